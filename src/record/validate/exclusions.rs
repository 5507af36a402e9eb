//! What is wrong with choices that are said to exclude each other (両立しない).

use crate::japanese::suggest;
use crate::record::key::Key;
use crate::record::model::choice_place::{NamedPlace, choice_places};
use crate::record::model::field::EntryShape;
use crate::record::model::program::ProgramFile;
use crate::record::model::value::{Names, Text};
use crate::record::validate::explain::{Finding, KEY_ITSELF, choice};
use crate::record::validate::relations::{Problem, impossible, unknown};
use crate::words::Message;

/// What is wrong with the declarations of a program.
pub(super) fn check(file: &ProgramFile, problems: &mut Vec<Problem>) {
    let renamed = |key: Key| file.form.words.iter().find(|(it, _)| **it == *key.word());
    let word = |key: Key| renamed(key).map_or(key.word(), |(_, word)| &**word);
    let places = choice_places(file, &file.form.fields, word);
    for (index, exclusion) in file.incompatible.iter().enumerate() {
        let at = vec![Key::Incompatible.to_string(), index.to_string()];
        if exclusion.0.len() < 2 {
            problems.push((at.clone(), impossible("incompatible-alone")));
        }
        for (name, choices) in exclusion.0.iter() {
            let at = [&at[..], &[name.to_string()]].concat();
            if let Some(place) = places.iter().find(|it| *it.name == **name) {
                of_place(place, choices, &at, problems);
            } else {
                let at = [&at[..], &[KEY_ITSELF.to_owned()]].concat();
                problems.push((at, unknown_place(file, name, &places)));
            }
        }
    }
}

fn of_place(place: &NamedPlace, choices: &Names, at: &[String], problems: &mut Vec<Problem>) {
    if choices.0.is_empty() {
        let finding = impossible("incompatible-nothing").with("value", &*place.name);
        problems.push((at.to_vec(), finding));
    }
    let known: Vec<&str> = place.choices.iter().map(|it| &**it).collect();
    for (index, text) in choices.0.iter().enumerate().filter(|(_, it)| !known.contains(&&***it)) {
        problems.push(([at, &[index.to_string()]].concat(), choice(text, &known)));
    }
}

/// A name that is of no place where something is chosen: misspelt, without its column or axis, or of another kind.
fn unknown_place(file: &ProgramFile, name: &Text, places: &[NamedPlace]) -> Finding {
    let inside = format!("{name}.");
    let names = places.iter().map(|it| &*it.name);
    let parts: Vec<&str> = names.clone().filter(|it| it.starts_with(&inside)).collect();
    if !parts.is_empty() {
        let help = Message::new("help-choices").with("choices", parts);
        return impossible("incompatible-whole").with("value", &**name).help(help);
    }
    let (field, column) = name.split_once('.').unwrap_or((name, ""));
    let declared = |it: &str| file.form.fields.iter().find(|field| *field.name == *it);
    let is_column =
        || declared(field).is_some_and(|field| field.columns.iter().any(|it| *it.name == *column));
    let is_of_rows = declared(field).is_some_and(|it| it.entry() == EntryShape::Rows);
    if is_of_rows && is_column() {
        return impossible("incompatible-row").with("value", &**name);
    }
    if declared(name).is_some() || is_column() {
        return impossible("incompatible-no-choice").with("value", &**name);
    }
    if suggest(name, names.clone()).is_none() && !places.is_empty() {
        let known: Vec<&str> = names.collect();
        let help = Message::new("help-choices").with("choices", known);
        return unknown(name, []).help(help);
    }
    unknown(name, names)
}
