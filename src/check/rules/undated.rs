//! D103: something is published and nobody knows since when.
//!
//! The sheet of item 45 says three times that some units were late, and has not one date.

use super::super::case::Case;
use super::super::dated::path_of;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Item, Standing};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNDATED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    for entry in case.entries.iter().filter(|it| it.standing == Standing::Undated) {
        let key = match entry.item {
            Item::Posting => "掲載日",
            Item::Provisional => "中間公表日",
            Item::Report(_) | Item::Annual(_) | Item::Final => "公表日",
        };
        found
            .at(path_of(case, entry.item))
            .with("item", entry.item.name(case.program))
            .help(Message::new("help-undated").with("key", case.program.form.word(key)));
    }
}
