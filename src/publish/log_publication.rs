//! What a publication adds to the log, step by step. A run that fails leaves what it was going to add in
//! `ledger/pending.jsonl`; the next one completes it, or replaces it.
//!
//! ```text
//! pending   the records against the log: entries with which the pages are built
//! append    the list of the files that were built; the lines, the tree and its signature
//! begin     the lines are written down in the city's folder
//!           (the pages and, last, the log are brought to the host)
//! finish    the files of the log are put into the city's folder
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;

use super::headers::is_for_server;
use super::{FileFacts, RemotePath};
use crate::digest::Hash;
use crate::disclosure::Public;
use crate::output;
use crate::publication_log::{
    Addition, Appended, CHECKPOINT, Checkpoint, Entry, Event, FOLDER, LogFile, LogFiles, PENDING,
    PublicationLog, PublishedContents, Signer, VerifierKey, append, kept_path, key_entry,
    sums_text,
};
use crate::record_content::{Publication, contents, pending};
use crate::route::Routes;
use crate::source::{Content, File, Tree};
use crate::words::{Failure, Message, OrFail};

/// Entries that a publication is going to add.
#[derive(Debug)]
pub struct LogPublication {
    log: PublicationLog,
    addition: Addition,
    at: Timestamp,
    day: Date,
}

/// The key that signs, and whether it may take the place of another one.
#[derive(Clone, Copy)]
pub struct Signing<'a> {
    /// The public key.
    pub key: &'a VerifierKey,
    /// What signs.
    pub signer: &'a dyn Signer,
    /// Whether the log may be signed by another key from here on.
    pub may_replace: bool,
}

impl LogPublication {
    /// What the records add to the log when they are published at a time, which is a day in the city.
    #[must_use]
    pub fn new(tree: &Tree, public: Public, routes: &Routes, at: Timestamp, day: Date) -> Self {
        let log = public.log().without_pending().into_owned();
        let contents = contents(public);
        let address = |file: &str| {
            routes.page_of_file(file).map_or_else(String::new, |address| format!("/{address}"))
        };
        let withdrawn: BTreeMap<String, &str> = public
            .withdrawn_records()
            .into_iter()
            .map(|(record, withdrawal)| (record.id(), &*withdrawal.reason))
            .collect();
        let withdrawn =
            |id: &str| withdrawn.get(id).map_or_else(String::new, |it| (*it).to_owned());
        let publication = Publication { at, day, address: &address, withdrawn: &withdrawn };
        let mut published = PublishedContents::of(tree);
        let (entries, contents) = pending(&log, &contents, &mut published, publication);
        Self { log, addition: Addition { entries, contents, files: None }, at, day }
    }

    /// What is wrong with its time: the log has a later one, or the site speaks for a day that has not come.
    ///
    /// # Errors
    ///
    /// One of these.
    pub fn check_time(&self, as_of: Date) -> Result<()> {
        let message = match self.log.entries().last() {
            Some(last) if last.at > self.at => {
                Message::new("publish-log-later").with("at", last.at.to_string())
            }
            _ if as_of > self.day => Message::new("publish-log-day").with("day", as_of.to_string()),
            _ => return Ok(()),
        };
        Err(Failure::new(message).into())
    }

    /// The city's folder with these entries as those of a publication that has not ended.
    #[must_use]
    pub fn tree(&self, tree: &Tree) -> Tree {
        let lines = text_of(&self.addition.lines(self.log.prev()));
        let file = File::new(PENDING, Content::Text(lines.into()));
        tree.with(vec![file], &[PENDING].into())
    }

    /// Whether nothing of the records is to be added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.addition.entries.is_empty()
    }

    /// What becomes of the files of the log when these are the files of the site; nothing if the log says all of it
    /// already.
    ///
    /// # Errors
    ///
    /// The key cannot be used, or is another one than before.
    pub fn append(
        mut self,
        files: &BTreeMap<RemotePath, FileFacts>,
        read: &dyn Fn(&str) -> Option<Vec<u8>>,
        signing: Option<Signing>,
    ) -> Result<Appended> {
        let sums = site_sums(files);
        let hash = Hash::of(sums.as_bytes());
        let site = self.log.site() != Some(hash);
        let new_key = match signing {
            Some(signing) => key_to_add(&self.log, signing)?,
            None if self.log.key().is_some() => {
                return Err(Failure::new(Message::new("publish-log-unsigned")).into());
            }
            None => None,
        };
        if !site && self.addition.entries.is_empty() && new_key.is_none() {
            return match signing.filter(|_| !is_signed(&self.log, read)) {
                Some(Signing { key, signer, .. }) => {
                    append(&self.log, &Addition::default(), read, Some((key, signer)))
                }
                None => Ok(Appended::default()),
            };
        }
        let entry = |event| Entry::new(self.at, self.day, event);
        if let Some(key) = new_key {
            self.addition.entries.insert(0, key_entry(key, &entry(Event::Key)));
        }
        let former = self.log.site();
        let site = Entry { content: Some(hash), former, ..entry(Event::Site) };
        self.addition.entries.push(site);
        self.addition.files = Some(sums);
        append(&self.log, &self.addition, read, signing.map(|it| (it.key, it.signer)))
    }
}

/// Whether all entries are signed: a publication may have been interrupted between them and their signature.
fn is_signed(log: &PublicationLog, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> bool {
    let size = log.final_entries().len() as u64;
    let signed = |path: &str| read(path).and_then(|it| Checkpoint::parse(&it)).map(|it| it.size);
    [CHECKPOINT, &kept_path(size)].iter().all(|path| signed(path) == Some(size))
}

/// The key, if the log does not say yet that it is signed by it.
fn key_to_add<'a>(log: &PublicationLog, signing: Signing<'a>) -> Result<Option<&'a VerifierKey>> {
    match log.key() {
        Some(known) if known == signing.key.to_string() => Ok(None),
        Some(known) if !signing.may_replace => {
            let message = Message::new("publish-log-other-key")
                .with("known", known)
                .with("key", signing.key.to_string());
            Err(Failure::new(message).help([Message::new("publish-log-other-key.help")]).into())
        }
        Some(_) | None => Ok(Some(signing.key)),
    }
}

/// The list of the files of the site that visitors can ask for, but for the log.
fn site_sums(files: &BTreeMap<RemotePath, FileFacts>) -> String {
    let is_listed = |path: &str| !path.starts_with(FOLDER) && !is_for_server(path);
    let listed = files.iter().filter(|(path, _)| is_listed(path.as_str()));
    sums_text(listed.map(|(path, file)| (path.as_str(), file.sha256)))
}

fn text_of(lines: &[String]) -> String {
    lines.iter().flat_map(|it| [it.as_str(), "\n"]).collect()
}

/// The files of the log in the city's folder.
#[derive(Debug, Clone, Copy)]
pub struct LogFolder<'a> {
    root: &'a Path,
}

impl<'a> LogFolder<'a> {
    /// Those in the city's folder.
    #[must_use]
    pub fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// The bytes of a file; none if there is none.
    #[must_use]
    pub fn read(self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.root.join(path)).ok()
    }

    /// Writes down what is going to be added.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn begin(self, appended: &Appended) -> Result<()> {
        self.put(PENDING, text_of(&appended.lines).as_bytes())
    }

    /// Makes final what was added. The entries come after all that belongs to them, so that a run which is interrupted
    /// here is completed by the next one.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn finish(self, appended: &Appended) -> Result<()> {
        let is_entries = |path: &str| matches!(LogFile::at(path), Some(LogFile::Year(_)));
        let (entries, others): (Vec<_>, Vec<_>) =
            appended.files.iter().partition(|(path, _)| is_entries(path));
        for (path, bytes) in others.into_iter().chain(entries) {
            self.put(path, bytes)?;
        }
        for path in appended.removed.iter().map(String::as_str).chain([PENDING]) {
            self.remove(path)?;
        }
        Ok(())
    }

    /// The paths of its files, sorted.
    #[must_use]
    pub fn paths(self) -> Vec<String> {
        let mut paths = Vec::new();
        let mut folders = vec![FOLDER.trim_end_matches('/').to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(self.root.join(&folder)).into_iter().flatten().flatten() {
                let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
                if entry.file_type().is_ok_and(|it| it.is_dir()) {
                    folders.push(path);
                } else if LogFile::at(&path).is_some() {
                    paths.push(path);
                }
            }
        }
        paths.sort_unstable();
        paths
    }

    fn put(self, path: &str, bytes: &[u8]) -> Result<()> {
        let place = self.root.join(path);
        let failed = || cannot_write(path);
        let temporary = place.with_extension("new~");
        let folder = place.parent().unwrap_or(self.root);
        fs::create_dir_all(folder).or_fail(failed)?;
        fs::write(&temporary, bytes).or_fail(failed)?;
        output::rename(&temporary, &place).or_fail(failed)
    }

    fn remove(self, path: &str) -> Result<()> {
        match fs::remove_file(self.root.join(path)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).or_fail(|| cannot_write(path))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

impl LogFiles for LogFolder<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Ok(LogFolder::read(*self, path))
    }
}

fn cannot_write(path: &str) -> Message {
    Message::new("cannot-write").with("path", path)
}
