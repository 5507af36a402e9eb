//! What exemptions and waivers name: times, duties, rules.

use crate::calendar::{FiscalYear, Naming};
use crate::diagnostic::{CODES, Family, code};
use crate::japanese::suggest;
use crate::record::model::exemption::Duty;
use crate::record::model::fixed_word::FixedWord;
use crate::record::model::program::YearSpan;
use crate::record::validate::context::Context;
use crate::record::validate::explain::dates::period;
use crate::record::validate::explain::finding::{Finding, choice};
use crate::words::Message;

/// Years or periods of the program.
pub(crate) fn when(text: &str, context: &Context) -> Option<Finding> {
    // In `_program.yaml` itself the periods are not known yet: `problem::of_exemptions` looks there.
    if !context.program?.times(text).is_empty() {
        return None;
    }
    // Of a span, what is wrong with one of its ends.
    let ends = YearSpan::ends(text).filter(|(first, last)| !first.is_empty() && !last.is_empty());
    let wrong = |(first, last)| when(first, context).or_else(|| when(last, context));
    let is_year = |it: &&str| FiscalYear::parse_prefix(it).is_some();
    ends.filter(|it| is_year(&it.0)).find_map(wrong).or_else(|| period(text, context))
}

/// A rule, by its code or its name. What a file cannot be read for is no matter of opinion.
pub(super) fn rule(text: &str, graded: bool) -> Option<Finding> {
    let rules = || CODES.iter().filter(|it| !graded || it.family != Family::Reading);
    if rules().any(|it| it.is_called(text)) {
        return None;
    }
    if graded && CODES.iter().any(|it| it.is_called(text)) {
        let finding = Finding::new(&code::UNKNOWN_CHOICE).with("value", text);
        return Some(finding.help(Message::new("help-reading-rule")));
    }
    let names: Vec<&str> = rules().map(|it| it.name).collect();
    let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", text);
    Some(match suggest(text, names.iter().copied()) {
        Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
        None => finding.help(Message::new("help-rules")),
    })
}

/// Something that can be owed.
pub(super) fn duty(text: &str, naming: Naming) -> Option<Finding> {
    Duty::find(text).is_none().then(|| choice(text, &Duty::words(naming)))
}
