//! The page in the place of what was withdrawn: what it was called, since when it is not published, why, and whom to ask.

use serde::Serialize;

use super::withdrawn_thing::{WithdrawnSubject, WithdrawnThing};
use super::{PageKind, View};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};

/// The page in the place of what was withdrawn: `withdrawn.html`.
#[derive(Debug, Serialize)]
pub struct WithdrawnView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// What it was called.
    pub title: String,
    /// The first day on which it is not published.
    pub day: DateView,
    /// Why, in the city's words.
    pub reason: &'a str,
    /// The list in which it was: its plan or its charter year; none of other pages.
    pub list: Option<Link>,
}

/// What was withdrawn.
pub(super) static WITHDRAWN: PageKind =
    PageKind::of_withdrawn("withdrawn.html", |site, thing, address| {
        View::of(&view(site, thing, address))
    })
    .unlisted();

fn view<'a>(site: &'a Site<'a>, thing: WithdrawnThing<'a>, address: &Address) -> WithdrawnView<'a> {
    let name = thing.title(site);
    let title = if name.is_empty() { address.link() } else { name };
    let mut page = site.frame(&*title, section(thing.subject));
    let organization = site.public.organization();
    let (list, contact) = match thing.subject {
        WithdrawnSubject::Sheet(sheet) => {
            let program = &sheet.plan.program;
            let owner = program.named(&sheet.data().owner, organization);
            let list = Link::new(&*program.file.name, &Address::plan(program));
            (Some(list), site.contact(owner.first().copied()))
        }
        WithdrawnSubject::Charter(charter) => {
            let program = &charter.charter_year.program;
            let list = Link::new(&*program.file.name, &Address::charter_year(program));
            (Some(list), site.contact(Some(charter.unit)))
        }
        WithdrawnSubject::StaticPage(record) => {
            let unit = site.public.unit_of_today(&record.data.contact);
            (None, site.contact(unit))
        }
        WithdrawnSubject::Address(_) => (None, site.contact(None)),
    };
    page.contact = contact;
    let mut page = page.below(site, list.clone());
    page.breadcrumb.push(Link::new(&*title, address));
    WithdrawnView { page, title, day: site.day(thing.day), reason: thing.reason, list }
}

/// The entry of the menu under which it was.
fn section(subject: WithdrawnSubject<'_>) -> &'static str {
    match subject {
        WithdrawnSubject::Sheet(_) => "/reforms/",
        WithdrawnSubject::Charter(_) => "/charters/",
        WithdrawnSubject::StaticPage(_) | WithdrawnSubject::Address(_) => "",
    }
}
