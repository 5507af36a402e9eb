//! The schema of each table (Table Schema, Data Package v2), out of the definitions of its columns.

use serde::Serialize;

use super::column::{Field, Kind};
use super::table::Table;
use crate::words::Words;

/// A schema: <https://datapackage.org/standard/table-schema/>.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<FieldSchema>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct FieldSchema {
    name: &'static str,
    title: String,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    /// In which unit the numbers are. The standard has no property for that, and allows others.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    words: &'static [&'static str],
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: ResourceKey,
}

#[derive(Serialize)]
struct ResourceKey {
    resource: &'static str,
    fields: [&'static str; 1],
}

/// The schema of a table, in the language of the words.
pub(super) fn write(table: &Table, words: &Words) -> serde_json::Result<Vec<u8>> {
    let foreign_key = |it: &super::Reference| ForeignKey {
        fields: [it.column],
        reference: ResourceKey { resource: it.table, fields: [it.to] },
    };
    let schema = Schema {
        profile: "https://datapackage.org/profiles/2.0/tableschema.json",
        fields: table.fields().into_iter().map(|it| field(table, it, words)).collect(),
        missing_values: [""],
        primary_key: table.key,
        foreign_keys: table.references.iter().map(foreign_key).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn field(table: &Table, field: Field, words: &Words) -> FieldSchema {
    let required = table.key.contains(&field.name);
    let allowed = match field.kind {
        Kind::Word(words) => words,
        Kind::Text
        | Kind::Integer
        | Kind::Number
        | Kind::Day
        | Kind::Year
        | Kind::Spelled
        | Kind::Address => &[],
    };
    let constraints = Constraints { required, words: allowed };
    FieldSchema {
        name: field.name,
        title: field.title(words),
        kind: field.kind.schema_type(),
        description: field.meaning(words),
        unit: field.unit(words),
        constraints: (required || !allowed.is_empty()).then_some(constraints),
    }
}
