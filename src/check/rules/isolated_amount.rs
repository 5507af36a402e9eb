//! C145: a value is fifty times every other one of its row, or a fiftieth of each.
//!
//! On the 407 sheets of one city a forest cost 3,753, 4,810, 3,875 and 1,870 thousand yen and then 1,696,753: that was
//! yen. A park took 500 hours a year and once 5. Other rows of that city jump, too, and are right: what begins is small
//! in its first year, what ends in its last, what is built now and then has years of nothing, and a year in which
//! something is built has the grants and loans for it next to the cost.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::series::{self, Series, Source, Value, is_percent};
use crate::diagnostic::code;
use crate::record::RowTime;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::ISOLATED_AMOUNT).of_record(look);

/// How many times every other value.
const TIMES: f64 = 50.0;
/// How many other values there must be.
const OTHERS: usize = 3;
/// How many times the least of the others the most of them may be: they are of one magnitude.
const SPREAD: f64 = 5.0;
/// Counts below these have their ups and downs: the least of what a high value, or a low one, is compared with.
const LEAST_BELOW_HIGH: f64 = 10.0;
const LEAST_ABOVE_LOW: f64 = 100.0;
/// What a value in the magnitude of another is at most away from it.
const SLACK: f64 = 2.0;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let all = series::of(context);
    for series in all {
        let Some(isolated) = isolated(series) else { continue };
        let is_meant = if isolated.is_high {
            is_explained(all, series, isolated.value)
        } else {
            is_replaced(all, series, &isolated)
        };
        if is_meant {
            continue;
        }
        let Isolated { value, is_high, least, most, times } = isolated;
        let finding = reporter
            .at(value.path())
            .with("name", series.name)
            .with("time", value.time_name(context.program))
            .with("value", &**value.text)
            .with("kind", if is_high { "high" } else { "low" })
            .with("times", times)
            .with("least", &**least.text)
            .with("most", &**most.text);
        let help = Message::new("help-isolated-amount");
        finding.help(match isolated.likely() {
            Some(likely) => help.with("kind", "likely").with("word", likely),
            None => help.with("kind", "other"),
        });
    }
}

/// A value far from all others of its row.
struct Isolated<'s, 'a> {
    value: &'s Value<'a>,
    is_high: bool,
    /// The least and the most of the others.
    least: &'s Value<'a>,
    most: &'s Value<'a>,
    /// How many times the nearest of them, or what part of it.
    times: usize,
}

fn isolated<'s, 'a>(series: &'s Series<'a>) -> Option<Isolated<'s, 'a>> {
    let numbers: Vec<(&Value<'a>, f64)> = series.numbers().collect();
    if numbers.len() <= OTHERS || is_percent(series.unit) || numbers.iter().any(|it| it.1 < 0.0) {
        return None;
    }
    let mut positive: Vec<(&Value<'a>, f64)> =
        numbers.iter().copied().filter(|it| it.1 > 0.0).collect();
    positive.sort_by(|one, other| one.1.total_cmp(&other.1));
    let ((low, others_of_low), (high, others_of_high)) =
        (positive.split_first()?, positive.split_last()?);
    if let Some((least, most)) = alike(others_of_high, LEAST_BELOW_HIGH)
        && high.1 >= TIMES * most.1
    {
        let times = whole(high.1 / most.1);
        return Some(Isolated {
            value: high.0,
            is_high: true,
            least: least.0,
            most: most.0,
            times,
        });
    }
    let (least, most) = alike(others_of_low, LEAST_ABOVE_LOW)?;
    let isolated = Isolated {
        value: low.0,
        is_high: false,
        least: least.0,
        most: most.0,
        times: whole(least.1 / low.1),
    };
    // What begins or ends, and what is there in some years only, has small years of its own.
    let is_at_an_end =
        [numbers.first(), numbers.last()].into_iter().flatten().any(|it| std::ptr::eq(it.0, low.0));
    let is_steady = positive.len() == numbers.len();
    let is_meant = is_at_an_end && !is_scaled(low.1, 1000.0, least.1, most.1);
    (low.1 * TIMES <= least.1 && is_steady && !is_meant).then_some(isolated)
}

/// The least and the most of sorted values, where there are enough of them and all are of one magnitude.
fn alike<T: Copy>(others: &[(T, f64)], at_least: f64) -> Option<((T, f64), (T, f64))> {
    let (least, most) = (*others.first()?, *others.last()?);
    let is_alike = others.len() >= OTHERS && least.1 >= at_least && most.1 <= SPREAD * least.1;
    is_alike.then_some((least, most))
}

/// Whether a number times a factor is in the magnitude of these.
fn is_scaled(number: f64, factor: f64, least: f64, most: f64) -> bool {
    let scaled = number * factor;
    scaled * SLACK >= least && scaled <= most * SLACK
}

/// A ratio without its fraction.
fn whole(ratio: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a ratio of two numbers above zero"
    )]
    let whole = ratio as usize;
    whole
}

/// Whether something else says that a value is meant: the plan or the goal of the same indicator, the other column of an
/// amount, or another amount of the year that jumps with it and is not merely the same number typed on.
fn is_explained(all: &[Series<'_>], series: &Series<'_>, value: &Value<'_>) -> bool {
    let Some(number) = value.number else { return false };
    let is_near = |it: f64| it * SPREAD >= number && it <= number * SPREAD;
    if let Source::Indicator(_, indicator) = series.source {
        let mut ends = [&indicator.goal, &indicator.baseline].into_iter();
        if ends.any(|it| series::number(it, series.unit).is_some_and(is_near)) {
            return true;
        }
    }
    let mut others = all.iter().filter(|it| !std::ptr::eq(*it, series));
    others.any(|other| {
        let Some(there) = other.number_at(value.time) else { return false };
        if series.is_of_same_thing(other) {
            return is_near(there);
        }
        let is_money = |it: &Series<'_>| matches!(it.source, Source::Field(_));
        let is_other_number = (there - number).abs() * 10.0 > there.max(number);
        is_money(series)
            && is_money(other)
            && (is_part(series, other) || is_other_number)
            && there * 10.0 >= number
            && jumps(other, value.time, there)
    })
}

/// Whether another amount took the place of a low one: what was paid of taxes comes out of a fund in that year.
fn is_replaced(all: &[Series<'_>], series: &Series<'_>, isolated: &Isolated<'_, '_>) -> bool {
    let (Source::Field(_), Some(least)) = (series.source, isolated.least.number) else {
        return false;
    };
    let time = isolated.value.time;
    let is_raised = |series: &Series<'_>, there: f64| {
        there >= least
            && series.numbers().all(|(value, other)| value.time == time || other * 1.25 <= there)
    };
    let others = all.iter().filter(|it| matches!(it.source, Source::Field(_)));
    let mut others = others.filter(|it| it.unit == series.unit);
    others.any(|it| it.number_at(time).is_some_and(|there| is_raised(it, there)))
}

/// Whether a series is one of those that another is the sum of, in which case the parts are looked at.
fn is_part(sum: &Series<'_>, part: &Series<'_>) -> bool {
    let Source::Field(field) = sum.source else { return false };
    field.parts.0.iter().any(|it| **it == *part.name)
}

/// Whether a number is far above all others of its row.
fn jumps(series: &Series<'_>, time: RowTime, number: f64) -> bool {
    series.numbers().all(|(it, other)| it.time == time || other * 10.0 <= number)
}

impl Isolated<'_, '_> {
    /// The number that was probably meant: yen for thousands of yen or the other way round, or else the same with other
    /// noughts, where the others are so near to each other that it is among them.
    fn likely(&self) -> Option<String> {
        let (number, least, most) = (self.value.number?, self.least.number?, self.most.number?);
        let is_near = most <= least * SLACK;
        let factors = [(1000.0, true), (100.0, is_near), (10_000.0, is_near)];
        let factors = factors.into_iter().filter(|it| it.1);
        let mut factors = factors.map(|it| if self.is_high { 1.0 / it.0 } else { it.0 });
        let factor = factors.find(|it| is_scaled(number, *it, least, most))?;
        Some(grouped(number * factor))
    }
}

/// 1,697: a number to the nearest whole one, in groups of three.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
