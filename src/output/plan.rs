use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};

use super::SitePath;
use super::folder::Folder;
use super::manifest::Manifest;

/// Called after every change to the site, so that a test can kill the build there.
pub(super) type Watch<'a> = &'a (dyn Fn() -> Result<()> + Sync);

/// What a commit does, in the order of the fields. Folders and arrivals come before the commit
/// point and can be undone; the others come after it and can be done again.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Plan {
    /// New folders, outer ones first.
    pub(super) folders: Vec<SitePath>,
    /// Files for addresses that are free.
    pub(super) arrivals: Vec<Move>,
    /// Stale files in the way: a page that becomes a folder, or a folder that becomes a page.
    pub(super) obstacles: Vec<SitePath>,
    /// Files for addresses that hold a former page or an obstacle.
    pub(super) replacements: Vec<Move>,
    /// Files the new site does not have.
    pub(super) stale: Vec<SitePath>,
}

/// A staged file and where it belongs.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Move {
    pub(super) slot: u32,
    pub(super) to: SitePath,
}

impl Plan {
    pub(super) fn is_empty(&self) -> bool {
        self.arrivals.is_empty()
            && self.obstacles.is_empty()
            && self.replacements.is_empty()
            && self.stale.is_empty()
    }

    pub(super) fn read(file: &Path) -> Result<Option<Self>> {
        let bytes = match fs::read(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            bytes => bytes.with_context(|| format!("cannot read {}", file.display()))?,
        };
        let plan = serde_json::from_slice(&bytes).with_context(|| {
            format!("{} is damaged; delete the output folder and build again", file.display())
        })?;
        Ok(Some(plan))
    }

    pub(super) fn to_bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    /// Does what can be undone: everything that may need space on the disk.
    pub(super) fn arrive(&self, folder: &Folder, watch: Watch) -> Result<()> {
        for path in &self.folders {
            fs::create_dir(path.under(folder.root()))
                .with_context(|| format!("cannot create the folder {path}"))?;
            watch()?;
        }
        for Move { slot, to } in &self.arrivals {
            fs::rename(folder.slot(*slot), to.under(folder.root()))
                .with_context(|| format!("cannot write {to}"))?;
            watch()?;
        }
        Ok(())
    }

    /// Takes back what [`Plan::arrive`] did, as far as it got.
    pub(super) fn undo(&self, folder: &Folder) -> Result<()> {
        for Move { slot, to } in &self.arrivals {
            // A file at an address that was free is ours if the staged one has gone there.
            if !folder.slot(*slot).exists() {
                remove(to, folder.root())?;
            }
        }
        for path in self.folders.iter().rev() {
            // One that is not empty holds what somebody else has put there since.
            let _ = fs::remove_dir(path.under(folder.root()));
        }
        Ok(())
    }

    /// Does the rest. Any step may have been done before by a build that was killed.
    pub(super) fn complete(&self, folder: &Folder, watch: Watch) -> Result<()> {
        for path in &self.obstacles {
            remove_with_folders(path, folder.root())?;
            watch()?;
        }
        for Move { slot, to } in &self.replacements {
            replace(&folder.slot(*slot), &to.under(folder.root()))
                .with_context(|| format!("cannot write {to}; the next build completes this one"))?;
            watch()?;
        }
        for path in &self.stale {
            remove_with_folders(path, folder.root())?;
            watch()?;
        }
        Ok(())
    }

    /// A plan found on disk was drawn before somebody could change the folder; whether a file is
    /// kohyo's to touch is asked again.
    pub(super) fn check_ground(&self, folder: &Folder, former: &Manifest) -> Result<()> {
        let moves = self.arrivals.iter().chain(&self.replacements);
        let touched = moves.map(|it| &it.to).chain(&self.obstacles).chain(&self.stale);
        let folders: BTreeSet<&str> = touched.flat_map(SitePath::folders).collect();
        for path in folders {
            let file = folder.root().join(path);
            if fs::symlink_metadata(&file).is_ok_and(|it| it.is_symlink()) {
                bail!("{} is a link; remove it and build again", file.display());
            }
        }
        for Move { slot, to } in &self.replacements {
            let file = to.under(folder.root());
            let foreign = fs::symlink_metadata(&file).is_ok_and(|it| !it.is_dir());
            if foreign && folder.slot(*slot).exists() && !former.contains(to.as_str()) {
                bail!("{} was not made by kohyo; move it away and build again", file.display());
            }
        }
        Ok(())
    }
}

fn replace(staged: &Path, target: &Path) -> io::Result<()> {
    match fs::rename(staged, target) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        done => return done,
    }
    if !staged.exists() {
        return Ok(());
    }
    // The folder could not be made sooner, because a stale page had its name.
    target.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::rename(staged, target)
}

fn remove(path: &SitePath, root: &Path) -> Result<()> {
    let file = path.under(root);
    match fs::remove_file(&file) {
        Ok(()) => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(())
        }
        // The page is gone already and a folder of the new site has its name.
        Err(_) if file.is_dir() => Ok(()),
        Err(error) => Err(error).context(format!("cannot delete {path}")),
    }
}

/// Removes a file, and the folders it leaves empty.
fn remove_with_folders(path: &SitePath, root: &Path) -> Result<()> {
    remove(path, root)?;
    for folder in path.folders().rev() {
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}
