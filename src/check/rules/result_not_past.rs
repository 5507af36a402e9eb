//! C155: a result tells what is to be done, though its time is over.
//!
//! A plan copied into the column of results is changed at its end, 図る into 図った, or it is not. Where each sentence still
//! ends with what is to be done (を図る, する予定である), nobody was told what came of it.
//!
//! Much is written without a time: a noun at the end (実施。公表。), what goes on (継続している), what is done again and again
//! (毎月開催する). And whoever tells of what was done may add what comes next.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::results::results;
use super::super::rule::Rule;
use super::super::tense::{Tense, last_words, tense};
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::RESULT_NOT_PAST).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A draft may still hold the plan that its result will be written over.
    if context.is_draft() {
        return;
    }
    for result in results(context) {
        if tense(result.text) == Tense::Future {
            let words = last_words(result.text);
            reporter
                .at(result.path)
                .with("words", words)
                .on(words)
                .help(Message::new("result-not-past.help"));
        }
    }
}
