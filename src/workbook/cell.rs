//! A cell: what is shown in it and what is stored for it.

use jiff::civil::{Date, DateTime};

use super::number_format::{Decimal, round_trip};

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its column, counted from 1.
    pub column: u32,
    /// What a reader sees, without what is struck out and without furigana.
    pub text: String,
    /// What is stored.
    pub value: CellValue,
    /// The digits of a number of which `f64` does not hold all.
    exact: Option<Box<str>>,
}

/// What is stored in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CellValue {
    /// The text itself.
    Text,
    /// A number; also a time of day, a duration or a date that no calendar has (1900-02-29), as a count of days.
    Number(f64),
    /// A day.
    Date(Date),
    /// A moment of a day.
    DateTime(DateTime),
    /// A logical value.
    Flag(bool),
    /// The result of a formula that failed. The text names the failure (`#DIV/0!`).
    Error,
}

impl Cell {
    /// A cell that shows a text for a value.
    #[must_use]
    pub fn new(column: u32, text: String, value: CellValue) -> Self {
        Self { column, text, value, exact: None }
    }

    /// Keeps the digits of a number as they are in the file, when they are more than `f64` holds.
    pub(super) fn with_digits(mut self, digits: &str) -> Self {
        let count = digits.bytes().filter(u8::is_ascii_digit).count();
        let plain = digits.bytes().all(|it| it.is_ascii_digit() || it == b'-' || it == b'.');
        if let CellValue::Number(number) = self.value
            && plain
            && count > 15
            && !digits.contains('.')
            && format!("{number}") != digits
        {
            self.exact = Some(digits.into());
        }
        self
    }

    /// What is stored, when who reads the text of the cell would take it for something else: `0.8512` where
    /// `85%` is shown, `45` where `第45号` is, `2013-10-31` where `平成25年10月31日` is. Dates are in ISO 8601. A number has
    /// the 15 digits that spreadsheets keep.
    #[must_use]
    pub fn stored(&self) -> Option<String> {
        match self.value {
            CellValue::Text | CellValue::Flag(_) | CellValue::Error => None,
            CellValue::Number(number) => self.stored_number(number),
            CellValue::Date(date) => Some(date.to_string()).filter(|it| *it != self.text),
            CellValue::DateTime(time) => {
                let text = time.to_string();
                Some(text).filter(|it| *it != self.text && it.replace('T', " ") != self.text)
            }
        }
    }

    fn stored_number(&self, number: f64) -> Option<String> {
        if let Some(exact) = &self.exact {
            return Some(exact.to_string()).filter(|it| *it != self.text);
        }
        let (digits, percent) = match self.text.strip_suffix('%') {
            Some(digits) => (digits, true),
            None => (self.text.as_str(), false),
        };
        let plain = digits.bytes().all(|it| matches!(it, b'0'..=b'9' | b',' | b'.' | b'-'));
        // A leading zero belongs to a code (001), which is another thing than its number.
        let whole = digits.trim_start_matches('-');
        let code = whole.len() > 1 && whole.starts_with('0') && !whole.starts_with("0.");
        let shown = Decimal::parse(&digits.replace(',', "")).filter(|_| plain && !code);
        let shown = shown.map(|it| if percent { it.shifted(-2) } else { it });
        let stored = Decimal::of(number);
        if shown.is_some_and(|it| it == stored) { None } else { Some(round_trip(number)) }
    }
}
