//! The page of a year's charters: every unit it binds, with its charter or without. And
//! the list of charter years.

use serde::Serialize;

use super::plan::{ProgramItem, description, years};
use super::{PageKind, View, summary};
use crate::disclosure::{ProgramRef, PublicCharter, Vacancy};
use crate::record::{CharterYear, Key, UnitIndex};
use crate::route::{Address, FeedSubject};
use crate::status;
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};
use crate::view::prose::Html;

/// The page of a charter year: `charter-year.html`.
#[derive(Debug, Serialize)]
pub struct CharterYearView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The charter year's name.
    pub name: &'a str,
    /// Its year.
    pub years: String,
    /// What it is; may be empty.
    pub description: Html,
    /// Where it is told who published what; none where nothing is ever due.
    pub status: Option<String>,
    /// How many charters it has.
    pub count: usize,
    /// The sheet that it carries out.
    pub basis: Option<Link>,
    /// The form's word for a charter: サービス憲章.
    pub charter_label: &'a str,
    /// The form's word for 標語; empty when the form does not have it.
    pub slogan_label: &'a str,
    /// The form's word for 掲載日; empty when the form does not have it.
    pub posted_label: &'a str,
    /// The units, in the order of the organization.
    pub units: Vec<CharterItem<'a>>,
}

/// A unit's charter in a list.
#[derive(Debug, Serialize)]
pub struct CharterItem<'a> {
    /// The unit, with a link to its charter, or to its own page while it has none.
    pub unit: Link,
    /// `posted`, `missing`, `exempt`, `not_asked`, or `gap` when it is not there because something in it is wrong.
    pub state: &'static str,
    /// Its slogan; may be empty.
    pub slogan: &'a str,
    /// The day it was posted; none when that is not known.
    pub posted: Option<DateView>,
    /// Why there is no charter, such as （対象外：理由）; empty when there is one.
    pub nothing: String,
}

/// The list of charter years: `charter-years.html`.
#[derive(Debug, Serialize)]
pub struct CharterYearsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The charter years, newest first.
    pub charter_years: Vec<ProgramItem<'a>>,
}

/// The list of charter years.
pub(super) static CHARTER_YEARS: PageKind = PageKind::of_city(
    "charter-years.html",
    |_| Some(Address::charter_years()),
    |site| View::of(&list(site)),
)
.in_menu(|site| {
    let is_there = !site.public.charter_years().is_empty();
    is_there.then(|| Link::new(&site.phrases.charter_years, &Address::charter_years()))
});

/// A charter year.
pub(super) static CHARTER_YEAR: PageKind =
    PageKind::of_charter_year("charter-year.html", Address::charter_year, |site, at| {
        View::of(&view(site, at))
    })
    .cited();

/// The view of a charter year.
fn view<'a>(site: &'a Site<'a>, at: usize) -> CharterYearView<'a> {
    let charter_year = &site.public.charter_years()[at];
    let program = &charter_year.program;
    let name = &*program.file.name;
    let list = Link::new(&site.phrases.charter_years, &Address::charter_years());
    let subject = FeedSubject::Program(ProgramRef::CharterYear(at));
    let mut page = site.frame(name, "/charters/").below(site, [list]).fed(site, subject);
    page.breadcrumb.push(Link::new(name, &Address::charter_year(program)));
    page.contact = site.contact(program.office(site.public.organization()));
    let charters: Vec<PublicCharter> = site.public.charters(charter_year).collect();
    let mut units = program.units.clone();
    // A unit may post a charter without being bound to.
    units.extend(charters.iter().map(|it| it.unit));
    units.sort_unstable();
    units.dedup();
    CharterYearView {
        page: page
            .changed(site, site.public.charter_year_changed(charter_year))
            .about(&program.file.description)
            .summed(site, summary::of_charter_year_page(site, at)),
        name,
        years: years(site, program),
        description: description(site, program),
        status: status::page_of(site, ProgramRef::CharterYear(at)),
        count: charters.len(),
        basis: site.basis(program).map(|it| Link::new(it.name(site), &it.address())),
        charter_label: site.heading(&program.form, Key::ServiceCharter),
        slogan_label: site.heading_at(&program.form, &[Key::Slogan]),
        posted_label: site.heading_at(&program.form, &[Key::Posted]),
        units: units.into_iter().map(|it| item(site, charter_year, &charters, it)).collect(),
    }
}

/// The list of charter years.
fn list<'a>(site: &'a Site<'a>) -> CharterYearsView<'a> {
    let title = &site.phrases.charter_years;
    let mut page = site.frame(title, "/charters/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::charter_years()));
    let page = page.changed(site, site.public.charter_years_changed());
    CharterYearsView { page, charter_years: items(site) }
}

/// The charter years, newest first.
pub(super) fn items<'a>(site: &'a Site<'a>) -> Vec<ProgramItem<'a>> {
    let mut charter_years: Vec<&CharterYear> = site.public.charter_years().iter().collect();
    charter_years.sort_by_key(|it| std::cmp::Reverse(it.program.file.years.first));
    let item = |it: &'a CharterYear| ProgramItem {
        name: &it.program.file.name,
        href: Address::charter_year(&it.program).link(),
        years: years(site, &it.program),
        count: site.public.charters(it).count(),
        sheet_label: "",
        units: it.program.units.len(),
        summary: crate::view::prose::summary(&it.program.file.description),
        standing: status::standing(site, &it.program.path),
    };
    charter_years.into_iter().map(item).collect()
}

fn item<'a>(
    site: &'a Site<'a>,
    charter_year: &'a CharterYear,
    charters: &[PublicCharter<'a>],
    index: UnitIndex,
) -> CharterItem<'a> {
    let name = site.named(index).name.to_string();
    let Some(charter) = charters.iter().find(|it| it.unit == index) else {
        let gap = charter_year.gaps.iter().any(|it| *it.slug == *site.named(index).id);
        let unit = Link { label: name, href: site.unit(index).href.clone() };
        let vacancy = site.posting_vacancy(charter_year, index);
        let (state, nothing) = match vacancy {
            _ if gap => ("gap", site.words.word("in-preparation")),
            Vacancy::Missing | Vacancy::ToCome => ("missing", site.words.word("charter-missing")),
            Vacancy::NotAsked => ("not_asked", site.phrases.not_asked.clone()),
            Vacancy::Exempt(_) => ("exempt", site.vacancy(vacancy)),
        };
        return CharterItem { unit, state, slogan: "", posted: None, nothing };
    };
    CharterItem {
        unit: Link::new(name, &charter.address(site)),
        state: "posted",
        slogan: &charter.record.data.slogan,
        posted: charter.record.data.posted.map(|it| site.day(it.date)),
        nothing: String::new(),
    }
}
