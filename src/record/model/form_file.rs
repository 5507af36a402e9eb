//! The form of a program as `_program.yaml` writes it (様式).

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::{Value, json};

use crate::record::key::Key;
use crate::record::model::column::ColumnFile;
use crate::record::model::field::Field;
use crate::record::model::value::{Names, Table, Text};

/// The form as `_program.yaml` writes it.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    /// Built-in key → the word that people type and read instead.
    #[serde(rename = "呼び名", default)]
    #[schemars(extend("propertyNames" = { "format": "form-key" }))]
    pub words: Table<Text, Text>,
    /// Built-in key, or other heading → what citizens read there.
    #[serde(rename = "見出し", default)]
    pub headings: Table<Text, Text>,
    /// Heading → a remark in parentheses below it.
    #[serde(rename = "注記", default)]
    pub notes: Table<Text, Text>,
    /// The blocks in the form's order; one left out is not used.
    #[serde(rename = "欄", default)]
    pub blocks: Option<Vec<BlockFile>>,
    /// Fields that the form does not have: of the record, or of one of its tables.
    #[serde(rename = "使わない項目", default)]
    #[schemars(extend("format" = "form-fields"))]
    pub left_out: Names,
    /// Keys that must be filled in.
    #[serde(rename = "必須", default)]
    #[schemars(extend("format" = "form-keys"))]
    pub required: Names,
    /// The columns of the tables of 取組工程 and 指標.
    #[serde(rename = "列", default)]
    #[schemars(extend("propertyNames" = { "format": "course" }))]
    pub columns: Table<Text, Vec<ColumnFile>>,
    /// The city's own fields.
    #[serde(rename = "追加項目", default)]
    #[schemars(extend("uniqueKey" = "名称"))]
    pub fields: Vec<Field>,
}

/// A block of the form, or a group of blocks and groups under one heading.
#[derive(Debug, Clone)]
pub enum BlockFile {
    /// The name of a block.
    Block(Text),
    /// A heading and what stands under it.
    Group(Text, Vec<Self>),
}

impl<'de> Deserialize<'de> for BlockFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BlockVisitor;
        impl<'de> Visitor<'de> for BlockVisitor {
            type Value = BlockFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a block, or a group of blocks")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<BlockFile, E> {
                Ok(BlockFile::Block(Text::new(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BlockFile, A::Error> {
                let Some((group, blocks)) = map.next_entry::<Text, Vec<BlockFile>>()? else {
                    return Err(A::Error::custom("an empty group"));
                };
                if map.next_key::<Text>()?.is_some() {
                    return Err(A::Error::custom("two groups in one"));
                }
                Ok(BlockFile::Group(group, blocks))
            }
        }
        deserializer.deserialize_any(BlockVisitor)
    }
}

impl JsonSchema for BlockFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Block".into()
    }

    fn inline_schema() -> bool {
        true
    }

    /// A schema that is written out cannot contain itself: as deep as groups may stand in one another.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let group = |items: Value| {
            json!({
                "type": ["string", "object"],
                "format": "block",
                "maxProperties": 1,
                "propertyNames": { "format": "word" },
                "additionalProperties": { "type": "array", "items": items },
            })
        };
        let block = json!({ "type": "string", "format": "block" });
        let deepest = (0..GROUP_DEPTH).fold(block, |inner, _| group(inner));
        Schema::try_from(deepest).unwrap_or_default()
    }
}

/// How deep groups may stand in one another: their headings and those of their blocks are the second to the fifth.
pub const GROUP_DEPTH: usize = 3;

/// The kinds of indicators that the blocks name, in their order: 指標.成果.
pub(crate) fn indicator_kinds(file: &FormFile) -> Vec<Text> {
    let renamed = |key: &str| {
        file.words
            .iter()
            .find(|(it, _)| **it == *key)
            .map_or_else(|| key.to_owned(), |(_, it)| it.to_string())
    };
    let word = renamed(Key::Indicators.word());
    let mut kinds: Vec<Text> = Vec::new();
    let mut kind = |name: &Text| {
        let parts = name.split_once('.');
        let of_indicators =
            parts.filter(|(block, _)| *block == Key::Indicators.word() || *block == word);
        if let Some((_, kind)) = of_indicators
            && file.fields.iter().all(|it| it.name != *name)
            && kinds.iter().all(|it| **it != *kind)
        {
            kinds.push(Text::new(kind));
        }
    };
    for item in file.blocks.iter().flatten() {
        item.each(&mut kind);
    }
    kinds
}

impl BlockFile {
    /// Shows the name of each block in it.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(&Text)) {
        match self {
            Self::Block(name) => visit(name),
            Self::Group(_, items) => items.iter().for_each(|it| it.each(visit)),
        }
    }
}
