//! What years and days are called: by era, or, in a city whose language is not Japanese, without.

use jiff::civil::{Date, Weekday};

use super::era::{full_date, push};
use super::fiscal::FiscalYear;

/// What years and days are called where their author's own spelling is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// 平成25年度, 令和8年（2026年）10月31日
    #[default]
    Era,
    /// FY2013, 31 October 2026
    Western,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What the calendar calls something, for a sentence that may be in either language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarName {
    /// As the city names years and days.
    pub own: String,
    /// As an English sentence does, which knows no era.
    pub english: String,
}

impl Naming {
    /// What is called so, in sentences of both languages.
    #[must_use]
    pub fn named(self, call: impl Fn(Self) -> String) -> CalendarName {
        CalendarName { own: call(self), english: call(Self::Western) }
    }

    /// A fiscal year in a sentence.
    #[must_use]
    pub fn said_year(self, year: FiscalYear) -> CalendarName {
        self.named(|it| it.year(year))
    }

    /// A day in a sentence.
    #[must_use]
    pub fn said_day(self, day: Date) -> CalendarName {
        self.named(|it| it.day(day))
    }

    /// The day of the week in a sentence, which has one name in each language.
    #[must_use]
    pub fn said_weekday(day: Date) -> CalendarName {
        let (own, english) = match day.weekday() {
            Weekday::Monday => ("月曜日", "Monday"),
            Weekday::Tuesday => ("火曜日", "Tuesday"),
            Weekday::Wednesday => ("水曜日", "Wednesday"),
            Weekday::Thursday => ("木曜日", "Thursday"),
            Weekday::Friday => ("金曜日", "Friday"),
            Weekday::Saturday => ("土曜日", "Saturday"),
            Weekday::Sunday => ("日曜日", "Sunday"),
        };
        CalendarName { own: own.to_owned(), english: english.to_owned() }
    }

    /// A fiscal year: 平成25年度, FY2013.
    #[must_use]
    pub fn year(self, year: FiscalYear) -> String {
        match self {
            Self::Era => year.wareki(),
            Self::Western => year.western_name(),
        }
    }

    /// A fiscal year in full: 平成25年度（2013年度）, FY2013.
    #[must_use]
    pub fn full_year(self, year: FiscalYear) -> String {
        match self {
            Self::Era => year.canonical(),
            Self::Western => year.western_name(),
        }
    }

    /// A day in full: 令和8年（2026年）10月31日, 31 October 2026.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        match self {
            Self::Era => full_date(day),
            Self::Western => western_date(day),
        }
    }

    /// The month of a day: 10月, October.
    #[must_use]
    pub fn month(self, day: Date) -> String {
        match self {
            Self::Era => format!("{}月", day.month()),
            Self::Western => month_name(day).to_owned(),
        }
    }

    /// A day of every year: 10月31日, 31 October.
    #[must_use]
    pub fn day_of_year(self, day: Date) -> String {
        match self {
            Self::Era => format!("{}月{}日", day.month(), day.day()),
            Self::Western => format!("{} {}", day.day(), month_name(day)),
        }
    }

    /// Several years: 平成25年度から平成26年度, FY2013 to FY2014.
    #[must_use]
    pub fn years(self, first: FiscalYear, last: FiscalYear) -> String {
        let (from, to) = (self.year(first), self.year(last));
        if first == last {
            return from;
        }
        match self {
            Self::Era => format!("{from}から{to}"),
            Self::Western => format!("{from} to {to}"),
        }
    }
}

/// 31 October 2026
#[must_use]
pub fn western_date(day: Date) -> String {
    let mut out = String::with_capacity(20);
    push(&mut out, day.day());
    out.push(' ');
    out.push_str(month_name(day));
    out.push(' ');
    push(&mut out, day.year());
    out
}

fn month_name(day: Date) -> &'static str {
    let month = usize::from(day.month().unsigned_abs()).saturating_sub(1);
    MONTHS.get(month).copied().unwrap_or_default()
}
