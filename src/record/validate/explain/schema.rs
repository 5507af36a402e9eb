//! The schema of a kind of file, in the shape that is walked, and the words in it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::calendar::FiscalYear;
use crate::japanese::suggest;
use crate::record::model::field::{EntryShape, Field};
use crate::record::validate::context::Context;

/// Brings a schema to the one shape that is walked: a list of words is an `enum`, and what may be
/// left empty has `null` among its types.
pub(crate) fn simplify(schema: &mut Value) {
    if let Some(choices) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        choices.retain(|it| it["type"] != "null");
        if let [only] = choices.as_mut_slice() {
            let mut only = only.take();
            let kind = only.get("type").cloned().unwrap_or_else(|| "string".into());
            only["type"] = serde_json::json!([kind, "null"]);
            *schema = only;
        }
    }
    if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
        let words: Vec<Value> = variants
            .iter()
            .flat_map(|it| match it["enum"].as_array() {
                Some(words) => words.clone(),
                None => vec![it["const"].clone()],
            })
            .collect();
        let kind = schema.get("type").cloned().unwrap_or_else(|| "string".into());
        *schema = serde_json::json!({ "type": kind, "enum": words });
    }
    match schema {
        Value::Object(rows) => rows.values_mut().for_each(simplify),
        Value::Array(items) => items.iter_mut().for_each(simplify),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The built-in keys of a kind of record, at any depth.
pub(crate) fn keys(schema: &Value) -> Vec<String> {
    let mut words = Vec::new();
    properties(schema, &mut words);
    words.sort_unstable();
    words.dedup();
    words
}

/// The built-in keys at the top of a kind of record.
pub(crate) fn top_keys(schema: &Value) -> Vec<String> {
    schema["properties"].as_object().into_iter().flatten().map(|(word, _)| word.clone()).collect()
}

/// The words that can stand before a colon in this kind of file.
pub(super) struct Keys {
    words: HashSet<String>,
    /// Those below which a list stands.
    lists: HashSet<String>,
    /// What was asked before: a file asks for the same words again and again.
    known: RefCell<HashMap<String, bool>>,
}

impl Keys {
    pub(super) fn of(schema: &Value, context: &Context) -> Self {
        let mut words = keys(schema);
        let mut lists = Vec::new();
        keys_of_lists(schema, &mut lists);
        if let Some(form) = context.form() {
            words = words.iter().map(|it| form.word_for(it).to_owned()).collect();
            lists = lists.iter().map(|it| form.word_for(it).to_owned()).collect();
            words.extend(form.fields().iter().map(|it| it.name.to_string()));
            words.extend(form.column_names().map(ToOwned::to_owned));
            let is_list =
                |it: &&Field| matches!(it.entry(), EntryShape::Several | EntryShape::Rows);
            lists.extend(form.fields().iter().filter(is_list).map(|it| it.name.to_string()));
        }
        if let Some(program) = context.program {
            words.extend(program.file.levels.iter().map(|it| it.name.to_string()));
        }
        let lists = lists.into_iter().collect();
        Self { words: words.into_iter().collect(), lists, known: RefCell::default() }
    }

    /// Keys of a test, and which of them have lists.
    #[cfg(test)]
    pub(super) fn these(words: &[&str], lists: &[&str]) -> Self {
        let set = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        Self { words: set(words), lists: set(lists), known: RefCell::default() }
    }

    /// Whether this is such a word, a year or a period.
    pub(super) fn is(&self, word: &str) -> bool {
        self.words.contains(word) || is_time(word)
    }

    /// Whether a list may stand below this key.
    pub(super) fn takes_list(&self, word: &str) -> bool {
        self.lists.contains(word)
    }

    /// Whether this is such a word, or one that was meant to be.
    pub(super) fn knows(&self, word: &str) -> bool {
        let word = word.trim();
        if let Some(known) = self.known.borrow().get(word) {
            return *known;
        }
        let is_near = || suggest(word, self.words.iter().map(String::as_str)).is_some();
        let known = self.is(word) || word.chars().count() < LONGEST && is_near();
        self.known.borrow_mut().insert(word.to_owned(), known);
        known
    }
}

/// No key has so many letters.
pub(super) const LONGEST: usize = 20;

/// Whether a word begins with a year, as keys of years and periods do.
fn is_time(word: &str) -> bool {
    word.chars().count() < LONGEST && FiscalYear::parse_prefix(word).is_some()
}

/// The keys below which a schema has lists, at any depth.
fn keys_of_lists(schema: &Value, words: &mut Vec<String>) {
    for (word, below) in schema["properties"].as_object().into_iter().flatten() {
        let kind = &below["type"];
        let is_list = kind == "array"
            || kind.as_array().is_some_and(|it| it.iter().any(|kind| kind == "array"));
        if is_list {
            words.push(word.clone());
        }
        keys_of_lists(below, words);
    }
    for below in ["items", "additionalProperties"] {
        if schema[below].is_object() {
            keys_of_lists(&schema[below], words);
        }
    }
}

fn properties(schema: &Value, words: &mut Vec<String>) {
    for (word, below) in schema["properties"].as_object().into_iter().flatten() {
        words.push(word.clone());
        properties(below, words);
    }
    for below in ["items", "additionalProperties"] {
        if schema[below].is_object() {
            properties(&schema[below], words);
        }
    }
}
