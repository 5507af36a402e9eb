//! T108: a row of a table has more cells than its head.
//!
//! What is too much has no heading, and in Markdown it is dropped without a word.

use super::super::rule::Rule;
use super::super::text_visitor::{self, TextLocation};
use crate::diagnostic::code;
use crate::markdown::rows_too_long;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TABLE_ROW_TOO_LONG)
    .of_record(|context, found| text_visitor::in_record(context, found, look))
    .of_program(|context, found| text_visitor::in_program(context, found, look))
    .of_city(|city, found| text_visitor::in_pages(city, found, look));

/// Keys of short values, in which there are no tables.
const SHORT: [Key; 13] = [
    Key::Title,
    Key::Categories,
    Key::Action,
    Key::Baseline,
    Key::Plan,
    Key::Actual,
    Key::Goal,
    Key::Name,
    Key::Unit,
    Key::Slogan,
    Key::Label,
    Key::Target,
    Key::Heading,
];

fn look(location: &mut TextLocation<'_, '_, '_>) {
    if !location.text.contains('|') || location.key.is_some_and(|it| SHORT.contains(&it)) {
        return;
    }
    for row in rows_too_long(location.text) {
        let help = Message::new("help-table-row");
        location.report().on(&row.text).with("surplus", row.surplus).help(help);
    }
}
