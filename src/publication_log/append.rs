//! Adds entries to a log: which files become what.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};

use super::checkpoint::{Checkpoint, Signer, VerifierKey};
use super::entry::{Entry, Event};
use super::layout::{CHECKPOINT, FILES, PEM, VKEY, kept_path, records_path, year_path};
use super::tree::HashTree;
use super::{PublicationLog, records};
use crate::digest::Hash;

/// What becomes of the files of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Appended {
    /// The new bytes of files that are new or other ones, by path from the city's folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that go.
    pub removed: Vec<String>,
    /// The lines that were added.
    pub lines: Vec<String>,
    /// The root of the tree and how many entries it has, as far as it is signed.
    pub signed: Option<(u64, Hash)>,
}

/// What is added to a log.
#[derive(Debug, Default)]
pub struct Addition {
    /// The entries; what they say of the line before them is set here.
    pub entries: Vec<Entry>,
    /// The contents of the records that they are about; none of those that are no longer online.
    pub contents: Vec<(String, Option<String>)>,
    /// The list of the files of the site.
    pub files: Option<String>,
}

impl Addition {
    /// The lines of the entries, of which the first follows a line with this hash.
    #[must_use]
    pub fn lines(&self, mut prev: Hash) -> Vec<String> {
        let line = |entry: &Entry| {
            let line = Entry { prev, ..entry.clone() }.shortened().line();
            prev = Hash::of(line.as_bytes());
            line
        };
        self.entries.iter().map(line).collect()
    }
}

/// Adds entries to a log whose files `read` gives. It is signed if there is a key.
///
/// # Errors
///
/// The key cannot be used, or the tiles of the log do not fit its entries.
pub fn append(
    log: &PublicationLog,
    addition: &Addition,
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
    signer: Option<(&VerifierKey, &dyn Signer)>,
) -> Result<Appended> {
    let lines = addition.lines(log.prev());
    let mut appended = Appended { lines, ..Appended::default() };
    let mut years: BTreeMap<i16, Vec<u8>> = BTreeMap::new();
    for (entry, line) in addition.entries.iter().zip(&appended.lines) {
        let year = entry.day.year();
        let bytes = years.entry(year).or_insert_with(|| read(&year_path(year)).unwrap_or_default());
        bytes.extend(line.as_bytes());
        bytes.push(b'\n');
    }
    appended.files.extend(years.into_iter().map(|(year, bytes)| (year_path(year), bytes)));
    contents(&mut appended, addition, read);
    if let Some(files) = &addition.files {
        appended.files.insert(FILES.to_owned(), files.clone().into_bytes());
    }
    if let Some((key, signer)) = signer {
        sign(&mut appended, log, read, (key, signer))?;
    }
    Ok(appended)
}

/// Puts the contents of records into the files of their groups.
fn contents(appended: &mut Appended, addition: &Addition, read: &dyn Fn(&str) -> Option<Vec<u8>>) {
    let mut groups: BTreeMap<String, Vec<(&str, Option<&str>)>> = BTreeMap::new();
    for (record, content) in &addition.contents {
        let group = groups.entry(records_path(record)).or_default();
        group.push((record, content.as_deref()));
    }
    for (path, changed) in groups {
        let bytes = records::with(&read(&path).unwrap_or_default(), &changed);
        if bytes.is_empty() {
            appended.removed.push(path);
        } else {
            appended.files.insert(path, bytes);
        }
    }
}

fn sign(
    appended: &mut Appended,
    log: &PublicationLog,
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
    (key, signer): (&VerifierKey, &dyn Signer),
) -> Result<()> {
    let former = log.final_entries().len() as u64;
    // A log that was not signed before has no tiles yet.
    let known = former == 0 || log.key().is_some();
    let (mut tree, since) = if known {
        let tree = HashTree::at_edge(former, read);
        (tree.ok_or_else(|| anyhow!("ledger/tile: a tile is missing"))?, former)
    } else {
        let lines: Vec<String> = log.final_entries().iter().map(Entry::line).collect();
        let lines: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
        (HashTree::of(&lines), 0)
    };
    let is_ended = log.final_entries().last().is_some_and(|it| it.event == Event::Site);
    if since > 0 && is_ended && read(&kept_path(since)).is_none() {
        // The last publication was interrupted before it was signed.
        let checkpoint = Checkpoint::sign(key, signer, since, tree.root()?)?;
        appended.files.insert(kept_path(since), checkpoint.to_bytes());
    }
    for line in &appended.lines {
        tree.add(line.as_bytes())?;
    }
    appended.files.extend(tree.tiles_since(since)?);
    if since > 0 {
        appended.removed.extend(tree.stale_tiles(since));
    }
    let root = tree.root()?;
    let checkpoint = Checkpoint::sign(key, signer, tree.size(), root)?.to_bytes();
    appended.signed = Some((tree.size(), root));
    appended.files.insert(CHECKPOINT.to_owned(), checkpoint.clone());
    appended.files.insert(kept_path(tree.size()), checkpoint);
    appended.files.insert(VKEY.to_owned(), format!("{key}\n").into_bytes());
    appended.files.insert(PEM.to_owned(), key.pem()?.into_bytes());
    Ok(())
}

/// The entry that says by which key the log is signed from here on.
#[must_use]
pub fn key_entry(key: &VerifierKey, of: &Entry) -> Entry {
    Entry { key: key.to_string(), ..Entry::new(of.at, of.day, Event::Key) }
}
