//! Text of ODF: paragraphs, blanks that are elements, furigana, words that are struck out.

use super::styles::{Family, Styles};
use crate::workbook::xml::Tag;

/// As many blanks at most one element stands for.
const MOST_BLANKS: usize = 1000;

/// The paragraphs of a cell, a remark or a shape.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) live: String,
    pub(super) struck: String,
    /// How many paragraphs there are, empty ones too.
    pub(super) paragraphs: usize,
    /// Paragraphs that are open: shapes within a paragraph have some of their own.
    open: usize,
    /// Whether each of the spans around strikes out; none when it does not say.
    spans: Vec<Option<bool>>,
    /// Furigana, which are not part of what is written.
    ruby: usize,
    /// Whether blanks add nothing: there is one already, or the paragraph begins.
    blank: bool,
}

impl Words {
    /// All of it, struck out or not, without blanks around.
    pub(super) fn whole(&self) -> String {
        format!("{}{}", self.live, self.struck).trim().to_owned()
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>, styles: &Styles) {
        match tag.name() {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.live.push('\n');
                    if !self.struck.is_empty() {
                        self.struck.push('\n');
                    }
                }
                self.paragraphs += 1;
                self.open += 1;
                self.blank = true;
                self.spans.push(struck(tag, Family::Paragraph, styles));
            }
            "span" => self.spans.push(struck(tag, Family::Text, styles)),
            "ruby-text" => self.ruby += 1,
            "s" if self.open > 0 => {
                let count = tag.number("c").unwrap_or(1).min(MOST_BLANKS);
                self.element(&" ".repeat(count));
            }
            "tab" if self.open > 0 => self.element("\t"),
            "line-break" if self.open > 0 => self.element("\n"),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.open = self.open.saturating_sub(1);
                self.spans.pop();
            }
            "span" => {
                self.spans.pop();
            }
            "ruby-text" => self.ruby = self.ruby.saturating_sub(1),
            _ => {}
        }
    }

    /// Adds text; `cell_struck` is whether the font around strikes out.
    pub(super) fn text(&mut self, text: &str, cell_struck: bool) {
        if self.open == 0 {
            return;
        }
        let mut collapsed = String::with_capacity(text.len());
        for character in text.chars() {
            let blank = matches!(character, ' ' | '\t' | '\n' | '\r');
            if !blank {
                collapsed.push(character);
            } else if !self.blank {
                collapsed.push(' ');
            }
            self.blank = blank;
        }
        self.push(&collapsed, cell_struck);
    }

    /// Adds a blank that an element stands for.
    fn element(&mut self, blank: &str) {
        self.push(blank, false);
        self.blank = false;
    }

    fn push(&mut self, text: &str, cell_struck: bool) {
        if self.ruby > 0 {
            return;
        }
        let struck = self.spans.iter().rev().find_map(|it| *it).unwrap_or(cell_struck);
        let to = if struck { &mut self.struck } else { &mut self.live };
        to.push_str(text);
    }
}

fn struck(tag: &Tag<'_>, family: Family, styles: &Styles) -> Option<bool> {
    styles.struck(family, &tag.attribute("style-name")?)
}
