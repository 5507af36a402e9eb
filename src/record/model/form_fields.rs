//! The fields of a record that a city's form does not have (使わない項目).
//!
//! One is named alone, and then it stands nowhere in the form, or with a table that it stands in: 計画期間の評価.計画期間後.

use serde_json::Value;

use crate::record::key::Key;
use crate::record::model::form::Form;

/// A key of a record with the keys of the tables that it is in: 進捗管理, 状況.
pub(crate) type FieldPath = Vec<Key>;

/// What the city manages a record by, with all that is in it: no form is without these.
const MANAGEMENT: [Key; 6] = [
    Key::Draft,
    Key::Withdrawn,
    Key::FormerAddresses,
    Key::Corrections,
    Key::Exemptions,
    Key::Waivers,
];

/// A field that a form does not have, in the tables of a key, or in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// The table that it is not in; every one when there is none.
    pub(crate) within: Option<Key>,
    pub(crate) key: Key,
}

impl LeftOut {
    /// Reads a name, with what tells the key of a word.
    pub(crate) fn parse(name: &str, key: impl Fn(&str) -> Option<Key>) -> Option<Self> {
        match name.split_once('.') {
            Some((within, name)) => Some(Self { within: Some(key(within)?), key: key(name)? }),
            None => Some(Self { within: None, key: key(name)? }),
        }
    }

    /// Whether this is what stands at the end of a path.
    pub(crate) fn is_at(self, path: &[Key]) -> bool {
        let Some((last, above)) = path.split_last() else { return false };
        let is_managed = path.first().is_some_and(|it| MANAGEMENT.contains(it));
        *last == self.key
            && match self.within {
                // What assessors judge in an evaluation is not what stands in the evaluation itself.
                Some(within) => {
                    let below =
                        above.iter().rposition(|it| *it == within).map(|it| &above[it + 1..]);
                    below.is_some_and(|it| !it.contains(&Key::Assessors))
                }
                None => !is_managed,
            }
    }
}

impl Form {
    /// Whether the form has the field at the end of this path: neither it nor a table that it is in is left out.
    #[must_use]
    pub fn has(&self, path: &[Key]) -> bool {
        !self.leaves_out(path)
            && path.first().is_none_or(|it| !self.unused().contains(it))
            && self.has_column(path)
    }

    /// Whether a table has a column that says what is planned (計画), or what came of it (実績), whatever it is called.
    fn has_column(&self, path: &[Key]) -> bool {
        match path {
            [block @ (Key::Schedule | Key::Indicators), Key::Plan] => {
                self.columns(*block).iter().any(|it| it.role.is_target())
            }
            [block @ (Key::Schedule | Key::Indicators), Key::Actual] => {
                self.columns(*block).result().is_some()
            }
            _ => true,
        }
    }

    /// Leaves out the fields at the ends of these paths, and no others: for tests of what lacks them.
    pub fn leave_out_only(&mut self, paths: &[&[Key]]) {
        let fields = paths.iter().filter_map(|path| match path {
            [above @ .., key] => Some(LeftOut { within: above.last().copied(), key: *key }),
            [] => None,
        });
        self.set_left_out(fields.collect());
    }

    /// Whether 使わない項目 names the field at the end of this path, or a table that it is in.
    pub(crate) fn leaves_out(&self, path: &[Key]) -> bool {
        (1..=path.len()).any(|end| self.left_out().iter().any(|it| it.is_at(&path[..end])))
    }

    /// The schema of the program's records, without the fields that the form does not have.
    pub(crate) fn schema_of<'a>(&'a self, schema: &'a Value) -> &'a Value {
        if self.left_out().is_empty() {
            return schema;
        }
        self.schema.get_or_init(|| {
            let mut schema = schema.clone();
            self.prune(&mut schema, &mut Vec::new());
            schema
        })
    }

    fn prune(&self, schema: &mut Value, path: &mut FieldPath) {
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.retain(|word, _| with(path, word, |path| !self.leaves_out(path)));
            for (word, below) in properties.iter_mut() {
                with(path, word, |path| self.prune(below, path));
            }
        }
        for inner in ["items", "additionalProperties"] {
            if let Some(inner) = schema.get_mut(inner) {
                self.prune(inner, path);
            }
        }
        for several in ["anyOf", "oneOf"] {
            let schemas = schema.get_mut(several).and_then(Value::as_array_mut);
            schemas.into_iter().flatten().for_each(|it| self.prune(it, path));
        }
    }
}

/// Does something with the path to a word of the form below a path.
fn with<T>(path: &mut FieldPath, word: &str, then: impl FnOnce(&mut FieldPath) -> T) -> T {
    let key = Key::find(word);
    path.extend(key);
    let result = then(path);
    if key.is_some() {
        path.pop();
    }
    result
}

/// A field of a record, as its schema has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: FieldPath,
    /// Whether a record must have it.
    pub(crate) is_needed: bool,
}

/// Every field of a kind of record, with all that is in it.
pub(crate) fn places(schema: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    add_places(schema, &mut Vec::new(), &mut places);
    places
}

fn add_places(schema: &Value, path: &mut FieldPath, places: &mut Vec<Place>) {
    for (word, below) in schema["properties"].as_object().into_iter().flatten() {
        let needed =
            schema["required"].as_array().is_some_and(|keys| keys.iter().any(|it| it == word));
        with(path, word, |path| {
            let is_managed = path.first().is_some_and(|it| MANAGEMENT.contains(it));
            places.push(Place { path: path.clone(), is_needed: needed || is_managed });
            add_places(below, path, places);
        });
    }
    for inner in ["items", "additionalProperties"] {
        if schema[inner].is_object() {
            add_places(&schema[inner], path, places);
        }
    }
    for several in ["anyOf", "oneOf"] {
        let schemas = schema[several].as_array();
        schemas.into_iter().flatten().for_each(|it| add_places(it, path, places));
    }
}
