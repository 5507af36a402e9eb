//! C125: a level of a scale without its meaning.
//!
//! A B beside a reform says nothing while nobody says what a B is; the definitions of the grades of
//! one city's sheets could not be found anywhere.

use super::super::case::ProgramCase;
use super::super::found::Found;
use super::super::rule::Rule;
use super::super::texts::axis_path;
use crate::diagnostic::code;
use crate::record::{Path, ScaleLevel};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::SCALE_UNDEFINED).of_program(look);

fn look(case: &ProgramCase<'_>, found: &mut Found<'_, '_>) {
    let file = &case.program.file;
    undefined(&file.statuses, &Path::default().then("進捗区分"), found);
    for (axis, levels) in &file.grades.axes {
        undefined(levels, &axis_path(axis), found);
    }
}

fn undefined(levels: &[ScaleLevel], path: &Path, found: &mut Found<'_, '_>) {
    for (index, level) in levels.iter().enumerate() {
        if level.meaning.is_empty() {
            found
                .at(path.clone().then(index).then("意味"))
                .with("level", &*level.label)
                .help(Message::new("help-meaning"));
        }
    }
}
