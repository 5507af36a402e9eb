//! Where reading stopped, and the lines around it.

use super::super::schema::Keys;
use super::line::{Entry, Line, is_bar};

/// Where the reader of YAML gave up.
pub(super) struct Stop<'t> {
    pub(super) text: &'t str,
    pub(super) keys: &'t Keys,
    /// The byte at which it gave up.
    pub(super) at: usize,
    pub(super) lines: Vec<Line<'t>>,
    /// The line that it gave up in, counted from 0.
    pub(super) line: usize,
    /// The reader's own words.
    pub(super) info: &'t str,
    /// The line with the `|` of each line that is in a block of text.
    blocks: Vec<Option<usize>>,
}

/// A key, what follows it, and the line on which they are.
pub(super) struct Row<'t> {
    pub(super) number: usize,
    pub(super) line: Line<'t>,
    pub(super) entry: Entry<'t>,
}

impl<'t> Stop<'t> {
    pub(super) fn new(text: &'t str, at: usize, info: &'t str, keys: &'t Keys) -> Self {
        let lines = match Line::all(text) {
            lines if lines.is_empty() => vec![Line { start: 0, text: "" }],
            lines => lines,
        };
        let line = lines.partition_point(|it| it.start <= at).saturating_sub(1);
        // What is wrong at the end of a text is wrong before its last lines, if nothing stands on them.
        let line = (0..=line).rev().find(|it| !lines[*it].is_blank()).unwrap_or(line);
        let blocks = blocks(&lines);
        Self { text, keys, at, lines, line, info, blocks }
    }

    /// Whether a line is a part of a block of text.
    pub(super) fn is_in_block(&self, number: usize) -> bool {
        self.blocks.get(number).is_some_and(Option::is_some)
    }

    /// What a line says, if it begins with a key and is no part of a text.
    pub(super) fn row(&self, number: usize) -> Option<Row<'t>> {
        let line = *self.lines.get(number)?;
        if self.is_in_block(number) || line.is_comment() {
            return None;
        }
        Some(Row { number, line, entry: line.entry(self.keys)? })
    }

    /// The line of the stop, if it begins with a key.
    pub(super) fn here(&self) -> Option<Row<'t>> {
        self.row(self.line)
    }

    /// The last line with a key before a line.
    pub(super) fn before(&self, number: usize) -> Option<Row<'t>> {
        (0..number).rev().find_map(|it| self.row(it))
    }

    /// The first line with a key after a line.
    pub(super) fn after(&self, number: usize) -> Option<Row<'t>> {
        (number + 1..self.lines.len()).find_map(|it| self.row(it))
    }

    /// The last line with a key up to the stop.
    pub(super) fn last(&self) -> Option<Row<'t>> {
        self.here().or_else(|| self.before(self.line))
    }

    /// The line end of the text.
    pub(super) fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

/// The line with the `|` of each line that is in a block.
fn blocks(lines: &[Line<'_>]) -> Vec<Option<usize>> {
    let mut open: Option<(usize, usize)> = None;
    let mut blocks = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let is_inside = open.filter(|(_, column)| line.is_blank() || line.indent() > *column);
        blocks.push(is_inside.map(|it| it.0));
        if is_inside.is_none() {
            open = opened(line).map(|column| (number, column));
        }
    }
    blocks
}

/// How many spaces the lines of a block must exceed, if this line announces one.
fn opened(line: &Line<'_>) -> Option<usize> {
    let mut column = line.indent();
    while let Some(rest) = line.text[column..].strip_prefix("- ") {
        if is_bar(rest.trim()) {
            return Some(column);
        }
        column = line.text.len() - rest.trim_start_matches(' ').len();
    }
    let (_, value) = line.text[column..].split_once(": ")?;
    is_bar(value.trim()).then_some(column)
}
