//! The page that compares units and years, and plans one after the other.

use serde::Serialize;

use super::summary::newest_kept;
use super::{PageKind, View};
use crate::chart::{CELLS, ComparisonView, good_grades, good_shares};
use crate::disclosure::{ProgramRef, StandingKind, Tally, is_anything_due, share};
use crate::record::Key;
use crate::route::Address;
use crate::status::{ByYear, total};
use crate::view::figures::{share_in_time, tenths};
use crate::view::frame::{Frame, Link};
use crate::view::{Site, tone};
use crate::words::Message;

/// Units, years and plans compared: `compare.html`.
#[derive(Debug, Serialize)]
pub struct CompareView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// How many units published everything in time, in one sentence.
    pub headline: String,
    /// How much of what came due in a year each unit published in time.
    pub on_time: ComparisonView,
    /// How many sheets of each unit were graded well in a year, a table for each scale; none where no scale says which
    /// levels are good, or nothing is graded.
    pub results: Vec<ComparisonView>,
    /// How the newest plan and the newest charter year compare with those before, in a sentence each.
    pub sentences: Vec<String>,
    /// The tone of what was published in time, and of what went well.
    pub tone: &'static str,
    /// The plans and charter years, the oldest first.
    pub programs: Vec<ComparedProgram>,
}

/// A plan or a charter year among the others.
#[derive(Debug, Serialize)]
pub struct ComparedProgram {
    /// Its name, with a link to the page that tells who published what.
    pub link: Link,
    /// Its years: 平成25年度から平成26年度.
    pub years: String,
    /// How much of what came due was published in time; none where nothing has come due.
    pub on_time: Option<ShareView>,
    /// What came of it: sheets that were graded well on each scale, promises that were kept.
    pub results: Vec<ShareView>,
}

/// So much of something, for a bar.
#[derive(Debug, Serialize)]
pub struct ShareView {
    /// Of what and when: 平成26年度の評価がA・B; empty in a column that says it.
    pub label: String,
    /// 8件中6件
    pub text: String,
    /// The share in per cent: 75.0. It is how long the bar is, too.
    pub share: String,
}

/// Results that a plan names; scales beyond them are in the tables and on the plan's page.
const RESULTS: usize = 4;

/// Units, years and plans compared.
pub(super) static COMPARE: PageKind = PageKind::of_city(
    "compare.html",
    |city| is_anything_due(city.library).then(Address::compare),
    |site| View::of(&view(site)),
)
.cited_as(|site, _| site.words.word("compare"))
.at_foot(link);

/// A link to the page; none where nothing is ever due, and there is no such page.
pub(super) fn link(site: &Site) -> Option<Link> {
    let is_there = !site.public.obligations().all.is_empty();
    is_there.then(|| Link::new(site.words.word("compare"), &Address::compare()))
}

fn view<'a>(site: &'a Site<'a>) -> CompareView<'a> {
    let title = site.words.word("compare");
    let status = Link::new(&site.phrases.status, &Address::status());
    let mut page = site.frame(&title, "/status/").below(site, [status]);
    page.breadcrumb.push(Link::new(title, &Address::compare()));
    let sums = ByYear::of(site);
    let headline = headline(site, &sums);
    page.description.clone_from(&headline);
    let mut room = CELLS;
    let order = oldest_first(site);
    CompareView {
        page: page
            .changed(site, site.public.plans_changed().max(site.public.charter_years_changed())),
        headline,
        on_time: site.on_time_by_year(&sums, &mut room),
        results: good_grades(site, &mut room),
        sentences: sentences(site, &order),
        tone: tone::of_standing(StandingKind::OnTime),
        programs: order.iter().map(|it| program(site, *it)).collect(),
    }
}

/// How much was published in time, and how many units were never late.
fn headline(site: &Site, sums: &ByYear) -> String {
    let whole = site.figures.whole();
    let mut due = sums.whole.iter().filter(|(_, it)| it.due() > 0).map(|(year, _)| *year);
    let (Some(first), Some(last)) = (due.clone().next(), due.next_back()) else {
        return site.headline(whole);
    };
    let of_units = sums.units.iter().filter(|(unit, _)| unit.is_some());
    let of_units = of_units.map(|(_, it)| total(it.values())).filter(|it| it.due() > 0);
    let of_units: Vec<Tally> = of_units.collect();
    let in_time = of_units.iter().filter(|it| it.count(StandingKind::OnTime) == it.due()).count();
    let message =
        Message::new(if first == last { "compare-headline-year" } else { "compare-headline" })
            .with("first", site.short_year(first))
            .with("last", site.short_year(last))
            .with("due", whole.due())
            .with("count", whole.count(StandingKind::OnTime))
            .with("share", tenths(share_in_time(whole)))
            .with("units", of_units.len())
            .with("all", in_time);
    site.words.say(&message)
}

/// The programs for which anything is ever due, by place in the obligations.
fn oldest_first(site: &Site) -> Vec<usize> {
    let programs = &site.public.obligations().programs;
    let mut order: Vec<usize> =
        (0..programs.len()).filter(|it| !programs[*it].obligations.is_empty()).collect();
    order.sort_by_key(|at| {
        let years = site.public.program(programs[*at].program).file.years;
        (years.first, years.last)
    });
    order
}

fn program(site: &Site, at: usize) -> ComparedProgram {
    let program_ref = site.public.obligations().programs[at].program;
    let program = site.public.program(program_ref);
    let whole = site.figures.program(at).map(|it| it.whole).unwrap_or_default();
    let of = |label: String, count: usize, total: usize| ShareView {
        label,
        text: site.of_all(count, total),
        share: tenths(share(count, total)),
    };
    let results = match program_ref {
        ProgramRef::Plan(at) => {
            let shares = good_shares(site, &site.public.plans()[at]).into_iter().take(RESULTS);
            let label = |name, when, labels| {
                let label = Message::new("compare-result-graded").with("grade", name);
                site.words.say(&label.with("when", when).with("labels", labels))
            };
            shares.map(|it| of(label(it.name, it.when, it.labels), it.good, it.total)).collect()
        }
        ProgramRef::CharterYear(at) => {
            let kept = newest_kept(site, &site.public.charter_years()[at]);
            let said = kept.map(|(period, _, kept)| {
                let label = Message::new("compare-result-kept")
                    .with("promises", site.heading(&program.form, Key::Promises))
                    .with("when", site.period(program, period));
                of(site.words.say(&label), kept.fulfilled, kept.total)
            });
            said.into_iter().collect()
        }
    };
    let on_time = whole.count(StandingKind::OnTime);
    ComparedProgram {
        link: Link::new(&*program.file.name, &site.status_address(program_ref)),
        years: super::plan::years(site, program),
        on_time: (whole.due() > 0).then(|| of(String::new(), on_time, whole.due())),
        results,
    }
}

/// What is said of the newest plan, and of the newest charter year, of which anything has come due.
fn sentences(site: &Site, order: &[usize]) -> Vec<String> {
    let programs = &site.public.obligations().programs;
    let is_plan = |at: &usize| matches!(programs[*at].program, ProgramRef::Plan(_));
    let tally = |at: &usize| site.figures.program(*at).map(|it| it.whole).unwrap_or_default();
    let has_come = |at: &&usize| tally(at).due() > 0;
    let mut said: Vec<String> = [true, false]
        .into_iter()
        .filter_map(|plans| {
            let mut of_kind = order.iter().filter(|it| is_plan(it) == plans).filter(has_come).rev();
            let newest = of_kind.next()?;
            Some(sentence(
                site,
                plans,
                (*newest, tally(newest)),
                of_kind.next().map(|it| (*it, tally(it))),
            ))
        })
        .collect();
    if order.len() == 1 {
        said.push(site.words.word("compare-only-one"));
    }
    said
}

fn sentence(
    site: &Site,
    is_plan: bool,
    (at, tally): (usize, Tally),
    before: Option<(usize, Tally)>,
) -> String {
    let programs = &site.public.obligations().programs;
    let name = |at: usize| &*site.public.program(programs[at].program).file.name;
    let message = Message::new("compare-program")
        .with("program", name(at))
        .with("due", tally.due())
        .with("count", tally.count(StandingKind::OnTime))
        .with("share", tenths(share_in_time(&tally)));
    let mut sentence = site.words.say(&message);
    if let Some((before, then)) = before {
        let (now, then) = (share_in_time(&tally), share_in_time(&then));
        let direction = match now.cmp(&then) {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "same",
        };
        let message = Message::new("compare-program-before")
            .with("kind", if is_plan { "plan" } else { "charters" })
            .with("before", name(before))
            .with("then", tenths(then))
            .with("direction", direction)
            .with("difference", tenths(now.abs_diff(then)));
        sentence.push_str(&site.words.word("sentence-space"));
        sentence.push_str(&site.words.say(&message));
    }
    sentence
}
