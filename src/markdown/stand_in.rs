//! Characters that stand in for others while the parser reads a text: noncharacters, which no author types.

/// Stands between two characters so that they are not next to each other for the parser.
pub(super) const JOINT: char = '\u{FDD0}';
/// A space that does not end a link's destination.
pub(super) const SPACE: char = '\u{FDD1}';
/// Begins a line that is text whatever it looks like, and is never run into the line before.
pub(super) const LINE: char = '\u{FDD2}';
/// A space for the parser, so that a run next to it cannot open, or cannot close: U+0085.
pub(super) const BLANK: char = '\u{85}';

/// Whether `c` has no place in a page, nor in a text (R045): controls, which HTML forbids, and the noncharacters, some of
/// which stand in for others here.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The first character of a text that is dropped, and where it stands. The fast way through a text that has none.
pub(super) fn first_dropped(text: &str) -> Option<(usize, char)> {
    let bytes = text.bytes().enumerate().filter(|it| MAY_BEGIN_DROPPED[usize::from(it.1)]);
    let mut characters = bytes.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    characters.find(|it| is_dropped(it.1))
}

/// The bytes with which such characters begin. None is the middle of one.
const MAY_BEGIN_DROPPED: [bool; 256] = {
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
