//! How an id, a reading and an address of a site are spelled.

/// Whether a text is written in kana only, as a reading must be to be sorted by.
#[must_use]
pub fn is_kana(text: &str) -> bool {
    text.chars().all(|it| matches!(it, '\u{3041}'..='\u{30ff}' | '\u{3000}' | ' '))
}

/// Whether a text is the whole address of a web site.
pub(crate) fn is_url(text: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|it| text.strip_prefix(it));
    host.is_some_and(|it| !it.is_empty() && !it.starts_with('/') && !it.contains(' '))
}

/// Whether a text can be part of an address: lower-case ASCII letters, digits, `-` and `_`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-' || it == b'_')
}
