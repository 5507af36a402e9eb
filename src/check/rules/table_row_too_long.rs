//! T108: a row of a table has more cells than its head.
//!
//! What is too much has no heading, and in Markdown it is dropped without a word.

use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::markdown::rows_too_long;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TABLE_ROW_TOO_LONG).of_texts(Sign::Table, look);

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
    if location.key.is_some_and(|it| SHORT.contains(&it)) {
        return;
    }
    for row in rows_too_long(location.as_str()) {
        let help = Message::new("help-table-row");
        location.report().on(&row.text).with("surplus", row.surplus).help(help);
    }
}
