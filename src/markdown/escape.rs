//! Writing an author's text into HTML: without what no page may have in it, and escaped.

use super::stand_in::{SPACE, is_dropped};
use crate::html::escape_into;

/// The characters that stand for themselves and are shown, with our marks taken back.
pub(super) fn shown(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().map(|c| if c == SPACE { ' ' } else { c }).filter(|&c| !is_dropped(c))
}

/// Appends `text` for the inside of an element or the value of an attribute.
pub(super) fn text(out: &mut String, text: &str) {
    let mut rest = text;
    // Nearly all text has none of these.
    while let Some((at, c)) = first_unshown(rest) {
        escape_into(out, &rest[..at]);
        out.extend(shown(c.encode_utf8(&mut [0; 4])));
        rest = &rest[at + c.len_utf8()..];
    }
    escape_into(out, rest);
}

/// The first character that does not stand for itself, and where it stands.
fn first_unshown(text: &str) -> Option<(usize, char)> {
    let bytes = text.bytes().enumerate().filter(|it| LOOKED_AT[usize::from(it.1)]);
    let mut characters = bytes.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    characters.find(|it| it.1 == SPACE || is_dropped(it.1))
}

/// The bytes with which characters begin that do not stand for themselves. None is the middle of
/// one.
const LOOKED_AT: [bool; 256] = {
    let mut table = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = control != 0x09 && control != 0x0A;
        control += 1;
    }
    let beginnings = b"\x7F\xC2\xEF";
    let mut at = 0;
    while at < beginnings.len() {
        table[beginnings[at] as usize] = true;
        at += 1;
    }
    table
};

/// Appends ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(out, value);
    out.push('"');
}
