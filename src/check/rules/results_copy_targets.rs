//! C146: the results of a year are the plans of that year, number by number, in every indicator of a sheet.
//!
//! Who fills in a table copies the column of plans to begin with. One target that is met to the unit is nothing; three
//! counts that all are have not been counted. C104 says the same of texts.
//!
//! Targets are met as planned where they say how often something is held (12回), that all of something is (100％), or how
//! many there are (15校, year by year): such numbers tell nothing.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::series::{self, Series, Source, Value, is_percent};
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Key, RowTime};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::RESULTS_COPY_TARGETS)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATOR_PLAN, needs::INDICATOR_ACTUAL])]);

/// How many digits that tell something the equal numbers have together, from three indicators on and in two.
const DIGITS: usize = 6;
const DIGITS_OF_TWO: usize = 7;
/// With fewer digits, each of two numbers may be met by chance.
const DIGITS_OF_EACH: usize = 3;
/// How many equal numbers are named.
const NAMED: usize = 3;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let indicators: Vec<(&Series<'_>, &Series<'_>)> = pairs(series::of(context));
    let mut times: Vec<RowTime> = Vec::new();
    for value in indicators.iter().flat_map(|it| &it.1.values) {
        if !times.contains(&value.time) {
            times.push(value.time);
        }
    }
    for time in times {
        let Some(copies) = copies(&indicators, time) else { continue };
        let Some((first, _)) = copies.first() else { continue };
        let values: Vec<&str> = copies.iter().take(NAMED).map(|it| &**it.0.text).collect();
        reporter
            .at(first.path())
            .with("time", first.time_name(context.program))
            .with("count", copies.len())
            .with("values", values)
            .with("more", copies.len().saturating_sub(NAMED))
            .help(Message::new("results-copy-targets.help"));
    }
}

/// The targets of each indicator with its results.
fn pairs<'s, 'a>(all: &'s [Series<'a>]) -> Vec<(&'s Series<'a>, &'s Series<'a>)> {
    let of_indicators = all.iter().filter(|it| matches!(it.source, Source::Indicator(..)));
    let results = of_indicators.filter(|it| it.role.is_result());
    let pair = |results: &'s Series<'a>| {
        let mut targets = all.iter().filter(|it| it.is_of_same_thing(results));
        // A revised target counts nothing here: it may have been set by the result.
        let targets = targets.find(|it| it.role.is_target() && is_of_same_times(it, results));
        targets.map(|targets| (targets, results))
    };
    results.filter_map(pair).collect()
}

/// Whether both are of years, or both of periods.
fn is_of_same_times(one: &Series<'_>, other: &Series<'_>) -> bool {
    let is_of_years = |series: &Series<'_>| {
        series.values.first().is_some_and(|it| matches!(it.time, RowTime::Year(_)))
    };
    is_of_years(one) == is_of_years(other)
}

/// The results of a time, each with the digits that tell something, where every one of them is its target and they are
/// enough to tell that nobody counted.
fn copies<'s, 'a>(
    indicators: &[(&'s Series<'a>, &'s Series<'a>)],
    time: RowTime,
) -> Option<Vec<(&'s Value<'a>, usize)>> {
    let mut equal = Vec::new();
    for (targets, results) in indicators {
        let Some(result) = results.values.iter().find(|it| it.time == time) else { continue };
        let (Some(target), Some(number)) = (targets.number_at(time), result.number) else {
            continue;
        };
        if target.total_cmp(&number).is_ne() {
            return None;
        }
        equal.push((result, digits(results, number)));
    }
    let telling = equal.iter().filter(|it| it.1 > 0);
    let sum: usize = telling.clone().map(|it| it.1).sum();
    let is_copy = match telling.clone().count() {
        0 | 1 => false,
        2 if equal.len() == 2 => {
            sum >= DIGITS_OF_TWO && telling.clone().all(|it| it.1 >= DIGITS_OF_EACH)
        }
        _ => equal.len() > 2 && sum >= DIGITS,
    };
    is_copy.then_some(equal)
}

/// How many digits of a number tell something: none of one that is met as planned.
fn digits(results: &Series<'_>, number: f64) -> usize {
    let is_constant = results.numbers().count() > 1
        && results.numbers().all(|(_, other)| other.total_cmp(&number).is_eq());
    let is_whole = is_percent(results.unit) && number.total_cmp(&100.0).is_eq();
    let is_of_calendar = ["回", "日", "か月", "週", "times", "days"]
        .contains(&&*fold(results.unit))
        && [12.0, 52.0, 365.0, 366.0].iter().any(|it| number % it == 0.0);
    if is_constant || is_whole || is_of_calendar {
        return 0;
    }
    // One digit, also before noughts, is how people plan: 5件, 200人.
    match significant_digits(number) {
        1 => 0,
        digits => digits,
    }
}

/// The digits from the first to the last that is not nought.
fn significant_digits(number: f64) -> usize {
    let digits = format!("{:.3}", number.abs());
    let digits = digits.trim_end_matches('0').trim_end_matches('.').replace('.', "");
    digits.trim_matches('0').len()
}
