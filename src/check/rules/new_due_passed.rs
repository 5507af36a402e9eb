//! C132: a new due day is past and the status is still one of delay.
//!
//! A second promise that is broken without a word is worse than the first.

use super::super::case::{Case, ReportOf};
use super::super::found::Found;
use super::super::judgement::is_behind;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NEW_DUE_PASSED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let today = case.city.ledger.as_of;
    // A report that is still to come may say that it is done.
    let is_out =
        |it: &&ReportOf<'_>| it.tone.is_some() && it.published.is_none_or(|it| it.date <= today);
    let Some(last) = case.reports.iter().rev().find(is_out).filter(|it| is_behind(it.tone)) else {
        return;
    };
    // The newest promise counts: an earlier one was replaced by it.
    let mut promises = case.reports.iter().rev().filter_map(|it| Some((it, it.new_due?.date)));
    let Some((it, due)) = promises.find(|(it, _)| it.period <= last.period) else { return };
    if due < today {
        found
            .at(it.path.clone().then("新期限"))
            .with("due", full_date(due))
            .with("period", &last.name)
            .with("status", &**last.status)
            .help(Message::new("new-due-passed.help"));
    }
}
