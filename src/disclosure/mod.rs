//! Who owes what, and what became of it: the obligations.
//!
//! An obligation comes from a program and the units it binds, not from a file: the department that
//! wrote nothing is the one that matters. They are a function of the records and the day.

mod exempt;
mod filter;
mod item;
mod last_change;
mod news;
mod news_line;
mod obligation;
mod obligations;
mod program_obligations;
mod public;
mod record_id;
mod record_list;
mod standing;
mod tally;
mod vacancy;
mod withdrawing;
mod withdrawn;

pub use exempt::Reason;
pub use filter::{Filter, Unknown};
pub use item::{Item, Published, WithoutDueDate};
pub use news::{NewsEvent, NewsItem, NewsRecord};
pub use news_line::NewsLine;
pub use obligation::{
    CharterRef, Obligation, ProgramRef, RecordRef, SheetRef, Subject, SubjectRecord,
};
pub use obligations::{Obligations, ProgramSchedule};
pub use program_obligations::is_anything_due;
pub use public::{Audience, Public, PublicCharter, PublicRecord, PublicSheet};
pub use record_id::{charter_id, page_id, sheet_id};
pub use record_list::{ListedRecord, RecordState, all_records};
pub use standing::{Standing, StandingKind};
pub use tally::{Tally, is_rounded, share, shares};
pub use vacancy::Vacancy;
