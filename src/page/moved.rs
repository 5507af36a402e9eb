//! The page at a former address, which leads to where its subject is now.

use serde::Serialize;

use super::about::About;
use super::{PageKind, View};
use crate::route::{Address, Redirect};
use crate::view::Site;
use crate::view::frame::{Frame, Link};

/// The page at a former address: `moved.html`.
#[derive(Debug, Serialize)]
pub struct MovedView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// What it leads to, by its name and with a link.
    pub target: Link,
}

/// Where a page at a former address leads by itself. Templates know it as `forward`.
#[derive(Debug, Default, Serialize)]
pub struct Forward {
    /// The link that a browser follows at once, from the page itself; empty on pages that lead nowhere.
    pub refresh: String,
    /// The same as a whole address; where the settings give no `base_url`, the same as `refresh`.
    pub canonical: String,
}

/// A former address.
pub(super) static MOVED: PageKind = PageKind::of_moved("moved.html", |site, redirect, address| {
    View::of(&view(site, redirect, address))
})
.unlisted();

fn view<'a>(site: &'a Site<'a>, redirect: &Redirect, address: &Address) -> MovedView<'a> {
    let is_page = redirect.to.is_empty() || redirect.to.ends_with('/');
    let href = match redirect.to.strip_prefix(site.folder()) {
        Some(inside) if is_page && !leaves_main(site, inside) => format!("/{inside}"),
        // In another language: links from the top lead to the pages of one's own.
        _ if is_page => relative(site, redirect, address),
        _ => format!("/{}", redirect.to),
    };
    let target = Link { label: About::title_at(site, &redirect.to), href };
    let title = site.words.word("moved");
    let mut page = site.frame(&*title, "").below(site, []);
    page.breadcrumb.push(Link::new(title, address));
    MovedView { page, target }
}

/// Where the page of a redirect leads by itself.
pub(super) fn forward(site: &Site, redirect: &Redirect, address: &Address) -> Forward {
    let refresh = relative(site, redirect, address);
    let canonical = site.whole_address(&redirect.to).unwrap_or_else(|| refresh.clone());
    Forward { refresh, canonical }
}

/// The way from a former address to where it leads.
fn relative(site: &Site, redirect: &Redirect, address: &Address) -> String {
    let depth = format!("{}{address}", site.folder()).matches('/').count();
    let relative = format!("{}{}", "../".repeat(depth), redirect.to);
    if relative.is_empty() { "./".to_owned() } else { relative }
}

/// Whether an address of the main language is in the folder of a further one.
fn leaves_main(site: &Site, inside: &str) -> bool {
    let mut further = site.routes.languages().iter().skip(1);
    site.folder().is_empty() && further.any(|it| inside.starts_with(it.folder))
}
