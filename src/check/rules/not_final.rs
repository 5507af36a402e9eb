//! D110: the plan is over and its evaluation still provisional.
//!
//! The form of item 45 has it in its heading: 平成26年度上半期終了後に実施、下半期終了後に最終確定.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Item, Standing};
use crate::record::{Key, Stage};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NOT_FINAL)
    .of_record(look)
    .needing(&[needs::at(Key::OverallEvaluation, &[needs::OVERALL_STAGE])]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let provisional = context.overall().is_some_and(|it| it.stage == Some(Stage::Provisional));
    let obligation = context.owed.iter().find(|it| it.item == Item::Final);
    let Some(obligation) = obligation.filter(|_| provisional) else { return };
    if obligation.standing == Standing::Overdue {
        let days = obligation.days(context.city.obligations.as_of).unwrap_or_default();
        reporter
            .at(context.path_of(Item::Final).then(Key::Stage))
            .with("evaluation", context.program.form.heading(Key::OverallEvaluation))
            .with("due", context.program.naming().said_day(obligation.due))
            .with("days", days)
            .help(Message::new("help-not-final"));
    }
}
