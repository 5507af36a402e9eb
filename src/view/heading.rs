//! What stands over the parts of a form. In Japanese it is the form's own word; in another language it
//! says what the part is, whatever the city calls it.

use std::collections::HashMap;

use crate::record::{Form, Key};
use crate::words::{Language, Words};

/// The built-in keys, those of one block with the block's, and the name of the word for each.
const WORDS: &[(&str, &str)] = &[
    (Key::ReformSheet.word(), "form-part-sheet"),
    (Key::ServiceCharter.word(), "form-part-charter"),
    (Key::Title.word(), "form-part-title"),
    (Key::Owner.word(), "form-part-owner"),
    (Key::Participants.word(), "form-part-participants"),
    (Key::Background.word(), "form-part-background"),
    (Key::Purpose.word(), "form-part-purpose"),
    (Key::Measures.word(), "form-part-measures"),
    (Key::Schedule.word(), "form-part-schedule"),
    (Key::Indicators.word(), "form-part-indicators"),
    (Key::Plan.word(), "form-part-plan"),
    (Key::Target.word(), "form-part-target"),
    (Key::Actual.word(), "form-part-actual"),
    (Key::Baseline.word(), "form-part-baseline"),
    (Key::Goal.word(), "form-part-goal"),
    (Key::Progress.word(), "form-part-progress"),
    (Key::Status.word(), "form-part-status"),
    (Key::Text.word(), "form-part-text"),
    (Key::Countermeasure.word(), "form-part-countermeasure"),
    (Key::NewDue.word(), "form-part-new-due"),
    (Key::Published.word(), "form-part-published"),
    (Key::AnnualEvaluations.word(), "form-part-annual"),
    (Key::Grade.word(), "form-part-grade"),
    (Key::ReasonForGrade.word(), "form-part-reasons"),
    (Key::NextSteps.word(), "form-part-next-steps"),
    (Key::OverallEvaluation.word(), "form-part-overall"),
    (Key::OverallGrade.word(), "form-part-overall-grade"),
    (Key::AfterPlan.word(), "form-part-after-plan"),
    (Key::Slogan.word(), "form-part-slogan"),
    (Key::Preamble.word(), "form-part-preamble"),
    (Key::Posted.word(), "form-part-posted"),
    (Key::Promises.word(), "form-part-promise"),
    (Key::Reports.word(), "form-part-reports"),
    (Key::Outcome.word(), "form-part-outcome"),
    ("上半期", "form-part-first-half"),
    ("下半期", "form-part-second-half"),
];

/// What stands over the parts of a form in a language; nothing in Japanese, which has the form's own
/// words.
#[derive(Debug)]
pub(crate) struct Headings(HashMap<&'static str, String>);

impl Headings {
    pub(crate) fn new(words: &Words) -> Self {
        Self(match words.language() {
            Language::Ja => HashMap::new(),
            Language::En => WORDS.iter().map(|(key, word)| (*key, words.word(word))).collect(),
        })
    }

    /// What citizens read for a key of a form.
    pub(crate) fn of<'s>(&'s self, form: &'s Form, key: Key) -> &'s str {
        self.0.get(key.word()).map_or_else(|| form.heading(key), String::as_str)
    }

    /// What citizens read for a name that the city has given.
    pub(crate) fn of_name<'s>(&'s self, form: &'s Form, name: &'s str) -> &'s str {
        self.0.get(name).map_or_else(|| form.heading_of(name), String::as_str)
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    pub(crate) fn in_block<'s>(&'s self, form: &'s Form, block: Key, key: Key) -> &'s str {
        self.0.get(key.word()).map_or_else(|| form.heading_in(block, key), String::as_str)
    }
}
