//! What part of a fiscal year a report is about.

use std::fmt;

use jiff::civil::{Date, date};

use super::cursor::Cursor;
use super::date::DateError;
use super::english;
use super::fiscal::{FirstMonth, FiscalYear};
use super::month_day::MonthDay;

/// A part of every fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// All of it.
    Year,
    /// Whole months: 4月から9月. 10月から3月 goes on into the next calendar year.
    Months {
        /// The first month, 1 to 12.
        first: i8,
        /// The last month, 1 to 12.
        last: i8,
    },
    /// What had been done by a day: 9月30日現在.
    AsOf(MonthDay),
}

/// Why a text is not part of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanError {
    /// It names neither months nor a day nor the year.
    NotASpan,
    /// There are twelve months.
    NoSuchMonth {
        /// The number that was typed.
        month: u32,
    },
    /// It seems to name a day, and there is something wrong with it.
    Day(DateError),
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotASpan => f.write_str("not months such as 4月から9月, nor a day"),
            Self::NoSuchMonth { month } => write!(f, "there is no month {month}"),
            Self::Day(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SpanError {}

/// What people call a whole year.
pub(super) const WHOLE_YEAR: &[&str] = &[
    "年間",
    "通年",
    "年度",
    "1年間",
    "1年",
    "一年間",
    "全期",
    "wholeyear",
    "thewholeyear",
    "fullyear",
    "year",
    "annual",
];

impl Span {
    /// Reads 4月から9月, 4～9月, 4-9, 10月～翌年3月, 9月30日現在, 9月末時点, 通年, April to September,
    /// as at 30 September, whole year.
    pub fn parse(text: &str) -> Result<Self, SpanError> {
        let cursor = Cursor::new(text);
        if whole_year(cursor) {
            return Ok(Self::Year);
        }
        if let Some(months) =
            months(cursor).or_else(|| english_months(cursor)).or_else(|| single_month(cursor))
        {
            return months;
        }
        as_of(cursor)
    }

    /// The first and the last day of this part of `year`. A day is both.
    #[must_use]
    pub fn interval(self, year: FiscalYear, first_month: FirstMonth) -> (Date, Date) {
        let first_of = |month: i8| {
            // A month that is none is refused by the cadence; here it must only do no harm.
            let month = month.clamp(1, 12);
            date(year.year_of_month(month, first_month), month, 1)
        };
        match self {
            Self::Year => (year.first_day(first_month), year.last_day(first_month)),
            Self::Months { first, last } => (first_of(first), first_of(last).last_of_month()),
            Self::AsOf(day) => {
                let day = day.in_year(year.year_of_month(day.month(), first_month));
                (day, day)
            }
        }
    }
}

fn whole_year(mut cursor: Cursor<'_>) -> bool {
    cursor.eat_any(WHOLE_YEAR) && cursor.at_end()
}

/// Reads 4月から9月, with the first and the last day or without.
fn months(mut cursor: Cursor<'_>) -> Option<Result<Span, SpanError>> {
    let first = cursor.number()?;
    cursor.eat("月");
    let first_day = eat_day(&mut cursor);
    if !cursor.eat_to() {
        return None;
    }
    cursor.eat_any(&["翌年", "翌"]);
    let last = cursor.number()?;
    cursor.eat("月");
    cursor.eat_any(&["末日", "末"]);
    let last_day = eat_day(&mut cursor);
    cursor.eat_any(&["まで", "分"]);
    if !cursor.at_end() {
        return None;
    }
    let span = month(first).and_then(|first| Ok(Span::Months { first, last: month(last)? }));
    // Periods are whole months, so that they are known without a year.
    let whole = first_day.is_none_or(|day| day == 1)
        && last_day.is_none_or(|day| month(last).is_ok_and(|month| is_last(month, day)));
    Some(span.and_then(|span| if whole { Ok(span) } else { Err(SpanError::NotASpan) }))
}

/// Reads April to September, Apr–Sep, 1 April to 30 September, April.
fn english_months(mut cursor: Cursor<'_>) -> Option<Result<Span, SpanError>> {
    let (first, first_day) = english_end(&mut cursor)?;
    if cursor.at_end() && first_day.is_none() {
        return Some(Ok(Span::Months { first, last: first }));
    }
    if !cursor.eat_to() {
        return None;
    }
    let (last, last_day) = english_end(&mut cursor)?;
    if !cursor.at_end() {
        return None;
    }
    let whole =
        first_day.is_none_or(|day| day == 1) && last_day.is_none_or(|day| is_last(last, day));
    let span = Span::Months { first, last };
    Some(if whole { Ok(span) } else { Err(SpanError::NotASpan) })
}

/// Reads a month, and its day if there is one.
fn english_end(cursor: &mut Cursor<'_>) -> Option<(i8, Option<u32>)> {
    let mut ahead = *cursor;
    if let Some(Ok((month, day))) = english::day_of_year(&mut ahead) {
        *cursor = ahead;
        return Some((i8::try_from(month).ok()?, Some(day)));
    }
    Some((english::month(cursor)?, None))
}

/// Reads 9月 as the month and 9月現在 as its last day.
fn single_month(mut cursor: Cursor<'_>) -> Option<Result<Span, SpanError>> {
    let number = cursor.number().filter(|_| cursor.eat("月"))?;
    let as_of = eat_as_of(&mut cursor);
    if !as_of {
        cursor.eat("分");
    }
    cursor.at_end().then(|| {
        let first = month(number)?;
        let day = MonthDay::last_of(first).filter(|_| as_of);
        Ok(day.map_or(Span::Months { first, last: first }, Span::AsOf))
    })
}

fn as_of(mut cursor: Cursor<'_>) -> Result<Span, SpanError> {
    cursor.eat("as");
    cursor.eat_any(&["at", "of"]);
    let day = MonthDay::read(&mut cursor).map_err(|error| {
        if error == DateError::NotADate { SpanError::NotASpan } else { SpanError::Day(error) }
    })?;
    eat_as_of(&mut cursor);
    if cursor.at_end() { Ok(Span::AsOf(day)) } else { Err(SpanError::NotASpan) }
}

pub(super) fn eat_as_of(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat_any(&["現在", "時点", "の時点"])
}

fn eat_day(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    let day = ahead.number().filter(|_| ahead.eat("日"))?;
    *cursor = ahead;
    Some(day)
}

fn is_last(month: i8, day: u32) -> bool {
    let last = MonthDay::last_of(month).map(|last| i64::from(last.day()));
    last == Some(i64::from(day)) || (month, day) == (2, 28)
}

fn month(number: u32) -> Result<i8, SpanError> {
    i8::try_from(number)
        .ok()
        .filter(|month| (1..=12).contains(month))
        .ok_or(SpanError::NoSuchMonth { month: number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_year_is_read_in_every_spelling() {
        let months = |first, last| Span::Months { first, last };
        let as_of = |month, day| Span::AsOf(MonthDay::new(month, day).unwrap());
        for (typed, span) in [
            ("4月から9月", months(4, 9)),
            ("4月から9月まで", months(4, 9)),
            ("4～9月", months(4, 9)),
            ("４〜９", months(4, 9)),
            ("4-9", months(4, 9)),
            ("4月1日～9月30日", months(4, 9)),
            ("10月から3月", months(10, 3)),
            ("10月～翌年3月", months(10, 3)),
            ("10月～翌3月31日", months(10, 3)),
            ("12月1日～2月28日", months(12, 2)),
            ("5月", months(5, 5)),
            ("5月分", months(5, 5)),
            ("9月30日", as_of(9, 30)),
            ("9月30日現在", as_of(9, 30)),
            ("3月31日時点", as_of(3, 31)),
            ("9/30", as_of(9, 30)),
            ("9月末", as_of(9, 30)),
            ("9月末現在", as_of(9, 30)),
            ("9月時点", as_of(9, 30)),
            ("April to September", months(4, 9)),
            ("Apr–Sep", months(4, 9)),
            ("october - march", months(10, 3)),
            ("1 April to 30 September", months(4, 9)),
            ("May", months(5, 5)),
            ("30 September", as_of(9, 30)),
            ("as at 30 September", as_of(9, 30)),
            ("at the end of September", as_of(9, 30)),
            ("whole year", Span::Year),
            ("年間", Span::Year),
            (" 通 年 ", Span::Year),
        ] {
            assert_eq!(Span::parse(typed), Ok(span), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_part_of_the_year_says_why() {
        let no_day = DateError::NoSuchDay { year: None, month: 9, day: 31, last: 30 };
        for (typed, error) in [
            ("", SpanError::NotASpan),
            ("上半期", SpanError::NotASpan),
            ("4月2日～9月30日", SpanError::NotASpan),
            ("4月～9月15日", SpanError::NotASpan),
            ("2 April to 30 September", SpanError::NotASpan),
            ("April to", SpanError::Day(DateError::Incomplete)),
            ("first half", SpanError::NotASpan),
            ("4-13", SpanError::NoSuchMonth { month: 13 }),
            ("0月", SpanError::NoSuchMonth { month: 0 }),
            ("9月31日", SpanError::Day(no_day)),
        ] {
            assert_eq!(Span::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn months_before_the_first_are_in_the_next_calendar_year() {
        let interval = |text| {
            let year = FiscalYear::new(2023).unwrap();
            Span::parse(text).unwrap().interval(year, FirstMonth::APRIL)
        };
        assert_eq!(interval("4-9"), (date(2023, 4, 1), date(2023, 9, 30)));
        assert_eq!(interval("10-3"), (date(2023, 10, 1), date(2024, 3, 31)));
        assert_eq!(interval("1-2"), (date(2024, 1, 1), date(2024, 2, 29)));
        assert_eq!(interval("3月31日"), (date(2024, 3, 31), date(2024, 3, 31)));
        assert_eq!(interval("通年"), (date(2023, 4, 1), date(2024, 3, 31)));
    }
}
