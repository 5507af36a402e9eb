//! C147: a percentage is typed as a fraction: 0.85 among 85 and 90, or 0.029805352798053526.
//!
//! Spreadsheets show 0.85 as 85% and hand out 0.85. Of fifteen rows in ％ with values of one and below that one city
//! published, eight have the sixteen digits of a quotient and end at 1. The others are small percentages (0.3 to 1.9), and
//! so is a row that stays below 1 with a goal below 1.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::series::{self, Series, Source, is_percent, number};
use crate::diagnostic::code;
use crate::japanese::half_width;
use crate::record::{Key, Path, Text};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::PERCENT_AS_FRACTION).of_record(look);

/// From how much on a percentage is one that stands for itself.
const WHOLE: f64 = 10.0;
/// How many times another a value in its magnitude is at most.
const SLACK: f64 = 1.5;
/// Nobody types so many decimals of a percentage.
const DECIMALS: usize = 5;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let all = series::of(context);
    let is_counted = |group: &&[Series<'_>]| group.iter().any(|it| is_percent(it.unit));
    for group in all.chunk_by(Series::is_of_same_thing).filter(is_counted) {
        let percentages = percentages(group);
        let Some((first, reference, more)) = fraction(&percentages) else { continue };
        let kind = if reference.is_some() { "others" } else { "quotient" };
        let percent = shown(first.number * 100.0, first.text);
        reporter
            .at((first.path)())
            .with("name", group.first().map_or("", |it| it.name))
            .with("value", first.text)
            .with("kind", kind)
            .with("other", reference.map_or("", |it| it.text))
            .with("more", Fact::from(more))
            .help(Message::new("percent-as-fraction.help").with("word", percent));
    }
}

/// A value in ％.
struct Percentage<'s> {
    text: &'s str,
    number: f64,
    path: Box<dyn Fn() -> Path + 's>,
}

/// Every percentage of one thing: those of its years, where it stood before, and where it shall be.
fn percentages<'s>(group: &'s [Series<'_>]) -> Vec<Percentage<'s>> {
    let of_series = group.iter().filter(|it| is_percent(it.unit)).flat_map(|it| {
        it.numbers().map(|(value, number)| Percentage {
            text: value.text,
            number,
            path: Box::new(|| value.path()),
        })
    });
    let mut percentages: Vec<Percentage<'s>> = of_series.collect();
    let Some(first) = group.first() else { return percentages };
    let mut add = |text: &'s Text, path: Path| {
        let number = number(text, first.unit).filter(|_| is_percent(first.unit));
        percentages.extend(number.map(|number| Percentage {
            text,
            number,
            path: Box::new(move || path.clone()),
        }));
    };
    match first.source {
        Source::Indicator(index, indicator) => {
            let path = || Path::default().then(Key::Indicators).then(index);
            add(&indicator.baseline, path().then(Key::Baseline));
            add(&indicator.goal, path().then(Key::Goal));
        }
        Source::Promise(index, measure) => {
            let path = Path::default().then(Key::Promises).then(index).then(Key::Indicators);
            add(&measure.target, path.then(Key::Target));
        }
        Source::Field(_) => {}
    }
    percentages
}

/// The first fraction, another value of the same thing that shows it, and how many more fractions there are.
fn fraction<'p, 's>(
    all: &'p [Percentage<'s>],
) -> Option<(&'p Percentage<'s>, Option<&'p Percentage<'s>>, usize)> {
    let is_small = |it: &Percentage<'_>| it.number > 0.0 && it.number <= 1.0;
    let mut large = all.iter().filter(|it| it.number != 0.0 && !is_small(it));
    let is_fraction: Box<dyn Fn(&Percentage<'_>) -> bool> = match large.clone().next() {
        Some(_) => {
            let numbers = large.clone().map(|it| it.number);
            let (least, most) = numbers
                .fold((f64::INFINITY, 0.0_f64), |(least, most), it| (least.min(it), most.max(it)));
            if least < WHOLE {
                return None;
            }
            Box::new(move |percentage| {
                let percent = percentage.number * 100.0;
                percent * SLACK >= least && percent <= most * SLACK
            })
        }
        // A row of nothing but fractions, of which one is a quotient.
        None if all.iter().any(|it| decimals(it.text) >= DECIMALS) => Box::new(|_| true),
        None => return None,
    };
    let fractions: Vec<&Percentage<'s>> =
        all.iter().filter(|it| is_small(it) && is_fraction(it)).collect();
    // 1 alone may be one per cent.
    let first = fractions.iter().find(|it| it.number < 1.0)?;
    Some((first, large.next(), fractions.len() - 1))
}

fn decimals(text: &str) -> usize {
    let text = half_width(text);
    let fraction = text.split_once('.').map_or("", |it| it.1);
    fraction.chars().take_while(char::is_ascii_digit).count()
}

/// A percentage with the decimals that its fraction had beyond two, one at most.
fn shown(percent: f64, fraction: &str) -> String {
    let decimals = decimals(fraction).saturating_sub(2).min(1);
    format!("{percent:.decimals$}")
}
