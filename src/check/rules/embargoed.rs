//! D106: something is written and its day, or the time it speaks for, has not come: it is not on the site until then.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::wrong_year::is_far_after;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EMBARGOED).of_record(look).needing(needs::DAYS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let draft = context.is_draft();
    for dated in publication_dates::of(context).iter().filter(|it| it.content && !draft) {
        // What has no day is published when the time it speaks for begins; a charter at once.
        let begins = || (dated.item != Item::Posting).then(|| dated.interval(context.program).0);
        if let Some(day) =
            dated.day.or_else(begins).filter(|it| *it > context.city.obligations.as_of)
            && !is_far_after(dated, day, context.program)
        {
            reporter
                .at(dated.path.clone())
                .with("item", dated.item.name(context.program))
                .with("day", context.program.naming().said_day(day))
                .help(Message::new("help-embargoed"));
        }
    }
}
