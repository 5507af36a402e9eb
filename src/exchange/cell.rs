//! Texts as cells of a table that workbooks open.
//!
//! A workbook takes a cell that begins with `=`, `+`, `-`, `@` or a tab for a formula and computes it on
//! the machine of whoever opens the file
//! (<https://owasp.org/www-community/attacks/CSV_Injection>). An apostrophe in front makes it a text.

use std::borrow::Cow;

use serde::Serializer;

/// What a workbook may begin a formula with; those in full width too, which some narrow.
const FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Writes a text as a cell. Numbers and days are no texts and are written as they are.
pub(super) fn text<T: AsRef<str>, S: Serializer>(
    text: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&guarded(text.as_ref()))
}

/// Writes several words into one cell, with a semicolon between. Some workbooks part cells there, so
/// each word is a cell by itself.
pub(super) fn joined<S: Serializer>(words: &[&str], serializer: S) -> Result<S::Ok, S::Error> {
    let words: Vec<Cow<str>> = words.iter().map(|it| guarded(it)).collect();
    serializer.serialize_str(&words.join(";"))
}

/// The text with an apostrophe before what would be a formula. One that has apostrophes there itself
/// gets one more, so that a reader who takes one away has what was written.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What was written into a cell, without the apostrophe that [`guarded`] put before it.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        Some(_) | None => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn no_text_begins_a_formula() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+81-3", "'+81-3"),
            ("-5", "'-5"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－", "'－"),
            ("＠a", "'＠a"),
            ("'=1", "''=1"),
            ("''-", "'''-"),
            ("'", "'"),
            ("'60年代", "'60年代"),
            ("", ""),
            ("窓口=受付", "窓口=受付"),
            ("1-1-1", "1-1-1"),
            ("R2-1", "R2-1"),
            ("―", "―"),
            ("\"=1", "\"=1"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(45), ..ProptestConfig::default() })]

        #[test]
        fn every_text_is_read_back_and_none_is_a_formula(text in "['=+@＝－\t\r\na-]{0,6}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(FORMULA));
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
