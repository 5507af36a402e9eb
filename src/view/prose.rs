//! Texts of records as HTML: prose, numbers, and what stands where there is none.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;
use tera::Value;

use crate::html::{escape, escape_into};
use crate::japanese::{half_width, parse_number};
use crate::markdown;

/// HTML that is ready to be set. Templates write it as it is: it needs no `safe`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

impl From<&str> for Html {
    fn from(html: &str) -> Self {
        Self(Value::safe_string(html))
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self::from(html.as_str())
    }
}

impl Default for Html {
    fn default() -> Self {
        Self::from(String::new())
    }
}

impl Html {
    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// What stands in it.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }

    /// A text in which nothing is Markdown.
    pub(crate) fn text(text: &str) -> Self {
        escape(text).into()
    }

    /// The same with a word of the site's behind it.
    pub(crate) fn followed_by(&self, text: &str) -> Self {
        let mut html = self.as_str().to_owned();
        html.push_str(" <small>");
        escape_into(&mut html, text);
        html.push_str("</small>");
        html.into()
    }

    /// A short value of a record: lines of text, never blocks.
    pub(crate) fn value(text: &str) -> Self {
        markdown::render_value(text).into()
    }

    /// A text of a record.
    pub(crate) fn cell(text: &str) -> Self {
        markdown::render_cell(text).into()
    }
}

/// Prose under a label of the form.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled<'a> {
    /// The form's label.
    pub label: &'a str,
    /// The text as HTML: paragraphs, lists, tables.
    pub html: Html,
}

/// A value as it was written: a number with its unit, which is set right, else a text.
pub(crate) fn value_or(text: &str, unit: &str, nothing: &str) -> Html {
    if text.is_empty() || parse_number(text).is_none() {
        return line_or(text, nothing);
    }
    let mut html = String::with_capacity(text.len() + unit.len() + 32);
    html.push_str("<span class=\"num\">");
    escape_into(&mut html, text);
    escape_into(&mut html, &apart(unit));
    html.push_str("</span>");
    html.into()
}

/// A unit as it stands behind a number: a word such as days stands apart, 件, % and kWh do not.
pub(crate) fn apart(unit: &str) -> Cow<'_, str> {
    let is_word = unit.len() > 3 && unit.chars().all(|it| it.is_ascii_alphabetic() || it == ' ');
    if is_word { Cow::Owned(format!(" {unit}")) } else { Cow::Borrowed(unit) }
}

/// An amount, its thousands set off, with its unit.
pub(crate) fn amount_or(text: &str, unit: &str, nothing: &str) -> Html {
    value_or(&thousands(text), unit, nothing)
}

/// A short value that is no number, or these words where there is none.
pub(crate) fn line_or(text: &str, nothing: &str) -> Html {
    if text.is_empty() { nothing_there(nothing) } else { Html::value(text) }
}

/// A text of a record, or these words where there is none.
pub(crate) fn prose_or(text: &str, nothing: &str) -> Html {
    if text.is_empty() { nothing_there(nothing) } else { Html::cell(text) }
}

/// Words that are not the record's own.
fn nothing_there(words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    let mut html = String::with_capacity(words.len() + 32);
    html.push_str("<span class=\"nothing\">");
    escape_into(&mut html, words);
    html.push_str("</span>");
    html.into()
}

/// The number with its thousands set off; any other text as it is.
pub(crate) fn thousands(text: &str) -> String {
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

/// The beginning of a text on one line, for search engines.
pub(crate) fn summary(text: &str) -> String {
    const LENGTH: usize = 120;
    let plain = markdown::plain(text);
    match plain.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &plain[..end]),
        None => plain,
    }
}

/// A category as one heading: 重点改革項目Ⅱ 市民との… where the category has a number of its own,
/// as the form has it, else nothing.
pub(crate) fn numbered(level: &str, category: &str) -> Option<String> {
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
        let set = |text: &str| amount_or(text, "千円", "").0.to_string();
        let number = |text: &str| format!("<span class=\"num\">{text}千円</span>");
        assert_eq!(set("82500"), number("82,500"));
        assert_eq!(set("82,500"), number("82,500"));
        assert_eq!(set("△1234567.8"), number("△1,234,567.8"));
        assert_eq!(set("１２３"), number("123"));
        assert_eq!(set("未定"), "未定");
    }

    #[test]
    fn words_and_durations_stay_as_they_are() {
        assert_eq!(value_or("4分22秒", "秒", "").0.to_string(), "4分22秒");
        let nothing = value_or("", "％", "（記載なし）").0.to_string();
        assert_eq!(nothing, "<span class=\"nothing\">（記載なし）</span>");
    }

    #[test]
    fn a_category_is_joined_to_its_level_only_by_a_numeral() {
        assert_eq!(numbered("重点改革項目", "Ⅱ 市民").as_deref(), Some("重点改革項目Ⅱ 市民"));
        assert_eq!(numbered("大項目", "市民"), None);
    }
}
