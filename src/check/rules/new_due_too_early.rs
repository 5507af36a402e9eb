//! C133: a new due day lies before its own report.
//!
//! A promise for a day that was over when it was made is a slip of the year, as a rule.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NEW_DUE_TOO_EARLY).of_record(look).needing(&[
    needs::at(Key::Progress, &[needs::PROGRESS_NEW_DUE]),
    needs::at(Key::Reports, &[needs::REPORT_NEW_DUE]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for report in &context.reports {
        let Some(due) = report.new_due.map(|it| it.date) else { continue };
        let (kind, limit) = match report.published {
            Some(published) => ("published", Some(published.date)),
            None => ("period", context.program.cadence.interval(report.period).map(|it| it.1)),
        };
        let Some(limit) = limit.filter(|it| due < *it) else { continue };
        reporter
            .at(report.path.clone().then(Key::NewDue))
            .with("due", context.program.naming().said_day(due))
            .with("kind", kind)
            .with("period", &report.name)
            .with("limit", context.program.naming().said_day(limit))
            .help(Message::new("new-due-too-early.help"));
    }
}
