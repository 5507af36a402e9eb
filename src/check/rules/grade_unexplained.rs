//! C112: all went as planned, and the grade is not the best.
//!
//! In the reform sheet of the seed the last half of 平成25年度 was on schedule, the plan was carried
//! out and the indicator met, and the grade is B: citizens ask what was missing.
//!
//! Silent where the reason or the next steps admit that something is wanting, and where the best
//! level asks for more than the plan: there a year as planned is not the best one.

use super::super::context::{EvaluationOf, RecordContext, ReportOf};
use super::super::judgement::{Judged, grade_path, is_behind, judged, of_achievement};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Sign;
use crate::diagnostic::code;
use crate::record::Key;
use crate::record::{ScaleLevel, Tone};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::GRADE_UNEXPLAINED).of_record(look).needing(&[needs::at(
        Key::AnnualEvaluations,
        &[needs::ANNUAL_GRADE, needs::ANNUAL_REASON, needs::PROGRESS_STATUS],
    )]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for evaluation in &context.evaluations {
        let Some(last) = context.last_report(evaluation.year) else { continue };
        if !matches!(last.tone, Some(Tone::Best | Tone::Good)) || is_explained(context, evaluation)
        {
            continue;
        }
        let grades = of_achievement(judged(evaluation.judgement));
        let Some(lower) = grades.iter().find(|it| is_too_low(it, last)) else { continue };
        let Some(targets) = context.targets(evaluation.year) else { continue };
        // A low grade next to met indicators is reported by another rule.
        let is_low =
            grades.iter().any(|it| is_behind(Some(it.level.tone))) && targets.indicators_met();
        if targets.all_met() && !is_low {
            reporter
                .at(grade_path(evaluation.path.clone(), evaluation.judgement))
                .with("grade", lower.name())
                .with("best", &*lower.best.label)
                .with("period", &last.name)
                .with("status", last.status.names())
                .with("indicators", targets.indicators.len())
                .help(Message::new("grade-unexplained.help"));
        }
    }
}

fn is_explained(context: &RecordContext<'_>, evaluation: &EvaluationOf<'_>) -> bool {
    let admits = |text: &str| context.texts.signs(text).has(Sign::Shortfall);
    // Without a reason at all, that is what is missing.
    !evaluation.data.fields(evaluation.year).has_reason()
        || admits(&evaluation.data.text)
        || admits(&evaluation.data.next_steps)
        || evaluation.data.grade.texts().any(|(_, text)| admits(text))
        || evaluation
            .data
            .assessments
            .iter()
            .any(|(_, it)| admits(&it.text) || it.grade.texts().any(|(_, text)| admits(text)))
}

/// Whether a grade is lower than a year that went as planned deserves.
fn is_too_low(judgement: &Judged<'_>, last: &ReportOf<'_>) -> bool {
    let as_planned = judgement.level.tone == Tone::Good && asks_for_more(judgement.best);
    !judgement.is_best() && (!as_planned || last.tone == Some(Tone::Best))
}

/// Whether a level is for what went better than planned, by its meaning.
fn asks_for_more(best: &ScaleLevel) -> bool {
    #[rustfmt::skip]
    const MORE: &[&str] = &[
        "上回", "超え", "超える", "計画以上", "予定以上", "目標以上", "期待以上", "想定以上", "特に", "顕著",
        "極めて", "優れ", "大き",
    ];
    const AS_PLANNED: &[&str] = &["どおり", "通り", "達成し、", "又は", "または"];
    let says = |words: &[&str]| words.iter().any(|it| best.meaning.contains(it));
    says(MORE) && !says(AS_PLANNED)
}
