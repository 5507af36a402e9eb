//! From YAML to values with their places.
//!
//! The places that the parser tells are not those of what is typed: they count characters, a quoted text
//! takes the comment behind it along, a `|` begins below its sign and ends behind blank lines, and a list
//! that is not indented begins behind its first `-`. So only the beginnings of keys and of texts are
//! taken from it, and the rest is looked for in the text.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, StrInput};

use super::node::{Content, Entry, Node, Origin, Seat, Style};
use super::source::Source;
use super::{EditError, Step};

/// How deep values may stand in one another. The deepest that a form has is 6.
pub(super) const DEPTH: usize = 64;

/// How many values references may add to a file before they are taken for an attack.
const REFERENCED: usize = 10_000;

/// What a front matter says.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) root: Node,
    /// Whether it is written in a way that is read, but not edited: with `? key`, `<<`, or a document of
    /// its own.
    pub(super) unusual: bool,
}

/// Reads the YAML of a front matter. Lines are counted as in the file, where a `---` stands before it.
pub(super) fn parse(yaml: &str) -> Result<Parsed, EditError> {
    // The parser counts characters.
    let bytes: Vec<usize> = yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect();
    let byte = |marker: Marker| bytes[marker.index().min(bytes.len() - 1)];
    let mut reader = Reader::new(Source { text: yaml });
    reader.unusual = yaml.starts_with('\u{FEFF}');
    let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str(yaml);
    while let Some(next) = parser.next_event() {
        let (event, place) = next.map_err(|it| fault(*it.marker(), it.info()))?;
        let span = byte(place.start)..byte(place.end);
        reader.event(event, span).map_err(|it| match it {
            Stop::Edit(edit_error) => edit_error,
            Stop::Fault(message) => fault(place.start, message),
        })?;
    }
    let end = yaml.len();
    let absent = Origin { span: end..end, style: Style::Absent, guarded: false, seats: Vec::new() };
    let nothing =
        Node { content: Content::Nothing, origin: Some(absent), changed: false, typed: None };
    Ok(Parsed { root: reader.root.unwrap_or(nothing), unusual: reader.unusual })
}

fn fault(at: Marker, message: &str) -> EditError {
    EditError::Yaml { line: at.line() + 1, column: at.col() + 1, message: message.to_owned() }
}

/// Why reading ends.
enum Stop {
    Edit(EditError),
    Fault(&'static str),
}

/// A list or table that is not closed yet.
struct Open {
    is_list: bool,
    origin: Origin,
    anchor: usize,
    /// Where the last thing in it ended.
    cursor: usize,
    entries: Vec<Entry>,
    /// The key whose value comes next.
    key: Option<(String, Seat)>,
}

struct Reader<'a> {
    source: Source<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Content>,
    referenced: usize,
    unusual: bool,
}

impl<'a> Reader<'a> {
    fn new(source: Source<'a>) -> Self {
        let (open, anchors) = (Vec::new(), HashMap::new());
        Self { source, open, root: None, anchors, referenced: 0, unusual: false }
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> Result<(), Stop> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let guarded = anchor > 0 || tag.is_some();
                if self.is_key_next() {
                    self.unusual |= guarded || (text == "<<" && style == ScalarStyle::Plain);
                    return self.key(&text, style, span);
                }
                let node = self.scalar(&text, style, span, guarded);
                self.add(node, anchor)
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::SequenceStart(anchor, tag) => {
                self.begin(true, span.start, anchor, anchor > 0 || tag.is_some())
            }
            Event::MappingStart(anchor, tag) => {
                self.begin(false, span.start, anchor, anchor > 0 || tag.is_some())
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::DocumentStart(explicit) => {
                self.unusual |= explicit;
                let first = self.root.is_none();
                first.then_some(()).ok_or(Stop::Fault("a second document begins here"))
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    fn is_key_next(&self) -> bool {
        self.open.last().is_some_and(|it| !it.is_list && it.key.is_none())
    }

    /// The path of what is being read.
    fn path(&self) -> Vec<Step> {
        let step = |open: &Open| match &open.key {
            Some((key, _)) => Step::Key(key.clone()),
            None => Step::Item(open.entries.len()),
        };
        self.open.iter().map(step).collect()
    }

    fn key(&mut self, text: &str, style: ScalarStyle, span: Range<usize>) -> Result<(), Stop> {
        let source = self.source;
        let end = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                source.quoted_end(source.skip_properties(span.start))
            }
            ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => span.end,
        };
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        let at = source.skip_blanks(end);
        let colon = source.is(at, b':');
        let is_flow = open.origin.style != Style::Lines;
        let start = if is_flow { source.skip_commas(open.cursor) } else { span.start };
        let is_absent = text.is_empty() && style == ScalarStyle::Plain;
        self.unusual |= is_absent || start != span.start || !(colon || is_flow);
        let seat = Seat { start, open: if colon { at + 1 } else { end }, colon, end };
        let is_twice = open.entries.iter().any(|it| it.key == text);
        open.key = Some((text.to_owned(), seat));
        if is_twice {
            return Err(Stop::Edit(EditError::KeyTwice { path: self.path() }));
        }
        Ok(())
    }

    /// Where the value that comes next may begin.
    fn next_open(&self) -> usize {
        match self.open.last() {
            None => 0,
            Some(Open { key: Some((_, seat)), .. }) => seat.open,
            Some(open) => self.item_seat(open).open,
        }
    }

    /// The place of the next item of a list.
    fn item_seat(&self, open: &Open) -> Seat {
        if open.origin.style == Style::Lines {
            let start = self.source.skip_trivia(open.cursor);
            return Seat { start, open: start + 1, colon: true, end: start + 1 };
        }
        let start = self.source.skip_commas(open.cursor);
        Seat { start, open: start, colon: true, end: start }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Range<usize>, guarded: bool) -> Node {
        let source = self.source;
        let is_plain = style == ScalarStyle::Plain;
        let (span, written) = match style {
            // What stands for nothing has a place that says nothing.
            ScalarStyle::Plain if text.is_empty() => {
                let at = self.next_open();
                (at..at, Style::Absent)
            }
            ScalarStyle::Plain => (span, Style::Plain),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let end = source.quoted_end(source.skip_properties(span.start));
                let is_single = style == ScalarStyle::SingleQuoted;
                (span.start..end, if is_single { Style::Single } else { Style::Double })
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let sign = source.skip_properties(source.skip_trivia(self.next_open()));
                (sign..block_end(source, sign, span.end, text), Style::Block)
            }
        };
        let content = if is_plain && matches!(text, "" | "~" | "null") {
            Content::Nothing
        } else {
            Content::Text { text: text.to_owned(), bare: false }
        };
        let origin = Origin { span, style: written, guarded, seats: Vec::new() };
        Node { content, origin: Some(origin), changed: false, typed: None }
    }

    /// Puts a copy of what was anchored where it is referred to.
    fn alias(&mut self, anchor: usize, span: Range<usize>) -> Result<(), Stop> {
        if self.is_key_next() {
            return Err(Stop::Fault("a key is a reference"));
        }
        let content = self.anchors.get(&anchor).cloned();
        let content = content.ok_or(Stop::Fault("a reference to what is not closed"))?;
        let span = span.start..self.source.alias_end(span.start);
        let origin = Origin { span, style: Style::Alias, guarded: true, seats: Vec::new() };
        let node = Node { content, origin: Some(origin), changed: false, typed: None };
        self.referenced += node.size();
        if self.referenced > REFERENCED {
            return Err(Stop::Fault("references grow beyond measure"));
        }
        self.add(node, 0)
    }

    fn begin(
        &mut self,
        is_list: bool,
        at: usize,
        anchor: usize,
        guarded: bool,
    ) -> Result<(), Stop> {
        if self.is_key_next() {
            return Err(Stop::Fault("a key is a list or a table"));
        }
        if self.open.len() == DEPTH {
            return Err(Stop::Fault("values stand too deep in one another"));
        }
        let first = self.source.skip_properties(at);
        let is_inside = self.open.last().is_some_and(|it| it.origin.style != Style::Lines);
        let (style, cursor) = if self.source.is(first, if is_list { b'[' } else { b'{' }) {
            (Style::Flow, first + 1)
        } else if is_inside {
            (Style::Pair, at)
        } else {
            (Style::Lines, self.source.skip_properties(self.source.skip_trivia(self.next_open())))
        };
        let span = if style == Style::Lines { cursor..cursor } else { at..at };
        let origin = Origin { span, style, guarded, seats: Vec::new() };
        self.open.push(Open { is_list, origin, anchor, cursor, entries: Vec::new(), key: None });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Stop> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let mut origin = open.origin;
        // Its end takes a comment behind it along, too.
        let is_flow = origin.style == Style::Flow;
        origin.span.end =
            if is_flow { self.source.skip_commas(open.cursor) + 1 } else { open.cursor };
        let entries = open.entries;
        let content = if open.is_list { Content::List(entries) } else { Content::Table(entries) };
        self.add(Node { content, origin: Some(origin), changed: false, typed: None }, open.anchor)
    }

    fn add(&mut self, node: Node, anchor: usize) -> Result<(), Stop> {
        if anchor > 0 {
            self.referenced += node.size();
            self.anchors.insert(anchor, node.content.clone());
        }
        if self.referenced > REFERENCED {
            return Err(Stop::Fault("references grow beyond measure"));
        }
        let Some(mut open) = self.open.pop() else {
            self.root = Some(node);
            return Ok(());
        };
        let (key, mut seat) = match open.key.take() {
            Some(key) => key,
            None => (String::new(), self.item_seat(&open)),
        };
        let is_item = open.is_list && open.origin.style == Style::Lines;
        self.unusual |= is_item && !self.source.is(seat.start, b'-');
        seat.end = node.origin.as_ref().map_or(seat.end, |it| it.span.end).max(seat.open);
        open.cursor = seat.end;
        open.entries.push(Entry { key, seat: Some(open.origin.seats.len()), node });
        open.origin.seats.push(seat);
        self.open.push(open);
        Ok(())
    }
}

/// The end of the last line of a `|` or `>` at this byte: the blank lines below it are not its own, unless
/// `+` says so.
fn block_end(source: Source<'_>, sign: usize, end: usize, text: &str) -> usize {
    let head = source.line_end(sign);
    let body = source.text.get(head..end).unwrap_or_default();
    let mut at = head + body.trim_end_matches([' ', '\t', '\r', '\n']).len();
    if source.word(sign).contains('+') {
        let ends = text.len() - text.trim_end_matches('\n').len();
        let own = usize::from(at != head);
        for _ in own..ends {
            at = source.line_end(source.next_line(at));
        }
    }
    at
}
