//! The page that leads to every list and every page that stands in none.

use serde::Serialize;

use super::{PageKind, View};
use super::{charter_year, plan, sheet_lists};
use crate::route::Address;
use crate::status;
use crate::view::Site;
use crate::view::frame::{Frame, Link};

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
    /// The page's title, with a link to it.
    pub link: Link,
    /// Those below it.
    pub below: Vec<Link>,
}

/// The map of the site.
pub(super) static SITEMAP: PageKind =
    PageKind::of_city("sitemap.html", |_| Some(address()), |site| View::of(&view(site)))
        .at_foot(|site| Some(Link::new(site.words.word("sitemap"), &address())));

fn address() -> Address {
    Address::new(&["sitemap"])
}

/// The view of the map of the site.
fn view<'a>(site: &'a Site<'a>) -> SitemapView<'a> {
    let title = site.words.word("sitemap");
    let mut page = site.frame(&title, "/").below(site, []);
    page.breadcrumb.push(Link::new(title, &address()));
    let alone = |link: Link| SitemapLink { link, below: Vec::new() };
    let (public, phrases) = (site.public, &site.phrases);
    let mut sections = Vec::new();
    let mut section = |label: &str, address: &Address, links: Vec<SitemapLink>| {
        sections.push(SitemapSection { head: Link::new(label, address), links });
    };
    if !public.plans().is_empty() {
        let of_plan = |plan| {
            let lists = sheet_lists::of_plan(site, plan);
            let link = Link { label: lists.name.to_owned(), href: lists.href };
            SitemapLink { link, below: lists.links }
        };
        let mut links: Vec<_> = plan::newest_first(site).map(of_plan).collect();
        links.push(alone(Link::new(site.words.word("all-sheets"), &Address::sheets())));
        section(&phrases.plans, &Address::plans(), links);
    }
    if !public.charter_years().is_empty() {
        let items = charter_year::items(site).into_iter();
        let links = items.map(|it| alone(Link { label: it.name.to_owned(), href: it.href }));
        section(&phrases.charter_years, &Address::charter_years(), links.collect());
    }
    let programs = public.programs();
    let of_program = |it| alone(Link::new(status::title(site, it), &site.status_address(it)));
    section(&phrases.status, &Address::status(), programs.map(of_program).collect());
    section(&phrases.units, &Address::units(), Vec::new());
    let pages = site.static_pages().map(|(it, address)| Link::new(&*it.data.title, address));
    let pages = pages.filter(|it| it.href != "/").chain(site.declared_pages());
    let about = site.words.word("about-site");
    let head = Link { label: about, href: String::new() };
    sections.push(SitemapSection { head, links: pages.map(alone).collect() });
    SitemapView { page, sections }
}
