//! Pages: which there are, where they stand, and what a theme receives about each.
//!
//! The views are what theme authors build on. They say everything in words and HTML that is ready
//! to be set: a template decides where a thing stands, never what it is called. Every link is
//! written from the top of the site (`/units/kita-ku/`); the theme makes it relative to its page.

mod accessibility;
mod address;
mod block;
mod chart;
mod charter;
mod charter_year;
mod form;
mod frame;
mod glossary;
mod heading;
mod language;
mod phrases;
mod plan;
mod prose;
mod scale;
mod search;
mod search_document;
mod sheet;
mod sheet_lists;
mod site;
mod sitemap;
mod static_page;
mod status;
mod terms;
mod time;
mod unit;

use serde::Serialize;

pub use accessibility::{AccessibilityView, CriterionView, ResultsView};
pub use address::Address;
pub use block::{
    BlockView, Body, EvaluationView, FieldView, GroupView, MeasureView, OutcomeView, PromiseGroup,
    PromiseView, ReportView, ResultLabels, ResultView, YearRow, YearTable,
};
pub use chart::{
    AxisView, BarsView, DistributionView, DotView, DrawingView, DueView, GridView, HeatCell,
    HeatRow, HeatView, LevelCount, PartView, PunctualView, PunctualityView, SeriesView,
    StretchView, TimelineView, TrendView,
};
pub use charter::CharterView;
pub use charter_year::{CharterItem, CharterYearView, CharterYearsView};
pub use form::{BookSheet, BookView, FormPageView, FormPiece, FormView};
pub use frame::{ContactView, DateView, Frame, Link};
pub use glossary::{GlossaryView, TermView};
pub use language::LanguageLink;
pub use plan::{PlanView, PlansView, ProgramItem, SheetItem, SheetSection};
pub use prose::{Html, Labelled};
pub use scale::{Chip, GradeView, LegendView, LevelView};
pub use search::SearchView;
pub use search_document::{SearchDocument, SearchDocumentKind};
pub use sheet::{CorrectionView, SheetView, UnitsView as SheetUnitsView};
pub use sheet_lists::{
    GradedSheet, PlanLists, PlanSheets, SheetGroup, SheetRow, SheetsByView, SheetsByYearView,
    SheetsView,
};
pub use site::Site;
pub use sitemap::{SitemapLink, SitemapSection, SitemapView};
pub use static_page::{HomeView, NotFoundView, StaticPageView};
pub use status::{
    BehindView, CellView, ColumnView, CountsView, DataSizes, DueDayView, DueItemView,
    EarlierProgram, ExemptView, FactLine, FactView, FiguresView, HomeStatus, ListView, ListsView,
    MatrixView, ProgramSection, ProgramStatusView, RowView, SegmentView, StandingView, StatusLine,
    StatusView, UnitStatus, UnitTable, WithoutDueDateView,
};
pub use terms::{LicenseView, TermsView};
pub use unit::{KanaRow, KindView, UnitCharter, UnitItem, UnitView, UnitsView};

use crate::disclosure;
use crate::record::{Accessibility, Library, License, Plan, Record, StaticPage, UnitIndex};
use sheet_lists::Facet;
use site::{CharterOf, SheetOf};

/// A page of the site.
#[derive(Debug)]
pub struct Page<'a> {
    /// Where it stands.
    pub address: Address,
    /// The file it comes from, to tell two pages with one address apart; none for lists.
    pub source: Option<&'a str>,
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
    Sheet(SheetOf<'a>),
    Form(SheetOf<'a>),
    Book(usize),
    CharterYears,
    CharterYear(usize),
    Charter(CharterOf<'a>),
    Units,
    Unit(UnitIndex),
    Status,
    ProgramStatus(disclosure::ProgramRef),
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

/// Every page of the site, by address.
#[must_use]
pub fn plan<'a>(site: &Site<'a>) -> Vec<Page<'a>> {
    let library = site.library;
    let introduction = static_page::introduction(site).map(|it| it.file.as_str());
    let mut pages = vec![
        Page { source: introduction, ..Page::new(Address::default(), Kind::Home) },
        Page::new(Address::new(&["reforms"]), Kind::Plans),
        Page::new(Address::new(&["charters"]), Kind::CharterYears),
        Page::new(Address::new(&["units"]), Kind::Units),
        Page::new(status::address(), Kind::Status),
        Page::new(search::address(), Kind::Search),
        Page::new(sitemap::address(), Kind::Sitemap),
    ];
    // A host shows one and the same page wherever there is none.
    if site.folder().is_empty() {
        pages.push(Page::new(Address::not_found(), Kind::NotFound));
    }
    pages.extend(declared(library));
    if !library.plans.is_empty() {
        pages.push(Page::new(sheet_lists::address(), Kind::Sheets));
    }
    pages.extend(library.plans.iter().enumerate().flat_map(|(at, it)| of_plan(site, at, it)));
    for (at, charter_year) in library.charter_years.iter().enumerate() {
        let file = Some(charter_year.program.path.as_str());
        let page = Page::new(charter_year::address(&charter_year.program), Kind::CharterYear(at));
        pages.push(Page { source: file, ..page });
        pages.extend(charter_year::charters(site, charter_year).map(|charter| Page {
            source: Some(&charter.record.file),
            ..Page::new(charter.address(site), Kind::Charter(charter))
        }));
    }
    pages.extend(library.organization.units().iter().enumerate().map(|(index, unit)| Page {
        source: Some("content/organization.yaml"),
        ..Page::new(frame::unit_address(unit), Kind::Unit(index))
    }));
    let free = site.static_pages();
    let free = free.filter(|it| introduction != Some(it.file.as_str()));
    pages.extend(free.map(|it| Page {
        source: Some(&it.file),
        ..Page::new(site.static_page_address(it), Kind::StaticPage(it))
    }));
    let plans = (0..library.plans.len()).map(disclosure::ProgramRef::Plan);
    let charter_years = (0..library.charter_years.len()).map(disclosure::ProgramRef::CharterYear);
    pages.extend(
        plans
            .chain(charter_years)
            .map(|it| Page::new(site.status_address(it), Kind::ProgramStatus(it))),
    );
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    pages
}

/// The pages of a plan: its own, its lists, its sheets and their forms.
fn of_plan<'a>(site: &Site, at: usize, plan: &'a Plan) -> impl Iterator<Item = Page<'a>> + use<'a> {
    let program = &plan.program;
    let file = Some(program.path.as_str());
    let own = Page { source: file, ..Page::new(plan::address(program), Kind::Plan(at)) };
    let list = |it: Facet| Page::new(it.address(program), Kind::SheetsBy(plan, it));
    let sheets = site::sheets(plan).map(|it| Page {
        source: Some(it.record().file.as_str()),
        ..Page::new(it.address(), Kind::Sheet(it))
    });
    let has_forms = site.forms();
    let forms = site::sheets(plan).filter(move |_| has_forms).map(|it| Page {
        source: Some(it.record().file.as_str()),
        ..Page::new(form::address(it), Kind::Form(it))
    });
    let has_book = has_forms && site::sheets(plan).next().is_some();
    let book = has_book.then(|| Page::new(form::book_address(program), Kind::Book(at)));
    let book = book.map(|it| Page { source: file, ..it });
    std::iter::once(own).chain(Facet::of(plan).map(list)).chain(sheets).chain(book).chain(forms)
}

/// The pages that stand only where the city gives what is on them.
fn declared(library: &Library) -> impl Iterator<Item = Page<'_>> {
    let glossary =
        (!library.glossary.is_empty()).then(|| Page::new(glossary::address(), Kind::Glossary));
    let license = library.settings.license;
    let terms = license.map(|it| Page::new(terms::address(), Kind::Terms(it)));
    let policy = library.settings.accessibility.as_ref();
    let tested = policy.filter(|it| it.tested_on.is_some());
    let policy =
        policy.map(|it| Page::new(accessibility::policy_address(), Kind::Accessibility(it)));
    let results = tested.map(|it| Page::new(accessibility::results_address(), Kind::Results(it)));
    [glossary, terms, policy, results].into_iter().flatten()
}

impl<'a> Page<'a> {
    fn new(address: Address, kind: Kind<'a>) -> Self {
        Self { address, source: None, kind }
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
            Kind::Book(plan) => View::Book(form::book(site, plan)),
            Kind::CharterYears => View::CharterYears(charter_year::list(site)),
            Kind::CharterYear(at) => View::CharterYear(charter_year::view(site, at)),
            Kind::Charter(charter) => View::Charter(charter::view(site, charter)),
            Kind::Units => View::Units(unit::list(site)),
            Kind::Unit(unit) => View::Unit(unit::view(site, unit)),
            Kind::Status => View::Status(status::view(site)),
            Kind::ProgramStatus(kind) => View::ProgramStatus(status::program(site, kind)),
            Kind::StaticPage(record) => View::StaticPage(static_page::view(site, record)),
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
        matches!(self.kind, Kind::Form(_) | Kind::Book(_))
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
