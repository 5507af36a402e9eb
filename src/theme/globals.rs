//! What every page shares, given to tera once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;
use tera::{Context, Tera};

use super::assets;
use crate::page::LicenseView;
use crate::view::{Html, Link, Site};

/// What every page shares. Templates know it as `site`.
#[derive(Debug, Serialize)]
pub(super) struct Globals<'a> {
    /// The site's name.
    pub title: &'a str,
    /// Who publishes it.
    pub municipality: &'a str,
    /// The postal address; may be empty.
    pub address: &'a str,
    /// The main menu.
    pub menu: Vec<Link>,
    /// The pages listed at the foot of every page.
    pub pages: Vec<Link>,
    /// The notice on every page; may be empty.
    pub notice: Html,
    /// The style sheet.
    pub stylesheet: String,
    /// What forms and books of forms have besides.
    pub form_stylesheet: String,
    /// Whether readings (ふりがな) stand over words, so that a page has a switch for them.
    pub has_readings: bool,
    /// What pages have on paper besides.
    pub print_stylesheet: String,
    /// The licence of what the site says; none when the city gives none.
    pub license: Option<LicenseView>,
}

/// Gives tera what every page shares: `site`; `words`, all that are said without any facts; and as
/// HTML, since they stand on thousands of pages, `contacts` by unit and `legends` by program.
pub(super) fn set_globals(
    tera: &mut Tera,
    site: &Site,
    assets: &[(String, Cow<'static, [u8]>)],
) -> Result<()> {
    let shared = Globals {
        title: site.title(),
        municipality: site.municipality(),
        address: site.postal_address(),
        menu: site.menu(),
        pages: site.listed_pages(),
        notice: site.notice(),
        stylesheet: assets::link(assets, "theme."),
        form_stylesheet: assets::link(assets, "form."),
        has_readings: !site.public.glossary().is_empty(),
        print_stylesheet: assets::link(assets, "print."),
        license: site.license(),
    };
    let words: BTreeMap<String, String> = site
        .words
        .for_pages()
        .into_iter()
        .map(|(name, text)| (name.replace('-', "_"), text))
        .collect();
    let context = tera.global_context();
    context.insert("site", &shared);
    context.insert("words", &words);
    let contacts = site.contacts().map(|(key, it)| (key, "contact", it));
    let contacts = rendered(tera, contacts)?;
    let legends = rendered(tera, site.legends().map(|(key, it)| (key, "legend", it)))?;
    let context = tera.global_context();
    context.insert("contacts", &contacts);
    context.insert("legends", &legends);
    Ok(())
}

/// Components filled in, by key.
fn rendered<'a, T: Serialize>(
    tera: &Tera,
    parts: impl Iterator<Item = (&'a str, &'static str, T)>,
) -> Result<BTreeMap<&'a str, Html>> {
    parts
        .map(|(key, component, part)| {
            let mut context = Context::new();
            context.insert(component, &part);
            Ok((key, tera.render_component(component, &context, None, true)?.into()))
        })
        .collect()
}
