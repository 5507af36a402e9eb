//! Workbooks that kohyo wrote: which cell is which field stands on their hidden sheet.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::filled::{FilledField, FilledRecord, Place};
use super::worksheet;
use crate::export::{
    COLUMN_ROW, FIELD_ROW, FIELD_SHEET, FIELD_SHEET_VERSION, PROGRAM_ROW, RECORD_ROW, field_hash,
    parse_path, row_hash,
};
use crate::record_edit::Step;
use crate::workbook::{Cell, CellAddress, Row, Visibility, Workbook, Worksheet};

/// What a workbook of ours has.
#[derive(Debug, Default)]
pub struct OwnWorkbook {
    /// The program of its records: reforms/gyokaku-2013.
    pub program: String,
    /// What was typed.
    pub records: Vec<FilledRecord>,
    /// Fields whose cells are no more: the record's file and the path.
    pub lost: Vec<(String, Vec<Step>)>,
    /// Rows and cells of a table that belong to no record or to no column.
    pub unread: Vec<(String, CellAddress, String)>,
    /// Cells in which something else is stored than is shown.
    pub differing: Vec<(String, CellAddress, String, String)>,
}

/// Why a workbook that says that it is ours cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnWorkbookError {
    /// A later kohyo wrote it.
    Version(String),
    /// Its hidden sheet was changed. The text is the row, as a workbook counts.
    Changed(u32),
}

/// A record by its row on the hidden sheet.
struct KnownRecord<'a> {
    file: &'a str,
    hash: &'a str,
    sheet: &'a str,
}

/// Reads a workbook of ours; none when it is not.
///
/// # Errors
///
/// Its hidden sheet is of a later version, or was changed.
#[must_use]
pub fn read_own(workbook: &Workbook) -> Option<Result<OwnWorkbook, OwnWorkbookError>> {
    let hidden = workbook.sheets.iter().find(|it| it.name == FIELD_SHEET)?;
    let mut rows = hidden.rows.iter();
    let first = rows.next()?;
    if cell(&first.cells, 1) != FIELD_SHEET {
        return None;
    }
    let version = cell(&first.cells, 2);
    if version != FIELD_SHEET_VERSION {
        return Some(Err(OwnWorkbookError::Version(version.to_owned())));
    }
    Some(read(workbook, hidden))
}

fn read(workbook: &Workbook, hidden: &Worksheet) -> Result<OwnWorkbook, OwnWorkbookError> {
    let mut own = OwnWorkbook::default();
    let mut known: HashMap<&str, KnownRecord> = HashMap::new();
    let mut columns: HashMap<&str, Vec<Step>> = HashMap::new();
    let mut fields = Vec::new();
    for row in hidden.rows.iter().skip(1) {
        let changed = || OwnWorkbookError::Changed(row.number);
        let at = |column| cell(&row.cells, column);
        match at(1) {
            PROGRAM_ROW => at(2).clone_into(&mut own.program),
            RECORD_ROW => {
                known.insert(at(2), KnownRecord { file: at(3), hash: at(4), sheet: at(5) });
            }
            COLUMN_ROW => {
                columns.insert(at(2), parse_path(at(3)).ok_or_else(changed)?);
            }
            FIELD_ROW => fields.push((row, parse_path(at(3)).ok_or_else(changed)?)),
            _ => return Err(changed()),
        }
    }
    if !columns.is_empty() {
        own.read_table(workbook, &known, &columns);
        return Ok(own);
    }
    own.read_fields(workbook, hidden, &known, fields)?;
    Ok(own)
}

/// The cells that can be seen.
fn cells(workbook: &Workbook) -> HashMap<(&str, CellAddress), &Cell> {
    let mut cells = HashMap::new();
    for sheet in workbook.sheets.iter().filter(|it| it.visibility != Visibility::VeryHidden) {
        for row in &sheet.rows {
            for cell in &row.cells {
                cells
                    .insert((sheet.name.as_str(), CellAddress::new(row.number, cell.column)), cell);
            }
        }
    }
    cells
}

impl OwnWorkbook {
    /// Reads the fields of forms, each from the cell that a row of the hidden sheet refers to.
    fn read_fields(
        &mut self,
        workbook: &Workbook,
        hidden: &Worksheet,
        known: &HashMap<&str, KnownRecord>,
        fields: Vec<(&Row, Vec<Step>)>,
    ) -> Result<(), OwnWorkbookError> {
        let formulas = hidden.formulas.iter().map(|(at, text)| (*at, text.as_str()));
        let formulas: HashMap<CellAddress, &str> = formulas.collect();
        let cells = cells(workbook);
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (row, path) in fields {
            let number = cell(&row.cells, 2);
            let record = known.get(number).ok_or(OwnWorkbookError::Changed(row.number))?;
            let formula = formulas.get(&CellAddress::new(row.number, 4)).copied();
            let address = || Some((record.sheet.to_owned(), cell(&row.cells, 5).parse().ok()?));
            let place = formula.map_or_else(address, parse_reference);
            let is_there =
                |it: &(String, CellAddress)| workbook.sheets.iter().any(|sheet| sheet.name == it.0);
            let Some((sheet, at)) = place.filter(is_there) else {
                self.lost.push((record.file.to_owned(), path));
                continue;
            };
            let found = cells.get(&(sheet.as_str(), at)).copied();
            let text = found.map_or_else(String::new, |it| self.text(&sheet, at, it));
            let nth = *places.entry(number).or_insert_with(|| {
                self.records.push(FilledRecord {
                    file: record.file.to_owned(),
                    sheet,
                    exported: Some(record.hash.to_owned()),
                    is_untouched: true,
                    fields: Vec::new(),
                });
                self.records.len() - 1
            });
            let exported = Some(cell(&row.cells, 6).to_owned());
            let filled = &mut self.records[nth];
            filled.is_untouched &= exported.as_deref() == Some(&field_hash(&text));
            filled.fields.push(FilledField { path, text, at: Place::Cell(at), exported });
        }
        Ok(())
    }

    /// What a cell says. A day that a workbook keeps as such is written as records have it.
    fn text(&mut self, sheet: &str, at: CellAddress, cell: &Cell) -> String {
        let shown = cell.text.trim();
        if let Some(day) = worksheet::day(cell) {
            return day;
        }
        if let Some(stored) = cell.stored() {
            self.differing.push((sheet.to_owned(), at, shown.to_owned(), stored));
        }
        shown.to_owned()
    }

    /// Reads a table: its first row has heads, its first column the records' files.
    fn read_table(
        &mut self,
        workbook: &Workbook,
        known: &HashMap<&str, KnownRecord>,
        columns: &HashMap<&str, Vec<Step>>,
    ) {
        let visible = |it: &&Worksheet| it.visibility == Visibility::Visible;
        let Some(sheet) = workbook.sheets.iter().find(visible) else { return };
        let mut rows = sheet.rows.iter();
        let Some(heads) = rows.next() else { return };
        let paths: BTreeMap<u32, &Vec<Step>> = heads
            .cells
            .iter()
            .filter_map(|it| Some((it.column, columns.get(it.text.as_str())?)))
            .collect();
        // Of a table the fifth column has the hash of what the row said.
        let hashes: HashMap<&str, (&str, &str)> =
            known.values().map(|it| (it.file, (it.hash, it.sheet))).collect();
        let mut met: HashSet<&str> = HashSet::new();
        let is_file = |head: &&Cell| paths.get(&head.column).is_some_and(|path| path.is_empty());
        let file_column = heads.cells.iter().find(is_file).map_or(1, |it| it.column);
        for row in rows {
            let file = cell(&row.cells, file_column);
            let hash = hashes.get(file).filter(|_| met.insert(file));
            let mut fields = Vec::new();
            for (column, path) in &paths {
                if path.is_empty() {
                    continue;
                }
                let at = CellAddress::new(row.number, *column);
                let found = row.cells.iter().find(|it| it.column == *column);
                let text = found.map_or_else(String::new, |it| self.text(&sheet.name, at, it));
                let path = (*path).clone();
                fields.push(FilledField { path, text, at: Place::Cell(at), exported: None });
            }
            fields.sort_by_key(|it| it.at);
            for other in row.cells.iter().filter(|it| !paths.contains_key(&it.column)) {
                let at = CellAddress::new(row.number, other.column);
                self.unread.push((sheet.name.clone(), at, other.text.clone()));
            }
            match hash {
                Some((hash, texts)) => self.records.push(FilledRecord {
                    file: file.to_owned(),
                    sheet: sheet.name.clone(),
                    exported: Some((*hash).to_owned()),
                    is_untouched: row_hash(fields.iter().map(|it| it.text.as_str())) == *texts,
                    fields,
                }),
                None => {
                    for field in fields.into_iter().filter(|it| !it.text.is_empty()) {
                        if let Place::Cell(at) = field.at {
                            self.unread.push((sheet.name.clone(), at, field.text));
                        }
                    }
                }
            }
        }
    }
}

/// The text of the cell in a column, counted from 1.
fn cell(cells: &[Cell], column: u32) -> &str {
    cells.iter().find(|it| it.column == column).map_or("", |it| it.text.as_str())
}

/// The cell that a formula refers to, in the syntax of Excel (`'No.45'!$F$12`) or of `OpenDocument`
/// (`of:=[$'No.45'.$F$12]`).
fn parse_reference(formula: &str) -> Option<(String, CellAddress)> {
    let text = formula.trim().trim_start_matches("of:").trim_start_matches('=');
    let text = text.trim_start_matches('[').trim_end_matches(']').trim_start_matches('$');
    let (sheet, address) = if let Some(quoted) = text.strip_prefix('\'') {
        let end = end_of_quotes(quoted)?;
        (quoted[..end].replace("''", "'"), quoted[end + 1..].get(1..)?)
    } else {
        let at = text.rfind(['!', '.'])?;
        (text[..at].to_owned(), text.get(at + 1..)?)
    };
    Some((sheet, address.replace('$', "").parse().ok()?))
}

/// Where a name in quotes ends; within them an apostrophe stands twice.
fn end_of_quotes(quoted: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += quoted[at..].find('\'')?;
        if !quoted[at + 1..].starts_with('\'') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_names_its_cell() {
        for (formula, expected) in [
            ("'No.45'!$F$12", Some(("No.45", "F12"))),
            ("='No.45 ''下'''!$F$12", Some(("No.45 '下'", "F12"))),
            ("of:=[$'No.45'.$F$12]", Some(("No.45", "F12"))),
            ("of:=['No.45'.F12]", Some(("No.45", "F12"))),
            ("Sheet1!$AA$3", Some(("Sheet1", "AA3"))),
            ("of:=[$税務課.$A$1]", Some(("税務課", "A1"))),
            ("'No.45'!#REF!", None),
            ("#REF!", None),
            ("'open", None),
            ("'a'", None),
            ("", None),
        ] {
            let found = parse_reference(formula).map(|(sheet, at)| (sheet, at.to_string()));
            let expected = expected.map(|(sheet, at)| (sheet.to_owned(), at.to_owned()));
            assert_eq!(found, expected, "{formula}");
        }
    }
}
