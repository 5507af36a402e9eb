//! C104: what was done is written in the words of what was planned.
//!
//! In the reform sheet of the seed the 実績 of 平成25年度 is the 計画 letter by letter, although a
//! department was late. A short word such as 全庁実施, and a number, is how one says that a target
//! was met.

use super::super::comparison::Folded;
use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Course, Key, Path, ValueRow};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::ACTUAL_COPIES_PLAN).of_record(look).needing(&[
    needs::at(Key::Schedule, &[needs::SCHEDULE_PLAN, needs::SCHEDULE_ACTUAL]),
    needs::at(Key::Indicators, &[needs::INDICATOR_PLAN, needs::INDICATOR_ACTUAL]),
]);

/// From how many letters on a row of the schedule is a sentence.
const SCHEDULE: usize = 8;
/// The same of an indicator, whose words are shorter.
const INDICATOR: usize = 12;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, row) in sheet.schedule.iter().enumerate() {
        let path = || Path::default().then(Key::Schedule).then(index);
        copies(context, row, SCHEDULE, &path, reporter);
    }
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let path = || Path::default().then(Key::Indicators).then(index);
        copies(context, indicator, INDICATOR, &path, reporter);
    }
}

fn copies<C: Course>(
    context: &RecordContext<'_>,
    course: &C,
    letters: usize,
    path: &dyn Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for row in context.program.rows(course).filter(|it| is_copy(it, letters)) {
        let reporter = reporter.at(row.result_path(path()));
        reporter.help(Message::new("actual-copies-plan.help"));
    }
}

fn is_copy(row: &ValueRow<'_>, letters: usize) -> bool {
    // Three bytes a letter: most cells end here.
    if row.result().len() < letters {
        return false;
    }
    let actual = Folded::new(row.result());
    actual.letters() >= letters && !has_a_count(&actual) && actual == Folded::new(row.target())
}

/// Whether a text counts something, so that it can be checked; a month or a day is no count.
pub(super) fn has_a_count(text: &Folded) -> bool {
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        rest = rest[at..].trim_start_matches(|it: char| it.is_ascii_digit());
        if !rest.starts_with(['年', '月', '日']) {
            return true;
        }
    }
    false
}
