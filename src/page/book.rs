//! All forms of a plan on one page, to be printed as a book.

use serde::Serialize;

use super::part::{PartItem, Parted};
use super::plan;
use super::{PageKind, View};
use crate::block::facts;
use crate::disclosure::PublicSheet;
use crate::paper::{self, FormView};
use crate::record::{Key, Plan};
use crate::route::{Address, Cut, PartsOf};
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
    /// How many sheets are in it.
    pub count: usize,
    /// What the sheets of the page have in common; empty on the page of the whole book.
    pub part: String,
    /// Pages with the forms of a category each, where there are too many for this page; else none.
    pub index: Vec<PartItem>,
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
    |site, at| View::of(&view(site, Parted::whole(site, at, Cut::Book))),
)
.in_parts(PartsOf::Book, |site, part| View::of(&view(site, part)))
.on_paper()
.cited();

/// A link to the book of a plan, with the number of its sheets.
pub(super) fn link(site: &Site, plan: &Plan) -> Link {
    let label = Message::new("book-link").with("count", site.public.sheets(plan).count());
    Link::new(site.words.say(&label), &Address::book(&plan.program))
}

/// The view of the book of a plan, or of a part of it.
fn view<'a>(site: &'a Site<'a>, parted: Parted<'a>) -> BookView<'a> {
    let plan = parted.plan;
    let program = &plan.program;
    let name = &*program.file.name;
    let part = parted.name(site);
    let mut title = site.words.say(&Message::new("book-of").with("it", name));
    if !part.is_empty() {
        title = format!("{part}｜{title}");
    }
    let whole = site.public.sheets(plan).count();
    let plans = Link::new(&site.phrases.plans, &Address::plans());
    let own = Link::new(name, &Address::plan(program));
    let mut page = site.frame(title, "/reforms/").below(site, [plans, own]);
    page.layout = "book";
    page.breadcrumb.push(Link::new(site.words.word("book"), &Address::book(program)));
    page.breadcrumb.extend(parted.links(site));
    page.contact = site.contact(program.office(site.public.organization()));
    BookView {
        page: page.changed(site, site.public.plan_changed(plan)),
        name,
        years: plan::years(site, program),
        sheet_label: site.heading(&program.form, Key::ReformSheet),
        count: if part.is_empty() { whole } else { parted.count() },
        part,
        index: parted.index(site),
        sheets: parted.sheets(site).into_iter().map(|it| of_sheet(site, it)).collect(),
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
