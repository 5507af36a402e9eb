//! Columns of tables, each defined once: what it is called, of which type it is, and what stands in it.
//!
//! What a column is for is said under its name in the catalogues (`src/words/data.*.ftl`). A name means the same in
//! every table.

use anyhow::Result;

use super::cell::Cell;
use super::source::Source;
use crate::words::Words;

/// The type of a column, by which schemas, cells and what is said of it are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text, as it was typed.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day, 2014-10-31.
    Day,
    /// A fiscal year, by the western year in which it begins.
    Year,
    /// A day or a fiscal year as people write it: 平成26年10月31日.
    Spelled,
    /// The address of a page or a file.
    Address,
}

/// What is known of a column without any row.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name, the same in every city.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
}

impl Kind {
    /// Its name in Table Schema.
    #[must_use]
    pub fn schema_type(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) | Self::Spelled | Self::Address => "string",
            Self::Integer | Self::Year => "integer",
            Self::Number => "number",
            Self::Day => "date",
        }
    }

    /// The name of its word in the catalogues.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text | Self::Spelled => "data-type-text",
            Self::Word(_) => "data-type-word",
            Self::Integer | Self::Number => "data-type-number",
            Self::Day => "data-type-day",
            Self::Year => "data-type-year",
            Self::Address => "data-type-address",
        }
    }
}

impl Field {
    fn sentence(self, attribute: &str) -> String {
        format!("column-{}{attribute}", self.name.replace('_', "-"))
    }

    /// What it is called.
    #[must_use]
    pub fn title(self, words: &Words) -> String {
        words.word(&self.sentence(""))
    }

    /// What it means.
    #[must_use]
    pub fn meaning(self, words: &Words) -> String {
        words.word(&self.sentence(".meaning"))
    }

    /// In which unit its numbers are; none where they have none, or where a column says so row by row.
    #[must_use]
    pub fn unit(self, words: &Words) -> Option<String> {
        let sentence = self.sentence(".unit");
        words.has(&sentence).then(|| words.word(&sentence))
    }
}

/// The rows of a table, and its columns.
pub(super) trait Rows: Sized + 'static {
    /// A row.
    type Row<'a>;

    /// The columns, in their order.
    const COLUMNS: &'static [Column<Self>];

    /// Puts every row, in an order that is always the same.
    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()>;
}

/// What takes rows.
pub(super) type Put<'p, T> = &'p mut dyn for<'r, 'a> FnMut(&'r <T as Rows>::Row<'a>) -> Result<()>;

/// A column: what is known of it, and what stands in it in a row.
pub(super) struct Column<T: Rows> {
    pub(super) field: Field,
    pub(super) cell: CellOf<T>,
}

pub(super) type CellOf<T> = for<'r, 'a> fn(&'r <T as Rows>::Row<'a>) -> Cell<'r>;

impl<T: Rows> Column<T> {
    const fn new(name: &'static str, kind: Kind, cell: CellOf<T>) -> Self {
        Self { field: Field { name, kind }, cell }
    }

    pub(super) const fn text(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Text, cell)
    }

    pub(super) const fn word(
        name: &'static str,
        words: &'static [&'static str],
        cell: CellOf<T>,
    ) -> Self {
        Self::new(name, Kind::Word(words), cell)
    }

    pub(super) const fn integer(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Integer, cell)
    }

    pub(super) const fn number(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Number, cell)
    }

    pub(super) const fn day(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Day, cell)
    }

    pub(super) const fn year(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Year, cell)
    }

    /// The same day or year as people write it, next to the column for programs.
    pub(super) const fn spelled(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Spelled, cell)
    }

    pub(super) const fn address(name: &'static str, cell: CellOf<T>) -> Self {
        Self::new(name, Kind::Address, cell)
    }
}
