//! D108: a date of publication with nothing that was published.
//!
//! The date alone would count as published in time.

use super::super::case::{Case, Data};
use super::super::dated;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DATE_WITHOUT_CONTENT).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let draft = match case.data {
        Data::Sheet(sheet) => sheet.draft,
        Data::Charter(charter) => charter.draft,
    };
    for dated in dated::of(case).into_iter().filter(|it| !it.content && !draft) {
        if let Some(day) = dated.day {
            found
                .at(dated.path)
                .with("item", dated.item.name(case.program))
                .with("day", full_date(day))
                .help(Message::new("help-date-without-content"));
        }
    }
}
