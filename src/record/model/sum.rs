//! Sums of numbers as they stand in cells, without the errors of binary fractions.

use crate::japanese::{half_width, parse_number};
use crate::record::model::absence::Present;

/// A sum with as many decimals as the most exact of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The sum times ten to the power of `decimals`.
    scaled: i128,
    /// How many decimals it has.
    decimals: u32,
}

/// More decimals than any account has.
const MOST_DECIMALS: u32 = 9;

impl Sum {
    /// The number that a text is.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let value = parse_number(text)?;
        let narrow = half_width(text.trim());
        let decimals = narrow.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let decimals = u32::try_from(decimals).ok().filter(|it| *it <= MOST_DECIMALS)?;
        let scaled = (value * 10_f64.powi(decimals.cast_signed())).round();
        // Beyond this a number has lost digits before it came here.
        #[expect(clippy::cast_possible_truncation, reason = "bounded on the same line")]
        (scaled.abs() < 1e15).then_some(Self { scaled: scaled as i128, decimals })
    }

    /// The sum of texts; none where one of them is a word, or none is a number. What says that there is nothing adds
    /// nothing.
    ///
    /// ```
    /// use kohyo::record::Sum;
    ///
    /// let sum = Sum::of_all(["1,200", "－", "0.5"]).unwrap();
    /// assert_eq!(sum.to_string(), "1200.5");
    /// assert_eq!(Sum::of_all(["1,200", "約300"]), None);
    /// assert_eq!(Sum::of_all(["－", ""]), None);
    /// ```
    #[must_use]
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut sum: Option<Self> = None;
        for text in texts.into_iter().filter(|it| it.is_given()) {
            let number = Self::of(text)?;
            sum = Some(sum.map_or(number, |it| it.plus(number)));
        }
        sum
    }

    fn plus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        let scaled = |it: Self| it.scaled * 10_i128.pow(decimals - it.decimals);
        Self { scaled: scaled(self) + scaled(other), decimals }
    }

    /// Whether a total is this sum. What is told in a rounding unit (千円, 0.1％) may differ by what rounding each of the
    /// `parts` makes: half of the last place each.
    #[must_use]
    pub fn agrees_with(self, total: Self, parts: usize, unit: &str) -> bool {
        let decimals = self.decimals.max(total.decimals);
        let scaled = |it: Self| it.scaled * 10_i128.pow(decimals - it.decimals);
        let difference = (scaled(self) - scaled(total)).abs();
        let is_rounded = decimals > 0 || unit.contains(['千', '万', '億', '兆']);
        let slack = i128::try_from(parts.div_ceil(2)).unwrap_or(1);
        difference == 0 || is_rounded && difference <= slack
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = 10_i128.pow(self.decimals);
        let sign = if self.scaled < 0 { "-" } else { "" };
        let (whole, fraction) = (self.scaled.abs() / unit, self.scaled.abs() % unit);
        match self.decimals {
            0 => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{fraction:0>width$}", width = decimals as usize),
        }
    }
}

/// Names of a row that is the sum of those before it.
const TOTALS: [&str; 10] =
    ["合計", "計", "総計", "合計額", "総額", "総事業費", "total", "sum", "合　計", "合 計"];

/// Whether the name of a row says that it is the sum of the others.
#[must_use]
pub fn is_total(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    TOTALS.contains(&name.as_str())
}
