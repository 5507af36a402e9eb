//! The files of the open data, and each of them when it is asked for.

use std::sync::OnceLock;

use anyhow::Result;
use rayon::prelude::*;

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
    /// Of each table in each of [`Format::ALL`], known once it was written: no table is kept.
    facts: Vec<OnceLock<[Facts; 2]>>,
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
        let facts = TABLES.iter().map(|_| OnceLock::new()).collect();
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
            DataFile::Table(at, Format::Csv) => Ok(self.table(at)?.0),
            DataFile::Table(at, Format::Json) => Ok(self.table(at)?.1),
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

    /// Hands on the files of every table, each with its address. Both files of a table come from one walk over its rows.
    ///
    /// # Errors
    ///
    /// Those of [`OpenData::bytes`], and those of `put`.
    pub fn each_table(&self, put: impl Fn(&str, &[u8]) -> Result<()> + Sync) -> Result<()> {
        (0..TABLES.len()).into_par_iter().with_max_len(1).try_for_each(|at| {
            let (csv, json) = self.table(at)?;
            put(&DataFile::Table(at, Format::Csv).address(), &csv)?;
            put(&DataFile::Table(at, Format::Json).address(), &json)
        })
    }

    /// A table as CSV and as JSON.
    fn table(&self, at: usize) -> Result<(Vec<u8>, Vec<u8>)> {
        let [csv, json] = TABLES[at].write(&self.source)?;
        let _ = self.facts[at].set([csv.facts, json.facts]);
        Ok((csv.bytes, json.bytes))
    }

    /// What is to be known of every table, in each of [`Format::ALL`]. A table is made for that, unless it was already.
    ///
    /// # Errors
    ///
    /// Those of [`OpenData::bytes`].
    pub fn all_facts(&self) -> Result<Vec<[Facts; 2]>> {
        let facts = |(at, known): (usize, &OnceLock<[Facts; 2]>)| {
            if let Some(facts) = known.get() {
                return Ok(facts.clone());
            }
            let facts = TABLES[at].write(&self.source)?.map(|it| it.facts);
            Ok(known.get_or_init(|| facts).clone())
        };
        self.facts.par_iter().enumerate().map(facts).collect()
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
