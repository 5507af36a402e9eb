//! How a year was judged and whether its targets were met, as far as a program can tell.

use std::cmp::Reverse;

use super::enumerate::{FEW, few_listed};
use crate::achievement::{Achievement, assess};
use crate::calendar::FiscalYear;
use crate::record::{Judgement, Key, Path, Program, ScaleLevel, Sheet, Step, Tone, ValueRow};
use crate::words::Fact;

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

/// A grade as people write it: B; of several axes 達成度 B and 妥当性 A, of many the lowest first.
pub(super) fn grade_names(judgement: Option<Judgement<'_>>) -> Fact {
    let Some(judgement) = judgement else { return few_listed([""]) };
    let given = judgement.levels().filter(|(_, label, _)| !label.is_empty());
    let mut names: Vec<(Option<u8>, String)> = given
        .map(|(axis, label, level)| {
            let rank = level.and_then(|it: &ScaleLevel| rank(it.tone));
            (rank, format!("{axis} {label}").trim_start().to_owned())
        })
        .collect();
    if names.len() > FEW {
        names.sort_by_key(|it| Reverse(it.0));
    }
    few_listed(names.into_iter().map(|it| it.1))
}

/// The grades that are about what was achieved: of several axes those whose names say so. Whether a need is great
/// (必要性) and a cost fair (公平性) no target tells.
pub(super) fn of_achievement(judged: Vec<Judged<'_>>) -> Vec<Judged<'_>> {
    const ACHIEVEMENT: [&str; 7] =
        ["達成", "成果", "有効", "進捗", "achievement", "result", "effective"];
    let is_of_achievement = |judged: &Judged<'_>| {
        let axis = judged.axis.to_lowercase();
        axis.is_empty() || ACHIEVEMENT.iter().any(|word| axis.contains(word))
    };
    if judged.iter().any(is_of_achievement) {
        judged.into_iter().filter(is_of_achievement).collect()
    } else {
        judged
    }
}

impl Judged<'_> {
    /// As people write it: 達成度 D.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.axis, self.level.label).trim_start().to_owned()
    }
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
