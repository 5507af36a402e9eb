//! Whether what was promised was kept: the grades of sheets, the results of promises.

use super::super::graded::{newest_grade, tally};
use crate::block::{Kept, kept};
use crate::calendar::Period;
use crate::chart::{DistributionView, distributions};
use crate::disclosure::{PublicCharter, PublicSheet};
use crate::record::{CharterYear, Key, Plan, Program, Tone, UnitIndex};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::Link;
use crate::view::scale::{grades, status};
use crate::view::summary::{AnswerView, SentencePart, SignView};
use crate::words::Message;

fn said(site: &Site, message: &Message) -> Vec<SentencePart> {
    vec![SentencePart::text(site.words.say(message))]
}

/// The newest grade of a sheet with its meaning; else its newest status.
pub(super) fn of_sheet(site: &Site, sheet: PublicSheet) -> AnswerView {
    let program = &sheet.plan.program;
    let (judgement, when) = newest_grade(site, sheet);
    let Some(judgement) = judgement else { return of_status(site, sheet) };
    let grades = grades(judgement);
    let meaning = match judgement.levels().collect::<Vec<_>>().as_slice() {
        [(_, _, Some(level))] => level.meaning.to_string(),
        _ => String::new(),
    };
    let tally = tally(site, program, &grades);
    let signs =
        if tally.is_empty() { grades.iter().map(SignView::from).collect() } else { Vec::new() };
    let meaning = if tally.is_empty() { meaning } else { tally };
    let message = if meaning.is_empty() { "summary-graded" } else { "summary-grade" };
    let message = Message::new(message).with("when", when).with("meaning", meaning);
    AnswerView::new(signs, said(site, &message))
}

fn of_status(site: &Site, sheet: PublicSheet) -> AnswerView {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let reports = site.public.reports(program, &data.progress);
    let told = reports.filter_map(|(period, report)| {
        let chip = status(program, &report.status, period.year)?;
        Some((period, SignView::new(chip.tone, chip.label)))
    });
    match told.max_by_key(|(period, _)| *period) {
        Some((period, sign)) => {
            let message = Message::new("summary-status").with("when", site.period(program, period));
            AnswerView::new(vec![sign], said(site, &message))
        }
        None => AnswerView::new(Vec::new(), said(site, &Message::new("summary-not-judged"))),
    }
}

/// How the promises of a charter were kept in the newest period with results.
pub(super) fn of_charter(site: &Site, charter: PublicCharter) -> AnswerView {
    let program = &charter.charter_year.program;
    match kept(site, charter).pop() {
        Some((period, kept)) => told(site, program, (period, 1), &kept),
        None => AnswerView::new(Vec::new(), said(site, &Message::new("summary-no-results"))),
    }
}

/// How the promises of a year's charters were kept in the newest period with results; none where the year has none.
pub(super) fn of_charter_year(site: &Site, charter_year: &CharterYear) -> Option<AnswerView> {
    let (period, units, kept) = newest_kept(site, charter_year)?;
    Some(told(site, &charter_year.program, (period, units), &kept))
}

/// The newest period with results of a year's charters, how many units have any, and the sum of them.
pub(in crate::page) fn newest_kept<'a>(
    site: &Site<'a>,
    charter_year: &'a CharterYear,
) -> Option<(Period, usize, Kept<'a>)> {
    let mut newest: Option<(Period, usize, Kept)> = None;
    for charter in site.public.charters(charter_year) {
        let Some((period, kept)) = kept(site, charter).pop() else { continue };
        newest = Some(match newest {
            Some((of, units, sum)) if of == period => (of, units + 1, sum.plus(kept)),
            Some(newer) if newer.0 > period => newer,
            Some(_) | None => (period, 1, kept),
        });
    }
    newest
}

/// The numbers as sentences, with the formal words beside them.
fn told(
    site: &Site,
    program: &Program,
    (period, units): (Period, usize),
    kept: &Kept,
) -> AnswerView {
    let Kept { total, fulfilled, partial, missed, unknown } = kept;
    let message = match fulfilled {
        fulfilled if fulfilled == total => "summary-kept-all",
        0 => "summary-kept-none",
        _ => "summary-kept",
    };
    let message = Message::new(message)
        .with("when", site.period(program, period))
        .with("promises", site.heading(&program.form, Key::Promises))
        .with("units", units)
        .with("total", *total)
        .with("count", *fulfilled);
    let mut sentence = site.words.say(&message);
    let mut tell = |message: Message| {
        sentence.push_str(&site.words.word("sentence-space"));
        sentence.push_str(&site.words.say(&message));
    };
    if units == 1 && (1..=4).contains(&missed.len()) {
        tell(
            Message::new("summary-not-kept-named")
                .with("promises", site.heading(&program.form, Key::Promises))
                .with("numbers", missed.join(&site.phrases.comma)),
        );
    } else if !missed.is_empty() {
        tell(Message::new("summary-not-kept").with("count", missed.len()));
    }
    if *partial > 0 {
        tell(Message::new("summary-partly-kept").with("count", *partial));
    }
    if *unknown > 0 {
        tell(Message::new("summary-kept-unknown").with("count", *unknown));
    }
    let signs = [
        (&[Tone::Good, Tone::Best][..], *fulfilled),
        (&[Tone::Caution][..], *partial),
        (&[Tone::Bad][..], missed.len()),
    ];
    let signs = signs.into_iter().filter(|it| it.1 > 0).filter_map(|(tones, count)| {
        let levels = || program.outcomes().iter();
        let level = tones.iter().find_map(|tone| levels().find(|it| it.tone == *tone))?;
        Some(counted(site, level.tone.name(), site.outcome(program, &level.label), count))
    });
    AnswerView::new(signs.collect(), vec![SentencePart::text(sentence)])
}

fn counted(site: &Site, tone: &'static str, word: &str, count: usize) -> SignView {
    let message = Message::new("tally-part").with("label", word).with("count", count);
    SignView::new(tone, site.words.say(&message))
}

/// How the sheets of a plan were graded on one scale.
pub(super) fn of_distribution(site: &Site, chart: &DistributionView) -> AnswerView {
    let parts = chart.parts.iter().filter(|it| it.count > 0);
    let signs = parts.map(|it| counted(site, it.tone, &it.label, it.count));
    AnswerView::new(signs.collect(), vec![SentencePart::text(&*chart.headline)])
}

/// The newest charter of a unit of which there are results; none where there is none.
pub(super) fn of_unit_charters(site: &Site, unit: UnitIndex) -> Option<AnswerView> {
    let charters = site.unit(unit).charters.iter().rev();
    charters.copied().find_map(|charter| {
        let (period, kept) = kept(site, charter).pop()?;
        let program = &charter.charter_year.program;
        let link = Link::new(&*program.file.name, &charter.address(site));
        Some(told(site, program, (period, 1), &kept).about(link))
    })
}

/// How the sheets of a unit were graded; none where it has no grade, or grades on several axes.
pub(super) fn of_unit_sheets(site: &Site, unit: UnitIndex) -> Option<AnswerView> {
    let sheets = &site.unit(unit).owned;
    let mut signs: Vec<(SignView, usize)> = Vec::new();
    let mut graded = 0_usize;
    for sheet in sheets {
        let Some(judgement) = newest_grade(site, *sheet).0 else { continue };
        let [grade] = grades(judgement)[..] else { continue };
        graded += 1;
        let sign = SignView::from(&grade);
        match signs.iter_mut().find(|it| it.0 == sign) {
            Some((_, count)) => *count += 1,
            None => signs.push((sign, 1)),
        }
    }
    if graded == 0 {
        return None;
    }
    signs.sort_by(|a, b| a.0.label.cmp(&b.0.label));
    let message = Message::new("summary-sheets").with("total", sheets.len()).with("count", graded);
    let signs = signs.into_iter().map(|(it, count)| counted(site, it.tone, &it.label, count));
    Some(AnswerView::new(signs.collect(), said(site, &message)))
}

/// The newest plan and the newest charter year of which there are results.
pub(super) fn of_city(site: &Site) -> Vec<AnswerView> {
    let mut years: Vec<&CharterYear> = site.public.charter_years().iter().collect();
    years.sort_by_key(|it| std::cmp::Reverse(it.program.file.years.first));
    let of_charters = years.into_iter().find_map(|year| {
        let link = Link::new(&*year.program.file.name, &Address::charter_year(&year.program));
        Some(of_charter_year(site, year)?.about(link))
    });
    let mut plans: Vec<&Plan> = site.public.plans().iter().collect();
    plans.sort_by_key(|it| std::cmp::Reverse(it.program.file.years.first));
    let of_plans = plans.into_iter().find_map(|plan| {
        let link = Link::new(&*plan.program.file.name, &Address::plan(&plan.program));
        Some(of_distribution(site, distributions(site, plan).first()?).about(link))
    });
    of_charters.into_iter().chain(of_plans).collect()
}
