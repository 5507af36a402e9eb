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
