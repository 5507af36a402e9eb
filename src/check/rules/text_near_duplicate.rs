//! C102: a text differs from an earlier one in a few words only.
//!
//! In the reform sheet of the seed, the 今後の方針 of two years are one sentence but for the year
//! and the words すべての部区で: they share 83 of 100 pairs of letters. Of 407 sheets of one city,
//! 54 had a text with 80 or more in common with the year before, 31 of them the same text; below
//! 80 most pairs are different texts about one thing.
//!
//! A report whose numbers differ says something new, however alike its words are.

use super::super::comparable_texts::{self, ComparableText};
use super::super::comparison::{Folded, Pairs};
use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_NEAR_DUPLICATE).of_record(look);

/// Below this many letters texts are alike by chance.
const LETTERS: usize = 20;
/// From how much in common a text is a copy, in hundredths.
const LIKENESS: usize = 80;
/// A difference of more letters than these is not quoted.
const QUOTED: usize = 30;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for series in comparable_texts::series(context) {
        let mut pairs: Vec<Option<Pairs>> = vec![None; series.len()];
        for index in 1..series.len() {
            if let Some((other, likeness)) = most_alike(&series, index, &mut pairs) {
                report(&series[other], &series[index], likeness, reporter);
            }
        }
    }
}

/// The earlier text that is most like this one, if one is like enough and none is the same.
fn most_alike(
    series: &[ComparableText<'_>],
    index: usize,
    pairs: &mut [Option<Pairs>],
) -> Option<(usize, usize)> {
    let text = series[index].folded;
    if text.letters() < LETTERS || series[..index].iter().any(|it| it.folded == text) {
        return None;
    }
    let mut best = None;
    for (other, earlier) in series[..index].iter().enumerate() {
        let earlier = earlier.folded;
        if !may_be_alike(earlier, text) {
            continue;
        }
        let one = pairs[other].take().unwrap_or_else(|| earlier.pairs());
        let two = pairs[index].take().unwrap_or_else(|| text.pairs());
        let likeness = one.likeness(&two);
        (pairs[other], pairs[index]) = (Some(one), Some(two));
        if likeness >= LIKENESS && best.is_none_or(|(_, it)| likeness > it) {
            best = Some((other, likeness));
        }
    }
    best
}

/// Whether it is worth while to compare the pairs of two texts.
fn may_be_alike(one: &Folded, two: &Folded) -> bool {
    let (short, long) = (one.letters().min(two.letters()), one.letters().max(two.letters()));
    // Pairs that repeat are counted once, so that a text may be longer than its pairs.
    short >= LETTERS && short * 100 >= long * (LIKENESS - 20) && one.has_numbers_of(two)
}

fn report(
    earlier: &ComparableText<'_>,
    text: &ComparableText<'_>,
    likeness: usize,
    reporter: &mut Reporter<'_, '_>,
) {
    let (was, is) = earlier.folded.difference(text.folded);
    let kind = match (was.chars().count(), is.chars().count()) {
        (0, 1..=QUOTED) => "added",
        (1..=QUOTED, 0) => "removed",
        (1..=QUOTED, 1..=QUOTED) => "changed",
        _ => "other",
    };
    reporter
        .at(text.path())
        .with("other", earlier.part.name())
        .with("likeness", likeness)
        .with("kind", kind)
        .with("was", was)
        .with("is", is)
        .help(Message::new("text-near-duplicate.help"));
}
