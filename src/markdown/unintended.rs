//! Takes back what took effect as Markdown though nobody can have meant it.
//!
//! A text is parsed and looked over: links that lead to no address, definitions that nothing refers
//! to, lists without an item, lines that are headings for the `---` below them, and whatever was
//! typed and is in nothing that is shown. Each place is marked as text, and the text is parsed
//! again, until what it says is what was typed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::link;
use super::reading::Reading;
use super::stand_in::LINE;
use super::stand_in::is_dropped;

/// After so many readings a text is set as it was typed, without any Markdown.
const READINGS: usize = 6;

/// A part of the source, and what stands in its place.
pub(super) type Edit = (Range<usize>, String);

/// A source in which nothing takes effect that nobody can have meant.
pub(super) fn take_back(mut source: String, dialect: Options) -> String {
    if !is_doubtful(&source) {
        return source;
    }
    for _ in 0..READINGS {
        let edits = edits(&source, dialect);
        if edits.is_empty() {
            return source;
        }
        source = apply(&source, edits);
    }
    literal(&source)
}

/// Whether there is anything in a source that could have to be taken back.
fn is_doubtful(source: &str) -> bool {
    memchr::memchr3(b'[', b'|', b'=', source.as_bytes()).is_some()
        || source.contains('＝')
        || source.lines().any(|line| {
            let text = line.trim_start_matches([' ', '\t']);
            let begins_block = |it: char| "#>+-*_~`".contains(it) || it.is_ascii_digit();
            text.starts_with(begins_block) || line.len() - text.len() > 3 || line.starts_with('\t')
        })
}

fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    edits.dedup();
    let mut out = String::with_capacity(source.len() + 4 * edits.len());
    let mut done = 0;
    for (range, text) in edits {
        if range.start >= done {
            out.push_str(&source[done..range.start]);
            out.push_str(&text);
            done = range.end;
        }
    }
    out.push_str(&source[done..]);
    out
}

/// A source in which every sign is itself and every line is one of text.
fn literal(source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    for line in source.split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t', LINE]);
        if !text.trim().is_empty() {
            out.push(LINE);
        }
        let signs = text.chars().filter(|&it| it == '\n' || !is_dropped(it));
        for c in signs {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

fn edits(source: &str, dialect: Options) -> Vec<Edit> {
    let mut parser = Parser::new_ext(source, dialect).into_offset_iter();
    let events: Vec<(Event, Range<usize>)> = parser.by_ref().collect();
    let referred = referred(&events);
    let mut reading = Reading::of(source);
    for (index, (event, range)) in events.iter().enumerate() {
        reading.event(event, range.clone(), &events[index + 1..], &referred);
    }
    let definitions = parser.reference_definitions();
    for label in std::mem::take(&mut reading.labels) {
        if let Some(definition) = definitions.get(&label) {
            reading.covered.push(definition.span.clone());
        }
    }
    reading.lost();
    reading.edits
}

/// The labels of the notes that a reader is led to: from the text, or from a note that is one.
fn referred(events: &[(Event, Range<usize>)]) -> HashSet<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut within: HashMap<String, Vec<String>> = HashMap::new();
    let mut reached: Vec<String> = Vec::new();
    for (event, _) in events {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            notes.push(link::label_key(label));
        } else if let Event::End(TagEnd::FootnoteDefinition) = event {
            notes.pop();
        } else if let Event::FootnoteReference(label) = event {
            let labels = match notes.last() {
                Some(note) => within.entry(note.clone()).or_default(),
                None => &mut reached,
            };
            labels.push(link::label_key(label));
        }
    }
    let mut referred = HashSet::new();
    while let Some(label) = reached.pop() {
        reached.extend(within.remove(&label).unwrap_or_default());
        referred.insert(label);
    }
    referred
}
