//! C135: the overall grade is better than every year's.
//!
//! A plan that was B each year cannot have been A: 佐渡市's committee found averages that nobody
//! could follow.

use super::super::context::RecordContext;
use super::super::judgement::{Judged, grade_path, judged, rank};
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::Naming;
use crate::diagnostic::code;
use crate::record::{Key, Path};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::OVERALL_ABOVE_ANNUAL)
    .of_record(look)
    .needing(&[needs::at(Key::OverallEvaluation, &[needs::OVERALL_GRADE, needs::ANNUAL_GRADE])]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let overall = context.overall_judgement();
    let last = context.program.file.years.last;
    // Before the last year is judged, that year may still have been the best.
    if context.evaluations.last().is_none_or(|it| it.year != last) {
        return;
    }
    for judgement in judged(overall) {
        let mut years = Vec::new();
        let mut is_above = true;
        for evaluation in &context.evaluations {
            let annual = judged(evaluation.judgement);
            match annual.iter().find(|other| other.axis == judgement.axis) {
                Some(other) => {
                    is_above &= is_better(&judgement, other);
                    let graded =
                        |it: Naming| format!("{} {}", it.year(evaluation.year), other.level.label);
                    years.push(Fact::from(context.program.naming().named(graded)));
                }
                // A year that was not judged tells nothing.
                None => is_above &= evaluation.year != last,
            }
        }
        if is_above && !years.is_empty() {
            reporter
                .at(grade_path(Path::default().then(Key::OverallEvaluation), overall))
                .with("grade", format!("{} {}", judgement.axis, judgement.level.label).trim_start())
                .with("years", Fact::Row(years))
                .help(Message::new("overall-above-annual.help"));
        }
    }
}

fn is_better(one: &Judged<'_>, other: &Judged<'_>) -> bool {
    rank(one.level.tone) < rank(other.level.tone)
}
