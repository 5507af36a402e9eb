//! C110: a delay without a number, a date or a count.
//!
//! The reform sheet of the seed says three times that something was late, and never by how much,
//! in how many departments or since when.

use super::super::case::Case;
use super::super::comparison::Folded;
use super::super::found::Found;
use super::super::judgement::is_behind;
use super::super::rule::Rule;
use super::super::wording::{is_counted, names_a_unit, tells_of_delay};
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::LATE_UNQUANTIFIED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let organization = &case.city.library.organization;
    for it in &case.reports {
        let is_late = is_behind(it.tone) || tells_of_delay(it.text);
        let is_open = case.is_draft() && it.text.is_empty();
        if !is_late || is_open || it.new_due.is_some() || is_counted(&it.folded) {
            continue;
        }
        // Who is late, by name, is a count too; and so is by when it will be done.
        if names_a_unit(it.text, organization) || is_counted(&Folded::new(it.countermeasure)) {
            continue;
        }
        found.at(it.path.clone().then("内容")).help(Message::new("late-unquantified.help"));
    }
}
