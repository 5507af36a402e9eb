//! C106: a reason stands without a grade.
//!
//! 工事管理課 of one city wrote 特になし and no grade at all; the sheet was published like that.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Key, Path, Present, ScaleLevel};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::TEXT_WITHOUT_GRADE).of_record(look).needing(needs::GRADES_WITH_REASONS);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A city that gives no grades misses none.
    let axes = &context.program.file.grades.axes;
    if context.is_draft() || axes.is_empty() {
        return;
    }
    let mut paths = Vec::new();
    for evaluation in &context.evaluations {
        if !evaluation.data.text.is_empty() && !evaluation.data.grade.is_given() {
            paths.push(evaluation.path.clone());
        }
    }
    if let Some(overall) = context.overall()
        && !overall.text.is_empty()
        && !overall.grade.is_given()
    {
        paths.push(Path::default().then(Key::OverallEvaluation));
    }
    let label = |it: &ScaleLevel| it.label.to_string();
    for path in paths {
        let labels: Vec<String> = axes.iter().flat_map(|it| it.1.iter().map(label)).collect();
        let help = Message::new("text-without-grade.help")
            .with("key", context.program.form.word(Key::Grade))
            .with("labels", labels.join("、"));
        reporter.at(path.then(Key::ReasonForGrade)).help(help);
    }
}
