//! Writes what pulldown-cmark reads as HTML.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use super::Words;
use super::escape::{self, attribute};
use super::footnote::Footnotes;
use super::image::Image;
use super::inline::{InlineText, Wrap, fresh_line};
use super::link;
use super::marker;
use super::place::Place;
use super::stand_in::LINE;
use super::table::Table;

/// Deeper than this, quotations, lists and emphasis are not marked up any more: browsers stop
/// somewhere too, and nobody reads it.
const DEEPEST: usize = 32;

const LINK_END: &str = "</a>";

pub(super) fn render(source: &str, place: Place) -> String {
    let mut writer = Writer::new(place);
    for (event, range) in Parser::new_ext(source, place.dialect()).into_offset_iter() {
        if let Event::Start(Tag::Item) = event {
            writer.item(&source[range]);
        } else {
            writer.event(event);
        }
    }
    writer.finish()
}

struct Writer<'a> {
    place: Place<'a>,
    out: String,
    inline_text: Option<InlineText>,
    /// What closes each element that is open; empty for those not written.
    open: Vec<&'static str>,
    /// How many of them are inside running text.
    inline: usize,
    in_link: bool,
    in_code: bool,
    headings: usize,
    /// The number of the next item of each list that is open, if it has numbers.
    numbers: Vec<Option<u64>>,
    image: Option<Image>,
    table: Option<Table>,
    footnotes: Footnotes,
    /// What was being written when a note began, and the note's label.
    set_aside: Vec<(String, String)>,
}

impl<'a> Writer<'a> {
    fn new(place: Place<'a>) -> Self {
        Writer {
            place,
            out: String::new(),
            inline_text: None,
            open: Vec::new(),
            inline: 0,
            in_link: false,
            in_code: false,
            headings: 0,
            numbers: Vec::new(),
            image: None,
            table: None,
            footnotes: Footnotes::default(),
            set_aside: Vec::new(),
        }
    }

    fn finish(mut self) -> String {
        self.end_flow(Wrap::Tight);
        self.footnotes.write(&mut self.out, self.place.options());
        self.out
    }

    fn event(&mut self, event: Event) {
        if let Some(image) = &mut self.image {
            if image.hear(&event) {
                self.end_image();
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => escape::text(&mut self.out, &text),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.hear(&text);
                let inline_text = self.running();
                if text.starts_with(LINE) {
                    inline_text.begin_line();
                }
                inline_text.text(&text);
            }
            Event::Code(text) => {
                self.hear(&text);
                let inline_text = self.running();
                inline_text.object("<code>");
                inline_text.text(&text);
                inline_text.markup("</code>");
            }
            Event::SoftBreak => self.line_break(false),
            Event::HardBreak => self.line_break(true),
            Event::Rule => {
                self.begin_block();
                self.out.push_str("<hr>\n");
            }
            Event::FootnoteReference(label) => {
                let options = self.place.options().filter(|_| !self.in_link);
                let mark = self.footnotes.refer(&label, options);
                self.running().markup(&mark);
            }
            Event::TaskListMarker(done) => self.running().text(if done { "■" } else { "□" }),
        }
    }

    fn running(&mut self) -> &mut InlineText {
        self.inline_text.get_or_insert_default()
    }

    fn hear(&mut self, text: &str) {
        if let Some(table) = &mut self.table {
            table.hear(text);
        }
    }

    fn line_break(&mut self, hard: bool) {
        let outermost = self.inline == 0;
        let hard = hard || matches!(self.place, Place::Value);
        self.running().line_break(hard, outermost);
    }

    fn end_flow(&mut self, wrap: Wrap) {
        if let Some(inline_text) = self.inline_text.take() {
            inline_text.write(&mut self.out, wrap);
        }
    }

    fn begin_block(&mut self) {
        self.end_flow(Wrap::Tight);
        fresh_line(&mut self.out);
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Heading { .. } => {
                self.begin_block();
                self.inline_text = Some(InlineText::default());
            }
            Tag::BlockQuote(_) => self.container("<blockquote>\n", "</blockquote>\n"),
            Tag::List(first) => self.list(first),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::FootnoteDefinition(label) => {
                self.begin_block();
                self.set_aside.push((std::mem::take(&mut self.out), label.into_string()));
            }
            Tag::Table(alignments) => {
                self.begin_block();
                self.table = Some(Table::new(alignments));
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.start_row(&mut self.out);
                }
            }
            Tag::TableCell => {
                if let Some(table) = &mut self.table {
                    table.start_cell();
                }
            }
            Tag::Emphasis => self.inline("<em>", "</em>"),
            Tag::Strong => self.inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.inline("<del>", "</del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title);
            }
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(Image::new(&dest_url, &title));
            }
            // The head is written when its cells are known; the others are not switched on.
            Tag::TableHead
            | Tag::Item
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_flow(Wrap::Paragraph),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => {
                self.begin_block();
                self.close();
            }
            TagEnd::List(_) => {
                self.begin_block();
                self.close();
                self.numbers.pop();
            }
            TagEnd::Item => {
                self.end_flow(Wrap::Tight);
                self.close();
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::FootnoteDefinition => {
                self.end_flow(Wrap::Tight);
                if let Some((out, label)) = self.set_aside.pop() {
                    let note = std::mem::replace(&mut self.out, out);
                    self.footnotes.define(&label, note);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.end(&mut self.out);
                }
            }
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.close_inline();
            }
            TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn container(&mut self, start: &str, end: &'static str) {
        self.begin_block();
        let written = self.open.len() < DEEPEST;
        if written {
            self.out.push_str(start);
        }
        self.open.push(if written { end } else { "" });
    }

    fn list(&mut self, first: Option<u64>) {
        match first {
            None => self.container("<ul>\n", "</ul>\n"),
            Some(1) => self.container("<ol>\n", "</ol>\n"),
            Some(first) => self.container(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
        }
        self.numbers.push(first);
    }

    /// An item is written if its list is, with the number that was typed.
    fn item(&mut self, source: &str) {
        let written = self.open.last().is_some_and(|it| !it.is_empty());
        self.begin_block();
        let next = self.numbers.last_mut().and_then(Option::as_mut);
        let typed = marker::typed_number(source);
        if written {
            self.out.push_str("<li");
            if let (Some(next), Some(typed)) = (&next, typed)
                && **next != typed
            {
                let _ = write!(self.out, " value=\"{typed}\"");
            }
            self.out.push('>');
        }
        if let (Some(next), Some(typed)) = (next, typed) {
            *next = typed + 1;
            if !written {
                self.running().text(&format!("{typed}. "));
            }
        }
        self.open.push(if written { "</li>\n" } else { "\n" });
    }

    fn close(&mut self) {
        let end = self.open.pop().unwrap_or_default();
        self.out.push_str(end);
    }

    fn inline(&mut self, start: &str, end: &'static str) {
        self.inline += 1;
        let written = self.inline < DEEPEST;
        if written {
            self.running().markup(start);
        }
        self.open.push(if written { end } else { "" });
    }

    fn close_inline(&mut self) {
        self.inline = self.inline.saturating_sub(1);
        let end = self.open.pop().unwrap_or_default();
        self.in_link &= end != LINK_END;
        self.running().markup(end);
    }

    fn code_block(&mut self, kind: &CodeBlockKind) {
        self.begin_block();
        self.in_code = true;
        self.out.push_str("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            attribute(&mut self.out, "class", &format!("language-{language}"));
        }
        self.out.push('>');
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(inline_text) = self.inline_text.take() else { return };
        let Place::Body(options) = self.place else {
            self.out.push_str("<p><strong>");
            inline_text.write_inline(&mut self.out);
            self.out.push_str("</strong></p>\n");
            return;
        };
        self.headings += 1;
        let level = (level as usize).saturating_add(usize::from(options.heading_offset)).min(6);
        let _ = write!(self.out, "<h{level}");
        attribute(&mut self.out, "id", &options.id(&self.headings.to_string()));
        self.out.push('>');
        inline_text.write_inline(&mut self.out);
        let _ = writeln!(self.out, "</h{level}>");
    }

    fn end_table_head(&mut self) {
        let fallback = self.place.options().map_or(Words::default().table, |it| it.words.table);
        if let Some(table) = &mut self.table {
            table.end_head(&mut self.out, fallback);
        }
    }

    fn end_cell(&mut self) {
        let mut html = String::new();
        if let Some(inline_text) = self.inline_text.take() {
            inline_text.write(&mut html, Wrap::Tight);
        }
        if let Some(table) = &mut self.table {
            table.end_cell(&mut self.out, html);
        }
    }

    fn start_link(&mut self, kind: LinkType, destination: &str, title: &str) {
        let href = if kind == LinkType::Email {
            link::href(&format!("mailto:{destination}"))
        } else {
            link::href(destination)
        };
        self.inline += 1;
        // An address in the text of a link is a link to the parser, but none may be inside another.
        let Some(href) = href.filter(|_| !self.in_link) else {
            self.open.push("");
            return;
        };
        let mut tag = String::from("<a");
        attribute(&mut tag, "href", &href);
        if !title.is_empty() {
            attribute(&mut tag, "title", title);
        }
        tag.push('>');
        self.running().markup(&tag);
        self.open.push(LINK_END);
        self.in_link = true;
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        match image.html() {
            Some(html) => self.running().object(&html),
            None => self.running().text(image.alt()),
        }
    }
}
