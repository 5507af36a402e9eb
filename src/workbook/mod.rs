//! Forms that departments send as spreadsheet files: the cells of each sheet as a reader sees them, and what of
//! the file is not among them.

mod address;
mod cell;
mod control;
mod delimited;
mod detection;
mod limit;
mod number_format;
mod ods;
mod package;
mod sheet;
mod style;
mod xls;
mod xlsx;
mod xml;

pub use address::{Area, CellAddress, LAST_COLUMN, LAST_ROW, NoAddress};
pub use cell::{Cell, CellValue};
pub use limit::Limits;

use limit::Budget;

/// A file as sheets of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What its content is, whatever it was named.
    pub format: Format,
    /// In the order of the file; hidden ones too. Those of charts alone are in `unread`.
    pub sheets: Vec<Worksheet>,
    /// What is in no cell, in the order of the sheets and of the cells in them.
    pub unread: Vec<Unread>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML, with or without macros (ECMA-376).
    Xlsx,
    /// Excel 97 to 2003 (BIFF8).
    Xls,
    /// ODF.
    Ods,
    /// A text of records.
    Delimited {
        /// What parts the fields: a comma, a tab or a semicolon.
        separator: char,
        /// How its characters are written.
        encoding: Encoding,
    },
}

/// How the characters of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel writes it.
    Utf8WithMark,
    /// UTF-16 with a byte order mark, as Excel writes "Unicode text".
    Utf16WithMark,
    /// The Shift JIS of Windows (code page 932).
    Cp932,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet {
    /// The name on its tab; empty for a text of records.
    pub name: String,
    /// Whether its tab is seen.
    pub visibility: Visibility,
    /// The rows that have a cell with something in it, from the top. Hidden rows and columns are not among them.
    pub rows: Vec<Row>,
    /// Merged cells. Their text is in the first cell of each.
    pub merges: Vec<Area>,
    /// The formulas of a hidden sheet as the file writes them, which is in the syntax of its format; none for
    /// other sheets and for `.xls`, where they are no text.
    pub formulas: Vec<(CellAddress, String)>,
}

/// Whether a sheet is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// It is.
    Visible,
    /// It is hidden, and a reader can have it shown.
    Hidden,
    /// It is hidden so that only a program can have it shown.
    VeryHidden,
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its cells that are not empty, from the left.
    pub cells: Vec<Cell>,
}

/// Something in a file that is in no cell of the result, or is there and is no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The sheet; empty when it is about the file.
    pub sheet: String,
    /// Where, when it has a place.
    pub at: Option<Area>,
    /// What it is.
    pub what: UnreadKind,
    /// What it says; cells of a row are parted by tabs, rows by line breaks.
    pub text: String,
}

/// What was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnreadKind {
    /// A remark at a cell.
    Comment,
    /// The text of a shape, a text box or a form control; before that of a box to tick ☑ or ☐.
    TextBox,
    /// Cells of a hidden row, also of one that a filter hides.
    HiddenRow,
    /// Cells of a hidden column.
    HiddenColumn,
    /// Words that are struck out; those of the cell that are not are its text.
    StruckOut,
    /// A formula whose result is not in the file. The text is the formula, empty for `.xls`.
    FormulaWithoutResult,
    /// An error (`#REF!`). It is among the cells, too.
    ErrorValue,
    /// A picture or a chart. The text is its name or what it says instead of being seen.
    Picture,
    /// Words above or below a printed page.
    HeaderOrFooter,
    /// Something of which not even the text can be told, as a sheet that is a chart or what is chosen in a list
    /// over the cells. The text says what.
    Unseeable,
    /// A value in a cell that is covered by a merged one.
    CoveredByMerge,
    /// A value that its format does not show (`;;;`). The text is the value.
    HiddenByFormat,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkbookError {
    /// It needs a password.
    Encrypted,
    /// It is not what its first bytes say. The text is for those who know the format, in English.
    Broken(String),
    /// It has more cells than are read.
    TooManyCells {
        /// How many are.
        limit: usize,
    },
    /// It is larger, or unpacks to more, than is read.
    TooLarge {
        /// How many bytes are.
        limit: u64,
    },
    /// It is something else. The text is the name of what it is.
    UnknownFormat(&'static str),
    /// It is no text in UTF-8 or code page 932, and no other file that is known.
    NotText {
        /// The line of the first byte that is no character, counted from 1.
        line: u32,
    },
}

/// Reads a file. What it is follows from its content, never from a name.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, WorkbookError> {
    let mut budget = Budget::new(limits);
    match detection::detect(bytes)? {
        detection::Kind::Zip => package::read(bytes, &mut budget),
        detection::Kind::Compound => xls::read(bytes, &mut budget),
        detection::Kind::Text => delimited::read(bytes, &mut budget),
    }
}
