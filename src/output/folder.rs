//! The folder of a site: what kohyo may take, and what it left there.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::commit::{Commit, Move, Staged, StepHook};
use super::manifest::{Hash, Manifest, hash};
use super::state_file::{self, Found, is_there};
use super::{SitePath, damage, fault, momentary};
use crate::words::{Failure, Message, OrFail};

/// The folder of what kohyo knows of a site.
pub(super) const STATE: &str = ".kohyo";
const VERSION: &str = "1\n";

/// The largest memo that is read. Without one a build only does more work.
const MEMO_LIMIT: u64 = 64 << 20;

/// Keeps a second build out. The system lets go of it when the program is killed.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Drop for Lock {
    /// Closing the file is not enough: a process that is being started at this moment still has a
    /// copy of it, and with the copy the lock.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// Where things are in the folder of a site.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn state(&self, name: &str) -> PathBuf {
        self.root.join(STATE).join(name)
    }

    pub(super) fn cache(&self) -> PathBuf {
        self.state("memo")
    }

    /// The memo, and the hash of the manifest that it belongs to.
    pub(super) fn memo(&self) -> Option<(Hash, Vec<u8>)> {
        let bytes = state_file::read(&self.cache(), MEMO_LIMIT).ok()?.whole()?;
        let (seal, sealed) = bytes.split_at_checked(size_of::<Hash>())?;
        let (manifest, cache) = sealed.split_at_checked(size_of::<Hash>())?;
        (seal == hash(sealed)).then(|| Some((manifest.try_into().ok()?, cache.to_vec())))?
    }

    /// The hash of the manifest to which the memo belongs. There is no memo of another one, but where
    /// one of both was damaged.
    pub(super) fn memo_hash(&self) -> Option<Hash> {
        self.memo().map(|it| it.0)
    }

    /// Keeps a memo next to the manifest that it belongs to. It speaks of no other, so that it need
    /// not be written in one step with it. A hash of all of it is in front: a disk that spoiled it
    /// must not change what a build says.
    pub(super) fn remember(&self, manifest: &Manifest, cache: &[u8]) {
        let sealed = [&manifest.hash()[..], cache].concat();
        let bytes = [&hash(&sealed)[..], &sealed].concat();
        // The site is whole by now; without a memo the next build only does more work.
        let _ = write_atomically(&self.cache(), &bytes);
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.state("manifest")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.state("journal")
    }

    pub(super) fn commit(&self) -> PathBuf {
        self.state("stage/plan")
    }

    pub(super) fn next_manifest(&self) -> PathBuf {
        self.state("stage/manifest")
    }

    /// The folder of what was damaged, and of files that may be somebody else's.
    pub(super) fn kept(&self) -> PathBuf {
        self.state("kept")
    }

    pub(super) fn staged(&self, moved: &Move) -> PathBuf {
        self.stage_of(moved.from, &moved.to)
    }

    /// The folder of what is staged.
    pub(super) fn stage(&self) -> PathBuf {
        self.state("stage")
    }

    /// Where the empty file is with which folders are tried.
    pub(super) fn stage_probe(&self) -> PathBuf {
        self.state("stage/probe")
    }

    pub(super) fn stage_of(&self, staged: Staged, path: &SitePath) -> PathBuf {
        match staged {
            Staged::Slot(number) => self.state(&format!("stage/{number}")),
            Staged::Tree => self.stage_tree(path.as_str()),
        }
    }

    pub(super) fn stage_tree(&self, path: &str) -> PathBuf {
        self.state("stage/tree").join(path)
    }

    pub(super) fn accept(dir: &Path) -> Result<Self> {
        // A link to a folder is the user's wish; only links *inside* the site are refused.
        match fs::metadata(dir) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(Failure::new(fault("out-is-file", dir)).into()),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                fs::create_dir_all(dir).or_fail(|| fault("cannot-create-out", dir))?;
            }
            Err(error) => return Err(error).or_fail(|| fault("cannot-open", dir)),
        }
        let folder = Self { root: dir.to_path_buf() };
        let ours =
            folder.was_built() || [folder.journal(), folder.commit()].iter().any(|it| is_there(it));
        let strange = if ours { Vec::new() } else { visible_names(dir)? };
        if let Some(first) = strange.first() {
            let names = strange.get(..3).map_or_else(|| first.clone(), |names| names.join(", "));
            return Err(Failure::new(fault("out-is-foreign", dir).with("names", names)).into());
        }
        Ok(folder)
    }

    /// Whether a build has ended here. One that did leaves a list and a memo; the list may be lost.
    pub(super) fn was_built(&self) -> bool {
        [self.manifest(), self.cache(), self.kept()].iter().any(|it| is_there(it))
    }

    pub(super) fn lock(&self, notices: &mut Vec<Message>) -> Result<Lock> {
        let state = self.root.join(STATE);
        match fs::symlink_metadata(&state) {
            Ok(found) if found.is_symlink() => {
                return Err(Failure::new(fault("link-in-the-way", &state)).into());
            }
            Ok(found) if !found.is_dir() => {
                return Err(Failure::new(fault("state-is-no-folder", &state)).into());
            }
            _ => {}
        }
        fs::create_dir_all(&state).or_fail(|| fault("cannot-write-in", &self.root))?;
        let file = self.state("lock");
        if fs::symlink_metadata(&file).is_ok_and(|it| !it.is_file()) {
            notices.push(damage("state-was-damaged", &file, &self.put_aside(&file)?));
        }
        // Never deleted: a build that waited for the deleted file would hold a lock of its own.
        let lock = File::options().create(true).append(true).open(file);
        let lock = lock.or_fail(|| fault("cannot-write-in", &state))?;
        match lock.try_lock() {
            Ok(()) => Ok(Lock(lock)),
            Err(TryLockError::WouldBlock) => {
                Err(Failure::new(fault("out-is-locked", &self.root)).into())
            }
            Err(TryLockError::Error(error)) => {
                Err(error).or_fail(|| fault("cannot-lock", &self.root))
            }
        }
    }

    pub(super) fn check_version(&self, notices: &mut Vec<Message>) -> Result<()> {
        let file = self.state("version");
        let found = state_file::read(&file, 1 << 10)?.and_then(|it| String::from_utf8(it).ok());
        if let Found::Whole(text) = &found {
            let number = text.trim().parse::<u32>().ok();
            if text == VERSION {
                return Ok(());
            }
            if number.is_some_and(|it| it > VERSION.trim().parse().unwrap_or(u32::MAX)) {
                let message = fault("out-of-other-version", &self.root)
                    .with("layout", text.trim())
                    .with("known", VERSION.trim());
                return Err(Failure::new(message).into());
            }
        }
        if found != Found::Absent {
            notices.push(damage("state-was-damaged", &file, &self.put_aside(&file)?));
        }
        write_atomically(&file, VERSION.as_bytes())
    }

    pub(super) fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        write_atomically(&self.manifest(), manifest.to_text().as_bytes())
    }

    /// Writes down what a commit will do, so that it can be undone from here on.
    pub(super) fn prepare(&self, commit: &Commit, manifest: &Manifest) -> Result<()> {
        write_atomically(&self.next_manifest(), manifest.to_text().as_bytes())?;
        write_atomically(&self.commit(), &commit.to_bytes()?)?;
        self.sync()
    }

    /// The commit point.
    pub(super) fn seal(&self) -> Result<()> {
        rename(&self.commit(), &self.journal())
    }

    /// What follows the commit point. Each step may have been done already.
    /// While it is under way there is no memo; before and after there is that of the manifest.
    pub(super) fn finish(
        &self,
        commit: &Commit,
        manifest: &Manifest,
        cache: &[u8],
        hook: StepHook,
    ) -> Result<()> {
        commit.complete(self, hook)?;
        remove(&self.cache())?;
        hook()?;
        // Absent when a killed build came that far.
        if self.next_manifest().exists() {
            rename(&self.next_manifest(), &self.manifest())?;
            hook()?;
        }
        self.remember(manifest, cache);
        hook()?;
        remove(&self.journal())?;
        hook()?;
        self.clear_stage()
    }

    pub(super) fn create_stage(&self) -> Result<()> {
        let stage = self.state("stage");
        fs::create_dir(&stage).or_fail(|| fault("cannot-create", &stage))
    }

    pub(super) fn clear_stage(&self) -> Result<()> {
        // The plan first: read again later, it would take every cleared page for one that arrived.
        for (path, result) in [
            (self.commit(), momentary::remove_file(&self.commit())),
            (self.state("stage"), momentary::remove_dir_all(&self.state("stage"))),
        ] {
            match result {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(error).or_fail(|| fault("cannot-delete", &path));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// One `syncfs` instead of an `fsync` for each page. It also reports what a file system that
    /// allocates late (NFS, quotas) could not store, while the site is still as it was.
    #[cfg(target_os = "linux")]
    fn sync(&self) -> Result<()> {
        let synced = File::open(&self.root).and_then(|it| Ok(rustix::fs::syncfs(it)?));
        synced.or_fail(|| fault("cannot-store", &self.root))
    }

    #[cfg(not(target_os = "linux"))]
    fn sync(&self) -> Result<()> {
        let synced = File::options().write(true).open(self.commit()).and_then(|it| it.sync_all());
        synced.or_fail(|| fault("cannot-store", &self.root))
    }
}

fn visible_names(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).or_fail(|| fault("cannot-read", dir))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

fn write_atomically(file: &Path, bytes: &[u8]) -> Result<()> {
    let temporary = file.with_extension("new");
    // What a killed build has left there; a link would lead elsewhere.
    let _ = fs::remove_file(&temporary);
    let written = File::create_new(&temporary).and_then(|mut it| it.write_all(bytes));
    written.or_fail(|| fault("cannot-write", &temporary))?;
    rename(&temporary, file)
}

/// Removes a file that may be gone already.
pub(super) fn remove(file: &Path) -> Result<()> {
    match momentary::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).or_fail(|| fault("cannot-delete", file))
        }
        _ => Ok(()),
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    momentary::rename(from, to).or_fail(|| {
        Message::new("cannot-rename")
            .with("from", from.display().to_string())
            .with("to", to.display().to_string())
    })
}
