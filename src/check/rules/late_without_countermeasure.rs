//! C108: a level demands something that is not written.
//!
//! The reform sheet of the seed was late in three of four half-years and says nothing about what is
//! done; 大阪市's rules of 2007 let a late item stand only with its reason.

use super::super::context::{RecordContext, ReportOf};
use super::super::judgement::{is_behind, judged};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Grade, Path, ScaleLevel, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::LATE_WITHOUT_COUNTERMEASURE).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A draft may still get what it lacks.
    if context.is_draft() {
        return;
    }
    for report in &context.reports {
        of_report(context, report, reporter);
    }
    for evaluation in &context.evaluations {
        let filled = |key: &str| match key {
            "今後の方針" => Some(!evaluation.data.next_steps.is_empty()),
            _ => None,
        };
        of_grade(context, &evaluation.data.grade, filled, || evaluation.path.clone(), reporter);
    }
    if let Some(overall) = context.overall() {
        let filled = |key: &str| match key {
            "今後の方針" => Some(!overall.next_steps.is_empty()),
            "計画期間後" => Some(!overall.after_plan.is_empty()),
            _ => None,
        };
        let path = || Path::default().then("計画期間の評価");
        of_grade(context, &overall.grade, filled, path, reporter);
    }
}

fn of_report(context: &RecordContext<'_>, report: &ReportOf<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(level) = context.program.status(report.status) else { return };
    let filled = |key: &str| match key {
        "内容" => Some(!report.text.is_empty()),
        "対応策" => Some(!report.countermeasure.is_empty()),
        "新期限" => Some(report.new_due.is_some()),
        _ => None,
    };
    let missing = missing(context, level, filled);
    if !missing.is_empty() {
        tell(report.path.clone().then("状況"), report.status, &missing, reporter);
    } else if level.demands.0.is_empty()
        && is_behind(report.tone)
        && report.countermeasure.is_empty()
        && report.new_due.is_none()
    {
        let form = &context.program.form;
        let (one, other) = (form.word("対応策"), form.word("新期限"));
        reporter
            .at(report.path.clone().then("状況"))
            .with("level", &**report.status)
            .with("kind", "either")
            .with("missing", one)
            .with("or", other)
            .help(Message::new("late-without-countermeasure.help").with("missing", one));
    }
}

/// The reason for a grade is asked for by another rule.
fn of_grade(
    context: &RecordContext<'_>,
    grade: &Grade,
    filled: impl Fn(&str) -> Option<bool>,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for judgement in judged(context.program, grade) {
        let missing = missing(context, judgement.level, &filled);
        if !missing.is_empty() {
            tell(path().then("評価"), &judgement.level.label, &missing, reporter);
        }
    }
}

/// The demanded keys that are not filled in, in the words of the form.
fn missing(
    context: &RecordContext<'_>,
    level: &ScaleLevel,
    filled: impl Fn(&str) -> Option<bool>,
) -> String {
    let form = &context.program.form;
    let is_missing = |it: &&Text| filled(form.key(it).unwrap_or(it)) == Some(false);
    let words: Vec<&str> = level.demands.0.iter().filter(is_missing).map(|it| &**it).collect();
    words.join("、")
}

fn tell(path: Path, label: &str, missing: &str, reporter: &mut Reporter<'_, '_>) {
    let help = Message::new("late-without-countermeasure.help").with("missing", missing);
    reporter.at(path).with("level", label).with("missing", missing).with("kind", "each").help(help);
}
