//! The pages of a language: one for each record, and those that kohyo makes of many.

use super::{Address, Facet, LanguageRoutes, Route, Target, static_pages};
use crate::disclosure::{Audience, CharterRef, ProgramRef, SheetRef};
use crate::record::{CharterYear, Library, Plan};
use crate::words::Language;

impl LanguageRoutes {
    pub(super) fn of(library: &Library, language: Language, audience: Audience) -> Self {
        let is_main = library.settings.translation(language).is_none();
        let folder = match (is_main, language) {
            (true, _) => "",
            (false, Language::Ja) => "ja/",
            (false, Language::En) => "en/",
        };
        let static_pages = static_pages::of_language(library, language, audience);
        let introduction = static_pages.iter().find(|(_, it)| *it == Address::home());
        let introduction = introduction.map(|(at, _)| *at);
        let mut pages = vec![route(library, Address::home(), Target::Home(introduction))];
        pages.extend(own_pages(library));
        // A host shows one and the same page wherever there is none.
        if is_main {
            pages.push(route(library, Address::not_found(), Target::NotFound));
        }
        for (at, plan) in library.plans.iter().enumerate() {
            pages.extend(of_plan(library, at, plan, audience));
        }
        for (at, charter_year) in library.charter_years.iter().enumerate() {
            pages.extend(of_charter_year(library, at, charter_year, audience));
        }
        let units = library.organization.units().iter().enumerate();
        pages.extend(units.map(|(at, unit)| route(library, Address::unit(unit), Target::Unit(at))));
        let others = static_pages.iter().filter(|(at, _)| Some(*at) != introduction);
        pages.extend(others.map(|(at, it)| route(library, it.clone(), Target::StaticPage(*at))));
        pages.extend(ProgramRef::all(library).map(|program| {
            let address = Address::program_status(program, program.resolve(library));
            route(library, address, Target::ProgramStatus(program))
        }));
        pages.sort_by(|a, b| a.address.cmp(&b.address));
        Self { language, folder, pages, static_pages }
    }
}

fn route(library: &Library, address: Address, target: Target) -> Route {
    let file = target.file(library).map(ToOwned::to_owned);
    Route { address, target, file }
}

/// The pages that every site has, and those for which the city gives what is on them.
fn own_pages(library: &Library) -> impl Iterator<Item = Route> {
    let settings = &library.settings;
    let policy = settings.accessibility.as_ref();
    let is_tested = policy.is_some_and(|it| it.tested_on.is_some());
    [
        (true, Address::plans(), Target::Plans),
        (true, Address::charter_years(), Target::CharterYears),
        (true, Address::units(), Target::Units),
        (true, Address::status(), Target::Status),
        (true, Address::search(), Target::Search),
        (true, Address::sitemap(), Target::Sitemap),
        (!library.plans.is_empty(), Address::sheets(), Target::Sheets),
        (!library.glossary.is_empty(), Address::glossary(), Target::Glossary),
        (settings.license.is_some(), Address::terms(), Target::Terms),
        (policy.is_some(), Address::accessibility(), Target::Accessibility),
        (is_tested, Address::accessibility_results(), Target::AccessibilityResults),
    ]
    .into_iter()
    .filter(|(is_there, ..)| *is_there)
    .map(|(_, address, target)| route(library, address, target))
}

/// The pages of a plan: its own, its lists, its sheets and their forms.
fn of_plan(library: &Library, at: usize, plan: &Plan, audience: Audience) -> Vec<Route> {
    let program = &plan.program;
    let mut pages = vec![route(library, Address::plan(program), Target::Plan(at))];
    let sheets = plan.sheets.iter().enumerate();
    let sheets = sheets.filter(|(_, it)| audience.sees(&*it.data));
    let has_forms = library.settings.forms.0;
    for (sheet, record) in sheets {
        let sheet = SheetRef { plan: at, sheet };
        pages.push(route(library, Address::sheet(program, &record.slug), Target::Sheet(sheet)));
        if has_forms {
            pages.push(route(library, Address::form(program, &record.slug), Target::Form(sheet)));
        }
    }
    // There is nothing to list before there is a sheet.
    if pages.len() > 1 {
        let list = |it| route(library, Address::sheets_by(program, it), Target::SheetsBy(at, it));
        pages.extend(Facet::of(plan).map(list));
        let book = || route(library, Address::book(program), Target::Book(at));
        pages.extend(has_forms.then(book));
    }
    pages
}

/// The pages of a charter year: its own, and its charters.
fn of_charter_year(
    library: &Library,
    at: usize,
    charter_year: &CharterYear,
    audience: Audience,
) -> Vec<Route> {
    let (program, organization) = (&charter_year.program, &library.organization);
    let mut pages = vec![route(library, Address::charter_year(program), Target::CharterYear(at))];
    let charters = charter_year.charters.iter().enumerate();
    pages.extend(charters.filter(|(_, it)| audience.sees(&*it.data)).filter_map(
        |(charter, record)| {
            let unit = &organization.units()[charter_year.unit_of(record, organization)?];
            let target = Target::Charter(CharterRef { charter_year: at, charter });
            Some(route(library, Address::charter(program, unit), target))
        },
    ));
    pages
}

impl Target {
    fn file(self, library: &Library) -> Option<&str> {
        match self {
            Self::Home(introduction) => introduction.map(|it| library.pages[it].file.as_str()),
            Self::Plan(at) | Self::Book(at) => Some(&library.plans[at].program.path),
            Self::Sheet(at) | Self::Form(at) => Some(&library.plans[at.plan].sheets[at.sheet].file),
            Self::CharterYear(at) => Some(&library.charter_years[at].program.path),
            Self::Charter(at) => {
                Some(&library.charter_years[at.charter_year].charters[at.charter].file)
            }
            Self::Unit(_) => Some("content/organization.yaml"),
            Self::StaticPage(at) => Some(&library.pages[at].file),
            Self::Plans
            | Self::Sheets
            | Self::SheetsBy(..)
            | Self::CharterYears
            | Self::Units
            | Self::Status
            | Self::ProgramStatus(_)
            | Self::Search
            | Self::Sitemap
            | Self::Glossary
            | Self::Terms
            | Self::Accessibility
            | Self::AccessibilityResults
            | Self::NotFound => None,
        }
    }
}
