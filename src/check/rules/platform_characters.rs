//! T101: characters that some machines show wrongly, read aloud wrongly, or cannot search for.
//!
//! On one city's pages ①②③ had become @ABC. The rules for machine-readable data (総務省, 2020) forbid
//! 機種依存文字; of those, ％ ㎡ ① Ⅱ are harmless in UTF-8 and left alone, half-width kana, letters
//! of a machine's own and words squeezed into one sign are not.

use unicode_normalization::UnicodeNormalization;

use super::super::enumerate::listed;
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::characters::code_point;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::PLATFORM_CHARACTERS).of_texts(Sign::PlatformCharacter, look);

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let Some(start) = location.as_str().find(is_bad) else { return };
    let mut words: Vec<&str> = Vec::new();
    let mut rest = &location.as_str()[start..];
    while let Some(at) = rest.find(is_bad) {
        rest = &rest[at..];
        let end = rest.find(|it| !is_bad(it)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !words.contains(&word) {
            words.push(word);
        }
        rest = after;
    }
    let first = words.first().copied().unwrap_or_default();
    let lost = words.iter().all(|it| it.chars().all(is_lost));
    let help = if lost {
        Message::new("help-lost-character")
    } else {
        let pairs = words.iter().filter(|it| !it.chars().all(is_lost)).map(|word| {
            let plain: String = word.nfkc().collect();
            Message::new("word-for-word").with("word", *word).with("plain", plain)
        });
        Message { id: "help-plain-characters".into(), facts: vec![("words".into(), listed(pairs))] }
    };
    let plain =
        words.iter().filter(|it| !it.contains(is_lost)).map(|it| (*it, it.nfkc().collect()));
    let plain: Vec<(&str, String)> = plain.collect();
    let words = words.iter().map(|word| {
        let Some(first) = word.chars().next().filter(|it| is_lost(*it)) else {
            return Message::new("word-quoted").with("word", *word);
        };
        Message::new("word-coded").with("code", code_point(first))
    });
    let words = listed(words);
    let finding = location.report().on(first).with("words", words).help(help);
    for (word, plain) in plain {
        finding.spelled(word, &plain);
    }
}

/// How the bad characters begin in UTF-8; in two bytes, so that there are few.
pub(in super::super) fn beginnings() -> Vec<Vec<u8>> {
    let bad = ('\u{2100}'..=char::MAX).filter(|it| is_bad(*it));
    let mut beginnings: Vec<Vec<u8>> =
        bad.map(|it| it.encode_utf8(&mut [0; 4]).as_bytes()[..2].to_vec()).collect();
    beginnings.dedup();
    beginnings
}

fn is_bad(c: char) -> bool {
    // Nearly all of a text is below or next to these.
    c >= '\u{2100}' && (is_lost(c) || is_squeezed(c) || matches!(c, '\u{FF61}'..='\u{FF9F}'))
}

/// What stands for nothing on another machine.
fn is_lost(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

/// Words in one sign: ㈱ ㍉ ㍻ ℡. Signs of units such as ㎡ ㎏ ㏊ are not meant.
fn is_squeezed(c: char) -> bool {
    matches!(c,
        '\u{2116}' | '\u{2121}'
        | '\u{3220}'..='\u{3243}' | '\u{3280}'..='\u{32B0}'
        | '\u{32FF}' | '\u{3300}'..='\u{3357}' | '\u{337B}'..='\u{337F}' | '\u{33CD}')
}
