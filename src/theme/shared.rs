//! What every page shares, given to tera once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use crate::page::{DateView, Link, Site};

/// What every page shares. Templates know it as `site`.
#[derive(Debug, Serialize)]
pub(super) struct Shared<'a> {
    /// The site's name.
    pub title: &'a str,
    /// Who publishes it.
    pub municipality: &'a str,
    /// The postal address; may be empty.
    pub address: &'a str,
    /// The main menu.
    pub menu: Vec<Link>,
    /// The free pages listed at the foot of every page.
    pub pages: Vec<Link>,
    /// The notice on every page: HTML, may be empty.
    pub notice: String,
    /// The style sheet.
    pub stylesheet: String,
    /// The day the site speaks for.
    pub as_of: DateView,
}

/// Gives tera what every page shares: `site`, and `words`, all that are said without any facts.
pub(super) fn share(
    context: &mut Context,
    site: &Site,
    assets: &[(String, Cow<'static, [u8]>)],
) {
    let settings = &site.library.settings;
    let stylesheet = assets.iter().find(|(it, _)| it.starts_with("assets/theme."));
    let shared = Shared {
        title: &settings.title,
        municipality: &settings.municipality.name,
        address: &settings.municipality.address,
        menu: site.menu(),
        pages: site.listed_pages(),
        notice: site.notice(),
        stylesheet: stylesheet.map(|(it, _)| format!("/{it}")).unwrap_or_default(),
        as_of: DateView::new(site.as_of),
    };
    let words: BTreeMap<String, String> = site
        .words
        .for_pages()
        .into_iter()
        .map(|(name, text)| (name.replace('-', "_"), text))
        .collect();
    context.insert("site", &shared);
    context.insert("words", &words);
}
