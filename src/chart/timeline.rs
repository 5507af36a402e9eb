//! When a sheet's reports and evaluations were published, next to the days by which they were due.
//!
//! Both bars of a row begin where the time ends that it speaks for: from then on it can be written.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::indicator::AxisView;
use super::trend::tidy;
use crate::calendar::{FirstMonth, FiscalYear};
use crate::disclosure::PublicSheet;
use crate::disclosure::{Obligation, Standing, StandingKind, Tally};
use crate::record::Program;
use crate::view::frame::DateView;
use crate::view::{Site, tone};
use crate::words::Message;

/// When everything that a sheet owes was due and was published.
#[derive(Debug, Serialize)]
pub struct TimelineView<'a> {
    /// Its name on its page, for the words that tell what it shows.
    pub id: &'static str,
    /// How many of what came due were published in time, in one sentence.
    pub headline: String,
    /// What was late, and of how much the day is not known.
    pub sentence: String,
    /// What is owed, in order of time.
    pub rows: Vec<DueView<'a>>,
    /// The same as bars; none where fewer than two have a day to draw.
    pub drawing: Option<DrawingView<'a>>,
}

/// What is owed, and what became of it.
#[derive(Debug, Serialize)]
pub struct DueView<'a> {
    /// What it is: 平成26年度上半期.
    pub label: String,
    /// The day by which it is due.
    pub due: DateView,
    /// The day it was published; none when it was not, or on an unknown day.
    pub published: Option<DateView>,
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    pub standing: &'static str,
    /// Its tone.
    pub tone: &'static str,
    /// The standing in words, with its days where they are over: 遅れて公表 12日, 未公表.
    pub text: &'a str,
}

/// What is owed as bars over time.
#[derive(Debug, Serialize)]
pub struct DrawingView<'a> {
    /// How high the drawing is, in pixels.
    pub height: u32,
    /// Where a half-year begins, or more where there are many.
    pub columns: Vec<AxisView>,
    /// What is owed, but for what is not.
    pub bars: Vec<BarsView<'a>>,
    /// What the tones of its stretches say, of those that it has.
    pub keys: Vec<KeyView>,
}

/// What a tone says in a drawing.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// The tone.
    pub tone: &'static str,
    /// What it says: 実績（公表まで）.
    pub label: String,
}

/// The bars of one row.
#[derive(Debug, Serialize)]
pub struct BarsView<'a> {
    /// Where the row begins, in pixels from above.
    pub y: u32,
    /// What it is: 平成26年度上半期.
    pub label: String,
    /// The standing in words, with its days where they are over.
    pub text: &'a str,
    /// Where those words stand, in per cent of the width: where there is more room.
    pub text_x: String,
    /// Whether they end there, before the bars, instead of beginning there.
    pub text_before: bool,
    /// Until it was due.
    pub plan: StretchView,
    /// Until it was published, as far as that was in time.
    pub actual: Option<StretchView>,
    /// From the day by which it was due until it was published; to the end of the drawing while it is not.
    pub late: Option<StretchView>,
}

/// A stretch of time, in per cent of the width.
#[derive(Debug, Serialize)]
pub struct StretchView {
    /// Its tone.
    pub tone: &'static str,
    /// Where it begins.
    pub x: String,
    /// How wide it is.
    pub width: String,
}

/// Rows that make a comparison.
const FEWEST: usize = 2;

/// How high a row is, and the names of the columns below all rows, in pixels.
const ROW: usize = 46;
const FOOT: usize = 24;

/// Columns whose names have room on a phone.
const MOST: i32 = 8;

/// How many months a column may have.
const MONTHS: [i32; 4] = [6, 12, 24, 60];

/// From what day to what day a timeline goes, column by column.
#[derive(Debug)]
struct Axis {
    first: Date,
    months: i32,
    columns: i32,
}

/// When a sheet's reports and evaluations were published; none before any came due.
pub(crate) fn timeline<'a>(site: &'a Site<'_>, sheet: PublicSheet) -> Option<TimelineView<'a>> {
    let owed = site.owed_by(sheet);
    let tally = Tally::of(owed);
    if tally.due() == 0 {
        return None;
    }
    let program = &sheet.plan.program;
    Some(TimelineView {
        id: "timeline",
        headline: site.headline(&tally),
        sentence: sentence(site, program, owed, &tally),
        rows: owed.iter().map(|it| row(site, program, it)).collect(),
        drawing: drawing(site, program, owed),
    })
}

fn row<'a>(site: &'a Site<'_>, program: &Program, obligation: &Obligation) -> DueView<'a> {
    DueView {
        label: site.words.say(&obligation.item.name(program)),
        due: site.day(obligation.due),
        published: site.day_published(obligation),
        standing: obligation.standing.kind().name(),
        tone: tone::of_standing(obligation.standing.kind()),
        text: site.figures.say(obligation.standing),
    }
}

fn sentence(site: &Site, program: &Program, owed: &[Obligation], tally: &Tally) -> String {
    let is_behind =
        |it: &&Obligation| matches!(it.standing, Standing::Late { .. } | Standing::Overdue);
    let told = |obligation: &Obligation| {
        // How long it is overdue is another number tomorrow; the day by which it was due is not.
        let message = if obligation.standing == Standing::Overdue {
            Message::new("timeline-item-due").with("day", site.short_day(obligation.due))
        } else {
            Message::new("timeline-item")
        };
        let message = message
            .with("item", site.words.say(&obligation.item.name(program)))
            .with("standing", site.figures.say(obligation.standing));
        site.words.say(&message)
    };
    let behind: Vec<String> = owed.iter().filter(is_behind).map(told).collect();
    let mut sentence = if behind.is_empty() {
        site.words.word("timeline-in-time")
    } else {
        let message = Message::new("timeline-behind");
        site.words.say(&message.with("items", behind.join(&site.phrases.comma)))
    };
    let undated = tally.count(StandingKind::Undated);
    if undated > 0 {
        sentence.push_str(&site.words.word("sentence-space"));
        sentence
            .push_str(&site.words.say(&Message::new("timeline-undated").with("count", undated)));
    }
    sentence
}

fn drawing<'a>(
    site: &'a Site<'_>,
    program: &Program,
    owed: &[Obligation],
) -> Option<DrawingView<'a>> {
    let owed: Vec<&Obligation> = owed.iter().filter(|it| it.standing != Standing::Exempt).collect();
    if owed.iter().filter(|it| end(it).is_some()).count() < FEWEST {
        return None;
    }
    let first = owed.iter().map(|it| begin(it, program)).min()?;
    let last = owed.iter().filter_map(|it| end(it)).chain(owed.iter().map(|it| it.due)).max()?;
    let axis = Axis::new(first, last, program.first_month());
    let bars = owed.iter().enumerate().map(|(at, obligation)| {
        let begin = begin(obligation, program);
        let published = obligation.standing.published();
        let end = if obligation.standing == Standing::Overdue { Some(last) } else { published };
        let (left, right) =
            (axis.x(begin), axis.x(end.map_or(obligation.due, |it| it.max(obligation.due))));
        let text_before = left > 100.0 - right;
        BarsView {
            y: pixels(at * ROW),
            label: site.words.say(&obligation.item.name(program)),
            text: site.figures.say(obligation.standing),
            text_x: tidy(if text_before { left } else { right }),
            text_before,
            plan: axis.stretch(StandingKind::NotDue, begin, obligation.due),
            actual: published
                .map(|it| axis.stretch(StandingKind::OnTime, begin, it.min(obligation.due))),
            late: end
                .filter(|it| *it > obligation.due)
                .map(|it| axis.stretch(obligation.standing.kind(), obligation.due, it)),
        }
    });
    let bars: Vec<BarsView> = bars.collect();
    Some(DrawingView {
        height: pixels(owed.len() * ROW + FOOT),
        columns: axis.names(site),
        keys: keys(site, &bars),
        bars,
    })
}

/// What the tones of the stretches say, of those that the drawing has.
fn keys(site: &Site, bars: &[BarsView]) -> Vec<KeyView> {
    let kinds = [
        (StandingKind::NotDue, "timeline-plan"),
        (StandingKind::OnTime, "timeline-actual"),
        (StandingKind::Late, "timeline-late"),
        (StandingKind::Overdue, "timeline-overdue"),
    ];
    let is_there = |tone: &str| {
        let stretches =
            bars.iter().flat_map(|it| [Some(&it.plan), it.actual.as_ref(), it.late.as_ref()]);
        stretches.flatten().any(|it| it.tone == tone)
    };
    let key =
        |(kind, word)| KeyView { tone: tone::of_standing(kind), label: site.words.word(word) };
    kinds.into_iter().map(key).filter(|it| is_there(it.tone)).collect()
}

/// From when something could be written: the end of the time that it speaks for, or the day on
/// which it was there already.
fn begin(obligation: &Obligation, program: &Program) -> Date {
    let (_, end) = obligation.item.interval(program);
    obligation.standing.published().into_iter().fold(end.min(obligation.due), Date::min)
}

/// When it was published; of what is overdue, until when the drawing goes at least, so that it is to be seen. None where
/// neither is known.
fn end(obligation: &Obligation) -> Option<Date> {
    match obligation.standing {
        Standing::OnTime { published } | Standing::Late { published, .. } => Some(published),
        Standing::Overdue => Some(obligation.due.saturating_add(3.months())),
        Standing::Undated | Standing::NotDue | Standing::Exempt => None,
    }
}

fn pixels(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Axis {
    /// An axis on which both days stand. It begins with a half of a fiscal year.
    fn new(first: Date, last: Date, month: FirstMonth) -> Self {
        let year = FiscalYear::containing(first, month).first_day(month);
        let half = year.saturating_add(6.months());
        let first = if first < half { year } else { half };
        let fits = |months: &i32| first.saturating_add((months * MOST).months()) >= last;
        let months = MONTHS.into_iter().find(fits).unwrap_or(120);
        let mut axis = Self { first, months, columns: MOST };
        axis.columns = (1..MOST).find(|it| axis.bound(*it) >= last).unwrap_or(MOST);
        axis
    }

    /// Where a column begins.
    fn bound(&self, column: i32) -> Date {
        self.first.saturating_add((column * self.months).months())
    }

    /// Where a day stands, in per cent of the width.
    fn x(&self, day: Date) -> f64 {
        let days = |it: Date| f64::from((it - self.first).get_days());
        (days(day) / days(self.bound(self.columns)).max(1.0) * 100.0).clamp(0.0, 100.0)
    }

    fn stretch(&self, kind: StandingKind, from: Date, to: Date) -> StretchView {
        let (from, to) = (self.x(from), self.x(to));
        StretchView { tone: tone::of_standing(kind), x: tidy(from), width: tidy(to - from) }
    }

    /// The names of the columns, where they begin.
    fn names(&self, site: &Site) -> Vec<AxisView> {
        let name = |column| {
            let day = self.bound(column);
            let message = Message::new("month-short")
                .with("year", day.year().to_string())
                .with("month", day.month().to_string());
            AxisView { x: tidy(self.x(day)), label: site.words.say(&message) }
        };
        (0..self.columns).map(name).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn axis(first: Date, last: Date) -> (Date, i32, i32) {
        let axis = Axis::new(first, last, FirstMonth::APRIL);
        (axis.first, axis.months, axis.columns)
    }

    #[test]
    fn an_axis_has_half_years_and_longer_columns_where_there_are_many() {
        let (april, october) = (date(2013, 4, 1), date(2013, 10, 1));
        assert_eq!(axis(date(2013, 9, 30), date(2013, 10, 31)), (april, 6, 2));
        assert_eq!(axis(date(2013, 10, 1), date(2014, 3, 31)), (october, 6, 1));
        assert_eq!(axis(date(2014, 3, 31), date(2017, 9, 30)), (october, 6, 8));
        assert_eq!(axis(date(2014, 3, 31), date(2017, 10, 2)), (october, 12, 5));
        assert_eq!(axis(date(2014, 3, 31), date(2999, 1, 1)), (october, 120, 8));
    }

    #[test]
    fn a_day_stands_where_its_share_of_the_days_is() {
        let axis = Axis { first: date(2013, 4, 1), months: 6, columns: 2 };
        let found = axis.stretch(StandingKind::Late, date(2013, 10, 31), date(2013, 11, 12));
        assert_eq!((&*found.x, &*found.width), ("58.4", "3.3"));
        assert_eq!((axis.x(date(2014, 4, 1)), axis.x(date(2020, 1, 1))), (100.0, 100.0));
    }
}
