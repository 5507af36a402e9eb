//! From edited values to the pieces of the file that are replaced.

use std::ops::Range;

use super::layout::{self, Blocks, Layout};
use super::node::{Node, Origin, Seat, Style};
use super::source::Source;

/// Collects what is replaced. Everything else of the file stays.
pub(super) struct Writer<'a> {
    pub(super) source: Source<'a>,
    pub(super) layout: Layout,
    blocks: Blocks,
    splices: Vec<(Range<usize>, String)>,
    /// Whether something was met that cannot be written without losing what nobody edited.
    pub(super) is_refused: bool,
}

/// Where a value stands among others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The column of its key or of its `-`.
    pub(super) column: usize,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
    /// Whether it stands in braces or brackets.
    pub(super) in_flow: bool,
}

/// The YAML with its edits; none where there is no safe way to write them.
pub(super) fn write(root: &Node, yaml: &str, newline: &str, blocks: Blocks) -> Option<String> {
    let source = Source { text: yaml };
    let layout = Layout::of(root, source, blocks);
    let mut writer = Writer { source, layout, blocks, splices: Vec::new(), is_refused: false };
    writer.root(root)?;
    if writer.is_refused {
        return None;
    }
    // What is put at the same place stays in the order in which it was found, from inside to outside, and
    // before what goes there.
    writer.splices.sort_by_key(|it| (it.0.start, it.0.end));
    let mut written = String::with_capacity(yaml.len() + 256);
    let mut done = 0;
    for (span, text) in writer.splices {
        if span.start < done {
            return None;
        }
        written.push_str(yaml.get(done..span.start)?);
        written.push_str(&if newline == "\n" { text } else { text.replace('\n', newline) });
        done = span.end;
    }
    written.push_str(yaml.get(done..)?);
    Some(written)
}

impl Writer<'_> {
    pub(super) fn splice(&mut self, span: Range<usize>, text: &str) {
        if !span.is_empty() || !text.is_empty() {
            self.splices.push((span, text.to_owned()));
        }
    }

    pub(super) fn insert(&mut self, at: usize, text: &str) {
        self.splice(at..at, text);
    }

    pub(super) fn delete(&mut self, span: Range<usize>) {
        self.splice(span, "");
    }

    /// The whole front matter.
    fn root(&mut self, root: &Node) -> Option<()> {
        let origin = root.origin.as_ref()?;
        if !root.changed {
            let seat = Seat { start: 0, open: 0, colon: true, end: 0 };
            let context = Context { column: 0, is_item: false, in_flow: false };
            self.node(root, seat, context, true);
            return Some(());
        }
        let place = self.layout.place(0, root.is_list());
        let lines = root.entries().iter().map(|it| self.layout.entry(it, place));
        let lines = lines.collect::<Option<Vec<_>>>()?.join("\n");
        if origin.style == Style::Absent {
            self.insert(self.source.text.len(), &(lines + "\n"));
        } else {
            self.splice(origin.span.clone(), &lines);
        }
        Some(())
    }

    /// A value and all that stands below it.
    pub(super) fn node(&mut self, node: &Node, seat: Seat, context: Context, is_root: bool) {
        let Some(origin) = &node.origin else { return };
        if node.changed && context.in_flow {
            return self.replace_in_flow(node, origin, seat);
        }
        if node.changed {
            return self.replace(node, origin, seat, context);
        }
        match origin.style {
            Style::Lines => self.lines(node, origin, (!is_root).then_some(seat.open)),
            Style::Flow | Style::Pair => self.braces(node, origin),
            Style::Absent
            | Style::Plain
            | Style::Single
            | Style::Double
            | Style::Block
            | Style::Alias => {}
        }
    }

    fn replace_in_flow(&mut self, node: &Node, origin: &Origin, seat: Seat) {
        let Some(text) = layout::flow(node, layout::quotes(origin.style)) else {
            self.is_refused = true;
            return;
        };
        match origin.style {
            Style::Absent if seat.colon => self.insert(seat.open, &format!(" {text}")),
            Style::Absent => self.insert(seat.open, &format!(": {text}")),
            Style::Plain
            | Style::Single
            | Style::Double
            | Style::Block
            | Style::Flow
            | Style::Pair
            | Style::Lines
            | Style::Alias => self.splice(origin.span.clone(), &text),
        }
    }

    /// Puts a value into the place of another one on lines of their own. Its first line goes behind the
    /// key, before a comment that stands there, and the others below.
    fn replace(&mut self, node: &Node, origin: &Origin, seat: Seat, context: Context) {
        let (source, span) = (self.source, origin.span.clone());
        let mut place = self.layout.place(context.column, context.is_item);
        let end = match origin.style {
            Style::Absent => source.next_line(seat.open),
            Style::Lines => source.entry_end(span.end, context.column),
            Style::Plain
            | Style::Single
            | Style::Double
            | Style::Block
            | Style::Flow
            | Style::Pair
            | Style::Alias => source.next_line(span.end),
        };
        place.blocks = self.blocks_above(end, context.column);
        if origin.style == Style::Block {
            place.body = body_column(source, &span).unwrap_or(place.body);
            place.body = place.body.max(context.column + 1);
        }
        let Some(value) = self.layout.value(node, place, layout::quotes(origin.style)) else {
            self.is_refused = true;
            return;
        };
        let (head, tail) = value.split_at(value.find('\n').unwrap_or(value.len()));
        match origin.style {
            Style::Absent => {
                self.insert(seat.open, head);
                self.insert(source.line_end(seat.open), tail);
            }
            Style::Lines => self.replace_lines(origin, (seat, context.column), head, tail),
            Style::Block => {
                let line_end = source.line_end(span.start);
                self.head(seat, span.start..source.word_end(span.start), head);
                self.splice(line_end..span.end.max(line_end), tail);
            }
            Style::Plain
            | Style::Single
            | Style::Double
            | Style::Flow
            | Style::Pair
            | Style::Alias => {
                self.head(seat, span.clone(), head);
                self.insert(source.line_end(span.end), tail);
            }
        }
    }

    /// Which texts can be blocks where these lines follow.
    pub(super) fn blocks_above(&self, at: usize, column: usize) -> Blocks {
        let source = self.source;
        let next = source.skip_space(at);
        if source.is(next, b'#') && source.column(next) > column {
            Blocks::None
        } else if self.blocks == Blocks::All && source.line_start(next) == at {
            Blocks::All
        } else {
            Blocks::Ended
        }
    }

    /// Puts the first line of a value into the place of what stood behind the key.
    fn head(&mut self, seat: Seat, span: Range<usize>, head: &str) {
        if !head.is_empty() {
            return self.splice(span, head.trim_start());
        }
        // A comment between a key and its value stays.
        let source = self.source;
        let is_near = source.is_blank(seat.open, span.start);
        self.is_refused |= !is_near && !source.begins_line(span.start);
        let above = source.line_start(span.start).saturating_sub(1);
        self.delete(if is_near { seat.open } else { source.line_end(above) }..span.end);
    }

    fn replace_lines(&mut self, origin: &Origin, key: (Seat, usize), head: &str, tail: &str) {
        let (source, start) = (self.source, origin.span.start);
        let (seat, column) = key;
        let end = source.line_end(source.entry_end(origin.span.end, column) - 1);
        if source.begins_line(start) {
            self.insert(seat.open, head);
            self.splice(source.line_end(seat.open)..end, tail);
        } else {
            self.splice(start..end, &(head.trim_start().to_owned() + tail));
        }
    }
}

/// How far the lines of a block are indented, if that is for its writer to choose.
fn body_column(source: Source<'_>, span: &Range<usize>) -> Option<usize> {
    let sign = source.word(span.start);
    let first = source.skip_space(source.next_line(span.start));
    let is_own = first < span.end && !sign.contains(|c: char| c.is_ascii_digit());
    is_own.then(|| source.column(first))
}
