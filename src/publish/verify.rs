//! What on a host, or at its public address, is not what was published.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::host::{Capabilities, Host, HostError, HostErrorKind, RemoteFile};
use super::plan::content;
use super::publication::Session;
use super::published::Published;
use super::worker::{Clock, Progress, Work, Worker};
use super::{Manifest, RemotePath, headers};
use crate::digest::Hash;
use crate::output::SitePath;
use crate::publication_log::FileSum;

/// The site as a visitor gets it.
pub trait PublicView: Sync {
    /// What comes at an address.
    ///
    /// # Errors
    ///
    /// The host of the site cannot be reached.
    fn get(&self, path: &SitePath) -> Result<Viewing, HostError>;
}

/// What a visitor gets at an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewing {
    /// The status.
    pub status: u16,
    /// Where in the site a redirect leads to: the address from the top, without percent signs.
    pub leads_to: Option<String>,
    /// The content.
    pub bytes: Vec<u8>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// How many files were looked at.
    pub files: usize,
    /// Files that are not there.
    pub missing: Vec<RemotePath>,
    /// Files with another content.
    pub changed: Vec<RemotePath>,
    /// Files that were removed and are still there.
    pub still_there: Vec<RemotePath>,
    /// Files that kohyo did not put into the folders of the site. They are no fault.
    pub foreign: Vec<RemotePath>,
    /// Whether a publication is under way, or was interrupted.
    pub is_interrupted: bool,
}

impl Verified {
    /// Whether all is what was published.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.missing.is_empty()
            && self.changed.is_empty()
            && self.still_there.is_empty()
            && !self.is_interrupted
    }
}

impl Session<'_> {
    /// What was published on the host, as it says itself.
    ///
    /// # Errors
    ///
    /// The host fails.
    pub fn published(&self) -> Result<Option<Manifest>> {
        Ok(Published::read(&self.worker)?.manifest)
    }

    /// Compares the host with what was published there; none when nothing was.
    ///
    /// # Errors
    ///
    /// The host fails.
    pub fn verify(&self) -> Result<Option<(Manifest, Verified)>> {
        let worker = &self.worker;
        let published = Published::read(worker)?;
        let is_interrupted = published.was_interrupted();
        let Some(manifest) = published.manifest else { return Ok(None) };
        let place = |path: &RemotePath| match &manifest.folder {
            Some(folder) => path.in_release(folder),
            None => path.clone(),
        };
        let mut verified = compare(worker, &expected(&manifest, &[]), place)?;
        verified.is_interrupted = is_interrupted;
        if manifest.folder.is_none() {
            let listed = worker.call(|it| it.list(""))?;
            verified.foreign = foreign(&manifest, listed);
        }
        Ok(Some((manifest, verified)))
    }
}

/// Compares a site as visitors get it with a list of its files.
///
/// # Errors
///
/// The host of the site cannot be reached.
pub fn verify_sums(
    view: &dyn PublicView,
    sums: &FileSum,
    clock: &dyn Clock,
    progress: &dyn Progress,
) -> Result<Verified> {
    let is_published = |path: &RemotePath| sums.contains_key(path.as_str());
    let forwarded = Mutex::new(BTreeSet::new());
    let host = Viewed { view, is_published: &is_published, forwarded: &forwarded };
    let worker = Worker::new(&host, clock, progress, None);
    let files: Vec<(RemotePath, Option<Hash>)> =
        sums.iter().filter_map(|(path, it)| Some((RemotePath::told(path)?, Some(*it)))).collect();
    let files: Vec<(&RemotePath, Option<Hash>)> =
        files.iter().map(|(path, it)| (path, *it)).collect();
    let verified = compare(&worker, &files, Clone::clone)?;
    Ok(without(verified, &forwarded))
}

/// Compares a site as visitors get it with what was published; `gone` are files that must no longer be there.
///
/// # Errors
///
/// The host of the site cannot be reached.
pub fn verify_view(
    view: &dyn PublicView,
    manifest: &Manifest,
    gone: &[RemotePath],
    clock: &dyn Clock,
    progress: &dyn Progress,
) -> Result<Verified> {
    let is_published = |path: &RemotePath| manifest.files.contains_key(path);
    let forwarded = Mutex::new(BTreeSet::new());
    let host = Viewed { view, is_published: &is_published, forwarded: &forwarded };
    let worker = Worker::new(&host, clock, progress, None);
    // What is for the server only is shown to nobody.
    let mut shown = manifest.clone();
    let is_shown = |it: &str| SitePath::new(it).is_ok() && !headers::is_for_server(it);
    shown.files.retain(|path, _| is_shown(path.as_str()));
    let verified = compare(&worker, &expected(&shown, gone), Clone::clone)?;
    Ok(without(verified, &forwarded))
}

/// What was found, without the addresses from which the server leads on.
fn without(mut verified: Verified, forwarded: &Mutex<BTreeSet<RemotePath>>) -> Verified {
    let forwarded = forwarded.lock().unwrap_or_else(PoisonError::into_inner);
    for paths in [&mut verified.changed, &mut verified.still_there] {
        paths.retain(|it| !forwarded.contains(it));
    }
    drop(forwarded);
    verified
}

/// What is expected at each address; none where nothing may be.
fn expected<'a>(
    manifest: &'a Manifest,
    gone: &'a [RemotePath],
) -> Vec<(&'a RemotePath, Option<Hash>)> {
    let there = manifest.files.iter().map(|(path, it)| (path, Some(it.sha256)));
    there.chain(gone.iter().map(|it| (it, None))).collect()
}

fn compare(
    worker: &Worker,
    files: &[(&RemotePath, Option<Hash>)],
    place: impl Fn(&RemotePath) -> RemotePath + Sync,
) -> Result<Verified> {
    let found = Mutex::new(Verified { files: files.len(), ..Verified::default() });
    worker.progress.begin(Work::Compare, files.len(), 0);
    worker.each(files, None, |(path, expected)| {
        let seen = content(worker, &place(path))?;
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        match (expected, seen) {
            (Some(_), None) => found.missing.push((*path).clone()),
            (Some(expected), Some(seen)) if seen != *expected => {
                found.changed.push((*path).clone());
            }
            (None, Some(_)) => found.still_there.push((*path).clone()),
            (Some(_), Some(_)) | (None, None) => {}
        }
        worker.progress.done(0);
        Ok(())
    })?;
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.missing.sort();
    found.changed.sort();
    found.still_there.sort();
    Ok(found)
}

/// Files next to ours. The folder of the site itself may have neighbours of any kind.
fn foreign(manifest: &Manifest, listed: Vec<RemoteFile>) -> Vec<RemotePath> {
    let folders: BTreeSet<&str> = manifest.files.keys().flat_map(RemotePath::folders).collect();
    let is_foreign = |path: &RemotePath| {
        let folder = path.folders().next_back();
        !path.is_own()
            && !manifest.files.contains_key(path)
            && folder.is_some_and(|it| folders.contains(it))
    };
    let mut foreign: Vec<RemotePath> =
        listed.into_iter().map(|it| it.path).filter(is_foreign).collect();
    foreign.sort();
    foreign
}

/// The public address of a site, as a host that can only be read.
struct Viewed<'a> {
    view: &'a dyn PublicView,
    is_published: &'a (dyn Fn(&RemotePath) -> bool + Sync),
    /// Former addresses from which the server leads to what was published elsewhere in the site, as it was told.
    forwarded: &'a Mutex<BTreeSet<RemotePath>>,
}

impl Viewed<'_> {
    /// Whether a redirect leads to another file that was published: to the same it would lead in a circle, or to
    /// another host.
    fn is_forwarded(&self, path: &RemotePath, leads_to: Option<&str>) -> bool {
        let Some(address) = leads_to else { return false };
        let is_folder = address.is_empty() || address.ends_with('/');
        let file = if is_folder { format!("{address}index.html") } else { address.to_owned() };
        let target = RemotePath::told(&file).filter(|it| it != path);
        target.is_some_and(|it| (self.is_published)(&it))
    }
}

fn read_only<T>(path: &str) -> Result<T, HostError> {
    Err(HostError::new(HostErrorKind::Unsupported, path, "the public address is only read"))
}

impl Host for Viewed<'_> {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            rename: false,
            whole_put: false,
            exclusive_create: false,
            copy: false,
            checksum: false,
            releases: false,
            concurrency: 4,
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        read_only(folder)
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        let Ok(address) = SitePath::new(path.as_str()) else {
            return read_only(path.as_str());
        };
        let Viewing { status, leads_to, bytes } = self.view.get(&address)?;
        match status {
            200 => Ok(Some(bytes)),
            404 | 410 => Ok(None),
            301 | 308 if self.is_forwarded(path, leads_to.as_deref()) => {
                let mut forwarded = self.forwarded.lock().unwrap_or_else(PoisonError::into_inner);
                forwarded.insert(path.clone());
                Ok(Some(Vec::new()))
            }
            429 | 500.. => {
                let detail = format!("HTTP {status}");
                Err(HostError::new(HostErrorKind::Temporary, path.as_str(), detail))
            }
            _ => {
                let detail = format!("HTTP {status}");
                Err(HostError::new(HostErrorKind::Failed, path.as_str(), detail))
            }
        }
    }

    fn put(&self, path: &RemotePath, _: &[u8]) -> Result<(), HostError> {
        read_only(path.as_str())
    }

    fn create(&self, path: &RemotePath, _: &[u8]) -> Result<bool, HostError> {
        read_only(path.as_str())
    }

    fn rename(&self, from: &RemotePath, _: &RemotePath) -> Result<(), HostError> {
        read_only(from.as_str())
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        read_only(path.as_str())
    }
}
