//! Records from forms that somebody has typed elsewhere: the published form as text with tables.
//!
//! ```text
//! document     the text: its paragraphs, and its tables with every cell where it stands
//! label        what is a label on a form of a program, and what it labels
//! form_reader  what the paragraphs say
//! table_reader  which cell of a table belongs to which field
//! draft        the record that comes of it, and what of the form it lacks
//! ```
//!
//! Every cell lands in its field or is named as not read; no text is changed.

mod document;
mod draft;
mod form_reader;
mod label;
mod table_reader;

pub use document::{Document, Position};
pub use draft::{FieldStep, RecordDraft, SetError};
pub use form_reader::{Imported, Unread, Why, read_form};
