//! The scales on which a city judges (進捗区分、評価区分、判定区分、結果区分), and the five tones that carry them.

use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::calendar::FiscalYear;
use crate::record::model::fixed_word::fixed_words;
use crate::record::model::threshold::{Applies, Threshold};
use crate::record::model::value::{Names, Table, Text};

/// One level of a scale, which is never ordered or coloured by its letter.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
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
    /// The rates of achievement that it is for.
    #[serde(rename = "基準", default)]
    #[schemars(with = "Threshold")]
    pub threshold: Option<Threshold>,
    /// The years in which it holds; all of them, when none is named.
    #[serde(rename = "適用", default)]
    pub applies: Applies,
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

    /// Its place from the gravest, 0, to what is outside the judgement.
    #[must_use]
    pub fn gravity(self) -> u8 {
        match self {
            Self::Bad => 0,
            Self::Caution => 1,
            Self::Good => 2,
            Self::Best => 3,
            Self::None => 4,
        }
    }
}

/// The levels of one scale, of which some may hold in some years only.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("uniqueKey" = "区分"))]
pub struct Scale(pub Vec<ScaleLevel>);

impl Deref for Scale {
    type Target = [ScaleLevel];

    fn deref(&self) -> &[ScaleLevel] {
        &self.0
    }
}

impl Scale {
    /// The levels that hold in a fiscal year.
    pub fn in_year(&self, year: FiscalYear) -> impl Iterator<Item = &ScaleLevel> + Clone {
        self.0.iter().filter(move |it| it.applies.contains(year))
    }

    /// The level that a label means in a fiscal year.
    #[must_use]
    pub fn level(&self, label: &str, year: FiscalYear) -> Option<&ScaleLevel> {
        self.in_year(year).find(|it| *it.label == *label)
    }

    /// The level for a rate of achievement in per cent; none where no level of the year has a threshold for it.
    #[must_use]
    pub fn level_for(&self, percent: f64, year: FiscalYear) -> Option<&ScaleLevel> {
        self.in_year(year).find(|it| it.threshold.as_ref().is_some_and(|of| of.contains(percent)))
    }

    /// The levels of this label, whenever they hold.
    pub fn named(&self, label: &str) -> impl Iterator<Item = &ScaleLevel> {
        self.0.iter().filter(move |it| *it.label == *label)
    }
}

/// Which evaluations an axis is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvaluationKind {
    /// Those of years.
    Annual,
    /// That of the whole plan.
    Overall,
}

fixed_words!(EvaluationKind {
    Annual = "年度評価" "annual evaluation",
    Overall = "計画期間の評価" "overall evaluation",
});

/// One thing that is judged on a scale of its own: 達成度, 妥当性.
#[derive(Debug, Clone, Default)]
pub struct Axis {
    /// Its name; empty where there is but one scale.
    pub name: Text,
    /// The evaluations that it is for; all, when none is named.
    pub kind: Option<EvaluationKind>,
    /// Its levels.
    pub scale: Scale,
}

impl Axis {
    /// Whether such evaluations are made on it.
    #[must_use]
    pub fn is_for(&self, kind: EvaluationKind) -> bool {
        self.kind.is_none_or(|it| it == kind)
    }
}

/// One scale, or one for each axis that is judged.
#[derive(Debug, Clone, Default)]
pub struct Scales {
    /// The axes. A single scale has an axis without a name.
    pub axes: Vec<Axis>,
}

impl Scales {
    /// Whether judgements are given on named axes.
    #[must_use]
    pub fn has_axes(&self) -> bool {
        self.axes.iter().any(|it| !it.name.is_empty())
    }

    /// Whether there are more axes than a list has room for one by one.
    #[must_use]
    pub fn are_many(&self) -> bool {
        self.axes.len() > 4
    }

    /// Whether there is nothing to judge on.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.axes.iter().all(|it| it.scale.is_empty())
    }

    /// The axis of this name.
    #[must_use]
    pub fn axis(&self, name: &str) -> Option<&Axis> {
        self.axes.iter().find(|it| *it.name == *name)
    }

    /// The scale of an axis.
    #[must_use]
    pub fn scale(&self, name: &str) -> Option<&Scale> {
        self.axis(name).map(|it| &it.scale)
    }

    /// The level that a label means on an axis in a fiscal year.
    #[must_use]
    pub fn level(&self, axis: &str, label: &str, year: FiscalYear) -> Option<&ScaleLevel> {
        self.scale(axis)?.level(label, year)
    }

    /// The names of the axes.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.axes.iter().map(|it| &*it.name).collect()
    }
}

/// What stands under an axis: its levels, or what it is for and its levels.
struct AxisFile {
    kind: Option<EvaluationKind>,
    scale: Scale,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AxisTable {
    #[serde(rename = "対象", default)]
    kind: Option<EvaluationKind>,
    #[serde(rename = "区分", default)]
    scale: Scale,
}

impl<'de> Deserialize<'de> for AxisFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AxisVisitor;
        impl<'de> Visitor<'de> for AxisVisitor {
            type Value = AxisFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("levels, or what they are for and levels")
            }

            fn visit_unit<E: Error>(self) -> Result<AxisFile, E> {
                Ok(AxisFile { kind: None, scale: Scale::default() })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<AxisFile, A::Error> {
                let scale = Scale::deserialize(SeqAccessDeserializer::new(list))?;
                Ok(AxisFile { kind: None, scale })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AxisFile, A::Error> {
                let AxisTable { kind, scale } =
                    AxisTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(AxisFile { kind, scale })
            }
        }
        deserializer.deserialize_any(AxisVisitor)
    }
}

impl<'de> Deserialize<'de> for Scales {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalesVisitor;
        impl<'de> Visitor<'de> for ScalesVisitor {
            type Value = Scales;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("levels, or levels for each axis")
            }

            fn visit_unit<E: Error>(self) -> Result<Scales, E> {
                Ok(Scales::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Scales, A::Error> {
                let scale = Scale::deserialize(SeqAccessDeserializer::new(list))?;
                Ok(Scales { axes: vec![Axis { scale, ..Axis::default() }] })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scales, A::Error> {
                let table: Table<Text, AxisFile> =
                    Table::deserialize(MapAccessDeserializer::new(map))?;
                let axis = |(name, AxisFile { kind, scale })| Axis { name, kind, scale };
                Ok(Scales { axes: table.0.into_iter().map(axis).collect() })
            }
        }
        deserializer.deserialize_any(ScalesVisitor)
    }
}

impl JsonSchema for Scales {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scales".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let levels = <Vec<ScaleLevel>>::json_schema(generator);
        let items = levels.get("items").cloned();
        let mut axis = AxisTable::json_schema(generator);
        axis.insert("type".into(), serde_json::json!(["array", "object", "null"]));
        axis.insert("items".into(), serde_json::json!(items));
        axis.insert("uniqueKey".into(), serde_json::json!("区分"));
        json_schema!({
            "type": ["array", "object", "null"],
            "uniqueKey": "区分",
            "items": items,
            "propertyNames": { "format": "word" },
            "additionalProperties": axis,
        })
    }
}
