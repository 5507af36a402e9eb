//! Data for other programs: what citizens can download and what commands print for machines.

mod cell;
mod document;
mod names;
mod table;

pub use document::{
    Counts, ItemDocument, ObligationDocument, ObligationsDocument, ProgramDocument, RecordDocument,
    UnitDocument, document, json, schema,
};
pub use table::{ObligationRow, csv, rows};
