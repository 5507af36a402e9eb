//! D102: something was published after its due day.
//!
//! One city's results of 2020 came 238 days after the year, another's of 2009 261: how late is a fact
//! that belongs next to the result.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::publication_dates::path_of;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::Standing;

pub(super) static RULE: Rule =
    Rule::new(&code::LATE_PUBLICATION).of_record(look).needing(needs::DAYS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for obligation in context.owed {
        let Standing::Late { published, days } = obligation.standing else { continue };
        reporter
            .at(path_of(context, obligation.item))
            .with("item", obligation.item.name(context.program))
            .with("due", context.program.naming().said_day(obligation.due))
            .with("day", context.program.naming().said_day(published))
            .with("days", days);
    }
}
