//! Fiscal years (年度).

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Deserializer, de};

use super::era::{ERAS, Era, push};
use super::reading::{Note, Reading};
use super::written_year::{self, YearError};

/// The month in which a fiscal year begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FirstMonth(i8);

impl FirstMonth {
    /// April, as in every Japanese municipality's accounts.
    pub const APRIL: Self = Self(4);

    /// The first month of a fiscal year, 1 to 12.
    #[must_use]
    pub fn new(month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self(month))
    }

    /// 1 to 12.
    #[must_use]
    pub fn get(self) -> i8 {
        self.0
    }

    /// How many months after the beginning of the fiscal year `month` begins, 0 to 11.
    pub(super) fn offset(self, month: i8) -> i8 {
        (month - self.0).rem_euclid(12)
    }
}

impl Default for FirstMonth {
    fn default() -> Self {
        Self::APRIL
    }
}

/// A fiscal year, named by the year in which it begins.
///
/// ```
/// use jiff::civil::date;
/// use kohyo::calendar::{FirstMonth, FiscalYear};
///
/// let year = FiscalYear::parse("Ｈ２５年度").unwrap().value;
/// assert_eq!(year.canonical(), "平成25年度（2013年度）");
/// assert_eq!(year.last_day(FirstMonth::APRIL), date(2014, 3, 31));
/// assert_eq!(FiscalYear::containing(date(2014, 3, 31), FirstMonth::APRIL), year);
///
/// // There never was a 平成34年度, but everyone knows what is meant.
/// let reading = FiscalYear::parse("平成34年度").unwrap();
/// assert_eq!(reading.value.wareki(), "令和4年度");
/// assert!(reading.note.is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(i16);

impl FiscalYear {
    /// The first year of the first era known here.
    pub const MIN: Self = Self(1868);
    /// Far beyond any plan.
    pub const MAX: Self = Self(2200);

    /// The fiscal year that begins in the western year `year`, 1868 to 2200.
    #[must_use]
    pub fn new(year: i16) -> Option<Self> {
        Some(Self(year)).filter(|year| (Self::MIN..=Self::MAX).contains(year))
    }

    /// Reads a fiscal year in any spelling: 平成25年度, Ｈ２５, 令和元年度, 2013, FY2013, 2013/14, FY2013-14,
    /// 平成25年度（2013年度）. A year of an era that had ended is read too, with a note.
    pub fn parse(text: &str) -> Result<Reading<Self>, YearError> {
        if let Some(value) = Self::plain(text) {
            return Ok(Reading { value, note: None });
        }
        let written = written_year::read(text)?;
        if !written.rest.at_end() {
            return Err(YearError::TrailingText { rest: written.rest.rest().to_owned() });
        }
        Ok(written.year.noted(written.era))
    }

    /// Reads 平成25年度, as most years are written, at once; anything else goes the long way.
    fn plain(text: &str) -> Option<Self> {
        let named = text.strip_suffix("年度")?;
        let era = ERAS.iter().find(|it| named.starts_with(it.name))?;
        let number = &named[era.name.len()..];
        if number.len() > 2 || !number.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let number: i16 = number.parse().ok().filter(|it| *it > 0)?;
        let year = Self::new(era.first_day.year() + number - 1)?;
        (year.era().name == era.name).then_some(year)
    }

    /// Reads the fiscal year at the front of `text`, as in 平成25年度上半期, and gives what comes
    /// after it without the blanks around it.
    ///
    /// 令和6年3月31日現在 is a day of 令和5年度: `Cadence::read` knows.
    #[must_use]
    pub fn parse_prefix(text: &str) -> Option<(Reading<Self>, &str)> {
        let written = written_year::read(text).ok()?;
        Some((written.year.noted(written.era), written.rest.rest()))
    }

    /// The year with a note if `typed` was not the era to name it by.
    pub(super) fn noted(self, typed: Option<&Era>) -> Reading<Self> {
        let note = typed
            .filter(|era| era.name != self.era().name)
            .map(|_| Note::Era { right: self.wareki() });
        Reading { value: self, note }
    }

    /// 2013
    #[must_use]
    pub fn western(self) -> i16 {
        self.0
    }

    /// 平成25年度
    #[must_use]
    pub fn wareki(self) -> String {
        let mut out = String::with_capacity(48);
        self.era().write(self.0, &mut out);
        out.push_str("年度");
        out
    }

    /// 平成25年度（2013年度）
    #[must_use]
    pub fn canonical(self) -> String {
        let mut out = self.wareki();
        out.push('（');
        push(&mut out, self.0);
        out.push_str("年度）");
        out
    }

    /// FY2013, for those who do not count in eras.
    #[must_use]
    pub fn western_name(self) -> String {
        format!("FY{}", self.0)
    }

    /// H25
    #[must_use]
    pub fn short(self) -> String {
        let era = self.era();
        format!("{}{}", era.letter, era.number_of(self.0))
    }

    /// The era that the year is named by: the one on the last day of the calendar year in which
    /// it begins, so that the year from April 2019 is 令和元年度 from its first day.
    #[must_use]
    pub fn era(self) -> &'static Era {
        // No fiscal year begins before the first era.
        Era::of(date(self.0, 12, 31)).unwrap_or(&ERAS[0])
    }

    /// The first day of the year.
    #[must_use]
    pub fn first_day(self, first_month: FirstMonth) -> Date {
        date(self.0, first_month.get(), 1)
    }

    /// The last day of the year.
    #[must_use]
    pub fn last_day(self, first_month: FirstMonth) -> Date {
        let last_month = first_month.get() - 1;
        let last =
            if last_month == 0 { date(self.0, 12, 1) } else { date(self.0 + 1, last_month, 1) };
        last.last_of_month()
    }

    /// The year that `day` is in. Days before the first year and after the last are in those.
    #[must_use]
    pub fn containing(day: Date, first_month: FirstMonth) -> Self {
        // March belongs to the fiscal year that began last April.
        let year = if day.month() < first_month.get() { day.year() - 1 } else { day.year() };
        Self(year).clamp(Self::MIN, Self::MAX)
    }

    /// This year and those after it, up to and including `last`.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }

    /// In which calendar year of this fiscal year `month` lies.
    pub(super) fn year_of_month(self, month: i8, first_month: FirstMonth) -> i16 {
        if month < first_month.get() { self.0 + 1 } else { self.0 }
    }
}

impl<'de> Deserialize<'de> for FiscalYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YearVisitor)
    }
}

/// Takes a year that YAML made a number of, too.
struct YearVisitor;

impl de::Visitor<'_> for YearVisitor {
    type Value = FiscalYear;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fiscal year such as 平成25年度")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<FiscalYear, E> {
        FiscalYear::parse(text).map(|reading| reading.value).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<FiscalYear, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<FiscalYear, E> {
        self.visit_str(&number.to_string())
    }
}

#[cfg(test)]
mod tests;
