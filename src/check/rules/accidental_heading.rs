//! T105: a line of dashes makes a heading of the text above it.
//!
//! In Markdown a line of --- or === right below a line of text underlines it as a heading; most
//! authors wanted a rule.

use super::super::rule::Rule;
use super::super::text_visitor::{self, TextLocation};
use crate::diagnostic::code;
use crate::markdown::find_links;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::ACCIDENTAL_HEADING)
    .of_record(|context, found| text_visitor::in_record(context, found, look))
    .of_program(|context, found| text_visitor::in_program(context, found, look))
    .of_city(|city, found| text_visitor::in_pages(city, found, look));

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let mut lines = location.text.lines();
    let underlines = |line: &str| {
        let line = line.trim();
        !line.is_empty() && (line.bytes().all(|it| it == b'-') || line.bytes().all(|it| it == b'='))
    };
    if !lines.any(underlines) {
        return;
    }
    for line in find_links(location.text).underlined {
        location.report().on(&line).with("line", &line).help(Message::new("help-underlined"));
    }
}
