//! The sheet a second time, as the city's own form (様式) on paper has it.
//!
//! The page for reading turns the tables; this one keeps the paper's: years side by side, two
//! columns each. It is made of the blocks of that page, so that both say the same, and what is not
//! public yet is on neither.

mod book;
mod grid;
mod layout;
mod table_context;
mod writer;
mod years;

use serde::Serialize;

pub use book::{BookSheet, BookView};

pub(super) use book::{link as book_link, view as book};

use super::Site;
use super::frame::{DateView, Frame, Link};
use super::prose::Html;
use super::scale::GradeView;
use super::sheet;
use crate::disclosure::PublicSheet;
use crate::record::Key;
use crate::route::Address;
use crate::words::Message;

/// The page of a sheet's form: `form.html`.
#[derive(Debug, Serialize)]
pub struct FormPageView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The sheet's number as it is spoken of: No.45.
    pub number: String,
    /// Its title.
    pub title: &'a str,
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// The sheet's page for reading.
    pub sheet: String,
    /// The book with every sheet of the plan.
    pub book: Link,
    /// The form, filled in.
    pub form: FormView<'a>,
    /// The form before this one.
    pub previous: Option<Link>,
    /// The form after this one.
    pub next: Option<Link>,
}

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

fn form_address(sheet: PublicSheet) -> Address {
    Address::form(&sheet.plan.program, &sheet.record().slug)
}

/// The view of the form of a sheet.
pub(super) fn view<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> FormPageView<'a> {
    let mut page = sheet::frame(site, sheet);
    page.layout = "form";
    page.title = site.words.say(&Message::new("form-of").with("it", &page.title));
    page.breadcrumb.push(Link::new(&site.phrases.form, &form_address(sheet)));
    let (previous, next) = sheet::neighbours(site, sheet);
    let link = |it: PublicSheet| Link::new(it.name(site), &form_address(it));
    FormPageView {
        page,
        number: sheet.number(site),
        title: &sheet.data().title,
        sheet_label: site.heading(&sheet.plan.program.form, Key::ReformSheet),
        sheet: sheet.address().link(),
        book: book::link(site, sheet.plan),
        form: layout::form(site, sheet, &sheet::facts(site, sheet)),
        previous: previous.map(link),
        next: next.map(link),
    }
}
