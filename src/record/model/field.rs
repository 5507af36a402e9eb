//! Fields that a city declares besides the built-in ones (追加項目): a typed value with a shape.
//!
//! The kind says what a single value may be, the shape whether there is one, one a year or one a reporting period. Either
//! goes with the other, and with columns: 決算 of each year, a table of each quarter.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::calendar::{FiscalYear, parse_date};
use crate::japanese::parse_number;
use crate::record::model::absence::Present;
use crate::record::model::column::{Cells, Column, ColumnFile, Columns};
use crate::record::model::fixed_word::fixed_words;
use crate::record::model::path::{Path, Step};
use crate::record::model::value::{Day, Flag, Names, PeriodKey, Table, Text, YearKey, flag};

/// A field that a program declares.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key that people type")]
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
    /// Whether it has a value for each reporting period.
    #[serde(rename = "時期ごと", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub periodic: bool,
    /// Whether several of the choices may be given.
    #[serde(rename = "複数選択", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub several: bool,
    /// Whether the value may have a day of its own (時点).
    #[serde(rename = "時点つき", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub dated: bool,
    /// The words allowed in a 選択.
    #[serde(rename = "選択肢", default)]
    pub choices: Vec<Text>,
    /// The columns of a table, or of each year or period.
    #[serde(rename = "列", default)]
    #[schemars(extend("uniqueKey" = "名称"))]
    pub columns: Vec<ColumnFile>,
    /// Whether a table shows the sum of its numbers.
    #[serde(rename = "合計", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub summed: bool,
    /// The fields that it is the sum of.
    #[serde(rename = "内訳", default)]
    #[schemars(extend("format" = "fields"))]
    pub parts: Names,
    /// What it is.
    #[serde(rename = "説明", default)]
    pub note: Text,
    /// Whether it must be filled in.
    #[serde(rename = "必須", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub required: bool,
}

/// What may stand in a declared field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Prose in Markdown.
    #[default]
    Text,
    /// A number.
    Number,
    /// An amount of money.
    Amount,
    /// A date.
    Date,
    /// A year: 昭和62年, 1987.
    Year,
    /// One of the field's 選択肢.
    Choice,
    /// Rows with the field's columns.
    Table,
}

fixed_words!(FieldKind {
    Text = "文章" "text",
    Number = "数値" "number",
    Amount = "金額" "amount",
    Date = "日付" "date",
    Year = "年" "year",
    Choice = "選択" "choice",
    Table = "表" "table",
});

/// How many values a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldShape {
    /// One.
    Once,
    /// One for each year.
    Yearly,
    /// One for each reporting period.
    Periodic,
}

/// What a single value of a field is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryShape {
    /// One text.
    Text,
    /// Several words.
    Several,
    /// A text that may have a day of its own.
    Dated,
    /// A text in each column.
    Columns,
    /// Rows with a text in each column.
    Rows,
}

/// The value of a declared field in one record.
#[derive(Debug, Clone)]
pub struct Extra {
    /// The field's number in the form.
    pub field: usize,
    /// What stands there.
    pub value: FieldValue,
}

/// What stands in a declared field.
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// One value.
    Once(Entry),
    /// A value for each year.
    Yearly(Table<YearKey, Entry>),
    /// A value for each reporting period.
    Periodic(Table<PeriodKey, Entry>),
}

/// What is shown of each single value: the step to its time, itself, and the way to it.
pub(crate) type VisitEntry<'v, 'a> = &'v mut dyn FnMut(Option<&Step>, &'a Entry, &dyn Fn() -> Path);

/// A single value of a field.
#[derive(Debug, Clone)]
pub enum Entry {
    /// One text.
    Text(Text),
    /// Several words.
    Several(Names),
    /// A text and the day that it is of.
    Dated {
        /// The value.
        value: Text,
        /// 時点: the day that it is of, if it is not that of the whole record.
        as_of: Option<Day>,
    },
    /// A text in each column.
    Columns(Cells),
    /// Rows with a text in each column.
    Rows(Vec<Cells>),
}

impl FieldKind {
    /// Whether the text may stand in a field of this kind. That there is nothing may be typed in any.
    #[must_use]
    pub fn allows(self, text: &str, choices: &[Text]) -> bool {
        match self {
            Self::Text | Self::Table => true,
            _ if !text.is_given() => true,
            Self::Number | Self::Amount => parse_number(text).is_some(),
            Self::Date => parse_date(text).is_ok(),
            Self::Year => FiscalYear::parse(text).is_ok(),
            Self::Choice => choices.iter().any(|it| **it == *text),
        }
    }

    /// Whether its values are numbers.
    #[must_use]
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Number | Self::Amount)
    }
}

impl Field {
    /// Whether the text may stand in the field.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        self.kind.allows(text, &self.choices)
    }

    /// How many values it has.
    #[must_use]
    pub fn shape(&self) -> FieldShape {
        match (self.yearly, self.periodic) {
            (true, _) => FieldShape::Yearly,
            (false, true) => FieldShape::Periodic,
            (false, false) => FieldShape::Once,
        }
    }

    /// What each of them is made of.
    #[must_use]
    pub fn entry(&self) -> EntryShape {
        match self {
            Self { kind: FieldKind::Table, .. } => EntryShape::Rows,
            Self { columns, .. } if !columns.is_empty() => EntryShape::Columns,
            Self { dated: true, .. } => EntryShape::Dated,
            Self { several: true, .. } => EntryShape::Several,
            Self { .. } => EntryShape::Text,
        }
    }
}

impl Column {
    /// Whether the text may stand in the column.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        self.kind.allows(text, &self.choices)
    }
}

impl Entry {
    /// Shows each text in it and the way to it, `path` being the way to the value.
    pub fn visit<'a>(
        &'a self,
        columns: &Columns,
        path: &dyn Fn() -> Path,
        visit: &mut dyn FnMut(&'a Text, &dyn Fn() -> Path),
    ) {
        match self {
            Self::Text(text) | Self::Dated { value: text, .. } => visit(text, path),
            Self::Several(names) => names.0.iter().for_each(|it| visit(it, path)),
            Self::Columns(cells) => cells.visit(columns, path, visit),
            Self::Rows(rows) => {
                for (index, cells) in rows.iter().enumerate() {
                    cells.visit(columns, &|| path().then(index), visit);
                }
            }
        }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let is_blank = |cells: &Cells| cells.0.iter().all(|(_, it)| it.is_empty());
        match self {
            Self::Text(text) | Self::Dated { value: text, .. } => text.is_empty(),
            Self::Several(names) => names.0.iter().all(|it| it.is_empty()),
            Self::Columns(cells) => is_blank(cells),
            Self::Rows(rows) => rows.iter().all(is_blank),
        }
    }
}

impl Cells {
    /// Shows each text of the row and the way to it.
    fn visit<'a>(
        &'a self,
        columns: &Columns,
        path: &dyn Fn() -> Path,
        visit: &mut dyn FnMut(&'a Text, &dyn Fn() -> Path),
    ) {
        for (name, text) in self.0.iter() {
            let step = || columns.named(name).map_or_else(|| written(name), Column::step);
            visit(text, &|| path().then(step()));
        }
    }
}

fn written(name: &str) -> Step {
    Step::Written(name.into())
}

impl FieldValue {
    /// Shows each text in it and the way to it, `path` being the way to the field.
    pub fn visit<'a>(
        &'a self,
        columns: &Columns,
        path: &dyn Fn() -> Path,
        visit: &mut dyn FnMut(&'a Text, &dyn Fn() -> Path),
    ) {
        match self {
            Self::Once(entry) => entry.visit(columns, path, visit),
            Self::Yearly(table) => {
                for (key, entry) in table.iter() {
                    entry.visit(columns, &|| path().then(key.year), visit);
                }
            }
            Self::Periodic(table) => {
                for (key, entry) in table.iter() {
                    entry.visit(columns, &|| path().then(key), visit);
                }
            }
        }
    }

    /// Every text in it, in the order in which they were typed.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        self.visit(&Columns::default(), &Path::default, &mut |text, _| texts.push(text));
        texts
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries().all(Entry::is_empty)
    }

    /// Shows each single value, the step to its time and the way to it, `path` being the way to the field.
    pub fn each<'a>(&'a self, path: &dyn Fn() -> Path, visit: VisitEntry<'_, 'a>) {
        let mut at = |step: Step, entry: &'a Entry| {
            visit(Some(&step), entry, &|| path().then(step.clone()));
        };
        match self {
            Self::Once(entry) => visit(None, entry, path),
            Self::Yearly(table) => table.iter().for_each(|(key, it)| at(key.year.into(), it)),
            Self::Periodic(table) => table.iter().for_each(|(key, it)| at(key.into(), it)),
        }
    }

    /// Each single value.
    #[must_use]
    pub fn entries(&self) -> Box<dyn Iterator<Item = &Entry> + '_> {
        match self {
            Self::Once(entry) => Box::new(std::iter::once(entry)),
            Self::Yearly(table) => Box::new(table.iter().map(|(_, entry)| entry)),
            Self::Periodic(table) => Box::new(table.iter().map(|(_, entry)| entry)),
        }
    }
}
