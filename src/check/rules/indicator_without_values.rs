//! C121: an indicator that is named and was never measured.
//!
//! Eleven of one city's indicators had a name and no value in five years. A year with a target and
//! no result is the business of C116; this rule is about indicators that have neither.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Key, Path, Present};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::INDICATOR_WITHOUT_VALUES)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATOR_ACTUAL])])
    .summed(&[]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet().filter(|_| !context.is_draft()) else { return };
    let (years, month) = (context.program.file.years, context.program.first_month());
    let is_over =
        |it: &crate::calendar::FiscalYear| it.last_day(month) < context.city.obligations.as_of;
    let over: Vec<_> = years.years().filter(is_over).collect();
    let (Some(first), Some(last)) = (over.first(), over.last()) else { return };
    // After the first of several years the values may still be gathered.
    if over.len() < 2 && *last != years.last {
        return;
    }
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        reporter.asks();
        let mut rows = context.program.rows(indicator);
        let measured = rows.any(|it| it.result().is_given());
        // What is to be measured from a later year on has its targets there.
        let mut rows = context.program.rows(indicator);
        let planned = rows.any(|it| it.target().is_given());
        if measured || planned {
            continue;
        }
        reporter
            .at(Path::default().then(Key::Indicators).then(index).then(Key::ByYear))
            .with("indicator", &*indicator.name)
            .with("first", context.program.naming().said_year(*first))
            .with("last", context.program.naming().said_year(*last))
            .help(Message::new("help-indicator-values"));
    }
}
