//! Values year by year: the schedule, the indicators.
//!
//! The paper form has a column for each year and two in it; here each year is a row, which fits a
//! telephone and needs one row of headings.

use serde::Serialize;

use super::{Block, Body, OnForm};
use crate::calendar::FiscalYear;
use crate::chart::{TrendView, trend};
use crate::disclosure::Vacancy;
use crate::record::{Direction, Indicator, Key, PlanActual, ScheduleRow, Table, YearKey};
use crate::view::prose::{Html, value_or};

/// A table with a row for each year.
#[derive(Debug, Serialize)]
pub struct YearTable<'a> {
    /// What it is about: the name of the indicator or of the row; empty when there is only one.
    pub caption: &'a str,
    /// What kind of indicator it is, its unit and which way is better, as far as they are said.
    pub about: Vec<String>,
    /// How it is measured; empty when that is not said.
    pub note: Html,
    /// The rows, in order of time.
    pub rows: Vec<YearRow>,
    /// The same as lines, for an indicator that was measured in numbers at least three times.
    pub trend: Option<Box<TrendView>>,
}

/// A row of such a table.
#[derive(Debug, Serialize)]
pub struct YearRow {
    /// Which column it is on the paper form.
    #[serde(skip)]
    pub(crate) at: When,
    /// 現状, 平成25年度（2013年度）, 最終目標.
    pub when: String,
    /// What was planned; in a row without `actual`, what stands across both columns. A number
    /// is a `span.num`.
    pub plan: Html,
    /// What came of it, in the same way.
    pub actual: Option<Html>,
}

/// When a value of a course is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// 現状
    Before,
    In(FiscalYear),
    /// 最終目標
    After,
}

/// What a row of the schedule and an indicator have in common.
struct Course<'a> {
    baseline: &'a str,
    years: &'a Table<YearKey, PlanActual>,
    goal: &'a str,
    unit: &'a str,
}

impl<'a> OnForm<'a> {
    /// 取組工程
    pub(super) fn schedule(self, rows: &'a [ScheduleRow]) -> Body<'a> {
        let table = |row: &'a ScheduleRow| {
            let (baseline, goal) = (&*row.baseline, &*row.goal);
            let course = Course { baseline, years: &row.years, goal, unit: "" };
            let rows = self.course(Block::Schedule, &course);
            YearTable {
                caption: &row.name,
                about: Vec::new(),
                note: Html::default(),
                rows,
                trend: None,
            }
        };
        self.plan_actual(Block::Schedule, rows.iter().map(table).collect())
    }

    /// 指標
    pub(super) fn indicators(self, indicators: &'a [Indicator]) -> Body<'a> {
        let table = |(at, indicator): (usize, &'a Indicator)| {
            let (baseline, goal) = (&*indicator.baseline, &*indicator.goal);
            let course = Course { baseline, years: &indicator.years, goal, unit: &indicator.unit };
            let rows = self.course(Block::Indicators, &course);
            let note = Html::cell(&indicator.note);
            let trend =
                trend(self.site, self.program, indicator, &self.years(&indicator.years), at)
                    .map(Box::new);
            YearTable { caption: &indicator.name, about: self.about(indicator), note, rows, trend }
        };
        self.plan_actual(Block::Indicators, indicators.iter().enumerate().map(table).collect())
    }

    fn plan_actual(self, block: Block, tables: Vec<YearTable<'a>>) -> Body<'a> {
        let form = &self.program.form;
        Body::PlanActual {
            plan: self.site.heading_in(form, block.key(), Key::Plan),
            actual: self.site.heading_in(form, block.key(), Key::Actual),
            tables,
            nothing: self.site.phrases.not_given.clone(),
        }
    }

    fn course(self, block: Block, course: &Course) -> Vec<YearRow> {
        let (form, phrases) = (&self.program.form, &self.site.phrases);
        let across = |at: When, key: Key, text: &str| YearRow {
            at,
            when: self.site.heading_in(form, block.key(), key).to_owned(),
            plan: value_or(text, course.unit, &phrases.not_given),
            actual: None,
        };
        let mut rows = Vec::with_capacity(course.years.len() + 2);
        if !course.baseline.is_empty() {
            rows.push(across(When::Before, Key::Baseline, course.baseline));
        }
        for year in self.years(course.years) {
            let (plan, actual) =
                course.years.year(year).map_or(("", ""), |it| (&*it.plan, &*it.actual));
            let vacancy = self.vacancy_of_year(year);
            // A plan is there before its year; only what is exempt has none.
            let of_plan = match vacancy {
                Vacancy::Exempt(_) => self.site.vacancy_of_value(vacancy),
                Vacancy::Missing | Vacancy::ToCome | Vacancy::NotAsked => &phrases.not_given,
            };
            rows.push(YearRow {
                at: When::In(year),
                when: self.site.year(year),
                plan: value_or(plan, course.unit, of_plan),
                actual: Some(value_or(actual, course.unit, self.site.vacancy_of_value(vacancy))),
            });
        }
        if !course.goal.is_empty() {
            rows.push(across(When::After, Key::Goal, course.goal));
        }
        rows
    }

    /// The years of the program, and those of a table next to them.
    pub(super) fn years<V>(self, table: &Table<YearKey, V>) -> Vec<FiscalYear> {
        let span = self.program.file.years;
        let mut years: Vec<FiscalYear> = span.years().collect();
        years.extend(table.iter().map(|(it, _)| it.year).filter(|it| !span.contains(*it)));
        years.sort_unstable();
        years
    }

    fn about(self, indicator: &Indicator) -> Vec<String> {
        let words = self.site.words;
        let mut about = Vec::new();
        let mut say = |id: &'static str, fact: &str| {
            about.push(words.say(&crate::words::Message::new(id).with("it", fact)));
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
