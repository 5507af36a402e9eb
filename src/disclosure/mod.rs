//! Who owes what, and what became of it: the ledger.
//!
//! An obligation comes from a program and the units it binds, not from a file: the department that
//! wrote nothing is the one that matters. The obligations is a function of the records and the day.

mod exempt;
mod filter;
mod item;
mod obligation;
mod obligations;
mod program_obligations;
mod standing;
mod tally;

pub use exempt::Reason;
pub use filter::{Filter, Unknown};
pub use item::{Item, Published};
pub use obligation::{Obligation, ProgramRef, RecordRef, Subject};
pub use obligations::{Obligations, ProgramSchedule, WithoutDueDate};
pub use standing::{Standing, StandingKind};
pub use tally::{Tally, shares};
