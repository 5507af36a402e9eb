//! D103: something is published and nobody knows since when.
//!
//! The sheet of item 45 says three times that some units were late, and has not one date.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::publication_dates::path_of;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Item, Obligation, Standing};
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::UNDATED).of_record(look).needing(needs::DAYS).summed(&[
        needs::POSTED,
        needs::PROGRESS_PUBLISHED,
        needs::REPORT_PUBLISHED,
        needs::ANNUAL_PUBLISHED,
    ]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for obligation in context.owed {
        match obligation.standing {
            Standing::OnTime { .. } | Standing::Late { .. } => reporter.asks(),
            Standing::NotDue | Standing::Overdue | Standing::Exempt => {}
            Standing::Undated => report(context, obligation, reporter),
        }
    }
}

fn report(context: &RecordContext<'_>, obligation: &Obligation, reporter: &mut Reporter<'_, '_>) {
    reporter.asks();
    let key = match obligation.item {
        Item::Posting => Key::Posted,
        Item::Provisional => Key::ProvisionalPublished,
        Item::Report(_) | Item::Annual(_) | Item::Final => Key::Published,
    };
    reporter
        .at(path_of(context, obligation.item))
        .with("item", obligation.item.name(context.program))
        .help(Message::new("help-undated").with("key", context.program.form.word(key)));
}
