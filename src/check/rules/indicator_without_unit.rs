//! C118: a number of which nobody knows what it counts.
//!
//! The rules for machine-readable data (総務省, 2020) demand the unit of every number; of one
//! city's indicators all 1,205 had none, of another's 419 of 1,434.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::japanese::parse_number;
use crate::record::{Indicator, Key, Path, Program};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::INDICATOR_WITHOUT_UNIT)
    .of_record(look)
    .needing(&[
        needs::at(Key::Indicators, &[needs::INDICATOR_UNIT]),
        needs::at(Key::Promises, &[needs::MEASURE_UNIT]),
    ])
    .summed(&[needs::INDICATOR_UNIT, needs::MEASURE_UNIT]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    match context.data {
        Data::Sheet(sheet) if !context.is_draft() => {
            for (index, indicator) in sheet.indicators.iter().enumerate() {
                let bare = || values(context.program, indicator).find(|it| is_bare(it));
                let path = || Path::default().then(Key::Indicators).then(index);
                of_number(&indicator.name, &indicator.unit, bare, path, reporter);
            }
        }
        Data::Charter(charter) if !context.is_draft() => {
            for (index, promise) in charter.promises.iter().enumerate() {
                let Some(measure) = &promise.measure else { continue };
                let bare = || Some(&*measure.target).filter(|it| is_bare(it));
                let path = || Path::default().then(Key::Promises).then(index).then(Key::Indicators);
                let name = if measure.name.is_empty() { &promise.text } else { &measure.name };
                of_number(name, &measure.unit, bare, path, reporter);
            }
        }
        Data::Sheet(_) | Data::Charter(_) => {}
    }
}

/// Reports a number without a unit.
fn of_number<'v>(
    name: &str,
    unit: &str,
    bare: impl Fn() -> Option<&'v str>,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    reporter.asks();
    if !unit.is_empty() || has_unit(name) {
        return;
    }
    if let Some(value) = bare() {
        let finding = reporter.at(path().then(Key::Unit)).with("value", value);
        finding.with("indicator", name).help(Message::new("help-unit"));
    }
}

/// The values that are of the indicator's unit: a rate has its own, and so may a column.
fn values<'a>(program: &'a Program, indicator: &'a Indicator) -> impl Iterator<Item = &'a str> {
    let rows = program.rows(indicator).flat_map(|it| it.values());
    let rows = rows.filter(|(column, _)| column.unit.is_empty() && !column.role.is_derived());
    let rows = rows.map(|(_, text)| text);
    [&indicator.baseline].into_iter().chain(rows).chain([&indicator.goal]).map(|it| &**it)
}

/// Whether the name says the unit: 待ち時間（分）.
fn has_unit(name: &str) -> bool {
    name.ends_with(['）', ')', '］', ']'])
}

/// Whether a value is a number without any unit.
fn is_bare(value: &str) -> bool {
    parse_number(value).is_some()
}
