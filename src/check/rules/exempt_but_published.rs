//! D112: something that is said not to be owed is there all the same.

use super::super::case::Case;
use super::super::dated;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Reason, Standing};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EXEMPT_BUT_PUBLISHED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let exempt = |it: &&crate::disclosure::Entry| it.standing == Standing::Exempt;
    let mut exempt = case.entries.iter().filter(exempt).peekable();
    if exempt.peek().is_none() {
        return;
    }
    let (dated, as_of) = (dated::of(case), case.city.ledger.as_of);
    for entry in exempt {
        // A unit that did not exist for all of a time may report of it all the same.
        let Some(Reason::Written(reason)) = case.city.ledger.reason(entry) else { continue };
        let is_there = |it: &&dated::Dated| {
            it.item == entry.item && it.content && it.day.is_none_or(|day| day <= as_of)
        };
        if dated.iter().any(|it| is_there(&it)) {
            found
                .at(case.path_of(entry.item))
                .with("item", entry.item.name(case.program))
                .with("reason", reason)
                .help(Message::new("help-exempt"));
        }
    }
}
