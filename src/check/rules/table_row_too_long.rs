//! T108: a row of a table has more cells than its head.
//!
//! What is too much has no heading, and in Markdown it is dropped without a word.

use super::super::rule::Rule;
use super::super::text_visitor::{self, TextLocation};
use crate::diagnostic::code;
use crate::markdown::rows_too_long;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TABLE_ROW_TOO_LONG)
    .of_record(|context, found| text_visitor::in_record(context, found, look))
    .of_program(|context, found| text_visitor::in_program(context, found, look))
    .of_city(|city, found| text_visitor::in_pages(city, found, look));

/// Keys of short values, in which there are no tables.
const SHORT: [&str; 13] = [
    "改革項目",
    "分類",
    "取組",
    "現状",
    "計画",
    "実績",
    "最終目標",
    "名称",
    "単位",
    "標語",
    "区分",
    "目標",
    "題名",
];

fn look(location: &mut TextLocation<'_, '_, '_>) {
    if !location.text.contains('|') || SHORT.contains(&location.key) {
        return;
    }
    for row in rows_too_long(location.text) {
        let help = Message::new("help-table-row");
        location.report().on(&row.text).with("surplus", row.surplus).help(help);
    }
}
