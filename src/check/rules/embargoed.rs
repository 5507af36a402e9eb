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
        Data::Sheet(sheet) => sheet.draft,
        Data::Charter(charter) => charter.draft,
    };
    for dated in dated::of(case).into_iter().filter(|it| it.content && !draft) {
        if let Some(day) = dated.day.filter(|it| *it > case.city.ledger.as_of) {
            found
                .at(dated.path)
                .with("item", dated.item.name(case.program))
                .with("day", full_date(day))
                .help(Message::new("help-embargoed"));
        }
    }
}
