//! C105: a grade stands without a reason.
//!
//! A committee of one city found sheets whose grade nobody could follow; a bare letter tells a
//! citizen nothing.

use super::super::context::RecordContext;
use super::super::judgement::{grade_name, judged};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Grade, Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::GRADE_WITHOUT_TEXT).of_record(look).needing(needs::GRADES_WITH_REASONS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    if context.is_draft() {
        return;
    }
    for evaluation in context.evaluations.iter().filter(|it| it.data.text.is_empty()) {
        report(context, &evaluation.data.grade, || evaluation.path.clone(), reporter);
    }
    if let Some(overall) = context.overall().filter(|it| it.text.is_empty()) {
        report(context, &overall.grade, || Path::default().then(Key::OverallEvaluation), reporter);
    }
}

/// What is outside the judgement, such as 対象外, needs no reason.
fn report(
    context: &RecordContext<'_>,
    grade: &Grade,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    if !judged(context.program, grade).is_empty() {
        let reason = context.program.form.word(Key::ReasonForGrade);
        reporter
            .at(path().then(Key::Grade))
            .with("grade", grade_name(grade))
            .help(Message::new("grade-without-text.help").with("key", reason));
    }
}
