//! A judgement as it is typed: a level of a scale, or one on each axis, with the reason for it where the form asks for one.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::record::model::absence::{Presence, Present};
use crate::record::model::value::{Table, Text, schema};

/// A level of a scale, or of each of the program's axes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grade {
    /// One grade; empty when there is none.
    One(Text),
    /// Axis → grade.
    ByAxis(Table<Text, AxisGrade>),
}

/// A grade on one axis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AxisGrade {
    /// The label of its level.
    pub label: Text,
    /// 評価内容: why it was judged so.
    pub text: Text,
}

impl Default for Grade {
    fn default() -> Self {
        Self::One(Text::default())
    }
}

impl Grade {
    /// What is said on each axis, with the name of the axis; a single scale's axis has no name.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &Text)> {
        let (one, by_axis) = match self {
            Self::One(label) => (Some(("", label)), &[][..]),
            Self::ByAxis(table) => (None, &table[..]),
        };
        one.into_iter().chain(by_axis.iter().map(|(axis, it)| (&**axis, &it.label)))
    }

    /// What is said on an axis; empty where nothing is.
    #[must_use]
    pub fn on(&self, axis: &str) -> &str {
        self.labels().find(|it| it.0 == axis).map_or("", |it| it.1)
    }

    /// The reasons that are given on axes, with the names of the axes.
    pub fn texts(&self) -> impl Iterator<Item = (&Text, &Text)> {
        let by_axis = match self {
            Self::One(_) => &[][..],
            Self::ByAxis(table) => &table[..],
        };
        by_axis.iter().map(|(axis, it)| (axis, &it.text)).filter(|it| !it.1.is_empty())
    }

    /// As people write it: B; of several axes 達成度 B and 妥当性 A.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let given = self.labels().filter(|(_, label)| !label.is_empty());
        given.map(|(axis, label)| format!("{axis} {label}").trim_start().to_owned()).collect()
    }

    /// What was typed for nothing, if anything.
    #[must_use]
    pub fn sign(&self) -> &str {
        self.labels().next().map_or("", |it| it.1)
    }
}

impl Present for Grade {
    /// Of several axes the one that says most.
    fn presence(&self) -> Presence {
        let mut presences = self.labels().map(|(_, label)| Presence::of_level(label));
        let first = presences.next().unwrap_or(Presence::Blank);
        presences.fold(first, |most, presence| match (most, presence) {
            (Presence::Given, _) | (_, Presence::Given) => Presence::Given,
            (Presence::Absent(absence), _) | (_, Presence::Absent(absence)) => {
                Presence::Absent(absence)
            }
            (Presence::Blank, Presence::Blank) => Presence::Blank,
        })
    }
}

/// What is written as a label alone, or as a table that says more.
enum LabelOr<T> {
    Label(Text),
    Table(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for LabelOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LabelOrVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for LabelOrVisitor<T> {
            type Value = LabelOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a label, or a table with more than one")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(LabelOr::Label(Text::new(text)))
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(LabelOr::Label(Text::default()))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(LabelOr::Table)
            }
        }
        deserializer.deserialize_any(LabelOrVisitor(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match LabelOr::deserialize(deserializer)? {
            LabelOr::Label(label) => Self::One(label),
            LabelOr::Table(axes) => Self::ByAxis(axes),
        })
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AxisGradeTable {
    #[serde(rename = "評価", default)]
    #[schemars(extend("format" = "axis-grade"))]
    label: Text,
    #[serde(rename = "評価内容", default)]
    text: Text,
}

impl<'de> Deserialize<'de> for AxisGrade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match LabelOr::deserialize(deserializer)? {
            LabelOr::Label(label) => Self { label, text: Text::default() },
            LabelOr::Table(AxisGradeTable { label, text }) => Self { label, text },
        })
    }
}

/// Reads a status: a label, or one on each axis, without a reason of its own.
pub(crate) fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Grade, D::Error> {
    Ok(match LabelOr::<Table<Text, Text>>::deserialize(deserializer)? {
        LabelOr::Label(label) => Grade::One(label),
        LabelOr::Table(axes) => {
            let row = |(axis, label)| (axis, AxisGrade { label, text: Text::default() });
            Grade::ByAxis(Table(axes.0.into_iter().map(row).collect()))
        }
    })
}

/// Only for the schema: how a status is written.
pub(crate) struct Status;

schema!(Status, "Status", {
    "type": ["string", "number", "object", "null"],
    "format": "status",
    "propertyNames": { "format": "status-axis" },
    "additionalProperties": { "type": ["string", "number", "null"], "format": "axis-status" },
});

impl JsonSchema for Grade {
    fn schema_name() -> Cow<'static, str> {
        "Grade".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut axis = AxisGradeTable::json_schema(generator);
        axis.insert("type".into(), serde_json::json!(["string", "number", "object", "null"]));
        axis.insert("format".into(), "axis-grade".into());
        schemars::json_schema!({
            "type": ["string", "number", "object", "null"],
            "format": "grade",
            "propertyNames": { "format": "axis" },
            "additionalProperties": axis,
        })
    }
}
