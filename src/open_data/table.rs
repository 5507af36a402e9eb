//! A table, whatever its rows are: its name, its columns, its key, what it refers to.

use anyhow::Result;

use super::column::{Column, Field, Rows};
use super::source::Source;
use super::writer::{self, Format, Written};
use crate::words::Words;

/// A table of the open data.
#[derive(Clone, Copy)]
pub struct Table {
    /// Its name, in addresses and in the package: `sheets`.
    pub name: &'static str,
    /// The columns that tell its rows apart; none where a part of what does so may be empty.
    pub key: &'static [&'static str],
    /// What its columns refer to.
    pub references: &'static [Reference],
    fields: fn() -> Vec<Field>,
    write: Write,
}

/// Writes a table in each format.
type Write = fn(&Source) -> Result<[Written; 2]>;

/// That a column has only what stands in a column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// The column.
    pub column: &'static str,
    /// The table that it refers to.
    pub table: &'static str,
    /// The column there.
    pub to: &'static str,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Table {
    /// A table of these rows.
    pub(super) const fn of<T: Rows>(name: &'static str, key: &'static [&'static str]) -> Self {
        fn fields<T: Rows>() -> Vec<Field> {
            T::COLUMNS.iter().map(|it: &Column<T>| it.field).collect()
        }
        Self { name, key, references: &[], fields: fields::<T>, write: writer::write::<T> }
    }

    /// The same, referring to others.
    pub(super) const fn referring(self, references: &'static [Reference]) -> Self {
        Self { references, ..self }
    }

    /// What is known of its columns.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        (self.fields)()
    }

    pub(super) fn write(&self, source: &Source) -> Result<[Written; 2]> {
        (self.write)(source)
    }

    /// The name of the file in a format, in the folder of the data.
    #[must_use]
    pub fn file(&self, format: Format) -> String {
        format!("{}.{}", self.name, format.extension())
    }

    /// The name of the file of its schema.
    #[must_use]
    pub fn schema_file(&self) -> String {
        format!("{}.schema.json", self.name)
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, words: &Words) -> String {
        words.word(&format!("table-{}", self.name.replace('_', "-")))
    }

    /// What a row of it is, in a sentence.
    #[must_use]
    pub fn about(&self, words: &Words) -> String {
        words.word(&format!("table-{}.about", self.name.replace('_', "-")))
    }
}

impl Reference {
    pub(super) const fn new(column: &'static str, table: &'static str, to: &'static str) -> Self {
        Self { column, table, to }
    }
}
