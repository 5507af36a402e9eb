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
pub(super) fn shown(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().map(|c| if c == SPACE { ' ' } else { c }).filter(|&c| !is_dropped(c))
}

/// Appends `text` for the inside of an element.
pub(super) fn text(out: &mut String, text: &str) {
    let mut rest = text;
    // Nearly all text can be copied; only what may have to be written otherwise is looked at.
    while let Some(at) = rest.bytes().position(|byte| LOOKED_AT[usize::from(byte)]) {
        let (ordinary, tail) = rest.split_at(at);
        out.push_str(ordinary);
        let mut chars = tail.chars();
        match chars.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some(SPACE) => out.push(' '),
            Some(c) if !is_dropped(c) => out.push(c),
            _ => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// The bytes with which characters begin that are escaped or dropped.
const LOOKED_AT: [bool; 256] = {
    let mut table = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = true;
        control += 1;
    }
    let beginnings = b"&<>\x7F\xC2\xEF";
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
