//! C106: a reason stands without a grade.
//!
//! 工事管理課 of one city wrote 特になし and no grade at all; the sheet was published like that.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{EvaluationKind, Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_WITHOUT_GRADE)
    .of_record(look)
    .needing(needs::GRADES_WITH_REASONS)
    .summed(&[needs::ANNUAL_GRADE, needs::OVERALL_GRADE]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // A city that gives no grades misses none.
    let file = &context.program.file;
    if context.is_draft() || !file.is_graded() {
        return;
    }
    let mut paths = Vec::new();
    for evaluation in &context.evaluations {
        reporter.asks();
        if !evaluation.data.text.is_empty() && evaluation.judgement.is_none() {
            paths.push((evaluation.path.clone(), evaluation.year, EvaluationKind::Annual));
        }
    }
    if let Some(overall) = context.overall()
        && !overall.text.is_empty()
        && context.overall_judgement().is_none()
    {
        let path = Path::default().then(Key::OverallEvaluation);
        paths.push((path, file.years.last, EvaluationKind::Overall));
    }
    for (path, year, kind) in paths {
        let scales = file.all_grades().flat_map(|(_, scales)| &scales.axes);
        let levels = scales.filter(|it| it.is_for(kind)).flat_map(|it| it.scale.in_year(year));
        let labels: Vec<String> = levels.map(|it| it.label.to_string()).collect();
        let help = Message::new("text-without-grade.help")
            .with("key", context.program.form.word(Key::Grade))
            .with("labels", labels);
        reporter.at(path.then(Key::ReasonForGrade)).help(help);
    }
}
