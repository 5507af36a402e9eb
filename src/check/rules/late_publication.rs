//! D102: something was published after its due day.
//!
//! One city's results of 2020 came 238 days after the year, another's of 2009 261: how late is a fact
//! that belongs beside the result.

use super::super::case::Case;
use super::super::dated::path_of;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::disclosure::Standing;

pub(super) static RULE: Rule = Rule::new(&code::LATE_PUBLICATION).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    for entry in case.entries {
        let Standing::Late { published, days } = entry.standing else { continue };
        found
            .at(path_of(case, entry.item))
            .with("item", entry.item.name(case.program))
            .with("due", full_date(entry.due))
            .with("day", full_date(published))
            .with("days", days);
    }
}
