//! D106: something is written and its day has not come: it is not on the site until then.

use super::super::case::{Case, Data};
use super::super::dated;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EMBARGOED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let draft = match case.data {
        Data::Sheet(it) => it.draft,
        Data::Charter(it) => it.draft,
    };
    for it in dated::of(case).into_iter().filter(|it| it.content && !draft) {
        if let Some(day) = it.day.filter(|it| *it > case.city.ledger.as_of) {
            found
                .at(it.path)
                .with("item", it.item.name(case.program))
                .with("day", full_date(day))
                .help(Message::new("help-embargoed"));
        }
    }
}
