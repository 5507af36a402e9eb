//! A build under way: pages come in, and are set aside until the commit.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::ErrorKind;
use std::mem;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::commit::{Commit, Staged, StepHook};
use super::manifest::{self, Hash, Manifest};
use super::write_check::Changes;
use super::{Output, Sink, SitePath, fault, planner};
use crate::words::{Failure, Message, OrFail};

/// A build under way. Dropped without [`Staging::commit`], it leaves the site as it was.
#[derive(Debug)]
pub struct Staging {
    output: Output,
    pages: Mutex<BTreeMap<SitePath, Page>>,
    /// Whether a folder is new, for each a page was put in.
    folders: Mutex<HashMap<String, bool>>,
    next_slot: AtomicU32,
    /// Once a plan may have been begun, what is staged is needed to complete or undo it.
    keeps_stage: bool,
}

/// What a page came to when it was put.
#[derive(Debug)]
pub(super) struct Page {
    hash: Hash,
    length: usize,
    /// None if the file on disk is the same.
    pub(super) staged: Option<Staged>,
}

/// What a commit did to the site.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Summary {
    /// Files that are new or different.
    pub written: usize,
    /// Files that were not touched.
    pub unchanged: usize,
    /// Files that the new site does not have.
    pub removed: usize,
    /// Size of the files written.
    pub bytes: u64,
    /// What somebody should look at.
    pub notices: Vec<Message>,
}

impl Staging {
    pub(super) fn new(output: Output) -> Result<Self> {
        output.folder.create_stage()?;
        Ok(Self {
            output,
            pages: Mutex::default(),
            folders: Mutex::default(),
            next_slot: AtomicU32::new(0),
            keeps_stage: false,
        })
    }

    /// Makes the site what was put, or fails and leaves it as it was. The memo is for the next
    /// build, which gets it from [`Output::cache`] if nothing has changed the site by then.
    pub fn commit(self, cache: &[u8]) -> Result<Summary> {
        self.commit_with_hook(cache, &|| Ok(()))
    }

    pub(super) fn commit_with_hook(mut self, cache: &[u8], hook: StepHook) -> Result<Summary> {
        let pages = mem::take(self.pages.get_mut().unwrap_or_else(PoisonError::into_inner));
        let Output { folder, former, is_whole, .. } = &self.output;
        let commit = planner::plan(folder.root(), former, *is_whole, &pages)?;
        let mut summary = Summary::of(&pages, &commit);
        let manifest: Manifest = pages.into_iter().map(|(path, it)| (path, it.hash)).collect();
        if commit.is_empty() && manifest == *former && *is_whole {
            folder.remember(&manifest, cache);
            return Ok(summary);
        }
        if !is_whole {
            summary.notices.extend(folder.keep(&commit.kept)?);
        }
        folder.prepare(&commit, &manifest)?;
        self.keeps_stage = true;
        let asked = hook().and_then(|()| Changes::of(&commit).ask(folder, hook));
        let arrived = asked.and_then(|()| commit.arrive(folder, hook));
        if let Err(error) = arrived.and_then(|()| folder.seal()) {
            commit.undo(folder, &manifest).or_fail(|| Message::new("cannot-undo"))?;
            self.keeps_stage = false;
            return Err(error).or_fail(|| Message::new("site-as-it-was"));
        }
        let finished = hook().and_then(|()| folder.finish(&commit, &manifest, cache, hook));
        finished.or_fail(|| fault("site-is-being-replaced", folder.root()))?;
        if !is_whole {
            summary.notices.extend(folder.unknown_files(&manifest));
        }
        Ok(summary)
    }

    fn stage(&self, path: &SitePath, hash: Hash, bytes: &[u8]) -> Result<Option<Staged>> {
        let is_new = match path.folders().next_back() {
            Some(folder) => self.is_new(folder)?,
            None => false,
        };
        if !is_new && self.is_unchanged(path, hash, bytes) {
            return Ok(None);
        }
        let staged = if is_new {
            Staged::Tree
        } else {
            Staged::Slot(self.next_slot.fetch_add(1, Ordering::Relaxed))
        };
        fs::write(self.output.folder.stage_of(staged, path), bytes)?;
        Ok(Some(staged))
    }

    /// Whether the site has no such folder; the stage has it then. A page of ours where it will be
    /// goes first, so that it then arrives as one, too.
    fn is_new(&self, folder: &str) -> Result<bool> {
        let folders = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let known = folders().get(folder).copied();
        if let Some(is_new) = known {
            return Ok(is_new);
        }
        // Not under the lock: another thread may look at the same folder, and finds the same.
        let is_in_new = match folder.rsplit_once('/') {
            Some((parent, _)) => self.is_new(parent)?,
            None => false,
        };
        let is_new = is_in_new || self.has_no_folder(folder);
        if is_new {
            fs::create_dir_all(self.output.folder.stage_tree(folder))?;
        }
        folders().insert(folder.to_owned(), is_new);
        Ok(is_new)
    }

    fn has_no_folder(&self, folder: &str) -> bool {
        match fs::symlink_metadata(self.output.folder.root().join(folder)) {
            Ok(found) if found.is_dir() => false,
            Ok(found) => {
                let is_kept = !self.output.is_whole && found.is_file();
                is_kept || self.output.former.get(folder).is_some()
            }
            Err(error) => error.kind() == ErrorKind::NotFound,
        }
    }

    /// Whether the file on disk is the same. That is asked of the file itself, since times and
    /// sizes do not tell what somebody has edited, nor what a power cut has left half written.
    fn is_unchanged(&self, path: &SitePath, hash: Hash, bytes: &[u8]) -> bool {
        if self.output.former.get(path.as_str()).is_some_and(|former| *former != hash) {
            return false;
        }
        let file = path.under(self.output.folder.root());
        fs::symlink_metadata(&file)
            .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
            && fs::read(file).is_ok_and(|content| content == bytes)
    }
}

impl Sink for Staging {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<()> {
        let hash = manifest::hash(bytes);
        let staged =
            self.stage(path, hash, bytes).or_fail(|| fault("cannot-stage", path.as_str()))?;
        let page = Page { hash, length: bytes.len(), staged };
        match self.pages.lock().unwrap_or_else(PoisonError::into_inner).entry(path.clone()) {
            Entry::Occupied(_) => {
                return Err(Failure::new(fault("address-twice", path.as_str())).into());
            }
            Entry::Vacant(entry) => entry.insert(page),
        };
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.keeps_stage {
            // The next build clears what is left.
            let _ = self.output.folder.clear_stage();
        }
    }
}

impl Summary {
    fn of(pages: &BTreeMap<SitePath, Page>, commit: &Commit) -> Self {
        let written = pages.values().filter(|it| it.staged.is_some());
        Self {
            written: written.clone().count(),
            unchanged: pages.values().filter(|it| it.staged.is_none()).count(),
            removed: commit.obstacles.len() + commit.stale.len(),
            bytes: written.map(|it| it.length as u64).sum(),
            notices: Vec::new(),
        }
    }
}
