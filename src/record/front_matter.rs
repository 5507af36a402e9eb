//! The part of a record between `---` lines, and the body below it.

use std::ops::Range;

use crate::characters;
use crate::diagnostic::{Code, code};

/// A record's two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FrontMatter<'a> {
    /// The YAML.
    pub(super) yaml: &'a str,
    /// Byte of the file at which it begins.
    pub(super) offset: usize,
    /// The Markdown below.
    pub(super) body: &'a str,
}

/// Why a record has no front matter, and the byte at which that is seen.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatterError<'a> {
    /// Which mistake it is.
    pub(super) code: &'static Code,
    /// The byte.
    pub(super) at: usize,
    /// What can be read all the same.
    pub(super) rest: Option<FrontMatter<'a>>,
}

/// Splits a record's text.
pub(super) fn split(text: &str) -> Result<FrontMatter<'_>, FrontMatterError<'_>> {
    if text.trim().is_empty() {
        return Err(FrontMatterError { code: &code::EMPTY_FILE, at: 0, rest: None });
    }
    let first = first_line(text);
    if !is_fence(first) {
        return Err(FrontMatterError { code: &code::NO_FRONT_MATTER, at: 0, rest: None });
    }
    let offset = first.len();
    let mut at = offset;
    while at < text.len() {
        let line = first_line(&text[at..]);
        if is_fence(line) {
            let body = &text[at + line.len()..];
            return Ok(FrontMatter { yaml: &text[offset..at], offset, body });
        }
        at += line.len();
    }
    let end = keys_end(&text[offset..]) + offset;
    let rest = FrontMatter { yaml: &text[offset..end], offset, body: "" };
    Err(FrontMatterError { code: &code::UNCLOSED_FRONT_MATTER, at: end, rest: Some(rest) })
}

/// The bytes of the YAML of a record; none where it has no front matter that ends.
pub(crate) fn yaml_range(text: &str) -> Option<Range<usize>> {
    let parts = split(text).ok()?;
    Some(parts.offset..parts.offset + parts.yaml.len())
}

/// With its end.
fn first_line(text: &str) -> &str {
    &text[..memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |it| it + 1)]
}

/// Whether a line is `---`, whatever nobody can see in it: that is told for itself.
fn is_fence(line: &str) -> bool {
    let is = |line: &str| line.trim_end() == "---";
    line.as_bytes().contains(&b'-')
        && (is(line) || line.len() < 64 && is(&characters::without(line)))
}

/// Where the keys seem to end in a text without a second `---`: before the first line that follows
/// an empty one and is not a key, an item or indented.
fn keys_end(text: &str) -> usize {
    let mut at = 0;
    let mut after_blank = false;
    for line in text.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        let keyed = line.starts_with([' ', '#', '-'])
            || line.contains(": ")
            || line.trim_end().ends_with(':');
        if (after_blank && !blank && !keyed) || line.starts_with("－－") || line.starts_with("ーー")
        {
            return at;
        }
        after_blank = blank;
        at += line.len();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_has_two_parts() {
        let split = split("--- \r\n番号: 1\r\n---\r\n本文\r\n").unwrap();
        assert_eq!((split.yaml, split.body), ("番号: 1\r\n", "本文\r\n"));
    }

    #[test]
    fn an_unclosed_part_is_read_as_far_as_keys_go() {
        let front_matter_error = split("---\n番号: 1\n\n本文です。\n").unwrap_err();
        assert_eq!(front_matter_error.code.name, "unclosed-front-matter");
        assert_eq!(front_matter_error.rest.unwrap().yaml, "番号: 1\n\n");
    }
}
