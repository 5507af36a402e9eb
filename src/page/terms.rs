//! The terms of the site's use: its licence, and how to name it as a source.

use serde::Serialize;

use super::{Page, PageKind, Site, View};
use crate::record::License;
use crate::route::Address;
use crate::view::frame::{Frame, Link};
use crate::words::Message;

/// The terms of use: `terms.html`.
#[derive(Debug, Serialize)]
pub struct TermsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The licence under which the site may be used.
    pub license: LicenseView,
    /// How to name the source of what is used as it is, and of what was changed.
    pub examples: [Example; 2],
}

/// A licence, by its name and by where it can be read.
#[derive(Debug, Clone, Serialize)]
pub struct LicenseView {
    /// Its whole name.
    pub name: String,
    /// Where it can be read.
    pub url: &'static str,
}

/// A source named as it should be.
#[derive(Debug, Serialize)]
pub struct Example {
    /// What it is an example of.
    pub label: String,
    /// The source, named.
    pub text: String,
}

/// The terms of use.
pub(super) static TERMS: PageKind = PageKind::of_city(
    "terms.html",
    |city| city.library.settings.license.map(|_| address()),
    |site| View::of(&site.public.settings().license.map(|it| view(site, it))),
)
.at_foot(|site| site.license().map(|_| Link::new(site.words.word("terms"), &address())));

fn address() -> Address {
    Address::new(&["terms"])
}

/// The view of the terms of use.
fn view<'a>(site: &'a Site<'a>, license: License) -> TermsView<'a> {
    let example = |label: &str, sentence: &'static str| Example {
        label: site.words.word(label),
        text: cited(site, license, sentence, site.title(), &Address::home()),
    };
    TermsView {
        page: site.declared_frame("terms", &address(), []),
        license: LicenseView::new(site, license),
        examples: [
            example("terms-as-is", "citation-dated"),
            example("terms-changed", "citation-changed"),
        ],
    }
}

impl LicenseView {
    fn new(site: &Site, license: License) -> Self {
        let name = match license {
            License::Pdl => "license-pdl",
            License::CcBy => "license-cc-by",
        };
        Self { name: site.words.word(name), url: license.url() }
    }
}

fn cited(
    site: &Site,
    license: License,
    sentence: &'static str,
    title: &str,
    address: &Address,
) -> String {
    let url = site.whole_address(&format!("{}{address}", site.folder()));
    let message = Message::new(sentence)
        .with("title", title)
        .with("municipality", site.municipality())
        .with("url", url.as_deref().unwrap_or("-"))
        .with("license", license.short())
        .with("text", license.url());
    site.words.say(&message)
}

impl Site<'_> {
    /// The licence of what the site says, if the city gives one.
    #[must_use]
    pub fn license(&self) -> Option<LicenseView> {
        self.public.settings().license.map(|it| LicenseView::new(self, it))
    }

    /// The frame of a page of kohyo's own making, reached through these pages below home.
    pub(super) fn declared_frame(
        &self,
        word: &str,
        address: &Address,
        above: impl IntoIterator<Item = Link>,
    ) -> Frame<'_> {
        let title = self.words.word(word);
        let mut page = self.frame(&title, "/").below(self, above);
        page.breadcrumb.push(Link::new(title, address));
        page
    }
}

impl Page<'_> {
    /// How to name the page as a source, where it holds what the city's licence is about.
    #[must_use]
    pub fn citation(&self, site: &Site) -> Option<String> {
        let license = site.public.settings().license?;
        let title = self.kind.citation(site, self.about)?;
        Some(cited(site, license, "citation", &title, &self.route.address))
    }
}
