//! D111: a later report is dated before an earlier one.
//!
//! One of the two dates is wrong, or a report was published long after its successor.

use jiff::civil::Date;

use super::super::case::Case;
use super::super::dated::{self, Dated};
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PUBLISHED_OUT_OF_ORDER).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let dated = dated::of(case);
    ordered(case, dated.iter().filter(|it| matches!(it.item, Item::Report(_))), found);
    ordered(case, dated.iter().filter(|it| matches!(it.item, Item::Annual(_))), found);
    let overall = |it: &&Dated| matches!(it.item, Item::Provisional | Item::Final);
    ordered(case, dated.iter().filter(overall), found);
}

fn ordered<'d>(case: &Case<'_>, parts: impl Iterator<Item = &'d Dated>, found: &mut Found<'_, '_>) {
    let mut newest: Option<(Date, Item)> = None;
    for dated in parts {
        let Some(day) = dated.day else { continue };
        match newest {
            Some((before, earlier)) if day < before => {
                found
                    .at(dated.path.clone())
                    .with("item", dated.item.name(case.program))
                    .with("day", full_date(day))
                    .with("earlier", earlier.name(case.program))
                    .with("before", full_date(before))
                    .help(Message::new("help-out-of-order"));
            }
            Some(_) | None => newest = Some((day, dated.item)),
        }
    }
}
