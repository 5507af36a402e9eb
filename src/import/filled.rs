//! What was typed into a form or a row of a table: texts, each for a field of a record.

use crate::record_edit::Step;
use crate::workbook::CellAddress;

/// What was typed for one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRecord {
    /// The record's file, from the city's folder. It need not be there yet.
    pub file: String,
    /// The sheet of the workbook; empty for a text.
    pub sheet: String,
    /// The hash of the file when its form was exported: empty where there was none, nothing where the form is not one of ours.
    pub exported: Option<String>,
    /// Whether nothing was typed, as far as that is known: of a record that is not there yet the form says its number.
    pub is_untouched: bool,
    /// Its fields.
    pub fields: Vec<FilledField>,
}

/// What was typed into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledField {
    /// Where it is in the record.
    pub path: Vec<Step>,
    /// What was typed.
    pub text: String,
    /// Where that stands.
    pub at: Place,
    /// The hash of what the form said when it was exported.
    pub exported: Option<String>,
}

/// Where something stands in what was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a cell of a workbook.
    Cell(CellAddress),
    /// In a line of a text, counted from 1.
    Line {
        /// The line.
        line: usize,
        /// The column of its table, counted from 1; none outside tables.
        column: Option<usize>,
    },
    /// It was given by hand.
    Given,
}
