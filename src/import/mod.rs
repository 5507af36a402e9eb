//! Records from forms and tables that somebody has filled in elsewhere.
//!
//! ```text
//! source       what kind a file is, by its content
//! form_sheet   workbooks that kohyo wrote: which cell is which field stands on their hidden sheet
//! document     other forms: paragraphs, and tables with every cell where it stands, from a text
//! worksheet    the same from a sheet of a workbook
//! label        what is a label on a form of a program, and what it labels
//! form_reader  what the paragraphs say
//! table_reader  which cell of a table belongs to which field
//! draft        the record that comes of it, and what of the form it lacks
//! filled       what was typed, however it came: texts, each for a field
//! row_table    other sheets with one record in each row: its heads (table_heads) and its rows (row_record)
//! column_mapping  which column is which field: head_words, field_template and head_field tell what heads mean
//! merge        what was typed, put into the record as it is now
//! ```
//!
//! Every cell lands in its field or is named as not read; no text is changed, and nothing that somebody else has written since.

mod column_mapping;
mod document;
mod draft;
mod field_template;
mod filled;
mod form_reader;
mod form_sheet;
mod head_field;
mod head_words;
mod known_table;
mod label;
mod merge;
mod proposal;
mod remembered_keys;
mod row_record;
mod row_table;
mod source;
mod table_heads;
mod table_reader;
mod worksheet;

pub use column_mapping::{ColumnMapping, ColumnTarget, MappedColumn, MappingError, WrittenMapping};
pub use document::Document;
pub use draft::{FieldStep, RecordDraft, SetError};
pub use filled::{FilledField, FilledRecord, Place};
pub use form_reader::{Imported, Unread, Why, read_form};
pub use form_sheet::{OwnWorkbook, OwnWorkbookError, read_own};
pub use known_table::{KnownTable, number};
pub use label::number_heads;
pub use merge::{FieldChange, MergedRecord, merge};
pub use proposal::{
    ProposedField, ProposedLevel, ProposedProgram, ProposedUnit, filled_unit_table, propose,
    romaji, scale, unit_table, units,
};
pub use remembered_keys::RememberedKeys;
pub use row_record::{RowFields, RowReader};
pub use row_table::{RecordRow, RowIdentity, RowTable, UnreadRow, WhyUnread};
pub use source::{Source, SourceError, SourceFile, read};
pub use table_heads::TableHead;
pub use worksheet::document;
