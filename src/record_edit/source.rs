//! Lines, columns and what stands between the values of a YAML text.

/// A YAML text as lines. All places are bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
}

impl Source<'_> {
    fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Whether a character stands at a byte.
    pub(super) fn is(self, at: usize, c: u8) -> bool {
        self.byte(at) == Some(c)
    }

    /// The first byte of the line.
    pub(super) fn line_start(self, at: usize) -> usize {
        memchr::memrchr(b'\n', &self.text.as_bytes()[..at]).map_or(0, |it| it + 1)
    }

    /// The byte after the line's text, at which its end begins.
    pub(super) fn line_end(self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        let end = memchr::memchr(b'\n', rest).map_or(self.text.len(), |it| at + it);
        if end > 0 && self.is(end, b'\n') && self.is(end - 1, b'\r') { end - 1 } else { end }
    }

    /// The end of what stands before a byte on its line, without the blanks between.
    pub(super) fn text_end(self, at: usize) -> usize {
        self.text.get(..at).map_or(at, |it| it.trim_end_matches([' ', '\t']).len())
    }

    /// The first byte of the next line.
    pub(super) fn next_line(self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        memchr::memchr(b'\n', rest).map_or(self.text.len(), |it| at + it + 1)
    }

    /// How far a byte is from the first of its line. Before what YAML calls indented, there are only
    /// characters of one byte.
    pub(super) fn column(self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Whether only blanks stand before it on its line.
    pub(super) fn begins_line(self, at: usize) -> bool {
        self.is_blank(self.line_start(at), at)
    }

    /// Whether there is nothing but blanks and line ends.
    pub(super) fn is_blank(self, start: usize, end: usize) -> bool {
        self.text.as_bytes()[start..end].iter().all(|it| b" \t\r\n".contains(it))
    }

    /// Past blanks on the line.
    pub(super) fn skip_blanks(self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(|it| it == b' ' || it == b'\t') {
            at += 1;
        }
        at
    }

    /// Past blanks and line ends.
    pub(super) fn skip_space(self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        at + rest.iter().take_while(|it| b" \t\r\n".contains(it)).count()
    }

    /// Past blanks, line ends and comments.
    pub(super) fn skip_trivia(self, mut at: usize) -> usize {
        loop {
            match self.byte(at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
                Some(b'#') => at = self.line_end(at),
                _ => return at,
            }
        }
    }

    /// Past the same and the commas of `{ }` and `[ ]`.
    pub(super) fn skip_commas(self, at: usize) -> usize {
        let mut at = self.skip_trivia(at);
        while self.is(at, b',') {
            at = self.skip_trivia(at + 1);
        }
        at
    }

    /// Past anchors and tags.
    pub(super) fn skip_properties(self, mut at: usize) -> usize {
        while self.is(at, b'&') || self.is(at, b'!') {
            at = self.skip_trivia(self.word_end(at));
        }
        at
    }

    /// The end of a reference.
    pub(super) fn alias_end(self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        at + rest.iter().position(|it| b" \t\r\n,[]{}".contains(it)).unwrap_or(rest.len())
    }

    /// What begins at a byte and has no blank in it.
    pub(super) fn word(&self, at: usize) -> &str {
        self.text.get(at..self.word_end(at)).unwrap_or_default()
    }

    /// The end of what has no blank in it.
    pub(super) fn word_end(self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        at + rest.iter().position(|it| b" \t\r\n".contains(it)).unwrap_or(rest.len())
    }

    /// The byte after the quotation mark that closes the one at this byte.
    pub(super) fn quoted_end(self, start: usize) -> usize {
        let quote = self.byte(start);
        let mut at = start + 1;
        while let Some(byte) = self.byte(at) {
            let is_escape = byte == b'\\' && quote == Some(b'"');
            let is_twice = byte == b'\'' && quote == Some(byte) && self.is(at + 1, byte);
            if is_escape || is_twice {
                at += 1;
            } else if Some(byte) == quote {
                return at + 1;
            }
            at += 1;
        }
        self.text.len()
    }

    /// The first byte of the line after an entry that ends here: after its comments, which are those on
    /// its line and those below it that are indented further than its own column.
    pub(super) fn entry_end(self, end: usize, column: usize) -> usize {
        let mut at = self.next_line(end);
        loop {
            let first = self.skip_blanks(at);
            if !self.is(first, b'#') || first - at <= column {
                return at;
            }
            at = self.next_line(first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_before_a_return() {
        let source = Source { text: "a: 一\r\nb: 2\n" };
        assert_eq!(source.line_end(1), 6);
        assert_eq!(source.next_line(1), 8);
        assert_eq!(source.column(9), 1);
    }

    #[test]
    fn quotes_end_at_their_own_mark() {
        assert_eq!(Source { text: r#""a\"b" # "c""# }.quoted_end(0), 6);
        assert_eq!(Source { text: "'a''b' # '" }.quoted_end(0), 6);
    }

    #[test]
    fn comments_below_an_entry_belong_to_it_when_they_are_indented_further() {
        let source = Source { text: "a:\n  b: 1 # c\n  # d\n# e\nf: 2\n" };
        assert_eq!(source.entry_end(8, 0), source.text.find("# e").unwrap());
        assert_eq!(source.entry_end(8, 2), source.text.find("  # d").unwrap());
    }
}
