//! What is wrong with the files of a log.

use crate::digest::Hash;
use crate::words::Message;

/// Something that is wrong, and in which file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// Path from the city's folder or the top of the site.
    pub file: String,
    /// What is wrong.
    pub kind: DamageKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DamageKind {
    /// It cannot be read, or is not there.
    Missing,
    /// A line, counted from 1, is no entry; why, in English.
    Line(usize, String),
    /// A line is not the canonical spelling of its entry.
    NotCanonical(usize),
    /// A line does not follow the one before: one of them was changed, moved or taken out.
    Broken(usize),
    /// A line is of a year that the file is not for, or of an earlier time than the line before.
    Order(usize),
    /// The last line does not end: the file was cut.
    Cut,
    /// A tile has other hashes than the entries give.
    Tile,
    /// It is no checkpoint.
    NoCheckpoint,
    /// The root is not that of so many entries.
    Root(u64),
    /// There are fewer entries than were signed: the end was cut off.
    Short {
        /// How many were signed.
        signed: u64,
        /// How many are there.
        there: u64,
    },
    /// There are more entries than were signed.
    Unsigned {
        /// How many were signed.
        signed: u64,
        /// How many are there.
        there: u64,
    },
    /// The signature is not that of the key.
    Signature,
    /// It is no key, or another one than the entries say.
    Key,
    /// It is not the list of files that the last entry about the site has the hash of.
    FilesHash,
    /// A line of the list of files is none.
    FilesList,
    /// A page or another file is another one than when it was published.
    Changed,
    /// A file that was published is not there.
    Gone,
    /// A record's content is not the one that the entries have the hash of.
    Record(String),
    /// A time stamp is of something else.
    Stamp,
    /// What was seen before is not the beginning of this log: the log was rewritten.
    Rewritten {
        /// How many entries were seen.
        size: u64,
        /// The root of their tree.
        seen: Hash,
    },
    /// The key was another one when it was seen before, and no entry says that it was replaced.
    OtherKey,
    /// It is another log than the one that was seen before.
    OtherLog,
}

impl Damage {
    /// Something that is wrong with a file.
    #[must_use]
    pub fn new(file: impl Into<String>, kind: DamageKind) -> Self {
        Self { file: file.into(), kind }
    }

    /// As a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let (id, facts): (&'static str, Vec<(&'static str, String)>) = match &self.kind {
            DamageKind::Missing => ("log-missing", vec![]),
            DamageKind::Line(line, why) => {
                ("log-line", vec![("line", line.to_string()), ("why", why.clone())])
            }
            DamageKind::NotCanonical(line) => {
                ("log-not-canonical", vec![("line", line.to_string())])
            }
            DamageKind::Broken(line) => ("log-broken", vec![("line", line.to_string())]),
            DamageKind::Order(line) => ("log-order", vec![("line", line.to_string())]),
            DamageKind::Cut => ("log-cut", vec![]),
            DamageKind::Tile => ("log-tile", vec![]),
            DamageKind::NoCheckpoint => ("log-no-checkpoint", vec![]),
            DamageKind::Root(size) => ("log-root", vec![("size", size.to_string())]),
            DamageKind::Short { signed, there } => {
                ("log-short", vec![("signed", signed.to_string()), ("there", there.to_string())])
            }
            DamageKind::Unsigned { signed, there } => {
                ("log-unsigned", vec![("signed", signed.to_string()), ("there", there.to_string())])
            }
            DamageKind::Signature => ("log-signature", vec![]),
            DamageKind::Key => ("log-key", vec![]),
            DamageKind::FilesHash => ("log-files-hash", vec![]),
            DamageKind::FilesList => ("log-files-list", vec![]),
            DamageKind::Changed => ("log-changed", vec![]),
            DamageKind::Gone => ("log-gone", vec![]),
            DamageKind::Record(record) => ("log-record", vec![("record", record.clone())]),
            DamageKind::Stamp => ("log-stamp", vec![]),
            DamageKind::Rewritten { size, seen } => {
                ("log-rewritten", vec![("size", size.to_string()), ("seen", seen.to_string())])
            }
            DamageKind::OtherKey => ("log-other-key", vec![]),
            DamageKind::OtherLog => ("log-other-log", vec![]),
        };
        let message = Message::new(id).with("file", &self.file);
        facts.into_iter().fold(message, |message, (name, fact)| message.with(name, fact))
    }
}
