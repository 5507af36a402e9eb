//! A text that YAML cannot be read from, by its lines: what on each seems to be a key and what its value.

use super::super::schema::Keys;

/// A line without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its first byte in the text.
    pub(super) start: usize,
    /// What stands on it.
    pub(super) text: &'t str,
}

/// A key and what follows it on its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'t> {
    /// How many bytes stand before the key: spaces and the dashes of a list.
    pub(super) column: usize,
    /// The key, without quotation marks.
    pub(super) key: &'t str,
    /// Where its value begins in the line.
    pub(super) at: usize,
    /// The value, without spaces around it.
    pub(super) value: &'t str,
}

impl<'t> Line<'t> {
    /// The lines of a text.
    pub(super) fn all(text: &'t str) -> Vec<Self> {
        let mut start = 0;
        let line = |whole: &'t str| {
            let line = Line { start, text: whole.trim_end_matches(['\n', '\r']) };
            start += whole.len();
            line
        };
        text.split_inclusive('\n').map(line).collect()
    }

    /// How many spaces it begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What stands on it without space around, also space that is none for YAML.
    pub(super) fn content(&self) -> &'t str {
        self.text.trim()
    }

    /// Where in the text its content begins.
    pub(super) fn at_content(&self) -> usize {
        self.start + self.text.len() - self.text.trim_start().len()
    }

    /// Where in the text it ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.content().is_empty()
    }

    pub(super) fn is_comment(&self) -> bool {
        self.content().starts_with('#')
    }

    /// The key that it begins with, if a colon follows a word that may be one.
    pub(super) fn entry(&self, keys: &Keys) -> Option<Entry<'t>> {
        let mut column = self.indent();
        while let Some(rest) = self.text[column..].strip_prefix("- ") {
            column = self.text.len() - rest.trim_start_matches(' ').len();
        }
        let rest = &self.text[column..];
        let is_colon = |at: &usize| rest[at + 1..].chars().next().is_none_or(char::is_whitespace);
        let colon = rest.match_indices(':').map(|it| it.0).find(is_colon)?;
        let key = rest[..colon].trim_matches(['"', '\'', ' ']);
        if key.is_empty() || key.starts_with(['{', '[', '#', '|', '&', '*']) || !keys.knows(key) {
            return None;
        }
        let value = rest[colon + 1..].trim();
        let at = self.text.len() - rest[colon + 1..].trim_start().len();
        Some(Entry { column, key, at, value })
    }
}

/// Whether a value announces a block of lines: `|`, `>-`, `|2`.
pub(super) fn is_bar(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or(value).trim_end();
    value.strip_prefix(['|', '>']).is_some_and(|it| {
        it.chars().all(|sign| sign.is_ascii_digit() || sign == '+' || sign == '-') && it.len() < 3
    })
}
