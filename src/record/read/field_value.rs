//! Reads the value of a declared field in the shape that the field has.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};

use crate::record::model::column::Cells;
use crate::record::model::field::{Entry, EntryShape, Field, FieldShape, FieldValue};
use crate::record::model::value::{Day, Names, TableSeed, Text};

/// Reads all values of a field.
pub(super) struct FieldSeed<'f>(pub(super) &'f Field);

impl<'de> DeserializeSeed<'de> for FieldSeed<'_> {
    type Value = FieldValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<FieldValue, D::Error> {
        let value = EntrySeed(self.0.entry());
        match self.0.shape() {
            FieldShape::Once => value.deserialize(deserializer).map(FieldValue::Once),
            FieldShape::Yearly => {
                let seed = TableSeed { value, key: PhantomData };
                seed.deserialize(deserializer).map(FieldValue::Yearly)
            }
            FieldShape::Periodic => {
                let seed = TableSeed { value, key: PhantomData };
                seed.deserialize(deserializer).map(FieldValue::Periodic)
            }
        }
    }
}

/// Reads a single value.
#[derive(Clone, Copy)]
struct EntrySeed(EntryShape);

impl<'de> DeserializeSeed<'de> for EntrySeed {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entry, D::Error> {
        match self.0 {
            EntryShape::Text => Text::deserialize(deserializer).map(Entry::Text),
            EntryShape::Several => Names::deserialize(deserializer).map(Entry::Several),
            EntryShape::Dated => {
                let Dated { value, as_of } =
                    Option::<Dated>::deserialize(deserializer)?.unwrap_or_default();
                Ok(Entry::Dated { value, as_of })
            }
            EntryShape::Columns => Cells::deserialize(deserializer).map(Entry::Columns),
            EntryShape::Rows => {
                let rows = Option::<Vec<Cells>>::deserialize(deserializer)?;
                Ok(Entry::Rows(rows.unwrap_or_default()))
            }
        }
    }
}

/// A value with a day of its own. It is always a table: as a word by itself YAML would make a number of it, and 0.10 would
/// be read as 0.1.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dated {
    #[serde(rename = "値", alias = "value", default)]
    value: Text,
    #[serde(rename = "時点", alias = "as of", default)]
    as_of: Option<Day>,
}
