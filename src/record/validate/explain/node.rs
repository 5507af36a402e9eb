//! YAML with the place of everything in it: read only when a file is wrong.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use crate::diagnostic::Span;
use crate::record::limit::{self, DEPTH, ENTRIES, REFERENCED};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Bytes of the file.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) content: Content,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// A text, number, date: what it means, the schema says.
    Scalar {
        /// As YAML reads it.
        text: String,
        /// Whether it stands in quotation marks.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A table, with keys that may stand twice.
    Table(Vec<(Node, Node)>),
}

/// Why there is no node, or not a whole one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not YAML; the parser's words, in English.
    Syntax(Span, String),
    /// A merge key, or references that grow beyond measure.
    Alias(Span),
    /// A value that begins with `!`, which YAML takes for a type.
    Tag(Span),
    /// Deeper than any record is.
    TooDeep(Span),
    /// The first row that is too many in a list or a table.
    TooManyRows(Span),
    /// A second document.
    SecondDocument(Span),
}

/// What could be read of a text.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// The value, as far as it was read.
    pub(crate) node: Option<Node>,
    /// What was in the way.
    pub(crate) faults: Vec<Fault>,
    /// Whether reading went to the end.
    pub(crate) complete: bool,
}

impl Node {
    /// The text of a scalar that is not empty.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            Content::List(_) | Content::Table(_) => None,
        }
    }

    /// Whether it is a scalar that stands for nothing.
    pub(crate) fn is_null(&self) -> bool {
        match &self.content {
            Content::Scalar { text, quoted } => {
                !quoted && (text.is_empty() || text == "~" || text == "null")
            }
            Content::List(_) | Content::Table(_) => false,
        }
    }

    /// Whether nothing was typed in it, however deep it is.
    pub(crate) fn is_blank(&self) -> bool {
        match &self.content {
            Content::Scalar { text, .. } => self.is_null() || text.trim().is_empty(),
            Content::List(items) => items.iter().all(Self::is_blank),
            Content::Table(rows) => rows.iter().all(|(_, value)| value.is_blank()),
        }
    }

    /// The value of a table's key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.row(|it| it == key).map(|(_, value)| value)
    }

    /// The first row of a table with such a key.
    pub(crate) fn row(&self, is_key: impl Fn(&str) -> bool) -> Option<(&Node, &Node)> {
        match &self.content {
            Content::Table(rows) => {
                let found = rows.iter().find(|(key, _)| key.text().is_some_and(&is_key));
                found.map(|(key, value)| (key, value))
            }
            Content::Scalar { .. } | Content::List(_) => None,
        }
    }

    /// The first key or item of what has several, else the node itself: where it begins.
    pub(crate) fn first(&self) -> &Node {
        match &self.content {
            Content::Table(rows) => rows.first().map_or(self, |(key, _)| key),
            Content::List(items) => items.first().map_or(self, Self::first),
            Content::Scalar { .. } => self,
        }
    }

    /// How many nodes it is made of; a long text counts as several.
    fn size(&self) -> usize {
        1 + match &self.content {
            Content::Scalar { text, .. } => text.len() / 64,
            Content::List(items) => items.iter().map(Self::size).sum(),
            Content::Table(rows) => rows.iter().map(|(a, b)| a.size() + b.size()).sum(),
        }
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.content {
            Content::List(items) => items,
            Content::Scalar { .. } | Content::Table(_) => &[],
        }
    }
}

/// A list or table that is not closed yet.
struct Open {
    start: usize,
    anchor: usize,
    list: bool,
    nodes: Vec<Node>,
}

impl Open {
    fn close(self, end: usize) -> Node {
        let content = if self.list {
            Content::List(self.nodes)
        } else {
            let mut rows = Vec::with_capacity(self.nodes.len() / 2);
            let mut nodes = self.nodes.into_iter();
            while let Some(key) = nodes.next() {
                let after = Span { start: key.span.end, end: key.span.end };
                let nothing = Content::Scalar { text: String::new(), quoted: false };
                let value = nodes.next().unwrap_or(Node { span: after, content: nothing });
                rows.push((key, value));
            }
            Content::Table(rows)
        };
        Node { span: Span { start: self.start, end: end.max(self.start) }, content }
    }
}

/// Reads a text as one YAML document.
pub(crate) fn parse(yaml: &str) -> Parsed {
    parse_within(yaml, ENTRIES)
}

/// Whether a text is deeper or longer than any file of a city, so that the quick reading must not begin: it would take long,
/// or much memory. Where it may be so and the text is no YAML, it need not begin either.
pub(crate) fn exceeds(yaml: &str, rows: usize) -> bool {
    let stops = |fault: &Fault| match fault {
        Fault::Syntax(..) | Fault::Alias(_) | Fault::TooDeep(_) | Fault::TooManyRows(_) => true,
        Fault::Tag(_) | Fault::SecondDocument(_) => false,
    };
    limit::may_be_exceeded(yaml, rows) && parse_within(yaml, rows).faults.iter().any(stops)
}

/// Reads a text as one YAML document, as long as no list or table in it has more rows.
pub(crate) fn parse_within(yaml: &str, rows: usize) -> Parsed {
    // The parser counts characters; everything else here counts bytes.
    let bytes: Vec<usize> = yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect();
    let byte = |index: usize| bytes[index.min(bytes.len() - 1)];
    let mut reader = Reader { yaml, rows, ..Reader::default() };
    let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str(yaml);
    let mut documents = 0;
    let mut last = 0;
    loop {
        match parser.next_event() {
            None => break,
            Some(Err(error)) => {
                let at = byte(error.marker().index());
                reader.faults.push(Fault::Syntax(here(yaml, at), error.info().to_owned()));
                return reader.finish(at, false);
            }
            Some(Ok((event, place))) => {
                let span = Span { start: byte(place.start.index()), end: byte(place.end.index()) };
                last = span.end;
                if matches!(event, Event::DocumentStart(_)) {
                    documents += 1;
                    if documents > 1 {
                        reader.faults.push(Fault::SecondDocument(here(yaml, span.start)));
                        return reader.finish(last, true);
                    }
                }
                if !reader.event(event, span) {
                    return reader.finish(last, false);
                }
            }
        }
    }
    reader.finish(last, true)
}

/// The character at a byte, or the last one of the text.
fn here(yaml: &str, at: usize) -> Span {
    let end = yaml[at..].chars().next().map_or(at, |it| at + it.len_utf8());
    Span { start: at, end }
}

#[derive(Default)]
struct Reader<'y> {
    yaml: &'y str,
    /// How many a list or a table may have.
    rows: usize,
    open: Vec<Open>,
    done: Option<Node>,
    faults: Vec<Fault>,
    anchors: HashMap<usize, Node>,
    referenced: usize,
}

impl Reader<'_> {
    /// Takes one event in; false when reading must end.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::Alias(anchor) => return self.alias(anchor, span),
            Event::Scalar(text, style, anchor, tag) => {
                self.note(span, tag.is_some());
                if text == "<<" && style == ScalarStyle::Plain {
                    self.faults.push(Fault::Alias(span));
                }
                let span = self.trimmed(span, &text, style);
                let content = scalar(&text, style != ScalarStyle::Plain);
                return self.add(Node { span, content }, anchor);
            }
            Event::SequenceStart(anchor, tag) => {
                self.note(span, tag.is_some());
                return self.push(span, anchor, true);
            }
            Event::MappingStart(anchor, tag) => {
                self.note(span, tag.is_some());
                return self.push(span, anchor, false);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let anchor = open.anchor;
                    return self.add(open.close(span.end), anchor);
                }
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        true
    }

    /// Puts a copy of what was anchored where it is referred to.
    fn alias(&mut self, anchor: usize, span: Span) -> bool {
        let node = self.anchors.get(&anchor).cloned();
        let node = node.map(|it| Node { span, content: it.content });
        self.referenced += node.as_ref().map_or(1, Node::size);
        if self.referenced > REFERENCED {
            self.faults.push(Fault::Alias(span));
            return false;
        }
        self.add(node.unwrap_or(Node { span, content: scalar("", false) }), 0)
    }

    /// The span of a scalar without the line ends that a plain text takes with it, and without what announces a block.
    fn trimmed(&self, span: Span, text: &str, style: ScalarStyle) -> Span {
        match style {
            ScalarStyle::Plain if !text.contains(['\n', ' ']) => {
                Span { start: span.start, end: span.end.min(span.start + text.len()) }
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let source = self.yaml.get(span.start..span.end).unwrap_or_default();
                let bar = source.find('\n').filter(|_| source.starts_with(['|', '>']));
                let text = source.get(bar.unwrap_or(0)..).unwrap_or_default().trim_start();
                let start = if text.is_empty() { span.start } else { span.end - text.len() };
                Span { start, ..span }
            }
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => span,
        }
    }

    fn note(&mut self, span: Span, tagged: bool) {
        if tagged {
            self.faults.push(Fault::Tag(span));
        }
    }

    fn push(&mut self, span: Span, anchor: usize, list: bool) -> bool {
        if self.open.len() == DEPTH {
            self.faults.push(Fault::TooDeep(Span { start: span.start, end: span.start + 1 }));
            return false;
        }
        self.open.push(Open { start: span.start, anchor, list, nodes: Vec::new() });
        true
    }

    /// Puts a node where it belongs; false when it is one too many there.
    fn add(&mut self, node: Node, anchor: usize) -> bool {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.done = Some(node);
            return true;
        };
        // Of a table, keys and values are counted.
        if open.nodes.len() >= if open.list { self.rows } else { self.rows * 2 } {
            self.faults.push(Fault::TooManyRows(node.span));
            return false;
        }
        open.nodes.push(node);
        true
    }

    fn finish(mut self, end: usize, complete: bool) -> Parsed {
        while let Some(open) = self.open.pop() {
            let node = open.close(end);
            match self.open.last_mut() {
                Some(open) => open.nodes.push(node),
                None => self.done = Some(node),
            }
        }
        Parsed { node: self.done, faults: self.faults, complete }
    }
}

fn scalar(text: &str, quoted: bool) -> Content {
    Content::Scalar { text: text.to_owned(), quoted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_bytes_under_japanese_text() {
        let yaml = "担当課: 人事課\n番号: 45\n";
        let parsed = parse(yaml);
        let node = parsed.node.unwrap();
        let value = node.get("番号").unwrap();
        assert_eq!(&yaml[value.span.start..value.span.end], "45");
        assert!(parsed.complete);
    }

    #[test]
    fn depth_and_references_are_bounded() {
        let parsed = parse(&("[".repeat(100) + &"]".repeat(100)));
        assert!(matches!(parsed.faults.as_slice(), [Fault::TooDeep(_)]), "{:?}", parsed.faults);
        // The parser has a bound of its own, which comes first when nothing is closed.
        let parsed = parse(&"[".repeat(80_000));
        assert!(matches!(parsed.faults.as_slice(), [Fault::Syntax(..)]), "{:?}", parsed.faults);
        let parsed = parse("a: &x 1\nb: *x\n");
        assert_eq!(parsed.node.unwrap().get("b").and_then(Node::text), Some("1"));
        let level =
            |it: usize| format!("a{}: &a{} [{}]\n", it + 1, it + 1, format!("*a{it},").repeat(9));
        let bomb: String = "a0: &a0 x\n".to_owned() + &(0..9).map(level).collect::<String>();
        assert!(matches!(parse(&bomb).faults.as_slice(), [Fault::Alias(_)]));
    }

    #[test]
    fn what_was_read_before_a_syntax_error_is_kept() {
        let parsed = parse("番号: 45\n担当課: \"人事課\n");
        assert!(!parsed.complete);
        assert_eq!(parsed.node.unwrap().get("番号").and_then(Node::text), Some("45"));
    }
}
