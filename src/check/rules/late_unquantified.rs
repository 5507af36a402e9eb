//! C110: a delay without a number, a date or a count.
//!
//! The reform sheet of the seed says three times that something was late, and never by how much,
//! in how many departments or since when.

use super::super::comparison::Folded;
use super::super::context::RecordContext;
use super::super::judgement::is_behind;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::wording::{counts_in_english, is_counted, names_a_unit, tells_of_delay};
use crate::diagnostic::code;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::LATE_UNQUANTIFIED).of_record(look).needing(&[
    needs::at(Key::Progress, &[needs::PROGRESS_TEXT]),
    needs::at(Key::Reports, &[needs::REPORT_TEXT]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for report in &context.reports {
        let signs = context.texts.signs(report.text);
        let is_late =
            is_behind(report.tone) || signs.has(Sign::Delay) && tells_of_delay(report.text);
        let is_open = context.is_draft() && report.text.is_empty();
        if !is_late || is_open || report.new_due.is_some() || tells(report.text, &report.folded) {
            continue;
        }
        // Who is late, by name, is a count too; and so is by when it will be done.
        if names_a_unit(report.text, signs)
            || tells(report.countermeasure, &Folded::new(report.countermeasure))
        {
            continue;
        }
        reporter
            .at(report.path.clone().then(Key::Text))
            .help(Message::new("late-unquantified.help"));
    }
}

/// Whether a text says how much or how long, in Japanese or in English.
fn tells(text: &str, folded: &Folded) -> bool {
    is_counted(folded) || counts_in_english(text)
}
