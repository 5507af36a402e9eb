//! D107: a report is dated before the time it speaks for was over.
//!
//! What a half-year brought cannot have been published before it ended; mostly the year of the date
//! is wrong.

use super::super::case::Case;
use super::super::dated;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PUBLISHED_EARLY).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    for dated in dated::of(case) {
        let Some(day) = dated.day.filter(|_| dated.item != Item::Posting) else { continue };
        let (first, last) = dated.interval(case);
        // Before its first day it is of another year altogether: C129.
        if day < last && (day >= first || first == last) {
            found
                .at(dated.path)
                .with("item", dated.item.name(case.program))
                .with("day", full_date(day))
                .with("end", full_date(last))
                .help(Message::new("help-published-early"));
        }
    }
}
