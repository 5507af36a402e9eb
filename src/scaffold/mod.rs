//! What a city starts from: schemas for its editors, records to fill in, a folder of its own.
//!
//! All of it is made from the same schemas that explain mistakes and from the city's own programs,
//! so that what is offered is what is accepted. Nothing is written here.

mod ci;
mod city;
mod editor;
mod field_schema;
mod judging;
mod keys;
mod record;
mod round;
mod skeleton;
mod spelling;
mod units;
mod values;
mod vscode;
mod yaml;

pub use ci::Ci;
pub use city::{City, city, sample};
pub use editor::{FOLDER, Subject, subject_names, subjects};
pub use record::{NewFile, charter, page, program, sheet, sheet_path};
pub use round::{NewEntry, Round, RoundRecord, RoundState};
pub use units::{EXAMPLE, typed_units, units};
pub use vscode::settings;
