//! How a year was judged and whether its targets were met, as far as a program can tell.

use super::comparison::Folded;
use super::context::RecordContext;
use super::wording::says_nothing;
use crate::calendar::FiscalYear;
use crate::japanese::{half_width, parse_number};
use crate::record::{Direction, Grade, PlanActual, Program, ScaleLevel, Text, Tone};

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

/// A grade, axis by axis, without what is outside the judgement.
pub(super) fn judged<'a>(program: &'a Program, grade: &'a Grade) -> Vec<Judged<'a>> {
    let on = |axis: &'a str, label: &str| {
        let level = program.grade(axis, label)?;
        rank(level.tone)?;
        let levels = program.file.grades.axis(axis)?.iter();
        let best = levels.filter(|it| rank(it.tone).is_some()).min_by_key(|it| rank(it.tone))?;
        Some(Judged { axis, level, best })
    };
    match grade {
        Grade::One(label) => on("", label).into_iter().collect(),
        Grade::ByAxis(table) => table.iter().filter_map(|(axis, label)| on(axis, label)).collect(),
    }
}

/// A grade as people write it: B; of several axes 達成度 B、妥当性 A.
pub(super) fn grade_name(grade: &Grade) -> String {
    match grade {
        Grade::One(label) => label.to_string(),
        Grade::ByAxis(table) => {
            let axes = table.iter().filter(|(_, label)| !label.is_empty());
            axes.map(|(axis, label)| format!("{axis} {label}")).collect::<Vec<_>>().join("、")
        }
    }
}

/// Whether a target was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Met,
    Missed,
    /// Only a reader can tell.
    Unclear,
}

/// Whether what came of a plan is what was planned; none without a plan.
pub(super) fn verdict(cell: &PlanActual, direction: Option<Direction>) -> Option<Verdict> {
    if !is_planned(&cell.plan) {
        return None;
    }
    if cell.actual.is_empty() {
        return Some(Verdict::Unclear);
    }
    Some(match (measure(&cell.plan), measure(&cell.actual)) {
        (Some((plan, unit)), Some((actual, other))) if unit == other => {
            of_numbers(plan, actual, direction)
        }
        _ => of_words(&cell.plan, &cell.actual),
    })
}

/// Whether a cell plans anything: a dash and 実施予定なし do not.
pub(super) fn is_planned(plan: &Text) -> bool {
    const NOTHING: &[&str] = &["予定なし", "計画なし", "事項なし", "実施なし", "対象外", "未定"];
    !plan.is_empty() && !says_nothing(plan) && !NOTHING.iter().any(|it| plan.ends_with(it))
}

fn of_numbers(plan: f64, actual: f64, direction: Option<Direction>) -> Verdict {
    let met = match direction {
        Some(Direction::Higher) => actual >= plan,
        Some(Direction::Lower) => actual <= plan,
        Some(Direction::Maintain | Direction::None) | None => {
            let same = (actual - plan).abs() < f64::EPSILON;
            return if same { Verdict::Met } else { Verdict::Unclear };
        }
    };
    if met { Verdict::Met } else { Verdict::Missed }
}

fn of_words(plan: &str, actual: &str) -> Verdict {
    const WANTING: &[&str] = &["一部", "除", "未", "ない", "なか", "遅", "延期", "中止", "見送"];
    const NOT_YET: &[&str] = &["未", "不", "非", "準備", "検討", "予定", "途中"];
    let (plan, actual) = (Folded::new(plan), Folded::new(actual));
    if plan == actual {
        return Verdict::Met;
    }
    let (plan, actual) = (plan.as_str(), actual.as_str());
    if WANTING.iter().any(|it| actual.contains(it) && !plan.contains(it)) {
        return Verdict::Missed;
    }
    let is_more = actual.contains(plan) && !NOT_YET.iter().any(|it| actual.contains(it));
    if is_more { Verdict::Met } else { Verdict::Unclear }
}

/// The number of a cell and what it counts: 20分 and 20 are numbers, 10月に20件 is prose.
pub(super) fn measure(text: &str) -> Option<(f64, String)> {
    if text.len() > 40 {
        return None;
    }
    let text = half_width(text);
    let is_number = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',');
    let end = text.rfind(is_number)? + 1;
    let unit: String = text[end..].trim().to_owned();
    parse_number(&text[..end]).map(|number| (number, unit))
}

/// How a sheet's targets of a year stand.
#[derive(Debug, Default)]
pub(super) struct Targets<'a> {
    /// Indicators with a target: name, target, result.
    pub(super) indicators: Vec<(&'a str, &'a PlanActual, Verdict)>,
    /// Rows of the schedule with a plan.
    pub(super) rows: Vec<Verdict>,
}

impl<'a> Targets<'a> {
    pub(super) fn of(context: &RecordContext<'a>, year: FiscalYear) -> Self {
        let Some(sheet) = context.as_sheet() else { return Self::default() };
        let indicators = sheet.indicators.iter().filter_map(|indicator| {
            let cell = indicator.years.year(year)?;
            Some((&*indicator.name, cell, verdict(cell, indicator.direction)?))
        });
        let rows = sheet.schedule.iter().filter_map(|it| verdict(it.years.year(year)?, None));
        Self { indicators: indicators.collect(), rows: rows.collect() }
    }

    /// Whether there are indicators and all of them were met.
    pub(super) fn indicators_met(&self) -> bool {
        !self.indicators.is_empty() && self.indicators.iter().all(|it| it.2 == Verdict::Met)
    }

    /// Whether nothing is known to be wanting and something is known to be there.
    pub(super) fn all_met(&self) -> bool {
        let met = |it: &Verdict| *it == Verdict::Met;
        self.indicators.iter().all(|it| it.2 == Verdict::Met)
            && self.rows.iter().all(|it| *it != Verdict::Missed)
            && (self.rows.iter().any(met) || !self.indicators.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(plan: &str, actual: &str, direction: Option<Direction>) -> Option<Verdict> {
        verdict(&PlanActual { plan: Text::new(plan), actual: Text::new(actual) }, direction)
    }

    #[test]
    fn numbers_are_met_in_their_direction() {
        use Direction::{Higher, Lower, Maintain};
        use Verdict::{Met, Missed, Unclear};
        for (plan, actual, direction, verdict) in [
            ("20", "18", Some(Lower), Met),
            ("20分", "１８分", Some(Lower), Met),
            ("20", "21", Some(Lower), Missed),
            ("1,000", "１０００", Some(Higher), Met),
            ("90％", "89.9％", Some(Higher), Missed),
            ("20", "18", Some(Maintain), Unclear),
            ("20", "20", None, Met),
            ("20", "21", None, Unclear),
            ("20分", "18秒", Some(Lower), Unclear),
        ] {
            assert_eq!(of(plan, actual, direction), Some(verdict), "{plan} {actual}");
        }
    }

    #[test]
    fn words_are_met_when_they_are_said_again() {
        use Verdict::{Met, Missed, Unclear};
        for (plan, actual, verdict) in [
            ("実施", "実施", Met),
            ("実施", "全庁実施", Met),
            ("実施", "未実施", Missed),
            ("実施", "実施準備", Unclear),
            ("すべての部区で実施", "一部の部を除き実施", Missed),
            ("予約を始める", "10月に予約の受付を始めた", Unclear),
            ("実施", "", Unclear),
        ] {
            assert_eq!(of(plan, actual, None), Some(verdict), "{plan} {actual}");
        }
        assert_eq!(of("－", "実施", None), None);
        assert_eq!(of("", "", None), None);
    }
}
