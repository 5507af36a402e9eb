//! The home page.

use serde::Serialize;

use super::plan::ProgramItem;
use super::static_page::{body, frame};
use super::unit::KindView;
use super::{NewsDay, PageKind, View, charter_year, compare, news, plan, summary, unit};
use crate::record::{Record, StaticPage};
use crate::route::{Address, FeedSubject};
use crate::status::{self, HomeStatus};
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::prose::Html;

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
    /// Where units and years are compared; none where nothing is ever due.
    pub compare: Option<Link>,
    /// The newest of what was published and corrected, by day.
    pub news: Vec<NewsDay>,
    /// The plans, newest first.
    pub plans: Vec<ProgramItem<'a>>,
    /// The charter years, newest first.
    pub charter_years: Vec<ProgramItem<'a>>,
    /// The units by kind.
    pub kinds: Vec<KindView>,
}

/// Lines of news on the home page.
const NEWEST: usize = 5;

/// The home page.
pub(super) static HOME: PageKind = PageKind::of_home("home.html", |site| View::of(&view(site)))
    .in_menu(|site| Some(Link::new(&site.phrases.home, &Address::home())));

/// The static page that introduces the home page.
fn introduction<'a>(site: &Site<'a>) -> Option<&'a Record<StaticPage>> {
    let mut pages = site.static_pages();
    pages.find(|(_, address)| **address == Address::home()).map(|(record, _)| record)
}

/// The view of the home page.
fn view<'a>(site: &'a Site<'a>) -> HomeView<'a> {
    let introduction = introduction(site);
    let mut page = match introduction {
        Some(record) => frame(site, record),
        None => site.frame("", "/"),
    };
    if page.updated.is_none() {
        page = page
            .changed(site, site.public.plans_changed().max(site.public.charter_years_changed()));
    }
    let status = status::home(site, &mut page);
    let day = status.is_some().then(|| page.name_day(site));
    let page = page.fed(site, FeedSubject::City).summed(site, summary::of_home(site, day));
    let title = introduction.map_or(site.title(), |it| &*it.data.title);
    HomeView {
        page: Frame { title: String::new(), ..page },
        title,
        body: introduction.map(|it| body(site, it)).unwrap_or_default(),
        status,
        compare: compare::link(site),
        news: news::days(site, &site.news.lines[..site.news.lines.len().min(NEWEST)]),
        plans: plan::items(site),
        charter_years: charter_year::items(site),
        kinds: unit::kinds(site),
    }
}
