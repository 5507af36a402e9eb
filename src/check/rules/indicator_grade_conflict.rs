//! C114: every target was met, and the grade or the status says otherwise.
//!
//! In the reform sheet of the seed the indicator of 平成26年度 was met (実施, 実施), the status is
//! 進捗に遅れあり and the grade C: either the indicator measures the wrong thing, or its target was
//! set where it is met.

use super::super::context::RecordContext;
use super::super::enumerate::few_listed;
use super::super::judgement::{Judged, grade_path, is_behind, judged, of_achievement};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::record::{Key, Path, Text, Tone};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule =
    Rule::new(&code::INDICATOR_GRADE_CONFLICT).of_record(look).needing(&[
        needs::at(
            Key::AnnualEvaluations,
            &[needs::ANNUAL_GRADE, needs::INDICATOR_PLAN, needs::INDICATOR_ACTUAL],
        ),
        needs::at(
            Key::Progress,
            &[needs::PROGRESS_STATUS, needs::INDICATOR_PLAN, needs::INDICATOR_ACTUAL],
        ),
        needs::at(Key::Reports, &[needs::REPORT_STATUS, needs::RESULT_OUTCOME]),
    ]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    promises(context, reporter);
    if context.as_sheet().is_none() {
        return;
    }
    for year in context.program.file.years.years() {
        let Some((path, what, level)) = doubt(context, year) else { continue };
        let Some(targets) = context.targets(year) else { continue };
        let Some((name, row, _)) = targets.indicators.first() else { continue };
        if targets.indicators_met() {
            reporter
                .at(path)
                .with("year", context.program.naming().said_year(year))
                .with("count", targets.indicators.len())
                .with("indicator", *name)
                .with("target", &**row.target())
                .with("actual", &**row.result())
                .with("what", what)
                .with("level", level)
                .help(Message::new("indicator-grade-conflict.help"));
        }
    }
}

/// What says that a year did not go well: where it stands, whether it is a grade or a status, and
/// its label. Nothing where the reason itself speaks of the indicators.
fn doubt(context: &RecordContext<'_>, year: FiscalYear) -> Option<(Path, &'static str, Fact)> {
    let evaluation = context.evaluations.iter().find(|it| it.year == year);
    if evaluation.is_some_and(|it| it.data.fields(year).reasons().any(weighs_targets)) {
        return None;
    }
    if let Some(evaluation) = evaluation {
        let grades = of_achievement(judged(evaluation.judgement));
        let low = grades.iter().filter(|it| is_behind(Some(it.level.tone)));
        let low: Vec<String> = low.map(Judged::name).collect();
        if !low.is_empty() {
            let path = grade_path(evaluation.path.clone(), evaluation.judgement);
            return Some((path, "grade", few_listed(low)));
        }
    }
    let last = context.last_report(year).filter(|it| is_behind(it.tone))?;
    if weighs_targets(last.text) {
        return None;
    }
    Some((last.path.clone().then(Key::Status), "status", few_listed(last.status.names())))
}

fn weighs_targets(text: &str) -> bool {
    ["指標", "目標", "数値"].iter().any(|it| text.contains(it))
}

/// A charter that kept each of its promises and is late all the same.
fn promises(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(charter) = context.as_charter() else { return };
    for report in context.reports.iter().filter(|it| is_behind(it.tone) && !weighs_targets(it.text))
    {
        let mut rows = charter.reports.iter();
        let row = rows.find(|(key, _)| context.program.period(key) == Some(report.period));
        let Some((_, written)) = row else { continue };
        let kept = |number: &Text| {
            let result = written.results.of(number);
            let level =
                result.and_then(|it| context.program.outcome(&it.outcome, report.period.year));
            level.is_some_and(|it| matches!(it.tone, Tone::Best | Tone::Good))
        };
        if !charter.promises.is_empty() && charter.promises.iter().all(|it| kept(&it.number)) {
            reporter
                .at(report.path.clone().then(Key::Status))
                .with("year", &report.name)
                .with("count", charter.promises.len())
                .with("what", "promises")
                .with("level", report.status.names())
                .help(Message::new("indicator-grade-conflict.help"));
        }
    }
}
