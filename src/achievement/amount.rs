//! Amounts as they stand in a cell: 1,200人, 95％以上, 4分22秒以内, 3〜5件.

use std::borrow::Cow;

use crate::japanese::{fold, parse_number};
use crate::record::Direction;

/// How much a text says, and of what: a number, or all numbers from one to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The least that it may be, `-∞` where nothing is said.
    least: f64,
    /// The most that it may be, `∞` where nothing is said.
    most: f64,
    /// What is counted, folded; durations are in 秒.
    unit: String,
}

/// The longest text that is an amount and not a sentence, in bytes.
const LENGTH: usize = 40;

/// The longest unit that stands behind a number, in letters: 人/年, マイクログラム.
const UNIT: usize = 7;

/// The unit of durations.
const SECONDS: &str = "秒";

/// Which side of its number is meant.
#[derive(Clone, Copy)]
enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

/// How bounds are said, those first that have others in them.
const BOUNDS: [(&str, Bound); 8] = [
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("未満", Bound::LessThan),
    ("を上回る", Bound::MoreThan),
    ("を下回る", Bound::LessThan),
    ("を超える", Bound::MoreThan),
    ("超", Bound::MoreThan),
];

impl Amount {
    /// The amount that a text is, where a number alone counts in `unit`. None for words, for dates,
    /// and for what could be read in two ways: 約10件, 10月, 5件と3件.
    #[must_use]
    pub fn parse(text: &str, unit: &str) -> Option<Self> {
        if text.len() > LENGTH {
            return None;
        }
        let (folded, unit) = (fold(text), fold(unit));
        if let Some((from, to)) = folded.split_once('~') {
            return Self::range(from, to, &unit);
        }
        let bound = BOUNDS.iter().find(|(word, _)| folded.contains(word));
        let Some((word, bound)) = bound else {
            let (number, unit) = measure(&folded, &unit)?;
            return Some(Self { least: number, most: number, unit });
        };
        let (number, unit) = measure(&folded.replacen(word, "", 1), &unit)?;
        let (least, most) = match bound {
            Bound::AtLeast => (number, f64::INFINITY),
            Bound::MoreThan => (number.next_up(), f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, number),
            Bound::LessThan => (f64::NEG_INFINITY, number.next_down()),
        };
        Some(Self { least, most, unit })
    }

    /// 3~5件, 3件~5件, ~5件, 3件~.
    fn range(from: &str, to: &str, unit: &str) -> Option<Self> {
        // A unit that is said once is said at the end.
        let own_unit = to.rfind(is_of_number).map_or("", |it| &to[it + 1..]);
        let from = match parse_number(from) {
            Some(_) => Cow::from([from, own_unit].concat()),
            None => from.into(),
        };
        let measured = |it: &str| (!it.is_empty()).then(|| measure(it, unit));
        let (least, most, unit) = match (measured(&from), measured(to)) {
            (Some(from), Some(to)) => {
                let ((least, unit), (most, other_unit)) = (from?, to?);
                (least, most, Some(unit).filter(|it| *it == other_unit && least <= most)?)
            }
            (Some(from), None) => from.map(|(least, unit)| (least, f64::INFINITY, unit))?,
            (None, Some(to)) => to.map(|(most, unit)| (f64::NEG_INFINITY, most, unit))?,
            (None, None) => return None,
        };
        // From which day to which, not how many.
        let is_calendar = matches!(&*unit, "日" | "年");
        (!is_calendar).then_some(Self { least, most, unit })
    }

    /// The number, also where it is a bound; none for a range.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match (self.least.is_finite(), self.most.is_finite()) {
            (true, true) => self.is_exact().then_some(self.least),
            (true, false) => Some(self.least),
            (false, _) => Some(self.most),
        }
    }

    /// The number of a target that a result is measured by, where this way is the better one: the bound that it has
    /// on that side; of what shall stay, the number nearest to the result. None where there is no such bound.
    pub(super) fn measure_of(&self, result: &Self, direction: Direction) -> Option<f64> {
        match direction {
            Direction::Higher => self.least.is_finite().then_some(self.least),
            Direction::Lower => self.most.is_finite().then_some(self.most),
            Direction::Maintain | Direction::None => {
                Some(result.number()?.clamp(self.least, self.most))
            }
        }
    }

    /// Whether it is one number and no other.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.least.total_cmp(&self.most).is_eq()
    }

    /// Whether the two can be compared.
    pub(super) fn is_in_unit_of(&self, other: &Self) -> bool {
        self.unit == other.unit
    }

    /// As much or more; none where it is a bound from above.
    pub(super) fn or_more(&self) -> Option<Self> {
        let amount = Self { most: f64::INFINITY, ..self.clone() };
        self.least.is_finite().then_some(amount)
    }

    /// As much or less; none where it is a bound from below.
    pub(super) fn or_less(&self) -> Option<Self> {
        let amount = Self { least: f64::NEG_INFINITY, ..self.clone() };
        self.most.is_finite().then_some(amount)
    }

    /// Whether all that the other may be is in this.
    pub(super) fn contains(&self, other: &Self) -> bool {
        self.least <= other.least && other.most <= self.most
    }

    /// Whether nothing that the other may be is in this.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        other.most < self.least || self.most < other.least
    }
}

/// The number that a folded text is, and its unit.
fn measure(text: &str, unit: &str) -> Option<(f64, String)> {
    if let Some(number) = parse_number(text) {
        let seconds = duration(&[text, unit].concat());
        return Some(seconds.map_or_else(|| (number, unit.to_owned()), in_seconds));
    }
    if let Some(seconds) = duration(text) {
        return Some(in_seconds(seconds));
    }
    let end = text.rfind(is_of_number)? + 1;
    let (number, own_unit) = text.split_at(end);
    let number = parse_number(number)?;
    let is_unit =
        own_unit == unit || own_unit.chars().count() <= UNIT && own_unit.chars().all(is_of_unit);
    (is_unit && !is_calendar(own_unit)).then(|| (number, own_unit.to_owned()))
}

fn in_seconds(seconds: f64) -> (f64, String) {
    (seconds, SECONDS.to_owned())
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '.' | ',')
}

fn is_of_unit(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '%' | '/' | '・' | '\'' | '°')
}

/// Whether a number with this behind it is a time of the year or of the day, not how long something
/// took: 10月末, 25年度, 17時.
fn is_calendar(unit: &str) -> bool {
    let is_hour = unit.starts_with('時') && !unit.starts_with("時間");
    unit.starts_with('月') || unit.starts_with("年度") || is_hour
}

/// 4分22秒 in seconds; one part alone may be in tenths: 1.5時間. Days alone are days.
fn duration(text: &str) -> Option<f64> {
    const PARTS: [(&str, f64); 4] =
        [("日", 86400.0), ("時間", 3600.0), ("分", 60.0), (SECONDS, 1.0)];
    if !PARTS.iter().any(|(unit, _)| text.ends_with(unit)) {
        return None;
    }
    let mut rest = text;
    let (mut total, mut parts) = (0.0, 0);
    for (unit, seconds) in PARTS {
        let Some((number, after)) = rest.split_once(unit) else { continue };
        total += parse_number(number)? * seconds;
        parts += 1;
        rest = after;
    }
    let is_days = parts == 1 && text.ends_with('日');
    // To the millisecond, so that 0.7分 is 42秒.
    let total = (total * 1000.0).round() / 1000.0;
    (parts > 0 && rest.is_empty() && !is_days).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_and_without_unit_are_amounts() {
        for (text, unit, number, own) in [
            ("1,200", "件", 1200.0, "件"),
            ("1,200人", "", 1200.0, "人"),
            ("９５％", "％", 95.0, "%"),
            ("95.5%", "", 95.5, "%"),
            ("95", "", 95.0, ""),
            ("▲5", "千円", -5.0, "千円"),
            ("▲ 5 千円", "", -5.0, "千円"),
            ("20人/年", "人/年", 20.0, "人/年"),
            ("100", "円（税込）", 100.0, "円(税込)"),
            ("100円（税込）", "円（税込）", 100.0, "円(税込)"),
            ("4分22秒", "", 262.0, "秒"),
            ("20分", "", 1200.0, "秒"),
            ("20", "分", 1200.0, "秒"),
            ("0.7分", "", 42.0, "秒"),
            ("1時間5分", "", 3900.0, "秒"),
            ("1.5", "時間", 5400.0, "秒"),
            ("３日", "", 3.0, "日"),
        ] {
            let amount = Amount::parse(text, unit).unwrap_or_else(|| panic!("{text}"));
            assert!(amount.is_exact(), "{text}");
            assert_eq!((amount.number(), &*amount.unit), (Some(number), own), "{text}");
        }
    }

    #[test]
    fn bounds_and_ranges_are_read_in_words() {
        const NONE: f64 = f64::INFINITY;
        for (text, unit, least, most) in [
            ("80％以上", "％", 80.0, NONE),
            ("80以上", "％", 80.0, NONE),
            ("３日以内", "", -NONE, 3.0),
            ("20分以内", "分", -NONE, 1200.0),
            ("1,000人以下", "", -NONE, 1000.0),
            ("20人未満", "", -NONE, 20.0_f64.next_down()),
            ("100件超", "", 100.0_f64.next_up(), NONE),
            ("100件を超える", "", 100.0_f64.next_up(), NONE),
            ("3〜5件", "件", 3.0, 5.0),
            ("3件～5件", "", 3.0, 5.0),
            ("3～5", "件", 3.0, 5.0),
            ("～5件", "", -NONE, 5.0),
            ("3件～", "", 3.0, NONE),
        ] {
            let amount = Amount::parse(text, unit).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((amount.least, amount.most), (least, most), "{text}");
        }
    }

    #[test]
    fn words_dates_and_what_can_be_read_in_two_ways_are_none() {
        for text in [
            "",
            "実施",
            "○",
            "全庁(23部・区)で実施",
            "約10件",
            "10月",
            "10月末",
            "5月1日",
            "4月～9月",
            "25年度",
            "平成25年度",
            "17時",
            "9時～17時",
            "1日～3日",
            "10件（うち新規3件）",
            "80％以上90％未満",
            "5～3件",
            "3人～5件",
            "～",
            "3-5件",
            "以上",
        ] {
            assert_eq!(Amount::parse(text, ""), None, "{text}");
        }
    }
}
