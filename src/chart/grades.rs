//! How the sheets of a plan were graded, as one bar.

use serde::Serialize;

use super::stack::stack;
use crate::calendar::FiscalYear;
use crate::disclosure::PublicSheet;
use crate::disclosure::{Item, Public, Vacancy, is_rounded, share, shares};
use crate::record::{Axis, EvaluationKind, Judgement, Key, Plan, ScaleLevel, Tone};
use crate::view::Site;
use crate::view::figures::tenths;
use crate::words::Message;

/// How the sheets of a plan were graded on one scale.
#[derive(Debug, Serialize)]
pub struct DistributionView<'a> {
    /// Its name on its page, for the words that tell what it shows: `grades-1`.
    pub id: String,
    /// The axis; empty when the scale has only one.
    pub axis: &'a str,
    /// When was judged: 総合評価, 平成26年度.
    pub when: String,
    /// What it shows, in one sentence.
    pub headline: String,
    /// The same with every number.
    pub sentence: String,
    /// What is judged and when: 総合評価, 接遇 平成26年度.
    pub caption: String,
    /// How many sheets there are, with a grade or without.
    pub total: usize,
    /// The levels in the order of the scale, and the sheets without a grade where there are any, by why
    /// they have none.
    pub parts: Vec<PartView<'a>>,
    /// Whether it is said here that shares, each rounded by itself, need not add up to 100.0: once on a page.
    pub is_rounded: bool,
}

/// A level and how many sheets have it.
#[derive(Debug, Serialize)]
pub struct PartView<'a> {
    /// best, good, caution, bad or none: which fill and sign carry it.
    pub tone: &'static str,
    /// The level; of the sheets without a grade, what is said of them.
    pub label: String,
    /// What the level means; may be empty.
    pub meaning: &'a str,
    /// How many sheets have it.
    pub count: usize,
    /// Their share of all in per cent: 23.3.
    pub share: String,
    /// Where its part of the bar begins, in per cent.
    pub from: String,
    /// How wide that is, in per cent.
    pub width: String,
    /// Where its middle is, in per cent.
    pub middle: String,
    /// Whether its name fits into the bar on a phone.
    pub named: bool,
}

/// When sheets were graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    Overall,
    Year(FiscalYear),
}

/// How many sheets have each level of a scale, and how many none, by why they have none.
struct Counted<'a> {
    levels: Vec<(&'a ScaleLevel, usize)>,
    ungraded: Vec<(Vacancy<'a>, usize)>,
}

/// Parts that make a bar worth drawing.
const FEWEST: usize = 2;

impl<'a> Counted<'a> {
    fn add_ungraded(&mut self, vacancy: Vacancy<'a>) {
        match self.ungraded.iter_mut().find(|(it, _)| it.rank() == vacancy.rank()) {
            Some((_, count)) => *count += 1,
            None => self.ungraded.push((vacancy, 1)),
        }
    }

    /// How many parts its bar has.
    fn parts(&self) -> usize {
        let levels = self.levels.iter().filter(|(_, count)| *count > 0).count();
        if levels > 0 { levels + self.ungraded.len() } else { 0 }
    }
}

/// How a plan was graded at the newest time that it was, a bar for each axis; none where all sheets
/// have the same, of which a bar says nothing.
pub(crate) fn distributions<'a>(site: &'a Site<'_>, plan: &'a Plan) -> Vec<DistributionView<'a>> {
    let sheets: Vec<PublicSheet> = site.public.sheets(plan).collect();
    let Some(occasion) = newest(site.public, &sheets) else { return Vec::new() };
    let item = match occasion {
        Occasion::Overall => Item::Final,
        Occasion::Year(year) => Item::Annual(year),
    };
    let grade_of = |sheet: &PublicSheet<'a>| {
        let vacancy = site.public.vacancy(&plan.program, site.owed_by(*sheet), item);
        (grade(site.public, *sheet, occasion), vacancy)
    };
    let grades: Vec<(Option<Judgement>, Vacancy)> = sheets.iter().map(grade_of).collect();
    let (kind, year) = match occasion {
        Occasion::Overall => (EvaluationKind::Overall, plan.program.file.years.last),
        Occasion::Year(year) => (EvaluationKind::Annual, year),
    };
    let scales = plan.program.file.all_grades();
    let axes = scales.flat_map(|(_, scales)| scales.axes.iter().map(move |it| (scales, it)));
    let axes = axes.filter(|(_, axis)| axis.is_for(kind)).enumerate();
    let charts = axes.filter_map(|(at, (scales, axis))| {
        // What was judged on another scale is told by the bar of that.
        let here = grades.iter().filter(|(judged, _)| judged.is_none_or(|it| it.is_on(scales)));
        let counted = count(here, axis, year);
        (counted.parts() >= FEWEST)
            .then(|| site.distribution(plan, occasion, (at, &axis.name), &counted))
    });
    let mut charts: Vec<DistributionView> = charts.collect();
    let last = charts.iter().rposition(|it| it.is_rounded);
    charts.iter_mut().enumerate().for_each(|(at, chart)| chart.is_rounded = Some(at) == last);
    charts
}

/// The newest time at which a sheet was graded: the whole plan, else a year.
fn newest(public: Public, sheets: &[PublicSheet]) -> Option<Occasion> {
    let given = |it: PublicSheet, at| grade(public, it, at).is_some();
    if sheets.iter().any(|it| given(*it, Occasion::Overall)) {
        return Some(Occasion::Overall);
    }
    let years = sheets.iter().flat_map(|sheet| {
        let years = sheet.data().annual_evaluations.iter().map(|(key, _)| key.year);
        years.filter(|year| given(*sheet, Occasion::Year(*year)))
    });
    years.max().map(Occasion::Year)
}

/// The grade of a sheet at a time, if it is public.
pub(super) fn grade<'a>(
    public: Public<'a>,
    sheet: PublicSheet<'a>,
    occasion: Occasion,
) -> Option<Judgement<'a>> {
    let (program, data) = (&sheet.plan.program, sheet.data());
    match occasion {
        Occasion::Overall => {
            public.overall(program, data.overall_evaluation.as_ref())?.judgement(program)
        }
        Occasion::Year(year) => {
            public.annual(program, &data.annual_evaluations, year)?.judgement(program)
        }
    }
}

fn count<'a, 'g>(
    grades: impl Iterator<Item = &'g (Option<Judgement<'a>>, Vacancy<'a>)>,
    axis: &'a Axis,
    year: FiscalYear,
) -> Counted<'a>
where
    'a: 'g,
{
    let levels = axis.scale.in_year(year).map(|it| (it, 0)).collect();
    let mut counted = Counted { levels, ungraded: Vec::new() };
    for (judgement, vacancy) in grades {
        let label = judgement.map_or("", |it| it.grade.on(&axis.name));
        match counted.levels.iter_mut().find(|(it, _)| *it.label == *label) {
            Some((_, count)) => *count += 1,
            None => counted.add_ungraded(*vacancy),
        }
    }
    counted.ungraded.sort_by_key(|(vacancy, _)| vacancy.rank());
    counted
}

impl Site<'_> {
    fn distribution<'a>(
        &'a self,
        plan: &'a Plan,
        occasion: Occasion,
        (at, axis): (usize, &'a str),
        counted: &Counted<'a>,
    ) -> DistributionView<'a> {
        let form = &plan.program.form;
        let when = match occasion {
            Occasion::Overall => self.heading(form, Key::OverallGrade).to_owned(),
            Occasion::Year(year) => self.year(year),
        };
        let caption = if axis.is_empty() { when.clone() } else { format!("{axis} {when}") };
        let parts = self.parts(counted);
        let total = parts.iter().map(|it| it.count).sum();
        DistributionView {
            id: format!("grades-{}", at + 1),
            axis,
            when,
            headline: self.told(&caption, self.heading(form, Key::ReformSheet), total, counted),
            sentence: self.counted(&parts),
            caption,
            total,
            is_rounded: is_rounded(&parts.iter().map(|it| it.count).collect::<Vec<_>>()),
            parts,
        }
    }

    fn parts<'a>(&self, counted: &Counted<'a>) -> Vec<PartView<'a>> {
        let mut counts: Vec<usize> = counted.levels.iter().map(|(_, count)| *count).collect();
        counts.extend(counted.ungraded.iter().map(|(_, count)| *count));
        let none = counted.ungraded.iter().map(|(vacancy, count)| {
            (Tone::None, self.vacancy_name(*vacancy, "ungraded"), "", *count)
        });
        let levels = counted
            .levels
            .iter()
            .map(|&(level, count)| (level.tone, level.label.to_string(), &*level.meaning, count));
        let shares = shares(&counts);
        let places = stack(&counts).into_iter().zip(shares);
        let view = |((tone, label, meaning, count), (place, share)): (
            (Tone, String, &'a str, usize),
            (super::stack::Part, usize),
        )| PartView {
            tone: tone.name(),
            label,
            meaning,
            count,
            share: tenths(share),
            from: tenths(place.from),
            width: tenths(place.width),
            middle: tenths(place.middle()),
            named: place.has_room(),
        };
        levels.chain(none).zip(places).map(view).collect()
    }

    /// How many have a good grade, where the scale says which are good.
    fn told(&self, caption: &str, sheets: &str, total: usize, counted: &Counted) -> String {
        let good =
            counted.levels.iter().filter(|(it, _)| matches!(it.tone, Tone::Best | Tone::Good));
        let good: Vec<(&str, usize)> = good.map(|(it, count)| (&*it.label, *count)).collect();
        let message = if good.is_empty() {
            Message::new("grades-plain")
        } else {
            let count: usize = good.iter().map(|it| it.1).sum();
            let labels: Vec<&str> = good.iter().map(|it| it.0).collect();
            Message::new("grades-good")
                .with("labels", labels.join(&self.words.word("or")))
                .with("count", count)
                .with("share", tenths(share(count, total)))
        };
        let message = message.with("caption", caption).with("sheets", sheets).with("total", total);
        self.words.say(&message)
    }

    fn counted(&self, parts: &[PartView]) -> String {
        let part = |view: &PartView| {
            let message = Message::new("grades-part").with("label", &*view.label);
            self.words.say(&message.with("count", view.count))
        };
        let parts: Vec<String> = parts.iter().map(part).collect();
        let message = Message::new("grades-sentence");
        self.words.say(&message.with("parts", parts.join(&self.phrases.comma)))
    }
}
