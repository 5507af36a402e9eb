//! A sheet of a workbook as a text with tables: its cells on the columns that are used, whatever grid it was drawn on.

use std::collections::BTreeSet;

use super::document::{Document, Part, Text};
use super::filled::Place;
use crate::workbook::{Cell, CellAddress, CellValue, Row, Worksheet};

/// The cells of a sheet. Japanese forms are drawn on a grid of narrow columns with merged cells; of the columns only those
/// stay at which a cell begins, so that what stands below a head is in its column.
///
/// Lines above the first row with two cells are paragraphs, as are lines below the last.
#[must_use]
pub fn document(sheet: &Worksheet) -> Document {
    let mut starts: BTreeSet<u32> =
        sheet.rows.iter().flat_map(|it| &it.cells).map(|it| it.column).collect();
    // A merged cell without anything in it is an empty cell of the form.
    starts.extend(sheet.merges.iter().map(|it| it.first.column));
    let columns: Vec<u32> = starts.into_iter().collect();
    let is_table = |it: &Row| it.cells.len() > 1;
    let first = sheet.rows.iter().position(is_table).unwrap_or(sheet.rows.len());
    let last = sheet.rows.iter().rposition(is_table).map_or(first, |it| it + 1);
    let paragraph = |row: &Row| row.cells.iter().map(|it| text(row, it)).collect::<Vec<_>>();
    let mut parts = Vec::new();
    parts.extend(sheet.rows[..first].iter().flat_map(paragraph).map(Part::Paragraph));
    if first < last {
        let table = sheet.rows[first..last].iter().map(|it| cells(it, &columns)).collect();
        parts.push(Part::Table(table));
    }
    parts.extend(sheet.rows[last..].iter().flat_map(paragraph).map(Part::Paragraph));
    Document { parts, is_exact: true }
}

/// A row on the columns that are used.
fn cells(row: &Row, columns: &[u32]) -> Vec<Text> {
    let mut filled = row.cells.iter().peekable();
    let cell = |column: &u32| {
        let found = filled.next_if(|it| it.column == *column);
        found.map_or_else(
            || {
                let at = Place::Cell(CellAddress::new(row.number, *column));
                Text { text: String::new(), at }
            },
            |it| text(row, it),
        )
    };
    columns.iter().map(cell).collect()
}

/// A cell. A day that the workbook keeps as such is written as records have it.
fn text(row: &Row, cell: &Cell) -> Text {
    let at = Place::Cell(CellAddress::new(row.number, cell.column));
    Text { text: day(cell).unwrap_or_else(|| cell.text.trim().to_owned()), at }
}

/// The day in a cell as records have it, which does not depend on how it is shown.
pub(super) fn day(cell: &Cell) -> Option<String> {
    match cell.value {
        CellValue::Date(day) => Some(day.to_string()),
        CellValue::DateTime(time) => Some(time.date().to_string()),
        CellValue::Text | CellValue::Number(_) | CellValue::Flag(_) | CellValue::Error => None,
    }
}
