//! C101: a report or an evaluation says what an earlier one said.
//!
//! 174 of 407 sheets of one city (43 %) had a plan that was last year's result or said only 前年度
//! と同じ; citizens call it copy and paste.

use super::super::change;
use super::super::comparable_texts::{self, ComparableText};
use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_UNCHANGED).of_record(look);

/// Below this many letters texts are alike by chance: 実施した.
const LETTERS: usize = 10;
/// Up to so many letters a text that goes on as before says nothing else.
const ONLY_THAT: usize = 30;

/// Whether it says what is next, that is to go on as before, and nothing asks for more: that is said every year.
fn is_course_kept(context: &RecordContext<'_>, text: &ComparableText<'_>) -> bool {
    let year = text.part.year();
    text.key == Key::NextSteps
        && text.folded.letters() <= ONLY_THAT
        && change::keeps_course(text.text)
        && year.is_some_and(|it| change::asked_of_text(context, it).is_none())
}

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for series in comparable_texts::series(context) {
        for (index, text) in series.iter().enumerate() {
            // Each is shown of the first that has it.
            let first = series[..index].iter().find(|it| it.folded == text.folded);
            if text.folded.letters() >= LETTERS
                && let Some(first) = first
                && !is_course_kept(context, text)
            {
                reporter
                    .at(text.path())
                    .with("first", first.part.name())
                    .help(Message::new("text-unchanged.help"));
            }
        }
    }
}
