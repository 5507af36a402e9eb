//! What stands over the parts of a form. In the city's main language it is the city's own word, else the language's; in
//! a further language it says what the part is, whatever the city calls it.

use std::collections::HashMap;

use crate::disclosure::Public;
use crate::record::{Form, Key};
use crate::words::{Language, RecordWord, Words};

/// The built-in keys, those of one block with the block's, and the name of the word for each.
const WORDS: &[(&str, &str)] = &[
    (Key::ReformSheet.word(), "form-part-sheet"),
    (Key::ServiceCharter.word(), "form-part-charter"),
    (Key::Number.word(), "form-part-number"),
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
    (Key::Note.word(), "form-part-note"),
    (Key::Units.word(), "unit"),
    (Key::Rate.word(), "form-part-rate"),
    (Key::Judgement.word(), "form-part-judgement"),
    ("上半期", "form-part-first-half"),
    ("下半期", "form-part-second-half"),
];

/// What speaks of all sheets or charters of a city calls them as the city does, in its own language.
pub(crate) fn naming_records(words: Words, public: Public) -> Words {
    if public.settings().translation(words.language()).is_some() {
        return words.naming_records(&RecordWord::Usual, &RecordWord::Usual);
    }
    let plans = public.plans().iter().map(|it| it.program.form.own(Key::ReformSheet));
    let charter_years = public.charter_years().iter();
    let charters = charter_years.map(|it| it.program.form.own(Key::ServiceCharter));
    words.naming_records(&RecordWord::of(plans), &RecordWord::of(charters))
}

/// What stands over the parts of a form in a language.
#[derive(Debug)]
pub(crate) struct Headings {
    /// The language's words for the built-in keys; none in Japanese, of which the keys are.
    words: HashMap<&'static str, String>,
    /// Whether the city's own words go before them, as they do in its own language.
    is_main_language: bool,
}

impl Headings {
    pub(crate) fn new(words: &Words, is_main_language: bool) -> Self {
        let words = match words.language() {
            Language::Ja => HashMap::new(),
            Language::En => WORDS.iter().map(|(key, word)| (*key, words.word(word))).collect(),
        };
        Self { words, is_main_language }
    }

    /// What the language says for a word of the form, unless the city's own goes before.
    fn instead(&self, word: &str, own: Option<&str>) -> Option<&str> {
        let is_own = self.is_main_language && own.is_some();
        self.words.get(word).filter(|_| !is_own).map(String::as_str)
    }

    /// What citizens read for a key of a form.
    pub(crate) fn of<'s>(&'s self, form: &'s Form, key: Key) -> &'s str {
        self.instead(key.word(), form.own(key)).unwrap_or_else(|| form.heading(key))
    }

    /// What citizens read for a name that the city has given.
    pub(crate) fn of_name<'s>(&'s self, form: &'s Form, name: &'s str) -> &'s str {
        let own = form.own_of(name);
        self.instead(name, own).unwrap_or_else(|| form.heading_of(name))
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    pub(crate) fn in_block<'s>(&'s self, form: &'s Form, block: Key, key: Key) -> &'s str {
        let own = form.own_in(block, key);
        self.instead(key.word(), own).unwrap_or_else(|| form.heading_in(block, key))
    }
}
