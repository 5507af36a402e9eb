//! Records that go out as forms and tables and come back: workbooks, edits at the places of values, the way round.

#[path = "../effort/mod.rs"]
mod effort;

mod conflicts;
mod drawn_form;
mod import_fuzz;
mod own_workbooks;
mod record_edit;
mod round_trip;
mod workbook;
