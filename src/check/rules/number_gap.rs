//! C127: a number is missing among the sheets of a plan.
//!
//! Where most numbers are missing the plan is published in part on purpose, and the list of its
//! items (改革項目) is the way to say which are not there.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::ProgramContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::ProgramRef;
use crate::japanese::fold;
use crate::record::{Key, Path, SheetNumber};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NUMBER_GAP).of_program(look);

fn look(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let ProgramRef::Plan(plan) = context.schedule.program else { return };
    if !context.program.file.items.is_empty() {
        return;
    }
    // Before the number, such as R2-, and the numbers behind it.
    let mut series: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let sheets = context.sheets.iter().map(|it| &*it.data.number);
    let gaps = context.city.library.plans[plan].gaps.iter().map(|it| it.slug.as_str());
    for number in sheets.chain(gaps) {
        let number = SheetNumber::of(number);
        let number = fold(number.as_str());
        let digits = number.len() - number.trim_end_matches(|it: char| it.is_ascii_digit()).len();
        let (prefix, number) = number.split_at(number.len() - digits);
        if let Ok(number) = number.parse() {
            series.entry(prefix.to_owned()).or_default().insert(number);
        }
    }
    let mut missing: Vec<String> = Vec::new();
    for (prefix, numbers) in &series {
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { continue };
        let span = usize::try_from(last - first).unwrap_or(usize::MAX);
        // More missing than there are is no gap.
        if span + 1 - numbers.len() < numbers.len() {
            let gaps = (*first..*last).filter(|it| !numbers.contains(it));
            missing.extend(gaps.map(|it| format!("{prefix}{it}")));
        }
    }
    if !missing.is_empty() {
        reporter
            .at(Path::default().then(Key::Title))
            .with("count", missing.len())
            .with("numbers", listed(missing))
            .help(Message::new("help-number-gap"));
    }
}
