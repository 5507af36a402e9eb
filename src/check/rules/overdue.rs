//! D101: something is due and not published.
//!
//! The one question that outsiders ask of every city is how fast it publishes. What has no file at
//! all is the business of D105, a final evaluation that is still provisional of D110.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Item, Obligation, Standing};
use crate::record::{Key, Stage};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::OVERDUE).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let provisional = context.overall().is_some_and(|it| it.stage == Some(Stage::Provisional));
    let days = |it: &Obligation| it.days(context.city.obligations.as_of).unwrap_or_default();
    for obligation in context.owed {
        if obligation.standing != Standing::Overdue {
            continue;
        }
        if obligation.item == Item::Final && provisional {
            continue;
        }
        reporter
            .at(context.path_of(obligation.item))
            .with("item", obligation.item.name(context.program))
            .with("due", context.program.naming().said_day(obligation.due))
            .with("days", days(obligation))
            .help(
                Message::new("help-overdue")
                    .with("published", context.program.form.word(Key::Published))
                    .with("exemptions", context.program.form.word(Key::Exemptions)),
            );
    }
}
