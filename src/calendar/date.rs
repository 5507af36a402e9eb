//! Days as people write them.

use std::fmt;

use jiff::civil::{Date, Weekday};

use super::cursor::Cursor;
use super::english;
use super::era::{Era, FIRST_SOLAR_DAY, wareki_date};
use super::fiscal::FiscalYear;
use super::month_day::checked_day;
use super::reading::{Note, Reading};
use super::written_year::{self, Unit, YearError};

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// It does not look like a day at all.
    NotADate,
    /// A year or a month without a day: 2013年10月.
    Incomplete,
    /// A month and a day without a year: 10月31日.
    NoYear,
    /// The year comes last, and the order of the others is anybody's guess: 10/31/2013.
    YearLast,
    /// The year cannot be understood.
    Year(YearError),
    /// 平成25年度10月31日 names a fiscal year where a calendar year belongs.
    FiscalYear {
        /// The year that was named.
        year: FiscalYear,
    },
    /// There are twelve months.
    NoSuchMonth {
        /// The number that was typed.
        month: u32,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The year, if there was one.
        year: Option<i16>,
        /// The month.
        month: i8,
        /// The day that was typed.
        day: u32,
        /// The last day that the month has.
        last: i8,
    },
    /// A day named by era before 明治6年, when the calendar was another one.
    OldCalendar,
    /// A day with something behind it.
    TrailingText {
        /// What comes after the day.
        rest: String,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADate => f.write_str("not a date such as 2013-10-31"),
            Self::Incomplete => f.write_str("no day is given"),
            Self::NoYear => f.write_str("no year is given"),
            Self::YearLast => f.write_str("the year must come first"),
            Self::Year(error) => error.fmt(f),
            Self::FiscalYear { year } => {
                write!(f, "{} is a fiscal year; a date needs a calendar year", year.wareki())
            }
            Self::NoSuchMonth { month } => write!(f, "there is no month {month}"),
            Self::NoSuchDay { year: Some(year), month, day, last } => {
                write!(f, "{year}-{month:02} has {last} days, not {day}")
            }
            Self::NoSuchDay { year: None, month, day, last } => {
                write!(f, "month {month} has {last} days, not {day}")
            }
            Self::OldCalendar => {
                f.write_str("before 1873 the months of an era were those of the moon")
            }
            Self::TrailingText { rest } => write!(f, "`{rest}` after the date"),
        }
    }
}

impl std::error::Error for DateError {}

/// Reads a day in any spelling: 2013-10-31, 2013/10/31, 平成25年10月31日（木）, H25.10.31,
/// 令和8年（2026年）10月31日, 31 October 2013, October 31, 2013. A wrong day of the week or a wrong era makes a note.
pub fn parse_date(text: &str) -> Result<Reading<Date>, DateError> {
    if let Some(value) = iso(text) {
        return Ok(Reading { value, note: None });
    }
    let (value, era, mut rest) = read(text)?;
    let typed = eat_weekday(&mut rest);
    if !rest.at_end() {
        return Err(DateError::TrailingText { rest: rest.rest().to_owned() });
    }
    let right = weekday(value);
    let note = era_note(value, era)
        .or_else(|| typed.filter(|&it| it != right).map(|typed| Note::Weekday { typed, right }));
    Ok(Reading { value, note })
}

/// Reads 2013-10-31, as most days are written, at once; anything else goes the long way.
fn iso(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let [b'-', m1, m2, b'-', d1, d2] = *rest.as_bytes() else { return None };
    if !year.bytes().chain([m1, m2, d1, d2]).all(|it| it.is_ascii_digit()) {
        return None;
    }
    let year = FiscalYear::new(year.parse().ok()?)?.western();
    let two = |tens: u8, ones: u8| i8::try_from((tens - b'0') * 10 + (ones - b'0')).ok();
    Date::new(year, two(m1, m2)?, two(d1, d2)?).ok()
}

/// The note that a day named by `typed` calls for.
pub(super) fn era_note(day: Date, typed: Option<&Era>) -> Option<Note> {
    let right = || Note::Era { right: wareki_date(day) };
    typed.filter(|&typed| Era::of(day) != Some(typed)).map(|_| right())
}

/// Reads a day at the front of `text`: the day, the era it was named by, and what comes after it.
pub(super) fn read(text: &str) -> Result<(Date, Option<&'static Era>, Cursor<'_>), DateError> {
    if let Some(found) = english(Cursor::new(text)) {
        return found.map(|(day, rest)| (day, None, rest));
    }
    let written =
        written_year::read_of_day(text).map_err(|error| yearless(Cursor::new(text), error))?;
    let mut rest = written.rest;
    let separated = rest.eat_separator();
    match written.unit {
        Unit::Fiscal => return Err(DateError::FiscalYear { year: written.year }),
        Unit::Bare if !separated => {
            return Err(if rest.at_end() { DateError::Incomplete } else { DateError::NotADate });
        }
        Unit::Bare | Unit::Calendar => {}
    }
    let month = rest.number().ok_or(DateError::Incomplete)?;
    let separated = rest.eat("月") || rest.eat_separator();
    let day = rest.number().filter(|_| separated).ok_or(DateError::Incomplete)?;
    rest.eat("日");
    let value = checked_day(Some(written.year.western()), month, day)?;
    if written.era.is_some() && value < FIRST_SOLAR_DAY {
        return Err(DateError::OldCalendar);
    }
    Ok((value, written.era, rest))
}

/// Reads 31 October 2013 or October 31, 2013, if there is the name of a month.
fn english(mut cursor: Cursor<'_>) -> Option<Result<(Date, Cursor<'_>), DateError>> {
    let (month, day) = match english::day_of_year(&mut cursor)? {
        Ok(found) => found,
        Err(error) => return Some(Err(error)),
    };
    cursor.eat_any(&[",", "-"]);
    let Some(year) = cursor.exactly(4) else { return Some(Err(DateError::NoYear)) };
    let Some(known) = i16::try_from(year).ok().and_then(FiscalYear::new) else {
        return Some(Err(DateError::Year(YearError::OutOfRange { year })));
    };
    Some(checked_day(Some(known.western()), month, day).map(|day| (day, cursor)))
}

/// What is wrong with a day whose year cannot be read.
fn yearless(mut cursor: Cursor<'_>, error: YearError) -> DateError {
    match error {
        YearError::NoEra { .. } => {}
        YearError::NotAYear | YearError::TrailingText { .. } => return DateError::NotADate,
        YearError::OutOfRange { .. } | YearError::Disagree { .. } => return DateError::Year(error),
    }
    let mut numbers = std::iter::from_fn(|| {
        let number = cursor.number()?;
        let _ = cursor.eat("月") || cursor.eat("年") || cursor.eat_separator();
        Some(number)
    });
    match (numbers.next(), numbers.next(), numbers.next()) {
        (_, Some(_), Some(1000..)) => DateError::YearLast,
        (_, Some(_), Some(_)) => DateError::Year(error),
        (_, Some(_), None) => DateError::NoYear,
        (_, None, _) => DateError::NotADate,
    }
}

/// Reads a day of the week as it stands after a date: （木）, (木曜日), 木, （月・祝）.
fn eat_weekday(cursor: &mut Cursor<'_>) -> Option<char> {
    let mut ahead = *cursor;
    let open = ahead.eat("(");
    let typed = ahead.eat_if(|c| "月火水木金土日".contains(c))?;
    ahead.eat_any(&["曜日", "曜"]);
    if open {
        ahead.eat_any(&["・祝日", "・祝", "祝"]);
        if !ahead.eat(")") {
            return None;
        }
    }
    *cursor = ahead;
    Some(typed)
}

fn weekday(day: Date) -> char {
    match day.weekday() {
        Weekday::Monday => '月',
        Weekday::Tuesday => '火',
        Weekday::Wednesday => '水',
        Weekday::Thursday => '木',
        Weekday::Friday => '金',
        Weekday::Saturday => '土',
        Weekday::Sunday => '日',
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_in_every_spelling() {
        for typed in [
            "2013-10-31",
            "2013/10/31",
            "2013.10.31",
            "２０１３－１０－３１",
            "2013ー10ー31",
            "2013年10月31日",
            "2013 年 10 月 31 日",
            "平成25年10月31日",
            "平成二十五年十月三十一日",
            "H25.10.31",
            "Ｈ２５．１０．３１",
            "H25/10/31",
            "平成25年（2013年）10月31日",
            "2013年10月31日（木）",
            "2013-10-31 (木曜日)",
            "H25.10.31木",
            "2013年10月31日（木・祝）",
            "31 October 2013",
            "31st October 2013",
            "the 31st of October, 2013",
            "October 31, 2013",
            "Oct 31 2013",
            "31-Oct-2013",
            "\u{3000}2013-10-31\u{200e}",
        ] {
            let reading = Reading { value: date(2013, 10, 31), note: None };
            assert_eq!(parse_date(typed), Ok(reading), "{typed}");
        }
        for (typed, day) in [
            ("令和元年5月1日", date(2019, 5, 1)),
            ("R1/5/1", date(2019, 5, 1)),
            ("平成31年4月30日", date(2019, 4, 30)),
            ("昭和64年1月7日", date(1989, 1, 7)),
            ("2024-2-29", date(2024, 2, 29)),
        ] {
            assert_eq!(parse_date(typed), Ok(Reading { value: day, note: None }), "{typed}");
        }
    }

    #[test]
    fn a_day_that_is_not_quite_right_is_read_with_a_note() {
        let era = |right: &str| Note::Era { right: right.to_owned() };
        for (typed, day, note) in [
            ("平成31年5月1日", date(2019, 5, 1), era("令和元年5月1日")),
            ("平成31年5月1日（火）", date(2019, 5, 1), era("令和元年5月1日")),
            ("令和元年4月30日", date(2019, 4, 30), era("平成31年4月30日")),
            ("H34.3.31", date(2022, 3, 31), era("令和4年3月31日")),
            ("2013-10-31（金）", date(2013, 10, 31), Note::Weekday { typed: '金', right: '木' }),
        ] {
            assert_eq!(parse_date(typed), Ok(Reading { value: day, note: Some(note) }), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_day_says_why() {
        for (typed, error) in [
            ("", "not a date such as 2013-10-31"),
            ("未定", "not a date such as 2013-10-31"),
            ("31", "not a date such as 2013-10-31"),
            ("2013から", "not a date such as 2013-10-31"),
            ("2013", "no day is given"),
            ("平成25年", "no day is given"),
            ("平成25年10月", "no day is given"),
            ("2013-10", "no day is given"),
            ("平成25年10月末", "no day is given"),
            ("10月31日", "no year is given"),
            ("10/31", "no year is given"),
            ("31 October", "no year is given"),
            ("31 October 13", "no year is given"),
            ("October 2013", "no day is given"),
            ("31 June 2013", "2013-06 has 30 days, not 31"),
            ("31 October 1600", "the year 1600 is not between 1868 and 2200"),
            ("31 October 2013 or so", "`or so` after the date"),
            ("10/31/2013", "the year must come first"),
            ("31.10.2013", "the year must come first"),
            ("2014-02-30", "2014-02 has 28 days, not 30"),
            ("平成26年2月30日", "2014-02 has 28 days, not 30"),
            ("2013-10-0", "2013-10 has 31 days, not 0"),
            ("2013-13-01", "there is no month 13"),
            ("2013-4294967296-01", "no day is given"),
            ("平成25年度10月31日", "平成25年度 is a fiscal year; a date needs a calendar year"),
            ("明治5年12月2日", "before 1873 the months of an era were those of the moon"),
            ("2013-10-31T00:00", "`T00:00` after the date"),
            ("2013-10-31（木", "`（木` after the date"),
            ("1600-10-21", "the year 1600 is not between 1868 and 2200"),
        ] {
            let found = parse_date(typed).map_err(|error| error.to_string());
            assert_eq!(found, Err(error.to_owned()), "{typed}");
        }
        assert!(matches!(
            parse_date("25.10.31"),
            Err(DateError::Year(YearError::NoEra { number: 25, .. }))
        ));
    }
}
