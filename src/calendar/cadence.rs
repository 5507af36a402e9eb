//! Into which periods a program divides its years.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::date::{era_note, read as read_date};
use super::era::{Era, push};
use super::fiscal::{FirstMonth, FiscalYear};
use super::names::Names;
use super::naming::{CalendarName, Naming};
use super::reading::Reading;
use super::span::{Span, WHOLE_YEAR, eat_as_of};
use super::written_year::{self, Unit, WrittenYear, YearError};
use crate::japanese::fold;

/// A reporting period as a program names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodSpec {
    /// 上半期
    pub name: String,
    /// What part of the year it is.
    pub span: Span,
}

impl PeriodSpec {
    /// The first and the last day of this period of `year`.
    #[must_use]
    pub fn interval(&self, year: FiscalYear, first_month: FirstMonth) -> (Date, Date) {
        self.span.interval(year, first_month)
    }
}

/// One period of one fiscal year, in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The fiscal year.
    pub year: FiscalYear,
    /// Which of the cadence's periods, from 0.
    pub index: usize,
}

impl Period {
    /// 2013-1: short, in ASCII, and the same whatever the period is called.
    #[must_use]
    pub fn slug(self) -> String {
        format!("{}-{}", self.year.western(), self.index.saturating_add(1))
    }
}

/// The reporting periods of every year of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadence {
    first_month: FirstMonth,
    periods: Vec<PeriodSpec>,
    names: Names,
    naming: Naming,
}

/// Why periods make no cadence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CadenceError {
    /// There are twelve months.
    NoSuchMonth {
        /// The period.
        name: String,
        /// The number of the month.
        month: i8,
    },
    /// The period begins in one fiscal year and ends in the next.
    LeavesYear {
        /// The period.
        name: String,
    },
    /// Two periods have the same name, or one that differs in width or blanks only.
    DuplicateName {
        /// The name.
        name: String,
    },
    /// Two periods share days.
    Overlap {
        /// The period that is given first.
        first: String,
        /// The other.
        second: String,
    },
    /// Periods must be given in the order of the fiscal year.
    OutOfOrder {
        /// The period that is given first.
        first: String,
        /// The one that ends earlier.
        second: String,
    },
}

impl fmt::Display for CadenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchMonth { name, month } => write!(f, "{name}: there is no month {month}"),
            Self::LeavesYear { name } => write!(f, "{name} goes beyond the fiscal year"),
            Self::DuplicateName { name } => write!(f, "two periods are called {name}"),
            Self::Overlap { first, second } => write!(f, "{first} and {second} overlap"),
            Self::OutOfOrder { first, second } => write!(f, "{second} ends before {first}"),
        }
    }
}

impl std::error::Error for CadenceError {}

/// Why a text names no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodError {
    /// The year cannot be understood.
    Year(YearError),
    /// The year is clear, and the program has no such period.
    Unknown {
        /// The year.
        year: FiscalYear,
        /// What stands where the period should.
        name: String,
    },
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(error) => error.fmt(f),
            Self::Unknown { year, name } => write!(f, "{} has no period `{name}`", year.wareki()),
        }
    }
}

impl std::error::Error for PeriodError {}

impl Cadence {
    /// A cadence of `periods`, which must be parts of the fiscal year, apart from each other and
    /// in order.
    pub fn new(periods: Vec<PeriodSpec>, first_month: FirstMonth) -> Result<Self, CadenceError> {
        for period in &periods {
            ensure_within_year(period, first_month)?;
        }
        ensure_distinct_names(&periods)?;
        ensure_apart_and_in_order(&periods, first_month)?;
        let names = Names::of(&periods, first_month);
        Ok(Self { first_month, periods, names, naming: Naming::default() })
    }

    /// The same, its years called otherwise.
    #[must_use]
    pub fn called(self, naming: Naming) -> Self {
        Self { naming, ..self }
    }

    /// What its years are called.
    #[must_use]
    pub fn naming(&self) -> Naming {
        self.naming
    }

    /// The periods of a year, in order.
    #[must_use]
    pub fn periods(&self) -> &[PeriodSpec] {
        &self.periods
    }

    /// The month in which the program's years begin.
    #[must_use]
    pub fn first_month(&self) -> FirstMonth {
        self.first_month
    }

    /// The periods of `year`.
    #[must_use]
    pub fn periods_of(&self, year: FiscalYear) -> impl DoubleEndedIterator<Item = Period> + use<> {
        (0..self.periods.len()).map(move |index| Period { year, index })
    }

    /// The first and the last day of `period`, if it is one of this cadence.
    #[must_use]
    pub fn interval(&self, period: Period) -> Option<(Date, Date)> {
        Some(self.periods.get(period.index)?.interval(period.year, self.first_month))
    }

    /// Reads 平成25年度上半期, H25上, 2013年度 第1四半期, 令和6年3月31日現在, FY2025 Q1, Q1 2025/26.
    pub fn read(&self, text: &str) -> Result<Reading<Period>, PeriodError> {
        if let Some(reading) = self.read_day(text) {
            return Ok(reading);
        }
        self.read_from_year(text).or_else(|error| self.read_to_year(text).ok_or(error))
    }

    fn read_from_year(&self, text: &str) -> Result<Reading<Period>, PeriodError> {
        let written = written_year::read(text).map_err(PeriodError::Year)?;
        let Reading { value: year, note } = self.fiscal_year(&written);
        let name = written.rest.rest();
        match self.find(name) {
            Some(index) => Ok(Reading { value: Period { year, index }, note }),
            None => Err(PeriodError::Unknown { year, name: name.to_owned() }),
        }
    }

    /// Reads Q1 2025/26, first quarter of FY2025, January to March 2026: the year comes last.
    fn read_to_year(&self, text: &str) -> Option<Reading<Period>> {
        let starts = |c: char| c.is_ascii_digit() || matches!(c, 'F' | 'f');
        let places = text.char_indices().filter(|(at, c)| *at > 0 && starts(*c));
        let mut read = places.filter_map(|(at, _)| {
            let (name, year) = text.split_at(at);
            let name = name.trim_end_matches(|it: char| it == ',' || it.is_whitespace());
            let name = name.strip_suffix("of").filter(|it| it.ends_with(' ')).unwrap_or(name);
            let written = written_year::read(year).ok().filter(|it| it.era.is_none())?;
            let index = self.find(name).filter(|_| written.rest.at_end())?;
            Some(Period { year: self.year_of(name, index, &written), index })
        });
        read.next().map(|value| Reading { value, note: None })
    }

    /// The fiscal year of a period that its months or its day name: January to March 2026 is of FY2025.
    fn year_of(&self, name: &str, index: usize, written: &WrittenYear<'_>) -> FiscalYear {
        let is_dated = matches!(Span::parse(name), Ok(Span::Months { .. } | Span::AsOf(_)));
        let spec = self.periods.get(index).filter(|_| is_dated && written.unit != Unit::Fiscal);
        let Some(spec) = spec else { return written.year };
        let (first, _) = spec.interval(written.year, self.first_month);
        let before = i16::from(first.year() > written.year.western());
        FiscalYear::new(written.year.western() - before).unwrap_or(written.year)
    }

    /// The period that `name` means, in any spelling: 上半期, 上期, 前期, 4～9月; 第一四半期, 1Q;
    /// 9月末; 通年. Nothing, if it may mean two.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.find(&self.periods, name)
    }

    /// 平成25年度上半期; of a whole year 平成25年度; of a day 令和6年3月31日現在.
    #[must_use]
    pub fn name(&self, period: Period) -> String {
        self.name_as(self.naming, period)
    }

    /// The same in a sentence of either language.
    #[must_use]
    pub fn said_name(&self, period: Period) -> CalendarName {
        self.naming.named(|it| self.name_as(it, period))
    }

    fn name_as(&self, naming: Naming, period: Period) -> String {
        match naming {
            Naming::Era => self.era_name(period),
            Naming::Western => self.western_name(period),
        }
    }

    /// FY2025 Q1; of a whole year FY2025; of a day as at 30 September 2025.
    fn western_name(&self, period: Period) -> String {
        let year = period.year.western_name();
        let Some(spec) = self.periods.get(period.index) else { return year };
        match spec.span {
            Span::Year if WHOLE_YEAR.contains(&&*fold(&spec.name)) => year,
            Span::AsOf(_) if is_english_day(&spec.name, spec.span) => {
                let (day, _) = spec.interval(period.year, self.first_month);
                format!("{} {}", spec.name, day.year())
            }
            Span::Year | Span::Months { .. } | Span::AsOf(_) => format!("{year} {}", spec.name),
        }
    }

    fn era_name(&self, period: Period) -> String {
        let mut out = period.year.wareki();
        let Some(spec) = self.periods.get(period.index) else { return out };
        match spec.span {
            Span::Year if WHOLE_YEAR.contains(&&*fold(&spec.name)) => {}
            // A day of 令和5年度 may be one of 令和6年, and the day is what it is called by.
            Span::AsOf(_)
                if Span::parse(&spec.name) == Ok(spec.span)
                    && !is_english_day(&spec.name, spec.span) =>
            {
                let (day, _) = spec.interval(period.year, self.first_month);
                out.clear();
                match Era::of(day) {
                    Some(era) => era.write(day.year(), &mut out),
                    None => push(&mut out, day.year()),
                }
                out.push('年');
                out.push_str(&spec.name);
            }
            Span::Year | Span::Months { .. } | Span::AsOf(_) => out.push_str(&spec.name),
        }
        out
    }

    /// Reads a whole date, as 2014-03-31 or 令和6年3月31日現在.
    fn read_day(&self, text: &str) -> Option<Reading<Period>> {
        let (day, era, mut rest) = read_date(text).ok()?;
        eat_as_of(&mut rest);
        if !rest.at_end() {
            return None;
        }
        let year = FiscalYear::containing(day, self.first_month);
        let index = self.periods.iter().position(|period| {
            matches!(period.span, Span::AsOf(_))
                && period.interval(year, self.first_month) == (day, day)
        })?;
        Some(Reading { value: Period { year, index }, note: era_note(day, era) })
    }

    /// The fiscal year that was meant. 令和6年1月～3月 is in 令和5年度, and 平成31年4月 is right.
    fn fiscal_year(&self, written: &WrittenYear<'_>) -> Reading<FiscalYear> {
        let mut rest = written.rest;
        let month = rest
            .number()
            .filter(|_| written.unit == Unit::Calendar)
            .and_then(|month| i8::try_from(month).ok());
        let first_day = month.and_then(|month| Date::new(written.year.western(), month, 1).ok());
        let Some(day) = first_day else { return written.year.noted(written.era) };
        let named_by = |day| written.era.is_none_or(|era| Era::of(day) == Some(era));
        let note = (!named_by(day) && !named_by(day.last_of_month()))
            .then(|| era_note(day.last_of_month(), written.era))
            .flatten();
        Reading { value: FiscalYear::containing(day, self.first_month), note }
    }
}

/// Whether a period is called by its day in English, after which its calendar year can stand.
fn is_english_day(name: &str, span: Span) -> bool {
    name.ends_with(|it: char| it.is_ascii_alphanumeric())
        && name.chars().any(|it| it.is_ascii_alphabetic())
        && Span::parse(name) == Ok(span)
}

fn ensure_within_year(period: &PeriodSpec, first_month: FirstMonth) -> Result<(), CadenceError> {
    let Span::Months { first, last } = period.span else { return Ok(()) };
    let name = || period.name.clone();
    for month in [first, last] {
        if !(1..=12).contains(&month) {
            return Err(CadenceError::NoSuchMonth { name: name(), month });
        }
    }
    if first_month.offset(last) < first_month.offset(first) {
        return Err(CadenceError::LeavesYear { name: name() });
    }
    Ok(())
}

fn ensure_distinct_names(periods: &[PeriodSpec]) -> Result<(), CadenceError> {
    let mut seen = BTreeSet::new();
    match periods.iter().find(|period| !seen.insert(fold(&period.name))) {
        Some(period) => Err(CadenceError::DuplicateName { name: period.name.clone() }),
        None => Ok(()),
    }
}

/// A day may lie within a period, as when a half-year's report is followed by one as of its last
/// day; two periods or two days may not meet.
fn ensure_apart_and_in_order(
    periods: &[PeriodSpec],
    first_month: FirstMonth,
) -> Result<(), CadenceError> {
    // Any year would do: what overlaps in one overlaps in all.
    let interval = |period: &PeriodSpec| period.interval(FiscalYear::MIN, first_month);
    let is_day = |period: &PeriodSpec| matches!(period.span, Span::AsOf(_));
    for (index, second) in periods.iter().enumerate() {
        for first in &periods[..index] {
            let names = || (first.name.clone(), second.name.clone());
            let ((first_start, first_end), (second_start, second_end)) =
                (interval(first), interval(second));
            let meet = first_start <= second_end && second_start <= first_end;
            if meet && is_day(first) == is_day(second) {
                let (first, second) = names();
                return Err(CadenceError::Overlap { first, second });
            }
            if second_end < first_end {
                let (first, second) = names();
                return Err(CadenceError::OutOfOrder { first, second });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
