//! C152: the outcome is the output again: its values are those of the activity, or its name is but for 数, 件数 or 回数.
//!
//! Citizens of three cities call their evaluations 「ほぼアウトプット」: half of the sheets of a city have no outcome at all
//! (C119), and many of the others have the activity a second time under the heading of outcomes.
//!
//! A rate is another thing than what it is a rate of, and one value that is the same may be chance.

use std::collections::BTreeSet;

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::{FiscalYear, Period};
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Indicator, Key, Path, Present, RowTime};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::OUTCOME_COPIES_OUTPUT)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATOR_KIND])]);

/// In how many years at least the results must be the same.
const RESULTS: usize = 2;
/// A number of so many digits is the same by chance in two years as seldom as two numbers are.
const DIGITS: usize = 3;

const OUTCOME: [&str; 2] = ["成果", "outcome"];
const OUTPUT: [&str; 3] = ["活動", "output", "activity"];
/// Words at the end of a name that say only that something is counted, the longest first.
const COUNTS: [&str; 10] =
    ["総件数", "総数", "延べ数", "件数", "回数", "日数", "箇所数", "か所数", "数", "実績"];

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    let of = |indicator: &Indicator, kinds: &[&str]| {
        let kind = indicator.kind.to_lowercase();
        kinds.iter().any(|it| kind.contains(it))
    };
    let outputs: Vec<&Indicator> = sheet.indicators.iter().filter(|it| of(it, &OUTPUT)).collect();
    for (index, outcome) in sheet.indicators.iter().enumerate().filter(|(_, it)| of(it, &OUTCOME)) {
        // Two of one name are another rule's.
        let mut others = outputs.iter().filter(|it| fold(&it.name) != fold(&outcome.name));
        let stem_of_outcome = stem(&outcome.name);
        let same_name =
            |it: &&&Indicator| !stem_of_outcome.is_empty() && stem(&it.name) == stem_of_outcome;
        let found = others.clone().find(same_name).map(|it| (it, "name"));
        let same_values = |it: &&&Indicator| has_values_of(context, outcome, it);
        let found = found.or_else(|| Some((others.find(same_values)?, "values")));
        if let Some((output, what)) = found {
            reporter
                .at(Path::default().then(Key::Indicators).then(index).then(Key::Name))
                .with("what", what)
                .with("outcome", &*outcome.name)
                .with("output", &*output.name)
                .help(Message::new("outcome-copies-output.help"));
        }
    }
}

/// What is counted, without the word that it is.
fn stem(name: &str) -> String {
    let folded = fold(name);
    let name = folded.split(['(', '（']).next().unwrap_or(&folded).trim();
    let name = COUNTS.iter().find_map(|it| name.strip_suffix(it)).unwrap_or(name);
    let name = name.trim_end_matches('の');
    name.strip_suffix("実施").unwrap_or(name).trim_end_matches('の').to_owned()
}

/// Whether the results of an outcome are those of an activity, year by year.
fn has_values_of(context: &RecordContext<'_>, outcome: &Indicator, output: &Indicator) -> bool {
    let is_ratio = ["%", "割", "率", "点", "位"].iter().any(|it| fold(&outcome.unit).contains(it));
    if is_ratio || outcome.name.contains('率') || outcome.name.contains("割合") {
        return false;
    }
    let (ours, theirs) = (results(context, outcome), results(context, output));
    let both = ours.iter().filter_map(|(time, value)| {
        let other = theirs.iter().find(|(of, _)| of == time)?;
        Some((value, &other.1))
    });
    let both: Vec<(&String, &String)> = both.collect();
    let different: BTreeSet<&String> = both.iter().map(|it| it.0).collect();
    let digits = |it: &&String| it.chars().filter(char::is_ascii_digit).count();
    both.len() >= RESULTS
        && both.iter().all(|(one, other)| one == other)
        && (different.len() >= RESULTS || different.iter().all(|it| digits(it) >= DIGITS))
}

/// The times of results.
#[derive(PartialEq, Eq)]
enum When {
    Year(FiscalYear),
    Period(Period),
}

/// Each result of an indicator that is a number; a word such as 実施 is the same everywhere.
fn results(context: &RecordContext<'_>, indicator: &Indicator) -> Vec<(When, String)> {
    let rows = context.program.rows(indicator);
    let given = rows.filter(|it| it.result().is_given());
    let result = |(time, text): (RowTime, String)| {
        let time = match time {
            RowTime::Year(year) => When::Year(year),
            RowTime::Period(period) => When::Period(period),
        };
        (time, text)
    };
    given
        .map(|it| (it.time, fold(it.result()).replace([',', ' '], "")))
        .filter(|(_, text)| text.contains(|it: char| it.is_ascii_digit()))
        .map(result)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_the_same_without_the_word_that_it_is() {
        for (one, other) in [
            ("研修の実施回数", "研修の実施"),
            ("相談件数", "相談回数"),
            ("相談の件数", "相談"),
            ("講座の開催数（延べ）", "講座の開催回数"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        for (one, other) in [
            ("相談件数", "相談者数"),
            ("研修の開催回数", "研修の参加者数"),
            ("検診の受診者数", "検診の受診率"),
            ("苦情件数", "相談件数"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
