//! C139: what came of a promise is measured, and nobody says whether it was kept.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Key, Path, Present, Step};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::RESULT_WITHOUT_OUTCOME)
    .of_record(look)
    .needing(&[needs::at(Key::Reports, &[needs::RESULT_ACTUAL, needs::RESULT_OUTCOME])])
    .summed(&[needs::RESULT_OUTCOME]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(charter) = context.as_charter().filter(|_| !context.is_draft()) else { return };
    for (period, report) in charter.reports.iter() {
        for (number, result) in report.results.iter() {
            reporter.asks();
            if !result.actual.is_given() || !result.outcome.is_empty() {
                continue;
            }
            let path = Path::default().then(Key::Reports).then(period).then(Key::Results);
            reporter
                .at(path.then(Step::Written((&**number).into())).then(Key::Actual))
                .with("promise", &**number)
                .with("actual", &*result.actual)
                .help(Message::new("result-without-outcome.help"));
        }
    }
}
