//! T102: one word in several spellings within one record.
//!
//! The sheet of item 45 writes 取組, 取組み and 取り組み. The list is short on purpose: only words for
//! which the rules for official documents (公用文における漢字使用等について) leave no choice, and which
//! are spelled differently for no reason of meaning.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Spelling;
use super::super::text_visitor;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::SPELLING_DRIFT).of_record(look);

/// What follows 取り組み when it is the verb.
const VERB: &[&str] = &["ます", "まし", "ませ", "たい", "つつ", "ながら", "やす", "得", "、"];

/// The words, the spelling of official documents first.
pub(in super::super) const WORDS: [&[Spelling]; 9] = [
    &[
        ("取組", &["み", "む", "ん", "め", "も"]),
        ("取組み", VERB),
        ("取り組み", VERB),
        ("とりくみ", VERB),
    ],
    &[
        ("問合せ", &[]),
        ("問い合わせ", &["ます", "まし", "ませ", "た", "て", "る", "、"]),
        ("問合わせ", &[]),
        ("問い合せ", &[]),
    ],
    &[
        ("打合せ", &[]),
        ("打ち合わせ", &["ます", "まし", "た", "て", "る", "、"]),
        ("打合わせ", &[]),
    ],
    &[("手続", &["き", "法", "条例", "オンライン"]), ("手続き", &[])],
    &[("一人一人", &[]), ("一人ひとり", &[]), ("ひとりひとり", &[])],
    &[("様々", &[]), ("さまざま", &[])],
    &[("引き続き", &[]), ("引続き", &[]), ("ひきつづき", &[])],
    &[("サーバー", &[]), ("サーバ", &["ー"])],
    &[("ユーザー", &[]), ("ユーザ", &["ー", "ビリティ"])],
];

/// Looks for each of them.
static FINDERS: LazyLock<[Vec<Finder>; WORDS.len()]> =
    LazyLock::new(|| WORDS.map(|word| word.iter().map(|it| Finder::new(it.0)).collect()));

fn look<'a>(context: &RecordContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let mut counts = WORDS.map(|it| vec![0_usize; it.len()]);
    for scanned in context.texts.iter() {
        for (at, counts) in counts.iter_mut().enumerate() {
            if scanned.signs.has_spelling_of(at) {
                for (spelling, count) in counts.iter_mut().enumerate() {
                    *count += occurrences(scanned.text, at, spelling);
                }
            }
        }
    }
    for (at, counts) in counts.iter().enumerate() {
        let used = counts.iter().filter(|it| **it > 0).count();
        let most = counts.iter().max().copied().unwrap_or_default();
        // Of two that are as common, the one of official documents.
        let Some(usual) = counts.iter().position(|it| *it == most).filter(|_| used > 1) else {
            continue;
        };
        report(context, reporter, at, counts, usual);
    }
}

/// Reports a word once, at the first text that has it in another than the usual spelling.
fn report<'a>(
    context: &RecordContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    at: usize,
    counts: &[usize],
    usual: usize,
) {
    let (word, done) = (WORDS[at], std::cell::Cell::new(false));
    text_visitor::in_record(
        context,
        |it| it.has_spelling_of(at),
        reporter,
        |location| {
            let mut others = (0..word.len()).filter(|it| *it != usual);
            let other = others.find(|it| occurrences(location.as_str(), at, *it) > 0);
            let Some(other) = other.filter(|_| !done.replace(true)) else { return };
            let used = word.iter().zip(counts).filter(|(_, count)| **count > 0);
            let said = used.map(|((word, _), count)| {
                Message::new("word-count").with("word", *word).with("count", *count)
            });
            let said = listed(said);
            let help = Message::new("help-one-spelling").with("word", word[usual].0);
            location.report().on(word[other].0).with("words", said).help(help);
        },
    );
}

/// How often a text has a word in one of its spellings.
fn occurrences(text: &str, word: usize, spelling: usize) -> usize {
    let (written, not) = WORDS[word][spelling];
    let found = FINDERS[word][spelling].find_iter(text.as_bytes());
    found.filter(|at| !not.iter().any(|it| text[at + written.len()..].starts_with(it))).count()
}
