//! C132: a new due day is past and the status is still one of delay.
//!
//! A second promise that is broken without a word is worse than the first. Silent as long as the
//! next report is not due, and where something was published since that may tell.

use jiff::civil::Date;

use super::super::context::{RecordContext, ReportOf};
use super::super::judgement::is_behind;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::disclosure::{Item, StandingKind};
use crate::record::{Day, Key, OverallEvaluation};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NEW_DUE_PASSED).of_record(look).needing(&[
    needs::at(Key::Progress, &[needs::PROGRESS_STATUS, needs::PROGRESS_NEW_DUE]),
    needs::at(Key::Reports, &[needs::REPORT_STATUS, needs::REPORT_NEW_DUE]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let today = context.city.obligations.as_of;
    // A report that is still to come may say that it is done.
    let is_out =
        |it: &&ReportOf<'_>| it.tone.is_some() && it.published.is_none_or(|day| day.date <= today);
    let Some(last) = context.reports.iter().rev().find(is_out).filter(|it| is_behind(it.tone))
    else {
        return;
    };
    // The newest promise counts: an earlier one was replaced by it.
    let mut promises = context.reports.iter().rev().filter_map(|it| Some((it, it.new_due?.date)));
    let Some((report, due)) = promises.find(|(it, _)| it.period <= last.period) else { return };
    let is_answered =
        report.period == last.period && (waits(context, last) || told_since(context, due));
    if due < today && !is_answered {
        reporter
            .at(report.path.clone().then(Key::NewDue))
            .with("due", context.program.naming().said_day(due))
            .with("period", &last.name)
            .with("status", last.status.names())
            .help(Message::new("new-due-passed.help"));
    }
}

/// Whether the report after this one is still to come, in time.
fn waits(context: &RecordContext<'_>, last: &ReportOf<'_>) -> bool {
    let next = context.program.periods().find(|it| *it > last.period).map(Item::Report);
    let mut owed = context.owed.iter();
    let obligation = next.and_then(|next| owed.find(|it| it.item == next));
    obligation.is_some_and(|it| it.standing.kind() == StandingKind::NotDue)
}

/// Whether an evaluation or a correction was published on the day or later.
fn told_since(context: &RecordContext<'_>, due: Date) -> bool {
    let since = |it: &Day| it.date >= due;
    let corrections = match context.data {
        Data::Sheet(sheet) => &sheet.corrections,
        Data::Charter(charter) => &charter.corrections,
    };
    context.evaluations.iter().filter_map(|it| it.data.day()).any(|it| since(&it))
        || context.overall().and_then(OverallEvaluation::day).is_some_and(|it| since(&it))
        || corrections.iter().any(|it| since(&it.date))
}
