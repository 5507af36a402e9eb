//! C138: something is judged on some axes of the scale and not on the others.

use super::super::context::RecordContext;
use super::super::enumerate::few_listed;
use super::super::judgement::{grade_names, grade_path};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{EvaluationKind, Grade, Judgement, Key, Path, Presence, Present};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::MISSING_AXIS)
    .of_record(look)
    .needing(&[
        needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE]),
        needs::at(Key::OverallEvaluation, &[needs::OVERALL_GRADE]),
    ])
    .summed(&[]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A draft may still get what it lacks.
    if context.is_draft() {
        return;
    }
    for evaluation in &context.evaluations {
        let (path, kind) = (|| evaluation.path.clone(), EvaluationKind::Annual);
        report(evaluation.judgement, kind, path, reporter);
    }
    let path = || Path::default().then(Key::OverallEvaluation);
    report(context.overall_judgement(), EvaluationKind::Overall, path, reporter);
}

fn report(
    judgement: Option<Judgement<'_>>,
    kind: EvaluationKind,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    // Of what is judged on no axis another rule speaks, if the reason is there.
    let Some(of_axes) = judgement.filter(|it| matches!(it.grade, Grade::ByAxis(_))) else { return };
    if !of_axes.grade.is_given() {
        return;
    }
    reporter.asks();
    // Where － is typed, somebody says that there is none.
    let is_blank = |axis: &str| Presence::of_level(of_axes.grade.on(axis)) == Presence::Blank;
    let axes = of_axes.axes().iter().filter(|it| it.is_for(kind)).map(|it| &*it.name);
    let missing: Vec<&str> = axes.filter(|it| is_blank(it)).collect();
    if !missing.is_empty() {
        reporter
            .at(grade_path(path(), judgement))
            .with("grade", grade_names(judgement))
            .with("axes", few_listed(missing))
            .help(Message::new("missing-axis.help"));
    }
}
