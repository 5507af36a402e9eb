//! Reading a part of a packed file as XML, piece by piece and within the limits.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};

use super::WorkbookError;
use super::limit::Budget;

/// As many elements may be within one another. The reader keeps the names of all that are open.
const DEEPEST: usize = 256;

/// A piece of a part. Names are without the prefix of their namespace: within the parts that are read here, no
/// two elements differ by it alone.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Start(Tag<'a>),
    End(EndTag<'a>),
    Text(Cow<'a, str>),
    /// A remark of the writer of the part, or a declaration.
    Other,
    Eof,
}

/// The end of an element.
#[derive(Debug)]
pub(super) struct EndTag<'a>(BytesEnd<'a>);

impl EndTag<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Whether its name has a prefix (`draw`).
    pub(super) fn is_of(&self, prefix: &str) -> bool {
        self.0.name().prefix().is_some_and(|it| it.into_inner() == prefix)
    }
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Whether its name has a prefix (`draw`).
    pub(super) fn is_of(&self, prefix: &str) -> bool {
        self.0.name().prefix().is_some_and(|it| it.into_inner() == prefix)
    }

    /// The attributes that can be read, with the names as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.filter_map(|attribute| {
            let attribute = attribute.ok()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            Some((attribute.key.0, value.unwrap_or(attribute.value)))
        })
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let local = |of: &str| of.rsplit(':').next() == Some(name);
        self.attributes().find(|it| local(it.0)).map(|it| it.1.into_owned())
    }

    /// An attribute by its name with prefix, where those without one do not tell two apart (`office:value-type`
    /// and `calcext:value-type`).
    pub(super) fn attribute_named(&self, name: &str) -> Option<String> {
        self.attributes().find(|it| it.0 == name).map(|it| it.1.into_owned())
    }

    /// An attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// An attribute of the type `xsd:boolean`.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.attribute(name).map(|it| is_true(&it))
    }
}

/// Whether a value of the type `xsd:boolean` is true.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

/// A part that is being read.
pub(super) struct Xml<R: Read> {
    reader: Reader<Metered<R>>,
    buffer: Vec<u8>,
    name: String,
    depth: usize,
}

impl<R: Read> Xml<R> {
    /// Reads a part from its beginning. `name` is for errors.
    pub(super) fn new(part: R, name: &str, budget: &Budget) -> Self {
        let metered = Metered {
            inner: BufReader::with_capacity(64 * 1024, part),
            left: Rc::clone(&budget.unpacked),
            piece: 0,
            longest: budget.limits.piece as u64,
            unpacked: budget.limits.unpacked,
            over: None,
        };
        let mut reader = Reader::from_reader(metered);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), name: name.to_owned(), depth: 0 }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Node<'_>, WorkbookError> {
        self.buffer.clear();
        self.reader.get_mut().piece = 0;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(WorkbookError::Broken(format!("{}: too deep", self.name)));
                }
                Ok(Node::Start(Tag(tag)))
            }
            Ok(Event::End(tag)) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Node::End(EndTag(tag)))
            }
            Ok(Event::Text(text)) => Ok(Node::Text(content(text.into_inner()))),
            Ok(Event::CData(text)) => Ok(Node::Text(content(text.into_inner()))),
            Ok(Event::GeneralRef(reference)) => Ok(Node::Text(resolve(&reference))),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {
                Ok(Node::Other)
            }
            Ok(Event::Eof) => Ok(Node::Eof),
            Err(error) => Err(match self.reader.get_ref().over {
                Some(limit) => WorkbookError::TooLarge { limit },
                None => WorkbookError::Broken(format!("{}: {error}", self.name)),
            }),
        }
    }
}

/// A text with its line ends as XML defines them.
fn content(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

/// The character of a reference; a reference to something unknown stays as it is written.
fn resolve(reference: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    let name = reference.xml10_content();
    match resolve_xml_entity(&name) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("&{name};")),
    }
}

/// Counts what is unpacked, and stops when it is too much.
struct Metered<R> {
    inner: BufReader<R>,
    left: Rc<Cell<u64>>,
    /// Bytes since the current piece began.
    piece: u64,
    longest: u64,
    unpacked: u64,
    /// The limit that was exceeded.
    over: Option<u64>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.fill_buf()?.read(to)?;
        self.consume(got);
        Ok(got)
    }
}

impl<R: Read> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > self.longest {
            self.over = Some(self.longest);
        } else if self.left.get() == 0 {
            self.over = Some(self.unpacked);
        }
        if self.over.is_some() { Err(io::Error::other("too large")) } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, count: usize) {
        self.piece = self.piece.saturating_add(count as u64);
        self.left.set(self.left.get().saturating_sub(count as u64));
        self.inner.consume(count);
    }
}
