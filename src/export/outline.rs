//! What stands on the form of a record: its fields under their heads, in the order of the city's form.
//!
//! It follows the schema of the program's records, so that a field which records may have is one which the form has.

use serde_json::Value;

use super::labels::Labels;
use super::open_fields::OpenFields;
use super::shape::{Child, Shape, below, is_empty, shape_of, text_of};
use crate::record::{Block, Key, Library, Program};
use crate::record_edit::{Keys as _, ProgramKeys, Step};
use crate::view::Headings;

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// Where it is in the record.
    pub path: Vec<Step>,
    /// What is in it, as it is typed in a cell; several values are joined by [`SEPARATOR`](super::SEPARATOR).
    pub text: String,
    /// What the record has there. In the answer to what was typed it may be something else.
    pub in_record: String,
    /// The words to choose from; none where any text may stand.
    pub choices: Vec<String>,
    /// Whether it is for prose, which needs room.
    pub is_prose: bool,
    /// Whether its unit is to fill it in now.
    pub is_open: bool,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormPart {
    /// A field beside its heads, the outermost first.
    Line {
        /// The heads.
        heads: Vec<String>,
        /// The field.
        field: FormField,
    },
    /// Fields below heads of columns and beside heads of rows.
    Grid {
        /// The heads of the whole.
        heads: Vec<String>,
        /// The heads above each column, the outermost first.
        columns: Vec<Vec<String>>,
        /// The head of each row, which may be empty, and its fields, one for each column.
        rows: Vec<(String, Vec<Option<FormField>>)>,
    },
}

/// Keys that say how a record is kept, and nothing that a form on paper has.
pub const ASIDE: [Key; 8] = [
    Key::Corrections,
    Key::Updated,
    Key::Draft,
    Key::Withdrawn,
    Key::FormerAddresses,
    Key::Exemptions,
    Key::Waivers,
    Key::Fields,
];

/// A grid with more columns is set as lines.
const COLUMNS: usize = 14;

/// How many items a list without any has room for.
const BLANK_ITEMS: usize = 6;

/// What a form is made from.
#[derive(Clone, Copy)]
pub(super) struct Outline<'a> {
    pub(super) library: &'a Library,
    pub(super) program: &'a Program,
    /// The record as a tree; empty for one that nobody has written.
    pub(super) record: &'a Value,
    pub(super) open: &'a OpenFields,
    pub(super) headings: &'a Headings,
}

impl Outline<'_> {
    /// The parts of the form.
    pub(super) fn parts(self, schema: &Value) -> Vec<FormPart> {
        let form = &self.program.form;
        let mut parts = Vec::new();
        let Shape::Table { children, .. } = shape_of(schema, self.record, &self.keys(), &[]) else {
            return parts;
        };
        let is_block = |key: &str| form.blocks().any(|it| self.word_of_block(it) == key);
        let is_aside = |key: &str| ASIDE.iter().any(|it| form.word(*it) == key);
        for child in children.iter().filter(|it| !is_block(&it.key) && !is_aside(&it.key)) {
            self.field(child, &[], &mut parts);
        }
        let mut done: Vec<&str> = Vec::new();
        for group in form.groups() {
            let above: Vec<String> =
                group.headings.iter().map(|it| form.group_heading(it).to_owned()).collect();
            for block in &group.blocks {
                let word = self.word_of_block(*block);
                // Indicators of each kind have a place of their own on paper, and one list in a record.
                if done.contains(&word) {
                    continue;
                }
                done.push(word);
                if let Some(child) = children.iter().find(|it| it.key == word) {
                    self.field(child, &above, &mut parts);
                }
            }
        }
        parts
    }

    fn word_of_block(&self, block: Block) -> &str {
        let form = &self.program.form;
        if let Block::Field(at) = block {
            return form.fields().get(at).map_or("", |it| &*it.name);
        }
        form.word(block.key())
    }

    fn keys(&self) -> ProgramKeys<'_> {
        ProgramKeys::new(self.program)
    }

    fn labels(&self) -> Labels<'_> {
        Labels::new(self.program, self.headings)
    }

    /// A key at the top of a record.
    fn field(self, child: &Child, above: &[String], parts: &mut Vec<FormPart>) {
        let path = vec![Step::Key(child.key.clone())];
        let mut heads = above.to_vec();
        heads.push(self.labels().of(&path));
        match shape_of(child.schema, child.value, &self.keys(), &path) {
            Shape::Leaf { choices } => {
                parts.push(FormPart::Line { heads, field: self.leaf(child.value, path, choices) });
            }
            Shape::Table { children, is_data: false } => {
                self.lines(&children, &path, &heads, parts);
            }
            Shape::Table { children, is_data: true } => self.rows(&children, &path, &heads, parts),
            Shape::List(items) => self.items((items, child.value), &path, &heads, parts),
        }
    }

    fn leaf(self, value: &Value, path: Vec<Step>, choices: Vec<String>) -> FormField {
        let text = text_of(value);
        let key = self.labels().key(&path);
        let is_unit = [Key::Owner, Key::Participants, Key::Units].map(Some).contains(&key);
        let units = self.library.organization.units().iter();
        let choices = if is_unit && !choices.is_empty() {
            units.map(|it| it.name.to_string()).collect()
        } else {
            choices
        };
        let is_prose = choices.is_empty() && self.labels().is_prose(&path);
        let is_open = self.open.has(&path, &self.keys());
        FormField { in_record: text.clone(), text, choices, is_prose, is_open, path }
    }

    /// Each field of a table beside its heads.
    fn lines(self, children: &[Child], path: &[Step], heads: &[String], parts: &mut Vec<FormPart>) {
        for child in children {
            let path = then(path, Step::Key(child.key.clone()));
            let mut heads = heads.to_vec();
            heads.push(self.labels().of(&path));
            match shape_of(child.schema, child.value, &self.keys(), &path) {
                Shape::Leaf { choices } => {
                    let field = self.leaf(child.value, path, choices);
                    parts.push(FormPart::Line { heads, field });
                }
                Shape::Table { children, is_data: false } => {
                    self.lines(&children, &path, &heads, parts);
                }
                Shape::Table { children, is_data: true } => {
                    self.rows(&children, &path, &heads, parts);
                }
                Shape::List(items) => self.items((items, child.value), &path, &heads, parts),
            }
        }
    }

    /// A table whose keys are years, periods or numbers: a row for each.
    fn rows(self, children: &[Child], path: &[Step], heads: &[String], parts: &mut Vec<FormPart>) {
        let at = |child: &Child| then(path, Step::Key(child.key.clone()));
        let columns = self.columns(children, path, false);
        if columns.is_empty() || columns.len() > COLUMNS {
            return self.lines(children, path, heads, parts);
        }
        let row =
            |child: &Child| (self.labels().of(&at(child)), self.row(child, &at(child), &columns));
        parts.push(FormPart::Grid {
            heads: heads.to_vec(),
            columns: columns.iter().map(|it| self.heads_of(path, it)).collect(),
            rows: children.iter().map(row).collect(),
        });
        // What has rows of its own in a row stands below.
        for child in children {
            let Shape::Table { children: inner, .. } =
                shape_of(child.schema, child.value, &self.keys(), &at(child))
            else {
                continue;
            };
            for nested in inner {
                let path = then(&at(child), Step::Key(nested.key.clone()));
                let heads =
                    [heads, &[self.labels().of(&at(child)), self.labels().of(&path)]].concat();
                match shape_of(nested.schema, nested.value, &self.keys(), &path) {
                    Shape::Table { children, is_data: true } => {
                        let children = self.promised(children, nested.schema, &path);
                        self.rows(&children, &path, &heads, parts);
                    }
                    Shape::List(items) => self.items((items, nested.value), &path, &heads, parts),
                    Shape::Leaf { .. } | Shape::Table { .. } => {}
                }
            }
        }
    }

    /// Of the results of promises, also those of promises that have none yet.
    fn promised<'s>(
        self,
        mut children: Vec<Child<'s>>,
        schema: &'s Value,
        path: &[Step],
    ) -> Vec<Child<'s>> {
        if self.labels().key(path) != Some(Key::Results) {
            return children;
        }
        let form = &self.program.form;
        let promises = self.record.get(form.word(Key::Promises)).and_then(Value::as_array);
        for promise in promises.into_iter().flatten() {
            let number = text_of(promise.get(form.word(Key::Number)).unwrap_or(&Value::Null));
            let is_there = children.iter().any(|it| self.keys().same(path, &it.key, &number));
            if !number.is_empty() && !is_there {
                let schema = &schema["additionalProperties"];
                children.push(Child { key: number, schema, value: &Value::Null });
            }
        }
        children
    }

    /// The items of a list: a row for each, or lines where there are too many columns.
    fn items(
        self,
        (schema, value): (&Value, &Value),
        path: &[Step],
        heads: &[String],
        parts: &mut Vec<FormPart>,
    ) {
        let items = value.as_array().map_or(&[] as &[Value], Vec::as_slice);
        let room =
            if items.is_empty() && self.open.has(path, &self.keys()) { BLANK_ITEMS } else { 0 };
        let blank = (0..room).map(|_| &Value::Null);
        let children: Vec<Child> = items
            .iter()
            .chain(blank)
            .map(|value| Child { key: String::new(), schema, value })
            .collect();
        let columns = self.columns(&children, path, items.iter().any(|it| !is_empty(it)));
        let at = |nth: usize| then(path, Step::Item(nth));
        if columns.len() <= COLUMNS {
            let rows = children.iter().enumerate();
            let rows = rows.map(|(nth, it)| (String::new(), self.row(it, &at(nth), &columns)));
            let (heads, rows) = (heads.to_vec(), rows.collect());
            let columns = columns.iter().map(|it| self.heads_of(path, it)).collect();
            return parts.push(FormPart::Grid { heads, columns, rows });
        }
        for (nth, child) in children.iter().enumerate() {
            if let Shape::Table { children, .. } =
                shape_of(schema, child.value, &self.keys(), &at(nth))
            {
                let heads = [heads, &[(nth + 1).to_string()]].concat();
                self.lines(&children, &at(nth), &heads, parts);
            }
        }
    }

    /// The fields of a row, one for each column.
    fn row(self, child: &Child, path: &[Step], columns: &[Vec<String>]) -> Vec<Option<FormField>> {
        let cell =
            |column: &Vec<String>| self.cell((child.schema, child.value), path.to_vec(), column);
        columns.iter().map(cell).collect()
    }

    fn cell(
        self,
        (schema, value): (&Value, &Value),
        path: Vec<Step>,
        column: &[String],
    ) -> Option<FormField> {
        let shape = shape_of(schema, value, &self.keys(), &path);
        let Some((first, rest)) = column.split_first() else {
            let Shape::Leaf { choices } = shape else { return None };
            return Some(self.leaf(value, path, choices));
        };
        let Shape::Table { children, .. } = shape else { return None };
        let same = |it: &&Child| self.keys().same(&path, &it.key, first);
        let child = children.iter().find(same)?;
        self.cell((child.schema, child.value), then(&path, Step::Key(child.key.clone())), rest)
    }

    /// The columns of rows: the ways to their fields. Of those that no row has, only what every row may have soon.
    fn columns(self, rows: &[Child], path: &[Step], only_used: bool) -> Vec<Vec<String>> {
        let mut columns: Vec<Vec<String>> = Vec::new();
        let is_item = rows.first().is_some_and(|it| it.key.is_empty());
        for row in rows {
            let step = if is_item { Step::Item(0) } else { Step::Key(row.key.clone()) };
            self.leaves(row, &then(path, step), &mut Vec::new(), is_item, &mut columns);
        }
        if only_used {
            let filled = |way: &[String], row: &Child| {
                let (mut value, mut path) = (row.value, then(path, Step::Item(0)));
                for key in way {
                    value = below(value, key, &self.keys(), &path);
                    path.push(Step::Key(key.clone()));
                }
                !is_empty(value)
            };
            // Years stand as a whole: what is filled in later has its place.
            columns.retain(|way| {
                let first = way.split_at(usize::from(way.len() > 1)).0;
                let way = if first.is_empty() { way } else { first };
                rows.iter().any(|it| filled(way, it))
            });
        }
        columns
    }

    fn leaves(
        self,
        child: &Child,
        path: &[Step],
        way: &mut Vec<String>,
        is_item: bool,
        columns: &mut Vec<Vec<String>>,
    ) {
        match shape_of(child.schema, child.value, &self.keys(), path) {
            Shape::Leaf { .. } => {
                if !columns.contains(way) {
                    columns.push(way.clone());
                }
            }
            Shape::Table { is_data: true, .. } if !is_item && !way.is_empty() => {}
            Shape::Table { children, .. } => {
                for inner in &children {
                    way.push(inner.key.clone());
                    let path = then(path, Step::Key(inner.key.clone()));
                    self.leaves(inner, &path, way, is_item, columns);
                    way.pop();
                }
            }
            Shape::List(_) => {}
        }
    }

    /// The heads above a column: what the keys on the way to it are called. The key of years says nothing beside them.
    fn heads_of(self, path: &[Step], way: &[String]) -> Vec<String> {
        let mut path = then(path, Step::Item(0));
        let mut heads = Vec::with_capacity(way.len());
        for key in way {
            path.push(Step::Key(key.clone()));
            let is_time = [Some(Key::ByYear), Some(Key::When)].contains(&self.labels().key(&path));
            if !(is_time && way.len() > 1) {
                heads.push(self.labels().of(&path));
            }
        }
        heads
    }
}

fn then(path: &[Step], step: Step) -> Vec<Step> {
    let mut path = path.to_vec();
    path.push(step);
    path
}
