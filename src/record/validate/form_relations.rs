//! What is wrong between the parts of a form (様式): its words, blocks, columns and fields.

use crate::diagnostic::code;
use crate::record::key::Key;
use crate::record::model::block::Block;
use crate::record::model::column::{ColumnFile, Role};
use crate::record::model::field::{EntryShape, Field, FieldKind};
use crate::record::model::form_file::{BlockFile, FormFile, GROUP_DEPTH, indicator_kinds};
use crate::record::model::program::ProgramFile;
use crate::record::model::value::Text;
use crate::record::validate::explain::Finding;
use crate::record::validate::relations::{Problem, impossible, unknown};
use crate::words::Message;

/// The blocks that the form names must be blocks, each once, and no group too deep.
pub(super) fn blocks(form: &FormFile, blocks: &[Block], problems: &mut Vec<Problem>) {
    let mut walk = BlockWalk { form, blocks, seen: Vec::new(), problems };
    let top = vec![Key::Form.to_string(), Key::Blocks.to_string()];
    walk.items(form.blocks.as_deref().unwrap_or_default(), &top, 0);
    let seen = walk.seen;
    let is_split = !indicator_kinds(form).is_empty();
    if is_split && let Some(whole) = seen.iter().find(|it| **it == Key::Indicators.word()) {
        let finding = impossible("kinds-and-all").with("value", whole.as_str());
        problems.push((top, finding));
    }
    if form.blocks.is_some() {
        for (index, field) in form.fields.iter().enumerate() {
            if !seen.iter().any(|it| **it == *field.name) {
                let finding = impossible("not-in-blocks").with("value", &*field.name);
                problems.push((field_path(index, Key::Name), finding));
            }
        }
    }
}

struct BlockWalk<'a> {
    form: &'a FormFile,
    blocks: &'a [Block],
    /// Built-in keys and names of what has a place already.
    seen: Vec<String>,
    problems: &'a mut Vec<Problem>,
}

impl BlockWalk<'_> {
    fn items(&mut self, items: &[BlockFile], path: &[String], depth: usize) {
        for (index, item) in items.iter().enumerate() {
            let path = [path, &[index.to_string()]].concat();
            match item {
                BlockFile::Block(name) => self.block(name, path),
                BlockFile::Group(heading, _) if depth == GROUP_DEPTH => {
                    let finding = impossible("groups-too-deep").with("value", &**heading);
                    self.problems.push((path, finding));
                }
                BlockFile::Group(heading, inner) => {
                    self.items(inner, &[path, vec![heading.to_string()]].concat(), depth + 1);
                }
            }
        }
    }

    fn block(&mut self, name: &Text, path: Vec<String>) {
        let form = self.form;
        let key_of = |name: &str| {
            let renamed = form.words.iter().find(|(_, word)| **word == *name);
            renamed.map_or_else(|| name.to_owned(), |(key, _)| key.to_string())
        };
        let is_field = form.fields.iter().any(|it| it.name == *name);
        let (key, kind) = match name.split_once('.') {
            Some((block, kind)) if !is_field => (key_of(block), kind),
            _ => (key_of(name), ""),
        };
        // Only indicators have a kind by which they can stand in several places.
        let is_block = self.blocks.iter().any(|it| it.key().word() == key)
            && (kind.is_empty() || key == Key::Indicators.word());
        let place = if kind.is_empty() { key } else { format!("{key}.{kind}") };
        if !is_field && !is_block {
            let fields = form.fields.iter().map(|it| &*it.name);
            let known = self.blocks.iter().map(|it| it.key().word()).chain(fields);
            self.problems.push((path, unknown(name, known)));
        } else if self.seen.contains(&place) {
            self.problems.push((path, impossible("same-id").with("value", &**name)));
        }
        self.seen.push(place);
    }
}

/// A column of judgements is on a scale that the program has.
pub(super) fn scales(file: &ProgramFile, problems: &mut Vec<Problem>) {
    let names = file.value_scales.names();
    let mut check = |columns: &[ColumnFile], path: &[String]| {
        for (index, column) in columns.iter().enumerate() {
            let at = [path, &[index.to_string()]].concat();
            let is_judged =
                column.role.unwrap_or_else(|| Role::usual(&column.name)) == Role::Judgement;
            if is_judged && file.value_scales.is_empty() {
                problems.push((at, impossible("no-value-scale").with("value", &*column.name)));
            } else if !column.scale.is_empty() && !names.contains(&&*column.scale) {
                problems.push((at, unknown(&column.scale, names.iter().copied())));
            }
        }
    };
    for (block, files) in file.form.columns.iter() {
        let path = [Key::Form.to_string(), Key::Columns.to_string(), block.to_string()];
        check(files, &path);
    }
    for (index, field) in file.form.fields.iter().enumerate() {
        check(&field.columns, &field_path(index, Key::Columns));
    }
}

/// What a field says of itself must go together.
pub(super) fn fields(form: &FormFile, problems: &mut Vec<Problem>) {
    for (index, field) in form.fields.iter().enumerate() {
        let mut say = |key: Key, what: &'static str| {
            let finding = impossible(what).with("value", &*field.name);
            problems.push((field_path(index, key), finding));
        };
        let is_choice = field.kind == FieldKind::Choice;
        let is_table = field.kind == FieldKind::Table;
        if field.yearly && field.periodic {
            say(Key::Periodic, "yearly-and-periodic");
        }
        if is_choice && field.choices.is_empty() && field.columns.is_empty() {
            say(Key::Kind, "no-choices");
        }
        if field.several && (!is_choice || field.entry() == EntryShape::Columns) {
            say(Key::Several, "several-of-no-choice");
        }
        if is_table && field.columns.is_empty() {
            say(Key::Kind, "table-without-columns");
        }
        if field.dated && (is_table || field.several || !field.columns.is_empty()) {
            say(Key::Dated, "dated-table");
        }
        if field.summed && !is_table {
            say(Key::Summed, "sum-of-no-table");
        }
        let is_number = field.kind.is_numeric();
        if !field.parts.0.is_empty() && !is_number {
            say(Key::Parts, "parts-of-no-number");
        }
        for (at, name) in field.parts.0.iter().enumerate().filter(|_| is_number) {
            part(form, field, (index, at, name), problems);
        }
        columns(&field.columns, &field_path(index, Key::Columns), problems);
    }
    for (block, files) in form.columns.iter() {
        let path = [Key::Form, Key::Columns].map(|it| it.to_string());
        let known = [Key::Schedule, Key::Indicators].map(|key| {
            let renamed = form.words.iter().find(|(it, _)| **it == *key.word());
            renamed.map_or_else(|| key.word(), |(_, word)| &**word)
        });
        if !known.contains(&&**block) {
            problems.push(([&path[..], &[block.to_string()]].concat(), unknown(block, known)));
        }
        columns(files, &[&path[..], &[block.to_string()]].concat(), problems);
    }
}

/// A part of a sum is another field of numbers that has values as often as the sum, in the same columns.
fn part(
    form: &FormFile,
    field: &Field,
    (index, at, name): (usize, usize, &Text),
    problems: &mut Vec<Problem>,
) {
    let path = [field_path(index, Key::Parts), vec![at.to_string()]].concat();
    let Some(part) = form.fields.iter().find(|it| it.name == *name) else {
        let fields = form.fields.iter().filter(|it| it.kind.is_numeric()).map(|it| &*it.name);
        return problems.push((path, unknown(name, fields)));
    };
    let is_alike = part.kind.is_numeric()
        && part.name != field.name
        && part.shape() == field.shape()
        && part.columns.iter().map(|it| &it.name).eq(field.columns.iter().map(|it| &it.name));
    if !is_alike {
        problems.push((path, impossible("part-unlike-sum").with("value", &**name)));
    }
}

/// A table has columns of single values, and no name stands over two of them.
fn columns(columns: &[ColumnFile], path: &[String], problems: &mut Vec<Problem>) {
    for (index, column) in columns.iter().enumerate() {
        let at = [path, &[index.to_string()]].concat();
        if column.name.is_empty() {
            let finding = Finding::new(&code::MISSING_KEY).with("key", Key::Name.word());
            let help = Message::new("help-missing-key").with("key", Key::Name.word());
            problems.push((at.clone(), finding.help(help)));
        }
        if columns[..index].iter().any(|it| it.name == column.name) {
            problems.push((at.clone(), impossible("same-id").with("value", &*column.name)));
        }
        if column.kind == Some(FieldKind::Table) {
            problems.push((at.clone(), impossible("table-in-table").with("value", &*column.name)));
        }
        if column.kind == Some(FieldKind::Choice) && column.choices.is_empty() {
            problems.push((at, impossible("no-choices").with("value", &*column.name)));
        }
    }
}

fn field_path(index: usize, key: Key) -> Vec<String> {
    vec![Key::Form.to_string(), Key::Fields.to_string(), index.to_string(), key.to_string()]
}
