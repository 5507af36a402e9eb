//! What the log of publications is, what it proves and what not, and how anyone checks it.

use serde::Serialize;

use super::{PageKind, Site, View};
use crate::route::Address;
use crate::view::frame::{DateView, Frame, Link};

/// The log of publications, explained: `publication-log.html`.
#[derive(Debug, Serialize)]
pub struct PublicationLogView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The day on which the log began.
    pub since: Option<DateView>,
    /// Whether the city signs it.
    pub is_signed: bool,
    /// Whether an authority stamps the signatures with the time.
    pub is_stamped: bool,
    /// Where the site is; empty when the settings do not say so.
    pub base_url: &'a str,
    /// The folder of the log: from the top of the site.
    pub folder: &'static str,
}

/// The page about the log of publications, where there is one.
pub(super) static PUBLICATION_LOG: PageKind = PageKind::of_city(
    "publication-log.html",
    |city| (!city.library.log.is_empty()).then(address),
    |site| View::of(&view(site)),
)
.at_foot(|site| {
    (!site.public.log().is_empty())
        .then(|| Link::new(site.words.word("publication-log"), &address()))
});

fn address() -> Address {
    Address::new(&["publication-log"])
}

fn view<'a>(site: &'a Site<'a>) -> PublicationLogView<'a> {
    // Nothing here may depend on what is added to the log once the page is built: it would change the page again.
    let settings = site.public.settings();
    let official = settings.publish.iter().map(|(_, target)| target).find(|it| it.official);
    let first = site.public.log().entries().iter().find(|it| !it.record.is_empty());
    PublicationLogView {
        page: site.declared_frame("publication-log", &address(), []),
        since: first.map(|it| site.day(it.day)),
        is_signed: official.is_some_and(|it| it.signing_key.is_some()),
        is_stamped: official.is_some_and(|it| !it.time_stamps.is_empty()),
        base_url: &settings.base_url,
        folder: "/ledger/",
    }
}
