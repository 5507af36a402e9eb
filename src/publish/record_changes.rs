//! A plan in the words of those who write records: which of them citizens will see for the first time, corrected, or
//! no longer.

use std::collections::{BTreeMap, BTreeSet};

use super::{Manifest, RecordFacts, RecordKind};
use crate::words::Message;

/// What becomes of a record, or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordChange {
    /// What becomes of it.
    pub change: Change,
    /// Which kind of record it is.
    pub kind: RecordKind,
    /// What it is called.
    pub name: String,
    /// The part that it is about; none when it is about the whole record.
    pub item: Option<Item>,
}

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It is published for the first time.
    New,
    /// A part of it is.
    Published,
    /// What was published is another text now.
    Corrected,
    /// It is no longer published.
    Withdrawn,
    /// It is at another address.
    Moved,
}

/// A part of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// `report`, `annual`, `provisional`, `final` or `correction`.
    pub kind: String,
    /// The period, year or day.
    pub name: String,
}

impl Change {
    fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Published => "published",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Moved => "moved",
        }
    }
}

impl RecordChange {
    /// As a line of the plan.
    #[must_use]
    pub fn message(&self) -> Message {
        let kind = match self.kind {
            RecordKind::Sheet => "sheet",
            RecordKind::Charter => "charter",
            RecordKind::Page => "page",
        };
        let is_correction = self.item.as_ref().is_some_and(|it| it.kind == "correction");
        let change = match self.change {
            Change::Published if is_correction => "correction",
            Change::New
            | Change::Published
            | Change::Corrected
            | Change::Withdrawn
            | Change::Moved => self.change.word(),
        };
        let message = Message::new("publish-record")
            .with("change", change)
            .with("kind", kind)
            .with("name", &self.name);
        match &self.item {
            None => message.with("item", ""),
            Some(Item { kind, name }) => {
                let item = Message::new("publish-item").with("kind", kind).with("name", name);
                message.with("item", item)
            }
        }
    }
}

/// What becomes of the records between two publications, in order of the records.
#[must_use]
pub fn record_changes(before: Option<&Manifest>, next: &Manifest) -> Vec<RecordChange> {
    let nothing = BTreeMap::new();
    let before = before.map_or(&nothing, |it| &it.records);
    let next = &next.records;
    // A record that is gone and one that is new are one that has moved, if they say the same but for their parts.
    let gone: BTreeMap<_, _> = before.iter().filter(|(id, _)| !next.contains_key(*id)).collect();
    let by_content: BTreeMap<_, _> =
        gone.iter().map(|(id, record)| ((record.kind, own(record)), *id)).collect();
    let mut changes = Vec::new();
    let mut moved: BTreeSet<&String> = BTreeSet::new();
    for (id, record) in next {
        if let Some(former) = before.get(id) {
            of_record(&mut changes, former, record);
            continue;
        }
        let from = by_content.get(&(record.kind, own(record))).filter(|it| moved.insert(it));
        match from.and_then(|it| gone.get(it)) {
            Some(former) => {
                changes.push(whole(Change::Moved, record));
                of_record(&mut changes, former, record);
            }
            None => changes.push(whole(Change::New, record)),
        }
    }
    let withdrawn = gone.iter().filter(|(id, _)| !moved.contains(*id));
    changes.extend(withdrawn.map(|(_, record)| whole(Change::Withdrawn, record)));
    changes
}

/// What a record says besides its parts.
fn own(record: &RecordFacts) -> &str {
    record.items.get("record").map_or("", |it| &it.sha256)
}

fn whole(change: Change, record: &RecordFacts) -> RecordChange {
    RecordChange { change, kind: record.kind, name: record.name.clone(), item: None }
}

/// What becomes of the parts of a record that was public before.
fn of_record(changes: &mut Vec<RecordChange>, former: &RecordFacts, record: &RecordFacts) {
    if former.sha256 == record.sha256 {
        return;
    }
    let ids: BTreeSet<&String> = former.items.keys().chain(record.items.keys()).collect();
    for id in ids {
        let (before, now) = (former.items.get(id), record.items.get(id));
        let change = match (before, now) {
            (None, _) => Change::Published,
            (Some(_), None) => Change::Withdrawn,
            (Some(before), Some(now)) if before.sha256 != now.sha256 => Change::Corrected,
            (Some(_), Some(_)) => continue,
        };
        let Some(facts) = now.or(before) else { continue };
        let kind = id.split(':').next().unwrap_or_default().to_owned();
        let item = (kind != "record").then(|| Item { kind, name: facts.name.clone() });
        changes.push(RecordChange { item, ..whole(change, record) });
    }
}
