//! Fields that a city declares besides the built-in ones (追加項目).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::calendar::parse_date;
use crate::japanese::parse_number;
use crate::record::model::absence::Present;
use crate::record::model::value::{Flag, Table, Text, YearKey, flag};

/// A field that a program declares.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The key that people type and the label that citizens read.
    #[serde(rename = "名称")]
    pub name: Text,
    /// What may stand in it.
    #[serde(rename = "種類", default)]
    pub kind: FieldKind,
    /// The unit of its numbers.
    #[serde(rename = "単位", default)]
    pub unit: Text,
    /// Whether it has a value for each year.
    #[serde(rename = "年度ごと", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub yearly: bool,
    /// The words allowed in a 選択.
    #[serde(rename = "選択肢", default)]
    pub choices: Vec<Text>,
    /// What it is.
    #[serde(rename = "説明", default)]
    pub note: Text,
    /// Whether it must be filled in.
    #[serde(rename = "必須", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub required: bool,
}

/// What may stand in a declared field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub enum FieldKind {
    /// Prose in Markdown.
    #[default]
    #[serde(rename = "文章")]
    Text,
    /// A number.
    #[serde(rename = "数値")]
    Number,
    /// An amount of money.
    #[serde(rename = "金額")]
    Amount,
    /// A date.
    #[serde(rename = "日付")]
    Date,
    /// One of the field's 選択肢.
    #[serde(rename = "選択")]
    Choice,
}

/// The value of a declared field in one record.
#[derive(Debug, Clone)]
pub struct Extra {
    /// The field's number in the form.
    pub field: usize,
    /// What stands there.
    pub value: ExtraValue,
}

/// What stands in a declared field.
#[derive(Debug, Clone)]
pub enum ExtraValue {
    /// One value.
    One(Text),
    /// A value for each year.
    Yearly(Table<YearKey, Text>),
}

impl Field {
    /// Whether the text may stand in the field. That there is nothing may be typed in any.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        match self.kind {
            FieldKind::Text => true,
            _ if !text.is_given() => true,
            FieldKind::Number | FieldKind::Amount => parse_number(text).is_some(),
            FieldKind::Date => parse_date(text).is_ok(),
            FieldKind::Choice => self.choices.iter().any(|it| **it == *text),
        }
    }
}

impl ExtraValue {
    /// Every text in it.
    #[must_use]
    pub fn texts(&self) -> Box<dyn Iterator<Item = &Text> + '_> {
        match self {
            Self::One(text) => Box::new(std::iter::once(text)),
            Self::Yearly(table) => Box::new(table.iter().map(|(_, text)| text)),
        }
    }
}
