//! A city's own form (様式): its words, headings, blocks and fields, by configuration alone.

use std::collections::HashMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::record::key::Key;
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

    /// The built-in key of the block; of a declared field, that of all of them.
    #[must_use]
    pub fn key(self) -> Key {
        match self {
            Self::Background => Key::Background,
            Self::Purpose => Key::Purpose,
            Self::Measures => Key::Measures,
            Self::Schedule => Key::Schedule,
            Self::Indicators => Key::Indicators,
            Self::Progress => Key::Progress,
            Self::AnnualEvaluations => Key::AnnualEvaluations,
            Self::OverallEvaluation => Key::OverallEvaluation,
            Self::Preamble => Key::Preamble,
            Self::Promises => Key::Promises,
            Self::Reports => Key::Reports,
            Self::Field(_) => Key::Fields,
        }
    }
}

/// A field of a record at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// One that every form has.
    BuiltIn(Key),
    /// The one of this number that the city declares.
    Declared(usize),
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
    /// The city's own words for built-in keys.
    words: Vec<(Key, Text)>,
    /// The word that people type → built-in key.
    typed: HashMap<String, Key>,
    groups: Vec<Group>,
    unused: Vec<Key>,
    required: Vec<FormField>,
}

impl Form {
    /// The form that a program declares, out of all blocks its kind of record can have.
    #[must_use]
    pub fn new(file: FormFile, all: &[Block]) -> Self {
        let words = file.words.iter();
        let words = words.filter_map(|(key, word)| Some((Key::find(key)?, word.clone()))).collect();
        let mut form = Self { words, ..Self::default() };
        form.typed = form.words.iter().map(|(key, word)| (word.to_string(), *key)).collect();
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
        form.required = form.file.required.0.iter().filter_map(|it| form.field_named(it)).collect();
        form
    }

    /// The field that people call so: the city's word, else the name of a declared field, else the built-in word.
    fn field_named(&self, name: &str) -> Option<FormField> {
        if let Some(key) = self.typed.get(name) {
            return Some(FormField::BuiltIn(*key));
        }
        let declared = self.field(name).map(FormField::Declared);
        declared.or_else(|| Key::find(name).map(FormField::BuiltIn))
    }

    /// The word that people type for a built-in key.
    #[must_use]
    pub fn word(&self, key: Key) -> &str {
        self.words.iter().find(|(it, _)| *it == key).map_or(key.word(), |(_, word)| word)
    }

    /// The same for a key of a schema, which need not be one of the form.
    #[must_use]
    pub fn word_for<'a>(&'a self, key: &'a str) -> &'a str {
        Key::find(key).map_or(key, |it| self.word(it))
    }

    /// What people call a field.
    #[must_use]
    pub fn name(&self, field: FormField) -> &str {
        match field {
            FormField::BuiltIn(key) => self.word(key),
            FormField::Declared(number) => self.file.fields.get(number).map_or("", |it| &it.name),
        }
    }

    /// What citizens read for a built-in key.
    #[must_use]
    pub fn heading(&self, key: Key) -> &str {
        let heading = self.file.headings.iter().find(|(it, _)| self.is_named(it, key));
        heading.map_or_else(|| self.word(key), |(_, it)| it)
    }

    /// What citizens read for a name that the city has given: of a declared field, a level, a period.
    #[must_use]
    pub fn heading_of<'a>(&'a self, name: &'a str) -> &'a str {
        match Key::find(name) {
            Some(key) => self.heading(key),
            None => {
                self.file.headings.iter().find(|(it, _)| **it == *name).map_or(name, |it| &it.1)
            }
        }
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    #[must_use]
    pub fn heading_in(&self, block: Key, key: Key) -> &str {
        let scoped = self.file.headings.iter().find(|(name, _)| {
            let parts = name.split_once('.');
            parts.is_some_and(|(a, b)| self.is_named(a, block) && self.is_named(b, key))
        });
        scoped.map_or_else(|| self.heading(key), |(_, it)| it)
    }

    /// The remark below the heading of a built-in key.
    #[must_use]
    pub fn note(&self, key: Key) -> &str {
        let note = self.file.notes.iter().find(|(it, _)| self.is_named(it, key));
        note.map_or("", |(_, it)| it)
    }

    /// The remark below a heading that the city has given: of a group, a declared field.
    #[must_use]
    pub fn note_on(&self, name: &str) -> &str {
        match Key::find(name) {
            Some(key) => self.note(key),
            None => self.file.notes.iter().find(|(it, _)| **it == *name).map_or("", |it| &it.1),
        }
    }

    /// Whether a name is that of a built-in key or the word that people type for it.
    fn is_named(&self, name: &str, key: Key) -> bool {
        name == key.word() || name == self.word(key)
    }

    /// The built-in key for a word that people type; none when a word stands for the key instead.
    #[must_use]
    pub fn key<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        if self.typed.is_empty() {
            return Some(word);
        }
        if let Some(key) = self.typed.get(word) {
            return Some(key.word());
        }
        self.words.iter().all(|(key, _)| key.word() != word).then_some(word)
    }

    /// Whether every word is the built-in one, so that records can be read without translation.
    #[must_use]
    pub fn is_builtin(&self) -> bool {
        self.typed.is_empty() && self.file.fields.is_empty()
    }

    /// The built-in word of a block, or the name of a declared field.
    #[must_use]
    pub fn name_of(&self, block: Block) -> &str {
        let Block::Field(field) = block else { return block.key().word() };
        self.file.fields.get(field).map_or(block.key().word(), |it| &it.name)
    }

    /// The form's blocks, in order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The built-in keys of blocks that the form does not have.
    #[must_use]
    pub fn unused(&self) -> &[Key] {
        &self.unused
    }

    /// The fields that must be filled in besides those that every record must have.
    #[must_use]
    pub fn required(&self) -> &[FormField] {
        &self.required
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
    let block = all.iter().copied().find(|it| it.key().word() == key);
    block.or_else(|| file.fields.iter().position(|it| *it.name == *name).map(Block::Field))
}
