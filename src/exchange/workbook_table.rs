//! The obligations as a table for people, who open it in a workbook program: heads and values in their language. What
//! programs read is the table of the site (`table.rs`) or JSON.

use super::ObligationRow;
use super::cell::guarded;
use crate::words::Words;

/// The heads, in the order of the columns.
const HEADS: [&str; 13] = [
    "obligations-program",
    "obligations-address",
    "obligations-number",
    "obligations-record",
    "obligations-unit",
    "obligations-item",
    "obligations-year",
    "obligations-due",
    "obligations-standing",
    "obligations-published",
    "obligations-published-by",
    "obligations-days-late",
    "obligations-reason",
];

/// The obligations as CSV (RFC 4180) in UTF-8 with a byte order mark, by which workbook programs know it.
///
/// # Errors
///
/// The writer refuses.
pub fn csv_for_workbooks<'a>(
    rows: impl Iterator<Item = ObligationRow<'a>>,
    words: &Words,
) -> Result<String, csv::Error> {
    workbook_csv(HEADS.map(|it| words.word(it)).to_vec(), rows.map(|it| cells(it, words).to_vec()))
}

/// A table that opens in workbook programs: with the mark that says how it is encoded, and lines that end as
/// theirs. Texts are to be guarded, so that none is a formula.
///
/// # Errors
///
/// A row has more or fewer cells than there are heads.
pub fn workbook_csv(
    heads: Vec<String>,
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, csv::Error> {
    let terminator = csv::Terminator::CRLF;
    let mut writer = csv::WriterBuilder::new().terminator(terminator).from_writer(Vec::new());
    writer.write_record(heads)?;
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// The cells of a row. Numbers and days are what they are; no text is a formula.
fn cells(row: ObligationRow<'_>, words: &Words) -> [String; HEADS.len()] {
    let text = |it: &str| guarded(it).into_owned();
    let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    let by = row.published_by.map(|it| words.word(&format!("obligations-published-by-{it}")));
    [
        text(row.program_name),
        text(&row.record),
        text(row.number),
        text(row.title),
        text(&row.unit_names.join(&words.word("comma"))),
        text(&row.item_name),
        number(row.fiscal_year.map(i64::from)),
        row.due,
        text(&row.standing_name),
        row.published.unwrap_or_default(),
        by.unwrap_or_default(),
        number(row.days_late.map(i64::from)),
        text(&row.reason),
    ]
}
