//! Names of rules, where a city waives or grades one, and of what it exempts from.

use super::super::exemption::Duty;
use super::Finding;
use super::format::choice;
use crate::diagnostic::{CODES, Family, code};
use crate::japanese::suggest;
use crate::words::Message;

/// A rule, by its code or its name. What a file cannot be read for is no matter of opinion.
pub(super) fn rule_name(text: &str, graded: bool) -> Option<Finding> {
    let rules = || CODES.iter().filter(|it| !graded || it.family != Family::Reading);
    if rules().any(|it| it.code == text || it.name == text) {
        return None;
    }
    if graded && CODES.iter().any(|it| it.code == text || it.name == text) {
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

/// What can be owed: 掲載, 報告.
pub(super) fn duty_name(text: &str) -> Option<Finding> {
    let words: Vec<&str> = Duty::ALL.iter().map(|it| it.word()).collect();
    (!words.contains(&text)).then(|| choice(text, &words))
}
