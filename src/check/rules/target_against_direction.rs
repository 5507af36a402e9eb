//! C124: a goal that is worse than where things stood, by the indicator's own direction.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::achievement::{Amount, is_worse};
use crate::diagnostic::code;
use crate::record::{Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TARGET_AGAINST_DIRECTION).of_record(look).needing(
    &[needs::at(Key::Indicators, &[needs::INDICATOR_DIRECTION, needs::INDICATOR_BASELINE])],
);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let Some(direction) = indicator.direction else { continue };
        let amount = |text: &str| Amount::parse(text, &indicator.unit);
        let Some(baseline) = amount(&indicator.baseline) else { continue };
        let is_against =
            |text: &str| amount(text).is_some_and(|it| is_worse(&it, &baseline, Some(direction)));
        let path = Path::default().then(Key::Indicators).then(index);
        let goal = (path.clone().then(Key::Goal), &indicator.goal);
        let rows = context.program.yearly_rows(indicator);
        let years = rows.map(|it| (it.target_path(path.clone()), it.target()));
        // One finding an indicator: what is wrong with the goal is wrong with the way to it.
        let worse = [goal].into_iter().chain(years).find(|(_, value)| is_against(value));
        if let Some((path, value)) = worse {
            reporter
                .at(path)
                .with("indicator", &*indicator.name)
                .with("target", &**value)
                .with("baseline", &*indicator.baseline)
                .with("direction", direction.name())
                .label(Message::new("label-baseline").with("baseline", &*indicator.baseline))
                .help(Message::new("help-against-direction"));
        }
    }
}
