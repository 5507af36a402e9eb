//! Texts of records as HTML: prose, numbers, and what stands where there is none.

use std::fmt::Write;

use serde::Serialize;

use crate::japanese::{half_width, parse_number};
use crate::markdown;

/// The inside of a table's cell.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// HTML: written with `| safe`.
    pub html: String,
    /// Whether it is a number, which is set right.
    pub number: bool,
}

/// Prose under a label of the form.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled<'a> {
    /// The form's label.
    pub label: &'a str,
    /// HTML: written with `| safe`.
    pub html: String,
}

impl Cell {
    /// A text, or these words where there is none.
    pub(super) fn text(text: &str, nothing: &str) -> Self {
        Self { html: prose_or(text, nothing), number: false }
    }

    /// A value as it was written: a number with its unit, else a text.
    pub(super) fn value(text: &str, unit: &str, nothing: &str) -> Self {
        if text.is_empty() || parse_number(text).is_none() {
            return Self::text(text, nothing);
        }
        let mut html = String::with_capacity(text.len() + unit.len());
        escape(text, &mut html);
        escape(unit, &mut html);
        Self { html, number: true }
    }

    /// An amount, its thousands set off, with its unit.
    pub(super) fn amount(text: &str, unit: &str, nothing: &str) -> Self {
        Self::value(&thousands(text), unit, nothing)
    }
}

/// A text of a record, or these words where there is none.
pub(super) fn prose_or(text: &str, nothing: &str) -> String {
    if text.is_empty() { nothing_there(nothing) } else { markdown::render_cell(text) }
}

/// Words that are not the record's own.
pub(super) fn nothing_there(words: &str) -> String {
    let mut html = String::with_capacity(words.len() + 32);
    html.push_str("<span class=\"nothing\">");
    escape(words, &mut html);
    html.push_str("</span>");
    html
}

/// The number with its thousands set off; any other text as it is.
fn thousands(text: &str) -> String {
    let number = half_width(text);
    let sign = number.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
    let (sign, digits) = number.split_at(sign);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(a, b)| (a, Some(b)));
    if whole.is_empty() || !whole.bytes().all(|it| it.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(number.len() + 8);
    out.push_str(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        // Writing to a string cannot fail.
        let _ = write!(out, ".{fraction}");
    }
    out
}

/// Writes a text into HTML.
pub(super) fn escape(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['&', '<', '>', '"']) {
        let mut chars = piece.chars();
        let escaped = match chars.next_back() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some(_) | None => {
                out.push_str(piece);
                continue;
            }
        };
        out.push_str(chars.as_str());
        out.push_str(escaped);
    }
}

/// The beginning of a text on one line, for search engines.
pub(super) fn summary(text: &str) -> String {
    const LENGTH: usize = 120;
    let plain = markdown::plain(text);
    match plain.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &plain[..end]),
        None => plain,
    }
}

/// A category as one heading: 重点改革項目Ⅱ 市民との… where the category has a number of its own,
/// as the form has it, else nothing.
pub(super) fn numbered(level: &str, category: &str) -> Option<String> {
    let first = category.chars().next()?;
    let numeral = first.is_ascii_digit()
        || matches!(first, '０'..='９' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}');
    numeral.then(|| format!("{level}{category}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_their_thousands_set_off() {
        let set = |text: &str| Cell::amount(text, "千円", "").html;
        assert_eq!(set("82500"), "82,500千円");
        assert_eq!(set("82,500"), "82,500千円");
        assert_eq!(set("△1234567.8"), "△1,234,567.8千円");
        assert_eq!(set("１２３"), "123千円");
        assert_eq!(set("未定"), "未定");
    }

    #[test]
    fn words_and_durations_stay_as_they_are() {
        let cell = Cell::value("4分22秒", "秒", "");
        assert_eq!((cell.html.as_str(), cell.number), ("4分22秒", false));
        assert_eq!(Cell::value("", "％", "（記載なし）").html, nothing_there("（記載なし）"));
    }

    #[test]
    fn a_category_is_joined_to_its_level_only_by_a_numeral() {
        assert_eq!(numbered("重点改革項目", "Ⅱ 市民").as_deref(), Some("重点改革項目Ⅱ 市民"));
        assert_eq!(numbered("大項目", "市民"), None);
    }
}
