//! C113: the last period was late, and the grade is the best.
//!
//! The counterpart of C112: one of the two cannot be right, and citizens read both on one page.

use super::super::context::{RecordContext, ReportOf};
use super::super::judgement::{grade_names, grade_path, is_behind, judged};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::record::{Judgement, Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::GRADE_DESPITE_DELAY).of_record(look).needing(&[
    needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE, needs::PROGRESS_STATUS]),
    needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE, needs::REPORT_STATUS]),
    needs::at(Key::OverallEvaluation, &[needs::OVERALL_GRADE, needs::PROGRESS_STATUS]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for evaluation in &context.evaluations {
        report(
            evaluation.judgement,
            late(context, evaluation.year),
            || evaluation.path.clone(),
            reporter,
        );
    }
    if context.overall().is_some() {
        // A provisional judgement may not know the last period yet: then there is no report of it.
        let late = late(context, context.program.file.years.last);
        report(
            context.overall_judgement(),
            late,
            || Path::default().then(Key::OverallEvaluation),
            reporter,
        );
    }
}

/// The report of the year's last period, if it is one of delay.
fn late<'c, 'a>(context: &'c RecordContext<'a>, year: FiscalYear) -> Option<&'c ReportOf<'a>> {
    context.last_report(year).filter(|it| is_behind(it.tone))
}

fn report(
    judgement: Option<Judgement<'_>>,
    late: Option<&ReportOf<'_>>,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    let Some(late) = late else { return };
    let grades = judged(judgement);
    if !grades.is_empty() && grades.iter().all(|it| it.is_best() && !is_behind(Some(it.level.tone)))
    {
        reporter
            .at(grade_path(path(), judgement))
            .with("grade", grade_names(judgement))
            .with("period", &late.name)
            .with("status", late.status.names())
            .help(Message::new("grade-despite-delay.help"));
    }
}
