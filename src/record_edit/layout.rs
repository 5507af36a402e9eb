//! New values as lines, indented as the file indents.

use super::node::{Content, Entry, Node, Style};
use super::scalar::{self, Quotes};
use super::source::Source;

/// How many characters the texts of a table in braces have together, when it is made.
const SHORT: usize = 60;

/// How a file is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// How much further a table is indented than its key.
    pub(super) step: usize,
    /// The same of a list; 0 where the `-` stands below the key.
    list_step: usize,
    /// Which texts are blocks, wherever they stand.
    blocks: Blocks,
}

/// Where a value is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The column of its key or of its `-`.
    pub(super) column: usize,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
    /// The column of the lines of a block.
    pub(super) body: usize,
    /// Whether tables stand in braces where they can.
    pub(super) in_braces: bool,
    /// What may be a block there.
    pub(super) blocks: Blocks,
}

/// Which texts of several lines are written as blocks; the others stand on one line, with escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blocks {
    All,
    /// All but those that end with blank lines: with those below they would be more.
    Ended,
    /// None, since a comment stands below that would be taken for a line of them.
    None,
}

impl Layout {
    /// As the first table and the first list below a key are indented.
    pub(super) fn of(root: &Node, source: Source<'_>, blocks: Blocks) -> Self {
        let (table, list) = (first(root, source, false), first(root, source, true));
        let step = table.or(list.filter(|it| *it > 0)).unwrap_or(2).clamp(1, 9);
        Self { step, list_step: list.unwrap_or(step).min(9), blocks }
    }

    /// What stands below a key, or below another item.
    pub(super) fn place(self, column: usize, is_item: bool) -> Place {
        Place { column, is_item, body: column + self.step, in_braces: false, blocks: self.blocks }
    }

    /// A row or an item; its first line has no indentation.
    pub(super) fn entry(self, entry: &Entry, place: Place) -> Option<String> {
        let key = if place.is_item { "-".to_owned() } else { scalar::key(&entry.key)? + ":" };
        if let Some(typed) = entry.node.typed.as_ref().filter(|_| !place.is_item) {
            return Some(key + &below(typed, place.column + self.step));
        }
        let value = self.value(&entry.node, place, Quotes::None)?;
        Some(key + &value)
    }

    /// A value behind a `:` or a `-`.
    pub(super) fn value(self, node: &Node, place: Place, quotes: Quotes) -> Option<String> {
        let entries = node.entries();
        match &node.content {
            Content::Text { text, bare: false } => {
                let block = scalar::block(text, place.body - place.column);
                let is_allowed = |sign: &str| match place.blocks {
                    Blocks::All => true,
                    Blocks::Ended => !sign.ends_with('+'),
                    Blocks::None => false,
                };
                let Some((sign, lines)) = block.filter(|it| is_allowed(&it.0)) else {
                    return Some(format!(" {}", scalar::inline(text, quotes, false)));
                };
                let mut block = format!(" {sign}");
                for line in lines {
                    block.push('\n');
                    if !line.is_empty() {
                        block.push_str(&" ".repeat(place.body));
                        block.push_str(line);
                    }
                }
                Some(block)
            }
            Content::List(_) | Content::Table(_) if !entries.is_empty() => {
                if place.in_braces && is_short(node) {
                    return Some(format!(" {}", flow(node, quotes)?));
                }
                let step = if node.is_list() { self.list_step } else { self.step };
                let column = place.column + if place.is_item { 2 } else { step };
                let below = Place { blocks: place.blocks, ..self.place(column, node.is_list()) };
                let mut lines = String::new();
                for (at, entry) in entries.iter().enumerate() {
                    if at == 0 && place.is_item {
                        lines.push(' ');
                    } else {
                        lines.push('\n');
                        lines.push_str(&" ".repeat(column));
                    }
                    lines.push_str(&self.entry(entry, below)?);
                }
                Some(lines)
            }
            Content::Nothing | Content::Text { .. } | Content::List(_) | Content::Table(_) => {
                Some(format!(" {}", flow(node, quotes)?))
            }
        }
    }
}

/// Lines that are written as they are, indented to a column.
fn below(lines: &str, column: usize) -> String {
    let indentation = " ".repeat(column);
    lines
        .lines()
        .map(|it| if it.is_empty() { "\n".to_owned() } else { format!("\n{indentation}{it}") })
        .collect()
}

/// A value on one line, as it stands in braces.
pub(super) fn flow(node: &Node, quotes: Quotes) -> Option<String> {
    let inner = node.entries().iter().map(|it| flow_entry(it, node.is_list()));
    Some(match &node.content {
        Content::Nothing => "~".to_owned(),
        Content::Text { text, bare: true } => text.clone(),
        Content::Text { text, bare: false } => scalar::inline(text, quotes, true),
        Content::List(_) => format!("[{}]", inner.collect::<Option<Vec<_>>>()?.join(", ")),
        Content::Table(rows) if rows.is_empty() => "{}".to_owned(),
        Content::Table(_) => format!("{{ {} }}", inner.collect::<Option<Vec<_>>>()?.join(", ")),
    })
}

/// A row or an item in braces or brackets.
pub(super) fn flow_entry(entry: &Entry, is_item: bool) -> Option<String> {
    let value = flow(&entry.node, Quotes::None)?;
    let key = || scalar::key(&entry.key);
    if is_item { Some(value) } else { Some(format!("{}: {value}", key()?)) }
}

/// The quotation marks that a text had.
pub(super) fn quotes(style: Style) -> Quotes {
    match style {
        Style::Single => Quotes::Single,
        Style::Double => Quotes::Double,
        Style::Absent
        | Style::Plain
        | Style::Block
        | Style::Flow
        | Style::Pair
        | Style::Lines
        | Style::Alias => Quotes::None,
    }
}

/// Whether a table has only texts of one line, all of which can be seen at once.
fn is_short(node: &Node) -> bool {
    let length = |it: &Entry| match &it.node.content {
        Content::Nothing => Some(1),
        Content::Text { text, .. } => Some(text.chars().count()).filter(|_| !text.contains('\n')),
        Content::List(_) | Content::Table(_) => None,
    };
    let lengths = node.entries().iter().map(length);
    !node.is_list() && lengths.sum::<Option<usize>>().is_some_and(|it| it <= SHORT)
}

/// How much further than its key the first such value is indented.
fn first(node: &Node, source: Source<'_>, is_list: bool) -> Option<usize> {
    let origin = node.origin.as_ref()?;
    for entry in node.entries() {
        let seat = entry.seat.and_then(|it| origin.seats.get(it));
        if let (Some(seat), Some(below)) = (seat, &entry.node.origin)
            && below.style == Style::Lines
        {
            let (own, key) = (source.column(below.span.start), source.column(seat.start));
            let is_own = !node.is_list() && entry.node.is_list() == is_list;
            if is_own && own >= key {
                return Some(own - key);
            }
        }
        if let Some(found) = first(&entry.node, source, is_list) {
            return Some(found);
        }
    }
    None
}
