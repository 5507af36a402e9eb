//! Pages that the city writes freely.

use serde::Serialize;

use super::{PageKind, View};
use crate::record::{Record, StaticPage};
use crate::route::Address;
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

/// A static page.
pub(super) static STATIC_PAGE: PageKind =
    PageKind::of_static_page("page.html", |site, record, address| {
        View::of(&view(site, record, address))
    })
    .searched();

/// The view of a static page.
fn view<'a>(
    site: &'a Site<'a>,
    record: &'a Record<StaticPage>,
    address: &Address,
) -> StaticPageView<'a> {
    let mut page = frame(site, record).below(site, []);
    page.breadcrumb.push(Link::new(&*record.data.title, address));
    StaticPageView { page, title: &record.data.title, body: body(site, record) }
}

pub(super) fn frame<'a>(site: &'a Site<'a>, record: &Record<StaticPage>) -> Frame<'a> {
    let data = &record.data;
    let mut frame = site.frame(&*data.title, "/");
    frame.contact = site.contact(site.public.unit_of_today(&data.contact));
    let about = if data.summary.is_empty() { &data.body } else { &data.summary };
    frame.changed(site, site.public.static_page_changed(data)).about(about)
}

pub(super) fn body(site: &Site, record: &Record<StaticPage>) -> Html {
    site.phrases.body(&record.data.body, 2, "")
}
