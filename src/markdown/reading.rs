//! Looks over what was parsed for [`super::unintended`]: what is shown of a source, and which of its
//! marks nobody can have meant.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::escape::shown;
use super::link;
use super::stand_in::LINE;
use super::stand_in::is_dropped;
use super::table::surplus;
use super::unintended::Edit;

/// A longer emphasis is no formula.
const LONGEST_FORMULA: usize = 400;

/// What was read from a source, and what of it is to be taken back.
pub(super) struct Reading<'s> {
    source: &'s str,
    pub(super) edits: Vec<Edit>,
    /// What of the source is shown, or took effect as a mark.
    pub(super) covered: Vec<Range<usize>>,
    /// Whether each list that is open is numbered.
    lists: Vec<bool>,
    in_indented_code: bool,
    /// How many images are open: their texts lead nowhere, so that a link in one would be lost.
    images: usize,
    /// The labels of definitions that links refer to.
    pub(super) labels: Vec<String>,
    defined: HashSet<String>,
    last_cell: usize,
    table: Option<Range<usize>>,
}

impl<'s> Reading<'s> {
    pub(super) fn of(source: &'s str) -> Self {
        Reading {
            source,
            edits: Vec::new(),
            covered: Vec::new(),
            lists: Vec::new(),
            in_indented_code: false,
            images: 0,
            labels: Vec::new(),
            defined: HashSet::new(),
            last_cell: 0,
            table: None,
        }
    }

    /// Takes in an event, the ones that follow it, and the labels of notes that are referred to.
    pub(super) fn event(
        &mut self,
        event: &Event,
        range: Range<usize>,
        rest: &[(Event, Range<usize>)],
        referred: &HashSet<String>,
    ) {
        let is_empty = matches!(rest.first(), Some((Event::End(_), _)));
        match event {
            Event::Start(tag) => self.start(tag, range, is_empty, rest, referred),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(_) if self.in_indented_code => {
                self.indented(range.clone());
                self.covered.push(range);
            }
            Event::Text(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule => self.covered.push(range),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if let TagEnd::List(_) = tag {
            self.lists.pop();
        } else if tag == TagEnd::CodeBlock {
            self.in_indented_code = false;
        } else if tag == TagEnd::Image {
            self.images = self.images.saturating_sub(1);
        } else if tag == TagEnd::TableCell {
            self.last_cell = range.end;
        } else if tag == TagEnd::TableRow {
            self.row(range);
        } else if tag == TagEnd::Table {
            self.table = None;
        }
    }

    fn start(
        &mut self,
        tag: &Tag,
        range: Range<usize>,
        is_empty: bool,
        rest: &[(Event, Range<usize>)],
        referred: &HashSet<String>,
    ) {
        match tag {
            Tag::List(first) => self.lists.push(first.is_some()),
            Tag::Item => self.item(range, is_empty),
            Tag::BlockQuote(_) => {
                let after = &self.source[(range.start + 1).min(range.end)..];
                if is_empty || !after.starts_with([' ', '\t', '\n', '>']) {
                    self.text_line(range.start);
                }
            }
            Tag::Heading { .. } => self.heading(range, is_empty),
            Tag::Emphasis => self.emphasis(range, 1),
            Tag::Strong | Tag::Strikethrough => self.emphasis(range, 2),
            Tag::Link { link_type, dest_url, id, .. } => {
                let says_something = self.images == 0 && says_something(rest);
                self.link(*link_type, dest_url, id, range, says_something);
            }
            Tag::Image { link_type, dest_url, id, .. } => {
                self.link(*link_type, dest_url, id, range, self.images == 0);
                self.images += 1;
            }
            Tag::FootnoteDefinition(label) => self.footnote(label, range, referred, is_empty),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.in_indented_code = true,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.fence(info, range);
            }
            Tag::Table(_) => self.table = Some(range),
            Tag::Paragraph
            | Tag::HtmlBlock
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    /// Code names its language and ends; else what is named is part of the text.
    fn fence(&mut self, info: &str, range: Range<usize>) {
        let block = &self.source[range.clone()];
        if info.is_empty() || is_language(info) && is_closed(block) {
            let line = block.find('\n').unwrap_or(block.len());
            self.covered.push(range.start..range.start + line);
        }
    }

    fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.edits.push((at..at, text.into()));
    }

    fn text_line(&mut self, at: usize) {
        self.insert(at, LINE);
    }

    /// An item without a text is the sign that was typed; a year begins no list.
    fn item(&mut self, range: Range<usize>, is_empty: bool) {
        let text = &self.source[range.clone()];
        let marker = text.trim_start_matches([' ', '\t']);
        let start = range.start + text.len() - marker.len();
        let digits = marker.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = self.lists.last().copied().unwrap_or_default();
        let no_number = digits > 3 || (digits > 1 && marker.starts_with('0'));
        if is_empty || (numbered && no_number) {
            self.text_line(start);
        }
        self.covered.push(range.start..start + digits + 1);
    }

    /// A heading begins with `#` and says something.
    fn heading(&mut self, range: Range<usize>, is_empty: bool) {
        let text = self.source[range.clone()].trim_end();
        if is_empty {
            return self.text_line(range.start);
        }
        if text.trim_start().starts_with('#') {
            return;
        }
        let above = text.trim_end_matches(['-', '=']);
        let underline = range.start + above.len()..range.start + text.len();
        if underline.len() > 2 && text.ends_with('-') {
            let rule = "*".repeat(underline.len());
            self.edits.push((underline, rule));
        } else {
            self.text_line(underline.start);
        }
    }

    /// In 「数量*単価=金額、人数*時間=延べ」 there is no emphasis.
    fn emphasis(&mut self, range: Range<usize>, marks: usize) {
        if range.len() > LONGEST_FORMULA || !self.source[range.clone()].contains(['=', '＝']) {
            return;
        }
        let is_space = |it: &char| *it == ' ' || is_dropped(*it);
        let before = self.source[..range.start].chars().rev().find(|it| !is_space(it));
        let after = self.source[range.end..].chars().find(|it| !is_space(it));
        let is_term = |it: char| it.is_alphanumeric() || "()（）".contains(it);
        if before.is_some_and(is_term) && after.is_some_and(is_term) {
            for at in 0..marks {
                self.insert(range.start + at, "\\");
                self.insert(range.end - 1 - at, "\\");
            }
        }
    }

    /// A link says something and leads somewhere; 「[％](平成25年度)」 is none.
    fn link(
        &mut self,
        link_type: LinkType,
        address: &CowStr,
        id: &CowStr,
        range: Range<usize>,
        says_something: bool,
    ) {
        self.covered.push(range.clone());
        if matches!(link_type, LinkType::Autolink | LinkType::Email) {
            return;
        }
        let address: String = shown(address).collect();
        if says_something && link::is_address(&address) {
            if link_type != LinkType::Inline {
                self.labels.push(id.to_string());
            }
        } else {
            let image = usize::from(self.source[range.start..].starts_with('!'));
            self.insert(range.start + image, "\\");
        }
    }

    /// A note says something, something refers to it, and it is the first of its label.
    fn footnote(
        &mut self,
        label: &CowStr,
        range: Range<usize>,
        referred: &HashSet<String>,
        is_empty: bool,
    ) {
        let key = link::label_key(label);
        let mark = self.source[range.clone()].find("]:").map_or(range.start, |it| range.start + it);
        self.covered.push(range.start..mark);
        if is_empty || !referred.contains(&key) || !self.defined.insert(key) {
            self.insert(range.start, format!("{LINE}\\"));
        }
    }

    /// What is indented is a paragraph, as on paper.
    fn indented(&mut self, range: Range<usize>) {
        if self.source[range.clone()].trim().is_empty() {
            return;
        }
        let before = self.source[..range.start].bytes().rev();
        let spaces = before.take(4).take_while(|it| matches!(it, b' ' | b'\t')).count();
        self.text_line(range.start - spaces);
    }

    /// A row with more cells than the head would lose them: then there is no table.
    fn row(&mut self, range: Range<usize>) {
        if surplus(self.source, self.last_cell, range.end).is_some() {
            self.break_table();
        }
    }

    fn break_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        let text = &self.source[table.clone()];
        let mut at = table.start;
        for line in text.split_inclusive('\n') {
            let inside = line.trim_start_matches([' ', '>']);
            if !inside.trim().is_empty() {
                self.text_line(at + line.len() - inside.len());
            }
            at += line.len();
        }
    }

    /// Marks a line as text. One in brackets could be a link to the definition that counts, and could
    /// swallow the definition on the next line.
    fn definition_lost(&mut self, start: usize, end: usize) {
        if !self.source[start..].starts_with('[') {
            return self.text_line(start);
        }
        self.insert(start, format!("{LINE}\\"));
        let is_whole = start == 0 || self.source[..start].ends_with('\n');
        if is_whole && self.source[end..].starts_with("\n[") {
            self.insert(end, "\n");
        }
    }

    /// Marks the lines of which letters or digits were in nothing that is shown.
    pub(super) fn lost(&mut self) {
        self.covered.sort_by_key(|it| it.start);
        let mut gaps = Vec::new();
        let mut done = 0;
        for range in &self.covered {
            if range.start > done {
                gaps.push(done..range.start);
            }
            done = done.max(range.end);
        }
        gaps.push(done..self.source.len());
        for gap in gaps {
            let mut at = gap.start;
            for line in self.source[gap.clone()].split_inclusive('\n') {
                if let Some(letter) = line.find(|it: char| it.is_alphanumeric()) {
                    let before = &self.source[..at + letter];
                    let begins = before
                        .trim_end_matches(|it: char| !it.is_whitespace() && !it.is_alphanumeric());
                    self.definition_lost(begins.len(), at + line.trim_end().len());
                }
                at += line.len();
            }
        }
    }
}

/// Whether something is between the start of a link and its end.
fn says_something(rest: &[(Event, Range<usize>)]) -> bool {
    let is_end = |event: &Event| matches!(event, Event::End(TagEnd::Link));
    let mut inside = rest.iter().map(|(event, _)| event).take_while(|event| !is_end(event));
    let says = |event: &Event| match event {
        Event::Text(text) | Event::Code(text) => shown(text).any(|it| !it.is_whitespace()),
        Event::Start(tag) => matches!(tag, Tag::Image { .. }),
        Event::FootnoteReference(_) => true,
        Event::End(_)
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::TaskListMarker(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::Rule => false,
    };
    inside.any(says)
}

/// Whether what follows the sign that begins a block of code can be the name of a language.
fn is_language(info: &str) -> bool {
    let info: String = shown(info).collect();
    info.starts_with(|it: char| it.is_ascii_alphabetic())
        && info.bytes().all(|it| it.is_ascii_alphanumeric() || b"+-#.".contains(&it))
}

/// Whether a block of code ends with the sign that it begins with.
fn is_closed(block: &str) -> bool {
    let last = block.trim_end().lines().skip(1).last().unwrap_or_default();
    let sign = last.trim_start_matches([' ', '>']);
    sign.starts_with("```") || sign.starts_with("~~~")
}
