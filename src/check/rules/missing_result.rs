//! C116: a year is over and its result is not written.
//!
//! Citizens cannot tell a target that was missed from one that nobody looked at. Results may come
//! until the day on which the year's evaluation is due.

use jiff::civil::Date;

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::{Finding, Reporter};
use super::super::rule::Rule;
use super::super::series;
use crate::achievement::is_planned;
use crate::calendar::{CalendarName, FiscalYear, Period};
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::record::{
    Absence, Course, Entry, Extra, Field, FieldValue, Key, Path, Presence, Present, RowTime, Step,
    Text,
};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::MISSING_RESULT)
    .of_record(look)
    .needing(&[
        needs::at(Key::Schedule, &[needs::SCHEDULE_PLAN, needs::SCHEDULE_ACTUAL]),
        needs::at(Key::Indicators, &[needs::INDICATOR_PLAN, needs::INDICATOR_ACTUAL]),
        // A field with columns of its own says by itself what it has.
        needs::at(Key::Fields, &[]),
    ])
    .summed(&[needs::SCHEDULE_ACTUAL, needs::INDICATOR_ACTUAL]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet().filter(|_| !context.is_draft()) else { return };
    for (index, row) in sheet.schedule.iter().enumerate() {
        let path = || Path::default().then(Key::Schedule).then(index);
        let heading = context.program.form.heading(Key::Schedule);
        let name = if row.name.is_empty() { heading } else { &row.name };
        missing(context, row, name, &path, reporter);
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        let path = || Path::default().then(Key::Indicators).then(index);
        missing(context, row, &row.name, &path, reporter);
    }
    for extra in &sheet.extra {
        let field = &context.program.form.fields()[extra.field];
        of_field(context, extra, field, reporter);
    }
}

fn missing<C: Course>(
    context: &RecordContext<'_>,
    course: &C,
    name: &str,
    path: &dyn Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for row in context.program.rows(course) {
        let Some(column) = row.columns.result() else { return };
        let (plan, actual) = (row.target(), row.result());
        let is_over = || match row.time {
            RowTime::Year(year) => is_over(context, year),
            RowTime::Period(period) => is_period_over(context, period),
        };
        if !is_planned(plan) {
            continue;
        }
        reporter.asks();
        if is_told(actual) || !is_over() {
            continue;
        }
        let time = series::said_time(context.program, row.time);
        report(reporter.at(row.column_path(path(), Some(column))), time, name, plan, actual);
    }
}

/// What was set aside for a year, and what of it was spent.
fn of_field(
    context: &RecordContext<'_>,
    extra: &Extra,
    field: &Field,
    reporter: &mut Reporter<'_, '_>,
) {
    let columns = context.program.form.field_columns(extra.field);
    let (FieldValue::Yearly(table), Some(column)) = (&extra.value, columns.result()) else {
        return;
    };
    for (key, entry) in table.iter() {
        let Entry::Columns(cells) = entry else { continue };
        let plan = columns.target(cells).map(|it| cells.at(it));
        let Some(plan) = plan.filter(|it| is_planned(it)) else { continue };
        let actual = cells.at(column);
        reporter.asks();
        if !is_told(actual) && is_over(context, key.year) {
            let path = Path::default().then(Step::Written((&*field.name).into()));
            let path = path.then(key.year).then(column.step());
            report(
                reporter.at(path),
                context.program.naming().said_year(key.year),
                &field.name,
                plan,
                actual,
            );
        }
    }
}

fn report(finding: &mut Finding<'_>, time: CalendarName, name: &str, plan: &str, actual: &str) {
    let finding = finding.with("year", time).with("name", name);
    finding
        .with("plan", plan)
        .with("actual", actual)
        .with("kind", if actual.is_empty() { "blank" } else { "absent" })
        .help(Message::new("missing-result.help"));
}

/// Whether a text says what came of it, or why that will never be known.
fn is_told(actual: &Text) -> bool {
    use Absence::{NotApplicable, Unavailable};
    matches!(actual.presence(), Presence::Given | Presence::Absent(Unavailable | NotApplicable))
}

/// Whether a period's result should be known by now: when its report is due.
fn is_period_over(context: &RecordContext<'_>, period: Period) -> bool {
    let obligations = context.city.obligations;
    if obligations.exempt_year(context.owed, period.year).is_some() {
        return false;
    }
    let Some((_, end)) = context.program.cadence.interval(period) else { return false };
    let obligation = context.owed.iter().find(|it| it.item == Item::Report(period));
    obligations.as_of > obligation.map_or(end, |it| it.due.max(end))
}

/// Whether a year's result should be known by now.
fn is_over(context: &RecordContext<'_>, year: FiscalYear) -> bool {
    let obligations = context.city.obligations;
    if obligations.exempt_year(context.owed, year).is_some() {
        return false;
    }
    let obligation = context.owed.iter().find(|it| it.item == Item::Annual(year));
    let end: Date = year.last_day(context.program.first_month());
    obligations.as_of > obligation.map_or(end, |it| it.due.max(end))
}
