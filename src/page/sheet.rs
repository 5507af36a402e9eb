//! The page of a sheet: every cell of its form.

use serde::Serialize;

use super::history::HistoryView;
use super::{PageKind, View, summary};
use crate::block::{Facts, GroupView, UnitsView, blocks, facts};
use crate::chart::{TimelineView, timeline};
use crate::disclosure::{NewsRecord, PublicSheet};
use crate::record::Key;
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::prose::{Html, Labelled};

/// The page of a sheet: `sheet.html`.
#[derive(Debug, Serialize)]
pub struct SheetView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The outermost category where it has a number of its own, as it stands above the form:
    /// 重点改革項目Ⅱ 市民との…. Empty where it has none, and then it is one of `categories`.
    pub overline: String,
    /// The form's word for the title: 具体的な改革項目.
    pub title_label: &'a str,
    /// Its number as it is spoken of: No.45.
    pub number: String,
    /// Its title.
    pub title: &'a str,
    /// The plan it belongs to.
    pub plan: Link,
    /// The categories it is in, outermost first.
    pub categories: Vec<Labelled<'a>>,
    /// The units that answer for it.
    pub owner: UnitsView<'a>,
    /// The units that carry it out; none when that is not said.
    pub participants: Option<UnitsView<'a>>,
    /// The blocks of the form.
    pub groups: Vec<GroupView<'a>>,
    /// When its reports and evaluations were published; none before any came due.
    pub timeline: Option<TimelineView<'a>>,
    /// The program's key in `legends`.
    pub legend: &'a str,
    /// What else its department writes; may be empty.
    pub body: Html,
    /// What was published when, and what was corrected; none where there is nothing to be told.
    pub history: Option<HistoryView>,
    /// Its page in the layout of the form; empty when the city has none.
    pub form: String,
    /// The sheet before this one.
    pub previous: Option<Link>,
    /// The sheet after this one.
    pub next: Option<Link>,
}

/// A sheet, to be read.
pub(super) static SHEET: PageKind = PageKind::of_sheet(
    "sheet.html",
    |plan, record| Some(Address::sheet(plan.program, &record.slug)),
    |site, sheet| View::of(&view(site, sheet)),
)
.cited()
.searched()
.beside_data();

/// The view of the sheet at a place of its plan.
fn view<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> SheetView<'a> {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let Facts { overline, categories, owner, participants } = facts(site, sheet);
    let (previous, next) = neighbours(site, sheet);
    let link = |it: PublicSheet| Link::new(it.name(site), &it.address());
    SheetView {
        page: frame(site, sheet).summed(site, summary::of_sheet(site, sheet)).beside_data(),
        overline,
        title_label: site.heading(&program.form, Key::Title),
        number: sheet.number(site),
        title: &data.title,
        plan: Link::new(&*program.file.name, &Address::plan(program)),
        categories,
        owner,
        participants,
        groups: blocks(site, sheet),
        timeline: timeline(site, sheet),
        legend: &program.path,
        body: body(site, &data.body),
        history: HistoryView::of(site, NewsRecord::Sheet(sheet)),
        form: if site.forms() {
            Address::form(program, &sheet.record().slug).link()
        } else {
            String::new()
        },
        previous: previous.map(link),
        next: next.map(link),
    }
}

/// What follows the front matter, as the part of a page under a heading of its own.
pub(super) fn body(site: &Site, text: &str) -> Html {
    site.phrases.body(text, 3, "body")
}

/// What a page of a sheet has as every page has it.
pub(super) fn frame<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> Frame<'a> {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let owners = program.named(&data.owner, site.public.organization());
    let title = sheet.name(site);
    // Two plans may have the same item; the plan's name tells their pages apart.
    let full = match site.public.plans().len() {
        1 => title.clone(),
        _ => format!("{title}（{}）", &*program.file.name),
    };
    let plan = Link::new(&*program.file.name, &Address::plan(program));
    let plans = Link::new(&site.phrases.plans, &Address::plans());
    let about = [&data.purpose, &data.measures, &data.title];
    let about = about.into_iter().find(|it| !it.is_empty()).map_or("", |it| &**it);
    let mut frame = site.frame(full, "/reforms/").below(site, [plans, plan]);
    frame.breadcrumb.push(Link::new(title, &sheet.address()));
    frame.contact = site.contact(owners.first().copied());
    frame.changed(site, site.public.sheet_changed(sheet)).about(about)
}

/// The sheets before and after one, among those that have a page.
pub(super) fn neighbours<'a>(
    site: &Site<'a>,
    sheet: PublicSheet<'a>,
) -> (Option<PublicSheet<'a>>, Option<PublicSheet<'a>>) {
    let previous = site.public.sheets(sheet.plan).rfind(|it| it.at < sheet.at);
    let next = site.public.sheets(sheet.plan).find(|it| it.at > sheet.at);
    (previous, next)
}
