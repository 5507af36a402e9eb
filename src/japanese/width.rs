//! How many columns text takes on a terminal.

use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes on a terminal: two for kanji and kana, one for what terminals
/// outside East Asia draw narrow as well (①, ○, α).
#[must_use]
pub fn display_width(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kanji_are_twice_as_wide_as_letters() {
        for (text, columns) in
            [("", 0), ("abc", 3), ("担当課", 6), ("H25上", 5), ("ｱ", 1), ("①", 1)]
        {
            assert_eq!(display_width(text), columns, "{text}");
        }
    }
}
