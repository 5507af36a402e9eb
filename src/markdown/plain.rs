//! Markdown as one line of text, for titles and descriptions.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::escape::shown;
use super::inline::joins;
use super::marker::{stands_apart, typed_number};
use super::place::DIALECT;
use super::stand_in::LINE;

pub(super) fn render(source: &str) -> String {
    let mut line = Line::default();
    let mut notes = 0_usize;
    let mut numbered = Vec::new();
    for (event, range) in Parser::new_ext(source, DIALECT).into_offset_iter() {
        match event {
            // A note is no part of what is said in one line.
            Event::Start(Tag::FootnoteDefinition(_)) => notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => notes = notes.saturating_sub(1),
            _ if notes > 0 => {}
            Event::Start(Tag::List(first)) => numbered.push(first.is_some()),
            Event::End(TagEnd::List(_)) => {
                line.space();
                numbered.pop();
            }
            Event::Start(Tag::Item) => {
                line.space();
                if let (Some(true), Some(number)) = (numbered.last(), typed_number(&source[range]))
                {
                    line.text(&format!("{number}. "));
                }
            }
            Event::Start(tag) if is_inline(tag.to_end()) => {}
            Event::End(tag) if is_inline(tag) => {}
            Event::Start(_) | Event::End(_) | Event::HardBreak | Event::Rule => line.space(),
            Event::SoftBreak => line.line_break(),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => line.text(&text),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    line.out
}

/// Text without Markdown, on one line or several.
pub(super) fn render_literal(text: &str) -> String {
    // Only a break or a second space would not stay as it is.
    if !text.contains('\n') && !text.contains("  ") {
        return text.to_owned();
    }
    let mut line = Line::default();
    for (number, part) in text.split('\n').enumerate() {
        match (number, part) {
            (0, _) => {}
            (_, "") => line.space(),
            _ => line.line_break(),
        }
        line.text(part);
    }
    line.out
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[derive(Default)]
struct Line {
    out: String,
    gap: Gap,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Gap {
    #[default]
    None,
    /// A space, or nothing between Japanese characters.
    Break,
    Space,
}

impl Line {
    fn space(&mut self) {
        self.gap = Gap::Space;
    }

    fn line_break(&mut self) {
        if self.gap == Gap::None {
            self.gap = Gap::Break;
        }
    }

    fn text(&mut self, text: &str) {
        if self.gap == Gap::Break && (text.starts_with(LINE) || stands_apart(text)) {
            self.gap = Gap::Space;
        }
        self.out.reserve(text.len());
        for c in shown(text) {
            if matches!(c, ' ' | '\t' | '\n') {
                self.gap = Gap::Space;
                continue;
            }
            let spaced = match (self.gap, self.out.chars().next_back()) {
                (_, None) | (Gap::None, _) => false,
                (Gap::Break, Some(last)) => !joins(last, c),
                (Gap::Space, Some(_)) => true,
            };
            if spaced {
                self.out.push(' ');
            }
            self.out.push(c);
            self.gap = Gap::None;
        }
    }
}
