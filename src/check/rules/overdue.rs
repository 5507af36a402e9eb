//! D101: something is due and not published.

use super::super::case::Case;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::Standing;

pub(super) static RULE: Rule = Rule::new(&code::OVERDUE).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    for entry in case.entries {
        let Standing::Overdue { days } = entry.standing else { continue };
        let path = case.path_of(entry.item);
        found
            .at(path)
            .with("item", entry.item.name(case.program))
            .with("due", full_date(entry.due))
            .with("days", days);
    }
}
