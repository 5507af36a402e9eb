//! The page of a charter: what a unit promises, and how it was kept.

use serde::Serialize;

use super::history::HistoryView;
use super::sheet::body;
use super::{PageKind, View, summary};
use crate::block::{GroupView, PublicationView, charter_blocks, posting};
use crate::disclosure::{NewsRecord, PublicCharter};
use crate::record::Key;
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};
use crate::view::prose::Html;

/// The page of a charter: `charter.html`.
#[derive(Debug, Serialize)]
pub struct CharterView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its heading: 東区のサービス憲章.
    pub heading: String,
    /// The charter year it belongs to.
    pub charter_year: Link,
    /// Its unit.
    pub unit: Link,
    /// The form's word for 部署.
    pub unit_label: &'a str,
    /// The slogan; may be empty.
    pub slogan: &'a str,
    /// The form's word for 標語.
    pub slogan_label: &'a str,
    /// The day it was posted; none when that is not known.
    pub posted: Option<DateView>,
    /// The form's word for 掲載日; empty when the form does not have it.
    pub posted_label: &'a str,
    /// By when it had to be posted, and how that stands; empty where nothing says so.
    pub posting: Vec<PublicationView<'a>>,
    /// The sheet that the charter year carries out.
    pub basis: Option<Link>,
    /// The blocks of the form.
    pub groups: Vec<GroupView<'a>>,
    /// The program's key in `legends`.
    pub legend: &'a str,
    /// What else its unit writes; may be empty.
    pub body: Html,
    /// What was published when, and what was corrected; none where there is nothing to be told.
    pub history: Option<HistoryView>,
    /// The same charter, laid out as on paper; empty when the site has no forms.
    pub form: String,
    /// The unit's charters of other years, newest first.
    pub others: Vec<Link>,
}

/// The charter of a unit in a year.
pub(super) static CHARTER: PageKind = PageKind::of_charter(
    "charter.html",
    |place| Some(Address::charter(place.program, place.unit)),
    |site, charter| View::of(&view(site, charter)),
)
.cited()
.searched()
.beside_data();

/// The view of a charter.
fn view<'a>(site: &'a Site<'a>, charter: PublicCharter<'a>) -> CharterView<'a> {
    let (program, data) = (&charter.charter_year.program, &charter.record.data);
    let unit = site.named(charter.unit);
    CharterView {
        page: frame(site, charter)
            .summed(site, summary::of_charter_page(site, charter))
            .beside_data(),
        heading: charter.name(site),
        charter_year: Link::new(&*program.file.name, &Address::charter_year(program)),
        unit: Link::new(&*unit.name, &Address::unit(unit)),
        unit_label: site.heading(&program.form, Key::Units),
        slogan: &data.slogan,
        slogan_label: site.heading(&program.form, Key::Slogan),
        posted: data.posted.map(|it| site.day(it.date)),
        posted_label: site.heading_at(&program.form, &[Key::Posted]),
        posting: posting(site, charter),
        basis: site.basis(program).map(|it| Link::new(it.name(site), &it.address())),
        groups: charter_blocks(site, charter),
        legend: &program.path,
        body: body(site, &data.body),
        history: HistoryView::of(site, NewsRecord::Charter(charter)),
        form: if site.forms() {
            Address::charter_form(program, unit).link()
        } else {
            String::new()
        },
        others: others(site, charter),
    }
}

pub(super) fn frame<'a>(site: &'a Site<'a>, charter: PublicCharter<'a>) -> Frame<'a> {
    let (program, data) = (&charter.charter_year.program, &charter.record.data);
    let unit = &*site.named(charter.unit).name;
    let title = format!("{unit} {}", &*program.file.name);
    let list = Link::new(&site.phrases.charter_years, &Address::charter_years());
    let year = Link::new(&*program.file.name, &Address::charter_year(program));
    let mut frame = site.frame(title, "/charters/").below(site, [list, year]);
    frame.breadcrumb.push(Link::new(unit, &charter.address(site)));
    frame.contact = site.contact(Some(charter.unit));
    let about = if data.preamble.is_empty() { &data.slogan } else { &data.preamble };
    frame.changed(site, site.public.charter_changed(charter)).about(about)
}

fn others(site: &Site, charter: PublicCharter) -> Vec<Link> {
    let charters = site.unit(charter.unit).charters.iter().rev();
    charters
        .filter(|other| !std::ptr::eq(other.record, charter.record))
        .map(|other| Link::new(&*other.charter_year.program.file.name, &other.address(site)))
        .collect()
}
