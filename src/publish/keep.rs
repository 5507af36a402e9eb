//! Former releases on hosts that keep files: each content that is going to be replaced or removed is copied to
//! `.kohyo/files/`, and the manifest of each former release to `.kohyo/releases/`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::lock::Lock;
use super::plan::Plan;
use super::remote_path::{KEPT, RELEASES, TEMPORARY, UNFINISHED};
use super::transfer::{copy_whole, put_whole};
use super::worker::{Work, Worker};
use super::{Manifest, OWN_FOLDER, RemotePath};
use crate::digest::Hash;
use crate::words::{Failure, Message, OrFail};

/// What is in our folder on a host.
#[derive(Debug, Default)]
pub(super) struct Storage {
    /// Files that were not moved to their place, with their sizes.
    pub(super) temporary: BTreeMap<RemotePath, u64>,
    /// What a host was about to put in its place when a run was killed.
    pub(super) stray: Vec<RemotePath>,
    /// Contents of former releases, with their sizes.
    pub(super) kept: BTreeMap<Hash, u64>,
    /// The numbers of former releases.
    pub(super) releases: BTreeSet<u64>,
}

/// What is kept, for whoever pays for the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// How many former releases.
    pub releases: usize,
    /// How large the files are that are there for them.
    pub bytes: u64,
}

impl Storage {
    /// Asks the host, in one call.
    pub(super) fn read(worker: &Worker) -> Result<Self> {
        let mut storage = Self::default();
        for file in worker.call(|it| it.list(OWN_FOLDER))? {
            let (path, size) = (file.path, file.size);
            let Some((folder, name)) = path.as_str().rsplit_once('/') else { continue };
            if folder == OWN_FOLDER && name.starts_with(UNFINISHED) {
                storage.stray.push(path);
            } else if folder == TEMPORARY {
                storage.temporary.insert(path, size);
            } else if folder == KEPT {
                storage.kept.extend(Hash::parse(name).map(|it| (it, size)));
            } else if folder == RELEASES {
                let number = name.strip_suffix(".json");
                storage.releases.extend(number.and_then(|it| it.parse::<u64>().ok()));
            }
        }
        Ok(storage)
    }

    /// Keeps what is going to be replaced or removed and belongs to the release that visitors see.
    pub(super) fn keep(&mut self, worker: &Worker, lock: &Lock, plan: &Plan) -> Result<()> {
        let Some(manifest) = &plan.before.manifest else { return Ok(()) };
        let replaced = plan.uploads.iter().map(|it| (it.former, &it.path));
        let removed = plan.removals.iter().map(|it| (it.former, &it.path));
        let mut wanted: BTreeMap<Hash, &RemotePath> = BTreeMap::new();
        for (former, path) in replaced.chain(removed) {
            let size = manifest.files.get(path).map(|it| it.size);
            let Some(former) = former.filter(|it| self.kept.get(it).copied() != size) else {
                continue;
            };
            wanted.insert(former, path);
        }
        let wanted: Vec<(Hash, &RemotePath)> = wanted.into_iter().collect();
        worker.progress.begin(Work::Keep, wanted.len(), 0);
        worker.each(&wanted, Some(lock), |(content, path)| {
            copy_whole(worker, path, &RemotePath::kept(*content))?;
            worker.progress.done(0);
            Ok(())
        })?;
        for (content, path) in wanted {
            self.kept.extend(manifest.files.get(path).map(|it| (content, it.size)));
        }
        Ok(())
    }

    /// Writes down what the release that is replaced was.
    pub(super) fn add(&mut self, worker: &Worker, manifest: &Manifest) -> Result<()> {
        put_whole(worker, &RemotePath::release(manifest.release), &manifest.to_bytes()?)?;
        self.releases.insert(manifest.release);
        Ok(())
    }

    /// Removes releases beyond a number, and contents that no other release has.
    pub(super) fn prune(&mut self, worker: &Worker, lock: &Lock, keep: usize) -> Result<Kept> {
        let too_many = self.releases.len().saturating_sub(keep);
        let dropped: Vec<u64> = self.releases.iter().copied().take(too_many).collect();
        let mut needed = BTreeSet::new();
        for number in self.releases.iter().skip(too_many) {
            needed.extend(release(worker, *number)?.contents());
        }
        // Without its manifest a release is no longer offered; only then its contents go.
        worker.each(&dropped, Some(lock), |number| {
            worker.call(|it| it.remove(&RemotePath::release(*number)))
        })?;
        let unused: Vec<Hash> =
            self.kept.keys().filter(|it| !needed.contains(it)).copied().collect();
        worker.each(&unused, Some(lock), |content| {
            worker.call(|it| it.remove(&RemotePath::kept(*content)))
        })?;
        self.releases.retain(|it| !dropped.contains(it));
        self.kept.retain(|it, _| needed.contains(it));
        Ok(Kept { releases: self.releases.len(), bytes: self.kept.values().sum() })
    }
}

/// Removes what an interrupted run left and nobody needs.
pub(super) fn clear(worker: &Worker, lock: &Lock, stray: &[RemotePath]) -> Result<()> {
    let left = worker.call(|it| it.list(TEMPORARY))?;
    let left: Vec<&RemotePath> = left.iter().map(|it| &it.path).chain(stray).collect();
    worker.each(&left, Some(lock), |path| worker.call(|it| it.remove(path)))
}

/// The manifest of a former release.
pub(super) fn release(worker: &Worker, number: u64) -> Result<Manifest> {
    let path = RemotePath::release(number);
    let missing = || Message::new("publish-no-release").with("release", number.to_string());
    let bytes = worker.call(|it| it.read(&path))?.or_fail(missing)?;
    Manifest::parse(path.as_str(), &bytes)
}

/// The former release of a number, or the newest; what there is when there is no such one.
pub(super) fn find(releases: &BTreeSet<u64>, number: Option<u64>) -> Result<u64> {
    let found = match number {
        Some(number) => releases.get(&number).copied(),
        None => releases.last().copied(),
    };
    found.ok_or_else(|| {
        let message = match number {
            Some(number) => Message::new("publish-no-release").with("release", number.to_string()),
            None => Message::new("publish-no-former-release"),
        };
        let numbers: Vec<String> = releases.iter().map(ToString::to_string).collect();
        let help = (!numbers.is_empty())
            .then(|| Message::new("publish-releases").with("releases", numbers.join(", ")));
        Failure::new(message).help(help).into()
    })
}
