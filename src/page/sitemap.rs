//! The page that leads to every list and every page that stands in none.

use serde::Serialize;

use super::frame::{Frame, Link};
use super::{Address, Site, charter_year, plan, search, sheet_lists, status};
use crate::disclosure::ProgramRef;

/// The map of the site: `sitemap.html`.
#[derive(Debug, Serialize)]
pub struct SitemapView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its parts, in the order of the menu.
    pub sections: Vec<SitemapSection>,
}

/// A part of the site.
#[derive(Debug, Serialize)]
pub struct SitemapSection {
    /// The part; without an address where no page stands for it.
    pub head: Link,
    /// The pages and lists in it, each with those below it.
    pub links: Vec<SitemapLink>,
}

/// A page of the site with those below it.
#[derive(Debug, Serialize)]
pub struct SitemapLink {
    /// The page.
    pub link: Link,
    /// Those below it.
    pub below: Vec<Link>,
}

/// Where the map of the site stands.
pub(super) fn address() -> Address {
    Address::new(&["sitemap"])
}

/// The view of the map of the site.
pub(super) fn view<'a>(site: &'a Site<'a>) -> SitemapView<'a> {
    let title = site.words.word("sitemap");
    let mut page = site.frame(&title, "/").below(site, []);
    page.breadcrumb.push(Link::new(title, &address()));
    let alone = |link: Link| SitemapLink { link, below: Vec::new() };
    let (library, phrases) = (site.library, &site.phrases);
    let mut sections = Vec::new();
    let mut section = |label: &str, address: &Address, links: Vec<SitemapLink>| {
        sections.push(SitemapSection { head: Link::new(label, address), links });
    };
    if !library.plans.is_empty() {
        let of_plan = |plan| {
            let lists = sheet_lists::of_plan(site, plan);
            let link = Link { label: lists.name.to_owned(), href: lists.href };
            SitemapLink { link, below: lists.links }
        };
        let mut links: Vec<_> = plan::newest_first(site).map(of_plan).collect();
        links.push(alone(Link::new(site.words.word("all-sheets"), &sheet_lists::address())));
        section(&phrases.plans, &Address::new(&["reforms"]), links);
    }
    if !library.charter_years.is_empty() {
        let items = charter_year::items(site).into_iter();
        let links = items.map(|it| alone(Link { label: it.name.to_owned(), href: it.href }));
        section(&phrases.charter_years, &Address::new(&["charters"]), links.collect());
    }
    let plans = (0..library.plans.len()).map(ProgramRef::Plan);
    let programs = plans.chain((0..library.charter_years.len()).map(ProgramRef::CharterYear));
    let of_program = |it| alone(Link::new(status::title(site, it), &site.status_address(it)));
    section(&phrases.status, &status::address(), programs.map(of_program).collect());
    section(&phrases.units, &Address::new(&["units"]), Vec::new());
    section(&phrases.search, &search::address(), Vec::new());
    let free =
        site.static_pages().map(|it| Link::new(&*it.data.title, &site.static_page_address(it)));
    let free = free.filter(|it| it.href != "/").chain(site.declared_pages());
    let about = site.words.word("about-site");
    let head = Link { label: about, href: String::new() };
    sections.push(SitemapSection { head, links: free.map(alone).collect() });
    SitemapView { page, sections }
}
