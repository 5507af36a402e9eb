//! The sheet a second time, as the city's own form (様式) on paper has it.
//!
//! The page for reading turns the tables; this one keeps the paper's: years side by side, two
//! columns each. It is made of the view of that page, so that both say the same, and what is not
//! public yet is on neither.

mod around;
mod book;
mod grid;
mod layout;
mod years;

use serde::Serialize;

pub use book::{BookSheet, BookView};

pub(super) use book::{address as book_address, link as book_link, view as book};

use super::Site;
use super::frame::{DateView, Frame, Link};
use super::prose::{Html, Labelled};
use super::scale::GradeView;
use super::sheet::{self, SheetView};
use super::site::SheetOf;
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

/// A form, filled in. Its ids are unique also beside the forms of other sheets.
#[derive(Debug, Serialize)]
pub struct FormView<'a> {
    /// The outermost category where it has a number of its own, above the form; may be empty.
    pub overline: String,
    /// The sheet's number, which tells its tables from those of other sheets: No.45.
    pub number: String,
    /// The tables, as they follow one another on paper.
    pub tables: Vec<FormTable<'a>>,
}

/// A table of a form.
#[derive(Debug, Default, Serialize)]
pub struct FormTable<'a> {
    /// What stands in it: facts (what the sheet is), text, course (plans and actuals), yearly (one
    /// value a year), progress, annual, overall.
    pub kind: &'static str,
    /// The id of its caption.
    pub id: String,
    /// Its caption.
    pub caption: String,
    /// The form's remark on it; empty when there is none.
    pub note: String,
    /// The years it is of, when there are too many for one table; else empty.
    pub years: String,
    /// Whether it is too wide for a telephone.
    pub wide: bool,
    /// How many columns stand together: a `colgroup` each, that of the heads of rows first.
    pub columns: Vec<usize>,
    /// The rows of heads above; none in a table that has heads on the side only.
    pub head: Vec<Vec<FormCell<'a>>>,
    /// The rows.
    pub rows: Vec<Vec<FormCell<'a>>>,
}

/// A cell of a form. What is empty is not there.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FormCell<'a> {
    /// Whether it is a head.
    pub head: bool,
    /// What ties it to its heads or its cells, to be set in its tag as it is: `id`, `scope`,
    /// `headers`, `colspan`, `rowspan`.
    pub attributes: Html,
    /// What stands in it.
    pub html: Html,
    /// The form's remark on a head.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What kind of indicator a head names, its unit and which way is better.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// How it is measured what a head names.
    #[serde(skip_serializing_if = "Html::is_empty")]
    pub measured: Html,
    /// Its status or its grades.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<GradeView<'a>>,
    /// How far a judgement of the whole plan is: 中間, 確定.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stage: String,
    /// What else was reported: 対応策, 新期限.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Labelled<'a>>,
    /// The form's word for 公表日, where the day is known.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub published_label: &'a str,
    /// The day it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<DateView>,
}

impl FormCell<'_> {
    /// A cell with a text.
    fn text(html: &Html) -> Self {
        Self { html: html.clone(), ..Self::default() }
    }
}

/// Where the form of a sheet stands.
pub(super) fn address(it: SheetOf) -> super::Address {
    let plan = &it.plan.program.slug;
    super::Address::new(&["reforms", plan, &it.record().slug, "form"])
}

/// The view of the form of a sheet.
pub(super) fn view<'a>(site: &'a Site<'a>, it: SheetOf<'a>) -> FormPageView<'a> {
    let sheet = sheet::view(site, it);
    let form = layout::form(site, it, &sheet);
    let program = &it.plan.program;
    let SheetView { mut page, number, title, .. } = sheet;
    let label = site.words.word("form");
    page.title = site.words.say(&Message::new("form-of").with("it", &page.title));
    page.breadcrumb.push(Link::new(label, &address(it)));
    let (previous, next) = sheet::neighbours(it);
    let link = |it: SheetOf| Link::new(it.name(site), &address(it));
    FormPageView {
        page,
        number,
        title,
        sheet_label: program.form.heading("改革シート"),
        sheet: it.address().link(),
        book: book::link(site, it.plan),
        form,
        previous: previous.map(link),
        next: next.map(link),
    }
}
