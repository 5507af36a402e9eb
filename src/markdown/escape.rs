//! Writing text into HTML.

use super::source::SPACE;

/// Whether `c` has no place in a page: controls, which HTML forbids, and the noncharacters, two of
/// which are our own marks (see [`super::source`]).
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The characters that stand for themselves and are shown, with our marks taken back.
pub(super) fn shown(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| if c == SPACE { ' ' } else { c }).filter(|&c| !is_dropped(c))
}

/// Appends `text` for the inside of an element.
pub(super) fn text(out: &mut String, text: &str) {
    for c in shown(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}

/// Appends ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in shown(value) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out.push('"');
}
