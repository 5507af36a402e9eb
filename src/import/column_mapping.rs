//! Which column of a table is which field of a record: guessed from its heads, or as an office has written it.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::field_template::templates;
use super::head_field::{HeadReader, MeantField};
use super::head_words::Vocabulary;
use super::row_table::RowTable;
use crate::export::{parse_spelled, spelled};
use crate::japanese::{fold, suggest};
use crate::record::{Key, Program};
use crate::record_edit::Step;

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// One for each head, in their order.
    pub columns: Vec<MappedColumn>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// Its heads as one text, which no other column has.
    pub head: String,
    /// What it is.
    pub target: ColumnTarget,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnTarget {
    /// It says which record a row is, and is no field.
    Identity,
    /// A field.
    Field {
        /// Where it is in a record.
        path: Vec<Step>,
        /// Whether the heads do not say all of it.
        is_guess: bool,
    },
    /// It is not read on purpose.
    OnPurpose,
    /// Its heads say nothing that is known.
    Unknown,
}

/// Why a file of columns cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingError {
    /// It is no YAML, or has something else in it. The text is for those who know YAML.
    Yaml(String),
    /// There is no such head, with one that may be meant.
    Head(String, Option<String>),
    /// There is no such field: the head, the field, and one that may be meant.
    Field(String, String, Option<String>),
}

/// How many values of a column are looked at.
const SAMPLES: usize = 50;

/// How many items of one list a table may have columns for.
const ITEMS: usize = 50;

impl ColumnMapping {
    /// What the heads of a table say. The columns of which `is_known` is true say which record a row is.
    #[must_use]
    pub fn guess(
        table: &RowTable,
        schema: &Value,
        program: &Program,
        is_known: &dyn Fn(&str) -> bool,
    ) -> Self {
        let templates = templates(schema, program);
        let vocabulary = Vocabulary::of(&templates, program);
        let time = vocabulary.time_of_title(&table.titles);
        let reader = HeadReader { program, templates: &templates, vocabulary: &vocabulary, time };
        let meant = |(nth, head): (usize, &super::TableHead)| match head.path.as_slice() {
            [only] if is_known(only) => Meant::Identity,
            [only] if parse_spelled(only, schema, program).is_some() => {
                Meant::Spelled(parse_spelled(only, schema, program).unwrap_or_default())
            }
            path => Meant::Fields(reader.fields(path, &samples(table, nth))),
        };
        let meant: Vec<Meant> = table.heads.iter().enumerate().map(meant).collect();
        let mut blocks: HashMap<Step, usize> = HashMap::new();
        for column in &meant {
            if let Meant::Fields(fields) = column
                && let [only] = fields.as_slice()
                && let Some(block) = only.path.first()
            {
                *blocks.entry(block.clone()).or_default() += 1;
            }
        }
        let mut taken = HashSet::new();
        let targets = meant.into_iter().map(|it| it.target(&blocks, &mut taken));
        let columns = heads(table).into_iter().zip(targets);
        Self { columns: columns.map(|(head, target)| MappedColumn { head, target }).collect() }
    }

    /// Takes what an office has written of these heads. Heads that it does not have are as they were guessed.
    pub fn amend(&mut self, written: &WrittenMapping) {
        for column in &mut self.columns {
            if let Some(target) = written.columns.iter().find(|it| same(&it.head, &column.head)) {
                column.target = target.target.clone();
            }
        }
    }

    /// The columns as YAML that an office can mend.
    #[must_use]
    pub fn yaml(mappings: &[Self], about: &str, guess: &str) -> String {
        let mut text = format!("# {about}\n{}:\n", Key::Columns.word());
        let mut known = HashSet::new();
        for column in mappings.iter().flat_map(|it| &it.columns) {
            if !known.insert(column.head.as_str()) {
                continue;
            }
            let (field, note) = match &column.target {
                ColumnTarget::Identity => continue,
                ColumnTarget::Field { path, is_guess } => {
                    (format!(" {}", scalar(&spelled(path))), if *is_guess { guess } else { "" })
                }
                ColumnTarget::OnPurpose | ColumnTarget::Unknown => (String::new(), ""),
            };
            let note = if note.is_empty() { String::new() } else { format!(" # {note}") };
            let _ = writeln!(text, "  {}:{field}{note}", scalar(&column.head));
        }
        text
    }
}

/// What an office has written of the columns of its tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenMapping {
    columns: Vec<MappedColumn>,
}

impl WrittenMapping {
    /// Reads the YAML of columns.
    ///
    /// # Errors
    ///
    /// It is none, or names fields that records do not have.
    pub fn parse(text: &str, schema: &Value, program: &Program) -> Result<Self, MappingError> {
        let yaml: serde_yaml::Value =
            serde_yaml::from_str(text).map_err(|it| MappingError::Yaml(it.to_string()))?;
        let other = |what: &str| MappingError::Yaml(what.to_owned());
        let table = yaml.as_mapping().ok_or_else(|| other(Key::Columns.word()))?;
        if let Some((key, _)) = table.iter().find(|it| it.0.as_str() != Some(Key::Columns.word())) {
            return Err(other(key.as_str().unwrap_or_default()));
        }
        let rows = table.values().next().and_then(serde_yaml::Value::as_mapping);
        let mut columns = Vec::new();
        for (head, field) in rows.into_iter().flatten() {
            let head = text_of(head).ok_or_else(|| other(Key::Columns.word()))?;
            let field = text_of(field).ok_or_else(|| other(&head))?;
            let target = if field.trim().is_empty() {
                ColumnTarget::OnPurpose
            } else {
                let path = parse_spelled(&field, schema, program);
                let path = path.ok_or_else(|| unknown_field(&head, &field, schema, program))?;
                ColumnTarget::Field { path, is_guess: false }
            };
            columns.push(MappedColumn { head, target });
        }
        Ok(Self { columns })
    }

    /// Looks whether some table has each head that is named.
    ///
    /// # Errors
    ///
    /// None has it.
    pub fn check(&self, mappings: &[ColumnMapping]) -> Result<(), MappingError> {
        let heads = || mappings.iter().flat_map(|it| &it.columns).map(|it| it.head.as_str());
        let unknown = self.columns.iter().find(|column| !heads().any(|it| same(it, &column.head)));
        unknown.map_or(Ok(()), |column| {
            let near = suggest(&column.head, heads()).map(str::to_owned);
            Err(MappingError::Head(column.head.clone(), near))
        })
    }
}

/// What heads say of a column.
enum Meant {
    Identity,
    Spelled(Vec<Step>),
    Fields(Vec<MeantField>),
}

impl Meant {
    /// What the column is, in view of those before it and of the blocks that others are in.
    fn target(self, blocks: &HashMap<Step, usize>, taken: &mut HashSet<Vec<Step>>) -> ColumnTarget {
        let fields = match self {
            Self::Identity => return ColumnTarget::Identity,
            Self::Spelled(path) => {
                taken.insert(path.clone());
                return ColumnTarget::Field { path, is_guess: false };
            }
            Self::Fields(fields) => fields,
        };
        let is_one = fields.len() == 1;
        let count = |field: &MeantField| {
            field.path.first().and_then(|it| blocks.get(it)).copied().unwrap_or(0)
        };
        // Of two that fit alike, the later: 指標 comes after 取組工程.
        let Some(field) = fields.into_iter().max_by_key(count) else {
            return ColumnTarget::Unknown;
        };
        let mut path = field.path;
        for _ in 0..ITEMS {
            if taken.insert(path.clone()) {
                return ColumnTarget::Field { path, is_guess: field.is_guess || !is_one };
            }
            // The same heads once more are those of the next item.
            match field.open_item.and_then(|at| path.get_mut(at)) {
                Some(Step::Item(item)) => *item += 1,
                Some(Step::Key(_)) | None => return ColumnTarget::Unknown,
            }
        }
        ColumnTarget::Unknown
    }
}

/// The heads of a table as texts, of which none is there twice.
fn heads(table: &RowTable) -> Vec<String> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let head = |head: &super::TableHead| {
        let name = head.name();
        let count = known.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name} #{count}") }
    };
    table.heads.iter().map(head).collect()
}

/// Some of what stands below a head.
fn samples<'t>(table: &RowTable<'t>, head: usize) -> Vec<&'t str> {
    let column = table.heads[head].column;
    let cells = table.records.iter().filter_map(|it| super::row_table::cell_of(it.row, column));
    cells.map(|it| it.text.trim()).filter(|it| !it.is_empty()).take(SAMPLES).collect()
}

fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

fn unknown_field(head: &str, field: &str, schema: &Value, program: &Program) -> MappingError {
    let templates = templates(schema, program);
    let vocabulary = Vocabulary::of(&templates, program);
    let reader =
        HeadReader { program, templates: &templates, vocabulary: &vocabulary, time: Vec::new() };
    let parts: Vec<String> = field.split('.').map(str::to_owned).collect();
    let near = reader.fields(&parts, &[]).into_iter().next().map(|it| spelled(&it.path));
    MappingError::Field(head.to_owned(), field.to_owned(), near)
}

/// A key or a value as a text; a number is what it is typed as.
fn text_of(value: &serde_yaml::Value) -> Option<String> {
    match value {
        serde_yaml::Value::Null => Some(String::new()),
        serde_yaml::Value::String(text) => Some(text.clone()),
        serde_yaml::Value::Number(number) => Some(number.to_string()),
        serde_yaml::Value::Bool(flag) => Some(flag.to_string()),
        serde_yaml::Value::Sequence(_)
        | serde_yaml::Value::Mapping(_)
        | serde_yaml::Value::Tagged(_) => None,
    }
}

/// A text of one line as YAML, in quotation marks where it needs some.
pub(super) fn scalar(text: &str) -> String {
    let is_plain = |it: char| {
        it.is_alphanumeric() || matches!(it, ' ' | '/' | '.' | '・' | '（' | '）' | 'ー')
    };
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .contains(&&*text.to_lowercase());
    let begins = text.starts_with(|it: char| it.is_alphabetic() && !it.is_ascii_digit());
    if begins && text.chars().all(is_plain) && !is_word && !text.ends_with(' ') {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}
