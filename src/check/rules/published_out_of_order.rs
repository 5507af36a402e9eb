//! D111: a later report is dated before an earlier one.
//!
//! One of the two dates is wrong, or a report was published long after its successor.

use jiff::civil::Date;

use super::super::context::RecordContext;
use super::super::facts::PublicationDate;
use super::super::needs;
use super::super::publication_dates::{self};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::PUBLISHED_OUT_OF_ORDER).of_record(look).needing(needs::DAYS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let dated = publication_dates::of(context);
    ordered(context, dated.iter().filter(|it| matches!(it.item, Item::Report(_))), reporter);
    ordered(context, dated.iter().filter(|it| matches!(it.item, Item::Annual(_))), reporter);
    let overall = |it: &&PublicationDate| matches!(it.item, Item::Provisional | Item::Final);
    ordered(context, dated.iter().filter(overall), reporter);
}

fn ordered<'d>(
    context: &RecordContext<'_>,
    parts: impl Iterator<Item = &'d PublicationDate>,
    reporter: &mut Reporter<'_, '_>,
) {
    let mut newest: Option<(Date, Item)> = None;
    for dated in parts {
        let Some(day) = dated.day else { continue };
        match newest {
            Some((before, earlier)) if day < before => {
                reporter
                    .at(dated.path.clone())
                    .with("item", dated.item.name(context.program))
                    .with("day", context.program.naming().said_day(day))
                    .with("earlier", earlier.name(context.program))
                    .with("before", context.program.naming().said_day(before))
                    .help(Message::new("help-out-of-order"));
            }
            Some(_) | None => newest = Some((day, dated.item)),
        }
    }
}
