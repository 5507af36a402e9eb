//! D114: something is dated before the day on which the log of publications first saw it online.

use super::super::context::RecordContext;
use super::super::log_differences::log_id;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PUBLISHED_BEFORE_SEEN).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let library = context.city.library;
    let history = library.log.history(&log_id(context));
    for date in publication_dates::of(context) {
        let (Some(day), item) = (date.day, date.item) else { continue };
        let Some(seen) = history.first_seen(&item.part()).filter(|it| day < *it) else { continue };
        let naming = context.program.naming();
        reporter
            .at(date.path.clone())
            .with("day", naming.said_day(day))
            .with("seen", naming.said_day(seen))
            .help(Message::new("help-published-before-seen").with("seen", naming.said_day(seen)));
    }
}
