//! An obligation, and whose it is.

use jiff::civil::Date;

use super::{Item, Standing};
use crate::record::UnitIndex;

/// An obligation: what a subject owes by a day, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obligation {
    /// Whose it is: place in [`Obligations::subjects`](super::Obligations::subjects).
    pub subject: usize,
    /// What is owed.
    pub item: Item,
    /// The last day on which it is in time.
    pub due: Date,
    /// What became of it.
    pub standing: Standing,
    /// Why it is not owed: place in the obligations's reasons. Some, when the standing is exempt.
    pub(super) reason: Option<u32>,
}

/// Who or what owes: a unit its charter, or a sheet its reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Place in [`Obligations::programs`](super::Obligations::programs).
    pub program: usize,
    /// The unit whose charter it is, or the units that answer for the sheet, as the record names
    /// them.
    pub units: Vec<UnitIndex>,
    /// What there is of it.
    pub record: RecordRef,
}

/// What there is of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordRef {
    /// A sheet: place in the plan's sheets.
    Sheet(usize),
    /// A charter: place in the charter year's charters.
    Charter(usize),
    /// A file that cannot be read: place in the program's gaps.
    LeftOut(usize),
    /// A sheet that the plan names and nobody wrote: place in the plan's 改革項目.
    Listed(usize),
    /// A charter that nobody wrote.
    Missing,
}

/// Which kind of program an obligation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramRef {
    /// A reform plan: place in the library's plans.
    Plan(usize),
    /// A year's charters: place in the library's charter years.
    CharterYear(usize),
}
