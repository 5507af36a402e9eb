//! C124: a goal that is worse than where things stood, by the indicator's own direction.

use super::super::context::RecordContext;
use super::super::quantity::quantity;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Direction, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TARGET_AGAINST_DIRECTION).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let Some(baseline) = quantity(&indicator.baseline, &indicator.unit) else { continue };
        let is_worse = |value: &str| {
            quantity(value, &indicator.unit).is_some_and(|value| match indicator.direction {
                Some(Direction::Higher) => value < baseline,
                Some(Direction::Lower) => value > baseline,
                Some(Direction::Maintain | Direction::None) | None => false,
            })
        };
        let direction = match indicator.direction {
            Some(Direction::Higher) => "増加",
            Some(Direction::Lower) => "減少",
            Some(Direction::Maintain | Direction::None) | None => continue,
        };
        let path = Path::default().then("指標").then(index);
        let goal = (path.clone().then("最終目標"), &indicator.goal);
        let years = indicator
            .years
            .iter()
            .map(|(key, it)| (path.clone().then("年度").then(key.year).then("計画"), &it.plan));
        // One finding an indicator: what is wrong with the goal is wrong with the way to it.
        let worse = [goal].into_iter().chain(years).find(|(_, value)| is_worse(value));
        if let Some((path, value)) = worse {
            reporter
                .at(path)
                .with("indicator", &*indicator.name)
                .with("target", &**value)
                .with("baseline", &*indicator.baseline)
                .with("direction", direction)
                .label(Message::new("label-baseline").with("baseline", &*indicator.baseline))
                .help(Message::new("help-against-direction"));
        }
    }
}
