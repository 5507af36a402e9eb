//! C116: a year is over and its result is not written.
//!
//! Citizens cannot tell a target that was missed from one that nobody looked at. Results may come
//! until the day on which the year's evaluation is due.

use jiff::civil::Date;

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::achievement::is_planned;
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::record::{Absence, Key, Path, PlanActual, Presence, Present, Table, Text, YearKey};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::MISSING_RESULT).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet().filter(|_| !context.is_draft()) else { return };
    for (index, row) in sheet.schedule.iter().enumerate() {
        let path = || Path::default().then(Key::Schedule).then(index);
        let heading = context.program.form.heading(Key::Schedule);
        let name = if row.name.is_empty() { heading } else { &row.name };
        missing(context, &row.years, name, path, reporter);
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        let path = || Path::default().then(Key::Indicators).then(index);
        missing(context, &row.years, &row.name, path, reporter);
    }
}

fn missing(
    context: &RecordContext<'_>,
    years: &Table<YearKey, PlanActual>,
    name: &str,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for (key, cell) in years.iter() {
        if !is_planned(&cell.plan) || is_told(&cell.actual) || !is_over(context, key.year) {
            continue;
        }
        reporter
            .at(path().then(Key::ByYear).then(key.year).then(Key::Actual))
            .with("year", key.year.wareki())
            .with("name", name)
            .with("plan", &*cell.plan)
            .with("actual", &*cell.actual)
            .with("kind", if cell.actual.is_empty() { "blank" } else { "absent" })
            .help(Message::new("missing-result.help"));
    }
}

/// Whether a text says what came of it, or why that will never be known.
fn is_told(actual: &Text) -> bool {
    use Absence::{NotApplicable, Unavailable};
    matches!(actual.presence(), Presence::Given | Presence::Absent(Unavailable | NotApplicable))
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
