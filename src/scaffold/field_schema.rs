//! The schema of a field that a city declares, in its shape.

use serde_json::{Value, json};

use super::editor::{Writer, insert_first, text};
use super::spelling;
use super::values::{self, Choice};
use crate::record::{Column, Columns, EntryShape, Field, FieldKind, FieldShape, Key, Text};

impl Writer<'_> {
    /// A field that the city declares, in its shape.
    pub(super) fn field(&self, field: &Field, columns: &Columns) -> Value {
        let entry = self.entry(field, columns);
        let by_time = |keys: spelling::Keys| by_keys(keys, &entry);
        let mut value = match (field.shape(), self.subject.program) {
            (FieldShape::Yearly, Some(program)) => by_time(spelling::value_years(program)),
            (FieldShape::Periodic, Some(program)) => by_time(spelling::periods(program)),
            (FieldShape::Once | FieldShape::Yearly | FieldShape::Periodic, _) => entry,
        };
        let unit = [&*field.unit].into_iter().filter(|it| !it.is_empty());
        let note = [&*field.note].into_iter().filter(|it| !it.is_empty());
        let about: Vec<&str> = note.chain(unit).collect();
        let about = if about.is_empty() { field.name.to_string() } else { about.join(" / ") };
        insert_first(&mut value, "description", json!(about));
        value
    }

    /// A single value of it.
    fn entry(&self, field: &Field, columns: &Columns) -> Value {
        let leaf = self.leaf(field.kind, &field.choices);
        match field.entry() {
            EntryShape::Text => leaf,
            EntryShape::Several => {
                let items =
                    json!({ "type": ["array", "null"], "items": leaf, "uniqueItems": true });
                json!({ "anyOf": [leaf, items] })
            }
            EntryShape::Dated => json!({
                "type": ["object", "null"],
                "properties": { "値": leaf, (Key::AsOf.word()): text() },
                "additionalProperties": false,
            }),
            EntryShape::Columns => self.cells(columns),
            EntryShape::Rows => {
                json!({ "type": ["array", "null"], "items": self.cells(columns) })
            }
        }
    }

    /// A text in each column.
    pub(super) fn cells(&self, columns: &Columns) -> Value {
        let cell = |column: &Column| {
            let mut value = self.leaf(column.kind, &column.choices);
            let about = match column.key {
                _ if !column.note.is_empty() => column.note.to_string(),
                Some(key) => self.words.word(&format!("key-by-year.{}", key.name())),
                None => return (column.name.to_string(), value),
            };
            insert_first(&mut value, "description", json!(about));
            (column.name.to_string(), value)
        };
        let rows = Value::Object(columns.iter().map(cell).collect());
        json!({ "type": ["object", "null"], "properties": rows, "additionalProperties": false })
    }

    fn leaf(&self, kind: FieldKind, choices: &[Text]) -> Value {
        match kind {
            FieldKind::Choice => {
                let choices = choices.iter().map(|it| Choice::plain(it));
                values::one_of(choices.collect(), self.words)
            }
            FieldKind::Text
            | FieldKind::Number
            | FieldKind::Amount
            | FieldKind::Date
            | FieldKind::Year
            | FieldKind::Table => text(),
        }
    }
}

/// A table with these keys, and the same under each.
fn by_keys(keys: spelling::Keys, value: &Value) -> Value {
    let rows = keys.names.into_iter().map(|it| (it, value.clone()));
    let mut schema = json!({
        "type": ["object", "null"],
        "properties": Value::Object(rows.collect()),
        "additionalProperties": false,
    });
    if let Some(pattern) = keys.pattern {
        schema["patternProperties"] = json!({ pattern: value });
    }
    schema
}
