//! The open data of a city (`/data/`): every public record as tables, with what programs and people need to use them.
//!
//! ```text
//! source     the public records, each with its names and with what it owes
//! cell       what stands in a cell
//! column     what a column is called, of which type it is, and what stands in it
//! tables     the tables: their columns, once, and their rows
//! table      a table, whatever its rows are
//! writer     rows as bytes
//! schema     the schema of each table
//! package    which tables there are, where, how large
//! catalog    the same for portals of open data
//! due_calendar  the due days
//! record     one record as JSON, beside its page
//! files      every file, and its bytes when it is asked for
//! ```
//!
//! What may be known is asked of [`Public`](crate::disclosure::Public) only, and nothing here knows the day: data change
//! when something is published or comes due.

mod catalog;
mod cell;
mod column;
mod due_calendar;
mod files;
mod package;
mod record;
mod schema;
mod source;
mod table;
mod tables;
mod writer;

pub use column::{Field, Kind};
pub use files::{DataFile, OpenData};
pub use record::RecordAt;
pub use source::FOLDER;
pub use table::{Reference, Table};
pub use tables::TABLES;
pub use writer::{Facts, Format};
