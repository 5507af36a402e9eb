//! Who judges (評価者): the department, a head office, a committee from outside, each on a scale of its own or on that of the
//! program.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::record::model::scale::Scales;
use crate::record::model::value::Text;

/// Somebody who judges sheets or charters.
#[derive(Debug, Default, Clone)]
pub struct Assessor {
    /// The name: 推進本部.
    pub name: Text,
    /// The scale of this assessor, where it is not that of the program.
    pub grades: Option<Scales>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["名称"]))]
struct AssessorTable {
    #[serde(rename = "名称", default)]
    name: Text,
    #[serde(rename = "評価区分", default)]
    #[schemars(with = "Scales")]
    grades: Option<Scales>,
}

impl<'de> Deserialize<'de> for Assessor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AssessorVisitor;
        impl<'de> Visitor<'de> for AssessorVisitor {
            type Value = Assessor;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an assessor")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Assessor, E> {
                Ok(Assessor { name: Text::new(text), grades: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Assessor, A::Error> {
                let AssessorTable { name, grades } =
                    AssessorTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Assessor { name, grades })
            }
        }
        deserializer.deserialize_any(AssessorVisitor)
    }
}

impl JsonSchema for Assessor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Assessor".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = AssessorTable::json_schema(generator);
        schema.insert("type".into(), serde_json::json!(["string", "object"]));
        schema
    }
}
