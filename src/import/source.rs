//! A file that is imported: what kind it is follows from its content, never from its name.

use super::document::Document;
use super::form_sheet::{OwnWorkbook, OwnWorkbookError, read_own};
use super::worksheet;
use crate::export::{CHOICE_SHEET, FIELD_SHEET};
use crate::workbook::{
    self, CellAddress, Limits, Unread, Visibility, Workbook, WorkbookError, Worksheet,
};

/// What a file is.
#[derive(Debug)]
pub enum Source {
    /// A text with tables (Markdown).
    Text(Document),
    /// A workbook that kohyo wrote.
    Own(OwnWorkbook),
    /// Other sheets of cells.
    Sheets(Vec<Worksheet>),
}

/// A file and what of it is in no cell that is read.
#[derive(Debug)]
pub struct SourceFile {
    /// What it is.
    pub source: Source,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// Sheets that are hidden, with how many cells they have.
    pub hidden_sheets: Vec<(String, usize)>,
    /// Cells in which something else is stored than is shown: the sheet, the cell, what is shown, what is stored.
    pub differing: Vec<(String, CellAddress, String, String)>,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceError {
    /// It is no sheet of cells that can be read.
    Workbook(WorkbookError),
    /// It is a workbook of ours whose hidden sheet cannot be used.
    Own(OwnWorkbookError),
    /// It has neither tables nor cells.
    Nothing,
}

/// Reads a file.
///
/// # Errors
///
/// See [`SourceError`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<SourceFile, SourceError> {
    if let Some(document) = text(bytes) {
        let (unread, hidden_sheets, differing) = (Vec::new(), Vec::new(), Vec::new());
        return Ok(SourceFile { source: Source::Text(document), unread, hidden_sheets, differing });
    }
    let workbook = workbook::read(bytes, limits).map_err(SourceError::Workbook)?;
    if let Some(own) = read_own(&workbook) {
        let mut own = own.map_err(SourceError::Own)?;
        let differing = std::mem::take(&mut own.differing);
        let Workbook { mut unread, .. } = workbook;
        unread.retain(|it| it.sheet != FIELD_SHEET && it.sheet != CHOICE_SHEET);
        return Ok(SourceFile {
            source: Source::Own(own),
            unread,
            hidden_sheets: Vec::new(),
            differing,
        });
    }
    let Workbook { sheets, unread, .. } = workbook;
    let (visible, hidden): (Vec<Worksheet>, Vec<Worksheet>) =
        sheets.into_iter().partition(|it| it.visibility == Visibility::Visible);
    let count = |sheet: &Worksheet| sheet.rows.iter().map(|it| it.cells.len()).sum::<usize>();
    let hidden_sheets = hidden.iter().map(|it| (it.name.clone(), count(it)));
    let hidden_sheets = hidden_sheets.filter(|it| it.1 > 0).collect();
    // Lines without a separator are no table.
    let is_text = |sheet: &Worksheet| {
        sheet.name.is_empty() && sheet.rows.iter().all(|row| row.cells.len() < 2)
    };
    if visible.iter().all(|it| it.rows.is_empty() || is_text(it)) {
        return Err(SourceError::Nothing);
    }
    let differing = visible.iter().flat_map(differing).collect();
    Ok(SourceFile { source: Source::Sheets(visible), unread, hidden_sheets, differing })
}

/// A text with tables, if the bytes are one: CSV has no line that begins with a bar.
fn text(bytes: &[u8]) -> Option<Document> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    if !text.lines().any(|it| it.trim_start().starts_with('|')) {
        return None;
    }
    Some(Document::parse(text)).filter(Document::has_table)
}

fn differing(sheet: &Worksheet) -> Vec<(String, CellAddress, String, String)> {
    let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|it| (row.number, it)));
    let differing = cells.filter_map(|(row, cell)| {
        let is_day = worksheet::day(cell).is_some();
        let stored = cell.stored().filter(|_| !is_day)?;
        let at = CellAddress::new(row, cell.column);
        Some((sheet.name.clone(), at, cell.text.clone(), stored))
    });
    differing.collect()
}
