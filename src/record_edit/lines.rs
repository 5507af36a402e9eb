//! Rows and items on lines of their own: which go and which come.

use super::layout::Place;
use super::node::{Content, Entry, Node, Origin, Seat};
use super::writer::{Context, Writer};

/// Rows or items as the file has them.
struct Block<'a> {
    seats: &'a [Seat],
    /// Which of them stay.
    kept: Vec<bool>,
    column: usize,
    /// Where the line ends above them begins to be theirs; none of the root.
    open: Option<usize>,
    /// Whether something new stands before all of them.
    is_led: bool,
}

impl Writer<'_> {
    /// A table or a list below a key or a `-`, which ends at `open`; the root has none.
    pub(super) fn lines(&mut self, node: &Node, origin: &Origin, open: Option<usize>) {
        let (seats, entries) = (origin.seats.as_slice(), node.entries());
        let Some(first) = seats.first() else { return };
        let column = self.source.column(first.start);
        let context = Context { column, is_item: node.is_list(), in_flow: false };
        let is_led = entries.first().is_some_and(|it| it.seat.is_none());
        let mut block = Block { seats, kept: vec![false; seats.len()], column, open, is_led };
        for entry in entries {
            if let Some(at) = entry.seat {
                block.kept[at] = true;
                self.node(&entry.node, seats[at], context, false);
            }
        }
        let joins = self.remove_lines(&block);
        let place = self.place_like(entries, column, node.is_list());
        for run in entries.chunk_by(|_, next| next.seat.is_none()) {
            let anchor = run[0].seat;
            let blocks = self.blocks_above(self.lines_below(&block, anchor), column);
            let new = run.iter().filter(|it| it.seat.is_none());
            let new = new.map(|it| self.layout.entry(it, Place { blocks, ..place }));
            if let Some(new) = new.collect::<Option<Vec<_>>>() {
                self.insert_lines(&block, anchor, &new, joins);
            } else {
                self.is_refused = true;
            }
        }
    }

    /// Where the lines begin that stand below what is put behind a row or an item.
    fn lines_below(&self, block: &Block, anchor: Option<usize>) -> usize {
        let (source, first) = (self.source, block.seats[0].start);
        match anchor {
            Some(at) => source.entry_end(block.seats[at].end, block.column),
            None if source.begins_line(first) => block.open.map_or(0, |it| source.next_line(it)),
            None => match block.kept.iter().position(|it| *it) {
                Some(at) => source.line_start(block.seats[at].start),
                None => source.entry_end(block.seats[block.seats.len() - 1].end, block.column),
            },
        }
    }

    /// How new rows are written: in braces where the tables among the others are.
    fn place_like(&self, entries: &[Entry], column: usize, is_item: bool) -> Place {
        let mut place = self.layout.place(column, is_item);
        let is_table =
            |it: &&Entry| it.seat.is_some() && matches!(it.node.content, Content::Table(_));
        let mut tables = entries.iter().filter(is_table).peekable();
        place.in_braces = tables.peek().is_some() && tables.all(|it| it.node.is_flow());
        place
    }

    /// Takes out the lines of what does not stay. Whether what stays follows where the first one was,
    /// which matters when that stood behind a `-`.
    fn remove_lines(&mut self, block: &Block) -> bool {
        let (source, seats) = (self.source, block.seats);
        let first_kept = block.kept.iter().position(|it| *it);
        let (mut from, mut joins) = (0, true);
        let start = seats[0].start;
        if !source.begins_line(start) && first_kept != Some(0) {
            from = first_kept.unwrap_or(seats.len());
            let last = seats[from - 1];
            let next = first_kept.map(|it| seats[it].start);
            let end = source.entry_end(last.end, block.column);
            let next = next.filter(|next| source.is_blank(end, *next));
            joins = next.is_some();
            // No blank is left behind the `-` of what begins below it.
            let is_left = !joins && !block.is_led;
            let start = if is_left { source.text_end(start) } else { start };
            self.delete(start..next.unwrap_or(source.line_end(end - 1)));
        }
        for (seat, kept) in seats.iter().zip(&block.kept).skip(from) {
            if !kept {
                let end = source.entry_end(seat.end, block.column);
                self.delete(source.line_start(seat.start)..end);
            }
        }
        joins
    }

    /// Puts in what is new, directly behind what stands before it.
    fn insert_lines(&mut self, block: &Block, anchor: Option<usize>, new: &[String], joins: bool) {
        if new.is_empty() {
            return;
        }
        let source = self.source;
        let indentation = " ".repeat(block.column);
        let next = format!("\n{indentation}");
        let lines = format!("{indentation}{}\n", new.join(&next));
        let first = block.seats[0].start;
        if anchor.is_some() || source.begins_line(first) {
            self.insert(self.lines_below(block, anchor), &lines);
        } else {
            self.insert(first, &(new.join(&next) + if joins { &next } else { "" }));
        }
    }
}
