//! The terms of the site's use: its licence, and how to name it as a source.

use serde::Serialize;

use super::{Kind, Page, Site, status};
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

/// The view of the terms of use.
pub(super) fn view<'a>(site: &'a Site<'a>, license: License) -> TermsView<'a> {
    let example = |label: &str, sentence: &'static str| Example {
        label: site.words.word(label),
        text: cited(site, license, sentence, site.title(), &Address::home()),
    };
    TermsView {
        page: site.declared_frame("terms", &Address::terms(), []),
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
    let settings = site.public.settings();
    let base = settings.base_url.trim_end_matches('/');
    let url =
        if base.is_empty() { String::new() } else { format!("{base}/{}{address}", site.folder()) };
    let message = Message::new(sentence)
        .with("title", title)
        .with("municipality", site.municipality())
        .with("url", if url.is_empty() { "-" } else { &url })
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

    /// The pages of kohyo's own making that are at the foot of every page.
    pub(super) fn declared_pages(&self) -> Vec<Link> {
        let mut pages = Vec::new();
        if !self.public.glossary().is_empty() {
            pages.push(Link::new(&self.phrases.glossary, &Address::glossary()));
        }
        pages.push(Link::new(self.words.word("sitemap"), &Address::sitemap()));
        if self.public.settings().license.is_some() {
            pages.push(Link::new(self.words.word("terms"), &Address::terms()));
        }
        if self.public.settings().accessibility.is_some() {
            let title = self.words.word("accessibility");
            pages.push(Link::new(title, &Address::accessibility()));
        }
        pages
    }
}

impl Page<'_> {
    /// How to name the page as a source, where it holds what the city's licence is about.
    #[must_use]
    pub fn citation(&self, site: &Site) -> Option<String> {
        let license = site.public.settings().license?;
        let title = match self.kind {
            Kind::Sheet(sheet) | Kind::Form(sheet) => sheet.name(site),
            Kind::Charter(charter) => {
                format!(
                    "{} {}",
                    &*site.named(charter.unit).name,
                    &*charter.charter_year.program.file.name
                )
            }
            Kind::Plan(at) | Kind::Book(at) => {
                site.public.plans()[at].program.file.name.to_string()
            }
            Kind::CharterYear(at) => site.public.charter_years()[at].program.file.name.to_string(),
            Kind::SheetsBy(plan, _) => plan.program.file.name.to_string(),
            Kind::Status => site.phrases.status.clone(),
            Kind::ProgramStatus(kind) => status::title(site, kind),
            Kind::Unit(unit) => site.named(unit).name.to_string(),
            Kind::Home
            | Kind::Plans
            | Kind::Sheets
            | Kind::CharterYears
            | Kind::Units
            | Kind::StaticPage(_)
            | Kind::Search
            | Kind::Sitemap
            | Kind::Glossary
            | Kind::Terms(_)
            | Kind::Accessibility(_)
            | Kind::Results(_)
            | Kind::NotFound => return None,
        };
        Some(cited(site, license, "citation", &title, &self.route.address))
    }
}
