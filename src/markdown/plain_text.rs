//! Text without any Markdown in it, which is what most fields of a record are.
//!
//! It is written without the parser, several times faster, and must come out the same: the tests
//! below hold one against the other.

use super::inline::{InlineText, Wrap};
use super::marker::{Kind, marker};
use crate::html::escape;

/// Whether no character of `text` can mean anything but itself. In doubt it is not literal.
pub(super) fn is_plain_text(text: &str) -> bool {
    text.split('\n').all(|line| {
        let line = line.as_bytes();
        let special =
            |(at, &byte): (usize, &u8)| MEANS_MORE[usize::from(byte)] && is_special(&line[at..]);
        !line.ends_with(b" ") && !begins_block(line) && !line.iter().enumerate().any(special)
    })
}

/// Bytes that must be looked at more closely.
const MEANS_MORE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = byte != 0x0A;
        byte += 1;
    }
    let signs = b"\\`*_[]<&~|\x7F\xC2\xEF";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

fn is_special(tail: &[u8]) -> bool {
    match tail {
        // One `~` is a range.
        [b'~', rest @ ..] => rest.first() == Some(&b'~'),
        // Controls begin with C2, noncharacters with EF; few of the others do.
        [0xEF, second, ..] => matches!(second, 0xB7 | 0xBF),
        _ => true,
    }
}

/// Whether a line could begin a heading, a list, a quotation, a rule, a table or code.
fn begins_block(line: &[u8]) -> bool {
    match line.first() {
        Some(b' ' | b'#' | b'>' | b'+' | b'-' | b'=' | b':') => true,
        Some(b'0'..=b'9') => {
            let after = line.iter().find(|it| !it.is_ascii_digit());
            matches!(after, Some(b'.' | b')'))
        }
        _ => false,
    }
}

/// A literal text that is a single line and no item of a list: all there is to do is to escape it.
pub(super) fn line(text: &str) -> Option<String> {
    if text.contains('\n') || marker(text).is_some_and(|it| it.kind == Kind::Bullet) {
        return None;
    }
    // Nothing in it is dropped.
    Some(escape(text))
}

/// A short value of one line that is literal but for what it begins with.
pub(super) fn value(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let special =
        |(at, &byte): (usize, &u8)| MEANS_MORE[usize::from(byte)] && is_special(&bytes[at..]);
    let spaced = text.starts_with(' ') || text.ends_with(' ');
    if spaced || text.contains('\n') || bytes.iter().enumerate().any(special) {
        return None;
    }
    line(text)
}

/// The blocks of a literal text.
pub(super) fn render(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4 + 8);
    let mut paragraph: Option<InlineText> = None;
    for line in text.split('\n') {
        if line.is_empty() {
            end(&mut out, paragraph.take());
            continue;
        }
        match &mut paragraph {
            Some(inline_text) => {
                inline_text.line_break(false, true);
                inline_text.text(line);
            }
            None => paragraph.get_or_insert_default().text(line),
        }
    }
    end(&mut out, paragraph);
    out
}

fn end(out: &mut String, paragraph: Option<InlineText>) {
    if let Some(inline_text) = paragraph {
        inline_text.write(out, Wrap::Paragraph);
    }
}
