//! C108: a level demands something that is not written.
//!
//! The reform sheet of the seed was late in three of four half-years and says nothing about what is
//! done; 大阪市's rules of 2007 let a late item stand only with its reason.

use super::super::context::{RecordContext, ReportOf};
use super::super::judgement::{grade_path, is_behind, judged};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Judgement, Key, Path, ScaleLevel, Text};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::LATE_WITHOUT_COUNTERMEASURE).of_record(look).needing(&[
        needs::at(Key::Progress, &[needs::PROGRESS_STATUS, needs::PROGRESS_COUNTERMEASURE]),
        needs::at(Key::Progress, &[needs::PROGRESS_STATUS, needs::PROGRESS_NEW_DUE]),
        needs::at(Key::Reports, &[needs::REPORT_STATUS, needs::REPORT_COUNTERMEASURE]),
        needs::at(Key::Reports, &[needs::REPORT_STATUS, needs::REPORT_NEW_DUE]),
        needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE]),
        needs::at(Key::OverallEvaluation, &[needs::OVERALL_GRADE]),
    ]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A draft may still get what it lacks.
    if context.is_draft() {
        return;
    }
    for report in &context.reports {
        of_report(context, report, reporter);
    }
    for evaluation in &context.evaluations {
        let filled = [(Key::NextSteps, !evaluation.data.next_steps.is_empty())];
        of_grade(context, evaluation.judgement, &filled, || evaluation.path.clone(), reporter);
    }
    if let Some(overall) = context.overall() {
        let filled = [
            (Key::NextSteps, !overall.next_steps.is_empty()),
            (Key::AfterPlan, !overall.after_plan.is_empty()),
        ];
        let path = || Path::default().then(Key::OverallEvaluation);
        of_grade(context, context.overall_judgement(), &filled, path, reporter);
    }
}

fn of_report(context: &RecordContext<'_>, report: &ReportOf<'_>, reporter: &mut Reporter<'_, '_>) {
    let levels = context.program.statuses(report.status, report.period.year);
    for (_, _, level) in levels {
        if let Some(level) = level {
            of_level(context, report, level, reporter);
        }
    }
}

fn of_level(
    context: &RecordContext<'_>,
    report: &ReportOf<'_>,
    level: &ScaleLevel,
    reporter: &mut Reporter<'_, '_>,
) {
    let filled = [
        (Key::Text, !report.text.is_empty()),
        (Key::Countermeasure, !report.countermeasure.is_empty()),
        (Key::NewDue, report.new_due.is_some()),
    ];
    let missing = missing(context, level, &filled);
    let form = &context.program.form;
    let block = if context.as_sheet().is_some() { Key::Progress } else { Key::Reports };
    if !missing.is_empty() {
        tell(report.path.clone().then(Key::Status), &level.label, &missing, reporter);
    } else if level.demands.0.is_empty()
        && is_behind(Some(level.tone))
        && report.countermeasure.is_empty()
        && report.new_due.is_none()
        && form.has(&[block, Key::Countermeasure])
    {
        let (one, other) = (form.word(Key::Countermeasure), form.word(Key::NewDue));
        if !form.has(&[block, Key::NewDue]) {
            tell(report.path.clone().then(Key::Status), &level.label, &[one], reporter);
            return;
        }
        reporter
            .at(report.path.clone().then(Key::Status))
            .with("level", &*level.label)
            .with("kind", "either")
            .with("missing", one)
            .with("or", other)
            .help(Message::new("late-without-countermeasure.help").with("missing", one));
    }
}

/// The reason for a grade is asked for by another rule.
fn of_grade(
    context: &RecordContext<'_>,
    grade: Option<Judgement<'_>>,
    filled: &[(Key, bool)],
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for judgement in judged(grade) {
        let missing = missing(context, judgement.level, filled);
        if !missing.is_empty() {
            tell(grade_path(path(), grade), &judgement.level.label, &missing, reporter);
        }
    }
}

/// The demanded keys that are not filled in, in the words of the form.
fn missing<'l>(
    context: &RecordContext<'_>,
    level: &'l ScaleLevel,
    filled: &[(Key, bool)],
) -> Vec<&'l str> {
    let form = &context.program.form;
    let is_missing = |demand: &&Text| {
        let key = form.key(demand).and_then(Key::find);
        key.is_some_and(|it| filled.contains(&(it, false)))
    };
    level.demands.0.iter().filter(is_missing).map(|it| &**it).collect()
}

fn tell(path: Path, label: &str, missing: &[&str], reporter: &mut Reporter<'_, '_>) {
    let help = Message::new("late-without-countermeasure.help").with("missing", missing);
    reporter.at(path).with("level", label).with("missing", missing).with("kind", "each").help(help);
}
