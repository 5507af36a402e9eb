//! Records as workbooks that departments fill in, and the way back from a cell to its field.

mod field_table;
mod form_workbook;
mod labels;
mod layout;
mod open_fields;
mod outline;
mod record_table;
mod shape;
mod spelled_path;
mod unit_forms;

pub use field_table::{
    CHOICE_SHEET, COLUMN_ROW, FIELD_ROW, FIELD_SHEET, FIELD_SHEET_VERSION, PROGRAM_ROW, RECORD_ROW,
    comparable, field_hash, parse_path, path_text, row_hash,
};
pub use form_workbook::{CELL_LENGTH, FormWorkbook, RecordForm, Remark, write};
pub use open_fields::OpenFields;
pub use outline::{ASIDE, FormField, FormPart};
pub use record_table::{RecordTable, TableRow};
pub use shape::{SEPARATOR, choices_at, holds_several, text_of};
pub use spelled_path::{parse_spelled, spelled};
pub use unit_forms::{FormRequest, TooLong, UnitForms, fields, record_schema};

use serde_json::Value;

use self::outline::Outline;
use crate::record::{Library, Program};
use crate::view::Headings;
use crate::words::Words;

/// The parts of the form of a record, by the schema of the program's records, with headings in the city's language. Of a
/// record that nobody has written the tree is null.
#[must_use]
pub fn form_parts(
    schema: &Value,
    record: &Value,
    open: &OpenFields,
    (program, library): (&Program, &Library),
    words: &Words,
) -> Vec<FormPart> {
    let headings = &Headings::new(words, true);
    Outline { library, program, record, open, headings }.parts(schema)
}
