//! What a commit does to the site, step by step, and how it is undone.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use super::manifest::{Manifest, is_intact};
use super::state_file::{self, Found, LIMIT};
use super::write_check::Changes;
use super::{SitePath, fault, momentary};
use crate::words::{Failure, OrFail};

/// Called after every change to the site, so that a test can kill the build there.
pub(super) type StepHook<'a> = &'a (dyn Fn() -> Result<()> + Sync);

/// What a commit does, in the order of the fields. Arrivals come before the commit point and can be
/// undone; the others come after it and can be done again.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Commit {
    /// Files, and whole new folders, for addresses that are free.
    pub(super) arrivals: Vec<Move>,
    /// Stale files in the way: a page that becomes a folder, or a folder that becomes a page.
    pub(super) obstacles: Vec<SitePath>,
    /// Files for addresses that hold a former page or an obstacle, and new folders for those that
    /// hold an obstacle.
    pub(super) replacements: Vec<Move>,
    /// Files the new site does not have.
    pub(super) stale: Vec<SitePath>,
    /// Those to be replaced that are in no list, for it was damaged, and of which a copy is kept.
    #[serde(skip)]
    pub(super) kept: Vec<SitePath>,
}

/// Something staged and where it belongs.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Move {
    pub(super) from: Staged,
    pub(super) to: SitePath,
}

/// Where something is staged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Staged {
    /// Under a number, for a folder that exists: it then needs no folder in the stage.
    Slot(u32),
    /// Under its address, for a folder that does not: the folder then moves as one.
    Tree,
}

impl Commit {
    pub(super) fn is_empty(&self) -> bool {
        self.arrivals.is_empty()
            && self.obstacles.is_empty()
            && self.replacements.is_empty()
            && self.stale.is_empty()
    }

    pub(super) fn read(file: &Path) -> Result<Found<Self>> {
        Ok(state_file::read(file, LIMIT)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    pub(super) fn to_bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    /// Does what can be undone: everything that may need space on the disk.
    pub(super) fn arrive(&self, folder: &Folder, hook: StepHook) -> Result<()> {
        for arrival in &self.arrivals {
            momentary::rename(&folder.staged(arrival), &arrival.to.under(folder.root()))
                .or_fail(|| fault("cannot-write", arrival.to.as_str()))?;
            hook()?;
        }
        Ok(())
    }

    /// Takes back what [`Changes::ask`] and [`Commit::arrive`] did, as far as they got. `next` tells
    /// which files of a folder have come with it.
    pub(super) fn undo(&self, folder: &Folder, next: &Manifest) -> Result<()> {
        Changes::of(self).remove_probe(folder.root())?;
        // What is at an address that was free is ours if the staged one has gone there.
        for Move { to, .. } in self.arrivals.iter().filter(|it| !folder.staged(it).exists()) {
            for (path, hash) in next.at_or_inside(to) {
                // Somebody may have changed it since it came.
                if is_intact(folder.root(), path, hash) {
                    remove(path, folder.root())?;
                }
                let folders = path.folders().rev();
                prune(folders.take_while(|it| it.len() >= to.as_str().len()), folder.root());
            }
        }
        Ok(())
    }

    /// Does the rest. Any step may have been done before by a build that was killed.
    pub(super) fn complete(&self, folder: &Folder, hook: StepHook) -> Result<()> {
        for path in &self.obstacles {
            remove_with_folders(path, folder.root())?;
            hook()?;
        }
        // Assets, then pages.
        for group in self.replacements.chunk_by(|a, b| a.to.is_page() == b.to.is_page()) {
            group.par_iter().try_for_each(|replacement| {
                replace(replacement, folder)?;
                hook()
            })?;
        }
        for path in &self.stale {
            remove_with_folders(path, folder.root())?;
            hook()?;
        }
        Ok(())
    }

    /// A plan found on disk was drawn before somebody could change the folder; whether a link leads
    /// out of it is asked again.
    pub(super) fn check_links(&self, folder: &Folder, next: &Manifest) -> Result<()> {
        let arrived = self.arrivals.iter().flat_map(|it| next.at_or_inside(&it.to)).map(|it| it.0);
        let replaced = self.replacements.iter().map(|it| &it.to);
        let touched = arrived.chain(replaced).chain(&self.obstacles).chain(&self.stale);
        for path in touched.flat_map(SitePath::folders).collect::<BTreeSet<_>>() {
            let file = folder.root().join(path);
            if fs::symlink_metadata(&file).is_ok_and(|it| it.is_symlink()) {
                return Err(Failure::new(fault("link-in-the-way", &file)).into());
            }
        }
        Ok(())
    }

    /// The same, and whether each file is kohyo's to touch.
    pub(super) fn check_ground(&self, folder: &Folder, kept: [&Manifest; 2]) -> Result<()> {
        let [former, next] = kept;
        self.check_links(folder, next)?;
        for replacement in self.replacements.iter().filter(|it| folder.staged(it).exists()) {
            let file = replacement.to.under(folder.root());
            let is_file = fs::symlink_metadata(&file).is_ok_and(|it| !it.is_dir());
            if is_file && former.get(replacement.to.as_str()).is_none() {
                return Err(Failure::new(fault("foreign-file", &file)).into());
            }
        }
        for path in self.obstacles.iter().chain(&self.stale) {
            let file = path.under(folder.root());
            let is_file = fs::symlink_metadata(&file).is_ok_and(|it| !it.is_dir());
            let is_ours = [former, next].iter().any(|it| it.get(path.as_str()).is_some());
            if is_file && !is_ours {
                return Err(Failure::new(fault("foreign-file", &file)).into());
            }
        }
        Ok(())
    }
}

fn replace(replacement: &Move, folder: &Folder) -> Result<()> {
    let (staged, path) = (folder.staged(replacement), &replacement.to);
    match momentary::rename(&staged, &path.under(folder.root())) {
        Ok(()) => Ok(()),
        // A build that was killed has come so far.
        Err(_) if is_absent(&staged) => Ok(()),
        Err(error) => {
            // Somebody may have put it there since the site was looked at.
            let message = match in_the_way(path, folder.root()) {
                Some(place) => fault("in-the-way", place),
                None => fault("cannot-write", path.as_str()),
            };
            Err(error).or_fail(|| message)
        }
    }
}

fn is_absent(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|it| it.kind() == ErrorKind::NotFound)
}

/// What is where a file, or a folder of it, has to be, and is something else.
fn in_the_way<'a>(path: &'a SitePath, root: &Path) -> Option<&'a str> {
    let is_folder = |path: &str| Some(fs::symlink_metadata(root.join(path)).ok()?.is_dir());
    let mut folders = path.folders();
    let file = folders.find(|it| is_folder(it) == Some(false));
    file.or_else(|| (is_folder(path.as_str()) == Some(true)).then_some(path.as_str()))
}

fn remove(path: &SitePath, root: &Path) -> Result<()> {
    let file = path.under(root);
    match momentary::remove_file(&file) {
        Ok(()) => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(())
        }
        // The page is gone already and a folder of the new site has its name.
        Err(_) if file.is_dir() => Ok(()),
        Err(error) => Err(error).or_fail(|| fault("cannot-delete", path.as_str())),
    }
}

/// Removes a file, and the folders it leaves empty.
fn remove_with_folders(path: &SitePath, root: &Path) -> Result<()> {
    remove(path, root)?;
    prune(path.folders().rev(), root);
    Ok(())
}

/// Removes folders, innermost first, up to the first that is not empty.
fn prune<'a>(mut folders: impl Iterator<Item = &'a str>, root: &Path) {
    while folders.next().is_some_and(|it| fs::remove_dir(root.join(it)).is_ok()) {}
}
