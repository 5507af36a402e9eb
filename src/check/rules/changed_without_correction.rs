//! D115: what had been published says something else now, and no 訂正 says so.

use super::super::context::RecordContext;
use super::super::log_differences::{place_of, spelled};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::publication_log::FieldChange;
use crate::record_content::is_respelled;
use crate::words::{Fact, Message};

/// How many changes of a part are told.
const TOLD: usize = 5;

pub(super) static RULE: Rule = Rule::new(&code::CHANGED_WITHOUT_CORRECTION).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(difference) = context.city.log_differences.in_file(context.file) else { return };
    if difference.is_explained {
        return;
    }
    for part in difference.parts.iter().filter(|it| it.is_correction()) {
        let is_due = |it: &&FieldChange| !it.before.is_empty() && !is_respelled(it);
        let changes: Vec<Fact> = part
            .changes
            .iter()
            .filter(is_due)
            .map(|it| spelled(it, context.program).into())
            .take(TOLD)
            .collect();
        let what = Item::of_part(&part.part, context.program)
            .map_or_else(|| Message::new("record-itself"), |it| it.name(context.program));
        let day = context.city.obligations.as_of.to_string();
        let (path, words) = place_of(context, part);
        let finding = reporter.at(path).with("what", what).with("count", changes.len());
        let finding = finding.with("changes", Fact::Row(changes));
        finding.help(Message::new("help-changed-without-correction").with("day", day)).words =
            words;
    }
}
