//! The releases in a folder, and the link to the one that visitors see.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use super::super::super::{OWN_FOLDER, RemotePath};
use super::super::certificate::hexadecimal;
use super::super::{Capabilities, Checksum, Host, HostError, HostErrorKind, RemoteFile};
use super::tree::Tree;

/// The link that the web server has as its root.
const CURRENT: &str = "current";

/// How many files at once keep a disk busy.
const CONCURRENCY: usize = 4;

/// How often a folder may be removed by others while a file comes into it.
const ATTEMPTS: usize = 20;

/// A folder with releases.
pub(super) struct ReleaseFolder {
    tree: Tree,
    /// What makes names of temporary files unlike those of other runs.
    run: u64,
    temporaries: AtomicU64,
}

impl ReleaseFolder {
    /// The folder must be there: that of a disk that is not mounted is not to be made beneath it.
    pub(super) fn open(folder: &str) -> Result<Self, HostError> {
        let tree = Tree::open(Path::new(folder)).map_err(|it| error_at(folder, &it))?;
        Ok(Self { tree, run: RandomState::new().hash_one(()), temporaries: AtomicU64::new(0) })
    }

    /// The name of the release that visitors see; none when there is none yet.
    fn current(&self) -> Result<Option<String>, HostError> {
        let foreign = |detail: &str| HostError::new(HostErrorKind::Forbidden, CURRENT, detail);
        match self.tree.target(CURRENT) {
            Ok(None) => Ok(None),
            Ok(Some(target)) => target
                .strip_prefix(&folder_of(""))
                .filter(|it| is_name(it))
                .map(|it| Some(it.to_owned()))
                .ok_or_else(|| foreign("a link that is not kohyo's")),
            Err(error) if error.kind() == ErrorKind::InvalidInput => {
                Err(foreign("no symbolic link, so not kohyo's"))
            }
            Err(error) => Err(error_at(CURRENT, &error)),
        }
    }

    /// Where a file is in the folder: one of the site in the current release, if there is one.
    fn place(&self, path: &str) -> Result<Option<String>, HostError> {
        if is_own(path) {
            return Ok(Some(path.to_owned()));
        }
        Ok(self.current()?.map(|it| format!("{}/{path}", folder_of(&it))))
    }

    /// A path that no other call uses.
    fn temporary(&self) -> String {
        let number = self.temporaries.fetch_add(1, Ordering::Relaxed);
        format!("{}/{:016x}-{number}", temporary_folder(), self.run)
    }

    /// Makes something at a temporary path, and brings it to where it has to be. Nothing stays at the first.
    fn arrive<T>(
        &self,
        path: &str,
        make: impl FnOnce(&str) -> io::Result<()>,
        bring: impl Fn(&str) -> io::Result<T>,
    ) -> Result<T, HostError> {
        let temporary = self.temporary();
        let mut attempts = 0..ATTEMPTS;
        let arrived = make(&temporary).and_then(|()| {
            loop {
                match bring(&temporary) {
                    // The folder that it comes into became empty and was removed at the same time.
                    Err(error)
                        if error.kind() == ErrorKind::NotFound && attempts.next().is_some() => {}
                    arrived => return arrived,
                }
            }
        });
        // A rename of a file onto another name of itself leaves both.
        let removed = self.tree.remove(&temporary);
        let arrived = arrived.and_then(|it| removed.map(|()| it));
        arrived.map_err(|it| error_at(path, &it))
    }
}

impl Host for ReleaseFolder {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            rename: true,
            whole_put: true,
            exclusive_create: true,
            copy: true,
            checksum: true,
            releases: true,
            concurrency: CONCURRENCY,
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        let failed = |it: io::Error| error_at(folder, &it);
        let is_own = folder == OWN_FOLDER || is_own(folder);
        let mut files = Vec::new();
        if is_own || folder.is_empty() {
            let own = if is_own { folder } else { OWN_FOLDER };
            files = self.tree.files(own).map_err(failed)?;
        }
        let current = if is_own { None } else { self.current()? };
        if let Some(current) = current {
            let root = folder_of(&current);
            let below = format!("{root}/{folder}");
            let site = self.tree.files(below.trim_end_matches('/')).map_err(failed)?;
            files.extend(site.into_iter().map(|it| (it.0[root.len() + 1..].to_owned(), it.1)));
        }
        let file = |(path, size): (String, u64)| {
            RemotePath::told(&path).map(|path| RemoteFile { path, size, checksum: None })
        };
        Ok(files.into_iter().filter_map(file).collect())
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        match self.place(path.as_str())? {
            Some(place) => self.tree.read(&place).map_err(|it| error_at(path.as_str(), &it)),
            None => Ok(None),
        }
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        let path = writable(path)?;
        self.arrive(path, |it| self.tree.write_new(it, bytes), |it| self.tree.rename(it, path))
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        let path = writable(path)?;
        let bring = |temporary: &str| {
            let linked = match self.tree.link(temporary, path) {
                Err(error) if knows_no_links(&error) => self.tree.write_new(path, bytes),
                linked => linked,
            };
            match linked {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
                linked => linked.map(|()| true),
            }
        };
        self.arrive(path, |it| self.tree.write_new(it, bytes), bring)
    }

    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        let (from, to) = (writable(from)?, writable(to)?);
        self.tree.rename(from, to).map_err(|it| error_at(to, &it))
    }

    /// A second name of the same file. It is safe because no file is ever written twice.
    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        let missing = || HostError::new(HostErrorKind::Missing, from.as_str(), "no such file");
        let place = self.place(from.as_str())?.ok_or_else(missing)?;
        let path = writable(to)?;
        let make = |temporary: &str| match self.tree.link(&place, temporary) {
            Err(error) if knows_no_links(&error) => {
                let bytes = self.tree.read(&place)?;
                let bytes = bytes.ok_or_else(|| io::Error::from(ErrorKind::NotFound))?;
                self.tree.write_new(temporary, &bytes)
            }
            linked => linked,
        };
        self.arrive(path, make, |it| self.tree.rename(it, path))
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        let place = writable(path)?;
        self.tree.remove(place).map_err(|it| error_at(place, &it))?;
        for folder in path.folders().rev() {
            // Every file begins in the one that stays.
            if folder == temporary_folder() || !self.tree.remove_empty_folder(folder) {
                break;
            }
        }
        Ok(())
    }

    fn checksum(&self, path: &RemotePath) -> Result<Option<Checksum>, HostError> {
        let bytes = self.read(path)?;
        Ok(bytes.map(|it| Checksum::Sha256(hexadecimal(&Sha256::digest(&it)))))
    }

    fn switch(&self, release: &str) -> Result<(), HostError> {
        if !is_name(release) {
            return Err(HostError::new(HostErrorKind::Failed, release, "no name of a release"));
        }
        // Another's link or folder of this name stays.
        self.current()?;
        let target = folder_of(release);
        // After a power cut the link leads to a whole release or to the former one.
        self.tree.sync_folders(&target).map_err(|it| error_at(release, &it))?;
        let bring = |temporary: &str| self.tree.rename(temporary, CURRENT);
        self.arrive(release, |it| self.tree.symlink(&target, it), bring)?;
        self.tree.sync().map_err(|it| error_at(release, &it))
    }
}

/// The folder in which files are written before they are moved.
fn temporary_folder() -> String {
    format!("{OWN_FOLDER}/temporary")
}

/// The folder of a release, as the link names it.
fn folder_of(release: &str) -> String {
    format!("{OWN_FOLDER}/releases/{release}")
}

/// Whether this can be the name of a release, and leads nowhere else.
fn is_name(release: &str) -> bool {
    !release.contains('/') && RemotePath::told(&format!("{}/x", folder_of(release))).is_some()
}

fn is_own(path: &str) -> bool {
    path.strip_prefix(OWN_FOLDER).is_some_and(|it| it.starts_with('/'))
}

/// The path, if it is one that may be written.
fn writable(path: &RemotePath) -> Result<&str, HostError> {
    let path = path.as_str();
    let detail = "what visitors see changes by another release only";
    if is_own(path) {
        Ok(path)
    } else {
        Err(HostError::new(HostErrorKind::Unsupported, path, detail))
    }
}

/// Whether a file has no second name because the disk knows none, the file is another's or has too many, not because
/// something is wrong.
fn knows_no_links(error: &io::Error) -> bool {
    [ErrorKind::Unsupported, ErrorKind::PermissionDenied, ErrorKind::TooManyLinks]
        .contains(&error.kind())
        || error.kind() == ErrorKind::CrossesDevices
}

fn error_at(place: &str, error: &io::Error) -> HostError {
    let kind = error.kind();
    let follows = if kind == ErrorKind::NotFound {
        HostErrorKind::Missing
    } else if [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem].contains(&kind) {
        HostErrorKind::Forbidden
    } else if [ErrorKind::StorageFull, ErrorKind::QuotaExceeded].contains(&kind) {
        HostErrorKind::Full
    } else if [ErrorKind::StaleNetworkFileHandle, ErrorKind::TimedOut].contains(&kind) {
        HostErrorKind::Temporary
    } else {
        HostErrorKind::Failed
    };
    HostError::new(follows, place, error.to_string())
}
