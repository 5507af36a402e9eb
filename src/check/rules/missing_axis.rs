//! C138: something is judged on some axes of the scale and not on the others.

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::judgement::grade_name;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Grade, Key, Path, Presence, Present, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::MISSING_AXIS).of_record(look).needing(&[
    needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE]),
    needs::at(Key::OverallEvaluation, &[needs::OVERALL_GRADE]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A draft may still get what it lacks.
    if context.is_draft() {
        return;
    }
    for evaluation in &context.evaluations {
        report(context, &evaluation.data.grade, || evaluation.path.clone(), reporter);
    }
    if let Some(overall) = context.overall() {
        report(context, &overall.grade, || Path::default().then(Key::OverallEvaluation), reporter);
    }
}

fn report(
    context: &RecordContext<'_>,
    grade: &Grade,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    // Of what is judged on no axis another rule speaks, if the reason is there.
    let Grade::ByAxis(given) = grade else { return };
    if !grade.is_given() {
        return;
    }
    // Where － is typed, somebody says that there is none.
    let is_blank =
        |axis: &Text| given.of(axis).is_none_or(|it| Presence::of_level(it) == Presence::Blank);
    let axes = context.program.file.grades.axes.iter().map(|it| &it.0);
    let missing: Vec<&str> = axes.filter(|it| is_blank(it)).map(|it| &**it).collect();
    if !missing.is_empty() {
        reporter
            .at(path().then(Key::Grade))
            .with("grade", grade_name(grade))
            .with("axes", listed(missing))
            .help(Message::new("missing-axis.help"));
    }
}
