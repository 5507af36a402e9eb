//! Values year by year and period by period: the schedule, the indicators.
//!
//! The paper form has a column for each year and two in it; here each year is a row, which fits a
//! telephone and needs one row of headings.

use serde::Serialize;

use super::cell::{CellView, Measured};
use super::{Block, Body, OnForm};
use crate::calendar::{FiscalYear, Period};
use crate::chart::{TrendView, trend};
use crate::disclosure::{Item, Vacancy};
use crate::record::{
    Column, Columns, Course, Direction, Indicator, Key, PeriodKey, ScheduleRow, Table, Text,
    YearKey,
};
use crate::view::prose::{Html, value_or};
use crate::words::Message;

/// A table with a row for each year or period.
#[derive(Debug, Serialize)]
pub struct YearTable<'a> {
    /// What it is about: the name of the indicator or of the row; empty when there is only one.
    pub caption: &'a str,
    /// What kind of indicator it is, its unit and which way is better, as far as they are said.
    pub about: Vec<String>,
    /// How it is measured; empty when that is not said.
    pub note: Html,
    /// The rows, in order of time.
    pub rows: Vec<YearRow<'a>>,
    /// The same as lines, for an indicator that was measured in numbers at least three times.
    pub trend: Option<Box<TrendView>>,
}

/// A row of such a table.
#[derive(Debug, Serialize)]
pub struct YearRow<'a> {
    /// Which column it is on the paper form.
    #[serde(skip)]
    pub(crate) at: When,
    /// 現状, 平成25年度（2013年度）, 平成25年度上半期, 最終目標.
    pub when: String,
    /// What stands in each column. One value alone stands across all columns.
    pub cells: Vec<CellView<'a>>,
}

/// A column of a table of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView<'a> {
    /// Its heading.
    pub label: &'a str,
    /// The unit of its numbers, where it is not said with them; may be empty.
    pub unit: &'a str,
    /// What it is; may be empty.
    pub note: &'a str,
}

/// When a value of a course is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// 現状
    Before,
    In(FiscalYear),
    /// A reporting period.
    During(Period),
    /// 最終目標
    After,
}

/// What a row of the schedule and an indicator have in common.
#[derive(Clone, Copy)]
struct Ends<'a> {
    baseline: &'a str,
    goal: &'a str,
    unit: &'a str,
    direction: Option<Direction>,
}

impl<'a> OnForm<'a> {
    /// 取組工程
    pub(super) fn schedule(self, rows: &'a [ScheduleRow]) -> Body<'a> {
        let table = |row: &'a ScheduleRow| YearTable {
            caption: &row.name,
            about: Vec::new(),
            note: Html::default(),
            rows: self.course(
                row,
                Ends { baseline: &row.baseline, goal: &row.goal, unit: "", direction: None },
            ),
            trend: None,
        };
        self.values(Block::Schedule, rows.iter().map(table).collect())
    }

    /// 指標, of one kind where the form gives each kind a place of its own.
    pub(super) fn indicators(self, indicators: &'a [Indicator], kind: Option<&Text>) -> Body<'a> {
        let table = |(at, indicator): (usize, &'a Indicator)| {
            let (baseline, goal) = (&*indicator.baseline, &*indicator.goal);
            let rows = self.course(
                indicator,
                Ends { baseline, goal, unit: &indicator.unit, direction: indicator.direction },
            );
            let note = Html::cell(&indicator.note);
            let years = self.years(&indicator.years);
            let trend = trend(self.site, self.program, indicator, &years, at).map(Box::new);
            YearTable { caption: &indicator.name, about: self.about(indicator), note, rows, trend }
        };
        let indicators = indicators.iter().enumerate();
        let of_kind = indicators.filter(|(_, it)| kind.is_none_or(|kind| it.kind == *kind));
        self.values(Block::Indicators, of_kind.map(table).collect())
    }

    fn values(self, block: Block, tables: Vec<YearTable<'a>>) -> Body<'a> {
        let columns = self.program.form.columns(block.key());
        Body::Values {
            columns: self.columns(block.key(), columns),
            tables,
            rate_note: self.rate_note(columns),
            nothing: self.site.phrases.not_given.clone(),
        }
    }

    /// The heads of columns, in the city's words. The unit of an indicator's own numbers stands with them.
    pub(super) fn columns(self, block: Key, columns: &'a Columns) -> Vec<ColumnView<'a>> {
        let form = &self.program.form;
        let view = |it: &'a Column| ColumnView {
            label: it.key.map_or(&*it.name, |key| self.site.heading_in(form, block, key)),
            unit: "",
            note: &it.note,
        };
        columns.iter().map(view).collect()
    }

    fn course<C: Course>(self, course: &'a C, ends: Ends<'a>) -> Vec<YearRow<'a>> {
        let (form, phrases) = (&self.program.form, &self.site.phrases);
        let across = |at: When, key: Key, text: &str| YearRow {
            at,
            when: self.site.heading_in(form, C::BLOCK, key).to_owned(),
            cells: vec![value_or(text, ends.unit, &phrases.not_given).into()],
        };
        let columns = form.columns(C::BLOCK);
        let measured = |ends: Ends<'a>, year| {
            let Ends { unit, direction, .. } = ends;
            Measured { unit, direction, year }
        };
        let mut rows = Vec::with_capacity(course.years().len() + 2);
        if !ends.baseline.is_empty() {
            rows.push(across(When::Before, Key::Baseline, ends.baseline));
        }
        let years = self.years(course.years());
        // Who measures by periods alone has no years to show.
        let has_years = !course.years().is_empty() || course.periods().is_empty();
        for year in years.into_iter().filter(|_| has_years) {
            let cells = course.years().year(year);
            rows.push(YearRow {
                at: When::In(year),
                when: self.site.year(year),
                cells: self.cells(columns, cells, measured(ends, year), self.owed_in(year)),
            });
        }
        for (period, cells) in self.periods(course.periods()) {
            let vacancy = self.vacancy_of_period(period);
            rows.push(YearRow {
                at: When::During(period),
                when: self.period_name(period),
                cells: self.cells(columns, cells, measured(ends, period.year), Some(vacancy)),
            });
        }
        if !ends.goal.is_empty() {
            rows.push(across(When::After, Key::Goal, ends.goal));
        }
        rows
    }

    /// The periods of the program that a table has, in order of time.
    pub(super) fn periods<V>(self, table: &'a Table<PeriodKey, V>) -> Vec<(Period, Option<&'a V>)> {
        if table.is_empty() {
            return Vec::new();
        }
        let of = |(key, value): &'a (PeriodKey, V)| Some((self.program.period(key)?, value));
        let typed: Vec<(Period, &V)> = table.iter().filter_map(of).collect();
        let find = |period: Period| typed.iter().find(|(it, _)| *it == period).map(|(_, it)| *it);
        let first = typed.iter().map(|(it, _)| *it).min();
        let periods = self.program.periods().map(|it| (it, find(it)));
        // What is still to come is no gap, nor what was before anybody measured.
        let is_shown = |(period, value): &(Period, Option<&V>)| {
            let is_missed = || matches!(self.vacancy_of_period(*period), Vacancy::Missing);
            value.is_some() || first.is_some_and(|it| it < *period) && is_missed()
        };
        periods.filter(is_shown).collect()
    }

    /// Why there is no value of a year; none for a year in which nothing is owed.
    pub(super) fn owed_in(self, year: FiscalYear) -> Option<Vacancy<'a>> {
        self.program.file.years.contains(year).then(|| self.vacancy_of_year(year))
    }

    /// 平成25年度上半期, in the city's words for the period.
    pub(super) fn period_name(self, period: Period) -> String {
        self.site.period(self.program, period)
    }

    pub(super) fn vacancy_of_period(self, period: Period) -> Vacancy<'a> {
        self.site.public.vacancy(self.program, self.owed, Item::Report(period))
    }

    /// The years of the program, and those of a table next to them.
    pub(super) fn years<V>(self, table: &Table<YearKey, V>) -> Vec<FiscalYear> {
        let span = self.program.file.years;
        let mut years: Vec<FiscalYear> = span.years().collect();
        // A year beside those of duty is shown where it has a value.
        years.extend(table.iter().map(|(it, _)| it.year).filter(|it| !span.contains(*it)));
        years.sort_unstable();
        years
    }

    fn about(self, indicator: &Indicator) -> Vec<String> {
        let words = self.site.words;
        let mut about = Vec::new();
        let mut say = |id: &'static str, fact: &str| {
            about.push(words.say(&Message::new(id).with("it", fact)));
        };
        if !indicator.kind.is_empty() {
            say("indicator-kind", &indicator.kind);
        }
        if !indicator.unit.is_empty() {
            say("indicator-unit", &indicator.unit);
        }
        let direction = match indicator.direction {
            Some(Direction::Higher) => "direction-higher",
            Some(Direction::Lower) => "direction-lower",
            Some(Direction::Maintain) => "direction-maintain",
            Some(Direction::None) | None => return about,
        };
        about.push(words.word(direction));
        about
    }
}

/// The years of these rows, each once and in order.
pub(super) fn all_years(rows: &[Vec<YearRow>]) -> Vec<FiscalYear> {
    let year = |row: &YearRow| match row.at {
        When::In(year) => Some(year),
        When::Before | When::During(_) | When::After => None,
    };
    let mut years: Vec<FiscalYear> = rows.iter().flatten().filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    years
}
