//! The files of the open data, and each of them when it is asked for.

use std::sync::OnceLock;

use anyhow::Result;

use super::record::{self, RecordAt};
use super::source::{FOLDER, Source};
use super::tables::TABLES;
use super::writer::{Facts, Format};
use super::{catalog, due_calendar, package, schema};
use crate::disclosure::Public;
use crate::words::Words;

/// A file of the open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFile {
    /// A table, by its place in [`TABLES`].
    Table(usize, Format),
    /// Its schema.
    Schema(usize),
    /// What all of them are, for programs.
    Package,
    /// The same for portals of open data.
    Catalog,
    /// The due days.
    Calendar,
    /// The schema of the records beside their pages.
    RecordSchema,
}

/// The open data of a city on a day.
#[derive(Debug)]
pub struct OpenData<'a> {
    source: Source<'a>,
    /// Of each table in each format, known once it was written: no table is kept.
    facts: Vec<[OnceLock<Facts>; 2]>,
}

impl DataFile {
    /// Every file, the tables first: what the others say of them is known once they are written.
    pub fn all() -> impl Iterator<Item = Self> {
        let tables = (0..TABLES.len()).flat_map(|at| Format::ALL.map(|it| Self::Table(at, it)));
        let schemas = (0..TABLES.len()).map(Self::Schema);
        let others = [Self::Package, Self::Catalog, Self::Calendar, Self::RecordSchema];
        tables.chain(schemas).chain(others)
    }

    /// Where it is, from the top of the site.
    #[must_use]
    pub fn address(self) -> String {
        let name = match self {
            Self::Table(at, format) => TABLES[at].file(format),
            Self::Schema(at) => TABLES[at].schema_file(),
            Self::Package => "datapackage.json".to_owned(),
            Self::Catalog => "catalog.jsonld".to_owned(),
            Self::Calendar => "calendar.ics".to_owned(),
            Self::RecordSchema => "record.schema.json".to_owned(),
        };
        format!("{FOLDER}{name}")
    }
}

impl<'a> OpenData<'a> {
    /// The open data of what may be shown, with names and explanations in the language of the words.
    #[must_use]
    pub fn new(public: Public<'a>, words: &'a Words) -> Self {
        let facts = TABLES.iter().map(|_| [const { OnceLock::new() }; 2]).collect();
        Self { source: Source::new(public, words), facts }
    }

    /// What is in a file.
    ///
    /// # Errors
    ///
    /// None that is known: everything that is public can be said in each format.
    pub fn bytes(&self, file: DataFile) -> Result<Vec<u8>> {
        let words = self.source.words;
        match file {
            DataFile::Table(at, format) => {
                let (bytes, facts) = TABLES[at].write(&self.source, format)?;
                let _ = self.facts[at][format as usize].set(facts);
                Ok(bytes)
            }
            DataFile::Schema(at) => Ok(schema::write(&TABLES[at], words)?),
            DataFile::Package => package::write(&self.source, &self.all_facts()?),
            DataFile::Catalog => {
                let calendar = due_calendar::write(&self.source).len();
                catalog::write(&self.source, &self.all_facts()?, calendar)
            }
            DataFile::Calendar => Ok(due_calendar::write(&self.source)),
            DataFile::RecordSchema => Ok(record::schema(&self.source)?),
        }
    }

    /// What is to be known of the file of a table. The table is made for that, unless it was written already.
    ///
    /// # Errors
    ///
    /// Those of [`OpenData::bytes`].
    pub fn facts(&self, at: usize, format: Format) -> Result<Facts> {
        let known = &self.facts[at][format as usize];
        if let Some(facts) = known.get() {
            return Ok(facts.clone());
        }
        let (_, facts) = TABLES[at].write(&self.source, format)?;
        Ok(known.get_or_init(|| facts).clone())
    }

    /// What is to be known of every table, in each format.
    ///
    /// # Errors
    ///
    /// Those of [`OpenData::bytes`].
    pub fn all_facts(&self) -> Result<Vec<[Facts; 2]>> {
        let facts = |at| anyhow::Ok([self.facts(at, Format::Csv)?, self.facts(at, Format::Json)?]);
        (0..TABLES.len()).map(facts).collect()
    }

    /// A record as JSON; none while it may not be shown.
    ///
    /// # Errors
    ///
    /// Those of [`OpenData::bytes`].
    pub fn record(&self, at: RecordAt) -> Result<Option<Vec<u8>>> {
        record::write(&self.source, at)
    }
}
