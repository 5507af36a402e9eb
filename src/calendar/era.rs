//! Eras (元号), and days named by them.

use jiff::civil::{Date, date};

/// A Japanese era.
#[derive(Debug, PartialEq, Eq)]
pub struct Era {
    /// 平成
    pub name: &'static str,
    /// H
    pub letter: char,
    /// ㍻, in one character
    pub sign: char,
    /// The day on which it began.
    pub first_day: Date,
}

/// The eras of modern Japan, oldest first.
///
/// First days: 明治 by the edict of 明治元年9月8日, which took effect from the first day of that
/// year; 大正 and 昭和 by the edicts of their first day; 平成 by 昭和64年政令第1号; 令和 by
/// 平成31年政令第143号 (both under 元号法, 昭和54年法律第43号).
pub static ERAS: [Era; 5] = [
    Era { name: "明治", letter: 'M', sign: '㍾', first_day: date(1868, 1, 25) },
    Era { name: "大正", letter: 'T', sign: '㍽', first_day: date(1912, 7, 30) },
    Era { name: "昭和", letter: 'S', sign: '㍼', first_day: date(1926, 12, 25) },
    Era { name: "平成", letter: 'H', sign: '㍻', first_day: date(1989, 1, 8) },
    Era { name: "令和", letter: 'R', sign: '㋿', first_day: date(2019, 5, 1) },
];

/// Until 明治5年12月2日 months were those of the moon; days before this one cannot be named by era
/// without converting them.
pub(super) const FIRST_SOLAR_DAY: Date = date(1873, 1, 1);

impl Era {
    /// The era that `day` is in.
    #[must_use]
    pub fn of(day: Date) -> Option<&'static Era> {
        ERAS.iter().rev().find(|era| era.first_day <= day)
    }

    /// The number in this era of the western year `year`.
    pub(super) fn number_of(&self, year: i16) -> i16 {
        year.saturating_sub(self.first_day.year()).saturating_add(1)
    }

    /// Writes 平成25 or 令和元.
    pub(super) fn write(&self, year: i16, out: &mut String) {
        out.push_str(self.name);
        match self.number_of(year) {
            1 => out.push('元'),
            number => push(out, number),
        }
    }
}

/// The western years that have the same number in other eras: 2015 (平成27) and 1952 (昭和27) of 2045 (令和27). Who types
/// R for H meant one of them.
pub fn in_other_eras(year: i16) -> impl Iterator<Item = i16> {
    let own = ERAS.iter().rev().find(|it| it.first_day.year() <= year);
    let number = own.map_or(0, |it| it.number_of(year));
    let others = ERAS.iter().rev().filter(move |it| Some(*it) != own && number > 0);
    others.map(move |it| it.first_day.year().saturating_add(number - 1))
}

/// 令和8年10月31日. Before 明治6年, when the calendar was another one, 1872年10月31日.
#[must_use]
pub fn wareki_date(day: Date) -> String {
    let mut out = String::with_capacity(32);
    match Era::of(day).filter(|_| day >= FIRST_SOLAR_DAY) {
        Some(era) => era.write(day.year(), &mut out),
        None => push(&mut out, day.year()),
    }
    out.push('年');
    push_month_day(&mut out, day);
    out
}

/// 令和8年（2026年）10月31日. Before 明治6年 the western year alone.
#[must_use]
pub fn full_date(day: Date) -> String {
    let Some(era) = Era::of(day).filter(|_| day >= FIRST_SOLAR_DAY) else {
        return wareki_date(day);
    };
    let mut out = String::with_capacity(48);
    era.write(day.year(), &mut out);
    out.push_str("年（");
    push(&mut out, day.year());
    out.push_str("年）");
    push_month_day(&mut out, day);
    out
}

fn push_month_day(out: &mut String, day: Date) {
    push(out, day.month());
    out.push('月');
    push(out, day.day());
    out.push('日');
}

/// Writes a number at the end of `out` without a string of its own.
pub(super) fn push(out: &mut String, number: impl std::fmt::Display) {
    use std::fmt::Write as _;
    // Writing to a string cannot fail.
    let _ = write!(out, "{number}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_by_the_era_they_are_in() {
        for (day, wareki, full) in [
            (date(2026, 10, 31), "令和8年10月31日", "令和8年（2026年）10月31日"),
            (date(2019, 5, 1), "令和元年5月1日", "令和元年（2019年）5月1日"),
            (date(2019, 4, 30), "平成31年4月30日", "平成31年（2019年）4月30日"),
            (date(1989, 1, 7), "昭和64年1月7日", "昭和64年（1989年）1月7日"),
            (date(1912, 7, 30), "大正元年7月30日", "大正元年（1912年）7月30日"),
            (date(1873, 1, 1), "明治6年1月1日", "明治6年（1873年）1月1日"),
            (date(1872, 12, 31), "1872年12月31日", "1872年12月31日"),
            (date(1600, 10, 21), "1600年10月21日", "1600年10月21日"),
        ] {
            assert_eq!(wareki_date(day), wareki);
            assert_eq!(full_date(day), full);
        }
    }

    #[test]
    fn the_ends_of_time_have_names() {
        assert_eq!(wareki_date(Date::MIN), "-9999年1月1日");
        assert_eq!(wareki_date(Date::MAX), "令和7981年12月31日");
    }
}
