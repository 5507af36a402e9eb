//! C113: the last period was late, and the grade is the best.
//!
//! The counterpart of C112: one of the two cannot be right, and citizens read both on one page.

use super::super::context::{RecordContext, ReportOf};
use super::super::judgement::{grade_name, is_behind, judged};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::record::{Grade, Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::GRADE_DESPITE_DELAY).of_record(look).needing(&[
    needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE, needs::PROGRESS_STATUS]),
    needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_GRADE, needs::REPORT_STATUS]),
    needs::at(Key::OverallEvaluation, &[needs::OVERALL_GRADE, needs::PROGRESS_STATUS]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for evaluation in &context.evaluations {
        report(
            context,
            &evaluation.data.grade,
            late(context, evaluation.year),
            || evaluation.path.clone(),
            reporter,
        );
    }
    if let Some(overall) = context.overall() {
        // A provisional judgement may not know the last period yet: then there is no report of it.
        let late = late(context, context.program.file.years.last);
        report(
            context,
            &overall.grade,
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
    context: &RecordContext<'_>,
    grade: &Grade,
    late: Option<&ReportOf<'_>>,
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    let Some(late) = late else { return };
    let grades = judged(context.program, grade);
    if !grades.is_empty() && grades.iter().all(|it| it.is_best() && !is_behind(Some(it.level.tone)))
    {
        reporter
            .at(path().then(Key::Grade))
            .with("grade", grade_name(grade))
            .with("period", &late.name)
            .with("status", &**late.status)
            .help(Message::new("grade-despite-delay.help"));
    }
}
