//! What a kind of page says of itself: its template, where its pages are, what is on them, and how
//! citizens come to them.

use serde::Serialize;

use super::about::About;
use super::part::Parted;
use super::withdrawn_thing::WithdrawnThing;
use crate::disclosure::{ProgramRef, PublicCharter, PublicSheet};
use crate::record::{Plan, Program, Record, Sheet, StaticPage, Unit, UnitIndex};
use crate::route::{
    Address, AddressesOf, CharterPlace, City, Facet, PageAddresses, PartsOf, PlanPlace, Redirect,
};
use crate::view::Site;
use crate::view::frame::Link;

/// What a template receives about its page, as templates read it.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct View(tera::Value);

impl View {
    /// A view, whose fields are what the template knows by their names.
    pub(super) fn of(view: &impl Serialize) -> Self {
        Self(tera::Value::from_serializable(view))
    }

    /// Its fields by their names.
    #[must_use]
    pub fn into_context(self) -> tera::Context {
        let mut context = tera::Context::new();
        for (name, value) in self.0.into_map().unwrap_or_default() {
            if let Some(name) = name.as_str() {
                context.insert_value(name.to_owned(), value);
            }
        }
        context
    }
}

/// A kind of page.
#[expect(clippy::struct_excessive_bools, reason = "each is said of a kind whatever else is")]
pub struct PageKind {
    template: &'static str,
    addresses: AddressesOf,
    content: Content,
    parts: Option<(PartsOf, PartView)>,
    is_form: bool,
    cited_as: Option<for<'a> fn(&Site<'a>, About<'a>) -> String>,
    is_searched: bool,
    names_data: bool,
    describes_data: bool,
    has_data: bool,
    runs_script: bool,
    is_everywhere: bool,
    is_unlisted: bool,
    menu: Option<fn(&Site) -> Option<Link>>,
    foot: Option<fn(&Site) -> Option<Link>>,
}

impl std::fmt::Debug for PageKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageKind").field("template", &self.template).finish_non_exhaustive()
    }
}

/// What is on a page of a part.
type PartView = for<'s, 'a> fn(&'s Site<'a>, Parted<'a>) -> View;

/// What is on the pages of a kind, by what they are about.
#[derive(Clone, Copy)]
enum Content {
    City(for<'s, 'a> fn(&'s Site<'a>) -> View),
    Plan(for<'s, 'a> fn(&'s Site<'a>, usize) -> View),
    Facet(for<'s, 'a> fn(&'s Site<'a>, &'a Plan, Facet) -> View),
    Sheet(for<'s, 'a> fn(&'s Site<'a>, PublicSheet<'a>) -> View),
    CharterYear(for<'s, 'a> fn(&'s Site<'a>, usize) -> View),
    Charter(for<'s, 'a> fn(&'s Site<'a>, PublicCharter<'a>) -> View),
    Unit(for<'s, 'a> fn(&'s Site<'a>, UnitIndex) -> View),
    Program(for<'s, 'a> fn(&'s Site<'a>, ProgramRef) -> View),
    StaticPage(for<'s, 'a> fn(&'s Site<'a>, &'a Record<StaticPage>, &Address) -> View),
    Moved(for<'s, 'a> fn(&'s Site<'a>, &'a Redirect, &Address) -> View),
    Withdrawn(for<'s, 'a> fn(&'s Site<'a>, WithdrawnThing<'a>, &Address) -> View),
}

/// Kinds by what they are about: `address` says where a page is, `view` what is on it.
impl PageKind {
    const fn new(template: &'static str, addresses: AddressesOf, content: Content) -> Self {
        Self {
            template,
            addresses,
            content,
            parts: None,
            is_form: false,
            cited_as: None,
            is_searched: false,
            names_data: false,
            describes_data: false,
            has_data: false,
            runs_script: false,
            is_everywhere: false,
            is_unlisted: false,
            menu: None,
            foot: None,
        }
    }

    /// One page about the whole city, where `address` gives it an address.
    pub(super) const fn of_city(
        template: &'static str,
        address: fn(&City) -> Option<Address>,
        view: for<'s, 'a> fn(&'s Site<'a>) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::City(address), Content::City(view))
    }

    /// The home page.
    pub(super) const fn of_home(
        template: &'static str,
        view: for<'s, 'a> fn(&'s Site<'a>) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Home(Address::home), Content::City(view))
    }

    /// A page for each plan that `address` gives one.
    pub(super) const fn of_plan(
        template: &'static str,
        address: fn(&PlanPlace) -> Option<Address>,
        view: for<'s, 'a> fn(&'s Site<'a>, usize) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Plan(address), Content::Plan(view))
    }

    /// A page for each way of listing the sheets of a plan that `address` gives one.
    pub(super) const fn of_facet(
        template: &'static str,
        address: fn(&Program, Facet) -> Option<Address>,
        view: for<'s, 'a> fn(&'s Site<'a>, &'a Plan, Facet) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Facet(address), Content::Facet(view))
    }

    /// A page for each sheet that `address` gives one.
    pub(super) const fn of_sheet(
        template: &'static str,
        address: fn(&PlanPlace, &Record<Sheet>) -> Option<Address>,
        view: for<'s, 'a> fn(&'s Site<'a>, PublicSheet<'a>) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Sheet(address), Content::Sheet(view))
    }

    /// A page for each charter year.
    pub(super) const fn of_charter_year(
        template: &'static str,
        address: fn(&Program) -> Address,
        view: for<'s, 'a> fn(&'s Site<'a>, usize) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::CharterYear(address), Content::CharterYear(view))
    }

    /// A page for each charter that `address` gives one.
    pub(super) const fn of_charter(
        template: &'static str,
        address: fn(&CharterPlace) -> Option<Address>,
        view: for<'s, 'a> fn(&'s Site<'a>, PublicCharter<'a>) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Charter(address), Content::Charter(view))
    }

    /// A page for each unit.
    pub(super) const fn of_unit(
        template: &'static str,
        address: fn(&Unit) -> Address,
        view: for<'s, 'a> fn(&'s Site<'a>, UnitIndex) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Unit(address), Content::Unit(view))
    }

    /// A page for each plan and each charter year.
    pub(super) const fn of_program(
        template: &'static str,
        address: fn(ProgramRef, &Program) -> Address,
        view: for<'s, 'a> fn(&'s Site<'a>, ProgramRef) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Program(address), Content::Program(view))
    }

    /// The static pages, whose addresses are those of their files.
    pub(super) const fn of_static_page(
        template: &'static str,
        view: for<'s, 'a> fn(&'s Site<'a>, &'a Record<StaticPage>, &Address) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::StaticPage, Content::StaticPage(view))
    }

    /// The pages at former addresses, which lead on.
    pub(super) const fn of_moved(
        template: &'static str,
        view: for<'s, 'a> fn(&'s Site<'a>, &'a Redirect, &Address) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Moved, Content::Moved(view))
    }

    /// The pages in the place of what was withdrawn, whatever kind of page it had.
    pub(super) const fn of_withdrawn(
        template: &'static str,
        view: for<'s, 'a> fn(&'s Site<'a>, WithdrawnThing<'a>, &Address) -> View,
    ) -> Self {
        Self::new(template, AddressesOf::Withdrawn, Content::Withdrawn(view))
    }
}

/// What else a kind may say of itself.
impl PageKind {
    /// What is too large for one page has more of them, of which `view` says what is on each.
    pub(super) const fn in_parts(self, of: PartsOf, view: PartView) -> Self {
        Self { parts: Some((of, view)), ..self }
    }

    /// It lays out as on paper what has a page of its own for reading.
    pub(super) const fn on_paper(self) -> Self {
        Self { is_form: true, ..self }
    }

    /// It holds what the city's licence is about, and says how to name it as a source
    /// under the name of its subject.
    pub(super) const fn cited(self) -> Self {
        Self { cited_as: Some(|site, about| about.title(site)), ..self }
    }

    /// The same under this name.
    pub(super) const fn cited_as(self, title: for<'a> fn(&Site<'a>, About<'a>) -> String) -> Self {
        Self { cited_as: Some(title), ..self }
    }

    /// Search finds it by all that its subject says.
    pub(super) const fn searched(self) -> Self {
        Self { is_searched: true, ..self }
    }

    /// It leads to the data and says how large they are ([`Site::data_sizes`]).
    pub(super) const fn naming_data(self) -> Self {
        Self { names_data: true, ..self }
    }

    /// It explains the open data and says how large they are ([`Site::open_data`]).
    pub(super) const fn describing_data(self) -> Self {
        Self { describes_data: true, ..self }
    }

    /// The record that it is about lies beside it as data.
    pub(super) const fn beside_data(self) -> Self {
        Self { has_data: true, ..self }
    }

    /// It runs the script that looks words up, the only one of the site.
    pub(super) const fn running_script(self) -> Self {
        Self { runs_script: true, ..self }
    }

    /// It is shown at any address, so that its links must begin at the top of the host.
    pub(super) const fn everywhere(self) -> Self {
        Self { is_everywhere: true, ..self }
    }

    /// It says nothing of its own: search engines are not told of it, and are told to leave it out.
    pub(super) const fn unlisted(self) -> Self {
        Self { is_unlisted: true, ..self }
    }

    /// It is in the menu, in the order of [`PAGE_KINDS`](super::PAGE_KINDS), where `link` gives a link to it.
    pub(super) const fn in_menu(self, link: fn(&Site) -> Option<Link>) -> Self {
        Self { menu: Some(link), ..self }
    }

    /// It is at the foot of every page and on the map of the site, where `link` gives a link to it.
    pub(super) const fn at_foot(self, link: fn(&Site) -> Option<Link>) -> Self {
        Self { foot: Some(link), ..self }
    }
}

/// What is asked of a kind.
impl PageKind {
    /// The name of the template that shows its pages.
    #[must_use]
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// Where its pages are.
    #[must_use]
    pub fn addresses(&self) -> PageAddresses {
        let parts = self.parts.map(|(of, _)| of);
        let Self { addresses: of, is_form, has_data, .. } = *self;
        PageAddresses { of, parts, is_form, has_data }
    }

    /// What its template receives about a page of its own. The routes give a page of a kind what the kind is about;
    /// about anything else there is nothing to be said.
    pub(super) fn view<'a>(&self, site: &Site<'a>, about: About<'a>, address: &Address) -> View {
        if let (Some((_, view)), About::Part(part)) = (self.parts, about) {
            return view(site, part);
        }
        match (self.content, about) {
            (Content::City(view), About::City) => view(site),
            (Content::Plan(view), About::Plan(at)) => view(site, at),
            (Content::Facet(view), About::Facet(plan, facet)) => view(site, plan, facet),
            (Content::Sheet(view), About::Sheet(sheet)) => view(site, sheet),
            (Content::CharterYear(view), About::CharterYear(at)) => view(site, at),
            (Content::Charter(view), About::Charter(charter)) => view(site, charter),
            (Content::Unit(view), About::Unit(unit)) => view(site, unit),
            (Content::Program(view), About::Program(program)) => view(site, program),
            (Content::StaticPage(view), About::StaticPage(record)) => view(site, record, address),
            (Content::Moved(view), About::Moved(redirect)) => view(site, redirect, address),
            (Content::Withdrawn(view), About::Withdrawn(thing)) => view(site, thing, address),
            _ => View(tera::Value::none()),
        }
    }

    /// What a page of it is called as a source; none where the licence is about nothing on it.
    pub(super) fn citation<'a>(&self, site: &Site<'a>, about: About<'a>) -> Option<String> {
        self.cited_as.map(|title| title(site, about))
    }

    pub(super) fn is_searched(&self) -> bool {
        self.is_searched
    }

    pub(super) fn names_data(&self) -> bool {
        self.names_data
    }

    pub(super) fn describes_data(&self) -> bool {
        self.describes_data
    }

    pub(super) fn has_data(&self) -> bool {
        self.has_data
    }

    pub(super) fn runs_script(&self) -> bool {
        self.runs_script
    }

    pub(super) fn is_everywhere(&self) -> bool {
        self.is_everywhere
    }

    pub(super) fn is_unlisted(&self) -> bool {
        self.is_unlisted
    }

    /// Its link in the menu.
    pub(super) fn menu_link(&self, site: &Site) -> Option<Link> {
        self.menu.and_then(|link| link(site))
    }

    /// Its link at the foot of every page.
    pub(super) fn foot_link(&self, site: &Site) -> Option<Link> {
        self.foot.and_then(|link| link(site))
    }
}
