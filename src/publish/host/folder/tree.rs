//! Files below a folder by the handles of their folders, so that no link is followed, whoever plants it and when.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags};
use rustix::io::Errno;

/// Before the umask: everybody may read what is made to be published.
const FILE_MODE: Mode = Mode::from_raw_mode(0o644);
const FOLDER_MODE: Mode = Mode::from_raw_mode(0o755);

const FOLDER_FLAGS: OFlags =
    OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// A folder. Paths are relative to it, have `/` between their parts, and are never empty.
pub(super) struct Tree(OwnedFd);

/// What is in a folder.
struct Entry {
    name: String,
    kind: FileType,
    size: u64,
}

impl Tree {
    /// The folder at a path, which may lead over links: they are not in it.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let flags = FOLDER_FLAGS.difference(OFlags::NOFOLLOW);
        Ok(Self(rustix::fs::openat(CWD, path, flags, Mode::empty())?))
    }

    /// The content of a regular file; none when it is not there.
    pub(super) fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let Some(mut file) = none_if_missing(self.regular_file(path))? else { return Ok(None) };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Writes a file that is not there yet, to the disk itself.
    pub(super) fn write_new(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let (folder, name) = self.place(path, true)?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mut file = File::from(rustix::fs::openat(&folder, name, flags, FILE_MODE)?);
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Moves a file or a link to where it replaces another.
    pub(super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, from_name) = self.place(from, false)?;
        let (to, to_name) = self.place(to, true)?;
        Ok(rustix::fs::renameat(&from, from_name, &to, to_name)?)
    }

    /// Gives a regular file a second name that is not there yet.
    pub(super) fn link(&self, from: &str, to: &str) -> io::Result<()> {
        // What is opened is a file; what is linked may have taken its place.
        self.regular_file(from)?;
        let (from, from_name) = self.place(from, false)?;
        let (to, to_name) = self.place(to, true)?;
        rustix::fs::linkat(&from, from_name, &to, to_name, AtFlags::empty())?;
        let stat = rustix::fs::statat(&to, to_name, AtFlags::SYMLINK_NOFOLLOW)?;
        if FileType::from_raw_mode(stat.st_mode).is_file() {
            return Ok(());
        }
        rustix::fs::unlinkat(&to, to_name, AtFlags::empty())?;
        Err(not_regular())
    }

    /// Makes a symbolic link that is not there yet.
    pub(super) fn symlink(&self, target: &str, path: &str) -> io::Result<()> {
        let (folder, name) = self.place(path, true)?;
        Ok(rustix::fs::symlinkat(target, &folder, name)?)
    }

    /// Where a symbolic link leads; none when it is not there.
    pub(super) fn target(&self, path: &str) -> io::Result<Option<String>> {
        let target = self
            .place(path, false)
            .and_then(|it| Ok(rustix::fs::readlinkat(&it.0, it.1, Vec::new())?));
        let target = none_if_missing(target)?;
        Ok(target.map(|it| it.to_string_lossy().into_owned()))
    }

    /// Removes a file or a link; it is no error that there is none.
    pub(super) fn remove(&self, path: &str) -> io::Result<()> {
        let removed = self
            .place(path, false)
            .and_then(|it| Ok(rustix::fs::unlinkat(&it.0, it.1, AtFlags::empty())?));
        none_if_missing(removed).map(|_| ())
    }

    /// Removes a folder if it is empty; false when it stays, whatever the reason.
    pub(super) fn remove_empty_folder(&self, path: &str) -> bool {
        let folder = self.place(path, false);
        folder.is_ok_and(|it| rustix::fs::unlinkat(&it.0, it.1, AtFlags::REMOVEDIR).is_ok())
    }

    /// The regular files below a folder and their sizes; none when it is not there.
    pub(super) fn files(&self, folder: &str) -> io::Result<Vec<(String, u64)>> {
        let mut files = Vec::new();
        self.walk(folder, |path, entry, _| {
            if entry.kind.is_file() {
                files.push((path, entry.size));
            }
            Ok(())
        })?;
        Ok(files)
    }

    /// Brings the names in a folder and all below it to the disk.
    pub(super) fn sync_folders(&self, folder: &str) -> io::Result<()> {
        rustix::fs::fsync(self.folder(folder, false)?)?;
        self.walk(folder, |path, entry, tree| {
            if entry.kind.is_dir() {
                rustix::fs::fsync(tree.folder(&path, false)?)?;
            }
            Ok(())
        })
    }

    /// Brings the names in this folder to the disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        Ok(rustix::fs::fsync(&self.0)?)
    }

    fn walk(
        &self,
        folder: &str,
        mut visit: impl FnMut(String, &Entry, &Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let Some(handle) = none_if_missing(self.folder(&folder, false))? else { continue };
            for entry in entries(&handle)? {
                let path = format!("{folder}/{}", entry.name);
                if entry.kind.is_dir() {
                    folders.push(path.clone());
                }
                visit(path, &entry, self)?;
            }
        }
        Ok(())
    }

    fn regular_file(&self, path: &str) -> io::Result<File> {
        let (folder, name) = self.place(path, false)?;
        // Whoever opens a pipe may wait for ever.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(&folder, name, flags, Mode::empty())?);
        if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
    }

    /// The folder of a path, and the name in it.
    fn place<'a>(&self, path: &'a str, make: bool) -> io::Result<(OwnedFd, &'a str)> {
        match path.rsplit_once('/') {
            Some((folder, name)) => Ok((self.folder(folder, make)?, name)),
            None => Ok((self.0.try_clone()?, path)),
        }
    }

    fn folder(&self, path: &str, make: bool) -> io::Result<OwnedFd> {
        let mut folder = self.0.try_clone()?;
        for name in path.split('/') {
            let open = || rustix::fs::openat(&folder, name, FOLDER_FLAGS, Mode::empty());
            let opened = match open() {
                Err(Errno::NOENT) if make => {
                    match rustix::fs::mkdirat(&folder, name, FOLDER_MODE) {
                        // Somebody else was quicker.
                        Ok(()) | Err(Errno::EXIST) => open(),
                        Err(error) => Err(error),
                    }
                }
                opened => opened,
            };
            folder = opened?;
        }
        Ok(folder)
    }
}

/// What is in a folder, without names that are not UTF-8: they are not ours.
fn entries(folder: &OwnedFd) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().to_str() else { continue };
        if name == "." || name == ".." {
            continue;
        }
        let stat = rustix::fs::statat(folder, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW);
        let Some(stat) = none_if_missing(stat.map_err(io::Error::from))? else { continue };
        entries.push(Entry {
            name: name.to_owned(),
            kind: FileType::from_raw_mode(stat.st_mode),
            size: u64::try_from(stat.st_size).unwrap_or_default(),
        });
    }
    Ok(entries)
}

fn none_if_missing<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

fn not_regular() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "no regular file")
}
