//! C101: a report or an evaluation says what an earlier one said.
//!
//! 174 of 407 sheets of one city (43 %) had a plan that was last year's result or said only 前年度
//! と同じ; citizens call it copy and paste.

use super::super::case::Case;
use super::super::found::Found;
use super::super::passage;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_UNCHANGED).of_record(look);

/// Below this many letters texts are alike by chance: 実施した.
const LETTERS: usize = 10;

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    for series in passage::series(case) {
        for (index, text) in series.iter().enumerate() {
            // Each is told of the first that has it.
            let first = series[..index].iter().find(|it| it.folded == text.folded);
            if text.folded.letters() >= LETTERS
                && let Some(first) = first
            {
                found
                    .at(text.path())
                    .with("first", first.part.name())
                    .help(Message::new("text-unchanged.help"));
            }
        }
    }
}
