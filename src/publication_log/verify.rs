//! Verifies a log: chain, tree, signatures, contents, and that it goes on from what was seen before. Whatever the
//! city's program says of itself is not asked: every hash is computed anew.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::checkpoint::{Checkpoint, VerifierKey};
use super::damage::{Damage, DamageKind};
use super::entry::{Entry, Event};
use super::layout::{
    CHECKPOINT, FILES, FileSum, PEM, VKEY, file_sums, kept_path, records_path, stamp_path,
    year_path,
};
use super::read::{Parsed, YearLines, parse};
use super::records;
use super::remembered::Remembered;
use super::stamp::stamped_time;
use super::tree::HashTree;
use crate::digest::Hash;

/// Wherever the files of a log are.
pub trait LogFiles {
    /// The bytes of a file, by its path from the top of the site; none if there is none.
    ///
    /// # Errors
    ///
    /// It cannot be asked.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>>;
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries there are.
    pub size: u64,
    /// The root of the tree of all entries.
    pub root: Hash,
    /// The hash of the last line.
    pub last_line: Hash,
    /// The day of the last entry; none of an empty log.
    pub last_day: Option<jiff::civil::Date>,
    /// The key that signed it; none when it is a chain only.
    pub key: Option<VerifierKey>,
    /// The signed root.
    pub checkpoint: Option<Vec<u8>>,
    /// How many former roots were verified.
    pub kept: usize,
    /// The time stamps: of how many entries, and when.
    pub stamps: Vec<(u64, jiff::Timestamp)>,
    /// The files of the site with their hashes, if the list is what the entries say.
    pub files: FileSum,
    /// How it goes on from what was seen before; none when nothing was remembered.
    pub since: Option<Consistency>,
    /// What is wrong.
    pub damages: Vec<Damage>,
}

/// How a log goes on from what was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consistency {
    /// How many entries there were.
    pub former: u64,
    /// Whether what was seen is the beginning of what is there.
    pub is_kept: bool,
}

/// Verifies a log. `years` are those that may have entries, the latest first; they are asked for until one begins the
/// log.
///
/// # Errors
///
/// The files cannot be asked for.
pub fn verify(
    files: &dyn LogFiles,
    years: impl Iterator<Item = i16>,
    remembered: Option<&Remembered>,
) -> Result<Verdict> {
    let bytes = read_years(files, years)?;
    let years: Vec<YearLines> = bytes.iter().map(|(year, it)| YearLines::new(*year, it)).collect();
    let lines: Vec<&[u8]> = years.iter().flat_map(|it| it.lines.iter().copied()).collect();
    let (parsed, tree) = rayon::join(|| parse(&years, true), || HashTree::of(&lines));
    let Parsed { entries, last_line, damages } = parsed;
    let mut verdict = Verdict {
        size: tree.size(),
        root: tree.root().unwrap_or(Hash::ZERO),
        last_line: last_line.unwrap_or(Hash::ZERO),
        last_day: entries.last().map(|it| it.day),
        damages,
        ..Verdict::default()
    };
    if bytes.is_empty() {
        verdict.damages.push(Damage::new(super::FOLDER, DamageKind::Missing));
        return Ok(verdict);
    }
    verify_key(files, &entries, &mut verdict)?;
    if verdict.key.is_some() {
        verify_tree(files, &tree, &mut verdict)?;
        verify_checkpoints(files, &entries, &tree, &mut verdict)?;
    }
    verify_records(files, &entries, &mut verdict)?;
    verify_files(files, &entries, &mut verdict)?;
    if let Some(remembered) = remembered {
        compare(remembered, &entries, &tree, &mut verdict);
    }
    Ok(verdict)
}

fn read_years(
    files: &dyn LogFiles,
    years: impl Iterator<Item = i16>,
) -> Result<Vec<(i16, Vec<u8>)>> {
    let mut found = Vec::new();
    for year in years {
        let Some(bytes) = files.read(&year_path(year))? else { continue };
        let first = YearLines::new(year, &bytes).lines.first().map(|it| Entry::parse(it));
        let is_first = first.is_some_and(|entry| entry.is_ok_and(|it| it.prev == Hash::ZERO));
        found.push((year, bytes));
        if is_first {
            break;
        }
    }
    found.reverse();
    Ok(found)
}

/// The key on the site has to be the one that the entries say.
fn verify_key(files: &dyn LogFiles, entries: &[Entry], verdict: &mut Verdict) -> Result<()> {
    let said = entries.iter().rev().find(|it| it.event == Event::Key);
    let there = files.read(VKEY)?;
    let Some(said) = said else {
        if there.is_some() || files.read(CHECKPOINT)?.is_some() {
            verdict.damages.push(Damage::new(VKEY, DamageKind::Key));
        }
        return Ok(());
    };
    verdict.key = VerifierKey::parse(&said.key);
    let there = there.and_then(|it| VerifierKey::parse(std::str::from_utf8(&it).ok()?));
    if there.is_none() || there != verdict.key {
        verdict.damages.push(Damage::new(VKEY, DamageKind::Key));
    }
    let pem = verdict.key.as_ref().and_then(|it| it.pem().ok());
    if files.read(PEM)? != pem.map(String::into_bytes) {
        verdict.damages.push(Damage::new(PEM, DamageKind::Key));
    }
    Ok(())
}

fn verify_tree(files: &dyn LogFiles, tree: &HashTree, verdict: &mut Verdict) -> Result<()> {
    for (path, expected) in tree.tiles_since(0).unwrap_or_default() {
        match files.read(&path)? {
            None => verdict.damages.push(Damage::new(path, DamageKind::Missing)),
            Some(bytes) if bytes != expected => {
                verdict.damages.push(Damage::new(path, DamageKind::Tile));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The signed root as it is now, and all former ones: one for each publication since it is signed.
fn verify_checkpoints(
    files: &dyn LogFiles,
    entries: &[Entry],
    tree: &HashTree,
    verdict: &mut Verdict,
) -> Result<()> {
    let Some(bytes) = files.read(CHECKPOINT)? else {
        verdict.damages.push(Damage::new(CHECKPOINT, DamageKind::Missing));
        return Ok(());
    };
    let kind = match Checkpoint::parse(&bytes) {
        None => Some(DamageKind::NoCheckpoint),
        Some(checkpoint) => fault(&checkpoint, entries, tree).or_else(|| {
            let (signed, there) = (checkpoint.size, tree.size());
            (signed < there).then_some(DamageKind::Unsigned { signed, there })
        }),
    };
    verdict.damages.extend(kind.map(|it| Damage::new(CHECKPOINT, it)));
    verdict.checkpoint = Some(bytes);
    // A publication ends with the entry about the site.
    let is_signed_end = |(at, entry): (usize, &Entry)| {
        (entry.event == Event::Site && key_at(entries, at + 1).is_some()).then_some(at as u64 + 1)
    };
    for size in entries.iter().enumerate().filter_map(is_signed_end) {
        let path = kept_path(size);
        match files.read(&path)? {
            None => verdict.damages.push(Damage::new(path, DamageKind::Missing)),
            Some(bytes) => {
                verdict.kept += 1;
                let kind = match Checkpoint::parse(&bytes) {
                    Some(kept) if kept.size == size => fault(&kept, entries, tree),
                    Some(_) | None => Some(DamageKind::NoCheckpoint),
                };
                verdict.damages.extend(kind.map(|it| Damage::new(&path, it)));
                verify_stamp(files, size, &bytes, verdict)?;
            }
        }
    }
    Ok(())
}

fn verify_stamp(
    files: &dyn LogFiles,
    size: u64,
    checkpoint: &[u8],
    verdict: &mut Verdict,
) -> Result<()> {
    let path = stamp_path(size);
    if let Some(answer) = files.read(&path)? {
        match stamped_time(&answer, Hash::of(checkpoint)) {
            Some(time) => verdict.stamps.push((size, time)),
            None => verdict.damages.push(Damage::new(path, DamageKind::Stamp)),
        }
    }
    Ok(())
}

/// What is wrong with a signed root.
fn fault(checkpoint: &Checkpoint, entries: &[Entry], tree: &HashTree) -> Option<DamageKind> {
    let (signed, there) = (checkpoint.size, tree.size());
    if signed > there {
        return Some(DamageKind::Short { signed, there });
    }
    let at = usize::try_from(signed).ok()?;
    let key = key_at(entries, at);
    if !key.is_some_and(|it| checkpoint.is_signed_by(&it)) {
        return Some(DamageKind::Signature);
    }
    (tree.root_of(signed).ok() != Some(checkpoint.root)).then_some(DamageKind::Root(signed))
}

/// The key in force when there were so many entries.
fn key_at(entries: &[Entry], size: usize) -> Option<VerifierKey> {
    let before = entries.get(..size).unwrap_or(entries);
    let last = before.iter().rev().find(|it| it.event == Event::Key)?;
    VerifierKey::parse(&last.key)
}

/// Each record that is online has to have the content that the entries say.
fn verify_records(files: &dyn LogFiles, entries: &[Entry], verdict: &mut Verdict) -> Result<()> {
    let mut online: BTreeMap<&str, Option<Hash>> = BTreeMap::new();
    for entry in entries.iter().filter(|it| !it.record.is_empty()) {
        if entry.event == Event::Moved {
            online.remove(&*entry.from);
        }
        let is_gone = entry.event == Event::Withdrawn && entry.item.is_empty();
        online.insert(&entry.record, entry.content.filter(|_| !is_gone));
    }
    let mut paths: BTreeMap<String, Vec<(&str, Hash)>> = BTreeMap::new();
    for (record, content) in online {
        if let Some(content) = content {
            paths.entry(records_path(record)).or_default().push((record, content));
        }
    }
    for (path, expected) in paths {
        let Some(bytes) = files.read(&path)? else {
            verdict.damages.push(Damage::new(path, DamageKind::Missing));
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        let mut there: BTreeMap<String, Hash> = BTreeMap::new();
        for line in text.lines() {
            if let Some((record, content, _)) = records::parse(line) {
                there.insert(record, Hash::of(content.as_bytes()));
            }
        }
        let known: BTreeSet<&str> = expected.iter().map(|(record, _)| *record).collect();
        let wrong = expected.iter().filter(|(record, hash)| there.get(*record) != Some(hash));
        let more = there.keys().map(String::as_str).filter(|it| !known.contains(it));
        for record in wrong.map(|(record, _)| *record).chain(more) {
            verdict.damages.push(Damage::new(&path, DamageKind::Record(record.to_owned())));
        }
    }
    Ok(())
}

/// The list of files has to be the one that the last entry about the site says.
fn verify_files(files: &dyn LogFiles, entries: &[Entry], verdict: &mut Verdict) -> Result<()> {
    let Some(said) = entries.iter().rev().find(|it| it.event == Event::Site) else {
        return Ok(());
    };
    let kind = match files.read(FILES)? {
        None => Some(DamageKind::Missing),
        Some(bytes) if Some(Hash::of(&bytes)) != said.content => Some(DamageKind::FilesHash),
        Some(bytes) => match std::str::from_utf8(&bytes).ok().and_then(file_sums) {
            Some(sums) => {
                verdict.files = sums;
                None
            }
            None => Some(DamageKind::FilesList),
        },
    };
    verdict.damages.extend(kind.map(|it| Damage::new(FILES, it)));
    Ok(())
}

/// Whether what was seen before is the beginning of what is there.
fn compare(remembered: &Remembered, entries: &[Entry], tree: &HashTree, verdict: &mut Verdict) {
    let Remembered { size, root, key, .. } = remembered;
    let is_kept = tree.root_of(*size).ok() == Some(*root);
    if !is_kept {
        let kind = DamageKind::Rewritten { size: *size, seen: *root };
        verdict.damages.push(Damage::new(super::FOLDER, kind));
    }
    let was = key.as_deref().and_then(VerifierKey::parse);
    let is_now = verdict.key.as_ref();
    if let (Some(was), Some(now)) = (&was, is_now)
        && was.name() != now.name()
    {
        verdict.damages.push(Damage::new(VKEY, DamageKind::OtherLog));
    } else if was.is_some() && was.as_ref() != is_now {
        // A key that was replaced by an entry after what was seen is none of this.
        let at = usize::try_from(*size).unwrap_or(usize::MAX);
        if !is_kept || key_at(entries, at) != was {
            verdict.damages.push(Damage::new(VKEY, DamageKind::OtherKey));
        }
    }
    verdict.since = Some(Consistency { former: *size, is_kept });
}
