//! Which rates of achievement (達成率) a level of a scale is for (基準), and in which years it holds (適用).

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use crate::calendar::{FiscalYear, Naming};
use crate::japanese::{fold, half_width, parse_number};
use crate::record::model::program::YearSpan;
use crate::record::model::value::{Text, schema};

/// Rates of achievement in per cent, from one to another: 90以上, 80以上90未満, 60未満, 100.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// As it was typed.
    pub typed: Text,
    /// The least rate, and whether it is one of them.
    least: Option<(f64, bool)>,
    /// The greatest rate, and whether it is one of them.
    most: Option<(f64, bool)>,
}

/// The words behind a number: whether it bounds from below, and whether it is itself within.
const BOUNDS: [(&str, bool, bool); 5] = [
    ("以上", true, true),
    ("を超える", true, false),
    ("超", true, false),
    ("以下", false, true),
    ("未満", false, false),
];

/// A number, whether it bounds from below, and whether it is itself within.
type Bound = (f64, bool, bool);

/// 80以上90未満
fn japanese(text: &str) -> Option<Vec<Bound>> {
    let mut bounds = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|it: char| !(it.is_ascii_digit() || matches!(it, '.' | '-')))?;
        let number = parse_number(&rest[..end])?;
        let words = &rest[end..];
        let (word, is_below, is_within) = *BOUNDS.iter().find(|it| words.starts_with(it.0))?;
        bounds.push((number, is_below, is_within));
        rest = &words[word.len()..];
    }
    Some(bounds)
}

/// The English words for a bound, those first that have others in them, each with a sign that stands for it: before a
/// number, or behind one.
const ENGLISH: [(&str, &str); 29] = [
    ("per cent", " "),
    ("percent", " "),
    ("or more", " +≥ "),
    ("and more", " +≥ "),
    ("or over", " +≥ "),
    ("and over", " +≥ "),
    ("or above", " +≥ "),
    ("and above", " +≥ "),
    ("or less", " +≤ "),
    ("or under", " +≤ "),
    ("or below", " +≤ "),
    ("or fewer", " +≤ "),
    ("to under", " +≥ < "),
    ("to less than", " +≥ < "),
    ("to below", " +≥ < "),
    ("and under", " < "),
    ("but under", " < "),
    ("and less than", " < "),
    ("but less than", " < "),
    ("at least", " ≥ "),
    ("from", " ≥ "),
    ("more than", " > "),
    ("over", " > "),
    ("above", " > "),
    ("at most", " ≤ "),
    ("up to", " ≤ "),
    ("less than", " < "),
    ("under", " < "),
    ("below", " < "),
];

/// 80 to under 95
fn english(text: &str) -> Option<Vec<Bound>> {
    let mut signs = text.replace(['%', ','], " ").replace(">=", "≥").replace("<=", "≤");
    for sign in ['≥', '≤', '>', '<'] {
        signs = signs.replace(sign, &format!(" {sign} "));
    }
    for (words, sign) in ENGLISH {
        signs = signs.replace(words, sign);
    }
    let of_sign = |sign: &str| match sign {
        "≥" => Some((true, true)),
        ">" => Some((true, false)),
        "≤" => Some((false, true)),
        "<" => Some((false, false)),
        _ => None,
    };
    let mut bounds: Vec<Bound> = Vec::new();
    let mut before = None;
    let mut number = None;
    for word in signs.split_whitespace() {
        if let Some((is_below, is_within)) = word.strip_prefix('+').and_then(of_sign) {
            match (number.take(), bounds.last()) {
                (Some(value), _) => bounds.push((value, is_below, is_within)),
                // In "from 80 to under 95" the bound of 80 is said twice.
                (None, Some(last)) if (last.1, last.2) == (is_below, is_within) => {}
                (None, _) => return None,
            }
        } else if let Some(sign) = of_sign(word) {
            // Two signs without a number between them say nothing.
            if before.replace(sign).is_some() || number.is_some() {
                return None;
            }
        } else {
            let value = parse_number(word)?;
            match before.take() {
                Some((is_below, is_within)) => bounds.push((value, is_below, is_within)),
                None if number.is_some() => return None,
                None => number = Some(value),
            }
        }
    }
    (before.is_none() && number.is_none()).then_some(bounds)
}

impl Threshold {
    /// Reads 90以上, 80％以上90％未満, 60未満, 100, and the same in English: 95 or more, 80 to under 95, under 80.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut threshold = Self { typed: Text::new(text), least: None, most: None };
        let plain = fold(text).replace(['%', ' ', '、'], "");
        if let Some(number) = parse_number(&plain) {
            threshold.least = Some((number, true));
            threshold.most = Some((number, true));
            return Some(threshold);
        }
        let bounds = japanese(&plain).or_else(|| english(&half_width(text).to_lowercase()))?;
        for (number, is_below, is_within) in bounds {
            let side = if is_below { &mut threshold.least } else { &mut threshold.most };
            if side.replace((number, is_within)).is_some() {
                return None;
            }
        }
        let is_any = threshold.least.is_some() || threshold.most.is_some();
        (is_any && !threshold.is_empty()).then_some(threshold)
    }

    /// Whether no rate is both large and small enough.
    fn is_empty(&self) -> bool {
        match (self.least, self.most) {
            (Some((least, is_least_within)), Some((most, is_most_within))) => {
                least > most || (least >= most && !(is_least_within && is_most_within))
            }
            (Some(_) | None, None) | (None, Some(_)) => false,
        }
    }

    /// Whether the rate, in per cent, is one of them.
    #[must_use]
    pub fn contains(&self, percent: f64) -> bool {
        let is_large = self.least.is_none_or(|(it, is_within)| {
            percent > it || (is_within && percent.total_cmp(&it).is_eq())
        });
        let is_small = self.most.is_none_or(|(it, is_within)| {
            percent < it || (is_within && percent.total_cmp(&it).is_eq())
        });
        is_large && is_small
    }

    /// A rate in the midst of them, by which two that are apart are ordered.
    #[must_use]
    pub(crate) fn middle(&self) -> f64 {
        match (self.least, self.most) {
            (Some((least, _)), Some((most, _))) => f64::midpoint(least, most),
            (Some((least, _)), None) => least + 1.0,
            (None, Some((most, _))) => most - 1.0,
            (None, None) => 0.0,
        }
    }

    /// Whether a rate is in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let greater = |a: Option<(f64, bool)>, b: Option<(f64, bool)>| match (a, b) {
            (Some(a), Some(b)) => Some(match a.0.total_cmp(&b.0) {
                std::cmp::Ordering::Greater => a,
                std::cmp::Ordering::Less => b,
                std::cmp::Ordering::Equal => (a.0, a.1 && b.1),
            }),
            (one, other) => one.or(other),
        };
        let smaller = |a: Option<(f64, bool)>, b: Option<(f64, bool)>| {
            let negated = |it: Option<(f64, bool)>| it.map(|(number, within)| (-number, within));
            negated(greater(negated(a), negated(b)))
        };
        let both = Self {
            typed: Text::default(),
            least: greater(self.least, other.least),
            most: smaller(self.most, other.most),
        };
        !both.is_empty()
    }
}

impl<'de> Deserialize<'de> for Threshold {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("no threshold"))
    }
}

schema!(Threshold, "Threshold", { "type": ["string", "number", "null"], "format": "threshold" });

/// The years in which something holds: 平成26年度から, 平成25年度まで, 平成25年度から平成26年度.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Applies {
    /// The first of them; from the beginning, when there is none.
    pub first: Option<FiscalYear>,
    /// The last of them; without an end, when there is none.
    pub last: Option<FiscalYear>,
    /// Whether one was written under another name than it has.
    pub remarkable: bool,
}

impl Applies {
    /// Reads 平成26年度から, 平成25年度まで, 平成25年度から平成26年度, 平成25年度.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let year = |text: &str| FiscalYear::parse(text.trim()).ok();
        let text = text.trim();
        if let Some(first) = text.strip_suffix("から").or_else(|| text.strip_suffix("以降")) {
            let first = year(first)?;
            let remarkable = first.note.is_some();
            return Some(Self { first: Some(first.value), last: None, remarkable });
        }
        if let Some(span) = YearSpan::parse(text) {
            let YearSpan { first, last, remarkable } = span;
            let applies = Self { first: Some(first), last: Some(last), remarkable };
            return (first <= last).then_some(applies);
        }
        let last = year(text.strip_suffix("まで")?)?;
        Some(Self { first: None, last: Some(last.value), remarkable: last.note.is_some() })
    }

    /// Whether it holds in the year.
    #[must_use]
    pub fn contains(self, year: FiscalYear) -> bool {
        self.first.is_none_or(|it| it <= year) && self.last.is_none_or(|it| year <= it)
    }

    /// Whether both hold in some year.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let apart = |one: Self, other: Self| one.last.zip(other.first).is_some_and(|(a, b)| a < b);
        !apart(self, other) && !apart(other, self)
    }

    /// Whether it holds in some years only.
    #[must_use]
    pub fn is_limited(self) -> bool {
        self.first.is_some() || self.last.is_some()
    }

    /// As the form writes it: 平成26年度から.
    #[must_use]
    pub fn name(self) -> String {
        match (self.first, self.last) {
            (Some(first), Some(last)) => {
                YearSpan { first, last, remarkable: false }.name(Naming::Era)
            }
            (Some(first), None) => format!("{}から", first.wareki()),
            (None, Some(last)) => format!("{}まで", last.wareki()),
            (None, None) => String::new(),
        }
    }
}

impl fmt::Display for Applies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Applies {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::parse(&text).ok_or_else(|| D::Error::custom("no years"))
    }
}

schema!(Applies, "Applies", { "type": ["string", "null"], "format": "applies" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_read_as_forms_write_them() {
        for (text, within, without) in [
            ("90以上", &[90.0, 90.1, 200.0][..], &[89.9, 0.0][..]),
            ("90％以上", &[90.0], &[89.9]),
            ("80以上90未満", &[80.0, 89.9], &[79.9, 90.0]),
            ("８０％以上９０％未満", &[80.0, 89.9], &[79.9, 90.0]),
            ("60未満", &[0.0, 59.9], &[60.0]),
            ("100", &[100.0], &[99.9, 100.1]),
            ("100超", &[100.1], &[100.0]),
            ("100を超える", &[100.1], &[100.0]),
            ("50超80以下", &[50.1, 80.0], &[50.0, 80.1]),
            ("99.5以上", &[99.5], &[99.4]),
            ("95 or more", &[95.0, 200.0], &[94.9]),
            ("95% and over", &[95.0], &[94.9]),
            ("at least 95 per cent", &[95.0], &[94.9]),
            (">= 95", &[95.0], &[94.9]),
            ("over 100", &[100.1], &[100.0]),
            ("80 to under 95", &[80.0, 94.9], &[79.9, 95.0]),
            ("from 80% to less than 95%", &[80.0], &[95.0]),
            ("80 or more, under 95", &[80.0], &[95.0]),
            ("80 or more and less than 95", &[80.0], &[95.0]),
            ("Under 80", &[79.9], &[80.0]),
            ("<80", &[79.9], &[80.0]),
            ("up to 60", &[60.0], &[60.1]),
            ("60 or less", &[60.0], &[60.1]),
        ] {
            let threshold = Threshold::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert!(within.iter().all(|it| threshold.contains(*it)), "{text}");
            assert!(!without.iter().any(|it| threshold.contains(*it)), "{text}");
        }
    }

    #[test]
    fn what_can_be_no_threshold_is_none() {
        for text in [
            "",
            "以上",
            "高い",
            "90以上80未満",
            "90以上95以上",
            "90超90以下",
            "約90",
            "80 to 95",
            "80-95",
            "95 under",
            "under over 95",
            "or more",
            "about 90 or more",
            "90以上の",
            "A",
        ] {
            assert_eq!(Threshold::parse(text), None, "{text}");
        }
    }

    #[test]
    fn thresholds_overlap_where_a_rate_is_in_both() {
        for (one, other, overlap) in [
            ("90以上", "80以上90未満", false),
            ("90以上", "80以上90以下", true),
            ("90以上", "95以上", true),
            ("90超", "90", false),
            ("90以上", "90", true),
            ("60未満", "60以上", false),
            ("60以下", "60以上", true),
        ] {
            let (a, b) = (Threshold::parse(one).unwrap(), Threshold::parse(other).unwrap());
            assert_eq!((a.overlaps(&b), b.overlaps(&a)), (overlap, overlap), "{one} {other}");
        }
    }

    #[test]
    fn years_in_which_something_holds_are_read() {
        let year = |it: i16| FiscalYear::new(it).unwrap();
        for (text, name, within, without) in [
            ("平成26年度から", "平成26年度から", 2014, 2013),
            ("H26から", "平成26年度から", 2030, 2013),
            ("平成25年度まで", "平成25年度まで", 2013, 2014),
            ("平成25年度から平成26年度", "平成25年度から平成26年度", 2014, 2015),
            ("平成25年度から平成26年度まで", "平成25年度から平成26年度", 2013, 2012),
            ("平成25年度", "平成25年度", 2013, 2014),
        ] {
            let applies = Applies::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(applies.name(), name, "{text}");
            assert!(applies.contains(year(within)) && !applies.contains(year(without)), "{text}");
        }
        for text in ["ずっと", "から", "平成26年度から平成25年度", "26から"] {
            assert_eq!(Applies::parse(text), None, "{text}");
        }
    }

    #[test]
    fn two_spans_of_years_overlap_where_a_year_is_in_both() {
        let parse = |it: &str| Applies::parse(it).unwrap_or_default();
        for (one, other, overlap) in [
            ("平成25年度まで", "平成26年度から", false),
            ("平成26年度まで", "平成26年度から", true),
            ("", "平成26年度から", true),
            ("平成25年度", "平成26年度", false),
        ] {
            assert_eq!(parse(one).overlaps(parse(other)), overlap, "{one} {other}");
            assert_eq!(parse(other).overlaps(parse(one)), overlap, "{one} {other}");
        }
    }
}
