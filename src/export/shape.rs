//! What may stand at a place of a record: a text, a table or a list, by the schema and what stands there.

use serde_json::Value;

use crate::record_edit::{Keys, Step};

/// Between several values in one cell.
pub const SEPARATOR: &str = "、";

/// What may stand at a place.
pub(super) enum Shape<'s> {
    /// A text, or several in one cell.
    Leaf {
        /// The words to choose from.
        choices: Vec<String>,
    },
    /// A table.
    Table {
        /// Its keys in their order: those of the schema, and those that stand there.
        children: Vec<Child<'s>>,
        /// Whether its keys are years, periods or numbers.
        is_data: bool,
    },
    /// A list of tables, by the schema of an item.
    List(&'s Value),
}

/// A key of a table.
#[derive(Clone)]
pub(super) struct Child<'s> {
    /// As the schema has it, in whichever spelling it stands there; what the schema does not know as it stands there.
    pub(super) key: String,
    pub(super) schema: &'s Value,
    /// What stands there; null for nothing.
    pub(super) value: &'s Value,
}

/// The shape at a place.
pub(super) fn shape_of<'s>(
    schema: &'s Value,
    value: &'s Value,
    keys: &dyn Keys,
    path: &[Step],
) -> Shape<'s> {
    if let Some(alternatives) = schema["anyOf"].as_array() {
        let is_table = value.is_object() || value.get(0).is_some_and(Value::is_object);
        let holds_tables =
            |it: &&Value| it["properties"].is_object() || it["items"]["properties"].is_object();
        let table = alternatives.iter().find(holds_tables).filter(|_| is_table);
        return match table {
            Some(table) => shape_of(table, value, keys, path),
            None => Shape::Leaf { choices: alternatives.first().map_or_else(Vec::new, choices) },
        };
    }
    let items = &schema["items"];
    if items["properties"].is_object() {
        return Shape::List(items);
    }
    let further = &schema["additionalProperties"];
    let properties = schema["properties"].as_object();
    if properties.is_none() && !further["properties"].is_object() {
        return Shape::Leaf { choices: choices(schema) };
    }
    let pattern = schema["patternProperties"].as_object().and_then(|it| it.values().next());
    let written = value.as_object();
    let mut children: Vec<Child> = Vec::new();
    for (key, schema) in properties.into_iter().flatten() {
        children.push(Child { key: key.clone(), schema, value: below(value, key, keys, path) });
    }
    let schema = pattern.unwrap_or(further);
    for (key, value) in written.into_iter().flatten() {
        let is_known = |it: &Child| it.key == *key || keys.same(path, &it.key, key);
        if schema.is_object() && !children.iter().any(is_known) {
            let before = |it: &Child| keys.compare(path, &it.key, key).is_gt();
            let at = children.iter().position(before).unwrap_or(children.len());
            children.insert(at, Child { key: key.clone(), schema, value });
        }
    }
    Shape::Table { children, is_data: pattern.is_some() || further.is_object() }
}

/// What stands below a key, in whichever spelling; null for nothing.
pub(super) fn below<'v>(value: &'v Value, key: &str, keys: &dyn Keys, path: &[Step]) -> &'v Value {
    let Some(rows) = value.as_object() else { return &Value::Null };
    let mut all = rows.iter();
    let found = rows.get(key).or_else(|| all.find(|it| keys.same(path, it.0, key)).map(|it| it.1));
    found.unwrap_or(&Value::Null)
}

/// The words of a schema, each once.
fn choices(schema: &Value) -> Vec<String> {
    let words = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    words.map(str::to_owned).collect()
}

/// Whether nothing is there.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(rows) => rows.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What is typed in a cell for a value; nothing for a table.
#[must_use]
pub fn text_of(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => items.iter().map(text_of).collect::<Vec<_>>().join(SEPARATOR),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
    }
}

/// The words to choose from at a place; none where any text may stand.
#[must_use]
pub fn choices_at(schema: &Value, path: &[Step], keys: &dyn Keys) -> Vec<String> {
    let Some(schema) = schema_at(schema, path, keys) else { return Vec::new() };
    let first = schema["anyOf"].as_array().and_then(|it| it.first());
    choices(first.unwrap_or(schema))
}

/// Whether several values may stand at a place.
#[must_use]
pub fn holds_several(schema: &Value, path: &[Step], keys: &dyn Keys) -> bool {
    let is_list = |it: &Value| it["items"].is_object() && !it["items"]["properties"].is_object();
    let schema = schema_at(schema, path, keys);
    let alternatives = schema.and_then(|it| it["anyOf"].as_array());
    schema.is_some_and(is_list) || alternatives.is_some_and(|it| it.iter().any(is_list))
}

/// The schema of a place.
pub(super) fn schema_at<'s>(
    schema: &'s Value,
    path: &[Step],
    keys: &dyn Keys,
) -> Option<&'s Value> {
    let mut schema = schema;
    for (nth, step) in path.iter().enumerate() {
        let alternatives = schema["anyOf"].as_array();
        let holds = |it: &&Value| it["properties"].is_object();
        schema = alternatives.and_then(|it| it.iter().find(holds)).unwrap_or(schema);
        schema = match step {
            Step::Item(_) => schema.get("items")?,
            Step::Key(key) => {
                let own = schema["properties"].as_object().and_then(|properties| {
                    let mut all = properties.iter();
                    let same =
                        |it: &(&String, _)| it.0 == key || keys.same(&path[..nth], it.0, key);
                    properties.get(key).or_else(|| all.find(same).map(|it| it.1))
                });
                let pattern = || schema["patternProperties"].as_object()?.values().next();
                let further = || schema.get("additionalProperties").filter(|it| it.is_object());
                own.or_else(pattern).or_else(further)?
            }
        };
    }
    Some(schema)
}
