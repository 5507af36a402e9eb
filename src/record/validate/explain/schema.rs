//! The schema of a kind of file, in the shape that is walked, and the words in it.

use serde_json::Value;

use crate::calendar::FiscalYear;
use crate::japanese::suggest;
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
    words: Vec<String>,
}

impl Keys {
    pub(super) fn of(schema: &Value, context: &Context) -> Self {
        let mut words = keys(schema);
        if let Some(form) = context.form() {
            words = words.iter().map(|it| form.word_for(it).to_owned()).collect();
            words.extend(form.fields().iter().map(|it| it.name.to_string()));
            words.extend(form.column_names().map(ToOwned::to_owned));
        }
        if let Some(program) = context.program {
            words.extend(program.file.levels.iter().map(|it| it.name.to_string()));
        }
        Self { words }
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        let word = word.trim();
        self.words.iter().any(|it| it == word)
            || (word.chars().count() < 20
                && (FiscalYear::parse_prefix(word).is_some()
                    || suggest(word, self.words.iter().map(String::as_str)).is_some()))
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
