//! Whether what was judged has its counterpart in the program: assessors, axes, and levels of the year.

use crate::calendar::FiscalYear;
use crate::record::model::absence::Presence;
use crate::record::model::charter::PromiseResult;
use crate::record::model::grade::Grade;
use crate::record::model::judgement::EvaluationFields;
use crate::record::model::library::Program;
use crate::record::model::scale::{EvaluationKind, Scale, Scales};
use crate::record::model::value::PeriodKey;

/// Whether a status is on the scales of the program. A period that is unknown is explained as such.
pub(super) fn are_statuses(status: &Grade, period: &PeriodKey, program: &Program) -> bool {
    let year = program.period(period).map_or(program.file.years.first, |it| it.year);
    are_on(status, &program.file.statuses, None, year)
}

/// Whether the grades of an evaluation, and those of its assessors, are on their scales.
pub(super) fn are_sound(fields: &EvaluationFields, program: &Program) -> bool {
    let (kind, year) = (Some(fields.kind), fields.year);
    fields.grade.is_none_or(|it| are_on(it, &program.file.grades, kind, year))
        && fields.assessments.iter().all(|(name, it)| {
            program.file.assessors.iter().any(|assessor| assessor.name == **name)
                && are_on(&it.grade, program.scales_of(name), kind, year)
        })
}

/// Whether the words of a result are those of the charter year.
pub(super) fn is_result(result: &PromiseResult, period: &PeriodKey, program: &Program) -> bool {
    let year = program.period(period).map_or(program.file.years.first, |it| it.year);
    let (outcome, judgement) = (&result.outcome, &result.judgement);
    let is_level = |scale: &Scale| is_on(judgement, scale, year);
    (outcome.is_empty() || program.outcome(outcome, year).is_some())
        && (!is_level_given(judgement) || program.promise_scale().is_some_and(is_level))
}

fn are_on(grade: &Grade, scales: &Scales, kind: Option<EvaluationKind>, year: FiscalYear) -> bool {
    match grade {
        Grade::One(label) => {
            !is_level_given(label) || scales.scale("").is_some_and(|it| is_on(label, it, year))
        }
        Grade::ByAxis(table) => {
            scales.has_axes()
                && table.iter().all(|(name, it)| {
                    scales.axis(name).is_some_and(|axis| {
                        is_on(&it.label, &axis.scale, year)
                            && kind.is_none_or(|kind| axis.is_for(kind))
                    })
                })
        }
    }
}

/// Whether a label is a level of a scale in a year, or a sign for none.
pub(super) fn is_on(label: &str, scale: &Scale, year: FiscalYear) -> bool {
    !is_level_given(label) || scale.level(label, year).is_some()
}

/// Whether a level of a scale is named, and not a sign for none.
pub(super) fn is_level_given(label: &str) -> bool {
    Presence::of_level(label) == Presence::Given
}
