//! A text with tables, as converters make it from a published form.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::filled::Place;

/// A cell or a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) at: Place,
}

/// What a text consists of, in its order.
#[derive(Debug)]
pub(super) enum Part {
    /// A paragraph, a heading or a list.
    Paragraph(Text),
    /// A table, row by row. A row has as many cells as the first.
    Table(Vec<Vec<Text>>),
}

/// A text with tables.
#[derive(Debug)]
pub struct Document {
    pub(super) parts: Vec<Part>,
    /// Whether the columns of its tables are where they were drawn: those of workbooks are, those of converters are not.
    pub(super) is_exact: bool,
}

impl Document {
    /// Reads Markdown with tables (GitHub Flavored Markdown). What stands in a cell is taken as it was typed, without marks being
    /// undone; only `<br>` is a line break and `\|` a bar.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let breaks: Vec<usize> = text.match_indices('\n').map(|it| it.0).collect();
        let line_of = |at: usize| breaks.partition_point(|it| *it < at) + 1;
        let mut parts = Vec::new();
        let mut rows: Vec<Vec<Text>> = Vec::new();
        let mut outer: Option<usize> = None;
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    if let Some(row) = rows.last_mut() {
                        let at =
                            Place::Line { line: line_of(range.start), column: Some(row.len() + 1) };
                        row.push(Text { text: cell(&text[range]), at });
                    }
                }
                Event::End(TagEnd::Table) => parts.push(Part::Table(std::mem::take(&mut rows))),
                Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::List(_))
                    if outer.is_none() =>
                {
                    outer = Some(range.end);
                    let at = Place::Line { line: line_of(range.start), column: None };
                    let text = text[range].trim().trim_start_matches('#').trim().to_owned();
                    parts.push(Part::Paragraph(Text { text, at }));
                }
                Event::End(_) if outer.is_some_and(|end| range.end >= end) => outer = None,
                Event::Start(_)
                | Event::End(_)
                | Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
        }
        Self { parts, is_exact: false }
    }

    /// How many cells and paragraphs have something in them.
    #[must_use]
    pub fn texts(&self) -> usize {
        let of = |part: &Part| match part {
            Part::Table(rows) => rows.iter().flatten().filter(|it| !it.text.is_empty()).count(),
            Part::Paragraph(_) => 1,
        };
        self.parts.iter().map(of).sum()
    }

    /// Whether it has a table.
    #[must_use]
    pub fn has_table(&self) -> bool {
        self.parts.iter().any(|it| matches!(it, Part::Table(_)))
    }
}

/// What stands in a cell, from what stands between its bars.
fn cell(raw: &str) -> String {
    let text = raw.trim().trim_matches('|').trim().replace("\\|", "|");
    let lines =
        text.split("<br>").flat_map(|it| it.split("<br/>")).flat_map(|it| it.split("<br />"));
    lines.map(str::trim).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_is_where_it_stands() {
        let document = Document::parse(
            "Ⅱ 方針\n\n| | |\n|--|--|\n| No. | 45 |\n| 内容 | a\\|b<br>・c |\n\n# 終わり\n",
        );
        let cell = |Text { text, at }: &Text| match at {
            Place::Line { line, column: Some(column) } => format!("{line}:{column} {text}"),
            Place::Line { line, column: None } => format!("{line} {text}"),
            Place::Cell(_) | Place::Given => text.clone(),
        };
        let mut said = Vec::new();
        for part in &document.parts {
            match part {
                Part::Paragraph(text) => said.push(cell(text)),
                Part::Table(rows) => {
                    said.extend(rows.iter().flatten().filter(|it| !it.text.is_empty()).map(cell));
                }
            }
        }
        let expected = ["1 Ⅱ 方針", "5:1 No.", "5:2 45", "6:1 内容", "6:2 a|b\n・c", "8 終わり"];
        assert_eq!(said, expected);
        assert_eq!(document.texts(), 6);
    }
}
