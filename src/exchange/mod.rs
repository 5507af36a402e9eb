//! Data for other programs: what citizens can download and what commands print for machines.

mod document;
mod ledger;
mod names;

pub use document::{
    Counts, ItemDocument, LedgerDocument, ObligationDocument, ProgramDocument, RecordDocument,
    UnitDocument, document, json, schema,
};
pub use ledger::{Obligation, csv, obligations};
