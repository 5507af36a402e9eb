//! An indicator over the years next to its targets.

use serde::Serialize;

use super::trend::{Dot, HEIGHT, Scale, line, middle, plain, spacing, tidy};
use crate::achievement::{Achievement, assess};
use crate::calendar::{FiscalYear, Period};
use crate::japanese::parse_number;
use crate::record::{Indicator, Key, Presence, Present, Program, RowTime, ValueRow};
use crate::view::Site;
use crate::view::prose::apart;
use crate::words::Message;

/// An indicator over the years. Only numbers are drawn, and no fewer than three of them.
#[derive(Debug, Serialize)]
pub struct TrendView {
    /// Its name on its page, for the words that tell what it shows: `trend-1`.
    pub id: String,
    /// What it shows in one sentence, and whether the target was met.
    pub headline: String,
    /// Every number.
    pub sentence: String,
    /// That its scale does not begin at zero, and where; empty where it does.
    pub note: String,
    /// How high the drawing is, in pixels; all heights below are in it, from above.
    pub height: u32,
    /// Lines across, from below.
    pub grid: Vec<GridView>,
    /// The columns: before the plan, each year, the end.
    pub columns: Vec<AxisView>,
    /// What came of it.
    pub actual: SeriesView,
    /// What was planned; none where it is not said in numbers.
    pub target: Option<SeriesView>,
}

/// A line across.
#[derive(Debug, Serialize)]
pub struct GridView {
    /// Where it stands, in pixels.
    pub y: String,
    /// Its number.
    pub label: String,
}

/// The name of a column.
#[derive(Debug, Serialize)]
pub struct AxisView {
    /// Its middle, in per cent of the width.
    pub x: String,
    /// The name: 現状, 2013; empty where it has no room.
    pub label: String,
}

/// Numbers that belong together.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// What they are: 実績, 目標.
    pub label: String,
    /// The line through them, in per cent of the width and pixels of the height.
    pub path: String,
    /// A dot for each year in which there is a number.
    pub dots: Vec<DotView>,
}

/// A number in a column.
#[derive(Debug, Serialize)]
pub struct DotView {
    /// From the left, in per cent of the width.
    pub x: String,
    /// From above, in pixels.
    pub y: String,
    /// The number as it was written; empty where it has no room.
    pub label: String,
}

/// A column: what it is called in the chart and next to it, the text of either series.
pub(super) struct Column<'a> {
    short: String,
    pub(super) name: String,
    /// Whether it is of a year or a period, not of what was before or shall be after.
    pub(super) is_timed: bool,
    pub(super) actual: &'a str,
    pub(super) target: &'a str,
}

/// Values that make a line worth drawing.
const FEWEST: usize = 3;

/// The chart of the indicator at a place of its sheet; none where its values are words or few.
pub(crate) fn trend(
    site: &Site,
    program: &Program,
    indicator: &Indicator,
    years: &[FiscalYear],
    at: usize,
) -> Option<TrendView> {
    let columns = columns(site, program, indicator, years);
    let actual = series(columns.iter().map(|it| it.actual))?;
    let target = series(columns.iter().map(|it| it.target)).filter(|it| known(it) > 0);
    if known(&actual) < FEWEST {
        return None;
    }
    let numbers = actual.iter().chain(target.iter().flatten()).flatten().copied();
    let scale = Scale::of(numbers);
    let drawn = |label, series: &[Option<f64>], text: fn(&Column<'_>) -> String| {
        let dots = scale.dots(series);
        let texts: Vec<String> = dots.iter().map(|it| text(&columns[it.column])).collect();
        let labels = with_room(columns.len(), &texts);
        let view = |(it, label): (&Dot, &str)| DotView {
            x: tidy(it.x),
            y: tidy(it.y),
            label: label.to_owned(),
        };
        let path = line(&dots);
        SeriesView { label, path, dots: dots.iter().zip(labels).map(view).collect() }
    };
    let names: Vec<String> = columns.iter().map(|it| it.short.clone()).collect();
    let axis = |(at, label): (usize, &str)| AxisView {
        x: tidy(middle(at, columns.len())),
        label: label.to_owned(),
    };
    let grid = |it| GridView { y: tidy(scale.y(it)), label: plain(it) };
    Some(TrendView {
        id: format!("trend-{}", at + 1),
        headline: headline(site, name(site, program, indicator), indicator, &columns),
        sentence: sentence(site, indicator, &columns),
        note: if scale.has_zero() { String::new() } else { note(site, &scale) },
        height: HEIGHT,
        grid: scale.lines().map(grid).collect(),
        columns: with_room(columns.len(), &names).into_iter().enumerate().map(axis).collect(),
        actual: drawn(
            site.heading_in(&program.form, Key::Indicators, Key::Actual).to_owned(),
            &actual,
            |it| it.actual.to_owned(),
        ),
        target: target.map(|it| {
            drawn(site.words.word("trend-target"), &it, |column| column.target.to_owned())
        }),
    })
}

pub(super) fn columns<'a>(
    site: &Site,
    program: &'a Program,
    indicator: &'a Indicator,
    years: &[FiscalYear],
) -> Vec<Column<'a>> {
    let end = |key, short, actual: &'a str, target: &'a str| {
        let name = site.heading_in(&program.form, Key::Indicators, key).to_owned();
        Column { short: site.words.word(short), name, is_timed: false, actual, target }
    };
    let mut columns = Vec::with_capacity(years.len() + 2);
    if !indicator.baseline.is_empty() {
        columns.push(end(Key::Baseline, "trend-baseline", &indicator.baseline, ""));
    }
    if indicator.years.is_empty() && !indicator.periods.is_empty() {
        columns.extend(periods(site, program, indicator));
    } else {
        columns.extend(years.iter().map(|&year| {
            let found = program.row_of(indicator, year);
            let (target, actual) = found.map_or(("", ""), |it| (&**it.target(), &**it.result()));
            let short = year.western().to_string();
            Column { short, name: site.year(year), is_timed: true, actual, target }
        }));
    }
    if !indicator.goal.is_empty() {
        columns.push(end(Key::Goal, "trend-goal", "", &indicator.goal));
    }
    columns
}

/// The columns of an indicator that is measured by periods alone.
fn periods<'a>(
    site: &Site,
    program: &'a Program,
    indicator: &'a Indicator,
) -> impl Iterator<Item = Column<'a>> {
    let mut rows: Vec<(Period, ValueRow)> = program
        .rows(indicator)
        .filter_map(|row| match row.time {
            RowTime::Period(period) => Some((period, row)),
            RowTime::Year(_) => None,
        })
        .collect();
    rows.sort_by_key(|it| it.0);
    rows.into_iter().map(|(period, row)| Column {
        // The year and the place of the period in it; the table next to the chart has the names.
        short: format!("{}-{}", period.year.western(), period.index + 1),
        name: site.period(program, period),
        is_timed: true,
        actual: row.result(),
        target: row.target(),
    })
}

/// Labels that have room on a phone; from the last, which is the newest, the others are empty.
fn with_room<'a>(columns: usize, labels: &'a [String]) -> Vec<&'a str> {
    let longest = labels.iter().map(|it| it.chars().count()).max().unwrap_or(0);
    let spacing = spacing(columns, longest);
    let shown = |at: usize| (labels.len() - 1 - at).is_multiple_of(spacing);
    let label = |(at, it): (usize, &'a String)| if shown(at) { it.as_str() } else { "" };
    labels.iter().enumerate().map(label).collect()
}

/// The numbers of a series; none when a word is among them, which a line would pass over.
fn series<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Vec<Option<f64>>> {
    let number = |text: &str| match text.presence() {
        Presence::Blank | Presence::Absent(_) => Some(None),
        Presence::Given => parse_number(text).map(Some),
    };
    texts.map(number).collect()
}

fn known(series: &[Option<f64>]) -> usize {
    series.iter().flatten().count()
}

/// What an indicator is called: the form's word where it is the only one and has no name.
pub(super) fn name<'a>(site: &'a Site, program: &'a Program, indicator: &'a Indicator) -> &'a str {
    if indicator.name.is_empty() {
        site.heading(&program.form, Key::Indicators)
    } else {
        &indicator.name
    }
}

fn note(site: &Site, scale: &Scale) -> String {
    site.words.say(&Message::new("trend-scale").with("low", plain(scale.low())))
}

fn headline(site: &Site, name: &str, indicator: &Indicator, columns: &[Column]) -> String {
    let mut known = columns.iter().filter(|it| it.actual.is_given());
    let first = known.next();
    let last = known.next_back();
    let text = |column: Option<&Column>| column.map(|it| it.actual).unwrap_or_default().to_owned();
    let when = |column: Option<&Column>| column.map(|it| it.name.clone()).unwrap_or_default();
    let message = Message::new("trend-headline")
        .with("name", name)
        .with("unit", &*apart(&indicator.unit))
        .with("from", when(first))
        .with("first", text(first))
        .with("to", when(last))
        .with("last", text(last));
    let mut headline = site.words.say(&message);
    if let Some((column, message)) = achievement(indicator, columns) {
        // The unit belongs to a number alone; 80％以上 has its own.
        let unit = parse_number(column.target).map_or("", |_| &*indicator.unit);
        let message = Message::new(message)
            .with("when", &*column.name)
            .with("target", column.target)
            .with("unit", &*apart(unit));
        headline.push_str(&site.words.word("sentence-space"));
        headline.push_str(&site.words.say(&message));
    }
    headline
}

fn sentence(site: &Site, indicator: &Indicator, columns: &[Column]) -> String {
    let part = |column: &Column| {
        let message = Message::new("trend-part").with("when", &*column.name);
        let message = message.with("value", column.actual).with("unit", &*apart(&indicator.unit));
        site.words.say(&message)
    };
    let parts: Vec<String> = columns.iter().filter(|it| it.actual.is_given()).map(part).collect();
    let told = Message::new("trend-sentence").with("parts", parts.join(&site.phrases.comma));
    site.words.say(&told)
}

/// The newest year that has both a target and an actual, and the words for whether the target was
/// met; none where nobody can tell.
fn achievement<'a>(
    indicator: &Indicator,
    columns: &'a [Column<'a>],
) -> Option<(&'a Column<'a>, &'static str)> {
    let years = columns.iter().rev().filter(|it| it.is_timed && it.actual.is_given());
    let mut achievements = years.filter_map(|column| {
        let direction = indicator.direction;
        let achievement = assess(column.target, column.actual, &indicator.unit, direction)?;
        Some((column, achievement))
    });
    let (column, achievement) = achievements.next()?;
    match achievement {
        Achievement::Met => Some((column, "trend-met")),
        Achievement::Missed => Some((column, "trend-missed")),
        Achievement::Unclear => None,
    }
}
