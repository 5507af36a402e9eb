//! C131: a promise has a measure, and a report does not say how it was kept.

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::Naming;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{
    Charter, CharterReport, FixedWord, Key, Outcome, Path, Presence, Present, Program,
};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PROMISE_WITHOUT_RESULT)
    .of_record(look)
    .needing(&[needs::at(Key::Reports, &[needs::RESULTS, needs::MEASURE])])
    .summed(&[needs::RESULTS]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(charter) = context.as_charter().filter(|_| !context.is_draft()) else { return };
    for (key, report) in charter.reports.iter() {
        // Of a report that is not there yet more than its results is missing.
        if report.status.presence() == Presence::Blank
            && report.text.is_empty()
            && report.results.is_empty()
        {
            continue;
        }
        reporter.asks();
        let missing: Vec<&str> = missing(charter, report).collect();
        if let Some(period) = context.program.period(key).filter(|_| !missing.is_empty()) {
            reporter
                .at(Path::default().then(Key::Reports).then(key).then(Key::Results))
                .with("period", context.program.cadence.said_name(period))
                .with("promises", listed(missing))
                .help(help(context.program));
        }
    }
}

/// The numbers of measured promises without a result.
fn missing<'a>(charter: &'a Charter, report: &CharterReport) -> impl Iterator<Item = &'a str> {
    let has_result = |number: &str| {
        let mut rows = report.results.iter();
        rows.any(|(key, result)| result.is_said() && fold(key) == fold(number))
    };
    let measured = charter.promises.iter().filter(|it| it.measure.is_some());
    measured.map(|it| &*it.number).filter(move |it| !has_result(it))
}

/// What to write, in the words of the form.
fn help(program: &Program) -> Message {
    let form = &program.form;
    let words = Outcome::WORDS.iter().find(|it| it.0 == Outcome::NotApplicable);
    let idle = words.map_or("", |it| match program.naming() {
        Naming::Era => it.1,
        Naming::Western => it.2,
    });
    Message::new("help-result")
        .with("results", form.word(Key::Results))
        .with("outcome", form.word(Key::Outcome))
        .with("actual", form.word(Key::Actual))
        .with("idle", idle)
}
