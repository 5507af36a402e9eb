//! The day and the time that a count of days is, in the calendar of the world and in eras.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::{SignedDuration, ToSpan, Unit};

use super::Epoch;
use super::section::{Section, Token};
use crate::workbook::CellValue;

/// The milliseconds of a day.
pub(super) const DAY: i64 = 86_400_000;

/// The eras by their first day: their name, its first character and its letter.
const ERAS: [(Date, &str, &str, &str); 5] = [
    (date(2019, 5, 1), "令和", "令", "R"),
    (date(1989, 1, 8), "平成", "平", "H"),
    (date(1926, 12, 25), "昭和", "昭", "S"),
    (date(1912, 7, 30), "大正", "大", "T"),
    (date(1868, 1, 25), "明治", "明", "M"),
];

/// What a count of days is as a date and a time.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    /// The day in figures, which may be one that no calendar has (1900-02-29, 1900-01-00).
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
    /// The same, when a calendar has it.
    date: Option<Date>,
    /// 0 for Sunday.
    pub(super) weekday: usize,
    /// Of the day.
    pub(super) milliseconds: i64,
    /// Since the beginning of the count.
    pub(super) total: i64,
    epoch: Epoch,
}

impl Moment {
    /// The moment of a count of days; none before the beginning of the count and after the year 9999.
    pub(super) fn of(number: f64, epoch: Epoch) -> Option<Self> {
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        let total = format!("{:.0}", number * 86_400_000.0).parse().ok()?;
        Self::of_milliseconds(total, epoch)
    }

    fn of_milliseconds(total: i64, epoch: Epoch) -> Option<Self> {
        let (days, milliseconds) = (total.div_euclid(DAY), total.rem_euclid(DAY));
        let (start, weekday) = match epoch {
            Epoch::Of1904 => (date(1904, 1, 1), days + 5),
            Epoch::Of1900 if days > 60 => (date(1899, 12, 30), days + 6),
            Epoch::Of1900 => (date(1899, 12, 31), days + 6),
        };
        let weekday = usize::try_from(weekday.rem_euclid(7)).ok()?;
        let real = start.checked_add(days.days()).ok()?;
        let (year, month, day, date) = match (epoch, days) {
            (Epoch::Of1900, 0) => (1900, 1, 0, None),
            (Epoch::Of1900, 60) => (1900, 2, 29, None),
            (Epoch::Of1900 | Epoch::Of1904, _) => {
                (real.year(), real.month(), real.day(), Some(real))
            }
        };
        Some(Self { year, month, day, date, weekday, milliseconds, total, epoch })
    }

    /// The same moment rounded to whole seconds when a time is shown, and nothing smaller.
    pub(super) fn rounded(&self, section: &Section) -> Self {
        let has = |of: fn(&Token) -> bool| section.tokens.iter().any(of);
        let time = has(|it| matches!(it, Token::Date('h' | 's', _) | Token::Elapsed(..)));
        let exact = !time || has(|it| matches!(it, Token::Subsecond(_)));
        let rest = self.total.rem_euclid(1000);
        let by = match rest {
            _ if exact => 0,
            500.. => 1000 - rest,
            _ => -rest,
        };
        Self::of_milliseconds(self.total + by, self.epoch).unwrap_or(*self)
    }

    /// The day, or the moment of it, when the part shows a day; none for times and durations.
    pub(super) fn value(&self, section: &Section) -> Option<CellValue> {
        let months = months(section);
        let is_day = |(token, month): (&Token, bool)| {
            matches!(token, Token::Date(letter, _) if !matches!(letter, 'h' | 's'))
                && (month || !matches!(token, Token::Date('m', _)))
        };
        if !section.tokens.iter().zip(months).any(is_day) {
            return None;
        }
        let date = self.date?;
        if self.milliseconds == 0 {
            return Some(CellValue::Date(date));
        }
        let time = Time::midnight().checked_add(SignedDuration::from_millis(self.milliseconds));
        Some(CellValue::DateTime(date.to_datetime(time.ok()?)))
    }

    /// The era and the year in it.
    pub(super) fn era(&self) -> ((&'static str, &'static str, &'static str), i16) {
        let of = |day: Date| ERAS.iter().find(|it| it.0 <= day);
        let day = self.date.unwrap_or(date(1900, 2, 28));
        match of(day) {
            Some((start, name, short, letter)) => {
                ((*name, *short, *letter), self.year - start.year() + 1)
            }
            None => (("", "", ""), self.year),
        }
    }
}

/// The count of days that a moment is.
pub(super) fn days(moment: DateTime, epoch: Epoch) -> Option<f64> {
    let start = match epoch {
        Epoch::Of1900 if moment.date() < date(1900, 3, 1) => date(1899, 12, 31),
        Epoch::Of1900 => date(1899, 12, 30),
        Epoch::Of1904 => date(1904, 1, 1),
    };
    let days = moment.date().since((Unit::Day, start)).ok()?.get_days();
    let since = moment.time().duration_since(Time::midnight());
    Some(f64::from(days) + since.as_secs_f64() / 86_400.0)
}

/// For each token, whether it is months where it is `m`: beside hours or seconds it is minutes.
pub(super) fn months(section: &Section) -> Vec<bool> {
    let parts: Vec<(usize, char)> = section
        .tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| {
            let (Token::Date(letter, _) | Token::Elapsed(letter, _)) = token else { return None };
            Some((at, *letter))
        })
        .collect();
    let mut months = vec![true; section.tokens.len()];
    for (place, (at, _)) in parts.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|it| parts.get(it));
        let after = parts.get(place + 1);
        let minutes = before.is_some_and(|it| it.1 == 'h') || after.is_some_and(|it| it.1 == 's');
        if let Some(month) = months.get_mut(*at) {
            *month = !minutes;
        }
    }
    months
}
