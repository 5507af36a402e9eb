//! Values that have a shape by configuration: declared fields, and the columns of tables.

use serde_json::{Value, json};

use crate::diagnostic::{Span, code};
use crate::japanese::suggest;
use crate::record::key::Key;
use crate::record::model::column::{Columns, Role};
use crate::record::model::field::{EntryShape, Field, FieldKind, FieldShape};
use crate::record::model::form::Form;
use crate::record::model::value::Text;
use crate::record::validate::explain::finding::{CHOICES, Finding};
use crate::record::validate::explain::format;
use crate::record::validate::explain::node::{Content, Node};
use crate::record::validate::explain::walk::Walker;
use crate::words::Message;

/// The keys of a value with a day of its own, each with the same word in English.
const DATED: [(&[&str], FieldKind); 2] =
    [(&["値", "value"], FieldKind::Text), (&[Key::AsOf.word(), "as of"], FieldKind::Date)];

/// What a single text may be.
#[derive(Clone, Copy)]
struct Leaf<'a> {
    kind: FieldKind,
    choices: &'a [Text],
}

impl<'a> Leaf<'a> {
    fn of(field: &'a Field) -> Self {
        Self { kind: field.kind, choices: &field.choices }
    }
}

impl<'a> Walker<'a> {
    /// The columns of the rows of a table, if they are those of a form.
    pub(super) fn columns_of(&self, schema: &Value) -> Option<&'a Columns> {
        let block = Key::find(schema["columnsOf"].as_str()?)?;
        self.context.form().map(|it| it.columns(block))
    }

    /// A field that the city declares.
    pub(super) fn field(&mut self, value: &Node, form: &Form, number: usize, key: &Node) {
        let (field, columns) = (&form.fields()[number], form.field_columns(number));
        if value.is_null() {
            return self.comment_in_leaf(value, Leaf::of(field), key);
        }
        let format = match field.shape() {
            FieldShape::Once => return self.entry(value, field, columns, key),
            FieldShape::Yearly => "value-year",
            FieldShape::Periodic => "period",
        };
        let Content::Table(rows) = &value.content else {
            return self.wrong_type(value, Some(key), "object");
        };
        self.map(rows, &json!({ "propertyNames": { "format": format } }));
        for (key, entry) in rows {
            if !self.is_cut_by_comma(key, entry) {
                let above = self.judging.clone();
                self.judging.below_row(format, key.text().unwrap_or_default(), self.context);
                self.entry(entry, field, columns, key);
                self.judging = above;
            }
        }
    }

    /// A single value of a field.
    fn entry(&mut self, node: &Node, field: &Field, columns: &Columns, key: &Node) {
        match field.entry() {
            EntryShape::Text => self.leaf(node, Leaf::of(field), key),
            EntryShape::Several => self.several(node, field, key),
            EntryShape::Dated => self.dated(node, field, key),
            EntryShape::Columns => self.cells(node, columns, key),
            EntryShape::Rows if node.is_null() => {}
            EntryShape::Rows => match &node.content {
                Content::List(items) => {
                    for item in items {
                        self.cells(item, columns, key);
                    }
                }
                Content::Scalar { .. } | Content::Table(_) => {
                    self.wrong_type(node, Some(key), "array");
                }
            },
        }
    }

    /// One of the choices, or a list of them, each once.
    fn several(&mut self, node: &Node, field: &Field, key: &Node) {
        let Content::List(items) = &node.content else {
            return self.leaf(node, Leaf::of(field), key);
        };
        for (index, item) in items.iter().enumerate() {
            self.leaf(item, Leaf::of(field), key);
            let same = |it: &&Node| it.text().is_some() && it.text() == item.text();
            if let Some(first) = items[..index].iter().find(same) {
                let finding = Finding::new(&code::IMPOSSIBLE)
                    .with("what", "same-id")
                    .with("value", item.text().unwrap_or_default())
                    .help(self.line(first.span));
                self.report(item.span, finding);
            }
        }
    }

    /// A value and the day that it is of.
    fn dated(&mut self, node: &Node, field: &Field, key: &Node) {
        let leaf = |name: &str| {
            let (_, kind) = DATED.iter().find(|(words, _)| words.contains(&name))?;
            Some(if *kind == FieldKind::Date {
                Leaf { kind: FieldKind::Date, choices: &[] }
            } else {
                Leaf::of(field)
            })
        };
        let names: Vec<&str> = DATED.iter().map(|(words, _)| words[0]).collect();
        if let Content::Scalar { text, .. } = &node.content
            && !node.is_null()
        {
            let name = key.text().unwrap_or_default();
            let help = Message::new("help-dated").with("key", name).with("value", text.trim());
            let finding =
                Finding::new(&code::WRONG_TYPE).with("key", name).with("expected", "table");
            return self.report(node.span, finding.help(help));
        }
        self.named(node, key, &names, |walker, name, value, key| {
            let Some(found) = leaf(name) else { return false };
            if found.kind == FieldKind::Date {
                // A day that is left out is that of the record; a word for nothing is no day.
                let schema = json!({ "type": ["string", "null"], "format": "date" });
                walker.value(value, &schema, Some(key), super::walk::Depth::Inside);
            } else {
                walker.leaf(value, found, key);
            }
            true
        });
    }

    /// A row of a table, whose keys are the names of its columns.
    pub(super) fn cells(&mut self, node: &Node, columns: &Columns, key: &Node) {
        let names: Vec<&str> = columns.iter().map(|it| &*it.name).collect();
        self.named(node, key, &names, |walker, name, value, key| {
            let Some(column) = columns.named(name) else { return false };
            let text = value.text().unwrap_or_default().trim();
            let judged = walker.judging.in_column(column, text, walker.context);
            if let Some(finding) = judged.filter(|_| column.role == Role::Judgement) {
                walker.report(value.span, finding);
            } else {
                walker.leaf(value, Leaf { kind: column.kind, choices: &column.choices }, key);
            }
            true
        });
    }

    /// A table with these keys: `visit` is shown each with what stands there, and says whether it knows the key.
    fn named(
        &mut self,
        node: &Node,
        key: &Node,
        names: &[&str],
        visit: impl Fn(&mut Self, &str, &Node, &Node) -> bool,
    ) {
        if node.is_null() {
            return;
        }
        let Content::Table(rows) = &node.content else {
            return self.wrong_type(node, Some(key), "object");
        };
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for (key, value) in rows {
            let name = key.text().unwrap_or_default().trim();
            if self.is_cut_by_comma(key, value) {
                self.cut_by_comma(key);
            } else if let Some((_, first)) = seen.iter().find(|(it, _)| *it == name) {
                let finding = Finding::new(&code::DUPLICATE_KEY).with("key", name);
                let finding = finding.help(self.line(*first));
                self.report(key.span, finding);
            } else if !visit(self, name, value, key) {
                self.report(key.span, unknown_column(name, names, self.context.form()));
            }
            seen.push((name, key.span));
        }
    }

    /// A single text.
    fn leaf(&mut self, node: &Node, leaf: Leaf<'_>, key: &Node) {
        self.comment_in_leaf(node, leaf, key);
        let text = node.text().unwrap_or_default().trim();
        match node.text() {
            None => self.wrong_type(node, Some(key), "string"),
            Some(_) if node.is_null() || leaf.kind.allows(text, leaf.choices) => {}
            Some(_) => self.report(
                node.span,
                format::of_kind(leaf.kind, leaf.choices, text, self.context.naming),
            ),
        }
    }

    fn comment_in_leaf(&mut self, node: &Node, leaf: Leaf<'_>, key: &Node) {
        if leaf.kind == FieldKind::Text {
            self.comment(node, Some(key));
        }
    }
}

/// A key that is no column of a table.
fn unknown_column(name: &str, names: &[&str], form: Option<&Form>) -> Finding {
    let finding = Finding::new(&code::UNKNOWN_KEY).with("key", name).label("label-unknown-key");
    let renamed = form.map(|it| it.word_for(name)).filter(|it| *it != name && names.contains(it));
    if let Some(renamed) = renamed {
        return finding.help(Message::new("help-renamed").with("word", renamed));
    }
    if let Some(near) = suggest(name, names.iter().copied()) {
        return finding.help(Message::new("help-suggestion").with("word", near));
    }
    let shown: Vec<&str> = names.iter().copied().take(CHOICES).collect();
    finding.help(Message::new("help-keys").with("keys", shown))
}
