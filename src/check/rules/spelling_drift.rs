//! T102: one word in several spellings within one record.
//!
//! The sheet of item 45 writes 取組, 取組み and 取り組み. Which words are looked for, and which spelling is that of official
//! documents and so never advised against, says `official_spelling`.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::official_spelling::WORDS;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::text_visitor;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::SPELLING_DRIFT).of_record(look);

/// Looks for each of them.
static FINDERS: LazyLock<Vec<Vec<Finder>>> = LazyLock::new(|| {
    WORDS.iter().map(|word| word.spellings().map(Finder::new).collect()).collect()
});

fn look<'a>(context: &RecordContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let mut counts: Vec<Vec<usize>> = WORDS.iter().map(|it| vec![0; 1 + it.others.len()]).collect();
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
        if counts.iter().filter(|it| **it > 0).count() > 1 {
            report(context, reporter, at, counts);
        }
    }
}

/// Reports a word once, at the first text that has it in another spelling than official documents.
fn report<'a>(
    context: &RecordContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    at: usize,
    counts: &[usize],
) {
    let (word, done) = (&WORDS[at], std::cell::Cell::new(false));
    text_visitor::in_record(
        context,
        |it| it.has_spelling_of(at),
        reporter,
        |location| {
            let mut others = word.others.iter().zip(1..);
            let other = others.find(|(_, nth)| occurrences(location.as_str(), at, *nth) > 0);
            let Some((other, _)) = other.filter(|_| !done.replace(true)) else { return };
            let used = word.spellings().zip(counts).filter(|(_, count)| **count > 0);
            let said = used.map(|(word, count)| {
                Message::new("word-count").with("word", word).with("count", *count)
            });
            let said = listed(said);
            let help = Message::new("help-one-spelling")
                .with("word", word.official)
                .with("source", word.source.name());
            location.report().on(other).with("words", said).help(help);
        },
    );
}

/// How often a text has a word in one of its spellings.
fn occurrences(text: &str, word: usize, spelling: usize) -> usize {
    let Some(written) = WORDS[word].spellings().nth(spelling) else { return 0 };
    let found = FINDERS[word][spelling].find_iter(text.as_bytes());
    found.filter(|at| WORDS[word].is_before(written, &text[at + written.len()..])).count()
}
