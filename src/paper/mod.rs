//! The sheet a second time, as the city's own form (様式) on paper has it.
//!
//! The page for reading turns the tables; this one keeps the paper's: years side by side, two
//! columns each. It is made of the blocks of that page, so that both say the same, and what is not
//! public yet is on neither.

mod charter;
mod grid;
mod layout;
mod promises;
mod table_context;
mod writer;
mod years;

use serde::Serialize;

pub(crate) use charter::charter_form;
pub(crate) use layout::form;

use crate::view::frame::DateView;
use crate::view::prose::Html;
use crate::view::scale::GradeView;

/// A form, filled in. Its ids are unique also next to the forms of other sheets.
#[derive(Debug, Serialize)]
pub struct FormView<'a> {
    /// The outermost category where it has a number of its own, above the form; may be empty.
    pub overline: String,
    /// Its tables, to be set one piece after the other.
    pub pieces: Vec<FormPiece<'a>>,
}

/// A piece of the tables of a form: HTML that ends where grades or a day stand, if it is not the
/// last.
#[derive(Debug, Serialize)]
pub struct FormPiece<'a> {
    /// The HTML, not whole by itself.
    pub html: Html,
    /// The status or the grades that follow it.
    pub grades: Vec<GradeView<'a>>,
    /// The day that follows it.
    pub date: Option<DateView>,
}
