//! Pages: which there are, where they stand, and what a theme receives about each.
//!
//! The views are what theme authors build on. They say everything in words and HTML that is ready
//! to be set: a template decides where a thing stands, never what it is called. Every link is
//! written from the top of the site (`/units/kita-ku/`); the theme makes it relative to its page.

mod accessibility;

mod book;
mod charter;
mod charter_year;
mod form;
mod glossary;
mod language;
mod plan;
mod search;
mod search_document;
mod sheet;
mod sheet_lists;
mod sitemap;
mod static_page;
mod terms;
mod unit;

use serde::Serialize;

pub use accessibility::{AccessibilityView, CriterionView, ResultsView};
pub use book::{BookSheet, BookView};
pub use charter::CharterView;
pub use charter_year::{CharterItem, CharterYearView, CharterYearsView};
pub use form::FormPageView;
pub use glossary::{GlossaryView, TermView};
pub use language::LanguageLink;
pub use plan::{PlanView, PlansView, ProgramItem, SheetItem, SheetSection};
pub use search::SearchView;
pub use search_document::{SearchDocument, SearchDocumentKind};
pub use sheet::{CorrectionView, SheetView};
pub use sheet_lists::{
    GradedSheet, GradedTime, PlanLists, PlanSheets, SheetGroup, SheetRow, SheetsByView,
    SheetsByYearView, SheetsView,
};
pub use sitemap::{SitemapLink, SitemapSection, SitemapView};
pub use static_page::{HomeView, NotFoundView, StaticPageView};
pub use terms::{LicenseView, TermsView};
pub use unit::{KanaRow, KindView, UnitCharter, UnitItem, UnitView, UnitsView};

pub use crate::view::Site;

use crate::disclosure::{ProgramRef, PublicCharter, PublicSheet};
use crate::record::{Accessibility, License, Plan, Record, StaticPage, UnitIndex};
use crate::route::{Facet, Route, Target};
use crate::status::{self, ProgramStatusView, StatusView};

/// A page of the site on a day.
#[derive(Debug)]
pub struct Page<'a> {
    /// Where it is.
    pub route: &'a Route,
    kind: Kind<'a>,
}

/// What a page is about.
#[derive(Debug, Clone, Copy)]
enum Kind<'a> {
    Home,
    Plans,
    Plan(usize),
    Sheets,
    SheetsBy(&'a Plan, Facet),
    Sheet(PublicSheet<'a>),
    Form(PublicSheet<'a>),
    Book(usize),
    CharterYears,
    CharterYear(usize),
    Charter(PublicCharter<'a>),
    Units,
    Unit(UnitIndex),
    Status,
    ProgramStatus(ProgramRef),
    StaticPage(&'a Record<StaticPage>),
    Search,
    Sitemap,
    Glossary,
    Terms(License),
    Accessibility(&'a Accessibility),
    Results(&'a Accessibility),
    NotFound,
}

/// What a template receives about its page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View<'a> {
    /// `home.html`
    Home(HomeView<'a>),
    /// `plans.html`
    Plans(PlansView<'a>),
    /// `plan.html`
    Plan(PlanView<'a>),
    /// `sheets.html`
    Sheets(SheetsView<'a>),
    /// `sheets-by.html`
    SheetsBy(SheetsByView<'a>),
    /// `sheets-by-year.html`
    SheetsByYear(SheetsByYearView<'a>),
    /// `sheet.html`
    Sheet(SheetView<'a>),
    /// `form.html`
    Form(FormPageView<'a>),
    /// `book.html`
    Book(BookView<'a>),
    /// `charter-years.html`
    CharterYears(CharterYearsView<'a>),
    /// `charter-year.html`
    CharterYear(CharterYearView<'a>),
    /// `charter.html`
    Charter(CharterView<'a>),
    /// `units.html`
    Units(UnitsView<'a>),
    /// `unit.html`
    Unit(UnitView<'a>),
    /// `status.html`
    Status(StatusView<'a>),
    /// `program-status.html`
    ProgramStatus(ProgramStatusView<'a>),
    /// `page.html`
    StaticPage(StaticPageView<'a>),
    /// `search.html`
    Search(SearchView<'a>),
    /// `sitemap.html`
    Sitemap(SitemapView<'a>),
    /// `glossary.html`
    Glossary(GlossaryView<'a>),
    /// `terms.html`
    Terms(TermsView<'a>),
    /// `accessibility.html`
    Accessibility(AccessibilityView<'a>),
    /// `accessibility-results.html`
    Results(Option<ResultsView<'a>>),
    /// `404.html`
    NotFound(NotFoundView<'a>),
}

/// The pages of the site on its day, by address.
#[must_use]
pub fn pages<'a>(site: &Site<'a>) -> Vec<Page<'a>> {
    site.language.pages.iter().filter_map(|it| Page::of(site, it)).collect()
}

impl<'a> Page<'a> {
    /// The page at an address; none on a day on which what it is about may not be shown.
    fn of(site: &Site<'a>, route: &'a Route) -> Option<Self> {
        let (public, settings) = (site.public, site.public.settings());
        let kind = match route.target {
            Target::Home(_) => Kind::Home,
            Target::Plans => Kind::Plans,
            Target::Plan(at) => Kind::Plan(at),
            Target::Sheets => Kind::Sheets,
            Target::SheetsBy(at, facet) => Kind::SheetsBy(&public.plans()[at], facet),
            Target::Sheet(at) => Kind::Sheet(public.sheet(at)?),
            Target::Form(at) => Kind::Form(public.sheet(at)?),
            Target::Book(at) => Kind::Book(at),
            Target::CharterYears => Kind::CharterYears,
            Target::CharterYear(at) => Kind::CharterYear(at),
            Target::Charter(at) => Kind::Charter(public.charter(at)?),
            Target::Units => Kind::Units,
            Target::Unit(at) => Kind::Unit(at),
            Target::Status => Kind::Status,
            Target::ProgramStatus(at) => Kind::ProgramStatus(at),
            Target::StaticPage(at) => Kind::StaticPage(public.static_page(at)?),
            Target::Search => Kind::Search,
            Target::Sitemap => Kind::Sitemap,
            Target::Glossary => Kind::Glossary,
            Target::Terms => Kind::Terms(settings.license?),
            Target::Accessibility => Kind::Accessibility(settings.accessibility.as_ref()?),
            Target::AccessibilityResults => Kind::Results(settings.accessibility.as_ref()?),
            Target::NotFound => Kind::NotFound,
        };
        Some(Self { route, kind })
    }

    /// The template that shows it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self.kind {
            Kind::Home => "home.html",
            Kind::Plans => "plans.html",
            Kind::Plan(_) => "plan.html",
            Kind::Sheets => "sheets.html",
            Kind::SheetsBy(_, Facet::Year) => "sheets-by-year.html",
            Kind::SheetsBy(..) => "sheets-by.html",
            Kind::Sheet(_) => "sheet.html",
            Kind::Form(_) => "form.html",
            Kind::Book(_) => "book.html",
            Kind::CharterYears => "charter-years.html",
            Kind::CharterYear(_) => "charter-year.html",
            Kind::Charter(_) => "charter.html",
            Kind::Units => "units.html",
            Kind::Unit(_) => "unit.html",
            Kind::Status => "status.html",
            Kind::ProgramStatus(_) => "program-status.html",
            Kind::StaticPage(_) => "page.html",
            Kind::Search => "search.html",
            Kind::Sitemap => "sitemap.html",
            Kind::Glossary => "glossary.html",
            Kind::Terms(_) => "terms.html",
            Kind::Accessibility(_) => "accessibility.html",
            Kind::Results(_) => "accessibility-results.html",
            Kind::NotFound => "404.html",
        }
    }

    /// What its template receives.
    #[must_use]
    pub fn view<'s>(&self, site: &'s Site<'a>) -> View<'s>
    where
        'a: 's,
    {
        match self.kind {
            Kind::Home => View::Home(static_page::home(site)),
            Kind::Plans => View::Plans(plan::list(site)),
            Kind::Plan(at) => View::Plan(plan::view(site, at)),
            Kind::Sheets => View::Sheets(sheet_lists::all(site)),
            Kind::SheetsBy(plan, Facet::Year) => {
                View::SheetsByYear(sheet_lists::by_year(site, plan))
            }
            Kind::SheetsBy(plan, facet) => View::SheetsBy(sheet_lists::by(site, plan, facet)),
            Kind::Sheet(sheet) => View::Sheet(sheet::view(site, sheet)),
            Kind::Form(sheet) => View::Form(form::view(site, sheet)),
            Kind::Book(plan) => View::Book(book::view(site, plan)),
            Kind::CharterYears => View::CharterYears(charter_year::list(site)),
            Kind::CharterYear(at) => View::CharterYear(charter_year::view(site, at)),
            Kind::Charter(charter) => View::Charter(charter::view(site, charter)),
            Kind::Units => View::Units(unit::list(site)),
            Kind::Unit(unit) => View::Unit(unit::view(site, unit)),
            Kind::Status => View::Status(status::view(site)),
            Kind::ProgramStatus(kind) => View::ProgramStatus(status::program(site, kind)),
            Kind::StaticPage(record) => {
                View::StaticPage(static_page::view(site, record, &self.route.address))
            }
            Kind::Search => View::Search(search::view(site)),
            Kind::Sitemap => View::Sitemap(sitemap::view(site)),
            Kind::Glossary => View::Glossary(glossary::view(site)),
            Kind::Terms(license) => View::Terms(terms::view(site, license)),
            Kind::Accessibility(accessibility) => {
                View::Accessibility(accessibility::policy(site, accessibility))
            }
            Kind::Results(accessibility) => {
                View::Results(accessibility::results(site, accessibility))
            }
            Kind::NotFound => View::NotFound(static_page::not_found(site)),
        }
    }

    /// Whether it lays out as on paper what has a page of its own for reading.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.route.target.is_form()
    }

    /// Whether it is the page that looks words up, the only one that may run a script.
    #[must_use]
    pub fn is_search(&self) -> bool {
        matches!(self.kind, Kind::Search)
    }

    /// Whether it leads to the obligations as data and says how large that is ([`Site::data_sizes`]).
    #[must_use]
    pub fn names_data(&self) -> bool {
        matches!(self.kind, Kind::Status | Kind::ProgramStatus(_))
    }

    /// Whether its links must begin at the top of the host, for it is shown at any address.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        matches!(self.kind, Kind::NotFound)
    }
}
