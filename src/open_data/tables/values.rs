//! What was planned and what came of it, year by year: indicators, and the rows of schedules.

use anyhow::Result;

use super::super::cell::{Cell, direction, number, place, text};
use super::super::column::{Column, Put, Rows};
use super::super::source::{ABSENCES, Absence, Place, Source};
use super::charters::DIRECTIONS;
use crate::achievement::{Achievement, assess};
use crate::calendar::{FiscalYear, Period};
use crate::disclosure::Item;
use crate::record::{Course, Indicator, Presence, Present, RowTime, ScheduleRow, ValueRow};

/// Indicators, one row for each year or period.
pub(super) struct Indicators;

/// The rows of schedules, one row for each year or period.
pub(super) struct Milestones;

/// What stands in one year or period.
pub(super) struct Value<'a, C> {
    place: &'a Place<'a>,
    at: usize,
    course: &'a C,
    time: RowTime,
    target: &'a str,
    actual: &'a str,
    absence: Absence,
}

impl Rows for Indicators {
    type Row<'a> = Value<'a, Indicator>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("number", |it| text(it.place.number)),
        Column::text("title", |it| text(it.place.title)),
        Column::integer("indicator", |it| place(it.at)),
        Column::text("indicator_name", |it| text(&it.course.name)),
        Column::text("indicator_kind", |it| text(&it.course.kind)),
        Column::text("indicator_note", |it| text(&it.course.note)),
        Column::text("unit_of_measure", |it| text(&it.course.unit)),
        Column::word("direction", DIRECTIONS, |it| direction(it.course.direction)),
        Column::year("fiscal_year", |it| Cell::Year(it.year())),
        Column::spelled("fiscal_year_name", |it| Cell::Year(it.year())),
        Column::text("period", |it| it.period()),
        Column::text("period_name", |it| it.period_name()),
        Column::number("target_value", |it| number(it.target, &it.course.unit)),
        Column::text("target_text", |it| text(it.target)),
        Column::number("actual_value", |it| number(it.actual, &it.course.unit)),
        Column::text("actual_text", |it| text(it.actual)),
        Column::word("achievement", &["met", "missed", "unclear"], |it| achievement(it)),
        Column::word("absence", ABSENCES, |it| it.absence.name()),
        Column::text("absence_reason", |it| it.absence.reason()),
        Column::number("baseline_value", |it| number(&it.course.baseline, &it.course.unit)),
        Column::text("baseline_text", |it| text(&it.course.baseline)),
        Column::number("goal_value", |it| number(&it.course.goal, &it.course.unit)),
        Column::text("goal_text", |it| text(&it.course.goal)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            for (at, indicator) in sheet.data().indicators.iter().enumerate() {
                rows(source, &place, (at, indicator), put)?;
            }
        }
        Ok(())
    }
}

/// Whether the target of the time was met.
fn achievement<'r>(value: &'r Value<'_, Indicator>) -> Cell<'r> {
    let Indicator { unit, direction, .. } = value.course;
    if value.actual.presence() == Presence::Blank {
        return Cell::Empty;
    }
    text(match assess(value.target, value.actual, unit, *direction) {
        Some(Achievement::Met) => "met",
        Some(Achievement::Missed) => "missed",
        Some(Achievement::Unclear) => "unclear",
        None => "",
    })
}

impl Rows for Milestones {
    type Row<'a> = Value<'a, ScheduleRow>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("number", |it| text(it.place.number)),
        Column::text("title", |it| text(it.place.title)),
        Column::integer("milestone", |it| place(it.at)),
        Column::text("milestone_name", |it| text(&it.course.name)),
        Column::year("fiscal_year", |it| Cell::Year(it.year())),
        Column::spelled("fiscal_year_name", |it| Cell::Year(it.year())),
        Column::text("period", |it| it.period()),
        Column::text("period_name", |it| it.period_name()),
        Column::text("planned_text", |it| text(it.target)),
        Column::text("done_text", |it| text(it.actual)),
        Column::word("absence", ABSENCES, |it| it.absence.name()),
        Column::text("absence_reason", |it| it.absence.reason()),
        Column::text("baseline_text", |it| text(&it.course.baseline)),
        Column::text("goal_text", |it| text(&it.course.goal)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            for (at, schedule) in sheet.data().schedule.iter().enumerate() {
                rows(source, &place, (at, schedule), put)?;
            }
        }
        Ok(())
    }
}

impl<C> Value<'_, C> {
    fn year(&self) -> FiscalYear {
        match self.time {
            RowTime::Year(year) => year,
            RowTime::Period(period) => period.year,
        }
    }

    fn period(&self) -> Cell<'_> {
        match self.time {
            RowTime::Year(_) => Cell::Empty,
            RowTime::Period(period) => Cell::Text(period.slug().into()),
        }
    }

    fn period_name(&self) -> Cell<'_> {
        match self.time {
            RowTime::Year(_) => Cell::Empty,
            RowTime::Period(period) => self.place.period_name(period),
        }
    }
}

/// What takes the rows of either.
type PutValue<'p, C> = &'p mut dyn for<'r, 'a> FnMut(&'r Value<'a, C>) -> Result<()>;

/// Puts every row of an indicator or of a schedule, those of years for which nothing was typed too, in order of time.
fn rows<C: Course>(
    source: &Source,
    place: &Place,
    (at, course): (usize, &C),
    put: PutValue<C>,
) -> Result<()> {
    let typed: Vec<ValueRow> = place.program.rows(course).collect();
    let is_typed = |year| typed.iter().any(|it| it.time == RowTime::Year(year));
    let is_yearly = typed.is_empty() || typed.iter().any(ValueRow::is_of_year);
    let years = place.program.file.years.years();
    let others =
        years.filter(|it| is_yearly && !is_typed(*it)).map(|it| (RowTime::Year(it), "", ""));
    let typed = typed.iter().map(|it| (it.time, &**it.target(), &**it.result()));
    let mut values: Vec<(RowTime, &str, &str)> = typed.chain(others).collect();
    values.sort_by_key(|it| order(it.0));
    for (time, target, actual) in values {
        let is_blank = actual.presence() == Presence::Blank;
        let absence = if is_blank { absence(source, place, time) } else { Absence::default() };
        put(&Value { place, at, course, time, target, actual, absence })?;
    }
    Ok(())
}

/// A year, then its periods.
fn order(time: RowTime) -> (FiscalYear, Option<Period>) {
    match time {
        RowTime::Year(year) => (year, None),
        RowTime::Period(period) => (period.year, Some(period)),
    }
}

/// Why there is no result of a year or a period.
fn absence(source: &Source, place: &Place, time: RowTime) -> Absence {
    let (public, Place { program, owed, .. }) = (source.public, place);
    source.absence(match time {
        RowTime::Year(year) => public.vacancy_of_year(program, owed, year),
        RowTime::Period(period) => public.vacancy(program, owed, Item::Report(period)),
    })
}
