//! D116: what had been published is spelled another way now.

use super::super::context::RecordContext;
use super::super::log_differences::{place_of, spelled};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::publication_log::Event;
use crate::record_content::is_respelled;
use crate::words::{Fact, Message};

/// How many changes of a part are told.
const TOLD: usize = 5;

pub(super) static RULE: Rule = Rule::new(&code::RESPELLED_AFTER_PUBLICATION).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(difference) = context.city.log_differences.in_file(context.file) else { return };
    for part in difference.parts.iter().filter(|it| it.event == Event::Updated) {
        let respelled = part.changes.iter().filter(|it| is_respelled(it));
        let changes: Vec<Fact> =
            respelled.map(|it| spelled(it, context.program).into()).take(TOLD).collect();
        if changes.is_empty() {
            continue;
        }
        let what = Item::of_part(&part.part, context.program)
            .map_or_else(|| Message::new("record-itself"), |it| it.name(context.program));
        let (path, words) = place_of(context, part);
        let finding = reporter.at(path).with("what", what).with("changes", Fact::Row(changes));
        finding.words = words;
    }
}
