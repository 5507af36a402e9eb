//! A city's own form (様式): its words, headings, blocks, columns and fields, by configuration alone.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use crate::record::key::Key;
use crate::record::model::block::Block;
use crate::record::model::column::Columns;
use crate::record::model::field::{Field, FieldKind};
use crate::record::model::form_fields::LeftOut;
use crate::record::model::form_file::{BlockFile, FormFile, indicator_kinds};
use crate::record::model::value::Text;

/// A field of a record at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// One that every form has.
    BuiltIn(Key),
    /// The one of this number that the city declares.
    Declared(usize),
}

/// Blocks that stand together, under headings of their own or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The headings around them, outermost first; none where they stand by themselves.
    pub headings: Vec<String>,
    /// Whether the innermost heading stands over them for the first time, and is not gone on with after a group
    /// that stands in it.
    pub is_first: bool,
    /// The blocks of the group, in their order.
    pub blocks: Vec<Block>,
}

/// What the form of one program is, ready to be asked.
#[derive(Debug, Default)]
pub struct Form {
    pub(super) file: FormFile,
    /// The city's own words for built-in keys.
    pub(super) words: Vec<(Key, Text)>,
    /// The word that people type → built-in key.
    typed: HashMap<String, Key>,
    groups: Vec<Group>,
    unused: Vec<Key>,
    left_out: Vec<LeftOut>,
    /// The schema of the program's records without them, once somebody asks.
    pub(super) schema: OnceLock<serde_json::Value>,
    required: Vec<FormField>,
    /// Kinds of indicators that have a place of their own on the form.
    indicator_kinds: Vec<Text>,
    /// For each of them the name of its place, and its heading unless the city has one: 指標.成果, 指標（成果）.
    kind_names: Vec<(String, String)>,
    schedule_columns: Columns,
    indicator_columns: Columns,
    /// The columns of each declared field.
    field_columns: Vec<Columns>,
}

impl Form {
    /// The form that a program declares, out of all blocks its kind of record can have.
    #[must_use]
    pub fn new(file: FormFile, all: &[Block]) -> Self {
        let words = file.words.iter();
        let words = words.filter_map(|(key, word)| Some((Key::find(key)?, word.clone()))).collect();
        let mut form = Self { words, ..Self::default() };
        form.typed = form.words.iter().map(|(key, word)| (word.to_string(), *key)).collect();
        form.left_out = file.left_out.0.iter().filter_map(|it| form.parse_left_out(it)).collect();
        form.indicator_kinds = indicator_kinds(&file);
        form.groups = form.grouped(&file, all);
        let used: Vec<Key> = form.blocks().map(Block::key).collect();
        form.unused = all.iter().map(|it| it.key()).filter(|it| !used.contains(it)).collect();
        form.add_columns(&file);
        form.file = file;
        let names = form.indicator_kinds.iter().map(|kind| {
            let (word, heading) = (form.word(Key::Indicators), form.heading(Key::Indicators));
            (format!("{word}.{kind}"), format!("{heading}（{kind}）"))
        });
        form.kind_names = names.collect();
        form.required = form.file.required.0.iter().filter_map(|it| form.field_named(it)).collect();
        form
    }

    /// The blocks of the file, those that stand together under the same headings joined.
    fn grouped(&self, file: &FormFile, all: &[Block]) -> Vec<Group> {
        let Some(blocks) = &file.blocks else {
            let fields = (0..file.fields.len()).map(Block::Field);
            let built_in = all.iter().copied().filter(|it| !self.leaves_out(&[it.key()]));
            let blocks = built_in.chain(fields).collect();
            return vec![Group { headings: Vec::new(), is_first: true, blocks }];
        };
        let mut groups = Vec::new();
        self.add_groups(blocks, &[], (file, all), &mut groups);
        groups
    }

    fn add_groups(
        &self,
        items: &[BlockFile],
        headings: &[String],
        known: (&FormFile, &[Block]),
        groups: &mut Vec<Group>,
    ) {
        let mut is_first = true;
        // Blocks at the top each stand by themselves; in a group they stand together until one stands between.
        let mut is_joined = false;
        for item in items {
            match item {
                BlockFile::Block(name) => {
                    let block = self.find(name, known.0, known.1);
                    if let Some(group) = groups.last_mut().filter(|_| is_joined) {
                        group.blocks.extend(block);
                    } else {
                        let blocks = block.into_iter().collect();
                        groups.push(Group { headings: headings.to_vec(), is_first, blocks });
                        is_first = false;
                    }
                    is_joined = !headings.is_empty();
                }
                BlockFile::Group(heading, inner) => {
                    if is_first && !headings.is_empty() {
                        // The heading stands over the group that stands in it.
                        let blocks = Vec::new();
                        groups.push(Group { headings: headings.to_vec(), is_first, blocks });
                        is_first = false;
                    }
                    let inner_headings = [headings, &[heading.to_string()]].concat();
                    self.add_groups(inner, &inner_headings, known, groups);
                    is_joined = false;
                }
            }
        }
    }

    /// The block of this built-in key, word or field name; of a kind of indicators, 指標.成果.
    fn find(&self, name: &str, file: &FormFile, all: &[Block]) -> Option<Block> {
        let built_in = |name: &str| {
            let renamed = file.words.iter().find(|(_, word)| **word == *name);
            let key = renamed.map_or(name, |(key, _)| key);
            all.iter().copied().find(|it| it.key().word() == key)
        };
        let of_kind = || {
            let (block, kind) = name.split_once('.')?;
            let at = self.indicator_kinds.iter().position(|it| **it == *kind)?;
            built_in(block).filter(|it| *it == Block::Indicators)?;
            Some(Block::IndicatorsOfKind(at))
        };
        let field = || file.fields.iter().position(|it| *it.name == *name).map(Block::Field);
        built_in(name).or_else(field).or_else(of_kind)
    }

    fn add_columns(&mut self, file: &FormFile) {
        let word = |key| self.word(key).to_owned();
        let key_of = |word: &str| match self.typed.get(word).copied() {
            Some(key) => Some(key),
            None => Key::find(word).filter(|it| self.word(*it) == word),
        };
        let built_in = |word: &str| key_of(word).filter(|it| [Key::Plan, Key::Actual].contains(it));
        let of_block = |block: Key| {
            let declared = file.columns.iter().find(|(it, _)| key_of(it) == Some(block));
            declared.map_or_else(
                || Columns::plan_and_actual(word),
                |(_, it)| Columns::declared(it, FieldKind::Text, &Text::default(), built_in),
            )
        };
        let of_field = |field: &Field| {
            let kind = if field.kind == FieldKind::Table { FieldKind::Text } else { field.kind };
            Columns::declared(&field.columns, kind, &field.unit, built_in)
        };
        let (schedule, indicators) = (of_block(Key::Schedule), of_block(Key::Indicators));
        let fields = file.fields.iter().map(of_field).collect();
        self.schedule_columns = schedule;
        self.indicator_columns = indicators;
        self.field_columns = fields;
    }

    /// The columns of the tables of a block; 取組工程 and 指標 have some.
    #[must_use]
    pub fn columns(&self, block: Key) -> &Columns {
        if block == Key::Schedule { &self.schedule_columns } else { &self.indicator_columns }
    }

    /// The columns of a declared field; none for most.
    #[must_use]
    pub fn field_columns(&self, field: usize) -> &Columns {
        static NONE: LazyLock<Columns> = LazyLock::new(Columns::default);
        self.field_columns.get(field).unwrap_or(&NONE)
    }

    /// The names of all columns.
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        let blocks = [&self.schedule_columns, &self.indicator_columns];
        let columns = blocks.into_iter().chain(&self.field_columns).flat_map(|it| it.iter());
        columns.map(|it| &*it.name)
    }

    /// Every block of the form, in its order.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + '_ {
        self.groups.iter().flat_map(|it| it.blocks.iter().copied())
    }

    /// The kinds of indicators that have a place of their own; none where all stand together.
    #[must_use]
    pub fn indicator_kinds(&self) -> &[Text] {
        &self.indicator_kinds
    }

    /// What citizens read over the indicators of a kind that have a place of their own: what the city says for 指標.成果,
    /// else 指標（成果）.
    #[must_use]
    pub fn kind_heading(&self, kind: usize) -> &str {
        let name = self.kind_names.get(kind).map_or("", |it| it.0.as_str());
        let heading = self.file.headings.iter().find(|(it, _)| **it == *name);
        heading.map_or_else(|| self.kind_names.get(kind).map_or("", |it| it.1.as_str()), |it| &it.1)
    }

    /// Whether the form has a place for indicators of a kind.
    #[must_use]
    pub fn has_indicators_of(&self, kind: &str) -> bool {
        self.indicator_kinds.is_empty() || self.indicator_kinds.iter().any(|it| **it == *kind)
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

    /// The field that a name of 使わない項目 means.
    fn parse_left_out(&self, name: &str) -> Option<LeftOut> {
        LeftOut::parse(name, |word| {
            let typed = self.typed.get(word).copied();
            typed.or_else(|| Key::find(word))
        })
    }

    /// Whether every word is the built-in one and no field is left out, so that records can be read as they are.
    #[must_use]
    pub fn is_builtin(&self) -> bool {
        self.typed.is_empty() && self.file.fields.is_empty() && self.left_out.is_empty()
    }

    /// Leaves these fields out, and no others.
    pub(super) fn set_left_out(&mut self, fields: Vec<LeftOut>) {
        self.left_out = fields;
    }

    /// The fields that 使わない項目 names.
    pub(crate) fn left_out(&self) -> &[LeftOut] {
        &self.left_out
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
