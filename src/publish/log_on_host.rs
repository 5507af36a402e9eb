//! The log that a host has, against the one in the city's folder.

use std::collections::BTreeMap;

use anyhow::Result;

use super::log_publication::LogFolder;
use super::publication::Session;
use super::{Published, RemotePath};
use crate::digest::Hash;
use crate::publication_log::{
    Appended, Damage, DamageKind, FOLDER, LogFile, LogFiles, PENDING, Verdict, kept_path, verify,
};

/// How the log on a host and the one in the city's folder are to each other.
#[derive(Debug)]
pub enum LogOnHost {
    /// The host has the same entries, or only the first of them, or none.
    NotAhead,
    /// The host has all that is in the folder, and more.
    Ahead {
        /// The lines that the folder lacks.
        missing: Vec<u8>,
    },
    /// Each has what the other one has not.
    Apart,
}

/// Whether a publication may go on from the log in the city's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogMeeting {
    /// It may.
    Ready,
    /// It may, and what the last publication had brought to the host is in the folder now.
    Completed,
    /// The host has entries that the folder lacks.
    Behind,
    /// Each has what the other one has not.
    Apart,
    /// The log on the host is damaged.
    Damaged,
}

/// What was taken from a host.
#[derive(Debug)]
pub struct Pulled {
    /// What becomes of the files of the log.
    pub files: Appended,
    /// What was found in them.
    pub verdict: Verdict,
}

impl Session<'_> {
    /// Compares the log that visitors of the host see with the one in the city's folder.
    ///
    /// # Errors
    ///
    /// The host fails.
    pub fn compare_log(&self, folder: LogFolder) -> Result<LogOnHost> {
        let published = Published::read(&self.worker)?;
        let ours: BTreeMap<String, Vec<u8>> = folder.years();
        let mut theirs = Vec::new();
        for (path, hash) in log_files(&published) {
            if year_of(path.as_str()).is_none() {
                continue;
            }
            match ours.get(path.as_str()).filter(|it| Some(Hash::of(it)) == hash) {
                Some(bytes) => theirs.extend(bytes),
                None => theirs.extend(self.worker.call(|it| it.read(&path))?.unwrap_or_default()),
            }
        }
        let ours: Vec<u8> = ours.into_values().flatten().collect();
        Ok(match theirs.strip_prefix(&ours[..]) {
            Some([]) => LogOnHost::NotAhead,
            Some(missing) => LogOnHost::Ahead { missing: missing.to_vec() },
            None if ours.starts_with(&theirs) => LogOnHost::NotAhead,
            None => LogOnHost::Apart,
        })
    }

    /// Looks whether the log on the host goes on from the one in the city's folder. What the last run was going to add
    /// and brought to the host is made final first.
    ///
    /// # Errors
    ///
    /// The host fails, or the folder cannot be written to.
    pub fn meet_log(&self, folder: LogFolder) -> Result<LogMeeting> {
        match self.compare_log(folder)? {
            LogOnHost::NotAhead => Ok(LogMeeting::Ready),
            LogOnHost::Ahead { missing } if folder.read(PENDING).as_ref() == Some(&missing) => {
                let pulled = self.pull_log(folder)?;
                if !pulled.damages().is_empty() {
                    return Ok(LogMeeting::Damaged);
                }
                folder.finish(&pulled.files)?;
                Ok(LogMeeting::Completed)
            }
            LogOnHost::Ahead { .. } => Ok(LogMeeting::Behind),
            LogOnHost::Apart => Ok(LogMeeting::Apart),
        }
    }

    /// The log of a host, verified; what of it is other than in the city's folder.
    ///
    /// # Errors
    ///
    /// The host fails.
    pub fn pull_log(&self, folder: LogFolder) -> Result<Pulled> {
        let published = Published::read(&self.worker)?;
        let mut files = Appended::default();
        let mut all: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (path, hash) in log_files(&published) {
            let name = path.as_str();
            let ours = folder.read(name);
            let bytes = match ours.clone().filter(|it| Some(Hash::of(it)) == hash) {
                Some(bytes) => Some(bytes),
                None => self.worker.call(|it| it.read(&path))?,
            };
            let Some(bytes) = bytes else { continue };
            if ours.as_ref() != Some(&bytes) {
                files.files.insert(name.to_owned(), bytes.clone());
            }
            all.insert(name.to_owned(), bytes);
        }
        let is_gone = |path: &String| !all.contains_key(path) && path != PENDING;
        files.removed = folder.paths().into_iter().filter(is_gone).collect();
        let years = all.keys().rev().filter_map(|it| year_of(it));
        let mut verdict = verify(&InMemory(&all), years, None)?;
        if published.was_interrupted() {
            // The entries came last but for their signature: the next publication signs them.
            let end = kept_path(verdict.size);
            verdict.damages.retain(|damage| {
                let is_end = damage.kind == DamageKind::Missing && damage.file == end;
                !is_end && !matches!(damage.kind, DamageKind::Unsigned { .. })
            });
        }
        Ok(Pulled { files, verdict })
    }
}

/// The files of the log that a host has or may have, with the content that it should have: none if a publication was
/// interrupted that touches it.
fn log_files(published: &Published) -> BTreeMap<RemotePath, Option<Hash>> {
    let manifest = published.manifest.iter().flat_map(|it| &it.files);
    let known = manifest.map(|(path, file)| (path.clone(), Some(file.sha256)));
    let pending = published.pending.iter().flat_map(|it| it.paths.keys());
    let unknown = pending.map(|path| (path.clone(), None));
    known.chain(unknown).filter(|(path, _)| path.as_str().starts_with(FOLDER)).collect()
}

impl Pulled {
    /// What is wrong with it.
    #[must_use]
    pub fn damages(&self) -> &[Damage] {
        &self.verdict.damages
    }
}

fn year_of(path: &str) -> Option<i16> {
    match LogFile::at(path)? {
        LogFile::Year(year) => Some(year),
        LogFile::Pending
        | LogFile::Files
        | LogFile::Records
        | LogFile::Tile
        | LogFile::Checkpoint
        | LogFile::Kept(_)
        | LogFile::Stamp(_)
        | LogFile::Key => None,
    }
}

impl LogFolder<'_> {
    /// The files of entries, in their order.
    fn years(self) -> BTreeMap<String, Vec<u8>> {
        let years = self.paths().into_iter().filter(|it| year_of(it).is_some());
        years.filter_map(|it| Some((it.clone(), self.read(&it)?))).collect()
    }
}

/// The files of a log in memory.
struct InMemory<'a>(&'a BTreeMap<String, Vec<u8>>);

impl LogFiles for InMemory<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}
