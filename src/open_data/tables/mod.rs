//! The tables of the open data, one row each: a file of this folder has those of one subject.

mod charters;
mod evaluations;
mod obligations;
mod organization;
mod programs;
mod reports;
mod sheets;
mod values;

use super::table::{Reference, Table};

/// What the tables of sheets and charters refer to.
const OF_PROGRAM: Reference = Reference::new("program", "plans", "program");
const OF_UNIT: Reference = Reference::new("unit", "units", "unit");
const OF_SHEET: Reference = Reference::new("record", "sheets", "record");
const OF_CHARTER: Reference = Reference::new("record", "charters", "record");

/// Every table, in the order in which they are explained.
pub static TABLES: &[Table] = &[
    Table::of::<programs::Programs>("plans", &["program"]),
    Table::of::<sheets::Sheets>("sheets", &["record"]).referring(&[OF_PROGRAM]),
    Table::of::<sheets::Categories>("categories", &["record", "level"]).referring(&[OF_SHEET]),
    Table::of::<sheets::RecordUnits>("responsible_units", &[]).referring(&[OF_SHEET, OF_UNIT]),
    Table::of::<values::Milestones>("milestones", &[]).referring(&[OF_SHEET, OF_PROGRAM]),
    Table::of::<values::Indicators>("indicators", &[]).referring(&[OF_SHEET, OF_PROGRAM]),
    Table::of::<charters::Charters>("charters", &["record"]).referring(&[OF_PROGRAM, OF_UNIT]),
    Table::of::<charters::Promises>("promises", &["record", "promise"])
        .referring(&[OF_CHARTER, OF_PROGRAM, OF_UNIT]),
    Table::of::<charters::PromiseResults>("promise_results", &["record", "promise", "period"])
        .referring(&[OF_CHARTER]),
    Table::of::<reports::Reports>("reports", &["record", "period"]).referring(&[OF_PROGRAM]),
    Table::of::<evaluations::Evaluations>("evaluations", &[]).referring(&[OF_PROGRAM]),
    Table::of::<evaluations::Judgements>("judgements", &[]),
    Table::of::<obligations::AllObligations>("obligations", &["subject", "item"])
        .referring(&[OF_PROGRAM]),
    Table::of::<obligations::SubjectUnits>("subject_units", &["subject", "unit"])
        .referring(&[OF_UNIT]),
    Table::of::<reports::Corrections>("corrections", &["record", "correction"]),
    Table::of::<organization::Units>("units", &["unit"]).referring(&[Reference::new(
        "parent_unit",
        "units",
        "unit",
    )]),
    Table::of::<organization::Successors>("unit_successors", &["unit", "successor"])
        .referring(&[OF_UNIT, Reference::new("successor", "units", "unit")]),
    Table::of::<programs::Levels>("scales", &[]).referring(&[OF_PROGRAM]),
];
