//! The scales on which a city judges (進捗区分、評価区分), and the five tones that carry them.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::record::model::fixed_word::fixed_words;
use crate::record::model::value::{Names, Table, Text};

/// One level of a scale, which is never ordered or coloured by its letter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleLevel {
    /// Its label: A, 予定通り進捗.
    #[serde(rename = "区分")]
    pub label: Text,
    /// What it means.
    #[serde(rename = "意味", default)]
    pub meaning: Text,
    /// How it is carried to colour, icon and chart.
    #[serde(rename = "色調", default)]
    pub tone: Tone,
    /// Keys that a record with this level must fill in, such as 対応策.
    #[serde(rename = "求める記載", default)]
    #[schemars(extend("format" = "words"))]
    pub demands: Names,
}

/// The five tones that carry every scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tone {
    /// Better than promised.
    Best,
    /// As promised.
    Good,
    /// Something is amiss.
    Caution,
    /// Not as promised.
    Bad,
    /// Outside the judgement.
    #[default]
    None,
}

fixed_words!(Tone {
    Best = "最良" "best",
    Good = "良好" "good",
    Caution = "注意" "caution",
    Bad = "不良" "bad",
    None = "なし" "none",
});

impl Tone {
    /// The tone's name in style sheets and data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Good => "good",
            Self::Caution => "caution",
            Self::Bad => "bad",
            Self::None => "none",
        }
    }
}

/// One scale of grades, or one for each axis that is judged.
#[derive(Debug, Clone, Default)]
pub struct Grades {
    /// Axis → levels. A single scale has an axis without a name.
    pub axes: Vec<(Text, Vec<ScaleLevel>)>,
}

impl Grades {
    /// Whether grades are given on named axes.
    #[must_use]
    pub fn has_axes(&self) -> bool {
        self.axes.iter().any(|(name, _)| !name.is_empty())
    }

    /// Whether there are more axes than a list has room for one by one.
    #[must_use]
    pub fn are_many(&self) -> bool {
        self.axes.len() > 4
    }

    /// The levels of an axis.
    #[must_use]
    pub fn axis(&self, name: &str) -> Option<&[ScaleLevel]> {
        self.axes.iter().find(|(it, _)| &**it == name).map(|(_, levels)| levels.as_slice())
    }
}

/// The level of this label.
#[must_use]
pub(crate) fn level<'a>(scale: &'a [ScaleLevel], label: &str) -> Option<&'a ScaleLevel> {
    scale.iter().find(|it| *it.label == *label)
}

impl<'de> Deserialize<'de> for Grades {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct GradesVisitor;
        impl<'de> Visitor<'de> for GradesVisitor {
            type Value = Grades;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("levels, or levels for each axis")
            }

            fn visit_unit<E: Error>(self) -> Result<Grades, E> {
                Ok(Grades::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Grades, A::Error> {
                let mut levels = Vec::new();
                while let Some(level) = list.next_element()? {
                    levels.push(level);
                }
                Ok(Grades { axes: vec![(Text::default(), levels)] })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Grades, A::Error> {
                let map = MapAccessDeserializer::new(map);
                Table::deserialize(map).map(|it| Grades { axes: it.0 })
            }
        }
        deserializer.deserialize_any(GradesVisitor)
    }
}

impl JsonSchema for Grades {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Grades".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let levels = <Vec<ScaleLevel>>::json_schema(generator);
        let items = levels.get("items").cloned();
        json_schema!({
            "type": ["array", "object", "null"],
            "uniqueKey": "区分",
            "items": items,
            "propertyNames": { "format": "word" },
            "additionalProperties": levels,
        })
    }
}
