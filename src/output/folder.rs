//! The folder of a site: what kohyo may take, and what it left there.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::commit::{Commit, Move, Staged, StepHook};
use super::manifest::Manifest;
use super::{SitePath, Staging, fault};
use crate::words::{Failure, Message, OrFail};

const STATE: &str = ".kohyo";
const VERSION: &str = "1\n";

/// The folder of a built site, locked for one build.
#[derive(Debug)]
pub struct Output {
    pub(super) folder: Folder,
    /// What kohyo wrote there last.
    pub(super) former: Manifest,
    _lock: Lock,
}

/// Keeps a second build out. The system lets go of it when the program is killed.
#[derive(Debug)]
struct Lock(File);

impl Drop for Lock {
    /// Closing the file is not enough: a process that is being started at this moment still has a
    /// copy of it, and with the copy the lock.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl Output {
    /// Takes a folder that is absent, holds nothing but dot-files, or was built by kohyo before.
    /// A build that was killed there is completed or undone.
    pub fn open(dir: &Path) -> Result<Self> {
        let folder = Folder::accept(dir)?;
        let lock = folder.lock()?;
        folder.check_version()?;
        let former = folder.recover()?;
        Ok(Self { folder, former, _lock: lock })
    }

    /// Whether kohyo has built a site in the folder before.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        dir.join(STATE).is_dir()
    }

    /// What the last build left to be remembered, if the site still is what it made.
    #[must_use]
    pub fn cache(&self) -> Option<Vec<u8>> {
        let kept = fs::read(self.folder.cache()).ok()?;
        let (manifest, cache) = kept.split_at_checked(self.former.hash().len())?;
        (manifest == self.former.hash()).then(|| cache.to_vec())
    }

    /// How many files the site has, if each of them on disk is what kohyo wrote.
    #[must_use]
    pub fn intact(&self) -> Option<usize> {
        self.former.is_intact(&self.folder.root).then(|| self.former.paths().count())
    }

    /// Starts a build.
    pub fn begin(self) -> Result<Staging> {
        Staging::new(self)
    }
}

/// The files that the last build wrote to a folder, each with the SHA-256 of its content.
///
/// # Errors
///
/// No build has ended there, or its list cannot be read.
pub fn written(dir: &Path) -> Result<BTreeMap<SitePath, [u8; 32]>> {
    let folder = Folder { root: dir.to_path_buf() };
    if !folder.manifest().is_file() || folder.journal().exists() {
        return Err(Failure::new(fault("out-not-built", dir)).into());
    }
    Ok(Manifest::read(&folder.manifest())?.into_files())
}

/// Where things are in the folder of a site.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn state(&self, name: &str) -> PathBuf {
        self.root.join(STATE).join(name)
    }

    fn cache(&self) -> PathBuf {
        self.state("memo")
    }

    /// Keeps a memo next to the manifest that it belongs to. It speaks of no other, so that it need
    /// not be written in one step with it.
    pub(super) fn remember(&self, manifest: &Manifest, cache: &[u8]) {
        let mut bytes = manifest.hash().to_vec();
        bytes.extend_from_slice(cache);
        // The site is whole by now; without a memo the next build only does more work.
        let _ = write_atomically(&self.cache(), &bytes);
    }

    fn manifest(&self) -> PathBuf {
        self.state("manifest")
    }

    fn journal(&self) -> PathBuf {
        self.state("journal")
    }

    fn commit(&self) -> PathBuf {
        self.state("stage/plan")
    }

    fn next_manifest(&self) -> PathBuf {
        self.state("stage/manifest")
    }

    pub(super) fn staged(&self, moved: &Move) -> PathBuf {
        self.stage_of(moved.from, &moved.to)
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

    fn accept(dir: &Path) -> Result<Self> {
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
            [folder.manifest(), folder.journal(), folder.commit()].iter().any(|it| it.exists());
        let strange = if ours { Vec::new() } else { visible_names(dir)? };
        if let Some(first) = strange.first() {
            let names = strange.get(..3).map_or_else(|| first.clone(), |names| names.join(", "));
            return Err(Failure::new(fault("out-is-foreign", dir).with("names", names)).into());
        }
        Ok(folder)
    }

    fn lock(&self) -> Result<Lock> {
        let state = self.root.join(STATE);
        fs::create_dir_all(&state).or_fail(|| fault("cannot-write-in", &self.root))?;
        if fs::symlink_metadata(&state)?.is_symlink() {
            return Err(Failure::new(fault("link-in-the-way", &state)).into());
        }
        // Never deleted: a build that waited for the deleted file would hold a lock of its own.
        let lock = File::options().create(true).append(true).open(self.state("lock"));
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

    fn check_version(&self) -> Result<()> {
        let file = self.state("version");
        match fs::read_to_string(&file) {
            Ok(version) if version == VERSION => Ok(()),
            Ok(version) => {
                let message = fault("out-of-other-version", &self.root)
                    .with("layout", version.trim())
                    .with("known", VERSION.trim());
                Err(Failure::new(message).into())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                write_atomically(&file, VERSION.as_bytes())
            }
            Err(error) => Err(error).or_fail(|| fault("cannot-read", &file)),
        }
    }

    /// Completes or undoes a build that was killed, and returns what the site holds then.
    fn recover(&self) -> Result<Manifest> {
        let former = Manifest::read(&self.manifest())?;
        if let Some(commit) = Commit::read(&self.journal())? {
            let next = Manifest::read(&self.next_manifest())?;
            commit.check_ground(self, [&former, &next])?;
            self.finish(&commit, &|| Ok(()))?;
            return Manifest::read(&self.manifest());
        }
        if let Some(commit) = Commit::read(&self.commit())? {
            let next = Manifest::read(&self.next_manifest())?;
            commit.check_ground(self, [&former, &next])?;
            commit.undo(self, &next)?;
        }
        self.clear_stage()?;
        Ok(former)
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
    pub(super) fn finish(&self, commit: &Commit, hook: StepHook) -> Result<()> {
        commit.complete(self, hook)?;
        // Absent when a killed build came that far.
        if self.next_manifest().exists() {
            rename(&self.next_manifest(), &self.manifest())?;
            hook()?;
        }
        let journal = self.journal();
        fs::remove_file(&journal).or_fail(|| fault("cannot-delete", &journal))?;
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
            (self.commit(), fs::remove_file(self.commit())),
            (self.state("stage"), fs::remove_dir_all(self.state("stage"))),
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
    fs::write(&temporary, bytes).or_fail(|| fault("cannot-write", &temporary))?;
    rename(&temporary, file)
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).or_fail(|| {
        Message::new("cannot-rename")
            .with("from", from.display().to_string())
            .with("to", to.display().to_string())
    })
}
