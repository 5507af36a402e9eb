//! The city's own colour.

use crate::diagnostic::code;
use crate::record::model::color::Color;
use crate::record::validate::explain::finding::{Finding, rule};
use crate::words::Message;

/// What is wrong with a colour: it is none, or it cannot be read.
pub(super) fn check(text: &str) -> Option<Finding> {
    let Some(color) = Color::parse(text) else { return rule(text, "color", true) };
    (!color.is_readable()).then(|| {
        Finding::new(&code::IMPOSSIBLE)
            .with("what", "pale-color")
            .with("contrast", format!("{:.2}", color.on_paper()))
            .help(Message::new("help-pale-color"))
    })
}
