//! C107: a remark says nothing where one is due.
//!
//! 大船渡's sheets of 2025 say 特になし 14 times where a reason was asked for, and 前年度と同じ 143
//! times where the year's plan should stand.

use super::super::context::RecordContext;
use super::super::judgement::{is_behind, judged};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::wording::says_the_same;
use crate::diagnostic::code;
use crate::record::{Absence, Judgement, Key, Path, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EMPTY_REMARK).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for report in &context.reports {
        remark(report.text, || report.path.clone().then(Key::Text), reporter);
        if is_behind(report.tone) {
            remark(
                report.countermeasure,
                || report.path.clone().then(Key::Countermeasure),
                reporter,
            );
        }
    }
    for evaluation in &context.evaluations {
        remark(
            &evaluation.data.text,
            || evaluation.path.clone().then(Key::ReasonForGrade),
            reporter,
        );
        if asks_for_more(evaluation.judgement) {
            remark(
                &evaluation.data.next_steps,
                || evaluation.path.clone().then(Key::NextSteps),
                reporter,
            );
        }
    }
    if let Some(overall) = context.overall() {
        let path = || Path::default().then(Key::OverallEvaluation);
        remark(&overall.text, || path().then(Key::ReasonForGrade), reporter);
        if asks_for_more(context.overall_judgement()) {
            remark(&overall.next_steps, || path().then(Key::NextSteps), reporter);
        }
    }
    cells(context, reporter);
}

/// Whether a grade leaves something to be done: then 特になし is no answer to what is next.
fn asks_for_more(judgement: Option<Judgement<'_>>) -> bool {
    judged(judgement).iter().any(|it| is_behind(Some(it.level.tone)))
}

/// A cell of the schedule may be empty or a dash, but not point to another sheet's year.
fn cells(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, row) in sheet.schedule.iter().enumerate() {
        for values in context.program.rows(row) {
            for (column, text) in values.values().filter(|(_, text)| says_the_same(text)) {
                let path = Path::default().then(Key::Schedule).then(index);
                report(text, values.column_path(path, Some(column)), reporter);
            }
        }
    }
}

fn remark(text: &Text, path: impl Fn() -> Path, reporter: &mut Reporter<'_, '_>) {
    if says_nothing(text) || says_the_same(text) {
        report(text, path(), reporter);
    }
}

/// 集計中 and 対象外 tell citizens why there is nothing; a dash and 特になし do not.
fn says_nothing(text: &Text) -> bool {
    matches!(Absence::parse(text), Some(Absence::Sign | Absence::Nothing))
}

fn report(text: &Text, path: Path, reporter: &mut Reporter<'_, '_>) {
    reporter.at(path).with("text", &**text).help(Message::new("empty-remark.help"));
}
