//! Pages that the city writes freely, the home page, and the one for addresses that lead nowhere.

use serde::Serialize;

use super::plan::ProgramItem;
use super::unit::KindView;
use super::{charter_year, plan, status, unit};
use crate::record::{Record, StaticPage};
use crate::route::Address;
use crate::status::HomeStatus;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::prose::Html;

/// A static page: `page.html`.
#[derive(Debug, Serialize)]
pub struct StaticPageView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its title.
    pub title: &'a str,
    /// What it says.
    pub body: Html,
}

/// The home page: `home.html`.
#[derive(Debug, Serialize)]
pub struct HomeView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its heading: the title of `pages/index.md`, else of the site.
    pub title: &'a str,
    /// The introduction of `pages/index.md`; may be empty.
    pub body: Html,
    /// Who published in time, in short; none when there is no program.
    pub status: Option<HomeStatus>,
    /// The plans, newest first.
    pub plans: Vec<ProgramItem<'a>>,
    /// The charter years, newest first.
    pub charter_years: Vec<ProgramItem<'a>>,
    /// The units by kind.
    pub kinds: Vec<KindView>,
}

/// The page for addresses that lead nowhere: `404.html`.
#[derive(Debug, Serialize)]
pub struct NotFoundView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
}

/// The static page that introduces the home page.
fn introduction<'a>(site: &Site<'a>) -> Option<&'a Record<StaticPage>> {
    let mut pages = site.static_pages();
    pages.find(|(_, address)| **address == Address::home()).map(|(record, _)| record)
}

/// The view of a static page.
pub(super) fn view<'a>(
    site: &'a Site<'a>,
    record: &'a Record<StaticPage>,
    address: &Address,
) -> StaticPageView<'a> {
    let mut page = frame(site, record).below(site, []);
    page.breadcrumb.push(Link::new(&*record.data.title, address));
    StaticPageView { page, title: &record.data.title, body: body(site, record) }
}

/// The view of the home page.
pub(super) fn home<'a>(site: &'a Site<'a>) -> HomeView<'a> {
    let introduction = introduction(site);
    let page = match introduction {
        Some(record) => frame(site, record),
        None => site.frame("", "/"),
    };
    let title = introduction.map_or(site.title(), |it| &*it.data.title);
    HomeView {
        page: Frame { title: String::new(), ..page },
        title,
        body: introduction.map(|it| body(site, it)).unwrap_or_default(),
        status: status::home(site),
        plans: plan::items(site),
        charter_years: charter_year::items(site),
        kinds: unit::kinds(site),
    }
}

/// The view for addresses that lead nowhere.
pub(super) fn not_found<'a>(site: &'a Site<'a>) -> NotFoundView<'a> {
    NotFoundView { page: site.frame(site.words.word("not-found"), "") }
}

fn frame<'a>(site: &'a Site<'a>, record: &Record<StaticPage>) -> Frame<'a> {
    let data = &record.data;
    let mut frame = site.frame(&*data.title, "/");
    let unit =
        site.public.organization().find(&data.contact, site.public.as_of(), site.public.as_of());
    frame.contact = site.contact(unit);
    let about = if data.summary.is_empty() { &data.body } else { &data.summary };
    frame.changed(site, site.public.newest(data.updated, std::iter::empty())).about(about)
}

fn body(site: &Site, record: &Record<StaticPage>) -> Html {
    site.phrases.body(&record.data.body, 2, "")
}

impl Site<'_> {
    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> Vec<Link> {
        let phrases = &self.phrases;
        let mut menu = vec![Link::new(&phrases.home, &Address::home())];
        if !self.public.plans().is_empty() {
            menu.push(Link::new(&phrases.plans, &Address::plans()));
        }
        if !self.public.charter_years().is_empty() {
            menu.push(Link::new(&phrases.charter_years, &Address::charter_years()));
        }
        if menu.len() > 1 {
            menu.push(Link::new(&phrases.status, &Address::status()));
        }
        menu.push(Link::new(&phrases.units, &Address::units()));
        menu.push(Link::new(&phrases.search, &Address::search()));
        menu
    }

    /// What the city says on every page; empty when it says nothing.
    #[must_use]
    pub fn notice(&self) -> Html {
        let notice = self.translated(|it| &it.notice, &self.public.settings().notice);
        self.phrases.body(notice, 2, "notice")
    }

    /// The pages that are at the foot of every page: the free ones in their order, then those that
    /// kohyo makes of the glossary and the settings.
    #[must_use]
    pub fn listed_pages(&self) -> Vec<Link> {
        let mut listed: Vec<_> =
            self.static_pages().filter(|(it, _)| it.data.position.is_some()).collect();
        listed.sort_by_key(|(it, _)| it.data.position);
        let listed = listed.into_iter().map(|(it, address)| Link::new(&*it.data.title, address));
        listed.chain(self.declared_pages()).collect()
    }
}
