//! The pages of a language: those of every kind, about everything that the kind is about.

use super::{
    Address, Cut, Facet, LanguageRoutes, PartRef, Parts, Route, Subject, feeds, static_pages,
};
use crate::disclosure::{Audience, CharterRef, ProgramRef, SheetRef};
use crate::record::{CharterYear, Library, Plan, Program, Record, Sheet, Unit};
use crate::words::Language;

/// Where the pages of a kind are.
#[derive(Debug, Clone, Copy)]
pub struct PageAddresses {
    /// What they are about, with the address of each; none where there is no such page.
    pub of: AddressesOf,
    /// What on them is cut into parts, each with a page of its own, where it is too large; none where nothing is.
    pub parts: Option<PartsOf>,
    /// Whether they lay out as on paper what has a page of its own for reading.
    pub is_form: bool,
    /// Whether the record that each is about lies beside it as data.
    pub has_data: bool,
}

/// What on the pages of a kind is cut into parts where it is too large.
#[derive(Debug, Clone, Copy)]
pub enum PartsOf {
    /// The list of sheets on the page of a plan.
    Plan,
    /// The lists of sheets by what they have in common.
    Facet,
    /// The books.
    Book,
}

/// Where the pages of a kind are, by what they are about.
#[derive(Debug, Clone, Copy)]
pub enum AddressesOf {
    /// One page.
    City(fn(&City) -> Option<Address>),
    /// The home page.
    Home(fn() -> Address),
    /// A page for each plan.
    Plan(fn(&PlanPlace) -> Option<Address>),
    /// A page for each way of listing the sheets of a plan, where there are sheets.
    Facet(fn(&Program, Facet) -> Option<Address>),
    /// A page for each sheet.
    Sheet(fn(&PlanPlace, &Record<Sheet>) -> Option<Address>),
    /// A page for each charter year.
    CharterYear(fn(&Program) -> Address),
    /// A page for each charter of a unit.
    Charter(fn(&CharterPlace) -> Option<Address>),
    /// A page for each unit.
    Unit(fn(&Unit) -> Address),
    /// A page for each plan and each charter year.
    Program(fn(ProgramRef, &Program) -> Address),
    /// The static pages that can be read in the language, which have addresses of their own.
    StaticPage,
    /// The former addresses that lead on, which are known when all others are.
    Moved,
    /// The addresses of what was withdrawn: those that it had, and those that the settings name.
    Withdrawn,
}

/// What decides whether there is a page about the whole city.
#[derive(Debug, Clone, Copy)]
pub struct City<'a> {
    /// Its records and settings.
    pub library: &'a Library,
    /// Whether it is for the main language of the site.
    pub is_main_language: bool,
}

/// A plan, and what decides which pages there are about it.
#[derive(Debug, Clone, Copy)]
pub struct PlanPlace<'a> {
    /// Its definition.
    pub program: &'a Program,
    /// Whether it has sheets.
    pub has_sheets: bool,
    /// Whether sheets are laid out as on paper, too.
    pub has_forms: bool,
}

/// A charter, and what decides which pages there are about it.
#[derive(Debug, Clone, Copy)]
pub struct CharterPlace<'a> {
    /// Its year.
    pub program: &'a Program,
    /// The unit whose charter it is.
    pub unit: &'a Unit,
    /// Whether it is laid out as on paper, too.
    pub has_forms: bool,
}

impl LanguageRoutes {
    pub(super) fn of(
        library: &Library,
        language: Language,
        kinds: &[PageAddresses],
        parts: &Parts,
        audience: Audience,
    ) -> Self {
        let is_main_language = library.settings.translation(language).is_none();
        let folder = match (is_main_language, language) {
            (true, _) => "",
            (false, Language::Ja) => "ja/",
            (false, Language::En) => "en/",
        };
        let static_pages = static_pages::of_language(library, language, audience);
        let city = City { library, is_main_language };
        let mut pages = Vec::new();
        for (kind, addresses) in kinds.iter().enumerate() {
            let mut found = places(addresses.of, city, &static_pages, audience);
            if let Some(of) = addresses.parts {
                let below: Vec<_> = found.iter().flat_map(|it| in_parts(it, of, parts)).collect();
                found.extend(below);
            }
            pages.extend(found.into_iter().map(|(address, subject)| Route {
                address,
                subject,
                kind,
                is_form: addresses.is_form,
                file: subject.file(library).map(ToOwned::to_owned),
            }));
        }
        pages.sort_by(|a, b| a.address.cmp(&b.address));
        Self { language, folder, pages, static_pages, feeds: feeds::of(library) }
    }
}

/// The pages of a kind: where each is, and what it is about.
fn places(
    of: AddressesOf,
    city: City,
    static_pages: &[(usize, Address)],
    audience: Audience,
) -> Vec<(Address, Subject)> {
    let library = city.library;
    let introduction = static_pages.iter().find(|(_, it)| *it == Address::home());
    let introduction = introduction.map(|(at, _)| *at);
    let plans = || library.plans.iter().enumerate();
    let place = |it| plan_place(library, it, audience);
    match of {
        AddressesOf::City(address) => {
            address(&city).map(|it| (it, Subject::City)).into_iter().collect()
        }
        AddressesOf::Home(address) => vec![(address(), Subject::Home(introduction))],
        AddressesOf::Plan(address) => plans()
            .filter_map(|(at, plan)| Some((address(&place(plan))?, Subject::Plan(at))))
            .collect(),
        AddressesOf::Facet(address) => {
            let listed = plans().filter(|(_, plan)| place(plan).has_sheets);
            listed.flat_map(|(at, plan)| of_facets(at, plan, address)).collect()
        }
        AddressesOf::Sheet(address) => plans()
            .flat_map(|(at, plan)| of_sheets(at, plan, place(plan), audience, address))
            .collect(),
        AddressesOf::CharterYear(address) => {
            let years = library.charter_years.iter().enumerate();
            years.map(|(at, it)| (address(&it.program), Subject::CharterYear(at))).collect()
        }
        AddressesOf::Charter(address) => {
            let years = library.charter_years.iter().enumerate();
            years.flat_map(|(at, it)| of_charters(library, at, it, audience, address)).collect()
        }
        AddressesOf::Unit(address) => {
            let units = library.organization.units().iter().enumerate();
            units.map(|(at, unit)| (address(unit), Subject::Unit(at))).collect()
        }
        AddressesOf::Program(address) => ProgramRef::all(library)
            .map(|it| (address(it, it.resolve(library)), Subject::Program(it)))
            .collect(),
        AddressesOf::StaticPage => {
            let others = static_pages.iter().filter(|(at, _)| Some(*at) != introduction);
            others.map(|(at, address)| (address.clone(), Subject::StaticPage(*at))).collect()
        }
        AddressesOf::Moved | AddressesOf::Withdrawn => Vec::new(),
    }
}

/// The parts of a page: where each is, and what it is about.
fn in_parts(page: &(Address, Subject), of: PartsOf, parts: &Parts) -> Vec<(Address, Subject)> {
    let Some((plan, cut)) = of.of(page.1) else { return Vec::new() };
    let part = |(at, part): (usize, &super::Part)| {
        let subject = Subject::Part(PartRef { plan, cut, part: at });
        (page.0.part(cut, &part.path), subject)
    };
    parts.of(plan, cut).iter().enumerate().map(part).collect()
}

impl PartsOf {
    /// What is cut on a page about this: of which plan, and what of it.
    fn of(self, subject: Subject) -> Option<(usize, Cut)> {
        match (self, subject) {
            (Self::Plan, Subject::Plan(at)) => Some((at, Cut::Plan)),
            (Self::Book, Subject::Plan(at)) => Some((at, Cut::Book)),
            (Self::Facet, Subject::Facet(at, facet)) => Some((at, Cut::Facet(facet))),
            (Self::Plan | Self::Book | Self::Facet, _) => None,
        }
    }
}

fn plan_place<'a>(library: &Library, plan: &'a Plan, audience: Audience) -> PlanPlace<'a> {
    PlanPlace {
        program: &plan.program,
        has_sheets: plan.sheets.iter().any(|it| audience.sees(&*it.data)),
        has_forms: library.settings.forms.0,
    }
}

fn of_facets(
    at: usize,
    plan: &Plan,
    address: fn(&Program, Facet) -> Option<Address>,
) -> impl Iterator<Item = (Address, Subject)> {
    Facet::of(plan)
        .filter_map(move |it| Some((address(&plan.program, it)?, Subject::Facet(at, it))))
}

fn of_sheets<'a>(
    at: usize,
    plan: &'a Plan,
    place: PlanPlace<'a>,
    audience: Audience,
    address: fn(&PlanPlace, &Record<Sheet>) -> Option<Address>,
) -> impl Iterator<Item = (Address, Subject)> {
    let sheets = plan.sheets.iter().enumerate();
    sheets.filter(move |(_, it)| audience.sees(&*it.data)).filter_map(move |(sheet, record)| {
        Some((address(&place, record)?, Subject::Sheet(SheetRef { plan: at, sheet })))
    })
}

fn of_charters<'a>(
    library: &'a Library,
    at: usize,
    charter_year: &'a CharterYear,
    audience: Audience,
    address: fn(&CharterPlace) -> Option<Address>,
) -> impl Iterator<Item = (Address, Subject)> {
    let organization = &library.organization;
    let charters = charter_year.charters.iter().enumerate();
    charters.filter(move |(_, it)| audience.sees(&*it.data)).filter_map(move |(charter, record)| {
        let unit = &organization.units()[charter_year.unit_of(record, organization)?];
        let subject = Subject::Charter(CharterRef { charter_year: at, charter });
        let has_forms = library.settings.forms.0;
        let place = CharterPlace { program: &charter_year.program, unit, has_forms };
        Some((address(&place)?, subject))
    })
}
