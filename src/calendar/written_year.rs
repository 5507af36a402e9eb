//! A year as somebody typed it.

use std::fmt;

use super::cursor::Cursor;
use super::era::{ERAS, Era};
use super::fiscal::FiscalYear;

/// Why a text is not a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearError {
    /// It does not look like a year at all.
    NotAYear,
    /// Two figures without an era, as 25年度.
    NoEra {
        /// The number that was typed.
        number: u32,
        /// The years that may be meant, oldest first.
        candidates: Vec<FiscalYear>,
    },
    /// A year outside those that kohyo knows.
    OutOfRange {
        /// The western year.
        year: u32,
    },
    /// Two names of two different years, as 平成25年度（2014年度）.
    Disagree {
        /// The year named first.
        first: FiscalYear,
        /// The year named in parentheses.
        second: FiscalYear,
    },
    /// A year with something behind it.
    TrailingText {
        /// What comes after the year.
        rest: String,
    },
}

impl fmt::Display for YearError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAYear => f.write_str("not a year"),
            Self::NoEra { number, candidates } => {
                write!(f, "year {number} of which era?")?;
                for (index, year) in candidates.iter().enumerate() {
                    let joint = if index == 0 { " It may be" } else { " or" };
                    write!(f, "{joint} {}", year.canonical())?;
                }
                Ok(())
            }
            Self::OutOfRange { year } => write!(
                f,
                "the year {year} is not between {} and {}",
                FiscalYear::MIN.western(),
                FiscalYear::MAX.western()
            ),
            Self::Disagree { first, second } => {
                write!(f, "{} is not {}", first.canonical(), second.canonical())
            }
            Self::TrailingText { rest } => write!(f, "`{rest}` after the year"),
        }
    }
}

impl std::error::Error for YearError {}

/// What follows the number of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// 年度, or FY before it
    Fiscal,
    /// 年
    Calendar,
    /// nothing
    Bare,
}

/// A year at the front of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct WrittenYear<'a> {
    pub(super) era: Option<&'static Era>,
    pub(super) year: FiscalYear,
    pub(super) unit: Unit,
    pub(super) rest: Cursor<'a>,
}

/// Reads a fiscal year in any spelling, 2025/26 and 2025-26 among them, with the same year in parentheses after it or not.
pub(super) fn read(text: &str) -> Result<WrittenYear<'_>, YearError> {
    read_with(text, read_fiscal)
}

/// Reads the year of a day: 2009-10 in 2009-10-31 is no fiscal year.
pub(super) fn read_of_day(text: &str) -> Result<WrittenYear<'_>, YearError> {
    read_with(text, read_single)
}

type Reader = for<'a> fn(Cursor<'a>) -> Result<WrittenYear<'a>, YearError>;

fn read_with(text: &str, read: Reader) -> Result<WrittenYear<'_>, YearError> {
    let mut first = read(Cursor::new(text))?;
    let mut ahead = first.rest;
    if ahead.eat("(")
        && let Ok(mut second) = read(ahead)
        && second.rest.eat(")")
    {
        if second.year != first.year {
            return Err(YearError::Disagree { first: first.year, second: second.year });
        }
        first.era = first.era.or(second.era);
        first.rest = second.rest;
        // 平成25（2013）年度
        if first.unit == Unit::Bare {
            first.unit = read_unit(&mut first.rest);
        }
        if first.unit == Unit::Bare {
            first.unit = second.unit;
        }
    }
    Ok(first)
}

/// Reads a year that may be named by both of the calendar years that it is in.
fn read_fiscal(cursor: Cursor<'_>) -> Result<WrittenYear<'_>, YearError> {
    match read_short_pair(cursor).map_or_else(|| read_single(cursor), Ok) {
        Ok(mut written) if written.era.is_none() && written.unit != Unit::Calendar => {
            if let Some(rest) = eat_second(written.rest, written.year.western()) {
                written.unit = Unit::Fiscal;
                written.rest = rest;
            }
            Ok(written)
        }
        read => read,
    }
}

/// Reads FY25/26, which says its century by being two years of an English name.
fn read_short_pair(mut cursor: Cursor<'_>) -> Option<WrittenYear<'_>> {
    let number = eat_fiscal(&mut cursor).then(|| cursor.exactly(2)).flatten()?;
    let year = FiscalYear::new(2000 + i16::try_from(number).ok()?)?;
    eat_second(cursor, year.western())?;
    Some(WrittenYear { era: None, year, unit: Unit::Fiscal, rest: cursor })
}

/// Reads the /26, -26 or /2026 of a year that begins in 2025; not where it is the month of a day.
fn eat_second(mut cursor: Cursor<'_>, first: i16) -> Option<Cursor<'_>> {
    let slash = cursor.eat("/");
    if !slash && cursor.eat_if(|c| matches!(c, '-' | 'ー')).is_none() {
        return None;
    }
    let next = u32::try_from(first).ok()? + 1;
    let mut whole = cursor;
    let second = cursor.exactly(2).is_some_and(|it| it == next % 100);
    let rest = match second {
        true => cursor,
        false if slash && whole.exactly(4) == Some(next) => whole,
        false => return None,
    };
    let mut ahead = rest;
    let is_day = ahead.eat("月") || (ahead.eat_separator() && ahead.number().is_some());
    (!is_day).then_some(rest)
}

fn eat_fiscal(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat_any(&["fy", "fiscalyear", "financialyear"])
}

fn read_single(mut cursor: Cursor<'_>) -> Result<WrittenYear<'_>, YearError> {
    let era = ERAS.iter().find(|era| eat_era(&mut cursor, era));
    let fiscal = era.is_none() && eat_fiscal(&mut cursor);
    if era.is_none() && !fiscal {
        cursor.eat("西暦");
    }
    let first = era.is_some() && cursor.eat("元");
    let number = if first { 1 } else { cursor.number().ok_or(YearError::NotAYear)? };
    let year = era_year(era, number)?;
    let unit = read_unit(&mut cursor);
    let unit = if fiscal { Unit::Fiscal } else { unit };
    Ok(WrittenYear { era, year, unit, rest: cursor })
}

fn read_unit(cursor: &mut Cursor<'_>) -> Unit {
    if cursor.eat("年度") {
        Unit::Fiscal
    } else if cursor.eat("年") {
        Unit::Calendar
    } else {
        Unit::Bare
    }
}

/// Reads 平成, ㍻, 平, H or H. as the name of an era.
fn eat_era(cursor: &mut Cursor<'_>, era: &Era) -> bool {
    if cursor.eat(era.name) || cursor.eat_if(|c| c == era.sign).is_some() {
        return true;
    }
    if cursor.eat_if(|c| c == era.letter.to_ascii_lowercase()).is_some() {
        cursor.eat(".");
        return true;
    }
    cursor.eat_if(|c| era.name.starts_with(c)).is_some()
}

fn era_year(era: Option<&Era>, number: u32) -> Result<FiscalYear, YearError> {
    let western = match (era, number) {
        (Some(_), 0) => return Err(YearError::NotAYear),
        (Some(era), _) => number.saturating_add(u32::from(era.first_day.year().unsigned_abs())) - 1,
        (None, 1..=99) => {
            return Err(YearError::NoEra { number, candidates: candidates(number) });
        }
        (None, 1000..=9999) => number,
        (None, _) => return Err(YearError::NotAYear),
    };
    i16::try_from(western)
        .ok()
        .and_then(FiscalYear::new)
        .ok_or(YearError::OutOfRange { year: western })
}

/// The years that `number` may stand for: of 昭和 and the eras after it, and of this century.
fn candidates(number: u32) -> Vec<FiscalYear> {
    let mut years: Vec<_> = ERAS[2..]
        .iter()
        .filter_map(|era| {
            era_year(Some(era), number).ok().filter(|year| year.era().name == era.name)
        })
        .chain(era_year(None, 2000 + number).ok())
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}
