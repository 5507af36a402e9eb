//! C125: a level of a scale without its meaning.
//!
//! A B next to a reform says nothing while nobody says what a B is; the definitions of the grades of
//! one city's sheets could not be found anywhere.

use super::super::context::ProgramContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::scales;
use crate::diagnostic::code;
use crate::record::{Key, Path, ScaleLevel};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::SCALE_UNDEFINED).of_program(look).needing(needs::SCALES).summed(&[]);

fn look(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let file = &context.program.file;
    for (path, scale) in scales(file) {
        undefined(scale, &path, reporter);
    }
}

fn undefined(levels: &[ScaleLevel], path: &Path, reporter: &mut Reporter<'_, '_>) {
    for (index, level) in levels.iter().enumerate() {
        reporter.asks();
        // A threshold says what a level is.
        if level.meaning.is_empty() && level.threshold.is_none() {
            reporter
                .at(path.clone().then(index).then(Key::Meaning))
                .with("level", &*level.label)
                .help(Message::new("help-meaning"));
        }
    }
}
