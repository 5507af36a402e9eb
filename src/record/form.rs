//! A city's own form (様式): its words, headings, blocks and fields, by configuration alone.

use std::collections::HashMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::field::Field;
use super::value::{Names, Table, Text};

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
    /// Keys that must be filled in.
    #[serde(rename = "必須", default)]
    #[schemars(extend("format" = "form-keys"))]
    pub required: Names,
    /// The city's own fields.
    #[serde(rename = "追加項目", default)]
    #[schemars(extend("uniqueKey" = "名称"))]
    pub fields: Vec<Field>,
}

/// A block of the form, or a group of blocks under one heading.
#[derive(Debug, Clone)]
pub struct BlockFile {
    /// The group's heading.
    pub group: Option<Text>,
    /// The blocks of the group, in their order.
    pub blocks: Vec<Text>,
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
                Ok(BlockFile { group: None, blocks: vec![Text::new(text)] })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BlockFile, A::Error> {
                let Some((group, blocks)) = map.next_entry::<Text, Vec<Text>>()? else {
                    return Err(A::Error::custom("an empty group"));
                };
                if map.next_key::<Text>()?.is_some() {
                    return Err(A::Error::custom("two groups in one"));
                }
                Ok(BlockFile { group: Some(group), blocks })
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

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "object"],
            "format": "block",
            "maxProperties": 1,
            "propertyNames": { "format": "word" },
            "additionalProperties": {
                "type": "array", "items": { "type": "string", "format": "block" }
            },
        })
    }
}

/// A block of a sheet's or a charter's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// 現状と課題
    Background,
    /// 目的と効果
    Purpose,
    /// 取組の内容
    Measures,
    /// 取組工程
    Schedule,
    /// 指標
    Indicators,
    /// 進捗管理
    Progress,
    /// 年度評価
    AnnualEvaluations,
    /// 計画期間の評価
    OverallEvaluation,
    /// 前文
    Preamble,
    /// 約束
    Promises,
    /// 実施状況
    Reports,
    /// The declared field of this number.
    Field(usize),
}

impl Block {
    /// The blocks of a sheet, in the order of the form of 行政改革プラン2013.
    pub const OF_SHEET: [Self; 8] = [
        Self::Background,
        Self::Purpose,
        Self::Measures,
        Self::Schedule,
        Self::Indicators,
        Self::Progress,
        Self::AnnualEvaluations,
        Self::OverallEvaluation,
    ];
    /// The blocks of a charter.
    pub const OF_CHARTER: [Self; 4] =
        [Self::Preamble, Self::Promises, Self::Reports, Self::AnnualEvaluations];

    /// The built-in key of the block.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Background => "現状と課題",
            Self::Purpose => "目的と効果",
            Self::Measures => "取組の内容",
            Self::Schedule => "取組工程",
            Self::Indicators => "指標",
            Self::Progress => "進捗管理",
            Self::AnnualEvaluations => "年度評価",
            Self::OverallEvaluation => "計画期間の評価",
            Self::Preamble => "前文",
            Self::Promises => "約束",
            Self::Reports => "実施状況",
            Self::Field(_) => "追加項目",
        }
    }
}

/// Blocks that stand together, under a heading of their own or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub heading: Option<String>,
    /// The blocks of the group, in their order.
    pub blocks: Vec<Block>,
}

/// What the form of one program is, ready to be asked.
#[derive(Debug, Default)]
pub struct Form {
    file: FormFile,
    /// The word that people type → built-in key.
    typed: HashMap<String, String>,
    groups: Vec<Group>,
    unused: Vec<&'static str>,
}

impl Form {
    /// The form that a program declares, out of all blocks its kind of record can have.
    #[must_use]
    pub fn new(file: FormFile, all: &[Block]) -> Self {
        let typed = file.words.iter().map(|(key, word)| (word.to_string(), key.to_string()));
        let mut form = Self { typed: typed.collect(), ..Self::default() };
        form.groups = match &file.blocks {
            Some(blocks) => blocks
                .iter()
                .map(|it| Group {
                    heading: it.group.as_ref().map(ToString::to_string),
                    blocks: it.blocks.iter().filter_map(|name| find(name, &file, all)).collect(),
                })
                .collect(),
            None => vec![Group {
                heading: None,
                blocks: all
                    .iter()
                    .copied()
                    .chain((0..file.fields.len()).map(Block::Field))
                    .collect(),
            }],
        };
        let used: Vec<Block> = form.groups.iter().flat_map(|it| it.blocks.clone()).collect();
        form.unused = all.iter().filter(|it| !used.contains(it)).map(|it| it.key()).collect();
        form.file = file;
        form
    }

    /// The word that people type for a built-in key.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.file.words.iter().find(|(it, _)| **it == *key).map_or(key, |(_, word)| word)
    }

    /// What citizens read for a built-in key.
    #[must_use]
    pub fn heading<'a>(&'a self, key: &'a str) -> &'a str {
        let heading = self.file.headings.iter().find(|(it, _)| self.is_named(it, key));
        heading.map_or_else(|| self.word(key), |(_, it)| it)
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    #[must_use]
    pub fn heading_in<'a>(&'a self, block: &str, key: &'a str) -> &'a str {
        let scoped = self.file.headings.iter().find(|(name, _)| {
            let parts = name.split_once('.');
            parts.is_some_and(|(a, b)| self.is_named(a, block) && self.is_named(b, key))
        });
        scoped.map_or_else(|| self.heading(key), |(_, it)| it)
    }

    /// The remark below a heading.
    #[must_use]
    pub fn note(&self, key: &str) -> &str {
        let note = self.file.notes.iter().find(|(it, _)| self.is_named(it, key));
        note.map_or("", |(_, it)| it)
    }

    /// Whether a name is that of a built-in key or the word that people type for it.
    fn is_named(&self, name: &str, key: &str) -> bool {
        name == key || name == self.word(key)
    }

    /// The built-in key for a word that people type; none when a word stands for the key instead.
    #[must_use]
    pub fn key<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        if self.typed.is_empty() {
            return Some(word);
        }
        if let Some(key) = self.typed.get(word) {
            return Some(key);
        }
        self.file.words.iter().all(|(key, _)| **key != *word).then_some(word)
    }

    /// Whether every word is the built-in one, so that records can be read without translation.
    #[must_use]
    pub fn is_builtin(&self) -> bool {
        self.typed.is_empty() && self.file.fields.is_empty()
    }

    /// The built-in key of a block, or the name of a declared field.
    #[must_use]
    pub fn name_of(&self, block: Block) -> &str {
        let Block::Field(field) = block else { return block.key() };
        self.file.fields.get(field).map_or(block.key(), |it| &it.name)
    }

    /// The form's blocks, in order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The built-in keys of blocks that the form does not have.
    #[must_use]
    pub fn unused(&self) -> &[&'static str] {
        &self.unused
    }

    /// The keys that must be filled in besides those that every record must have.
    #[must_use]
    pub fn required(&self) -> &[Text] {
        &self.file.required.0
    }

    /// The city's own fields.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.file.fields
    }

    /// The number of the declared field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<usize> {
        self.file.fields.iter().position(|it| *it.name == *name)
    }
}

/// The block of this built-in key, word or field name.
fn find(name: &str, file: &FormFile, all: &[Block]) -> Option<Block> {
    let renamed = file.words.iter().find(|(_, word)| **word == *name);
    let key = renamed.map_or(name, |(key, _)| key);
    let block = all.iter().copied().find(|it| it.key() == key);
    block.or_else(|| file.fields.iter().position(|it| *it.name == *name).map(Block::Field))
}
