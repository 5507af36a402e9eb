//! What the city declares of its site: the terms of its use, and how accessible it is.

use serde::Serialize;

use super::frame::{DateView, Frame, Link};
use super::prose::Html;
use super::{Address, Kind, Page, Site, glossary, sitemap, status};
use crate::record::{Accessibility, Conformance, Criterion, License, TestResult};
use crate::words::Message;

/// The terms of use: `terms.html`.
#[derive(Debug, Serialize)]
pub struct TermsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The licence.
    pub license: LicenseView,
    /// How to name the source of what is used as it is, and of what was changed.
    pub examples: [Example; 2],
}

/// A licence.
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

/// The policy on accessibility: `accessibility.html`.
#[derive(Debug, Serialize)]
pub struct AccessibilityView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Which pages it is about.
    pub target: Html,
    /// The standard and the level aimed at: JIS X 8341-3:2016の適合レベルAA.
    pub goal: String,
    /// How far it is reached, in the words that may be used for it.
    pub status: String,
    /// By when it shall be reached.
    pub deadline: Option<DateView>,
    /// What is not covered, and why.
    pub exceptions: Vec<Html>,
    /// The results of the test, if there was one.
    pub results: Option<Link>,
}

/// The results of the test of accessibility: `accessibility-results.html`.
#[derive(Debug, Serialize)]
pub struct ResultsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The standard: JIS X 8341-3:2016.
    pub standard: &'static str,
    /// The level: AA.
    pub level: &'static str,
    /// How far it is reached, in the words that may be used for it.
    pub status: String,
    /// The last day of the test.
    pub tested_on: DateView,
    /// The pages tested, by their addresses.
    pub pages: Vec<Link>,
    /// How many criteria gave what.
    pub counts: String,
    /// The criteria, by number.
    pub criteria: Vec<CriterionView>,
}

/// A success criterion and what its test gave.
#[derive(Debug, Serialize)]
pub struct CriterionView {
    /// Its number: 1.4.3.
    pub number: &'static str,
    /// What it is called.
    pub name: String,
    /// Its level.
    pub level: &'static str,
    /// What the test gave, in words.
    pub result: String,
    /// The tone of the result.
    pub tone: &'static str,
}

/// Where the terms of use stand.
pub(super) fn terms_address() -> Address {
    Address::new(&["terms"])
}

/// Where the policy on accessibility stands.
pub(super) fn accessibility_address() -> Address {
    Address::new(&["accessibility"])
}

/// Where the results of the test stand.
pub(super) fn results_address() -> Address {
    Address::new(&["accessibility", "results"])
}

/// The view of the terms of use.
pub(super) fn terms<'a>(site: &'a Site<'a>, license: License) -> TermsView<'a> {
    let example = |label: &str, sentence: &'static str| Example {
        label: site.words.word(label),
        text: cited(site, license, sentence, site.title(), &Address::default()),
    };
    TermsView {
        page: frame(site, "terms", &terms_address(), []),
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

fn frame<'a>(
    site: &'a Site<'a>,
    word: &str,
    address: &Address,
    above: impl IntoIterator<Item = Link>,
) -> Frame<'a> {
    let title = site.words.word(word);
    let mut page = site.frame(&title, "/").below(site, above);
    page.breadcrumb.push(Link::new(title, address));
    page
}

fn cited(
    site: &Site,
    license: License,
    sentence: &'static str,
    title: &str,
    address: &Address,
) -> String {
    let settings = &site.library.settings;
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

/// The policy on accessibility.
pub(super) fn accessibility<'a>(
    site: &'a Site<'a>,
    accessibility: &'a Accessibility,
) -> AccessibilityView<'a> {
    let goal = Message::new("accessibility-goal")
        .with("standard", accessibility.standard.name())
        .with("level", accessibility.level.name());
    let mut page = frame(site, "accessibility", &accessibility_address(), []);
    page.contact = contact(site, accessibility);
    let target = if accessibility.target.is_empty() {
        Html::from(site.words.word("accessibility-all"))
    } else {
        site.phrases.body(&accessibility.target, 3, "target")
    };
    AccessibilityView {
        page,
        target,
        goal: site.words.say(&goal),
        status: status(site, accessibility),
        deadline: accessibility.deadline.map(|it| site.day(it.date)),
        exceptions: accessibility.exceptions.iter().map(|it| Html::cell(it)).collect(),
        results: accessibility
            .tested_on
            .map(|_| Link::new(site.words.word("accessibility-results"), &results_address())),
    }
}

/// The results of the test.
pub(super) fn results<'a>(
    site: &'a Site<'a>,
    accessibility: &'a Accessibility,
) -> Option<ResultsView<'a>> {
    let above = [Link::new(site.words.word("accessibility"), &accessibility_address())];
    let mut page = frame(site, "accessibility-results", &results_address(), above);
    page.contact = contact(site, accessibility);
    let found = |criterion: Criterion| {
        accessibility
            .results
            .iter()
            .find(|(number, _)| **number == *criterion.number)
            .map(|it| it.1)
    };
    let criteria = Criterion::up_to(accessibility.level);
    let count = |result| criteria.iter().filter(|it| found(**it) == Some(result)).count();
    let counts = Message::new("accessibility-counts")
        .with("all", criteria.len())
        .with("pass", count(TestResult::Pass))
        .with("fail", count(TestResult::Fail))
        .with("none", count(TestResult::NotApplicable));
    Some(ResultsView {
        page,
        standard: accessibility.standard.name(),
        level: accessibility.level.name(),
        status: status(site, accessibility),
        tested_on: site.day(accessibility.tested_on?.date),
        pages: accessibility.tested_pages.iter().map(|it| page_link(site, it)).collect(),
        counts: site.words.say(&counts),
        criteria: criteria.iter().map(|it| criterion(site, *it, found(*it))).collect(),
    })
}

fn contact<'a>(site: &'a Site<'a>, accessibility: &Accessibility) -> &'a str {
    site.contact(site.library.organization.find(&accessibility.contact, site.as_of, site.as_of))
}

/// The whole address as it was tested, which leads to the page.
fn page_link(site: &Site, address: &str) -> Link {
    let base = site.library.settings.base_url.trim_end_matches('/');
    let label =
        if address.starts_with('/') { format!("{base}{address}") } else { address.to_owned() };
    Link { label, href: address.to_owned() }
}

fn status(site: &Site, accessibility: &Accessibility) -> String {
    let sentence = match accessibility.status {
        Conformance::Full => "accessibility-full",
        Conformance::Partial => "accessibility-partial",
        Conformance::Heeded => "accessibility-heeded",
    };
    let message = Message::new(sentence)
        .with("standard", accessibility.standard.name())
        .with("level", accessibility.level.name())
        .with("status", accessibility.status.word());
    site.words.say(&message)
}

fn criterion(site: &Site, criterion: Criterion, result: Option<TestResult>) -> CriterionView {
    let (word, tone) = match result {
        Some(TestResult::Pass) => ("criterion-pass", "good"),
        Some(TestResult::Fail) => ("criterion-fail", "bad"),
        Some(TestResult::NotApplicable) => ("criterion-none", "none"),
        None => ("criterion-untested", "none"),
    };
    CriterionView {
        number: criterion.number,
        name: site.words.word(&format!("criterion-{}", criterion.number.replace('.', "-"))),
        level: criterion.level.name(),
        result: site.words.word(word),
        tone,
    }
}

impl Site<'_> {
    /// The licence of what the site says, if the city gives one.
    #[must_use]
    pub fn license(&self) -> Option<LicenseView> {
        self.library.settings.license.map(|it| LicenseView::new(self, it))
    }

    /// The pages of kohyo's own making that stand at the foot of every page.
    pub(super) fn declared_pages(&self) -> Vec<Link> {
        let mut pages = Vec::new();
        if !self.library.glossary.is_empty() {
            pages.push(Link::new(&self.phrases.glossary, &glossary::address()));
        }
        pages.push(Link::new(self.words.word("sitemap"), &sitemap::address()));
        if self.library.settings.license.is_some() {
            pages.push(Link::new(self.words.word("terms"), &terms_address()));
        }
        if self.library.settings.accessibility.is_some() {
            let title = self.words.word("accessibility");
            pages.push(Link::new(title, &accessibility_address()));
        }
        pages
    }
}

impl Page<'_> {
    /// How to name the page as a source, where it holds what the city's licence is about.
    #[must_use]
    pub fn citation(&self, site: &Site) -> Option<String> {
        let license = site.library.settings.license?;
        let title = match self.kind {
            Kind::Sheet(sheet) | Kind::Form(sheet) => sheet.name(site),
            Kind::Charter(charter) => {
                format!(
                    "{} {}",
                    &*site.named(charter.unit).name,
                    &*charter.programme.program.file.name
                )
            }
            Kind::Plan(at) | Kind::Book(at) => site.library.plans[at].program.file.name.to_string(),
            Kind::Programme(at) => site.library.programmes[at].program.file.name.to_string(),
            Kind::SheetsBy(plan, _) => plan.program.file.name.to_string(),
            Kind::Status => site.phrases.status.clone(),
            Kind::ProgramStatus(kind) => status::title(site, kind),
            Kind::Unit(unit) => site.named(unit).name.to_string(),
            Kind::Home
            | Kind::Plans
            | Kind::Sheets
            | Kind::Programmes
            | Kind::Units
            | Kind::Free(_)
            | Kind::Search
            | Kind::Sitemap
            | Kind::Glossary
            | Kind::Terms(_)
            | Kind::Accessibility(_)
            | Kind::Results(_)
            | Kind::NotFound => return None,
        };
        Some(cited(site, license, "citation", &title, &self.address))
    }
}
