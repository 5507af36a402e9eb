//! Rows and items in braces and brackets: which go and which come.

use super::layout;
use super::node::{Node, Origin, Seat, Style};
use super::source::Source;
use super::writer::{Context, Writer};

impl Writer<'_> {
    /// A table in braces or a list in brackets.
    pub(super) fn braces(&mut self, node: &Node, origin: &Origin) {
        let (seats, entries) = (origin.seats.as_slice(), node.entries());
        let context = Context { column: 0, is_item: node.is_list(), in_flow: true };
        let mut kept = vec![false; seats.len()];
        for entry in entries {
            if let Some(at) = entry.seat {
                kept[at] = true;
                self.node(&entry.node, seats[at], context, false);
            }
        }
        let is_same = kept.iter().all(|it| *it) && entries.len() == seats.len();
        if is_same {
            return;
        }
        self.is_refused |= origin.style == Style::Pair;
        if entries.is_empty() {
            // Only of the root: below it, what has nothing left goes itself.
            let inside = origin.span.start + 1..origin.span.end - 1;
            self.is_refused |= has_comment(self.source, inside.start, inside.end);
            return self.delete(inside);
        }
        self.remove_in_braces(seats, &kept);
        for run in entries.chunk_by(|_, next| next.seat.is_none()) {
            let new = run.iter().filter(|it| it.seat.is_none());
            let new = new.map(|it| layout::flow_entry(it, node.is_list()));
            let Some(new) = new.collect::<Option<Vec<_>>>() else {
                self.is_refused = true;
                return;
            };
            // Some readers take `a:,` for a text.
            let bare = run[0].seat.map(|it| seats[it]).filter(|it| it.colon && !new.is_empty());
            if let Some(seat) = bare.filter(|_| is_bare(&run[0].node)) {
                self.insert(seat.end, " ");
            }
            self.insert_in_braces(seats, run[0].seat, &new, run.len() < entries.len());
        }
    }

    /// Takes out what does not stay, with the comma that it needs no longer.
    fn remove_in_braces(&mut self, seats: &[Seat], kept: &[bool]) {
        let source = self.source;
        let mut at = 0;
        while at < seats.len() {
            let run = kept[at..].iter().take_while(|it| !**it).count();
            let next = seats.get(at + run).map(|it| it.start);
            let before = at.checked_sub(1).map(|it| seats[it].end);
            for seat in &seats[at..at + run] {
                if let Some(lines) = own_lines(source, *seat) {
                    self.delete(lines);
                    continue;
                }
                // Of several next to each other, the first takes the space between them along.
                let last = seats[at + run - 1];
                let span = match (next, before) {
                    (Some(next), _) => seats[at].start..next,
                    // `a:}` would be a text, too.
                    (None, Some(before))
                        if source.is(before - 1, b':')
                            && source.skip_blanks(last.end) == last.end =>
                    {
                        source.skip_blanks(before).min(before + 1)..last.end
                    }
                    (None, Some(before)) => before..last.end,
                    (None, None) => seats[at].start..last.end,
                };
                self.is_refused |= has_comment(source, span.start, span.end);
                self.delete(span);
                break;
            }
            at += run + 1;
        }
    }

    /// Puts in what is new behind what stands before it.
    fn insert_in_braces(
        &mut self,
        seats: &[Seat],
        anchor: Option<usize>,
        new: &[String],
        more: bool,
    ) {
        let source = self.source;
        let Some(seat) = seats.get(anchor.unwrap_or_default()).filter(|_| !new.is_empty()) else {
            return;
        };
        let line = source.line_start(seat.start);
        let on_lines = own_lines(source, *seat).is_some();
        let indentation = &source.text[line..seat.start];
        let separator = if on_lines { format!(",\n{indentation}") } else { ", ".to_owned() };
        let entries = new.join(&separator);
        let Some(_) = anchor else {
            let after = if more { separator.as_str() } else { "" };
            return if on_lines {
                self.insert(line, &format!("{indentation}{entries},\n"));
            } else {
                self.insert(seat.start, &(entries + after));
            };
        };
        let comma = source.skip_blanks(seat.end);
        let has_comma = source.is(comma, b',');
        if !on_lines || source.line_end(seat.end) == comma + usize::from(has_comma) {
            return self.insert(seat.end, &(separator + &entries));
        }
        // A comment stands behind it and stays there.
        let (own, last) = if has_comma { ("", ",") } else { (",", "") };
        self.insert(seat.end, own);
        self.insert(source.line_end(seat.end), &format!("\n{indentation}{entries}{last}"));
    }
}

/// Whether nothing stands behind the key, and nothing will.
fn is_bare(node: &Node) -> bool {
    !node.changed && node.origin.as_ref().is_some_and(|it| it.style == Style::Absent)
}

/// The lines of a row or an item that shares them with no other.
fn own_lines(source: Source<'_>, seat: Seat) -> Option<std::ops::Range<usize>> {
    let mut end = source.skip_blanks(seat.end);
    if source.is(end, b',') {
        end = source.skip_blanks(end + 1);
    }
    let is_end = source.is(end, b'#') || source.line_end(end) == end;
    (is_end && source.begins_line(seat.start))
        .then(|| source.line_start(seat.start)..source.next_line(end))
}

/// Whether a `#` stands there; one in a text is taken for a comment, too.
fn has_comment(source: Source<'_>, start: usize, end: usize) -> bool {
    source.text.as_bytes()[start..end].contains(&b'#')
}
