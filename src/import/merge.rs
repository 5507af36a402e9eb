//! What was typed into a form, put into the record as it is now: only what its clerk changed, and nothing over what somebody
//! else changed in the meantime.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::filled::{FilledField, FilledRecord, Place};
use crate::digest::Hash;
use crate::export::{SEPARATOR, comparable, field_hash, holds_several, text_of};
use crate::japanese::fold;
use crate::record_edit::{self, Change, Edit, EditError, Keys, Step};

/// A record with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedRecord {
    /// The whole text of its file.
    pub text: String,
    /// What was changed.
    pub changes: Vec<FieldChange>,
    /// What was not changed, because the record says something else than the form did.
    pub conflicts: Vec<FieldChange>,
}

/// A field that was changed, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Where it is in the record.
    pub path: Vec<Step>,
    /// What the record says.
    pub before: String,
    /// What was typed.
    pub after: String,
    /// Where that stands.
    pub at: Place,
}

/// What is to become of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    Leave,
    Change,
    Conflict,
}

/// A file without anything in it.
const EMPTY: &str = "---\n---\n";

/// Puts what was typed into the text of a record's file; without one, into a new one, or into none where nothing was typed. `is_overwriting` takes what was typed
/// also where the record says something else than the form did, or where nobody knows what the form said.
///
/// # Errors
///
/// The file is no record, or a value cannot be put at its place.
pub fn merge(
    file: Option<&str>,
    filled: &FilledRecord,
    (schema, keys): (&Value, &dyn Keys),
    is_overwriting: bool,
) -> Result<MergedRecord, EditError> {
    let text = file.unwrap_or(EMPTY);
    let tree = record_edit::tree(text)?;
    if file.is_none() && filled.is_untouched {
        let (changes, conflicts) = (Vec::new(), Vec::new());
        return Ok(MergedRecord { text: String::new(), changes, conflicts });
    }
    let is_same_file = match (&filled.exported, file) {
        (Some(exported), Some(text)) => *exported == Hash::of(text.as_bytes()).to_string(),
        (Some(exported), None) => exported.is_empty(),
        (None, _) => false,
    };
    let mut merged =
        MergedRecord { text: String::new(), changes: Vec::new(), conflicts: Vec::new() };
    let mut edits = Vec::new();
    for field in &filled.fields {
        let value = value_at(&tree, &field.path, keys);
        let before = text_of(value);
        let after = spelled_as_choice(comparable(&field.text), schema, &field.path, keys);
        let change = FieldChange {
            path: field.path.clone(),
            before: before.clone(),
            after: after.clone(),
            at: field.at,
        };
        let decision = match file {
            Some(_) => decide(field, &before, &after, (filled.exported.is_some(), is_same_file)),
            // What the form said of a record that is not there is said of it for the first time.
            None if after.is_empty() => Decision::Leave,
            None => Decision::Change,
        };
        match decision {
            Decision::Leave => {}
            Decision::Conflict if !is_overwriting => merged.conflicts.push(change),
            Decision::Conflict | Decision::Change => {
                let value = new_value(&after, value, schema, &field.path, keys);
                edits.push(Edit { path: field.path.clone(), change: value });
                merged.changes.push(change);
            }
        }
    }
    close_gaps(&mut edits, &tree, keys);
    // What is taken out may take its item with it, and the items behind it move: so it comes last, from the end.
    let (mut edits, removed): (Vec<Edit>, Vec<Edit>) =
        edits.into_iter().partition(|it| it.change != Change::Remove);
    edits.extend(removed.into_iter().rev());
    // What has no edits need not be read again.
    merged.text =
        if edits.is_empty() { text.to_owned() } else { record_edit::apply(text, &edits, keys)? };
    Ok(merged)
}

fn decide(
    field: &FilledField,
    before: &str,
    after: &str,
    (is_ours, is_same_file): (bool, bool),
) -> Decision {
    if comparable(before) == after {
        return Decision::Leave;
    }
    if let Some(exported) = &field.exported {
        let is_typed = field_hash(after) != *exported && field_hash(&field.text) != *exported;
        return match (is_typed, field_hash(before) == *exported) {
            (false, _) => Decision::Leave,
            (true, true) => Decision::Change,
            (true, false) => Decision::Conflict,
        };
    }
    match (is_ours, is_same_file) {
        (true, true) => Decision::Change,
        // An empty cell of a form that is not ours says nothing.
        _ if after.is_empty() => {
            if is_ours {
                Decision::Conflict
            } else {
                Decision::Leave
            }
        }
        _ if before.trim().is_empty() => Decision::Change,
        _ => Decision::Conflict,
    }
}

/// What stands at a place of a tree; null for nothing.
fn value_at<'t>(tree: &'t Value, path: &[Step], keys: &dyn Keys) -> &'t Value {
    let mut value = tree;
    for (nth, step) in path.iter().enumerate() {
        let below = match (step, value) {
            (Step::Item(at), Value::Array(items)) => items.get(*at),
            (Step::Key(key), Value::Object(rows)) => rows.get(key).or_else(|| {
                let mut rows = rows.iter();
                rows.find(|(it, _)| keys.same(&path[..nth], it, key)).map(|it| it.1)
            }),
            _ => None,
        };
        value = below.unwrap_or(&Value::Null);
    }
    value
}

/// A word of a list in the spelling of the list: Ａ for A.
fn spelled_as_choice(text: String, schema: &Value, path: &[Step], keys: &dyn Keys) -> String {
    let choices = crate::export::choices_at(schema, path, keys);
    if choices.is_empty() || choices.contains(&text) {
        return text;
    }
    let same: Vec<&String> = choices.iter().filter(|it| fold(it) == fold(&text)).collect();
    if let [only] = same.as_slice() { (*only).clone() } else { text }
}

/// A text as a value, or as several.
fn new_value(text: &str, before: &Value, schema: &Value, path: &[Step], keys: &dyn Keys) -> Change {
    if text.is_empty() {
        return Change::Remove;
    }
    let is_list =
        before.is_array() || text.contains(SEPARATOR) && holds_several(schema, path, keys);
    if !is_list {
        return Change::Set(text.into());
    }
    let words =
        text.split(SEPARATOR).flat_map(str::lines).map(str::trim).filter(|it| !it.is_empty());
    Change::Set(Value::Array(words.map(Value::from).collect()))
}

/// Gives new items of a list the numbers that follow its last, whichever rows of the form were used.
fn close_gaps(edits: &mut [Edit], tree: &Value, keys: &dyn Keys) {
    let mut new: HashMap<Vec<Step>, BTreeSet<usize>> = HashMap::new();
    for edit in edits.iter() {
        for (nth, step) in edit.path.iter().enumerate() {
            let list = &edit.path[..nth];
            if let Step::Item(at) = step
                && value_at(tree, list, keys).as_array().map_or(0, Vec::len) <= *at
            {
                new.entry(list.to_vec()).or_default().insert(*at);
            }
        }
    }
    for edit in edits {
        for nth in 0..edit.path.len() {
            let (list, rest) = edit.path.split_at(nth);
            let (Some(Step::Item(at)), Some(numbers)) = (rest.first(), new.get(list)) else {
                continue;
            };
            let length = value_at(tree, list, keys).as_array().map_or(0, Vec::len);
            if let Some(place) = numbers.iter().position(|it| it == at) {
                edit.path[nth] = Step::Item(length + place);
            }
        }
    }
}
