//! How an id and a reading are spelled.

/// Whether a text is written in kana only, as a reading must be to be sorted by.
#[must_use]
pub fn is_kana(text: &str) -> bool {
    text.chars().all(|it| matches!(it, '\u{3041}'..='\u{30ff}' | '\u{3000}' | ' '))
}

/// Whether a text is a 全国地方公共団体コード: six digits.
pub(crate) fn is_municipality_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit())
}

/// Whether a text can be part of an address: lower-case ASCII letters, digits, `-` and `_`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-' || it == b'_')
}
