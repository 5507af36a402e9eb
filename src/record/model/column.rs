//! Columns of tables of values (列), and the roles by which rules, charts and missing results know them.
//!
//! Cities have tables of 計画 and 実績, of 当初, 見直し後 and 実績, of 予算 and 決算. What a column is called is the city's
//! word; what it is for is its role, and nothing else asks for a word.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::record::key::Key;
use crate::record::model::absence::Present;
use crate::record::model::field::FieldKind;
use crate::record::model::fixed_word::fixed_words;
use crate::record::model::path::Step;
use crate::record::model::value::{Table, Text};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// What is to be reached, or to be done.
    Target,
    /// The same after it was revised: it takes the place of the target where it is given.
    Revised,
    /// What is expected while the result is not known.
    Expected,
    /// What came of it.
    Actual,
    /// Money set aside: a target.
    Budget,
    /// Money spent: a result.
    Settled,
    /// How much of the target was reached, in per cent.
    Rate,
    /// How that is judged: a level of a scale of 判定区分.
    Judgement,
    /// None of these: a remark, a date.
    None,
}

fixed_words!(Role {
    Target = "目標" "target",
    Revised = "見直し後" "revised target",
    Expected = "見込み" "forecast",
    Actual = "実績" "actual",
    Budget = "予算" "budget",
    Settled = "決算" "outturn",
    Rate = "達成率" "achievement rate",
    Judgement = "判定" "judgement",
    None = "なし" "none",
});

impl Role {
    /// Words that cities use for a role, in the order in which they are looked for.
    const USUAL: [(Self, &[&str]); 8] = [
        (
            Self::Target,
            &["目標", "目標値", "計画", "計画値", "当初", "当初計画", "当初目標", "target", "plan"],
        ),
        (
            Self::Revised,
            &["見直し後", "変更後", "改定後", "修正後", "見直し", "revised", "revised target"],
        ),
        (
            Self::Expected,
            &["見込み", "見込", "見込値", "決算見込", "決算見込み", "forecast", "expected"],
        ),
        (Self::Actual, &["実績", "実績値", "結果", "result", "actual"]),
        (Self::Budget, &["予算", "予算額", "当初予算", "budget"]),
        (Self::Settled, &["決算", "決算額", "outturn"]),
        (Self::Rate, &["達成率", "達成度", "進捗率", "achievement", "achievement rate"]),
        (Self::Judgement, &["判定", "rating"]),
    ];

    /// The role that a column of this name has, unless the city says another: of 達成率（％） that of 達成率, of
    /// 見直し後の目標 that of 見直し後, of 当初目標 that of 目標.
    pub(crate) fn usual(name: &str) -> Self {
        let name = name.to_lowercase();
        let bare = name.split(['（', '(']).next().unwrap_or(&name).trim();
        let roles = Self::USUAL.iter();
        let exact = roles.clone().find(|(_, words)| words.contains(&bare));
        let revised =
            || Self::USUAL[1].1.iter().any(|it| bare.starts_with(it)).then_some(Self::Revised);
        let ends = || {
            let of_end = roles.clone().find(|(_, words)| words.iter().any(|it| bare.ends_with(it)));
            of_end.map(|(role, _)| *role)
        };
        exact.map(|(role, _)| *role).or_else(revised).or_else(ends).unwrap_or(Self::None)
    }

    /// Whether it says what is to be reached.
    #[must_use]
    pub fn is_target(self) -> bool {
        matches!(self, Self::Target | Self::Revised | Self::Budget)
    }

    /// Whether it says what came of it.
    #[must_use]
    pub fn is_result(self) -> bool {
        matches!(self, Self::Actual | Self::Settled)
    }

    /// Whether it is worked out of the others, so that a number in it counts nothing itself.
    #[must_use]
    pub fn is_derived(self) -> bool {
        matches!(self, Self::Rate | Self::Judgement)
    }
}

/// A column as `_program.yaml` writes it: a name, or a table with more.
#[derive(Debug, Clone, Default)]
pub struct ColumnFile {
    /// The key that people type and the heading that citizens read.
    pub name: Text,
    /// What may stand in it; that of its field where it is not said.
    pub kind: Option<FieldKind>,
    /// The unit of its numbers; that of its field or indicator where it is not said.
    pub unit: Text,
    /// What it is for; by its name where it is not said.
    pub role: Option<Role>,
    /// The scale of 判定区分 that a judgement is on; empty for the only one.
    pub scale: Text,
    /// The words allowed in a 選択.
    pub choices: Vec<Text>,
    /// What it is.
    pub note: Text,
}

/// The table that a column may be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["名称"]))]
struct ColumnTable {
    #[serde(rename = "名称", default)]
    name: Text,
    #[serde(rename = "種類", default)]
    kind: Option<FieldKind>,
    #[serde(rename = "単位", default)]
    unit: Text,
    #[serde(rename = "役割", default)]
    role: Option<Role>,
    #[serde(rename = "区分", default)]
    scale: Text,
    #[serde(rename = "選択肢", default)]
    choices: Vec<Text>,
    #[serde(rename = "説明", default)]
    note: Text,
}

impl<'de> Deserialize<'de> for ColumnFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ColumnVisitor;
        impl<'de> Visitor<'de> for ColumnVisitor {
            type Value = ColumnFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a column")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<ColumnFile, E> {
                Ok(ColumnFile { name: Text::new(text), ..ColumnFile::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ColumnFile, A::Error> {
                let table = ColumnTable::deserialize(MapAccessDeserializer::new(map))?;
                let ColumnTable { name, kind, unit, role, scale, choices, note } = table;
                Ok(ColumnFile { name, kind, unit, role, scale, choices, note })
            }
        }
        deserializer.deserialize_any(ColumnVisitor)
    }
}

impl JsonSchema for ColumnFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Column".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = ColumnTable::json_schema(generator);
        schema.insert("type".into(), serde_json::json!(["string", "object"]));
        schema
    }
}

/// A column of a table of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The key that people type.
    pub name: Text,
    /// The built-in key that it stands for, if it is one: then the city may give it another heading (見出し).
    pub key: Option<Key>,
    /// What may stand in it.
    pub kind: FieldKind,
    /// The unit of its numbers, where it is not that of the indicator.
    pub unit: Text,
    /// What it is for.
    pub role: Role,
    /// The scale of 判定区分 that a judgement is on; empty for the only one.
    pub scale: Text,
    /// The words allowed in a 選択.
    pub choices: Vec<Text>,
    /// What it is; may be empty.
    pub note: Text,
}

impl Column {
    /// A column that every form has unless it says otherwise, under the word that people type for it.
    fn built_in(key: Key, word: &str, role: Role) -> Self {
        Self {
            name: Text::new(word),
            key: Some(key),
            kind: FieldKind::Text,
            unit: Text::default(),
            role,
            scale: Text::default(),
            choices: Vec::new(),
            note: Text::default(),
        }
    }

    /// A column that a program declares; `kind` is that of its field, `key` the built-in key of its word.
    fn declared(file: &ColumnFile, kind: FieldKind, unit: &Text, key: Option<Key>) -> Self {
        let usual = match key {
            Some(Key::Plan) => Role::Target,
            Some(Key::Actual) => Role::Actual,
            Some(_) | None => Role::usual(&file.name),
        };
        let role = file.role.unwrap_or(usual);
        // A rate and a judgement are no amounts of their field.
        let kind = file.kind.unwrap_or(if role.is_derived() { FieldKind::Text } else { kind });
        let has_unit = matches!(kind, FieldKind::Number | FieldKind::Amount);
        let unit =
            if file.unit.is_empty() && has_unit && !role.is_derived() { unit } else { &file.unit };
        Self {
            name: file.name.clone(),
            key,
            kind,
            unit: unit.clone(),
            role,
            scale: file.scale.clone(),
            choices: file.choices.clone(),
            note: file.note.clone(),
        }
    }

    /// The way to a value of it, from its row.
    #[must_use]
    pub fn step(&self) -> Step {
        self.key.map_or_else(|| Step::Written((&*self.name).into()), Step::Key)
    }
}

/// The columns of a table, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

impl std::ops::Deref for Columns {
    type Target = [Column];

    fn deref(&self) -> &[Column] {
        &self.0
    }
}

impl Columns {
    /// 計画 and 実績, under the words that people type for them.
    pub(super) fn plan_and_actual(word: impl Fn(Key) -> String) -> Self {
        let column = |key, role| Column::built_in(key, &word(key), role);
        Self(vec![column(Key::Plan, Role::Target), column(Key::Actual, Role::Actual)])
    }

    /// The columns that a program declares. `built_in` knows the key of a word that stands for one of 計画 and 実績.
    pub(super) fn declared(
        files: &[ColumnFile],
        kind: FieldKind,
        unit: &Text,
        built_in: impl Fn(&str) -> Option<Key>,
    ) -> Self {
        let column = |it: &ColumnFile| Column::declared(it, kind, unit, built_in(&it.name));
        Self(files.iter().map(column).collect())
    }

    /// The column of a name that people type.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Column> {
        self.iter().find(|it| *it.name == *name)
    }

    /// The first column of a role.
    #[must_use]
    pub fn of_role(&self, role: Role) -> Option<&Column> {
        self.iter().find(|it| it.role == role)
    }

    /// The column whose value is the target of a row: the revised one where it is given.
    #[must_use]
    pub fn target(&self, cells: &Cells) -> Option<&Column> {
        let revised = self.of_role(Role::Revised).filter(|it| cells.at(it).is_given());
        revised.or_else(|| self.iter().find(|it| it.role.is_target()))
    }

    /// The column whose value is the result of a row.
    #[must_use]
    pub fn result(&self) -> Option<&Column> {
        self.iter().find(|it| it.role.is_result())
    }
}

/// What stands in one row of a table of values, by the names of its columns as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells(pub Table<Text, Text>);

/// What stands where nothing was typed.
static NOTHING: std::sync::LazyLock<Text> = std::sync::LazyLock::new(Text::default);

impl Cells {
    /// What stands where nothing was typed.
    pub(super) fn nothing() -> &'static Text {
        &NOTHING
    }

    /// What stands in a column; an empty text where nothing does.
    #[must_use]
    pub fn at(&self, column: &Column) -> &Text {
        self.0.iter().find(|(name, _)| **name == *column.name).map_or(&*NOTHING, |(_, it)| it)
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Table::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Cells {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cells".into()
    }

    fn inline_schema() -> bool {
        true
    }

    /// The built-in columns; `format` says that the form of the program has the last word.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = <Text as JsonSchema>::json_schema(generator);
        schemars::json_schema!({
            "type": ["object", "null"],
            "format": "columns",
            "properties": { "計画": text, "実績": text },
            "additionalProperties": false,
        })
    }
}
