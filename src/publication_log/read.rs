//! Reads the entries of a log, from the city's folder or from wherever its files are.

use std::borrow::Cow;

use rayon::prelude::*;

use super::damage::{Damage, DamageKind};
use super::entry::{Entry, NO_LINE};
use super::index::{History, Index};
use super::layout::{FOLDER, LogFile, PENDING, year_path};
use super::{Event, PublicationLog};
use crate::digest::Hash;
use crate::source::Tree;

/// The lines of a year, without their line breaks.
pub(super) struct YearLines<'a> {
    pub(super) year: i16,
    pub(super) path: String,
    pub(super) lines: Vec<&'a [u8]>,
    /// Whether the last line does not end.
    pub(super) is_cut: bool,
}

impl<'a> YearLines<'a> {
    pub(super) fn new(year: i16, bytes: &'a [u8]) -> Self {
        let mut lines: Vec<&[u8]> = bytes.split(|it| *it == b'\n').collect();
        let is_cut = lines.pop().is_some_and(|it| !it.is_empty());
        Self { year, path: year_path(year), lines, is_cut }
    }
}

/// The entries of these years, whose lines are right, and what is wrong with the others.
pub(super) struct Parsed {
    pub(super) entries: Vec<Entry>,
    pub(super) last_line: Option<Hash>,
    pub(super) damages: Vec<Damage>,
}

/// Reads the lines of all years, each of which has to follow the one before.
pub(super) fn parse(years: &[YearLines], is_strict: bool) -> Parsed {
    let all: Vec<(&YearLines, usize)> =
        years.iter().flat_map(|year| (0..year.lines.len()).map(move |line| (year, line))).collect();
    let read = |&(year, line): &(&YearLines, usize)| {
        let bytes = year.lines[line];
        (Hash::of(bytes), Entry::parse(bytes))
    };
    let read: Vec<(Hash, Result<Entry, String>)> =
        all.par_iter().with_min_len(256).map(read).collect();
    let mut parsed =
        Parsed { entries: Vec::with_capacity(all.len()), last_line: None, damages: vec![] };
    let mut before = NO_LINE;
    for ((year, line), (hash, entry)) in all.into_iter().zip(read) {
        let number = line + 1;
        let kind = match entry {
            Err(why) => Some(DamageKind::Line(number, why)),
            Ok(entry) => {
                let is_earlier = parsed.entries.last().is_some_and(|it| it.at > entry.at);
                let kind = if entry.prev != before {
                    Some(DamageKind::Broken(number))
                } else if is_strict && entry.line().as_bytes() != year.lines[line] {
                    Some(DamageKind::NotCanonical(number))
                } else if entry.day.year() != year.year || is_earlier {
                    Some(DamageKind::Order(number))
                } else {
                    None
                };
                parsed.entries.push(entry);
                kind
            }
        };
        parsed.damages.extend(kind.map(|it| Damage::new(&year.path, it)));
        before = hash;
        parsed.last_line = Some(hash);
    }
    let cut = years.iter().filter(|it| it.is_cut);
    parsed.damages.extend(cut.map(|it| Damage::new(&it.path, DamageKind::Cut)));
    parsed
}

impl PublicationLog {
    /// The log in the city's folder, with what is pending there; empty if there is none.
    #[must_use]
    pub fn read(tree: &Tree) -> Self {
        let mut years: Vec<(i16, Cow<[u8]>)> = Vec::new();
        let mut damages = Vec::new();
        let mut pending = None;
        for file in tree.below(FOLDER) {
            let is_pending = file.path == PENDING;
            let year = match LogFile::at(&file.path) {
                Some(LogFile::Year(year)) => year,
                _ if is_pending => 0,
                _ => continue,
            };
            match file.bytes() {
                Ok(bytes) if is_pending => pending = Some(bytes),
                Ok(bytes) => years.push((year, bytes)),
                Err(_) => damages.push(Damage::new(&file.path, DamageKind::Missing)),
            }
        }
        years.sort_by_key(|(year, _)| *year);
        let lines: Vec<YearLines> =
            years.iter().map(|(year, bytes)| YearLines::new(*year, bytes)).collect();
        let parsed = parse(&lines, false);
        damages.extend(parsed.damages);
        let finals = parsed.entries.len();
        let (last_line, index) = (parsed.last_line, Index::default());
        let mut log = Self { entries: parsed.entries, finals, last_line, index, damages };
        for at in 0..finals {
            log.index.add(at, &log.entries[at]);
        }
        log.with_pending(pending.as_deref().unwrap_or_default())
    }

    /// A log of these entries, whatever they say of the line before them.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        let finals = entries.len();
        let mut log = Self { entries, finals, ..Self::default() };
        for at in 0..finals {
            log.index.add(at, &log.entries[at]);
        }
        log
    }

    /// The same with the lines of a publication that has not ended, if they follow the last one.
    #[must_use]
    pub fn with_pending(mut self, lines: &[u8]) -> Self {
        let lines = YearLines::new(0, lines).lines;
        let entries: Option<Vec<Entry>> = lines.iter().map(|it| Entry::parse(it).ok()).collect();
        let first = entries.as_ref().and_then(|it| it.first()).map(|it| it.prev);
        if let Some(entries) = entries.filter(|_| first == Some(self.prev())) {
            for entry in entries {
                self.index.add(self.entries.len(), &entry);
                self.entries.push(entry);
            }
        }
        self
    }

    /// Every entry, those of a publication that has not ended at the end.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries of publications that ended.
    #[must_use]
    pub fn final_entries(&self) -> &[Entry] {
        &self.entries[..self.finals]
    }

    /// The same log before the publication that has not ended.
    #[must_use]
    pub fn without_pending(&self) -> Cow<'_, Self> {
        if self.finals == self.entries.len() {
            return Cow::Borrowed(self);
        }
        let mut log = Self { index: Index::default(), ..self.clone() };
        log.entries.truncate(log.finals);
        for at in 0..log.finals {
            log.index.add(at, &log.entries[at]);
        }
        Cow::Owned(log)
    }

    /// Whether nothing was ever published.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What the next line has to say of the line before it.
    #[must_use]
    pub fn prev(&self) -> Hash {
        self.last_line.unwrap_or(NO_LINE)
    }

    /// What is wrong with its files.
    #[must_use]
    pub fn damages(&self) -> &[Damage] {
        &self.damages
    }

    /// What it says of a record.
    #[must_use]
    pub fn history(&self, record: &str) -> History<'_> {
        History::of(&self.entries, &self.index, record)
    }

    /// The names of the records that are online, sorted.
    #[must_use]
    pub fn online(&self) -> Vec<&str> {
        let is_online = |it: &&str| self.history(it).noted().is_some_and(|noted| noted.is_online);
        let mut online: Vec<&str> = self.index.records().filter(is_online).collect();
        online.sort_unstable();
        online
    }

    /// The key that signs it; none when it is not signed.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        let last = self.final_entries().iter().rev().find(|it| it.event == Event::Key)?;
        Some(&last.key)
    }

    /// The hash of the list of files that were last on the site.
    #[must_use]
    pub fn site(&self) -> Option<Hash> {
        self.final_entries().iter().rev().find(|it| it.event == Event::Site)?.content
    }
}
