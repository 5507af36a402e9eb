//! C123: a number of which nobody knows whether more is better.
//!
//! British cities write "Good is: High" next to each figure: rates go up, waits go down. Without it
//! neither a reader nor a chart can tell whether a target was met.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::achievement::Amount;
use crate::diagnostic::code;
use crate::record::{Direction, Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DIRECTION_MISSING)
    .of_record(look)
    .needing(&[
        needs::at(Key::Indicators, &[needs::INDICATOR_DIRECTION]),
        needs::at(Key::Promises, &[needs::MEASURE_DIRECTION]),
    ])
    .summed(&[needs::INDICATOR_DIRECTION, needs::MEASURE_DIRECTION]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let mut of_number = |path: Path, name: &str, direction: Option<Direction>| {
        reporter.asks();
        if direction.is_none() {
            let finding = reporter.at(path.then(Key::Direction)).with("indicator", name);
            finding.help(Message::new("help-direction"));
        }
    };
    match context.data {
        Data::Sheet(sheet) if !context.is_draft() => {
            for (index, indicator) in sheet.indicators.iter().enumerate() {
                let rows = context.program.rows(indicator).map(|it| it.target());
                let mut targets = rows.chain([&indicator.goal]);
                let numeric = targets.any(|it| is_number(it, &indicator.unit));
                if numeric {
                    let path = Path::default().then(Key::Indicators).then(index);
                    of_number(path, &indicator.name, indicator.direction);
                }
            }
        }
        Data::Charter(charter) if !context.is_draft() => {
            for (index, promise) in charter.promises.iter().enumerate() {
                let Some(measure) = &promise.measure else { continue };
                if is_number(&measure.target, &measure.unit) {
                    let name = if measure.name.is_empty() { &promise.text } else { &measure.name };
                    let path =
                        Path::default().then(Key::Promises).then(index).then(Key::Indicators);
                    of_number(path, name, measure.direction);
                }
            }
        }
        Data::Sheet(_) | Data::Charter(_) => {}
    }
}

/// Whether a target is one number; a range says itself when it is met.
fn is_number(target: &str, unit: &str) -> bool {
    Amount::parse(target, unit).is_some_and(|it| it.number().is_some())
}
