//! C101: a report or an evaluation says what an earlier one said.
//!
//! 174 of 407 sheets of one city (43 %) had a plan that was last year's result or said only 前年度
//! と同じ; citizens call it copy and paste.

use super::super::comparable_texts;
use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_UNCHANGED).of_record(look);

/// Below this many letters texts are alike by chance: 実施した.
const LETTERS: usize = 10;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for series in comparable_texts::series(context) {
        for (index, text) in series.iter().enumerate() {
            // Each is shown of the first that has it.
            let first = series[..index].iter().find(|it| it.folded == text.folded);
            if text.folded.letters() >= LETTERS
                && let Some(first) = first
            {
                reporter
                    .at(text.path())
                    .with("first", first.part.name())
                    .help(Message::new("text-unchanged.help"));
            }
        }
    }
}
