//! The values of a front matter with their places: what is read, edited and written.

use std::ops::Range;

use serde_json::{Map, Value};

/// A value, and where it stands in the file if it does.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) content: Content,
    pub(super) origin: Option<Origin>,
    /// Whether the content has taken the place of what stands in the file, as a whole.
    pub(super) changed: bool,
    /// Of what does not stand in the file: the lines that it is written with, comments included.
    pub(super) typed: Option<String>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// Nothing, `~` or `null`.
    Nothing,
    /// A text, number or date as it is typed.
    Text {
        text: String,
        /// Whether it was given as a number or as true or false, which have no quotation marks.
        bare: bool,
    },
    List(Vec<Entry>),
    Table(Vec<Entry>),
}

/// A row of a table or an item of a list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Empty, of an item.
    pub(super) key: String,
    /// Which of the places in the file is its own; none of what is new.
    pub(super) seat: Option<usize>,
    pub(super) node: Node,
}

/// Where a value stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The bytes of the value without its comments; of a block, from its `|`.
    pub(super) span: Range<usize>,
    pub(super) style: Style,
    /// Whether an anchor or a tag stands before it.
    pub(super) guarded: bool,
    /// Where each row or item was.
    pub(super) seats: Vec<Seat>,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Not at all.
    Absent,
    Plain,
    Single,
    Double,
    /// `|` or `>`.
    Block,
    /// `{ }` or `[ ]`.
    Flow,
    /// A row in a list in brackets that has no braces: `[a: b]`.
    Pair,
    /// Rows or items on lines of their own.
    Lines,
    /// `*name`.
    Alias,
}

/// Where a row or an item stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    /// The key or the `-`.
    pub(super) start: usize,
    /// Behind the `:` or the `-`.
    pub(super) open: usize,
    /// Whether there is a `:`; only in braces there may be none.
    pub(super) colon: bool,
    /// Behind the value.
    pub(super) end: usize,
}

impl Node {
    /// A value that does not stand in the file.
    pub(super) fn new(content: Content) -> Self {
        Self { content, origin: None, changed: false, typed: None }
    }

    /// The rows or items.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::List(entries) | Content::Table(entries) => entries,
            Content::Nothing | Content::Text { .. } => &[],
        }
    }

    /// The same, to be changed; none of what can have no rows or items.
    pub(super) fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.content {
            Content::List(entries) | Content::Table(entries) => Some(entries),
            Content::Nothing | Content::Text { .. } => None,
        }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.content, Content::List(_))
    }

    /// Whether it repeats what an anchor names.
    pub(super) fn is_alias(&self) -> bool {
        !self.changed && self.origin.as_ref().is_some_and(|it| it.style == Style::Alias)
    }

    /// Whether it is written in braces or brackets.
    pub(super) fn is_flow(&self) -> bool {
        !self.changed && self.origin.as_ref().is_some_and(|it| it.style == Style::Flow)
    }

    /// The same without the places of another file.
    pub(super) fn without_places(self) -> Self {
        let entry = |it: Entry| Entry { seat: None, node: it.node.without_places(), ..it };
        Self::new(match self.content {
            Content::List(items) => Content::List(items.into_iter().map(entry).collect()),
            Content::Table(rows) => Content::Table(rows.into_iter().map(entry).collect()),
            content @ (Content::Nothing | Content::Text { .. }) => content,
        })
    }

    /// What it says, without places.
    pub(super) fn value(&self) -> Value {
        match &self.content {
            Content::Nothing => Value::Null,
            Content::Text { text, .. } => Value::String(text.clone()),
            Content::List(items) => items.iter().map(|it| it.node.value()).collect(),
            Content::Table(rows) => {
                let row = |it: &Entry| (it.key.clone(), it.node.value());
                Value::Object(rows.iter().map(row).collect())
            }
        }
    }

    /// What the front matter says as a whole: an empty one is a table without rows.
    pub(super) fn root_value(&self) -> Value {
        match self.content {
            Content::Nothing => Value::Object(Map::new()),
            Content::Text { .. } | Content::List(_) | Content::Table(_) => self.value(),
        }
    }

    /// How many values it is made of.
    pub(super) fn size(&self) -> usize {
        1 + self.entries().iter().map(|it| it.node.size()).sum::<usize>()
    }
}

impl Content {
    /// A value that is to be written.
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(_) | Value::Number(_) => Self::Text { text: value.to_string(), bare: true },
            Value::String(text) => Self::Text { text: text.clone(), bare: false },
            Value::Array(items) => {
                Self::List(items.iter().map(|it| Entry::new("", Self::of(it))).collect())
            }
            Value::Object(rows) => {
                Self::Table(rows.iter().map(|(key, it)| Entry::new(key, Self::of(it))).collect())
            }
        }
    }
}

impl Entry {
    /// A row or an item that does not stand in the file.
    pub(super) fn new(key: &str, content: Content) -> Self {
        Self { key: key.to_owned(), seat: None, node: Node::new(content) }
    }
}
