//! A day of every year, as 10月31日.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::cursor::Cursor;
use super::date::DateError;
use super::english;

/// A month and a day without a year. 2月29日 stands for the last day of February.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// A day that some year has.
    #[must_use]
    pub fn new(month: i8, day: i8) -> Option<Self> {
        (1..=days_in(None, month)?).contains(&day).then_some(Self { month, day })
    }

    /// The last day of a month.
    #[must_use]
    pub fn last_of(month: i8) -> Option<Self> {
        Some(Self { month, day: days_in(None, month)? })
    }

    /// Reads 10月31日, 10/31, 10-31, 9月末 or 31 October.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let mut cursor = Cursor::new(text);
        let value = Self::read(&mut cursor)?;
        if !cursor.at_end() {
            return Err(DateError::TrailingText { rest: cursor.rest().to_owned() });
        }
        Ok(value)
    }

    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Self, DateError> {
        if let Some(found) = english::day_of_year(cursor) {
            let (month, day) = found?;
            let day = checked_day(None, month, day)?;
            return Ok(Self { month: day.month(), day: day.day() });
        }
        let month = cursor.number().ok_or(DateError::NotADate)?;
        if !(cursor.eat("月") || cursor.eat_separator()) {
            return Err(DateError::NotADate);
        }
        if cursor.eat_any(&["末日", "末"]) {
            let last = i8::try_from(month).ok().and_then(Self::last_of);
            return last.ok_or(DateError::NoSuchMonth { month });
        }
        let day = cursor.number().ok_or(DateError::Incomplete)?;
        cursor.eat("日");
        let day = checked_day(None, month, day)?;
        Ok(Self { month: day.month(), day: day.day() })
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.day
    }

    /// This day of `year`.
    pub(super) fn in_year(self, year: i16) -> Date {
        // Only a year after 9999 has no such day.
        Date::new(year, self.month, 1).map_or(Date::MAX, |first| {
            first.saturating_add((self.day.min(first.days_in_month()) - 1).days())
        })
    }

    /// The first such day that is not before `day`.
    #[must_use]
    pub fn on_or_after(self, day: Date) -> Date {
        let this_year = self.in_year(day.year());
        if this_year < day { self.in_year(day.year() + 1) } else { this_year }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (2, 29) => f.write_str("2月末日"),
            (month, day) => write!(f, "{month}月{day}日"),
        }
    }
}

/// A leap year, to stand for any year.
const ANY_YEAR: i16 = 2000;

fn days_in(year: Option<i16>, month: i8) -> Option<i8> {
    Some(Date::new(year.unwrap_or(ANY_YEAR), month, 1).ok()?.days_in_month())
}

/// The day, if the calendar has it. Without a year, the day of some leap year.
pub(super) fn checked_day(year: Option<i16>, month: u32, day: u32) -> Result<Date, DateError> {
    let (month, last) = i8::try_from(month)
        .ok()
        .and_then(|month| Some((month, days_in(year, month)?)))
        .ok_or(DateError::NoSuchMonth { month })?;
    i8::try_from(day)
        .ok()
        .and_then(|day| Date::new(year.unwrap_or(ANY_YEAR), month, day).ok())
        .ok_or(DateError::NoSuchDay { year, month, day, last })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_of_the_year_is_read_in_every_spelling() {
        for (typed, month, day) in [
            ("10月31日", 10, 31),
            ("１０月３１日", 10, 31),
            ("10/31", 10, 31),
            ("10-31", 10, 31),
            ("十月三十一日", 10, 31),
            ("9月末", 9, 30),
            ("9月末日", 9, 30),
            ("2月末", 2, 29),
            ("31 October", 10, 31),
            ("31st of October", 10, 31),
            ("October 31", 10, 31),
            ("Oct. 31st", 10, 31),
            ("1 may", 5, 1),
            ("end of February", 2, 29),
            ("the last day of Sept", 9, 30),
            (" 5 月 1 日 ", 5, 1),
        ] {
            assert_eq!(MonthDay::parse(typed), Ok(MonthDay { month, day }), "{typed}");
        }
        for (typed, error) in [
            ("", DateError::NotADate),
            ("10", DateError::NotADate),
            ("10月", DateError::Incomplete),
            ("October", DateError::Incomplete),
            ("October 2025", DateError::Incomplete),
            ("31 June", DateError::NoSuchDay { year: None, month: 6, day: 31, last: 30 }),
            ("31 October or so", DateError::TrailingText { rest: "or so".to_owned() }),
            ("13月1日", DateError::NoSuchMonth { month: 13 }),
            ("0月末", DateError::NoSuchMonth { month: 0 }),
            ("2月30日", DateError::NoSuchDay { year: None, month: 2, day: 30, last: 29 }),
            ("10月31日頃", DateError::TrailingText { rest: "頃".to_owned() }),
        ] {
            assert_eq!(MonthDay::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn the_next_such_day() {
        let on_or_after = |text, day| MonthDay::parse(text).unwrap().on_or_after(day);
        assert_eq!(on_or_after("10月31日", date(2013, 9, 30)), date(2013, 10, 31));
        assert_eq!(on_or_after("4月30日", date(2013, 9, 30)), date(2014, 4, 30));
        assert_eq!(on_or_after("9月30日", date(2013, 9, 30)), date(2013, 9, 30));
        assert_eq!(on_or_after("2月末", date(2014, 1, 1)), date(2014, 2, 28));
        assert_eq!(on_or_after("1月1日", Date::MAX), Date::MAX);
    }

    #[test]
    fn only_days_of_the_calendar_can_be_made() {
        assert!(MonthDay::new(2, 29).is_some());
        for (month, day) in [(2, 30), (0, 1), (13, 1), (4, 31), (4, 0), (-1, -1)] {
            assert_eq!(MonthDay::new(month, day), None);
        }
    }
}
