//! D112: something that is said not to be owed is there all the same.

use super::super::context::RecordContext;
use super::super::facts::PublicationDate;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Reason, Standing};
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EXEMPT_BUT_PUBLISHED).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let exempt = |it: &&crate::disclosure::Obligation| it.standing == Standing::Exempt;
    let mut exempt = context.owed.iter().filter(exempt).peekable();
    if exempt.peek().is_none() {
        return;
    }
    let (dated, as_of) = (publication_dates::of(context), context.city.obligations.as_of);
    for obligation in exempt {
        // A unit that did not exist for all of a time may report of it all the same.
        let Some(Reason::Written(reason)) = context.city.obligations.reason(obligation) else {
            continue;
        };
        let is_there = |it: &&PublicationDate| {
            it.item == obligation.item && it.content && it.day.is_none_or(|day| day <= as_of)
        };
        if dated.iter().any(|it| is_there(&it)) {
            reporter
                .at(context.path_of(obligation.item))
                .with("item", obligation.item.name(context.program))
                .with("reason", reason)
                .help(
                    Message::new("help-exempt")
                        .with("exemptions", context.program.form.word(Key::Exemptions)),
                );
        }
    }
}
