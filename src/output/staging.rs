use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::mem;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};

use super::manifest::{self, Hash, Manifest};
use super::plan::{Plan, Watch};
use super::{Output, Sink, SitePath, survey};

/// A build under way. Dropped without [`Staging::commit`], it leaves the site as it was.
#[derive(Debug)]
pub struct Staging {
    output: Output,
    pages: Mutex<BTreeMap<SitePath, Page>>,
    next_slot: AtomicU32,
    /// Once a plan may have been begun, what is staged is needed to complete or undo it.
    keeps_stage: bool,
}

/// What a page came to when it was put.
#[derive(Debug)]
pub(super) struct Page {
    hash: Hash,
    length: usize,
    /// The staged file; none if the file on disk is the same.
    pub(super) slot: Option<u32>,
}

/// What a commit did to the site.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or different.
    pub written: usize,
    /// Files that were not touched.
    pub unchanged: usize,
    /// Files that the new site does not have.
    pub removed: usize,
    /// Size of the files written.
    pub bytes: u64,
}

impl Staging {
    pub(super) fn new(output: Output) -> Result<Self> {
        output.folder.create_stage()?;
        Ok(Self {
            output,
            pages: Mutex::default(),
            next_slot: AtomicU32::new(0),
            keeps_stage: false,
        })
    }

    /// Makes the site what was put, or fails and leaves it as it was.
    pub fn commit(self) -> Result<Summary> {
        self.commit_watched(&|| Ok(()))
    }

    fn commit_watched(mut self, watch: Watch) -> Result<Summary> {
        let pages = mem::take(self.pages.get_mut().unwrap_or_else(PoisonError::into_inner));
        let Output { folder, former, .. } = &self.output;
        let plan = survey::draw(folder.root(), former, &pages)?;
        let summary = Summary::of(&pages, &plan);
        let manifest: Manifest = pages.into_iter().map(|(path, it)| (path, it.hash)).collect();
        if plan.is_empty() && manifest == *former {
            return Ok(summary);
        }
        folder.prepare(&plan, &manifest)?;
        self.keeps_stage = true;
        let arrived = watch().and_then(|()| plan.arrive(folder, watch));
        if let Err(error) = arrived.and_then(|()| folder.seal()) {
            plan.undo(folder).context("a failed build could not be undone; the next one tries")?;
            self.keeps_stage = false;
            return Err(error.context("the site could not be written and is as it was"));
        }
        watch()?;
        folder.finish(&plan, watch)?;
        Ok(summary)
    }

    fn stage(&self, bytes: &[u8]) -> Result<u32> {
        let slot = self.next_slot.fetch_add(1, Ordering::Relaxed);
        fs::write(self.output.folder.slot(slot), bytes)?;
        Ok(slot)
    }
}

impl Sink for Staging {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<()> {
        let slot = if holds(&path.under(self.output.folder.root()), bytes) {
            None
        } else {
            let staged = self.stage(bytes);
            Some(staged.with_context(|| format!("cannot write {path}; the site is as it was"))?)
        };
        let page = Page { hash: manifest::hash(bytes), length: bytes.len(), slot };
        match self.pages.lock().unwrap_or_else(PoisonError::into_inner).entry(path.clone()) {
            Entry::Occupied(_) => bail!("two files of the site have the address {path}"),
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
    fn of(pages: &BTreeMap<SitePath, Page>, plan: &Plan) -> Self {
        let written = pages.values().filter(|it| it.slot.is_some());
        Self {
            written: written.clone().count(),
            unchanged: pages.values().filter(|it| it.slot.is_none()).count(),
            removed: plan.obstacles.len() + plan.stale.len(),
            bytes: written.map(|it| it.length as u64).sum(),
        }
    }
}

/// Whether a file has that content: asked of the file itself, since times and sizes do not tell
/// what somebody has edited, nor what a power cut has left half written.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(file)
        .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && fs::read(file).is_ok_and(|content| content == bytes)
}
