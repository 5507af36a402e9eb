//! The search page: for those whose browser runs its script a field, for all others every list.

use serde::Serialize;

use super::{PageKind, View};
use super::{charter_year, plan};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};

/// The search page: `search.html`.
#[derive(Debug, Serialize)]
pub struct SearchView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The lists of the site, the newest plans and charter years first.
    pub lists: Vec<Link>,
}

/// The page that looks words up.
pub(super) static SEARCH: PageKind =
    PageKind::of_city("search.html", |_| Some(Address::search()), |site| View::of(&view(site)))
        .running_script()
        .at_foot(|site| Some(Link::new(&site.phrases.search, &Address::search())));

/// The view of the search page.
fn view<'a>(site: &'a Site<'a>) -> SearchView<'a> {
    let title = &site.phrases.search;
    let mut page = site.frame(title, "/search/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::search()));
    let mut lists = site.menu();
    for item in plan::items(site).into_iter().chain(charter_year::items(site)) {
        lists.push(Link { label: item.name.to_owned(), href: item.href });
    }
    lists.extend(site.listed_pages());
    lists.retain(|it| it.href != "/search/");
    SearchView { page, lists }
}
