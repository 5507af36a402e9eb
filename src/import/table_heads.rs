//! The heads of a table, which may take several rows: 平成25年度 over 計画 and 実績.

use std::ops::Range;

use super::row_table::{cell_of, text};
use crate::workbook::{Area, CellAddress, Row, Worksheet};

/// What stands over a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableHead {
    /// The column, counted from 1.
    pub column: u32,
    /// The heads, the upper first.
    pub path: Vec<String>,
    /// The lowest of them.
    pub at: CellAddress,
}

impl TableHead {
    /// The heads as one text.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.join(" / ")
    }
}

/// The row behind the heads, as far as the head in a cell is merged downwards.
pub(super) fn end(sheet: &Worksheet, at: usize, column: u32, most: usize) -> usize {
    let row = sheet.rows[at].number;
    let last = area(sheet, CellAddress::new(row, column)).map_or(row, |it| it.last.row);
    let is_in = |it: &&Row| it.number <= last;
    at + sheet.rows[at..].iter().take_while(is_in).count().clamp(1, most)
}

/// The first row of the heads: heads over others may stand above that of the numbers.
pub(super) fn start(
    sheet: &Worksheet,
    at: usize,
    column: u32,
    height: usize,
    most: usize,
) -> usize {
    let mut start = at;
    while start > 0 && at - start + height < most && is_over_heads(sheet, start, column) {
        start -= 1;
    }
    start
}

/// Whether the row above one has heads over its heads. A title stands over the numbers, too, or is alone.
fn is_over_heads(sheet: &Worksheet, below: usize, column: u32) -> bool {
    let (row, heads) = (&sheet.rows[below - 1], &sheet.rows[below]);
    let is_wide =
        |at: CellAddress| area(sheet, at).is_some_and(|it| it.first.column < it.last.column);
    let place = |column: u32| CellAddress::new(row.number, column);
    let covered = area(sheet, place(column)).is_some() || cell_of(row, column).is_some();
    let is_head = |column: u32| {
        cell_of(heads, column).is_some() && (row.cells.len() > 1 || is_wide(place(column)))
    };
    row.number + 1 == heads.number && !covered && row.cells.iter().all(|it| is_head(it.column))
}

/// The heads of the columns that have one in some of the rows.
pub(super) fn heads(sheet: &Worksheet, range: Range<usize>) -> Vec<TableHead> {
    let rows = &sheet.rows[range];
    let mut columns: Vec<u32> = rows.iter().flat_map(|it| &it.cells).map(|it| it.column).collect();
    // A head over several columns may be the only one that they have.
    if let [row] = rows {
        let own =
            |it: &&Area| it.first.row == row.number && cell_of(row, it.first.column).is_some();
        columns.extend(
            sheet.merges.iter().filter(own).flat_map(|it| it.first.column..=it.last.column),
        );
    }
    columns.sort_unstable();
    columns.dedup();
    let head = |column: u32| {
        let path = path(sheet, rows, column);
        let lowest = rows.iter().rev().find(|it| cell_of(it, column).is_some());
        let row = lowest.or(rows.last()).map_or(1, |it| it.number);
        TableHead { column, path, at: CellAddress::new(row, column) }
    };
    columns.into_iter().map(head).filter(|it| !it.path.is_empty()).collect()
}

/// The heads over a column, the upper first.
fn path(sheet: &Worksheet, rows: &[Row], column: u32) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    // No head reaches further to the left than the one above it.
    let mut left = 1;
    for (nth, row) in rows.iter().enumerate() {
        let is_below_some = rows[nth + 1..].iter().any(|it| cell_of(it, column).is_some());
        let Some(head) = over(sheet, row, column, is_below_some, left) else { continue };
        left = head;
        let Some(cell) = cell_of(row, head) else { continue };
        let words: Vec<&str> = cell.text.split_whitespace().collect();
        let text = if words.is_empty() { text(cell).into_owned() } else { words.join(" ") };
        if path.last() != Some(&text) {
            path.push(text);
        }
    }
    path
}

/// The column of the head of a row that stands over a column: the one in it, the one merged over it, else the next to the left
/// where another head is below.
fn over(sheet: &Worksheet, row: &Row, column: u32, is_below_some: bool, left: u32) -> Option<u32> {
    if cell_of(row, column).is_some() {
        return Some(column);
    }
    if let Some(area) = area(sheet, CellAddress::new(row.number, column)) {
        return (area.first.row == row.number).then_some(area.first.column);
    }
    let before = row.cells.iter().rev().find(|it| it.column < column && it.column >= left)?;
    let own = area(sheet, CellAddress::new(row.number, before.column));
    // A head that is merged says itself how far it reaches.
    (is_below_some && own.is_none()).then_some(before.column)
}

/// The merged area that a cell is in.
fn area(sheet: &Worksheet, at: CellAddress) -> Option<Area> {
    sheet.merges.iter().find(|it| it.contains(at)).copied()
}
