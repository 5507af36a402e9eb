//! How accessible the city declares its site to be: the policy, and the results of its test.

use serde::Serialize;

use super::{PageKind, View};
use crate::record::{Accessibility, Conformance, Criterion, TestResult};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};
use crate::view::prose::Html;
use crate::words::Message;

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

/// The policy on accessibility.
pub(super) static ACCESSIBILITY: PageKind = PageKind::of_city(
    "accessibility.html",
    |city| city.library.settings.accessibility.as_ref().map(|_| address()),
    |site| View::of(&site.public.settings().accessibility.as_ref().map(|it| policy(site, it))),
)
.at_foot(|site| {
    let policy = site.public.settings().accessibility.as_ref();
    policy.map(|_| Link::new(site.words.word("accessibility"), &address()))
});

/// The results of the test of accessibility.
pub(super) static RESULTS: PageKind = PageKind::of_city(
    "accessibility-results.html",
    |city| city.library.settings.accessibility.as_ref()?.tested_on.map(|_| results_address()),
    |site| {
        let policy = site.public.settings().accessibility.as_ref();
        View::of(&policy.and_then(|it| results(site, it)))
    },
);

fn address() -> Address {
    Address::new(&["accessibility"])
}

fn results_address() -> Address {
    Address::new(&["accessibility", "results"])
}

/// The view of the policy on accessibility.
fn policy<'a>(site: &'a Site<'a>, accessibility: &'a Accessibility) -> AccessibilityView<'a> {
    let goal = Message::new("accessibility-goal")
        .with("standard", accessibility.standard.name())
        .with("level", accessibility.level.name());
    let mut page = site.declared_frame("accessibility", &address(), []);
    page.contact = contact(site, accessibility);
    let target = if accessibility.target.is_empty() {
        Html::text(&site.words.word("accessibility-all"))
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
fn results<'a>(site: &'a Site<'a>, accessibility: &'a Accessibility) -> Option<ResultsView<'a>> {
    let above = [Link::new(site.words.word("accessibility"), &address())];
    let mut page = site.declared_frame("accessibility-results", &results_address(), above);
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
    site.contact(site.public.unit_of_today(&accessibility.contact))
}

/// The whole address as it was tested, which leads to the page.
fn page_link(site: &Site, address: &str) -> Link {
    let base = site.public.settings().base_url.trim_end_matches('/');
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
