//! T105: a line of dashes makes a heading of the text above it.
//!
//! In Markdown a line of --- or === right below a line of text underlines it as a heading; most
//! authors wanted a rule.

use super::super::rule::Rule;
use super::super::texts::{self, Spot};
use crate::diagnostic::code;
use crate::markdown::survey;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::ACCIDENTAL_HEADING)
    .of_record(|case, found| texts::in_record(case, found, look))
    .of_program(|case, found| texts::in_program(case, found, look))
    .of_city(|city, found| texts::in_pages(city, found, look));

fn look(spot: &mut Spot<'_, '_, '_>) {
    let mut lines = spot.text.lines();
    let underlines = |line: &str| {
        let line = line.trim();
        !line.is_empty() && (line.bytes().all(|it| it == b'-') || line.bytes().all(|it| it == b'='))
    };
    if !lines.any(underlines) {
        return;
    }
    for line in survey(spot.text).underlined {
        spot.report().on(&line).with("line", &line).help(Message::new("help-underlined"));
    }
}
