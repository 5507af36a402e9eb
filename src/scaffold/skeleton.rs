//! Files to fill in: the keys of a schema in their order, a comment above each.

use serde_json::{Map, Value};

use super::yaml;
use crate::words::{Message, Words};

/// How many words to choose from a comment lists.
const CHOICES: usize = 12;

/// Writes the keys of a schema as YAML.
pub(super) struct Skeleton<'a> {
    words: &'a Words,
    out: String,
}

impl<'a> Skeleton<'a> {
    /// The text for a schema: with the values that are given, and with keys that begin as
    /// comments because files rarely have them.
    pub(super) fn write(
        schema: &Value,
        given: &Map<String, Value>,
        silent: &dyn Fn(&str) -> bool,
        words: &'a Words,
    ) -> String {
        let mut skeleton = Self { words, out: String::new() };
        for (key, below) in schema["properties"].as_object().into_iter().flatten() {
            skeleton.comment(key, below, is_required(schema, key), "");
            match given.get(key) {
                Some(value) => skeleton.given(key, value, below, ""),
                None if silent(key) => skeleton.line("# ", &format!("{key}:")),
                None => skeleton.blank(key, below, "", true),
            }
        }
        skeleton.out
    }

    /// The keys of a table that stands below one of a record's, each with its comment.
    pub(super) fn rows_of(schema: &Value, words: &'a Words) -> String {
        let mut skeleton = Self { words, out: String::new() };
        if let Some(rows) = schema["properties"].as_object() {
            skeleton.rows(rows, schema, "", true, false);
        }
        skeleton.out
    }

    fn line(&mut self, indent: &str, text: &str) {
        self.out.extend([indent, text, "\n"]);
    }

    /// What a key is, and the words to choose from.
    fn comment(&mut self, key: &str, schema: &Value, required: bool, indent: &str) {
        let choices = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let choices: Vec<&str> = choices.collect();
        let about = schema["description"].as_str();
        if about.is_none() && choices.is_empty() {
            return;
        }
        let about = about.unwrap_or(key);
        let mut text = format!("{indent}# {about}");
        if required {
            text.push_str(&self.words.word("new-required"));
        }
        if (1..=CHOICES).contains(&choices.len()) {
            let message = Message::new("new-choices").with("choices", choices);
            text.push_str(&self.words.say(&message));
        }
        self.line(&text, "");
    }

    /// A key whose value is known; the keys inside it are explained above it.
    fn given(&mut self, key: &str, value: &Value, schema: &Value, indent: &str) {
        let inside = schema["items"].get("properties").or_else(|| schema.get("properties"));
        let holds_tables = value.is_object() || value.get(0).is_some_and(Value::is_object);
        for (key, below) in inside.and_then(Value::as_object).into_iter().flatten() {
            if let (true, Some(about)) = (holds_tables, below["description"].as_str()) {
                self.line(indent, &format!("#   {key}: {about}"));
            }
        }
        let text = yaml::value(value);
        let space = if text.starts_with('\n') { "" } else { " " };
        self.line(indent, &format!("{key}:{space}{text}"));
    }

    /// A key without a value, and the keys below it.
    fn blank(&mut self, key: &str, schema: &Value, indent: &str, explained: bool) {
        self.line(indent, &format!("{key}:"));
        let indent = format!("{indent}  ");
        if let Some(rows) = schema["properties"].as_object() {
            self.rows(rows, schema, &indent, explained, false);
        } else if let Some(rows) = schema["items"]["properties"].as_object() {
            let start = self.out.len();
            self.rows(rows, &schema["items"], &format!("{indent}  "), explained, true);
            self.begin_item(start, &indent);
        }
    }

    /// The keys of a table. Where the keys are years or periods, only the first row explains its
    /// own; a table that may be left out of an item begins as a comment.
    fn rows(
        &mut self,
        rows: &Map<String, Value>,
        schema: &Value,
        indent: &str,
        explained: bool,
        in_item: bool,
    ) {
        let is_data = schema.get("patternProperties").is_some();
        for (nth, (key, below)) in rows.iter().enumerate() {
            let explained = explained && (nth == 0 || !is_data);
            if explained && !is_data {
                self.comment(key, below, is_required(schema, key), indent);
            }
            let is_aside = in_item
                && below["properties"].is_object()
                && below.get("patternProperties").is_none()
                && !is_required(schema, key);
            if is_aside {
                let start = self.out.len();
                self.blank(key, below, "", explained);
                let aside = self.out.split_off(start);
                aside.lines().for_each(|it| self.line(&format!("{indent}# "), it));
            } else {
                self.blank(key, below, indent, explained);
            }
        }
    }

    /// Puts the `-` of a list before the first key that was written since `start`.
    fn begin_item(&mut self, start: usize, indent: &str) {
        let keys = format!("{indent}  ");
        let item = self.out.split_off(start);
        let mut begun = false;
        for line in item.lines() {
            let is_comment = line.trim_start().starts_with('#');
            match line.strip_prefix(&keys) {
                Some(rest) if !begun && is_comment => self.line(indent, rest),
                Some(rest) if !begun => {
                    self.line(indent, &format!("- {rest}"));
                    begun = true;
                }
                _ => self.line("", line),
            }
        }
    }
}

/// Whether a record must have the key once it is no draft.
fn is_required(schema: &Value, key: &str) -> bool {
    let lists = [&schema["required"], &schema["else"]["else"]["required"]];
    lists.into_iter().filter_map(Value::as_array).flatten().any(|it| it == key)
}
