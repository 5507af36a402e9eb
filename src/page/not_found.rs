//! The page for addresses that lead nowhere.

use serde::Serialize;

use super::{PageKind, View};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::Frame;

/// The page for addresses that lead nowhere: `404.html`.
#[derive(Debug, Serialize)]
pub struct NotFoundView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
}

/// The page shown where there is none. A host shows one and the same at every address, so it is in the
/// main language only.
pub(super) static NOT_FOUND: PageKind = PageKind::of_city(
    "404.html",
    |city| city.is_main_language.then(Address::not_found),
    |site| View::of(&view(site)),
)
.everywhere();

/// The view for addresses that lead nowhere.
fn view<'a>(site: &'a Site<'a>) -> NotFoundView<'a> {
    NotFoundView { page: site.frame(site.words.word("not-found"), "") }
}
