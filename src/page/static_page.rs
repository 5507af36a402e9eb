//! Pages that the city writes freely, the home page, and the one for addresses that lead nowhere.

use serde::Serialize;

use super::frame::{Frame, Link, newest};
use super::plan::ProgramItem;
use super::prose::Html;
use super::status::HomeStatus;
use super::unit::KindView;
use super::{Address, Site, charter_year, plan, status, unit};
use crate::record::{Record, StaticPage};

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

/// The path of a static page, by its file.
pub(super) fn path(record: &Record<StaticPage>) -> &str {
    let path = record.file.strip_prefix("content/pages/").unwrap_or(&record.slug);
    let path = path.strip_suffix(".md").unwrap_or(path);
    // `guide/index.md` is the page of its folder.
    let folder = path.strip_suffix("index").filter(|it| it.is_empty() || it.ends_with('/'));
    folder.unwrap_or(path).trim_end_matches('/')
}

/// The static page that introduces the home page.
pub(super) fn introduction<'a>(site: &Site<'a>) -> Option<&'a Record<StaticPage>> {
    site.static_pages().find(|it| site.static_page_address(it) == Address::default())
}

/// The view of a static page.
pub(super) fn view<'a>(site: &'a Site<'a>, record: &'a Record<StaticPage>) -> StaticPageView<'a> {
    let mut page = frame(site, record).below(site, []);
    page.breadcrumb.push(Link::new(&*record.data.title, &site.static_page_address(record)));
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
    let unit = site.library.organization.find(&data.contact, site.as_of, site.as_of);
    frame.contact = site.contact(unit);
    let about = if data.summary.is_empty() { &data.body } else { &data.summary };
    frame.changed(site, newest(data.updated, std::iter::empty(), site.as_of)).about(about)
}

fn body(site: &Site, record: &Record<StaticPage>) -> Html {
    site.phrases.body(&record.data.body, 2, "")
}

impl Site<'_> {
    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> Vec<Link> {
        let phrases = &self.phrases;
        let mut menu = vec![Link::new(&phrases.home, &Address::default())];
        if !self.library.plans.is_empty() {
            menu.push(Link::new(&phrases.plans, &Address::new(&["reforms"])));
        }
        if !self.library.charter_years.is_empty() {
            menu.push(Link::new(&phrases.charter_years, &Address::new(&["charters"])));
        }
        if menu.len() > 1 {
            menu.push(Link::new(&phrases.status, &status::address()));
        }
        menu.push(Link::new(&phrases.units, &Address::new(&["units"])));
        menu.push(Link::new(&phrases.search, &super::search::address()));
        menu
    }

    /// What the city says on every page; empty when it says nothing.
    #[must_use]
    pub fn notice(&self) -> Html {
        let notice = self.translated(|it| &it.notice, &self.library.settings.notice);
        self.phrases.body(notice, 2, "notice")
    }

    /// The pages that are at the foot of every page: the free ones in their order, then those that
    /// kohyo makes of the glossary and the settings.
    #[must_use]
    pub fn listed_pages(&self) -> Vec<Link> {
        let mut listed: Vec<_> =
            self.static_pages().filter(|it| it.data.position.is_some()).collect();
        listed.sort_by_key(|it| it.data.position);
        let listed =
            listed.into_iter().map(|it| Link::new(&*it.data.title, &self.static_page_address(it)));
        listed.chain(self.declared_pages()).collect()
    }
}
