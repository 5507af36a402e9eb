//! A text that is explained, and where it begins in its file.

use crate::diagnostic::Span;

/// A text to be explained: the YAML of a file, and where in the file it begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// The file.
    pub(crate) file: &'a str,
    /// Its YAML.
    pub(crate) yaml: &'a str,
    /// Byte of the file at which the YAML begins.
    pub(crate) offset: usize,
}

/// A span of the subject's YAML as one of the file, on one line.
pub(crate) fn placed(subject: Subject<'_>, span: Span) -> Span {
    first_line(subject.yaml, shifted(span, subject.offset), subject.offset)
}

pub(super) fn shifted(span: Span, by: usize) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

/// The part of a span on its first line: a caret under ten lines says nothing.
pub(super) fn first_line(yaml: &str, span: Span, offset: usize) -> Span {
    let text = yaml.get(span.start - offset..span.end - offset).unwrap_or("");
    let line = text.split(['\n', '\r']).next().unwrap_or("").trim_end();
    Span { start: span.start, end: span.start + line.len() }
}
