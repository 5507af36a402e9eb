//! All forms of a plan on one page, to be printed as a book.

use serde::Serialize;

use super::plan;
use super::{PageKind, View};
use crate::block::facts;
use crate::disclosure::PublicSheet;
use crate::paper::{self, FormView};
use crate::record::{Key, Plan};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::words::Message;

/// All forms of a plan: `book.html`.
#[derive(Debug, Serialize)]
pub struct BookView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The plan's name.
    pub name: &'a str,
    /// Its years: 平成25年度（2013年度）から平成26年度（2014年度）.
    pub years: String,
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// The sheets, in the order of their numbers.
    pub sheets: Vec<BookSheet<'a>>,
}

/// A sheet in a book.
#[derive(Debug, Serialize)]
pub struct BookSheet<'a> {
    /// The id of its place in the book.
    pub id: String,
    /// Its number as it is spoken of: No.45.
    pub number: String,
    /// Its title.
    pub title: &'a str,
    /// Its page for reading.
    pub href: String,
    /// Its form, filled in.
    pub form: FormView<'a>,
}

/// Every form of a plan.
pub(super) static BOOK: PageKind = PageKind::of_plan(
    "book.html",
    |plan| (plan.has_forms && plan.has_sheets).then(|| Address::book(plan.program)),
    |site, at| View::of(&view(site, at)),
)
.on_paper()
.cited();

/// A link to the book of a plan, with the number of its sheets.
pub(super) fn link(site: &Site, plan: &Plan) -> Link {
    let label = Message::new("book-link").with("count", site.public.sheets(plan).count());
    Link::new(site.words.say(&label), &Address::book(&plan.program))
}

/// The view of the book of a plan.
fn view<'a>(site: &'a Site<'a>, at: usize) -> BookView<'a> {
    let plan = &site.public.plans()[at];
    let program = &plan.program;
    let name = &*program.file.name;
    let title = site.words.say(&Message::new("book-of").with("it", name));
    let plans = Link::new(&site.phrases.plans, &Address::plans());
    let own = Link::new(name, &Address::plan(program));
    let mut page = site.frame(title, "/reforms/").below(site, [plans, own]);
    page.layout = "book";
    page.breadcrumb.push(Link::new(site.words.word("book"), &Address::book(program)));
    page.contact = site.contact(program.office(site.public.organization()));
    BookView {
        page: page.changed(site, site.public.plan_changed(plan)),
        name,
        years: plan::years(site, program),
        sheet_label: site.heading(&program.form, Key::ReformSheet),
        sheets: site.public.sheets(plan).map(|it| of_sheet(site, it)).collect(),
    }
}

fn of_sheet<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> BookSheet<'a> {
    BookSheet {
        id: format!("s_{}", sheet.record().slug),
        number: sheet.number(site),
        title: &sheet.data().title,
        href: sheet.address().link(),
        form: paper::form(site, sheet, &facts(site, sheet)),
    }
}
