//! Who owes what, and what became of it: the ledger.
//!
//! An obligation comes from a program and the units it binds, not from a file: the department that
//! wrote nothing is the one that matters. The ledger is a function of the records and the day.

mod duty;
mod entry;
mod exempt;
mod filter;
mod ledger;
mod part;
mod standing;
mod tally;

pub use duty::{Item, Published};
pub use entry::{Entry, Kind, Record, Subject};
pub use exempt::Reason;
pub use filter::{Filter, Unknown};
pub use ledger::{Ledger, ProgramLedger, Unruled};
pub use standing::{Standing, StandingKind};
pub use tally::{Tally, shares};
