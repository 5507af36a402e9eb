//! D113: a correction is dated before anything that it could correct was published.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::record::{Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::CORRECTION_BEFORE_PUBLICATION).of_record(look).needing(&[
        needs::at(Key::Corrections, &[needs::POSTED]),
        needs::at(Key::Corrections, &[needs::PROGRESS_PUBLISHED]),
        needs::at(Key::Corrections, &[needs::REPORT_PUBLISHED]),
        needs::at(Key::Corrections, &[needs::ANNUAL_PUBLISHED]),
        needs::at(Key::Corrections, &[needs::OVERALL_PUBLISHED]),
    ]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let corrections = match context.data {
        Data::Sheet(sheet) => &sheet.corrections,
        Data::Charter(charter) => &charter.corrections,
    };
    if corrections.is_empty() {
        return;
    }
    let published = publication_dates::of(context).iter().filter(|it| it.content);
    // What has no date may have been there before the correction.
    if published.clone().any(|it| it.day.is_none()) {
        return;
    }
    let Some(first) = published.filter_map(|it| it.day).min() else { return };
    for (index, correction) in corrections.iter().enumerate() {
        if correction.date.date < first {
            reporter
                .at(Path::default().then(Key::Corrections).then(index).then(Key::Date))
                .with("day", context.program.naming().said_day(correction.date.date))
                .with("first", context.program.naming().said_day(first))
                .help(Message::new("help-correction"));
        }
    }
}
