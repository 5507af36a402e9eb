//! Writing an author's text into HTML: without what no page may have in it, and escaped.

use super::stand_in::{SPACE, first_dropped, is_dropped};
use crate::html::escape_into;

/// The characters that stand for themselves and are shown, with our marks taken back.
pub(super) fn shown(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().map(|c| if c == SPACE { ' ' } else { c }).filter(|&c| !is_dropped(c))
}

/// Appends `text` for the inside of an element or the value of an attribute.
pub(super) fn text(out: &mut String, text: &str) {
    let mut rest = text;
    // Nearly all text has none of these.
    while let Some((at, c)) = first_dropped(rest) {
        escape_into(out, &rest[..at]);
        out.extend(shown(c.encode_utf8(&mut [0; 4])));
        rest = &rest[at + c.len_utf8()..];
    }
    escape_into(out, rest);
}

/// Appends ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(out, value);
    out.push('"');
}
