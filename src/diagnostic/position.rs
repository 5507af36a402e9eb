//! Where a byte is: its line, and its column in characters.

use super::Span;

/// A place in a text as editors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Bytes before it; of the text itself, without a byte order mark.
    pub byte: usize,
    /// The line, from 1.
    pub line: usize,
    /// Characters (Unicode code points) before it in its line, plus 1.
    pub column: usize,
}

/// The text of a file, for questions about its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a>(pub &'a str);

impl Text<'_> {
    /// Where a byte is. One inside a character, or behind the end, is taken to the left.
    #[must_use]
    pub fn position(self, byte: usize) -> Position {
        let byte = self.0.floor_char_boundary(byte);
        let before = &self.0[..byte];
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        Position { byte, line, column: before[start..].chars().count() + 1 }
    }

    /// A span that has whole characters of the text only, whatever it is.
    #[must_use]
    pub(super) fn whole(self, span: Span) -> Span {
        let start = self.0.floor_char_boundary(span.start);
        Span { start, end: self.0.floor_char_boundary(span.end).max(start) }
    }

    /// Where a span begins, and where the character behind it is.
    #[must_use]
    pub fn range(self, span: Span) -> (Position, Position) {
        (self.position(span.start), self.position(span.end.max(span.start)))
    }

    /// The lines that a span touches, without what is around them.
    #[must_use]
    pub fn lines(self, span: Span) -> String {
        let (start, end) = (self.position(span.start).byte, self.position(span.end).byte);
        let first = self.0[..start].rfind('\n').map_or(0, |it| it + 1);
        let last =
            self.0[end.max(start)..].find('\n').map_or(self.0.len(), |it| end.max(start) + it);
        self.0[first..last].trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, byte: usize) -> (usize, usize) {
        let Position { line, column, .. } = Text(text).position(byte);
        (line, column)
    }

    #[test]
    fn columns_are_characters_and_both_are_from_one() {
        let text = "番号: 1\r\n状況: 𠮷か\u{3099}\n";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, "番号: ".len()), (1, 5));
        let line = "番号: 1\r\n".len();
        assert_eq!(at(text, line), (2, 1));
        assert_eq!(at(text, line + "状況: 𠮷".len()), (2, 6));
        assert_eq!(at(text, text.len()), (3, 1));
    }

    #[test]
    fn no_byte_is_out_of_place() {
        let text = "あい\n";
        assert_eq!(at(text, 1), (1, 1));
        assert_eq!(at(text, 4), (1, 2));
        assert_eq!(at(text, 99), (2, 1));
        let (start, end) = Text(text).range(Span { start: 6, end: 3 });
        assert_eq!((start.byte, end.byte), (6, 6));
        assert_eq!(Text("").lines(Span { start: 5, end: 2 }), "");
    }
}
