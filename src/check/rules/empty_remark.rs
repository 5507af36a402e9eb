//! C107: a remark says nothing where one is due.
//!
//! 大船渡's sheets of 2025 say 特になし 14 times where a reason was asked for, and 前年度と同じ 143
//! times where the year's plan should stand. That a plan is the same may be true and enough; it is grave where the
//! direction, a status or a grade asks for another one, or the costs changed by half.

use super::super::change;
use super::super::context::RecordContext;
use super::super::judgement::{is_behind, judged};
use super::super::reporter::{Finding, Reporter};
use super::super::rule::Rule;
use super::super::wording::says_the_same;
use crate::calendar::FiscalYear;
use crate::diagnostic::{Severity, code};
use crate::record::{Absence, Judgement, Key, Path, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EMPTY_REMARK).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for report in &context.reports {
        let path = || report.path.clone();
        let remark = Remark { context, year: report.period.year };
        remark.look(report.text, || path().then(Key::Text), reporter);
        if is_behind(report.tone) {
            remark.look(report.countermeasure, || path().then(Key::Countermeasure), reporter);
        }
    }
    for evaluation in &context.evaluations {
        let path = || evaluation.path.clone();
        let remark = Remark { context, year: evaluation.year };
        remark.look(&evaluation.data.text, || path().then(Key::ReasonForGrade), reporter);
        if asks_for_more(evaluation.judgement) {
            remark.look(&evaluation.data.next_steps, || path().then(Key::NextSteps), reporter);
        }
    }
    if let Some(overall) = context.overall() {
        let path = || Path::default().then(Key::OverallEvaluation);
        let remark = Remark { context, year: context.program.file.years.last };
        remark.look(&overall.text, || path().then(Key::ReasonForGrade), reporter);
        if asks_for_more(context.overall_judgement()) {
            remark.look(&overall.next_steps, || path().then(Key::NextSteps), reporter);
        }
    }
    cells(context, reporter);
}

/// Whether a grade leaves something to be done: then 特になし is no answer to what is next.
fn asks_for_more(judgement: Option<Judgement<'_>>) -> bool {
    judged(judgement).iter().any(|it| is_behind(Some(it.level.tone)))
}

/// A cell of the schedule may be empty or a dash, but not point to another sheet's year. That the plan is the same is
/// all there is to say while nothing asks for another.
fn cells(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, row) in sheet.schedule.iter().enumerate() {
        for values in context.program.rows(row) {
            for (column, text) in values.values().filter(|(_, text)| says_the_same(text)) {
                let asked = change::asked_of_plan(context, values.year());
                if asked.is_some() || column.role.is_result() {
                    let path = Path::default().then(Key::Schedule).then(index);
                    same(text, asked, values.column_path(path, Some(column)), reporter);
                }
            }
        }
    }
}

/// A text where something is to be told of a year.
#[derive(Clone, Copy)]
struct Remark<'c, 'a> {
    context: &'c RecordContext<'a>,
    year: FiscalYear,
}

impl Remark<'_, '_> {
    fn look(self, text: &Text, path: impl Fn() -> Path, reporter: &mut Reporter<'_, '_>) {
        if says_nothing(text) {
            report(text, path(), reporter);
        } else if says_the_same(text) {
            same(text, change::asked_of_text(self.context, self.year), path(), reporter);
        }
    }
}

/// 集計中 and 対象外 tell citizens why there is nothing; a dash and 特になし do not.
fn says_nothing(text: &Text) -> bool {
    matches!(Absence::parse(text), Some(Absence::Sign | Absence::Nothing))
}

fn report<'f, 'a>(
    text: &Text,
    path: Path,
    reporter: &'f mut Reporter<'_, 'a>,
) -> &'f mut Finding<'a> {
    reporter.at(path).with("text", &**text).help(Message::new("empty-remark.help"))
}

/// What is the same as before is grave only where something asks for another.
fn same(text: &Text, asked: Option<Message>, path: Path, reporter: &mut Reporter<'_, '_>) {
    let finding = report(text, path, reporter);
    match asked {
        Some(reason) => finding.label(reason),
        None => finding.as_grave_as(Severity::Note),
    };
}
