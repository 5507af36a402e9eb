//! Days and years as the site's language writes them.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::{DateView, Site};
use crate::calendar::{FiscalYear, Naming, Period, full_date, wareki_date};
use crate::disclosure::Obligation;
use crate::disclosure::Public;
use crate::record::{Day, Program, UnitIndex};
use crate::words::{Language, Message, Words};

/// The names of the years of a site's programs, which stand on nearly every page: made once.
#[derive(Debug)]
pub(super) struct YearNames(HashMap<FiscalYear, YearName>);

#[derive(Debug)]
struct YearName {
    full: String,
    short: String,
}

impl YearNames {
    pub(super) fn new(public: Public, words: &Words) -> Self {
        let programs = public.plans().iter().map(|it| &it.program);
        let programs = programs.chain(public.charter_years().iter().map(|it| &it.program));
        let years: BTreeSet<FiscalYear> = programs.flat_map(|it| it.file.years.years()).collect();
        let naming = public.settings().naming();
        let name = |year| YearName {
            full: full_year(words, naming, year),
            short: short_year(words, year),
        };
        Self(years.into_iter().map(|it| (it, name(it))).collect())
    }
}

impl Site<'_> {
    /// A day in full: 令和8年（2026年）10月31日, 31 October 2026.
    pub(crate) fn day(&self, day: Date) -> DateView {
        DateView::new(day, self.words)
    }

    /// The day on which something owed was published, if that is known; marked if only the log knows it.
    pub(crate) fn day_published(&self, obligation: &Obligation) -> Option<DateView> {
        let day = self.day(obligation.standing.published()?);
        Some(if obligation.is_first_seen { day.first_seen(self.words) } else { day })
    }

    /// A day where there is little room: 令和8年10月31日.
    pub(crate) fn short_day(&self, day: Date) -> String {
        short(self.words, day)
    }

    /// Until when there was a unit that is no more: 平成25年3月31日まで; else nothing.
    pub(crate) fn ended(&self, unit: UnitIndex) -> String {
        let last = self.named(unit).to.filter(|it| self.public.is_past(it.date));
        let day = |last: Day| Message::new("unit-until").with("day", self.short_day(last.date));
        last.map(|it| self.words.say(&day(it))).unwrap_or_default()
    }

    /// A fiscal year in full: 平成25年度（2013年度）.
    pub(crate) fn year(&self, year: FiscalYear) -> String {
        let name = self.year_names.0.get(&year);
        name.map_or_else(
            || full_year(self.words, self.public.settings().naming(), year),
            |it| it.full.clone(),
        )
    }

    /// A fiscal year where there is little room: 平成25年度.
    pub(crate) fn short_year(&self, year: FiscalYear) -> String {
        let name = self.year_names.0.get(&year);
        name.map_or_else(|| short_year(self.words, year), |it| it.short.clone())
    }
}

impl Site<'_> {
    /// A reporting period in the city's word for it: 平成25年度上半期.
    pub(crate) fn period(&self, program: &Program, period: Period) -> String {
        let name = program.file.reporting.get(period.index).map_or("", |it| &*it.name);
        let message = Message::new("year-and-period").with("year", self.short_year(period.year));
        self.words.say(&message.with("period", self.heading_of(&program.form, name)))
    }

    /// A year that is no fiscal year: 昭和62年（1987年）, 1987. What was typed as a fiscal year stays one.
    pub(crate) fn calendar_year(&self, typed: &str, year: FiscalYear) -> String {
        // 昭和62年度 is a fiscal year, 昭和62年 none.
        if typed.trim_end().ends_with('度') {
            return self.year(year);
        }
        let wareki = year.wareki();
        let message = Message::new("calendar-year").with("it", wareki.trim_end_matches('度'));
        self.words.say(&message.with("year", year.western().to_string()))
    }
}

/// A city that writes no Japanese does not count in eras.
fn full_year(words: &Words, naming: Naming, year: FiscalYear) -> String {
    if naming == Naming::Western && words.language() != Language::Ja {
        return short_year(words, year);
    }
    fiscal(words, "fiscal-year", year.canonical(), year)
}

fn short_year(words: &Words, year: FiscalYear) -> String {
    fiscal(words, "fiscal-year-short", year.wareki(), year)
}

fn fiscal(words: &Words, id: &'static str, japanese: String, year: FiscalYear) -> String {
    let message = Message::new(id).with("it", japanese).with("short", year.short());
    words.say(&message.with("year", year.western().to_string()))
}

/// A day in full.
pub(crate) fn full(words: &Words, day: Date) -> String {
    written(words, "day", full_date(day), day)
}

/// A day where there is little room.
pub(crate) fn short(words: &Words, day: Date) -> String {
    written(words, "day-short", wareki_date(day), day)
}

fn written(words: &Words, id: &'static str, japanese: String, day: Date) -> String {
    let message = Message::new(id)
        .with("it", japanese)
        .with("day", day.day().to_string())
        .with("month", u32::from(day.month().unsigned_abs()))
        .with("year", day.year().to_string());
    words.say(&message)
}
