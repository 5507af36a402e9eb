//! D107: a report is dated before the time it speaks for was over.
//!
//! What a half-year brought cannot have been published before it ended; mostly the year of the date
//! is wrong.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::PUBLISHED_EARLY).of_record(look).needing(needs::DAYS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for dated in publication_dates::of(context) {
        let Some(day) = dated.day.filter(|_| dated.item != Item::Posting) else { continue };
        let (first, last) = dated.interval(context.program);
        // Before its first day it is of another year altogether: C129.
        if day < last && (day >= first || first == last) {
            reporter
                .at(dated.path.clone())
                .with("item", dated.item.name(context.program))
                .with("day", context.program.naming().said_day(day))
                .with("end", context.program.naming().said_day(last))
                .help(Message::new("help-published-early"));
        }
    }
}
