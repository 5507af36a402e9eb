//! Writes the rows of a table as bytes, one after the other; no row is kept.

use std::borrow::Cow;
use std::fmt::Write as _;

use anyhow::Result;

use super::cell::Cell;
use super::column::{Kind, Rows};
use super::source::Source;
use crate::calendar::{Naming, wareki_date, western_date};
use crate::digest::Hash;
use crate::exchange::guarded;

/// In which format a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CSV (RFC 4180) in UTF-8, for workbook programs.
    Csv,
    /// A list of objects as JSON.
    Json,
}

impl Format {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// How the names of its files end.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/json",
        }
    }
}

/// What is to be known of a file before it is fetched.
#[derive(Debug, Clone)]
pub struct Facts {
    /// How many rows the table has.
    pub rows: usize,
    /// How large the file is.
    pub bytes: usize,
    /// The hash of its bytes.
    pub hash: Hash,
    /// The first value of each column, cut if it is long; empty where a column has none, and in JSON.
    pub examples: Vec<String>,
}

/// The longest example of a column, in letters.
const EXAMPLE: usize = 24;

/// A file of a table, and what is to be known of it.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) facts: Facts,
}

/// A table in each of [`Format::ALL`]. Its rows are gone through once, for to find what stands in a cell takes longer than
/// to write it.
pub(super) fn write<T: Rows>(source: &Source) -> Result<[Written; 2]> {
    let names = || T::COLUMNS.iter().map(|it| it.field.name);
    let mut csv = CsvFile::new(names())?;
    let mut json = JsonFile::new(names());
    let mut rows = 0;
    let mut scratch = String::new();
    T::each(source, &mut |row| {
        rows += 1;
        for (at, column) in T::COLUMNS.iter().enumerate() {
            let cell = spelled((column.cell)(row), column.field.kind, source.naming);
            let text = printed(&cell, &mut scratch);
            csv.cell(at, &cell, text)?;
            json.cell(at, &cell, text)?;
        }
        json.end_row();
        csv.end_row()
    })?;
    let written = |bytes: Vec<u8>, examples| {
        let facts = Facts { rows, bytes: bytes.len(), hash: Hash::of(&bytes), examples };
        Written { bytes, facts }
    };
    let (bytes, examples) = csv.end()?;
    Ok([written(bytes, examples), written(json.end(), Vec::new())])
}

/// A table that is written as CSV.
struct CsvFile {
    writer: ::csv::Writer<Vec<u8>>,
    /// The first value of each column, and how many have none yet.
    examples: Vec<String>,
    missing: usize,
}

impl CsvFile {
    fn new(names: impl ExactSizeIterator<Item = &'static str>) -> Result<Self> {
        let missing = names.len();
        // The mark makes workbook programs read it as UTF-8.
        let bytes = "\u{feff}".as_bytes().to_vec();
        let terminator = ::csv::Terminator::CRLF;
        let mut writer = ::csv::WriterBuilder::new().terminator(terminator).from_writer(bytes);
        writer.write_record(names)?;
        Ok(Self { writer, examples: vec![String::new(); missing], missing })
    }

    fn cell(&mut self, column: usize, cell: &Cell, text: &str) -> Result<()> {
        if self.missing > 0 && self.examples[column].is_empty() && !text.is_empty() {
            self.examples[column] = clipped(text);
            self.missing -= 1;
        }
        let is_typed = matches!(cell, Cell::Text(_));
        let text = if is_typed { guarded(text) } else { Cow::Borrowed(text) };
        Ok(self.writer.write_field(text.as_bytes())?)
    }

    fn end_row(&mut self) -> Result<()> {
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    fn end(self) -> Result<(Vec<u8>, Vec<String>)> {
        let bytes = self.writer.into_inner().map_err(::csv::IntoInnerError::into_error)?;
        Ok((bytes, self.examples))
    }
}

/// A table that is written as JSON: a list of objects, one on each line.
struct JsonFile {
    bytes: Vec<u8>,
    /// What stands before the value of each column: the end of the value before, and the column's name.
    before: Vec<String>,
    /// What stands before a row.
    separator: &'static str,
}

impl JsonFile {
    fn new(names: impl Iterator<Item = &'static str>) -> Self {
        let before = names.enumerate().map(|(at, name)| {
            let separator = if at == 0 { "{" } else { "," };
            format!("{separator}\"{name}\":")
        });
        Self { bytes: b"[".to_vec(), before: before.collect(), separator: "\n" }
    }

    fn cell(&mut self, column: usize, cell: &Cell, text: &str) -> Result<()> {
        if column == 0 {
            self.bytes.extend_from_slice(self.separator.as_bytes());
            self.separator = ",\n";
        }
        self.bytes.extend_from_slice(self.before[column].as_bytes());
        match cell {
            Cell::Empty => self.bytes.extend_from_slice(b"null"),
            Cell::Text(_) | Cell::Day(_) => serde_json::to_writer(&mut self.bytes, text)?,
            Cell::Integer(_) | Cell::Number(_) | Cell::Year(_) => {
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
        Ok(())
    }

    fn end_row(&mut self) {
        self.bytes.push(b'}');
    }

    fn end(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(b"\n]\n");
        self.bytes
    }
}

/// A cell as its column wants it: in words, where a day or a year stands beside itself.
fn spelled(cell: Cell, kind: Kind, naming: Naming) -> Cell {
    match (kind, cell) {
        (Kind::Spelled, Cell::Day(day)) => Cell::Text(Cow::Owned(match naming {
            Naming::Era => wareki_date(day),
            Naming::Western => western_date(day),
        })),
        (Kind::Spelled, Cell::Year(year)) => Cell::Text(Cow::Owned(naming.year(year))),
        (_, cell) => cell,
    }
}

/// A cell as text.
fn printed<'c>(cell: &'c Cell, scratch: &'c mut String) -> &'c str {
    scratch.clear();
    // Writing to a string cannot fail.
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) => return text,
        Cell::Integer(number) => write!(scratch, "{number}"),
        Cell::Number(number) => write!(scratch, "{number}"),
        Cell::Day(day) => write!(scratch, "{day}"),
        Cell::Year(year) => write!(scratch, "{}", year.western()),
    };
    scratch
}

/// The beginning of a text, on one line.
fn clipped(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut clipped: String = line.chars().take(EXAMPLE).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}
