//! How many sheets were graded well, by unit and year: a table for each scale. Which levels are good the scale says, by
//! its tones.

use std::collections::BTreeMap;

use super::comparison::{Compared, ComparedCell, ComparisonView};
use super::grades::{Occasion, grade};
use super::timeline::KeyView;
use crate::calendar::FiscalYear;
use crate::disclosure::{PublicSheet, share};
use crate::record::{Judgement, Key, Plan, Scale, ScaleLevel, Tone, UnitIndex};
use crate::view::Site;
use crate::view::figures::tenths;
use crate::words::Message;

/// How many sheets have which level.
#[derive(Debug, Default, Clone)]
pub(crate) struct Graded<'a> {
    levels: Vec<(&'a ScaleLevel, usize)>,
    ungraded: usize,
}

/// The sheets of plans that are graded on one scale.
#[derive(Debug)]
struct OnScale<'a> {
    /// What is judged, and by whom where that is somebody with a scale of one's own.
    name: String,
    levels: &'a Scale,
    plans: Vec<&'a str>,
    /// All sheets of a year, each once.
    whole: BTreeMap<FiscalYear, Graded<'a>>,
    units: BTreeMap<Option<UnitIndex>, BTreeMap<FiscalYear, Graded<'a>>>,
}

/// How many sheets of a plan were graded well at a time, on one scale.
#[derive(Debug)]
pub(crate) struct GoodShare {
    /// What is judged: 評価, 達成度.
    pub(crate) name: String,
    /// When: 平成26年度, 総合評価.
    pub(crate) when: String,
    /// The labels of the levels that are good.
    pub(crate) labels: String,
    pub(crate) good: usize,
    pub(crate) total: usize,
}

/// The gravest first.
const GRAVITY: [Tone; 5] = [Tone::Bad, Tone::Caution, Tone::Good, Tone::Best, Tone::None];

/// Whether a level counts as good.
fn is_good(level: &ScaleLevel) -> bool {
    matches!(level.tone, Tone::Best | Tone::Good)
}

impl<'a> Graded<'a> {
    fn add(&mut self, level: Option<&'a ScaleLevel>) {
        let Some(level) = level else {
            self.ungraded += 1;
            return;
        };
        match self.levels.iter_mut().find(|(it, _)| it.label == level.label) {
            Some((_, count)) => *count += 1,
            None => self.levels.push((level, 1)),
        }
    }

    fn plus(mut self, other: &Self) -> Self {
        for (level, count) in &other.levels {
            match self.levels.iter_mut().find(|(it, _)| it.label == level.label) {
                Some((_, sum)) => *sum += count,
                None => self.levels.push((level, *count)),
            }
        }
        self.ungraded += other.ungraded;
        self
    }

    /// How many are good.
    fn good(&self) -> usize {
        self.levels.iter().filter(|(it, _)| is_good(it)).map(|(_, count)| count).sum()
    }

    /// How many sheets there are, with a grade or without.
    fn total(&self) -> usize {
        self.levels.iter().map(|(_, count)| count).sum::<usize>() + self.ungraded
    }

    fn gravest(&self) -> Option<Tone> {
        GRAVITY.into_iter().find(|tone| self.levels.iter().any(|(it, _)| it.tone == *tone))
    }
}

/// A scale on which sheets were judged at a time, with the level that each of them has.
struct Judged<'a> {
    name: String,
    scale: &'a Scale,
    sheets: Vec<(PublicSheet<'a>, Option<&'a ScaleLevel>)>,
}

/// The sheets of a plan at a time, for each scale on which any was judged and that says which levels are good.
fn judged<'a>(site: &Site<'a>, plan: &'a Plan, occasion: Occasion) -> Vec<Judged<'a>> {
    let graded = |it| (it, grade(site.public, it, occasion));
    let sheets: Vec<(PublicSheet, Option<Judgement>)> =
        site.public.sheets(plan).map(graded).collect();
    let mut found: Vec<Judged> = Vec::new();
    for (axis, judgement) in sheets.iter().flat_map(|(_, judgement)| {
        let judgement = judgement.as_ref();
        judgement.into_iter().flat_map(|it| it.levels().map(move |level| (level.0, *it)))
    }) {
        let Some(scale) = judgement.scale(axis).filter(|it| it.iter().any(is_good)) else {
            continue;
        };
        if found.iter().any(|it| std::ptr::eq(it.scale, scale)) {
            continue;
        }
        let on_it = sheets.iter().filter_map(|(sheet, other)| match other {
            None => Some((*sheet, None)),
            Some(other) => {
                let is_same = other.scale(axis).is_some_and(|it| std::ptr::eq(it, scale));
                is_same.then(|| {
                    let level = other.levels().find(|it| it.0 == axis);
                    (*sheet, level.and_then(|it| it.2))
                })
            }
        });
        found.push(Judged {
            name: name(site, plan, axis, judgement),
            scale,
            sheets: on_it.collect(),
        });
    }
    found
}

/// What is judged on an axis: its name, else the form's word for a grade; of an assessor's own scale, whose it is.
fn name(site: &Site, plan: &Plan, axis: &str, judgement: Judgement) -> String {
    let program = &plan.program;
    let name = if axis.is_empty() { site.heading(&program.form, Key::Grade) } else { axis };
    let own = judgement.assessor.filter(|_| !judgement.is_on(&program.file.grades));
    match own {
        Some(assessor) => format!("{name} ({})", &**assessor),
        None => name.to_owned(),
    }
}

/// Whether two scales have the same levels.
fn are_alike(one: &Scale, other: &Scale) -> bool {
    one.iter().map(|it| (&it.label, it.tone)).eq(other.iter().map(|it| (&it.label, it.tone)))
}

/// The labels of the levels that are good, in the order of the scale.
fn labels(site: &Site, scale: &Scale) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for level in scale.iter().filter(|it| is_good(it)) {
        if !labels.contains(&&*level.label) {
            labels.push(&level.label);
        }
    }
    labels.join(&site.words.word("or"))
}

/// The annual evaluations of all plans, scale by scale. Scales of several plans that have the same name and the same
/// levels are one.
fn by_scale<'a>(site: &Site<'a>) -> Vec<OnScale<'a>> {
    let organization = site.public.organization();
    let mut scales: Vec<OnScale> = Vec::new();
    for plan in site.public.plans() {
        for year in plan.program.file.years.years() {
            for Judged { name, scale, sheets } in judged(site, plan, Occasion::Year(year)) {
                let known =
                    scales.iter().position(|it| it.name == name && are_alike(it.levels, scale));
                let at = known.unwrap_or(scales.len());
                if known.is_none() {
                    let (whole, units) = (BTreeMap::new(), BTreeMap::new());
                    scales.push(OnScale { name, levels: scale, plans: Vec::new(), whole, units });
                }
                let on_scale = &mut scales[at];
                if !on_scale.plans.contains(&&*plan.program.file.name) {
                    on_scale.plans.push(&plan.program.file.name);
                }
                for (sheet, level) in sheets {
                    on_scale.whole.entry(year).or_default().add(level);
                    let owners = plan.program.named(&sheet.data().owner, organization);
                    let nobody = owners.is_empty().then_some(None);
                    for unit in owners.into_iter().map(Some).chain(nobody) {
                        let of_unit = on_scale.units.entry(unit).or_default();
                        of_unit.entry(year).or_default().add(level);
                    }
                }
            }
        }
    }
    scales
}

/// How many sheets were graded well by unit and year, a table for each scale.
pub(crate) fn good_grades(site: &Site, room: &mut usize) -> Vec<ComparisonView> {
    let scales = by_scale(site);
    let are_several = scales.len() > 1;
    let table = |(number, scale): (usize, &OnScale)| {
        let caption = Message::new("compare-good")
            .with("grade", &*scale.name)
            .with("labels", labels(site, scale.levels));
        let named = (format!("good-{number}"), site.words.say(&caption));
        let table = site.comparison(named, compared(site, scale), |it| site.short_year(it), room);
        let is_shown =
            |tone: &str| table.rows.iter().any(|row| row.cells.iter().any(|it| it.tone == tone));
        let levels = scale.levels.iter().filter(|it| is_shown(it.tone.name()));
        let keys = levels.map(|it| KeyView { tone: it.tone.name(), label: it.label.to_string() });
        let plans = || scale.plans.join(&site.phrases.comma);
        ComparisonView {
            of: if are_several { plans() } else { String::new() },
            keys: keys.collect(),
            key_note: site.words.word("compare-key-grade"),
            ..table
        }
    };
    (1..).zip(&scales).map(table).collect()
}

fn compared(site: &Site, scale: &OnScale) -> Compared<FiscalYear> {
    let years: Vec<FiscalYear> = scale.whole.keys().copied().collect();
    let sum = |it: &BTreeMap<FiscalYear, Graded>| {
        site.good_sum(&it.values().fold(Graded::default(), Graded::plus))
    };
    let text = site.words.word("vacancy-not-asked");
    let nothing = ComparedCell { tone: "", text, detail: String::new() };
    let cells = |by_year: &BTreeMap<FiscalYear, Graded>| {
        let cells = years.iter().map(|it| by_year.get(it).map(|graded| site.good_cell(graded)));
        let cells = cells.map(|it| it.unwrap_or_else(|| nothing.clone()));
        cells.chain([sum(by_year)]).collect::<Vec<_>>()
    };
    let is_behind = |by_year: &BTreeMap<FiscalYear, Graded>| {
        let tones = by_year.values().filter_map(Graded::gravest);
        tones.into_iter().any(|it| matches!(it, Tone::Bad | Tone::Caution))
    };
    let units = site.units_by_department().into_iter().map(Some).chain([None]);
    let rows = units.filter_map(|unit| Some((unit, scale.units.get(&unit)?)));
    Compared {
        rows: rows.map(|(unit, it)| (unit, cells(it), is_behind(it))).collect(),
        sums: scale.whole.values().map(|it| site.good_sum(it)).chain([sum(&scale.whole)]).collect(),
        years: years.clone(),
    }
}

impl Site<'_> {
    /// So many of a unit's sheets, with the gravest tone and each level by its name.
    fn good_cell(&self, graded: &Graded) -> ComparedCell {
        let sum = self.good_sum(graded);
        let Some(tone) = graded.gravest() else {
            let text = self.words.word("ungraded");
            return ComparedCell { tone: "", text, detail: String::new() };
        };
        let mut levels: Vec<_> = graded.levels.iter().map(|(it, count)| (*it, *count)).collect();
        levels.sort_by(|a, b| {
            (b.0.tone.gravity(), &a.0.label).cmp(&(a.0.tone.gravity(), &b.0.label))
        });
        let part = |label: &str, count: usize| {
            self.words.say(&Message::new("tally-part").with("label", label).with("count", count))
        };
        let mut told: Vec<String> =
            levels.into_iter().map(|(level, count)| part(&level.label, count)).collect();
        if graded.ungraded > 0 {
            told.push(part(&self.words.word("ungraded"), graded.ungraded));
        }
        ComparedCell { tone: tone.name(), ..sum }.detailed(told.join(&self.phrases.comma))
    }

    fn good_sum(&self, graded: &Graded) -> ComparedCell {
        let (good, total) = (graded.good(), graded.total());
        let detail = format!("{}%", tenths(share(good, total)));
        ComparedCell { tone: "", text: self.of_all(good, total), detail }
    }
}

/// How many sheets of a plan were graded well in the newest year that was judged, else in the judgement of the whole plan,
/// on each scale.
pub(crate) fn good_shares(site: &Site, plan: &Plan) -> Vec<GoodShare> {
    let years = plan.program.file.years.years().map(Occasion::Year).rev();
    let mut occasions = years.chain([Occasion::Overall]);
    let found = occasions.find_map(|occasion| {
        let judged = judged(site, plan, occasion);
        (!judged.is_empty()).then_some((occasion, judged))
    });
    let Some((occasion, judged)) = found else { return Vec::new() };
    let when = match occasion {
        Occasion::Overall => site.heading(&plan.program.form, Key::OverallGrade).to_owned(),
        Occasion::Year(year) => site.short_year(year),
    };
    let of_scale = |Judged { name, scale, sheets }: Judged| {
        let mut graded = Graded::default();
        for (_, level) in sheets {
            graded.add(level);
        }
        let (good, total, labels) = (graded.good(), graded.total(), labels(site, scale));
        GoodShare { name, when: when.clone(), labels, good, total }
    };
    judged.into_iter().map(of_scale).collect()
}
