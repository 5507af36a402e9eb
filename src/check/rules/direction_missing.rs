//! C123: a number of which nobody knows whether more is better.
//!
//! British cities write "Good is: High" beside each figure: rates go up, waits go down. Without it
//! neither a reader nor a chart can tell whether a target was met.

use super::super::case::{Case, Data};
use super::super::found::Found;
use super::super::quantity::quantity;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::Path;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DIRECTION_MISSING).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let mut report = |path: Path, name: &str| {
        let found = found.at(path.then("望ましい方向")).with("indicator", name);
        found.help(Message::new("help-direction"));
    };
    match case.data {
        Data::Sheet(sheet) if !sheet.draft => {
            for (index, indicator) in sheet.indicators.iter().enumerate() {
                let years = indicator.years.iter().map(|(_, it)| &it.plan);
                let mut targets = years.chain([&indicator.goal]);
                let numeric = targets.any(|value| quantity(value, &indicator.unit).is_some());
                if indicator.direction.is_none() && numeric {
                    report(Path::default().then("指標").then(index), &indicator.name);
                }
            }
        }
        Data::Charter(charter) if !charter.draft => {
            for (index, promise) in charter.promises.iter().enumerate() {
                let Some(measure) = &promise.measure else { continue };
                if measure.direction.is_none() && quantity(&measure.target, &measure.unit).is_some()
                {
                    let name = if measure.name.is_empty() { &promise.text } else { &measure.name };
                    report(Path::default().then("約束").then(index).then("指標"), name);
                }
            }
        }
        Data::Sheet(_) | Data::Charter(_) => {}
    }
}
