//! Pages: which there are, where they stand, and what a theme receives about each.
//!
//! The views are what theme authors build on. They say everything in words and HTML that is ready
//! to be set: a template decides where a thing stands, never what it is called. Every link is
//! written from the top of the site (`/units/kita-ku/`); the theme makes it relative to its page.

mod about;
mod accessibility;
mod book;
mod change;
mod charter;
mod charter_form;
mod charter_year;
mod compare;
mod corrections;
mod data;
mod feed;
mod form;
mod glossary;
mod graded;
mod history;
mod home;
mod kind;
mod language;
mod moved;
mod navigation;
mod news;
mod news_text;
mod not_found;
mod part;
mod plan;
mod publication_log;
mod search;
mod search_document;
mod share;
mod sheet;
mod sheet_lists;
mod sheets;
mod sheets_by_year;
mod sitemap;
mod static_page;
mod status;
mod summary;
mod terms;
mod unit;
mod withdrawn;
mod withdrawn_thing;

pub use accessibility::{AccessibilityView, CriterionView, ResultsView};
pub use book::{BookSheet, BookView};
pub use change::ChangeView;
pub use charter::CharterView;
pub use charter_form::CharterFormView;
pub use charter_year::{CharterItem, CharterYearView, CharterYearsView};
pub use compare::{CompareView, ComparedProgram, ShareView};
pub use corrections::{CorrectionDay, CorrectionView, CorrectionsView};
pub use data::{DataColumnView, DataFileView, DataTableView, DataView};
pub use feed::{FeedEntry, FeedText};
pub use form::FormPageView;
pub use glossary::{GlossaryView, TermView};
pub use history::{HistoryDay, HistoryRow, HistoryView};
pub use home::HomeView;
pub use kind::{PageKind, View};
pub use language::LanguageLink;
pub use moved::{Forward, MovedView};
pub use news::{NewsDay, NewsLineView, NewsView};
pub use news_text::NewsText;
pub use not_found::NotFoundView;
pub use part::PartItem;
pub use plan::{PlanView, PlansView, ProgramItem, SheetItem, SheetSection};
pub use publication_log::PublicationLogView;
pub use search::SearchView;
pub use search_document::{SearchDocument, SearchDocumentKind};
pub use share::SharingView;
pub use sheet::SheetView;
pub use sheet_lists::{PlanLists, SheetGroup, SheetsByView};
pub use sheets::{PlanSheets, SheetRow, SheetsView};
pub use sheets_by_year::{GradedSheet, GradedTime, SheetsByYearView};
pub use sitemap::{SitemapLink, SitemapSection, SitemapView};
pub use static_page::StaticPageView;
pub use terms::{LicenseView, TermsView};
pub use unit::{KanaRow, KindView, UnitCharter, UnitItem, UnitView, UnitsView};
pub use withdrawn::WithdrawnView;

pub use crate::view::Site;

use crate::open_data::RecordAt;
use crate::route::{Route, Subject};
use about::About;

/// Every kind of page, one row each. Links in the menu and at the foot of a page are in this order.
pub static PAGE_KINDS: &[&PageKind] = &[
    &home::HOME,
    &plan::PLANS,
    &plan::PLAN,
    &sheets::SHEETS,
    &sheet_lists::SHEETS_BY,
    &sheets_by_year::SHEETS_BY_YEAR,
    &sheet::SHEET,
    &form::FORM,
    &book::BOOK,
    &charter_year::CHARTER_YEARS,
    &charter_year::CHARTER_YEAR,
    &charter::CHARTER,
    &charter_form::CHARTER_FORM,
    &status::STATUS,
    &unit::UNITS,
    &unit::UNIT,
    &static_page::STATIC_PAGE,
    &status::PROGRAM_STATUS,
    &compare::COMPARE,
    &news::NEWS,
    &corrections::CORRECTIONS,
    &search::SEARCH,
    &glossary::GLOSSARY,
    &sitemap::SITEMAP,
    &data::DATA,
    &publication_log::PUBLICATION_LOG,
    &terms::TERMS,
    &accessibility::ACCESSIBILITY,
    &accessibility::RESULTS,
    &not_found::NOT_FOUND,
    &moved::MOVED,
    &withdrawn::WITHDRAWN,
];

/// A page of the site on a day.
#[derive(Debug)]
pub struct Page<'a> {
    /// Where it is.
    pub route: &'a Route,
    kind: &'static PageKind,
    about: About<'a>,
}

/// The pages of the site on its day, by address.
#[must_use]
pub fn pages<'a>(site: &Site<'a>) -> Vec<Page<'a>> {
    site.language.pages.iter().filter_map(|it| Page::of(site, it)).collect()
}

impl<'a> Page<'a> {
    /// The page at an address; none on a day on which what it is about may not be shown.
    fn of(site: &Site<'a>, route: &'a Route) -> Option<Self> {
        let about = About::of(site, route.subject)?;
        let kind = match about {
            // In the place of every page that the record had.
            About::Withdrawn(_) => &withdrawn::WITHDRAWN,
            About::City
            | About::Plan(_)
            | About::Facet(..)
            | About::Part(_)
            | About::Sheet(_)
            | About::CharterYear(_)
            | About::Charter(_)
            | About::Unit(_)
            | About::Program(_)
            | About::StaticPage(_)
            | About::Moved(_) => PAGE_KINDS.get(route.kind)?,
        };
        Some(Self { route, kind, about })
    }

    /// The template that shows it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        self.kind.template()
    }

    /// What its template receives.
    #[must_use]
    pub fn view(&self, site: &Site<'a>) -> View {
        self.kind.view(site, self.about, &self.route.address)
    }

    /// Whether it lays out as on paper what has a page of its own for reading.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.route.is_form
    }

    /// Whether it is the page that looks words up, the only one that may run a script.
    #[must_use]
    pub fn is_search(&self) -> bool {
        self.kind.runs_script()
    }

    /// Whether it leads to the obligations as data and says how large that is ([`Site::data_sizes`]).
    #[must_use]
    pub fn names_data(&self) -> bool {
        self.kind.names_data()
    }

    /// Whether it explains the open data and says how large they are.
    #[must_use]
    pub fn describes_data(&self) -> bool {
        self.kind.describes_data()
    }

    /// The record that it is about, where that lies beside it as data.
    #[must_use]
    pub fn record(&self) -> Option<RecordAt> {
        if !self.kind.has_data() {
            return None;
        }
        if let Subject::Sheet(at) = self.route.subject {
            return Some(RecordAt::Sheet(at));
        }
        if let Subject::Charter(at) = self.route.subject {
            return Some(RecordAt::Charter(at));
        }
        None
    }

    /// Whether search engines are told to leave it out.
    #[must_use]
    pub fn is_unlisted(&self) -> bool {
        self.kind.is_unlisted()
    }

    /// Whether search engines are told of it.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        !self.is_everywhere() && !self.is_unlisted()
    }

    /// Where it leads by itself; nowhere, but for pages at former addresses.
    #[must_use]
    pub fn forward(&self, site: &Site) -> Forward {
        match self.about {
            About::Moved(redirect) => moved::forward(site, redirect, &self.route.address),
            About::City
            | About::Plan(_)
            | About::Facet(..)
            | About::Part(_)
            | About::Sheet(_)
            | About::CharterYear(_)
            | About::Charter(_)
            | About::Unit(_)
            | About::Program(_)
            | About::StaticPage(_)
            | About::Withdrawn(_) => Forward::default(),
        }
    }

    /// Whether its links must begin at the top of the host, for it is shown at any address.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        self.kind.is_everywhere()
    }
}
