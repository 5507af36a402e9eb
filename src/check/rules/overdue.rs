//! D101: something is due and not published.
//!
//! The one question that outsiders ask of every city is how fast it publishes. What has no file at
//! all is the business of D105, a final evaluation that is still provisional of D110.

use super::super::case::Case;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::{Item, Standing};
use crate::record::Stage;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::OVERDUE).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let provisional = case.overall().is_some_and(|it| it.stage == Some(Stage::Provisional));
    for entry in case.entries {
        let Standing::Overdue { days } = entry.standing else { continue };
        if entry.item == Item::Final && provisional {
            continue;
        }
        found
            .at(case.path_of(entry.item))
            .with("item", entry.item.name(case.program))
            .with("due", full_date(entry.due))
            .with("days", days)
            .help(Message::new("help-overdue"));
    }
}
