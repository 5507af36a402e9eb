//! D110: the plan is over and its evaluation still provisional.
//!
//! The form of item 45 has it in its heading: 平成26年度上半期終了後に実施、下半期終了後に最終確定.

use super::super::case::Case;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::{Item, Standing};
use crate::record::Stage;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NOT_FINAL).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let provisional = case.overall().is_some_and(|it| it.stage == Some(Stage::Provisional));
    let entry = case.entries.iter().find(|it| it.item == Item::Final);
    let Some(entry) = entry.filter(|_| provisional) else { return };
    if let Standing::Overdue { days } = entry.standing {
        found
            .at(case.path_of(Item::Final).then("段階"))
            .with("evaluation", case.program.form.heading("計画期間の評価"))
            .with("due", full_date(entry.due))
            .with("days", days)
            .help(Message::new("help-not-final"));
    }
}
