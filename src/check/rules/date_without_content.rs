//! D108: a date of publication with nothing that was published.
//!
//! The date alone would count as published in time.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::DATE_WITHOUT_CONTENT).of_record(look).needing(needs::DAYS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let draft = context.is_draft();
    for dated in publication_dates::of(context).iter().filter(|it| !it.content && !draft) {
        if let Some(day) = dated.day {
            reporter
                .at(dated.path.clone())
                .with("item", dated.item.name(context.program))
                .with("day", context.program.naming().said_day(day))
                .help(Message::new("help-date-without-content"));
        }
    }
}
