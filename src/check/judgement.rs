//! How a year was judged and whether its targets were met, as far as a program can tell.

use crate::achievement::{Achievement, assess};
use crate::calendar::FiscalYear;
use crate::record::{Judgement, Key, Path, Program, ScaleLevel, Sheet, Step, Tone, ValueRow};

/// Whether a tone says that something is not as promised.
pub(super) fn is_behind(tone: Option<Tone>) -> bool {
    matches!(tone, Some(Tone::Caution | Tone::Bad))
}

/// The place of a tone from the best, 0; none for what is outside the judgement.
pub(super) fn rank(tone: Tone) -> Option<u8> {
    match tone {
        Tone::Best => Some(0),
        Tone::Good => Some(1),
        Tone::Caution => Some(2),
        Tone::Bad => Some(3),
        Tone::None => None,
    }
}

/// A grade on one axis.
pub(super) struct Judged<'a> {
    /// The axis; without a name for a single scale.
    pub(super) axis: &'a str,
    pub(super) level: &'a ScaleLevel,
    /// The best level of the axis.
    pub(super) best: &'a ScaleLevel,
}

impl Judged<'_> {
    /// Whether no level of the scale is better.
    pub(super) fn is_best(&self) -> bool {
        self.level.tone == self.best.tone
    }
}

/// A judgement, axis by axis, without what is outside it.
pub(super) fn judged(judgement: Option<Judgement<'_>>) -> Vec<Judged<'_>> {
    let Some(judgement) = judgement else { return Vec::new() };
    let on = |(axis, _, level): (_, _, Option<_>)| {
        let level: &ScaleLevel = level?;
        rank(level.tone)?;
        let levels = judgement.scale(axis)?.in_year(judgement.year);
        let best = levels.filter(|it| rank(it.tone).is_some()).min_by_key(|it| rank(it.tone))?;
        Some(Judged { axis, level, best })
    };
    judgement.levels().filter_map(on).collect()
}

/// Where the grade of an evaluation stands: under the evaluation itself, or under the assessor who gave it.
pub(super) fn grade_path(evaluation: Path, judgement: Option<Judgement<'_>>) -> Path {
    let evaluation = match judgement.and_then(|it| it.assessor) {
        Some(name) => evaluation.then(Key::Assessors).then(Step::Written((&**name).into())),
        None => evaluation,
    };
    evaluation.then(Key::Grade)
}

/// A grade as people write it: B; of several axes 達成度 B and 妥当性 A.
pub(super) fn grade_names(judgement: Option<Judgement<'_>>) -> Vec<String> {
    judgement.map(|it| it.grade.names()).unwrap_or_default()
}

/// How a sheet's targets of a year stand.
#[derive(Debug)]
pub(super) struct Targets<'a> {
    /// Indicators with a target: name, target, result.
    pub(super) indicators: Vec<(&'a str, ValueRow<'a>, Achievement)>,
    /// Rows of the schedule with a plan.
    pub(super) rows: Vec<Achievement>,
}

impl<'a> Targets<'a> {
    pub(super) fn of(program: &'a Program, sheet: &'a Sheet, year: FiscalYear) -> Self {
        let indicators = sheet.indicators.iter().filter_map(|indicator| {
            let row = program.row_of(indicator, year)?;
            let direction = indicator.direction;
            let achievement = assess(row.target(), row.result(), &indicator.unit, direction)?;
            Some((&*indicator.name, row, achievement))
        });
        let rows = sheet.schedule.iter().filter_map(|row| {
            let row = program.row_of(row, year)?;
            assess(row.target(), row.result(), "", None)
        });
        Self { indicators: indicators.collect(), rows: rows.collect() }
    }

    /// Whether there are indicators and all of them were met.
    pub(super) fn indicators_met(&self) -> bool {
        !self.indicators.is_empty() && self.indicators.iter().all(|it| it.2 == Achievement::Met)
    }

    /// Whether nothing is known to be wanting and something is known to be there.
    pub(super) fn all_met(&self) -> bool {
        let met = |it: &Achievement| *it == Achievement::Met;
        self.indicators.iter().all(|it| it.2 == Achievement::Met)
            && self.rows.iter().all(|it| *it != Achievement::Missed)
            && (self.rows.iter().any(met) || !self.indicators.is_empty())
    }
}
