//! What the entries say of each record.

use std::collections::HashMap;

use jiff::civil::Date;

use super::entry::{Entry, Event};
use crate::digest::Hash;

/// Where the entries about each record are, under the name that it has now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Index(HashMap<String, Vec<u32>>);

impl Index {
    /// Takes note of an entry at a place.
    pub(super) fn add(&mut self, at: usize, entry: &Entry) {
        if entry.record.is_empty() {
            return;
        }
        let Ok(at) = u32::try_from(at) else { return };
        if entry.event == Event::Moved
            && let Some(former) = self.0.remove(&entry.from)
        {
            self.0.entry(entry.record.clone()).or_default().extend(former);
        }
        // Most entries are about a record that is known.
        match self.0.get_mut(&entry.record) {
            Some(of_record) => of_record.push(at),
            None => _ = self.0.insert(entry.record.clone(), vec![at]),
        }
    }

    fn of(&self, record: &str) -> &[u32] {
        self.0.get(record).map_or(&[], Vec::as_slice)
    }

    /// The names of all records that ever were.
    pub(super) fn records(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// What the log says of one record.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    pub(super) entries: &'a [Entry],
    pub(super) at: &'a [u32],
}

/// What is known of what was last online.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// The hash of the record's content.
    pub content: Hash,
    /// Whether it is online still.
    pub is_online: bool,
}

impl<'a> History<'a> {
    pub(super) fn of(entries: &'a [Entry], index: &'a Index, record: &str) -> Self {
        Self { entries, at: index.of(record) }
    }

    /// The entries, in their order.
    #[must_use]
    pub fn entries(self) -> impl DoubleEndedIterator<Item = &'a Entry> + Clone {
        self.at.iter().filter_map(move |it| self.entries.get(usize::try_from(*it).ok()?))
    }

    /// The day on which a part of the record was first seen online, or the record itself where the part is empty; none
    /// if it never was, or was before there was a log.
    #[must_use]
    pub fn first_seen(self, part: &str) -> Option<Date> {
        let mut of_part = self.entries().filter(|it| it.item == part);
        let first = of_part.find(|it| matches!(it.event, Event::TakenOver | Event::Published))?;
        (first.event == Event::Published).then_some(first.day)
    }

    /// What was last online; none if nothing ever was.
    #[must_use]
    pub fn noted(self) -> Option<Noted> {
        let last = self.entries().next_back()?;
        let content = self.entries().rev().find_map(|it| it.content)?;
        let is_online = !(last.event == Event::Withdrawn && last.item.is_empty());
        Some(Noted { content, is_online })
    }

    /// What the record was called, and where it was, when something was last said of it.
    #[must_use]
    pub fn last_name(self) -> Option<(&'a str, &'a str)> {
        let named = self.entries().rev().find(|it| !it.name.is_empty())?;
        Some((named.name.as_str(), named.address.as_str()))
    }
}
