//! The words that a value can be, by the name that the record's schema gives it.

use serde_json::{Value, json};

use crate::calendar::Naming;
use crate::diagnostic::{CODES, Family};
use crate::record::{
    ALL_UNITS, ALL_UNITS_IN_ENGLISH, Criterion, Duty, FixedWord, Library, Program, ScaleLevel,
};
use crate::words::Words;

/// A word to choose, and what it means.
pub(super) struct Choice {
    word: String,
    meaning: String,
}

impl Choice {
    pub(super) fn plain(word: &str) -> Self {
        Self::new(word, "")
    }

    fn new(word: &str, meaning: impl Into<String>) -> Self {
        Self { word: word.to_owned(), meaning: meaning.into() }
    }
}

/// The words for a format, when the city or kohyo has a list of them.
pub(super) fn choices(
    format: &str,
    library: &Library,
    program: Option<&Program>,
    words: &Words,
) -> Option<Vec<Choice>> {
    let naming = library.settings.naming();
    let all = match naming {
        Naming::Era => ALL_UNITS,
        Naming::Western => ALL_UNITS_IN_ENGLISH,
    };
    let all = || Choice::new(all, words.word("key-choice-all-units"));
    let choices: Vec<Choice> = match format {
        "unit" => units(library).collect(),
        "units" => std::iter::once(all()).chain(units(library)).collect(),
        "kinds" => kinds(library),
        "outcome" => levels(program?.outcomes()),
        "value-level" => levels(program?.promise_scale()?),
        "duty" => Duty::words(naming).into_iter().map(Choice::plain).collect(),
        "rule" => rules(words),
        "first-month" => (1..=12).map(|it| Choice::plain(&it.to_string())).collect(),
        _ => return None,
    };
    // A list without anything in it would forbid every value.
    Some(choices).filter(|it| !it.is_empty())
}

/// The keys of a table that is keyed by words of kohyo's own.
pub(super) fn keys(format: &str) -> Vec<String> {
    match format {
        "graded-rule" => {
            let rules = CODES.iter().filter(|it| it.family != Family::Reading);
            rules.flat_map(|it| [it.name.to_owned(), it.code.to_owned()]).collect()
        }
        "criterion" => {
            let level = crate::record::ConformanceLevel::Aa;
            Criterion::up_to(level).iter().map(|it| it.number.to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// The levels of a scale.
pub(super) fn levels(levels: &[ScaleLevel]) -> Vec<Choice> {
    let mut seen = std::collections::HashSet::new();
    // One that stands twice, for other years, is one word.
    let first = levels.iter().filter(|it| seen.insert(&*it.label));
    first.map(|it| Choice::new(&it.label, meaning(it))).collect()
}

/// What a level is for: its meaning, its threshold, its years.
fn meaning(level: &ScaleLevel) -> String {
    let threshold = level.threshold.as_ref().map_or("", |it| &*it.typed);
    let parts = [level.meaning.to_string(), threshold.to_owned(), level.applies.name()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// Every unit by its name, then by what else it is called.
fn units(library: &Library) -> impl Iterator<Item = Choice> {
    let units = library.organization.units();
    let names = units.iter().map(|it| Choice::new(&it.name, &*it.reading));
    let others = units.iter().flat_map(|unit| {
        let others = unit.aliases.0.iter().chain([&unit.id]);
        others.map(|other| Choice::new(other, &*unit.name))
    });
    let mut seen = std::collections::HashSet::new();
    let all: Vec<Choice> = names.chain(others).collect();
    all.into_iter().filter(move |it| seen.insert(it.word.clone()))
}

fn kinds(library: &Library) -> Vec<Choice> {
    let units = library.organization.units().iter();
    let mut kinds: Vec<&str> = units.map(|it| &*it.kind).filter(|it| !it.is_empty()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().map(Choice::plain).collect()
}

fn rules(words: &Words) -> Vec<Choice> {
    let rule = |name: &str, word: &str| Choice::new(word, words.word(&format!("{name}.what")));
    CODES.iter().flat_map(|it| [it.name, it.code].map(|word| rule(it.name, word))).collect()
}

/// One of the words, or nothing yet.
pub(super) fn one_of(choices: Vec<Choice>, words: &Words) -> Value {
    let mut schema = bare(choices);
    if let Some(values) = schema["enum"].as_array_mut() {
        values.push(Value::Null);
    }
    let nothing = words.word("key-choice-none");
    if let Some(meanings) = schema["enumDescriptions"].as_array_mut() {
        meanings.push(nothing.into());
    }
    schema
}

/// One of the words. One that YAML takes for a number may stand without quotes.
pub(super) fn bare(choices: Vec<Choice>) -> Value {
    let mut values: Vec<Value> = Vec::new();
    let mut meanings: Vec<String> = Vec::new();
    for Choice { word, meaning } in choices {
        if let Ok(number) = word.parse::<i64>() {
            values.push(number.into());
            meanings.push(meaning.clone());
        }
        values.push(word.into());
        meanings.push(meaning);
    }
    json!({ "enum": values, "enumDescriptions": meanings })
}
