//! The path of a field as people write it: 指標.1.年度.平成25年度.実績.

use serde_json::Value;

use crate::calendar::FiscalYear;
use crate::record::Program;
use crate::record_edit::{Keys as _, ProgramKeys, Step};

/// A key may have points in it, as that of a promise called 1.2; no key has more.
const POINTS: usize = 3;

/// A path as people write it. Items are counted from 1.
#[must_use]
pub fn spelled(path: &[Step]) -> String {
    let step = |it: &Step| match it {
        Step::Key(key) => key.clone(),
        Step::Item(at) => (at + 1).to_string(),
    };
    path.iter().map(step).collect::<Vec<_>>().join(".")
}

/// The path that a text of [`spelled`] says, if a record of this schema has a field there.
#[must_use]
pub fn parse_spelled(text: &str, schema: &Value, program: &Program) -> Option<Vec<Step>> {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let mut path = Vec::new();
    below(&parts, schema, program, &mut path).then_some(path)
}

/// Finds the way that the rest of the parts is; what was found is then in the path.
fn below(parts: &[&str], schema: &Value, program: &Program, path: &mut Vec<Step>) -> bool {
    let alternatives = schema["anyOf"].as_array();
    let is_table = |it: &&Value| it["properties"].is_object();
    let table = alternatives.and_then(|it| it.iter().find(is_table));
    let schema = table.filter(|_| !parts.is_empty()).unwrap_or(schema);
    let Some(first) = parts.first() else { return is_field(schema) };
    if schema["items"]["properties"].is_object() {
        let Some(item) = first.parse::<usize>().ok().and_then(|it| it.checked_sub(1)) else {
            return false;
        };
        path.push(Step::Item(item));
        if below(&parts[1..], &schema["items"], program, path) {
            return true;
        }
        path.pop();
        return false;
    }
    for count in 1..=parts.len().min(POINTS) {
        let (key, rest) = (parts[..count].join("."), &parts[count..]);
        let Some((key, child)) = child(schema, &key, program, path) else { continue };
        path.push(Step::Key(key));
        if below(rest, child, program, path) {
            return true;
        }
        path.pop();
    }
    false
}

/// What a table has at a key: the key as the table has it where it is one of its own, and the schema below it.
fn child<'s>(
    schema: &'s Value,
    key: &str,
    program: &Program,
    path: &[Step],
) -> Option<(String, &'s Value)> {
    let typed = key.trim();
    let is_time = || FiscalYear::parse(typed).is_ok() || program.read_period(typed).is_some();
    if let Some(times) = schema["patternProperties"].as_object() {
        return Some((typed.to_owned(), times.values().next().filter(|_| is_time())?));
    }
    let properties = schema["properties"].as_object();
    if let Some(child) = properties.and_then(|it| it.get(typed)) {
        return Some((typed.to_owned(), child));
    }
    let keys = ProgramKeys::new(program);
    let same = |it: &(&String, &Value)| keys.same(path, it.0, typed);
    if let Some((key, child)) = properties.into_iter().flatten().find(same) {
        return Some((key.clone(), child));
    }
    let further = schema.get("additionalProperties").filter(|it| it["properties"].is_object());
    further.filter(|_| !typed.is_empty()).map(|it| (typed.to_owned(), it))
}

/// Whether a text may stand at a place, or several.
fn is_field(schema: &Value) -> bool {
    let holds_tables = schema["items"]["properties"].is_object()
        || schema["properties"].is_object()
        || schema["patternProperties"].is_object()
        || schema["additionalProperties"]["properties"].is_object();
    !holds_tables
}
