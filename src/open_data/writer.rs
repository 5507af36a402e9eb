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

/// A table in a format, and what is to be known of its file.
pub(super) fn write<T: Rows>(source: &Source, format: Format) -> Result<(Vec<u8>, Facts)> {
    let mut examples = vec![String::new(); T::COLUMNS.len()];
    let mut rows = 0;
    let bytes = match format {
        Format::Csv => csv::<T>(source, &mut rows, &mut examples)?,
        Format::Json => json::<T>(source, &mut rows)?,
    };
    let facts = Facts { rows, bytes: bytes.len(), hash: Hash::of(&bytes), examples };
    Ok((bytes, facts))
}

fn csv<T: Rows>(source: &Source, rows: &mut usize, examples: &mut [String]) -> Result<Vec<u8>> {
    // The mark makes workbook programs read it as UTF-8.
    let bytes = "\u{feff}".as_bytes().to_vec();
    let terminator = ::csv::Terminator::CRLF;
    let mut writer = ::csv::WriterBuilder::new().terminator(terminator).from_writer(bytes);
    writer.write_record(T::COLUMNS.iter().map(|it| it.field.name))?;
    let (mut scratch, mut missing) = (String::new(), T::COLUMNS.len());
    T::each(source, &mut |row| {
        *rows += 1;
        for (column, example) in T::COLUMNS.iter().zip(examples.iter_mut()) {
            let cell = spelled((column.cell)(row), column.field.kind, source.naming);
            let is_text = matches!(cell, Cell::Text(_));
            let text = printed(&cell, &mut scratch);
            if missing > 0 && example.is_empty() && !text.is_empty() {
                *example = clipped(text);
                missing -= 1;
            }
            let text = if is_text { guarded(text) } else { Cow::Borrowed(text) };
            writer.write_field(text.as_bytes())?;
        }
        Ok(writer.write_record(None::<&[u8]>)?)
    })?;
    Ok(writer.into_inner().map_err(::csv::IntoInnerError::into_error)?)
}

fn json<T: Rows>(source: &Source, rows: &mut usize) -> Result<Vec<u8>> {
    let mut out = b"[".to_vec();
    let mut scratch = String::new();
    T::each(source, &mut |row| {
        out.extend_from_slice(if *rows == 0 { b"\n{" } else { b",\n{" });
        *rows += 1;
        for (at, column) in T::COLUMNS.iter().enumerate() {
            out.extend_from_slice(if at == 0 { b"\"" } else { b",\"" });
            out.extend_from_slice(column.field.name.as_bytes());
            out.extend_from_slice(b"\":");
            let cell = spelled((column.cell)(row), column.field.kind, source.naming);
            match &cell {
                Cell::Empty => out.extend_from_slice(b"null"),
                Cell::Text(_) | Cell::Day(_) => {
                    serde_json::to_writer(&mut out, printed(&cell, &mut scratch))?;
                }
                Cell::Integer(_) | Cell::Number(_) | Cell::Year(_) => {
                    out.extend_from_slice(printed(&cell, &mut scratch).as_bytes());
                }
            }
        }
        out.push(b'}');
        Ok(())
    })?;
    out.extend_from_slice(b"\n]\n");
    Ok(out)
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
