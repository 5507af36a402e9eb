//! What a file is, by its first bytes.

use super::WorkbookError;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A ZIP archive: Office Open XML or ODF.
    Zip,
    /// A compound file: Excel 97 to 2003, or another one with a password.
    Compound,
    /// No other, so that it may be a text.
    Text,
}

/// Files that are no workbooks, by their first bytes.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    // The first record of a file of Excel 5 and before that is not within a compound file.
    (b"\x09\x08\x08\x00\x00\x05", "Excel 5"),
];

/// Texts that are no records, by how they begin.
const MARKUP: [(&str, &str); 6] = [
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<table", "HTML"),
    ("<meta", "HTML"),
    ("mime-version:", "MHTML"),
    ("<?xml", "XML"),
];

/// What the first bytes of a file say.
pub(super) fn detect(bytes: &[u8]) -> Result<Kind, WorkbookError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Kind::Compound);
    }
    if let Some((_, name)) = OTHERS.iter().find(|it| bytes.starts_with(it.0)) {
        return Err(WorkbookError::UnknownFormat(name));
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let markup = |(mark, _): &&(&str, &str)| {
        let begins = start.get(..mark.len());
        begins.is_some_and(|it| it.eq_ignore_ascii_case(mark.as_bytes()))
    };
    if let Some((_, name)) = MARKUP.iter().find(markup) {
        return Err(WorkbookError::UnknownFormat(name));
    }
    Ok(Kind::Text)
}
