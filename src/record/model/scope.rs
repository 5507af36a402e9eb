//! Which units a program binds (対象部署).

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::record::model::value::{Names, Text};

/// The word for every unit that a program binds.
pub const ALL_UNITS: &str = "全部署";

/// The same in English.
pub const ALL_UNITS_IN_ENGLISH: &str = "all units";

/// Whether a name stands for every unit that the program binds.
#[must_use]
pub fn is_all_units(name: &str) -> bool {
    name == ALL_UNITS || name.eq_ignore_ascii_case(ALL_UNITS_IN_ENGLISH)
}

/// The units a program binds.
#[derive(Debug, Clone, Default)]
pub enum Scope {
    /// Each unit of the city.
    #[default]
    All,
    /// These units.
    Units(Names),
    /// Every unit of these kinds.
    Kinds(Names),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ScopeTable {
    #[serde(rename = "種別")]
    kinds: Names,
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScopeVisitor;
        impl<'de> Visitor<'de> for ScopeVisitor {
            type Value = Scope;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("units, or kinds of units")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Scope, E> {
                Ok(match text.trim() {
                    "" => Scope::All,
                    name if is_all_units(name) => Scope::All,
                    name => Scope::Units(Names(vec![Text::new(name)])),
                })
            }

            fn visit_unit<E: Error>(self) -> Result<Scope, E> {
                Ok(Scope::All)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Scope, A::Error> {
                let list = SeqAccessDeserializer::new(list);
                Names::deserialize(list).map(Scope::Units)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scope, A::Error> {
                let map = MapAccessDeserializer::new(map);
                ScopeTable::deserialize(map).map(|it| Scope::Kinds(it.kinds))
            }
        }
        deserializer.deserialize_any(ScopeVisitor)
    }
}

impl JsonSchema for Scope {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scope".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "array", "object", "null"],
            "format": "units",
            "items": { "type": "string" },
            "properties": {
                "種別": { "type": ["string", "array"], "items": { "type": "string" }, "format": "kinds" }
            },
            "required": ["種別"],
            "additionalProperties": false,
        })
    }
}
