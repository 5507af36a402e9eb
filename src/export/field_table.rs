//! The hidden sheet of a workbook that kohyo wrote: which record each of its sheets is, and which cell is which field.
//!
//! A cell is named by a formula that refers to it, because what refers to a cell follows it when rows are inserted. Of what
//! was in the field when it was written there is the hash, so that what its clerk changed is known from what the record has
//! become since.

use std::fmt::Write as _;

use serde_json::Value;

use super::outline::FormField;
use crate::digest::Hash;
use crate::record_edit::Step;

/// The name of the hidden sheet.
pub const FIELD_SHEET: &str = "kohyo";

/// The name of the hidden sheet with the words to choose from.
pub const CHOICE_SHEET: &str = "kohyo-choices";

/// The version of the hidden sheet's layout.
pub const FIELD_SHEET_VERSION: &str = "1";

/// The kinds of its rows, in their first column.
pub const PROGRAM_ROW: &str = "program";
/// A record: the worksheet's number, its file, the hash of the file, empty where there is none, the worksheet's name;
/// of a row of a table, the hash of what it says.
pub const RECORD_ROW: &str = "record";
/// A field: the worksheet's number, its path as JSON, a formula that refers to its cell, the cell's address, the hash.
pub const FIELD_ROW: &str = "field";
/// A column of a table of records: its head, its path as JSON.
pub const COLUMN_ROW: &str = "column";

/// The hash of what is in a field, whatever a program for workbooks does to white space.
#[must_use]
pub fn field_hash(text: &str) -> String {
    Hash::of(comparable(text).as_bytes()).short()
}

/// The hash of what the fields in a row of a table say.
#[must_use]
pub fn row_hash<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.map(comparable).collect();
    Hash::of(texts.join("\u{1f}").as_bytes()).short()
}

/// A text as it is compared: without white space at the ends of its lines.
#[must_use]
pub fn comparable(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// The path of a field as JSON: `["進捗管理","平成26年度下半期","状況"]`.
#[must_use]
pub fn path_text(path: &[Step]) -> String {
    let steps = path.iter().map(|it| match it {
        Step::Key(key) => Value::from(key.as_str()),
        Step::Item(at) => Value::from(*at),
    });
    Value::Array(steps.collect()).to_string()
}

/// The path that a text of [`path_text`] says.
#[must_use]
pub fn parse_path(text: &str) -> Option<Vec<Step>> {
    let Ok(Value::Array(steps)) = serde_json::from_str(text) else { return None };
    let step = |value: &Value| match value {
        Value::String(key) => Some(Step::Key(key.clone())),
        Value::Number(at) => Some(Step::Item(usize::try_from(at.as_u64()?).ok()?)),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    steps.iter().map(step).collect()
}

/// The address of a cell, counted from 0: F12.
pub(super) fn address((row, column): (u32, u16)) -> String {
    let mut letters = Vec::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    let mut address: String = letters.into_iter().rev().collect();
    let _ = write!(address, "{}", row + 1);
    address
}

/// A reference to a cell of a worksheet: `='No.45'!$F$12`.
pub(super) fn reference(worksheet: &str, place: (u32, u16)) -> String {
    let address = address(place);
    let split = address.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
    let (column, row) = address.split_at(split);
    format!("='{}'!${column}${row}", worksheet.replace('\'', "''"))
}

/// The row of a field.
pub(super) fn row(
    worksheet: usize,
    name: &str,
    field: &FormField,
    place: (u32, u16),
) -> [String; 6] {
    [
        FIELD_ROW.to_owned(),
        worksheet.to_string(),
        path_text(&field.path),
        reference(name, place),
        address(place),
        field_hash(&field.in_record),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_addresses_of_workbooks() {
        for (place, expected) in [
            ((0, 0), "A1"),
            ((11, 5), "F12"),
            ((0, 25), "Z1"),
            ((9, 26), "AA10"),
            ((0, 16383), "XFD1"),
        ] {
            assert_eq!(address(place), expected);
        }
        assert_eq!(reference("No.45 '下'", (11, 5)), "='No.45 ''下'''!$F$12");
    }

    #[test]
    fn a_path_reads_back() {
        let path = [Step::Key("指標".into()), Step::Item(2), Step::Key("a.b\"".into())];
        assert_eq!(parse_path(&path_text(&path)).as_deref(), Some(path.as_slice()));
        assert_eq!(parse_path("[true]"), None);
        assert_eq!(parse_path("指標"), None);
    }

    #[test]
    fn white_space_at_the_ends_of_lines_is_no_change() {
        assert_eq!(field_hash("a \r\nb\n"), field_hash("a\nb"));
        assert_ne!(field_hash("a b"), field_hash("ab"));
    }
}
