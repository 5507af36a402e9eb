//! How much of what came due in each fiscal year each unit published in time.

use std::collections::BTreeMap;

use super::matrix::GRAVITY;
use crate::calendar::FiscalYear;
use crate::chart::{Compared, ComparedCell, ComparisonView, KeyView};
use crate::disclosure::{StandingKind, Tally};
use crate::record::UnitIndex;
use crate::view::figures::{share_in_time, tenths};
use crate::view::{Site, tone};
use crate::words::Message;

/// What came due, by the fiscal year in which it did.
#[derive(Debug, Default)]
pub(crate) struct ByYear {
    /// Of the whole city, everything once.
    pub(crate) whole: BTreeMap<FiscalYear, Tally>,
    /// Of each unit that owes something; of what nobody answers for under none.
    pub(crate) units: BTreeMap<Option<UnitIndex>, BTreeMap<FiscalYear, Tally>>,
}

impl ByYear {
    /// Everything that is ever due.
    pub(crate) fn of(site: &Site) -> Self {
        let obligations = site.public.obligations();
        let first_month = site.public.settings().first_month.0;
        let mut sums = Self::default();
        for obligation in &obligations.all {
            let year = FiscalYear::containing(obligation.due, first_month);
            let kind = obligation.standing.kind();
            sums.whole.entry(year).or_default().add(kind);
            let units = &obligations.subject(obligation).units;
            let nobody = units.is_empty().then_some(None);
            for unit in units.iter().copied().map(Some).chain(nobody) {
                sums.units.entry(unit).or_default().entry(year).or_default().add(kind);
            }
        }
        sums
    }
}

/// The sum of several.
pub(crate) fn total<'t>(tallies: impl Iterator<Item = &'t Tally>) -> Tally {
    let mut sum = Tally::default();
    tallies.for_each(|it| sum.add_all(it));
    sum
}

impl Site<'_> {
    /// The table of units and years.
    pub(crate) fn on_time_by_year(&self, sums: &ByYear, room: &mut usize) -> ComparisonView {
        let years: Vec<FiscalYear> = sums.whole.keys().copied().collect();
        let cells = |by_year: &BTreeMap<FiscalYear, Tally>| {
            let tally = |it: &FiscalYear| by_year.get(it).copied().unwrap_or_default();
            let cells = years.iter().map(|it| self.on_time_cell(&tally(it)));
            cells.chain([self.on_time_sum(&total(by_year.values()))]).collect::<Vec<_>>()
        };
        let is_behind = |by_year: &BTreeMap<FiscalYear, Tally>| {
            let behind = [StandingKind::Late, StandingKind::Undated, StandingKind::Overdue];
            by_year.values().any(|tally| behind.iter().any(|it| tally.count(*it) > 0))
        };
        let units = self.units_by_department().into_iter().map(Some).chain([None]);
        let rows = units.filter_map(|unit| Some((unit, sums.units.get(&unit)?)));
        let whole = sums.whole.values();
        let all = [self.on_time_sum(&total(whole.clone()))];
        let compared = Compared {
            rows: rows.map(|(unit, it)| (unit, cells(it), is_behind(it))).collect(),
            sums: whole.map(|it| self.on_time_sum(it)).chain(all).collect(),
            years: years.clone(),
        };
        let named = ("on-time".to_owned(), self.words.word("compare-on-time"));
        let name = |it| self.short_year(it);
        let table = self.comparison(named, compared, name, room);
        let is_shown =
            |tone: &str| table.rows.iter().any(|row| row.cells.iter().any(|it| it.tone == tone));
        let kinds = StandingKind::ALL.into_iter();
        let kinds = kinds.map(|it| (tone::of_standing(it), self.figures.explained(it)));
        let keys = kinds.filter(|(tone, _)| is_shown(tone)).map(|(tone, (word, meaning))| {
            let label = Message::new("compare-key").with("word", word).with("meaning", meaning);
            KeyView { tone, label: self.words.say(&label) }
        });
        ComparisonView {
            keys: keys.collect(),
            key_note: self.words.word("compare-key-standing"),
            ..table
        }
    }

    /// What a unit owed in a year, with the gravest standing of what came due.
    fn on_time_cell(&self, tally: &Tally) -> ComparedCell {
        if tally.total() == 0 {
            let text = self.words.word("vacancy-not-asked");
            return ComparedCell { tone: "", text, detail: String::new() };
        }
        let has = |it: &StandingKind| tally.count(*it) > 0;
        let Some(gravest) =
            GRAVITY.into_iter().filter(|it| it.is_due() == (tally.due() > 0)).find(has)
        else {
            return self.on_time_sum(tally);
        };
        let tone = tone::of_standing(gravest);
        if tally.due() == 0 {
            let text = self.figures.label(gravest).to_owned();
            return ComparedCell { tone, text, detail: String::new() };
        }
        let is_told = |it: &StandingKind| has(it) && (*it != StandingKind::OnTime);
        let told = StandingKind::ALL.into_iter().filter(is_told).map(|kind| {
            let message = Message::new("sum-part").with("standing", self.figures.label(kind));
            self.words.say(&message.with("count", tally.count(kind)))
        });
        let mut told: Vec<String> = told.collect();
        if gravest == StandingKind::OnTime {
            told.insert(0, self.figures.label(gravest).to_owned());
        }
        ComparedCell { tone, ..self.on_time_sum(tally) }.detailed(told.join(&self.phrases.comma))
    }

    /// So many of so many, with their share, in a sum.
    fn on_time_sum(&self, tally: &Tally) -> ComparedCell {
        if tally.due() == 0 {
            let text = self.words.word("compare-none-due");
            return ComparedCell { tone: "", text, detail: String::new() };
        }
        let on_time = tally.count(StandingKind::OnTime);
        let detail = format!("{}%", tenths(share_in_time(tally)));
        ComparedCell { tone: "", text: self.of_all(on_time, tally.due()), detail }
    }
}
