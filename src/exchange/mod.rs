//! Data for other programs: what citizens can download and what commands print for machines.

mod cell;
mod document;
mod names;
mod table;
mod workbook_table;

use anyhow::Result;

use crate::disclosure::Public;
use crate::words::Words;

pub(crate) use cell::{guarded, unguarded};
pub(crate) use names::{ItemNames, Names, ProgramNames, RecordNames, published_by, reason};

pub use document::{
    Counts, ItemDocument, ObligationDocument, ObligationsDocument, ProgramDocument, RecordDocument,
    UnitDocument, document, schema,
};
pub use table::{ObligationRow, csv, rows};
pub use workbook_table::{csv_for_workbooks, workbook_csv};

/// A set of data that citizens can download: a file of this folder, a row here, and its word in the theme's catalogue.
#[derive(Debug, Clone, Copy)]
pub struct DataSet {
    /// Where it is on the site.
    pub address: &'static str,
    /// The sentence of the link to it, which says how large it is.
    pub word: &'static str,
    write: fn(Public, &Words) -> Result<Vec<u8>>,
}

/// Every set of data, in the order in which pages lead to them.
pub static DATA_SETS: &[DataSet] = &[
    DataSet { address: "status/ledger.csv", word: "data-csv", write: table::file },
    DataSet { address: "status/ledger.json", word: "data-json", write: document::file },
];

impl DataSet {
    /// What is in its file.
    ///
    /// # Errors
    ///
    /// None that is known: everything that is public can be said in each format.
    pub fn bytes(&self, public: Public, words: &Words) -> Result<Vec<u8>> {
        (self.write)(public, words)
    }
}
