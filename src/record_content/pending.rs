//! What a publication of the records as they are would add to the log.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;

use super::{RecordContent, RecordKind, differences, is_respelled, own, part, part_names};
use crate::canonical_json::Value;
use crate::digest::Hash;
use crate::disclosure::Item;
use crate::publication_log::{
    Entry, Event, FieldChange, History, PublicationLog, PublishedContents,
};
use crate::record::{Key, Text};

/// How the names of parts begin that are corrections.
const CORRECTION: &str = "correction:";

/// Who owes a record, and when it was last edited, may change without a 訂正: that a unit has another name is no mistake
/// that was made.
const ADMINISTRATIVE: [Key; 5] =
    [Key::Owner, Key::Participants, Key::Units, Key::Updated, Key::OfficeToAsk];

/// A record that is public and is not as the log has it.
#[derive(Debug)]
pub struct Difference<'c, 'a> {
    /// The record.
    pub content: &'c RecordContent<'a>,
    /// The hash of its content.
    pub hash: Hash,
    /// The hash of what was online before; none if nothing was.
    pub former: Option<Hash>,
    /// What is new, other or gone, part by part; the part is empty for what it says besides.
    pub parts: Vec<PartDifference>,
    /// What its new 訂正 say.
    pub corrections: Vec<String>,
}

/// What is new, other or gone of a part of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartDifference {
    /// The name of the part; empty for what the record says besides its parts.
    pub part: String,
    /// What happened to it.
    pub event: Event,
    /// What is another text.
    pub changes: Vec<FieldChange>,
}

/// Compares what is public with what was last online, record by record.
#[must_use]
pub fn compare<'c, 'a>(
    log: &PublicationLog,
    contents: &'c [RecordContent<'a>],
    published: &mut PublishedContents,
) -> Vec<Difference<'c, 'a>> {
    // Most records say what they said: their hashes are all that has to be computed.
    let hashes: Vec<Hash> = contents.par_iter().map(|it| it.value.hash()).collect();
    let contents = contents.iter().zip(hashes);
    contents.filter_map(|(it, hash)| difference(log.history(&it.id), it, hash, published)).collect()
}

fn difference<'c, 'a>(
    history: History,
    content: &'c RecordContent<'a>,
    hash: Hash,
    published: &mut PublishedContents,
) -> Option<Difference<'c, 'a>> {
    let noted = history.noted();
    let Some(noted) = noted.filter(|it| it.is_online) else {
        let parts = [String::new()].into_iter().chain(content.parts.iter().map(|it| it.0.clone()));
        let parts = parts.filter(|it| !it.starts_with(CORRECTION));
        let parts = parts.map(|it| PartDifference::new(it, Event::Published, Vec::new()));
        let former = noted.map(|it| it.content);
        return Some(Difference {
            content,
            hash,
            former,
            parts: parts.collect(),
            corrections: vec![],
        });
    };
    if noted.content == hash {
        return None;
    }
    let before = published.find(&content.id, noted.content);
    let parts = match &before {
        Some(before) => parts(content, before),
        // What it said is not known any more: only that it says something else.
        None => vec![PartDifference::new(String::new(), Event::Corrected, Vec::new())],
    };
    let corrections = corrections(content, before.as_ref());
    Some(Difference { content, hash, former: Some(noted.content), parts, corrections })
}

impl PartDifference {
    fn new(part: String, event: Event, changes: Vec<FieldChange>) -> Self {
        Self { part, event, changes }
    }

    /// Whether something that had been published says something else now, so that a 訂正 is due.
    #[must_use]
    pub fn is_correction(&self) -> bool {
        matches!(self.event, Event::Corrected | Event::Withdrawn)
    }
}

/// What differs between two contents of a record.
fn parts(content: &RecordContent, before: &Value) -> Vec<PartDifference> {
    let mut found = Vec::new();
    let changes = differences(&own(before), &content.own());
    if !changes.is_empty() {
        let event = event_of(content.kind, &changes);
        found.push(PartDifference::new(String::new(), event, changes));
    }
    let names: BTreeSet<&str> = part_names(before).chain(part_names(&content.value)).collect();
    for name in names.into_iter().filter(|it| !it.starts_with(CORRECTION)) {
        let (old, new) = (part(before, name), content.part(name));
        let (event, changes) = match (old, new) {
            (None, Some(_)) => (Event::Published, Vec::new()),
            (Some(_), None) if is_superseded(name, content) => continue,
            (Some(old), None) => {
                (Event::Withdrawn, differences(old, &Value::Table(BTreeMap::new())))
            }
            (Some(old), Some(new)) => {
                let changes = differences(old, new);
                if changes.is_empty() {
                    continue;
                }
                (event_of(content.kind, &changes), changes)
            }
            (None, None) => continue,
        };
        found.push(PartDifference::new(name.to_owned(), event, changes));
    }
    found
}

/// Whether a provisional evaluation went because the final one came.
fn is_superseded(part: &str, content: &RecordContent) -> bool {
    part == Item::Provisional.key() && content.part(&Item::Final.key()).is_some()
}

fn event_of(kind: RecordKind, changes: &[FieldChange]) -> Event {
    let is_administrative = |change: &FieldChange| {
        let first = change.path.first().map(String::as_str);
        ADMINISTRATIVE.iter().any(|key| Some(key.name()) == first)
    };
    let is_due = |change: &FieldChange| {
        !change.before.is_empty() && !is_respelled(change) && !is_administrative(change)
    };
    // A static page has no 訂正.
    if kind != RecordKind::Page && changes.iter().any(is_due) {
        Event::Corrected
    } else {
        Event::Updated
    }
}

/// The texts of the 訂正 that were not there before.
fn corrections(content: &RecordContent, before: Option<&Value>) -> Vec<String> {
    let names = part_names(&content.value).filter(|it| it.starts_with(CORRECTION));
    let is_new = |name: &&str| before.is_none_or(|it| part(it, name) != content.part(name));
    let text = |name: &str| match content.part(name)?.get(Key::Text.name())? {
        Value::Text(text) => Some(text.clone()),
        Value::List(_) | Value::Table(_) => None,
    };
    names.filter(is_new).filter_map(text).collect()
}

/// When, and where, something is published.
#[derive(Clone, Copy)]
pub struct Publication<'a> {
    /// When.
    pub at: Timestamp,
    /// The same as a day in the city.
    pub day: Date,
    /// The address of the page of the record in a file.
    pub address: &'a dyn Fn(&str) -> String,
    /// Why a record that is not public any more was withdrawn, by what names it; empty if nobody says.
    pub withdrawn: &'a dyn Fn(&str) -> String,
}

/// The entries that a publication adds about records, and the contents of those records.
#[must_use]
pub fn pending(
    log: &PublicationLog,
    contents: &[RecordContent],
    published: &mut PublishedContents,
    publication: Publication,
) -> (Vec<Entry>, Vec<(String, Option<String>)>) {
    let (mut entries, mut changed) = (Vec::new(), Vec::new());
    let there: BTreeSet<&str> = contents.iter().map(|it| it.id.as_str()).collect();
    let mut gone: Vec<&str> = log.online().into_iter().filter(|it| !there.contains(it)).collect();
    for mut difference in compare(log, contents, published) {
        let content = difference.content;
        changed.push((content.id.clone(), Some(content.value.to_json())));
        let is_new = difference.former.is_none();
        if let Some(from) = moved_from(log, content, &gone, published).filter(|_| is_new) {
            gone.retain(|it| *it != from.id);
            changed.push((from.id.clone(), None));
            difference.former = Some(from.hash);
            difference.parts = parts(content, &from.content);
            difference.corrections = corrections(content, Some(&from.content));
            let moved = EntryMaker::new(&difference, publication).whole(Event::Moved);
            entries.push(Entry { from: from.id, ..moved });
            if difference.parts.is_empty() && difference.corrections.is_empty() {
                continue;
            }
        }
        entries.extend(EntryMaker::new(&difference, publication).entries(log.is_empty()));
    }
    for id in gone {
        changed.push((id.to_owned(), None));
        let history = log.history(id);
        let (name, address) = history.last_name().unwrap_or_default();
        entries.push(Entry {
            record: id.to_owned(),
            name: name.to_owned(),
            address: address.to_owned(),
            former: history.noted().map(|it| it.content),
            reason: (publication.withdrawn)(id),
            ..Entry::new(publication.at, publication.day, Event::Withdrawn)
        });
    }
    (entries, changed)
}

/// Makes the entries about a record that is new or another one.
struct EntryMaker<'d, 'p> {
    difference: &'d Difference<'d, 'd>,
    publication: Publication<'p>,
}

impl<'d, 'p> EntryMaker<'d, 'p> {
    fn new(difference: &'d Difference<'d, 'd>, publication: Publication<'p>) -> Self {
        Self { difference, publication }
    }

    fn part(&self, event: Event) -> Entry {
        Entry {
            record: self.difference.content.id.clone(),
            content: Some(self.difference.hash),
            former: self.difference.former,
            ..Entry::new(self.publication.at, self.publication.day, event)
        }
    }

    fn whole(&self, event: Event) -> Entry {
        let content = self.difference.content;
        let address = (self.publication.address)(content.file);
        Entry { name: content.name.clone(), address, ..self.part(event) }
    }

    fn entries(&self, is_first: bool) -> Vec<Entry> {
        let reason = self.difference.corrections.join("\n");
        let entry = |part: &PartDifference| {
            let is_taken_over = is_first && part.event == Event::Published;
            let event = if is_taken_over { Event::TakenOver } else { part.event };
            let is_corrected = matches!(event, Event::Corrected | Event::Withdrawn);
            Entry {
                item: part.part.clone(),
                changes: part.changes.clone(),
                reason: if is_corrected { reason.clone() } else { String::new() },
                ..if part.part.is_empty() { self.whole(event) } else { self.part(event) }
            }
        };
        let mut entries: Vec<Entry> = self.difference.parts.iter().map(entry).collect();
        if !reason.is_empty() && !entries.iter().any(|it| !it.reason.is_empty()) {
            // What was corrected is not in the record, such as a drawing.
            entries.push(Entry { reason, ..self.whole(Event::Corrected) });
        }
        if entries.is_empty() {
            // The same texts in another order, or the form has another name for them.
            entries.push(self.whole(Event::Updated));
        }
        entries
    }
}

/// A record that is gone, as it was last online.
struct Former {
    id: String,
    hash: Hash,
    content: Value,
}

/// The record that this one was before it moved: one that is gone and was where this one says it was, or said the same.
fn moved_from(
    log: &PublicationLog,
    content: &RecordContent,
    gone: &[&str],
    published: &mut PublishedContents,
) -> Option<Former> {
    let of_kind = gone.iter().filter(|it| it.split('/').next() == Some(content.kind.name()));
    let former = of_kind.filter_map(|id| {
        let hash = log.history(id).noted()?.content;
        Some(Former { id: (*id).to_owned(), hash, content: published.find(id, hash)? })
    });
    let mut former: Vec<Former> = former.collect();
    let was_at = |former: &Former| {
        let (_, address) = log.history(&former.id).last_name().unwrap_or_default();
        let is_it =
            |typed: &Text| typed.trim_end_matches('/').ends_with(address.trim_end_matches('/'));
        !address.is_empty() && content.former_addresses.0.iter().any(is_it)
    };
    let said = former.iter().position(was_at);
    let at = said.or_else(|| former.iter().position(|it| own(&it.content) == content.own()))?;
    Some(former.swap_remove(at))
}
