//! What part of a target came about (達成率), in per cent.

use std::fmt;

use super::{Amount, is_planned};
use crate::japanese::fold;
use crate::record::{Direction, Present};

/// What part of a target came about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rate {
    /// So much of it.
    Of(Percent),
    /// That cannot be said, for this reason.
    NotComputed(NotComputed),
}

/// Why there is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotComputed {
    /// Nothing was planned.
    NoTarget,
    /// There is no result yet.
    NoResult,
    /// Nobody said which way is better.
    NoDirection,
    /// The target or the result is no number.
    NoNumber,
    /// The two are of different units.
    OtherUnit,
    /// The target is a bound on the side that is not the better one: 20人以上, of which less is better.
    AgainstDirection,
    /// The target or the result is below zero.
    Negative,
}

/// A rate in per cent, shown with one decimal.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Percent(f64);

impl Percent {
    /// The whole of a target.
    const WHOLE: Self = Self(100.0);
    /// Nothing of it.
    const NOTHING: Self = Self(0.0);

    /// The rate that somebody typed: 108.9, 108.9％, 109.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let amount = Amount::parse(typed, PERCENT).filter(Amount::is_exact)?;
        amount.is_in_unit_of(&Amount::parse("0", PERCENT)?).then(|| amount.number().map(Self))?
    }

    /// The number as it is shown and judged, with one decimal, half up: 108.9.
    #[must_use]
    pub fn number(self) -> f64 {
        round(self.0, 1)
    }

    /// The number without any rounding.
    #[must_use]
    pub fn exact(self) -> f64 {
        self.0
    }

    /// Whether what somebody typed is this rate at the digits that were typed, rounded half up or cut off: 109, 108.9
    /// and 108.8 of 108.88. None where no rate was typed.
    #[must_use]
    pub fn is_typed_as(self, typed: &str) -> Option<bool> {
        let Self(number) = Self::parse(typed)?;
        let folded = fold(typed);
        let fraction = folded.split_once('.').map_or("", |(_, it)| it);
        let decimals = fraction.chars().take_while(char::is_ascii_digit).map(|_| 1).sum();
        let is = |it: f64| (it - number).abs() < SLIGHT;
        Some(is(round(self.0, decimals)) || is(cut_off(self.0, decimals)))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.number())
    }
}

/// The unit of rates.
const PERCENT: &str = "％";

/// What decimal numbers lose in binary ones is less.
const SLIGHT: f64 = 1e-9;

/// A number rounded half up.
fn round(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (number * scale + 0.5 + SLIGHT).floor() / scale
}

/// A number without its further decimals.
fn cut_off(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (number * scale + SLIGHT).floor() / scale
}

impl Rate {
    /// The rate, if there is one.
    #[must_use]
    pub fn percent(self) -> Option<Percent> {
        match self {
            Self::Of(percent) => Some(percent),
            Self::NotComputed(_) => None,
        }
    }
}

/// What part of a target came about.
///
/// Where more is better (増加) it is the result by the target, where less is better (減少) the target by the result.
/// What shall stay (維持) is wholly met within the target, else the smaller of the two by the larger. Without a
/// direction there is no rate. A target of zero is met or not. `unit` is that of numbers which stand alone (単位).
///
/// ```
/// use kohyo::achievement::{NotComputed, Rate, rate};
/// use kohyo::record::Direction;
///
/// let percent = |it: Rate| it.percent().map(|it| it.to_string());
/// assert_eq!(percent(rate("900", "980", "人", Some(Direction::Higher))).as_deref(), Some("108.9"));
/// assert_eq!(percent(rate("20分", "25分", "", Some(Direction::Lower))).as_deref(), Some("80.0"));
/// assert_eq!(rate("900", "980", "人", None), Rate::NotComputed(NotComputed::NoDirection));
/// ```
#[must_use]
pub fn rate(target: &str, result: &str, unit: &str, direction: Option<Direction>) -> Rate {
    computed(target, result, unit, direction).map_or_else(Rate::NotComputed, Rate::Of)
}

fn computed(
    target: &str,
    result: &str,
    unit: &str,
    direction: Option<Direction>,
) -> Result<Percent, NotComputed> {
    if !is_planned(target) {
        return Err(NotComputed::NoTarget);
    }
    if !result.is_given() {
        return Err(NotComputed::NoResult);
    }
    let direction = match direction {
        Some(Direction::None) | None => return Err(NotComputed::NoDirection),
        Some(direction @ (Direction::Higher | Direction::Lower | Direction::Maintain)) => direction,
    };
    let target = Amount::parse(target, unit).ok_or(NotComputed::NoNumber)?;
    let result = Amount::parse(result, unit).filter(Amount::is_exact);
    let result = result.ok_or(NotComputed::NoNumber)?;
    if !target.is_in_unit_of(&result) {
        return Err(NotComputed::OtherUnit);
    }
    let (wanted, actual) = (target.measure_of(&result, direction), result.number());
    let wanted = wanted.ok_or(NotComputed::AgainstDirection)?;
    let actual = actual.ok_or(NotComputed::NoNumber)?;
    of_numbers(wanted, actual, direction)
}

/// A part of a whole that is more than zero.
fn part(part: f64, whole: f64) -> Percent {
    Percent(part / whole * 100.0)
}

/// The rate of two numbers; of what shall stay, those are equal within the target.
fn of_numbers(target: f64, result: f64, direction: Direction) -> Result<Percent, NotComputed> {
    let all_or_nothing = |met: bool| if met { Percent::WHOLE } else { Percent::NOTHING };
    let is_zero = target == 0.0;
    match direction {
        Direction::Higher if is_zero => return Ok(all_or_nothing(result >= 0.0)),
        Direction::Lower if is_zero => return Ok(all_or_nothing(result <= 0.0)),
        Direction::Higher | Direction::Lower | Direction::Maintain | Direction::None => {}
    }
    if target < 0.0 || result < 0.0 {
        return Err(NotComputed::Negative);
    }
    Ok(match direction {
        Direction::Higher => part(result, target),
        Direction::Lower if result == 0.0 => Percent::WHOLE,
        Direction::Lower => part(target, result),
        // Both are zero.
        Direction::Maintain | Direction::None if target.max(result) <= 0.0 => Percent::WHOLE,
        Direction::Maintain | Direction::None => part(target.min(result), target.max(result)),
    })
}

#[cfg(test)]
mod tests {
    use super::Direction::{Higher, Lower, Maintain};
    use super::NotComputed as No;
    use super::*;

    /// Target, result, unit, direction, rate.
    type Row = (&'static str, &'static str, &'static str, Option<Direction>, &'static str);

    const RATES: &[Row] = &[
        ("900", "980", "人", Some(Higher), "108.9"),
        ("1000", "980", "人", Some(Higher), "98.0"),
        ("1,000人", "９８０", "人", Some(Higher), "98.0"),
        ("100", "0", "件", Some(Higher), "0.0"),
        ("3", "2", "件", Some(Higher), "66.7"),
        ("2000", "667", "件", Some(Higher), "33.4"),
        ("100", "250", "件", Some(Higher), "250.0"),
        ("20", "25", "件", Some(Lower), "80.0"),
        ("20", "16", "件", Some(Lower), "125.0"),
        ("20", "0", "件", Some(Lower), "100.0"),
        ("20", "20", "件", Some(Maintain), "100.0"),
        ("20", "18", "件", Some(Maintain), "90.0"),
        ("20", "25", "件", Some(Maintain), "80.0"),
        // Zero is met or it is not.
        ("0", "0", "件", Some(Higher), "100.0"),
        ("0", "5", "件", Some(Higher), "100.0"),
        ("0", "▲5", "件", Some(Higher), "0.0"),
        ("0", "0", "件", Some(Lower), "100.0"),
        ("0", "▲1", "件", Some(Lower), "100.0"),
        ("0", "1", "件", Some(Lower), "0.0"),
        ("0", "0", "件", Some(Maintain), "100.0"),
        ("0", "4", "件", Some(Maintain), "0.0"),
        // Bounds and ranges.
        ("80％以上", "76％", "", Some(Higher), "95.0"),
        ("80以上", "88", "％", Some(Higher), "110.0"),
        ("20件以内", "25件", "", Some(Lower), "80.0"),
        ("100人未満", "125人", "", Some(Lower), "80.0"),
        ("80％以上", "95", "％", Some(Maintain), "100.0"),
        ("80％以上", "40", "％", Some(Maintain), "50.0"),
        ("3〜5件", "4", "件", Some(Maintain), "100.0"),
        ("4〜5件", "2", "件", Some(Maintain), "50.0"),
        ("4〜5件", "10", "件", Some(Maintain), "50.0"),
        ("4〜5件", "3", "件", Some(Higher), "75.0"),
        ("4〜5件", "10", "件", Some(Lower), "50.0"),
        // Durations are of one unit.
        ("5分", "4分22秒", "", Some(Lower), "114.5"),
        ("20", "25分", "分", Some(Lower), "80.0"),
        ("1.5時間", "2時間", "", Some(Lower), "75.0"),
    ];

    #[test]
    fn a_rate_is_the_part_of_the_target_that_came_about() {
        for (target, result, unit, direction, expected) in RATES {
            let found = rate(target, result, unit, *direction).percent().map(|it| it.to_string());
            assert_eq!(found.as_deref(), Some(*expected), "{target} {result} {direction:?}");
        }
    }

    #[test]
    fn what_has_no_rate_says_why() {
        for (target, result, unit, direction, why) in [
            ("", "5", "件", Some(Higher), No::NoTarget),
            ("－", "5", "件", Some(Higher), No::NoTarget),
            ("5", "", "件", Some(Higher), No::NoResult),
            ("5", "集計中", "件", Some(Higher), No::NoResult),
            ("5", "5", "件", None, No::NoDirection),
            ("5", "5", "件", Some(Direction::None), No::NoDirection),
            ("実施", "実施", "", Some(Higher), No::NoNumber),
            ("5", "約5", "件", Some(Higher), No::NoNumber),
            ("5", "5以上", "件", Some(Higher), No::NoNumber),
            ("5件", "5人", "", Some(Higher), No::OtherUnit),
            ("20件以上", "25", "件", Some(Lower), No::AgainstDirection),
            ("20件以下", "25", "件", Some(Higher), No::AgainstDirection),
            ("▲5", "3", "％", Some(Higher), No::Negative),
            ("5", "▲3", "％", Some(Higher), No::Negative),
            ("▲5", "▲3", "％", Some(Maintain), No::Negative),
        ] {
            assert_eq!(rate(target, result, unit, direction), Rate::NotComputed(why), "{target}");
        }
    }

    #[test]
    fn a_typed_rate_is_compared_at_its_digits() {
        // 980 of 900: 108.888…
        let percent = rate("900", "980", "人", Some(Higher)).percent().unwrap();
        for (typed, same) in [
            ("109", Some(true)),
            ("108", Some(true)),
            ("108.9", Some(true)),
            ("108.8", Some(true)),
            ("108.89％", Some(true)),
            ("１０８．９％", Some(true)),
            ("108.7", Some(false)),
            ("110", Some(false)),
            ("98", Some(false)),
            ("－", None),
            ("約109", None),
            ("109件", None),
        ] {
            assert_eq!(percent.is_typed_as(typed), same, "{typed}");
        }
        let whole = rate("20", "20", "人", Some(Higher)).percent().unwrap();
        assert_eq!(whole.is_typed_as("100.0"), Some(true));
    }
}
