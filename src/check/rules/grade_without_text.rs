//! C105: a grade stands without a reason.
//!
//! A committee of one city found sheets whose grade nobody could follow; a bare letter tells a
//! citizen nothing.

use super::super::context::RecordContext;
use super::super::judgement::{grade_names, grade_path, judged};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Judgement, Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::GRADE_WITHOUT_TEXT)
    .of_record(look)
    .needing(needs::GRADES_WITH_REASONS)
    .summed(&[needs::ANNUAL_REASON, needs::OVERALL_REASON]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    if context.is_draft() {
        return;
    }
    for evaluation in &context.evaluations {
        reporter.asks();
        if !evaluation.data.fields(evaluation.year).has_reason() {
            report(context, evaluation.judgement, || evaluation.path.clone(), reporter);
        }
    }
    if context.overall().is_some_and(|it| !it.fields(context.program).has_reason()) {
        let path = || Path::default().then(Key::OverallEvaluation);
        report(context, context.overall_judgement(), path, reporter);
    }
}

/// What is outside the judgement, such as 対象外, needs no reason.
fn report(
    context: &RecordContext<'_>,
    judgement: Option<Judgement<'_>>,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    if !judged(judgement).is_empty() {
        let reason = context.program.form.word(Key::ReasonForGrade);
        reporter
            .at(grade_path(path(), judgement))
            .with("grade", grade_names(judgement))
            .help(Message::new("grade-without-text.help").with("key", reason));
    }
}
