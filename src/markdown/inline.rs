//! Running text: the inside of a paragraph, an item or a cell, with its line breaks.
//!
//! What a line break means is known only when the next line is: nothing between Japanese
//! characters, a space in Latin text, the next item before 「・」.

use std::iter;

use super::escape;
use super::marker::{Kind, Marker, is_note, marker};
use crate::japanese::is_japanese;

/// Inline HTML, and where its lines end.
#[derive(Default)]
pub(super) struct InlineText {
    html: String,
    breaks: Vec<Break>,
    last: Option<char>,
}

struct Break {
    at: usize,
    hard: bool,
    /// Not inside a link or emphasis, so that an item can begin here.
    outermost: bool,
    before: Option<char>,
    after: Option<char>,
}

/// What stands around running text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrap {
    Paragraph,
    /// Bare in an item or a cell, unless there is a list in it.
    Tight,
}

impl InlineText {
    pub(super) fn text(&mut self, text: &str) {
        let mut shown = escape::shown(text);
        let Some(first) = shown.next() else { return };
        self.note(first);
        self.last = shown.next_back().or(Some(first));
        escape::text(&mut self.html, text);
    }

    pub(super) fn markup(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Something is shown that is not text.
    pub(super) fn object(&mut self, html: &str) {
        self.note('\u{FFFC}');
        self.html.push_str(html);
    }

    pub(super) fn line_break(&mut self, hard: bool, outermost: bool) {
        let at = self.html.len();
        self.breaks.push(Break { at, hard, outermost, before: self.last, after: None });
    }

    /// What comes is never run into the line before it.
    pub(super) fn begin_line(&mut self) {
        if let Some(line_break) = self.breaks.last_mut().filter(|it| it.at == self.html.len()) {
            line_break.hard = true;
        }
    }

    fn note(&mut self, c: char) {
        if let Some(line_break) = self.breaks.last_mut() {
            line_break.after.get_or_insert(c);
        }
        self.last = Some(c);
    }

    /// The text on its lines, never a list: for a heading.
    pub(super) fn write_inline(&self, out: &mut String) {
        for piece in self.pieces() {
            piece.write_joined(out);
        }
    }

    /// The text with the lists in it.
    pub(super) fn write(&self, out: &mut String, wrap: Wrap) {
        // 「①を実施する」 alone has nothing to be told from.
        let alone = !self.breaks.iter().any(|it| it.outermost);
        let markers: Vec<_> = self.pieces().map(|it| it.marker(alone)).collect();
        let wrapped = wrap == Wrap::Paragraph || markers.iter().any(Option::is_some);
        let mut layout = Layout { out, wrapped, in_paragraph: false, lists: Vec::new() };
        for (piece, marker) in self.pieces().zip(markers) {
            match marker {
                Some(marker) => {
                    layout.item(marker.kind);
                    layout.out.push_str(&piece.html[marker.skip..]);
                }
                None if piece.follows.is_none() => {
                    layout.paragraph();
                    layout.out.push_str(piece.html);
                }
                None => piece.write_joined(layout.out),
            }
        }
        layout.close();
    }

    fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let follows = iter::once(None).chain(self.breaks.iter().map(Some));
        let ends = self.breaks.iter().map(|it| it.at).chain([self.html.len()]);
        follows.zip(ends).map(|(follows, end)| {
            let start = follows.map_or(0, |it| it.at);
            Piece { follows, html: &self.html[start..end] }
        })
    }
}

/// What stands between two line breaks.
struct Piece<'a> {
    follows: Option<&'a Break>,
    html: &'a str,
}

impl Piece<'_> {
    fn marker(&self, alone: bool) -> Option<Marker> {
        let begins_line = self.follows.is_none_or(|it| it.outermost);
        let marker = begins_line.then(|| marker(self.html)).flatten()?;
        (!alone || marker.kind == Kind::Bullet).then_some(marker)
    }

    fn write_joined(&self, out: &mut String) {
        if let Some(line_break) = self.follows {
            if line_break.hard || is_note(self.html) {
                out.push_str("<br>\n");
            } else if !line_break.before.zip(line_break.after).is_some_and(|(a, b)| joins(a, b)) {
                out.push('\n');
            }
        }
        out.push_str(self.html);
    }
}

/// Whether a line break between two characters is not a space.
pub(super) fn joins(before: char, after: char) -> bool {
    is_japanese(before) && is_japanese(after)
}

/// Writes the paragraph and the lists that lines make.
struct Layout<'o> {
    out: &'o mut String,
    wrapped: bool,
    in_paragraph: bool,
    /// The lists that are open, each inside the last item of the one before.
    lists: Vec<Kind>,
}

impl Layout<'_> {
    fn paragraph(&mut self) {
        if self.wrapped {
            fresh_line(self.out);
            self.out.push_str("<p>");
            self.in_paragraph = true;
        }
    }

    /// A marker of a kind seen before goes on with that list; another kind is a list inside.
    fn item(&mut self, kind: Kind) {
        self.end_paragraph();
        if let Some(depth) = self.lists.iter().position(|&it| it == kind) {
            self.close_to(depth + 1);
            self.out.push_str("</li>\n");
        } else {
            fresh_line(self.out);
            self.out.push_str("<ul class=\"marked\">\n");
            self.lists.push(kind);
        }
        self.out.push_str("<li>");
    }

    fn close_to(&mut self, depth: usize) {
        for _ in self.lists.drain(depth..) {
            self.out.push_str("</li>\n</ul>\n");
        }
    }

    fn end_paragraph(&mut self) {
        if self.in_paragraph {
            self.out.push_str("</p>\n");
            self.in_paragraph = false;
        }
    }

    fn close(mut self) {
        self.end_paragraph();
        self.close_to(0);
    }
}

/// Blocks begin on a line of their own.
pub(super) fn fresh_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
