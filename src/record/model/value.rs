//! The kinds of value that stand in records, and how each is read.
//!
//! What a text means is decided by the field it stands in, not by YAML: `番号: 045` stays `045`.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::calendar::{FiscalYear, parse_date};

/// Prose of a field, in Markdown, without white space around it. Empty when there is none.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// The text without the white space around it; nothing for `~` and `null`, YAML's words for it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let trimmed = text.trim();
        Self(if trimmed == "~" || trimmed == "null" { "" } else { trimmed }.into())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Spelled(|it: &str| Ok(Self::new(it))))
    }
}

/// Reads a scalar, however YAML sees it, through a function.
struct Spelled<F>(F);

impl<T, F: FnOnce(&str) -> Result<T, String>> Visitor<'_> for Spelled<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.visit_str("")
    }
}

/// Only for the schema: `true`, `false`, or nothing for `false`.
pub(crate) struct Flag;

/// Reads a [`Flag`].
pub(crate) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    deserializer.deserialize_str(Spelled(|text: &str| match &*Text::new(text) {
        "true" => Ok(true),
        "false" | "" => Ok(false),
        _ => Err("neither true nor false".to_owned()),
    }))
}

/// A civil date, and whether its author wrote it under another name than it has, such as a day of
/// 平成 after its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// Whether there is something to remark on how it was written.
    pub remarkable: bool,
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Spelled(|text: &str| {
            let reading = parse_date(text).map_err(|it| it.to_string())?;
            Ok(Self { date: reading.value, remarkable: reading.note.is_some() })
        }))
    }
}

/// One name or several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(pub Vec<Text>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesVisitor;
        impl<'de> Visitor<'de> for NamesVisitor {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of names")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Names, E> {
                let name = Text::new(text);
                Ok(Names(if name.is_empty() { Vec::new() } else { vec![name] }))
            }

            fn visit_unit<E: Error>(self) -> Result<Names, E> {
                Ok(Names::default())
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Names, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Names, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_any(NamesVisitor)
    }
}

/// A table in the order written, in which no key may stand twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<K, V>(pub Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Deref for Table<K, V> {
    type Target = [(K, V)];

    fn deref(&self) -> &[(K, V)] {
        &self.0
    }
}

impl<K: PartialEq, V> Table<K, V> {
    /// What stands next to a key.
    pub fn of(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }
}

impl<V> Table<YearKey, V> {
    /// What stands next to a year.
    #[must_use]
    pub fn year(&self, year: FiscalYear) -> Option<&V> {
        self.0.iter().find(|(it, _)| it.year == year).map(|(_, value)| value)
    }
}

impl<'de, K, V> Deserialize<'de> for Table<K, V>
where
    K: Deserialize<'de> + PartialEq,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        TableSeed { value: PhantomData::<V>, key: PhantomData }.deserialize(deserializer)
    }
}

/// Reads a table whose values are read in a way of their own.
pub(crate) struct TableSeed<K, S> {
    /// Reads one value.
    pub(crate) value: S,
    pub(crate) key: PhantomData<K>,
}

impl<'de, K, S> DeserializeSeed<'de> for TableSeed<K, S>
where
    K: Deserialize<'de> + PartialEq,
    S: DeserializeSeed<'de> + Copy,
{
    type Value = Table<K, S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, K, S> Visitor<'de> for TableSeed<K, S>
where
    K: Deserialize<'de> + PartialEq,
    S: DeserializeSeed<'de> + Copy,
{
    type Value = Table<K, S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Table::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut rows: Vec<(K, S::Value)> = Vec::new();
        while let Some(key) = map.next_key()? {
            // serde_yaml lets a later entry win in silence; a report would be lost.
            if rows.iter().any(|(it, _)| *it == key) {
                return Err(A::Error::custom("a key stands twice"));
            }
            rows.push((key, map.next_value_seed(self.value)?));
        }
        Ok(Table(rows))
    }
}

/// A fiscal year as the key of a row.
#[derive(Debug, Clone, Copy)]
pub struct YearKey {
    /// The year.
    pub year: FiscalYear,
    /// Whether it was written under another name than it has, such as 平成34年度.
    pub remarkable: bool,
}

impl PartialEq for YearKey {
    fn eq(&self, other: &Self) -> bool {
        self.year == other.year
    }
}

impl<'de> Deserialize<'de> for YearKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Spelled(|text: &str| {
            let reading = FiscalYear::parse(text).map_err(|it| it.to_string())?;
            Ok(Self { year: reading.value, remarkable: reading.note.is_some() })
        }))
    }
}

/// A period as its author wrote it; which one it is, the program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodKey(pub Box<str>);

impl<'de> Deserialize<'de> for PeriodKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Spelled(|text: &str| Ok(Self(text.trim().into()))))
    }
}

/// Says how a value is written, for editors and for explaining mistakes: a type of JSON Schema and
/// a `format`, the name under which `explain` knows what the value must be.
macro_rules! schema {
    ($type:ty, $name:literal, $($schema:tt)*) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($($schema)*)
            }
        }
    };
}
pub(crate) use schema;

schema!(Text, "Text", { "type": ["string", "number", "null"] });
schema!(Flag, "Flag", { "type": ["boolean", "null"] });
schema!(Day, "Day", { "type": ["string", "null"], "format": "date" });
schema!(Names, "Names", {
    "type": ["string", "array", "null"], "items": { "type": "string" }, "format": "units"
});

impl<K: Keyed, V: JsonSchema> JsonSchema for Table<K, V> {
    fn schema_name() -> Cow<'static, str> {
        format!("Table_of_{}_{}", K::FORMAT, V::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = V::json_schema(generator);
        json_schema!({
            "type": ["object", "null"],
            "propertyNames": { "format": K::FORMAT },
            "additionalProperties": value,
        })
    }
}

/// A type that keys a [`Table`]: its name as a `format` of the schema.
pub trait Keyed {
    /// The name.
    const FORMAT: &'static str;
}

impl Keyed for YearKey {
    const FORMAT: &'static str = "year";
}

impl Keyed for PeriodKey {
    const FORMAT: &'static str = "period";
}

impl Keyed for Text {
    const FORMAT: &'static str = "word";
}
