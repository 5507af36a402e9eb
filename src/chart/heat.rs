//! How the sheets of each unit went, period by period: a table whose cells have a tone, a sign and
//! words.

use std::collections::BTreeMap;

use serde::Serialize;

use super::grades::{Occasion, grade};
use crate::disclosure::{Item, PublicSheet, Vacancy};
use crate::record::{Plan, Program, ScaleLevel, Tone, UnitIndex};
use crate::view::Site;
use crate::view::frame::Link;
use crate::words::Message;

/// How the sheets of each unit of a plan went, period by period.
#[derive(Debug, Serialize)]
pub struct HeatView<'a> {
    /// Its name on its page, for the words that tell what it shows.
    pub id: &'static str,
    /// How many units were behind at the newest time, in one sentence.
    pub headline: String,
    /// Which they were.
    pub sentence: String,
    /// The times at which anything was reported or judged: 平成26年度上半期.
    pub columns: Vec<String>,
    /// The units that answer for sheets, in the order of the organization.
    pub rows: Vec<HeatRow<'a>>,
}

/// How the sheets of a unit went.
#[derive(Debug, Serialize)]
pub struct HeatRow<'a> {
    /// The unit's name, with a link to its page.
    pub unit: Link,
    /// Column by column.
    pub cells: Vec<HeatCell<'a>>,
}

/// How the sheets of a unit went at a time.
#[derive(Debug, Serialize)]
pub struct HeatCell<'a> {
    /// best, good, caution, bad or none: the gravest of them.
    pub tone: &'static str,
    /// The levels, each with the number of its sheets where there are several.
    pub levels: Vec<LevelCount<'a>>,
    /// Why sheets have none, each reason with the number of its sheets: 記載なし, これから, 対象外.
    pub without: Vec<WithoutLevel>,
    /// How many sheets there are.
    pub total: usize,
}

/// A level and how many sheets have it.
#[derive(Debug, Serialize)]
pub struct LevelCount<'a> {
    /// The level of the scale, in the city's words.
    pub label: &'a str,
    /// How many sheets have it.
    pub count: usize,
}

/// Why sheets have no level, and how many they are.
#[derive(Debug, Serialize)]
pub struct WithoutLevel {
    /// 記載なし, これから, 対象外.
    pub label: String,
    /// How many sheets have none for this reason.
    pub count: usize,
}

/// Units, and tones, that make a comparison.
const FEWEST: usize = 2;

/// Units that the sentence names.
const NAMED: usize = 8;

/// The gravest first.
const GRAVITY: [Tone; 5] = [Tone::Bad, Tone::Caution, Tone::Good, Tone::Best, Tone::None];

/// How the sheets of a plan went by unit; none where one tone would say it all.
pub(crate) fn heat<'a>(site: &'a Site<'_>, plan: &'a Plan) -> Option<HeatView<'a>> {
    let mut units: BTreeMap<UnitIndex, Vec<PublicSheet>> = BTreeMap::new();
    for sheet in site.public.sheets(plan) {
        for unit in plan.program.named(&sheet.data().owner, site.public.organization()) {
            units.entry(unit).or_default().push(sheet);
        }
    }
    let all: Vec<PublicSheet> = site.public.sheets(plan).collect();
    let said = |it: &Item| all.iter().any(|sheet| level(site, *sheet, *it).is_some());
    let times: Vec<Item> = times(&plan.program).filter(said).collect();
    let names: Vec<UnitIndex> = units.keys().copied().collect();
    let row = |(unit, sheets): (Link, &Vec<PublicSheet<'a>>)| HeatRow {
        unit,
        cells: times.iter().map(|it| cell(site, sheets, *it)).collect(),
    };
    let rows: Vec<HeatRow> =
        site.unit_links(&names).into_iter().zip(units.values()).map(row).collect();
    let mut tones: Vec<&str> = rows.iter().flat_map(|it| &it.cells).map(|it| it.tone).collect();
    tones.sort_unstable();
    tones.dedup();
    if rows.len() < FEWEST || tones.len() < FEWEST {
        return None;
    }
    let columns: Vec<String> =
        times.iter().map(|it| site.words.say(&it.name(&plan.program))).collect();
    let (headline, sentence) = told(site, columns.last()?, &rows);
    Some(HeatView { id: "heat", headline, sentence, columns, rows })
}

/// The reports and the judgements of the years, in order of time.
fn times(program: &Program) -> impl Iterator<Item = Item> + '_ {
    program.file.years.years().flat_map(|year| {
        let reports = program.cadence.periods_of(year).map(Item::Report);
        reports.chain([Item::Annual(year)])
    })
}

/// What a sheet was said to be at a time, if that is public and one word.
fn level<'a>(site: &Site<'a>, sheet: PublicSheet<'a>, item: Item) -> Option<&'a ScaleLevel> {
    let program = &sheet.plan.program;
    match item {
        Item::Report(period) => {
            let mut reports = sheet.data().progress.iter();
            let (_, report) = reports.find(|(key, _)| program.period(key) == Some(period))?;
            program
                .gravest_status(&report.status, period.year)
                .filter(|_| site.public.has_come(program, item, report.published))
        }
        Item::Annual(year) => {
            let judgement = grade(site.public, sheet, Occasion::Year(year))?;
            judgement.levels().find(|it| it.0.is_empty())?.2
        }
        Item::Posting | Item::Provisional | Item::Final => None,
    }
}

fn cell<'a>(site: &Site<'a>, sheets: &[PublicSheet<'a>], item: Item) -> HeatCell<'a> {
    let found: Vec<&ScaleLevel> = sheets.iter().filter_map(|it| level(site, *it, item)).collect();
    let mut levels: Vec<LevelCount> = Vec::new();
    for level in &found {
        match levels.iter_mut().find(|known| *known.label == *level.label) {
            Some(known) => known.count += 1,
            None => levels.push(LevelCount { label: &level.label, count: 1 }),
        }
    }
    let gravest = GRAVITY.into_iter().find(|tone| found.iter().any(|it| it.tone == *tone));
    HeatCell {
        tone: gravest.unwrap_or_default().name(),
        levels,
        without: without(site, sheets, item),
        total: sheets.len(),
    }
}

/// Why sheets have no level at a time, the gravest reason first.
fn without(site: &Site, sheets: &[PublicSheet], item: Item) -> Vec<WithoutLevel> {
    let none = sheets.iter().filter(|it| level(site, **it, item).is_none());
    let mut vacancies: Vec<Vacancy> =
        none.map(|it| site.public.vacancy(&it.plan.program, site.owed_by(*it), item)).collect();
    vacancies.sort_by_key(Vacancy::rank);
    let same = vacancies.chunk_by(|a, b| a.rank() == b.rank());
    same.map(|it| WithoutLevel { label: site.vacancy_name(it[0], "heat-without"), count: it.len() })
        .collect()
}

/// How many units were behind at the newest time, and which.
fn told(site: &Site, when: &str, rows: &[HeatRow]) -> (String, String) {
    let is_behind = |row: &&HeatRow| {
        let tone = row.cells.last().map_or("", |it| it.tone);
        [Tone::Caution, Tone::Bad].iter().any(|it| it.name() == tone)
    };
    let behind: Vec<&str> = rows.iter().filter(is_behind).map(|it| &*it.unit.label).collect();
    let headline = Message::new("heat-headline")
        .with("when", when)
        .with("total", rows.len())
        .with("count", behind.len());
    let mut names: Vec<String> = behind.iter().take(NAMED).map(|it| (*it).to_owned()).collect();
    if behind.len() > NAMED {
        names.push(site.words.say(&Message::new("more").with("count", behind.len() - NAMED)));
    }
    let sentence = if names.is_empty() {
        site.words.word("heat-none")
    } else {
        let message = Message::new("heat-behind");
        site.words.say(&message.with("units", names.join(&site.phrases.comma)))
    };
    (site.words.say(&headline), sentence)
}
