//! Numbers over the years as lines.

use std::fmt::Write;

use crate::view::prose::thousands;

/// Where the scale ends above and below, in pixels: over it stand the values of the highest dots,
/// under it the names of the columns.
const TOP: f64 = 32.0;
const BOTTOM: f64 = 176.0;

/// How high the whole chart is, in pixels.
pub(super) const HEIGHT: u32 = 224;

/// Lines across the chart, about, and at most.
const LINES: f64 = 4.0;
const MOST: u32 = 8;

/// The part of the largest number that a change has to be to be seen on a scale with zero: a third of its height.
const SEEN: f64 = 1.0 / 3.0;

/// What a phone has for a chart, and what a character of a label takes, in pixels.
const PHONE: usize = 320;
const CHARACTER: usize = 9;

/// From what to what a chart shows numbers, and where it has lines across.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

/// A number in a column of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dot {
    /// Its column, counted from 0 at the left.
    pub(super) column: usize,
    /// From the left in per cent.
    pub(super) x: f64,
    /// From above in pixels.
    pub(super) y: f64,
}

impl Scale {
    /// A scale on which all these numbers stand. It has zero where their change is seen on such a scale as well;
    /// where it would be flat, the scale is that of the change, which has to be said ([`Scale::has_zero`]).
    pub(super) fn of(numbers: impl Iterator<Item = f64> + Clone) -> Self {
        let high = numbers.clone().fold(f64::NEG_INFINITY, f64::max);
        let low = numbers.fold(f64::INFINITY, f64::min);
        let change = high - low;
        let is_seen = change <= 0.0 || change >= high.abs().max(low.abs()) * SEEN;
        let (low, high) = if is_seen { (low.min(0.0), high.max(0.0)) } else { (low, high) };
        let step = round_step((high - low) / LINES);
        let high = (high / step).ceil() * step;
        let low = (low / step).floor() * step;
        Self { low, high: if high > low { high } else { low + step }, step }
    }

    /// Whether zero is on it.
    pub(super) fn has_zero(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    /// The number at its foot.
    pub(super) fn low(&self) -> f64 {
        self.low
    }

    /// Where a number stands, from above.
    pub(super) fn y(&self, number: f64) -> f64 {
        TOP + (self.high - number) / (self.high - self.low) * (BOTTOM - TOP)
    }

    /// The numbers of the lines across, from below.
    pub(super) fn lines(&self) -> impl Iterator<Item = f64> {
        let (low, step) = (self.low, self.step);
        let lines = ((self.high - low) / step).round();
        (0..=MOST).map(f64::from).take_while(move |it| *it <= lines).map(move |it| low + it * step)
    }

    /// A series, a number or none for each column.
    pub(super) fn dots(&self, series: &[Option<f64>]) -> Vec<Dot> {
        let place = |(column, number): (usize, &Option<f64>)| {
            let x = middle(column, series.len());
            Some(Dot { column, x, y: self.y((*number)?) })
        };
        series.iter().enumerate().filter_map(place).collect()
    }
}

/// The middle of a column, in per cent from the left.
pub(super) fn middle(column: usize, columns: usize) -> f64 {
    let at = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    (at(column) + 0.5) / at(columns.max(1)) * 100.0
}

/// Every how many columns a label of so many characters has room on a phone.
pub(super) fn spacing(columns: usize, characters: usize) -> usize {
    ((characters + 1) * CHARACTER * columns).div_ceil(PHONE).max(1)
}

/// The next round number: 1, 2, 2.5 or 5 of a power of ten.
fn round_step(rough: f64) -> f64 {
    if !rough.is_finite() || rough <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(rough.log10().floor());
    // What is 2.5 but for the last bits is 2.5.
    let fits = |it: &f64| it * power >= rough * (1.0 - 1e-9);
    [1.0, 2.0, 2.5, 5.0].into_iter().find(fits).unwrap_or(10.0) * power
}

/// The line through dots, broken where a column has none: nobody knows what was between.
pub(super) fn line(dots: &[Dot]) -> String {
    let mut path = String::new();
    let mut before = None;
    for dot in dots {
        let joined = before == dot.column.checked_sub(1) && before.is_some();
        let letter = if joined { 'L' } else { 'M' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{letter}{} {}", tidy(dot.x), tidy(dot.y));
        before = Some(dot.column);
    }
    path
}

/// A coordinate, to a tenth.
pub(super) fn tidy(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A number of the scale, as exact as its steps are, its thousands set off.
pub(super) fn plain(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { thousands(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(numbers: &[f64]) -> Scale {
        Scale::of(numbers.iter().copied())
    }

    fn lines(numbers: &[f64]) -> Vec<String> {
        scale(numbers).lines().map(plain).collect()
    }

    #[test]
    fn a_scale_has_zero_where_the_change_is_seen_and_round_lines() {
        assert_eq!(lines(&[50.0, 88.0, 90.0]), ["0", "25", "50", "75", "100"]);
        assert_eq!(lines(&[1_200.0, 480.0]), ["0", "500", "1,000", "1,500"]);
        assert_eq!(lines(&[0.3]), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(lines(&[-3.0, 5.0]), ["-4", "-2", "0", "2", "4", "6"]);
        assert_eq!(lines(&[0.0]), ["0", "1"]);
        assert_eq!(lines(&[70.0, 88.0, 90.0]), ["70", "75", "80", "85", "90"]);
        assert_eq!(lines(&[94.1, 95.7]), ["94", "94.5", "95", "95.5", "96"]);
        assert_eq!(lines(&[-95.7, -94.1]), ["-96", "-95.5", "-95", "-94.5", "-94"]);
        assert_eq!(lines(&[95.0, 95.0]), ["0", "25", "50", "75", "100"]);
        assert_eq!(
            lines(&[1e9]),
            ["0", "250,000,000", "500,000,000", "750,000,000", "1,000,000,000"]
        );
    }

    /// A change takes a third of the height or more, with zero or without.
    #[test]
    fn every_number_stands_on_the_paper_and_every_change_is_seen() {
        for numbers in [
            &[70.0, 88.0][..],
            &[-3.0, 5.0],
            &[0.0],
            &[1e-9, 1e300],
            &[-7.0, -7.5],
            &[94.1, 95.7],
            &[1_000_000.0, 1_000_001.0],
            &[67.0, 100.0],
        ] {
            let scale = scale(numbers);
            if let [low, high] = numbers {
                let seen = (scale.y(*low) - scale.y(*high)).abs() / (BOTTOM - TOP);
                assert!(seen > 0.25, "{numbers:?}: {seen}");
            }
            for number in numbers {
                let y = scale.y(*number);
                assert!((TOP..=BOTTOM).contains(&y), "{number} at {y}");
            }
        }
        assert!((scale(&[100.0]).y(0.0) - BOTTOM).abs() < 1e-9);
    }

    #[test]
    fn labels_have_room_on_a_phone() {
        assert_eq!(
            [(4, 5), (7, 4), (7, 7), (12, 4), (0, 0)].map(|(a, b)| spacing(a, b)),
            [1, 1, 2, 2, 1]
        );
    }

    #[test]
    fn a_line_is_broken_where_there_is_no_number() {
        let scale = scale(&[100.0]);
        let dots = scale.dots(&[Some(100.0), Some(50.0), None, Some(0.0)]);
        assert_eq!(line(&dots), "M12.5 32L37.5 104M87.5 176");
        assert_eq!(line(&[]), "");
    }
}
