//! Days and years as the site's language writes them.

use jiff::civil::Date;

use super::{DateView, Site};
use crate::calendar::{FiscalYear, full_date, wareki_date};
use crate::words::{Message, Words};

impl Site<'_> {
    /// A day in full: 令和8年（2026年）10月31日, 31 October 2026.
    pub(crate) fn day(&self, day: Date) -> DateView {
        DateView::new(day, self.words)
    }

    /// A day where there is little room: 令和8年10月31日.
    pub(crate) fn short_day(&self, day: Date) -> String {
        written(self.words, "day-short", wareki_date(day), day)
    }

    /// A fiscal year in full: 平成25年度（2013年度）.
    pub(crate) fn year(&self, year: FiscalYear) -> String {
        self.fiscal("fiscal-year", year.canonical(), year)
    }

    /// A fiscal year where there is little room: 平成25年度.
    pub(crate) fn short_year(&self, year: FiscalYear) -> String {
        self.fiscal("fiscal-year-short", year.wareki(), year)
    }

    fn fiscal(&self, id: &'static str, japanese: String, year: FiscalYear) -> String {
        let message = Message::new(id).with("it", japanese).with("short", year.short());
        self.words.say(&message.with("year", year.western().to_string()))
    }
}

/// A day in full.
pub(crate) fn full(words: &Words, day: Date) -> String {
    written(words, "day", full_date(day), day)
}

fn written(words: &Words, id: &'static str, japanese: String, day: Date) -> String {
    let message = Message::new(id)
        .with("it", japanese)
        .with("day", day.day().to_string())
        .with("month", u32::from(day.month().unsigned_abs()))
        .with("year", day.year().to_string());
    words.say(&message)
}
