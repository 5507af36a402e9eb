//! C132: a new due day is past and the status is still one of delay.
//!
//! A second promise that is broken without a word is worse than the first. Silent as long as the
//! next report is not due, and where something was published since that may tell.

use jiff::civil::Date;

use super::super::case::{Case, Data, ReportOf};
use super::super::found::Found;
use super::super::judgement::is_behind;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::{Item, StandingKind};
use crate::record::Day;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NEW_DUE_PASSED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let today = case.city.ledger.as_of;
    // A report that is still to come may say that it is done.
    let is_out =
        |it: &&ReportOf<'_>| it.tone.is_some() && it.published.is_none_or(|day| day.date <= today);
    let Some(last) = case.reports.iter().rev().find(is_out).filter(|it| is_behind(it.tone)) else {
        return;
    };
    // The newest promise counts: an earlier one was replaced by it.
    let mut promises = case.reports.iter().rev().filter_map(|it| Some((it, it.new_due?.date)));
    let Some((report, due)) = promises.find(|(it, _)| it.period <= last.period) else { return };
    let is_answered = report.period == last.period && (waits(case, last) || told_since(case, due));
    if due < today && !is_answered {
        found
            .at(report.path.clone().then("新期限"))
            .with("due", full_date(due))
            .with("period", &last.name)
            .with("status", &**last.status)
            .help(Message::new("new-due-passed.help"));
    }
}

/// Whether the report after this one is still to come, in time.
fn waits(case: &Case<'_>, last: &ReportOf<'_>) -> bool {
    let next = case.program.periods().find(|it| *it > last.period).map(Item::Report);
    let mut entries = case.entries.iter();
    let entry = next.and_then(|next| entries.find(|it| it.item == next));
    entry.is_some_and(|it| it.standing.kind() == StandingKind::NotDue)
}

/// Whether an evaluation or a correction was published on the day or later.
fn told_since(case: &Case<'_>, due: Date) -> bool {
    let since = |it: &Day| it.date >= due;
    let corrections = match case.data {
        Data::Sheet(sheet) => &sheet.corrections,
        Data::Charter(charter) => &charter.corrections,
    };
    case.evaluations.iter().filter_map(|it| it.said.published.as_ref()).any(since)
        || case.overall().and_then(|it| it.published.as_ref()).is_some_and(since)
        || corrections.iter().any(|it| since(&it.date))
}
