//! Three numbers in a row of a record's values over years, each such row in a few bytes: they are gathered while the
//! records are looked at, so that what two sheets share is found without comparing each with each.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::context::RecordContext;
use super::facts::NumberWindow;
use super::series::{self, Series};
use crate::record::RowTime;

/// How many numbers in a row are compared.
pub(super) const NUMBERS: usize = 3;
/// Below this many digits rows are alike by chance, however few there are.
const DIGITS: f64 = 3.5;

/// The windows of a record.
pub(super) fn of(context: &RecordContext<'_>, windows: &mut Vec<NumberWindow>) {
    let (program, record) = context.place;
    for (nth, series) in series::of(context).iter().enumerate() {
        for values in series.values.windows(NUMBERS) {
            let numbers: Option<Vec<f64>> = values.iter().map(|it| it.number).collect();
            let Some(numbers) = numbers.filter(|it| changes(it) && digits(it) >= DIGITS) else {
                continue;
            };
            let mut hasher = DefaultHasher::new();
            for (value, number) in values.iter().zip(&numbers) {
                time(value.time).hash(&mut hasher);
                number.to_bits().hash(&mut hasher);
            }
            windows.push(NumberWindow { program, hash: hasher.finish(), record, series: nth });
        }
    }
}

/// What two series have in common: the times of the longest row of equal numbers, and how many digits they tell.
pub(super) struct Run {
    pub(super) first: RowTime,
    pub(super) last: RowTime,
    pub(super) digits: f64,
    /// The first time after it at which both have a number, and not the same.
    pub(super) parted: Option<RowTime>,
}

/// The longest row of equal numbers of two series.
pub(super) fn longest_run(one: &Series<'_>, other: &Series<'_>) -> Option<Run> {
    let common: Vec<(RowTime, f64, f64)> = one
        .numbers()
        .filter_map(|(value, number)| Some((value.time, number, other.number_at(value.time)?)))
        .collect();
    let is_equal = |it: &(RowTime, f64, f64)| it.1.total_cmp(&it.2).is_eq();
    let runs = common.chunk_by(|before, next| is_equal(before) == is_equal(next));
    let longest = runs.filter(|it| it.first().is_some_and(is_equal)).max_by_key(|it| it.len())?;
    let (first, last) = (longest.first()?, longest.last()?);
    let after = common.iter().skip_while(|it| it.0 != last.0).nth(1);
    let numbers: Vec<f64> = longest.iter().map(|it| it.1).collect();
    let (first, last, parted) = (first.0, last.0, after.map(|it| it.0));
    Some(Run { first, last, digits: digits(&numbers), parted })
}

/// Whether each number is another than the one before it.
fn changes(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|it| matches!(it, [one, next] if one.total_cmp(next).is_ne()))
}

/// How many digits one has to know to write down a row of numbers: those of the first, and those of each step to the
/// next. Noughts at the end of all of them tell nothing: 100, 110, 120 is 10, 11, 12.
fn digits(numbers: &[f64]) -> f64 {
    let mut scale = 1.0;
    let is_whole = |scale: f64| numbers.iter().all(|it| (it * scale).fract().abs() < 1e-6);
    while scale < 1e4 && !is_whole(scale) {
        scale *= 10.0;
    }
    while scale > 1e-9 && is_whole(scale / 10.0) {
        scale /= 10.0;
    }
    let first = numbers.first().map_or(0.0, |it| (it * scale).abs().max(1.0).log10());
    let steps = numbers.windows(2).filter_map(|it| it.first().zip(it.last()));
    first
        + steps
            .map(|(one, next)| ((next - one) * scale).abs().mul_add(1.0, 1.0).log10())
            .sum::<f64>()
}

fn time(time: RowTime) -> (crate::calendar::FiscalYear, Option<usize>) {
    match time {
        RowTime::Year(year) => (year, None),
        RowTime::Period(period) => (period.year, Some(period.index)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_one_has_to_know() {
        for (numbers, least, most) in [
            (&[100.0, 110.0, 120.0][..], 1.0, 2.0),
            (&[12.0, 15.0, 18.0], 2.0, 3.0),
            (&[1250.0, 1300.0, 1350.0], 2.0, 4.0),
            (&[312.0, 348.0, 401.0], 5.0, 6.0),
            (&[0.312, 0.348, 0.401], 5.0, 6.0),
            (&[34796.0, 33948.0, 33238.0], 10.0, 11.0),
            (&[0.0, 0.0, 0.0], 0.0, 0.1),
        ] {
            let digits = digits(numbers);
            assert!(least <= digits && digits <= most, "{numbers:?}: {digits}");
        }
    }
}
