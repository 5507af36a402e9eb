//! What a page is about.

use super::part::Parted;
use super::withdrawn_thing::WithdrawnThing;
use crate::disclosure::{ProgramRef, PublicCharter, PublicSheet};
use crate::record::{Plan, Record, StaticPage, UnitIndex};
use crate::route::{Facet, Redirect, Subject};
use crate::status;
use crate::view::Site;

/// What a page is about, as it may be shown on the day.
#[derive(Debug, Clone, Copy)]
pub(super) enum About<'a> {
    City,
    Plan(usize),
    Facet(&'a Plan, Facet),
    Part(Parted<'a>),
    Sheet(PublicSheet<'a>),
    CharterYear(usize),
    Charter(PublicCharter<'a>),
    Unit(UnitIndex),
    Program(ProgramRef),
    StaticPage(&'a Record<StaticPage>),
    Moved(&'a Redirect),
    Withdrawn(WithdrawnThing<'a>),
}

impl<'a> About<'a> {
    /// What a page is about; none on a day on which it may not be shown.
    pub(super) fn of(site: &Site<'a>, subject: Subject) -> Option<Self> {
        let public = site.public;
        Some(match subject {
            Subject::City | Subject::Home(_) => Self::City,
            Subject::Plan(at) => Self::Plan(at),
            Subject::Facet(at, facet) => Self::Facet(&public.plans()[at], facet),
            Subject::Part(at) => Self::Part(Parted::of(site, at)?),
            Subject::Sheet(at) => match public.sheet(at) {
                Some(sheet) => Self::Sheet(sheet),
                None => Self::Withdrawn(WithdrawnThing::sheet(public, at)?),
            },
            Subject::CharterYear(at) => Self::CharterYear(at),
            Subject::Charter(at) => match public.charter(at) {
                Some(charter) => Self::Charter(charter),
                None => Self::Withdrawn(WithdrawnThing::charter(public, at)?),
            },
            Subject::Unit(at) => Self::Unit(at),
            Subject::Program(at) => Self::Program(at),
            Subject::StaticPage(at) => match public.static_page(at) {
                Some(record) => Self::StaticPage(record),
                None => Self::Withdrawn(WithdrawnThing::static_page(public, at)?),
            },
            Subject::Moved(at) => {
                let redirect = site.routes.redirects().get(at)?;
                Self::is_there(site, &redirect.to).then_some(Self::Moved(redirect))?
            }
            Subject::Gone(at) => {
                let gone = site.routes.gone().get(at)?;
                Self::Withdrawn(WithdrawnThing::address(public, gone)?)
            }
        })
    }

    /// Whether something is at an address of the site on the day.
    fn is_there(site: &Site<'a>, address: &str) -> bool {
        let page = site.routes.page(address);
        page.is_none_or(|(_, route)| Self::of(site, route.subject).is_some())
    }

    /// What the page at an address of the site is about, by its name; of a file its address.
    pub(super) fn title_at(site: &Site<'a>, address: &str) -> String {
        let about = site.routes.page(address).and_then(|it| Self::of(site, it.1.subject));
        about.map_or_else(|| format!("/{address}"), |it| it.title(site))
    }

    /// What the subject is called where it is cited.
    pub(super) fn title(self, site: &Site<'a>) -> String {
        let (plans, charter_years) = (site.public.plans(), site.public.charter_years());
        match self {
            Self::City => site.title().to_owned(),
            Self::Plan(at) => plans[at].program.file.name.to_string(),
            Self::Facet(plan, _) => plan.program.file.name.to_string(),
            Self::Part(part) => part.plan.program.file.name.to_string(),
            Self::Sheet(sheet) => sheet.name(site),
            Self::CharterYear(at) => charter_years[at].program.file.name.to_string(),
            Self::Charter(charter) => {
                let unit = &*site.named(charter.unit).name;
                format!("{unit} {}", &*charter.charter_year.program.file.name)
            }
            Self::Unit(unit) => site.named(unit).name.to_string(),
            Self::Program(program) => status::title(site, program),
            Self::StaticPage(record) => record.data.title.to_string(),
            Self::Moved(redirect) => Self::title_at(site, &redirect.to),
            Self::Withdrawn(thing) => thing.title(site),
        }
    }
}
