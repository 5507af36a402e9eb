//! Tables: headers that say what they head, and a way to scroll those too wide for a telephone.

use pulldown_cmark::{Alignment, Event, Parser, TagEnd};

use super::escape::{attribute, shown};
use super::place::DIALECT;
use super::source;

/// From so many columns on, a table is scrolled sideways by itself.
const WIDE: usize = 5;

pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    part: Part,
    /// The header cells as text: the name of the table for those who do not see it.
    names: Vec<String>,
}

enum Part {
    /// The header cells, until it is known whether they say anything.
    Head(Vec<String>),
    NoRowYet,
    Body,
}

impl Table {
    pub(super) fn new(alignments: Vec<Alignment>) -> Self {
        Table { alignments, column: 0, part: Part::Head(Vec::new()), names: Vec::new() }
    }

    pub(super) fn start_cell(&mut self) {
        if let Part::Head(_) = self.part {
            self.names.push(String::new());
        }
    }

    pub(super) fn hear(&mut self, text: &str) {
        if let (Part::Head(_), Some(name)) = (&self.part, self.names.last_mut()) {
            name.push_str(text);
        }
    }

    pub(super) fn end_cell(&mut self, out: &mut String, html: String) {
        if let Part::Head(cells) = &mut self.part {
            cells.push(html);
        } else {
            write_cell(out, "td", "", self.alignments.get(self.column), &html);
            self.column += 1;
        }
    }

    pub(super) fn end_head(&mut self, out: &mut String, fallback: &str) {
        let Part::Head(cells) = std::mem::replace(&mut self.part, Part::NoRowYet) else { return };
        if self.is_wide() {
            let said: Vec<_> =
                self.names.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
            let label = if said.is_empty() { fallback.to_owned() } else { said.join(" / ") };
            out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
            attribute(out, "aria-label", &label);
            out.push_str(">\n");
        }
        out.push_str("<table>\n");
        // A header that heads nothing is there because Markdown demands one.
        if cells.iter().all(String::is_empty) {
            return;
        }
        out.push_str("<thead>\n<tr>");
        for (cell, alignment) in cells.iter().zip(&self.alignments) {
            let (tag, scope) = if cell.is_empty() { ("td", "") } else { ("th", " scope=\"col\"") };
            write_cell(out, tag, scope, Some(alignment), cell);
        }
        out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn start_row(&mut self, out: &mut String) {
        self.column = 0;
        if let Part::NoRowYet = self.part {
            self.part = Part::Body;
            out.push_str("<tbody>\n");
        }
        out.push_str("<tr>");
    }

    pub(super) fn end(&self, out: &mut String) {
        if let Part::Body = self.part {
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n");
        if self.is_wide() {
            out.push_str("</div>\n");
        }
    }

    fn is_wide(&self) -> bool {
        self.alignments.len() >= WIDE
    }
}

/// A row with more cells than its head.
#[derive(Debug, PartialEq, Eq)]
pub struct LongRow {
    /// The row as it was typed.
    pub text: String,
    /// The cells that are too many.
    pub surplus: String,
}

/// The rows of a text's tables that have more cells than the head.
#[must_use]
pub fn rows_too_long(text: &str) -> Vec<LongRow> {
    let source = source::mark(text);
    let mut rows = Vec::new();
    let mut last_cell = 0;
    for (event, range) in Parser::new_ext(&source, DIALECT).into_offset_iter() {
        if let Event::End(TagEnd::TableCell) = event {
            last_cell = range.end;
        }
        if let Event::End(TagEnd::TableRow) = event
            && let Some(surplus) = surplus(&source, last_cell, range.end)
        {
            let text = shown(source[range].trim()).collect();
            rows.push(LongRow { text, surplus: shown(surplus).collect() });
        }
    }
    rows
}

/// What a row has after its last cell that is shown: more cells than the head, which the parser drops.
pub(super) fn surplus(source: &str, last_cell: usize, end_of_row: usize) -> Option<&str> {
    let rest = source.get(last_cell..end_of_row)?.trim();
    let rest = rest.strip_prefix('|').unwrap_or(rest).trim();
    let said = rest.strip_suffix('|').unwrap_or(rest).trim();
    (!rest.is_empty()).then_some(said)
}

fn write_cell(out: &mut String, tag: &str, scope: &str, align: Option<&Alignment>, html: &str) {
    let class = match align {
        Some(Alignment::Center) => " class=\"center\"",
        Some(Alignment::Right) => " class=\"right\"",
        Some(Alignment::Left | Alignment::None) | None => "",
    };
    for part in ["<", tag, scope, class, ">", html, "</", tag, ">"] {
        out.push_str(part);
    }
}
