//! Going back to a former release: a publication whose bytes are on the host already.

use std::collections::BTreeMap;

use anyhow::Result;

use super::content::Content;
use super::keep::{self, Storage};
use super::plan::Plan;
use super::publication::{Done, Session};
use super::worker::Worker;
use super::{FileFacts, Manifest, RemotePath, release_folders};
use crate::digest::Hash;
use crate::words::{Failure, Message, OrFail};

/// A former release, and what has to be done so that visitors see it.
#[derive(Debug, Clone)]
pub struct Rollback {
    /// What has to be done.
    pub plan: Plan,
    /// The former release.
    pub former: Manifest,
}

/// Bytes that are on the host.
struct Stored<'a> {
    worker: &'a Worker<'a>,
    /// Where contents are in the site that visitors see.
    shown: BTreeMap<Hash, &'a RemotePath>,
}

impl Session<'_> {
    /// What has to be done to go back to the release of a number, or to the newest former one.
    ///
    /// # Errors
    ///
    /// There is no such release, or not all of it is there, or the host fails.
    pub fn plan_rollback(&self, number: Option<u64>) -> Result<Rollback> {
        let worker = &self.worker;
        let former = if worker.host.capabilities().releases {
            let manifests = release_folders::numbers(worker)?;
            let current = super::Published::read(worker)?.manifest.map(|it| it.release);
            let numbers = manifests.keys().copied().filter(|it| Some(*it) != current).collect();
            let path = manifests.get(&keep::find(&numbers, number)?).cloned();
            let missing = || Message::new("publish-no-former-release");
            let path = path.or_fail(missing)?;
            let bytes = worker.call(|it| it.read(&path))?.or_fail(missing)?;
            Manifest::parse(path.as_str(), &bytes)?
        } else {
            let storage = Storage::read(worker)?;
            let number = keep::find(&storage.releases, number)?;
            let former = keep::release(worker, number)?;
            let rollback = Rollback { plan: self.plan(self.edition_of(&former))?, former };
            is_whole(&rollback, &storage)?;
            return Ok(rollback);
        };
        Ok(Rollback { plan: self.plan(former.clone())?, former })
    }

    /// The former site as a publication of now.
    fn edition_of(&self, former: &Manifest) -> Manifest {
        let mut edition = former.clone();
        edition.published = self.worker.clock.now();
        edition
    }

    /// Goes back.
    ///
    /// # Errors
    ///
    /// Those of [`Session::publish`].
    pub fn roll_back(&self, rollback: &Rollback) -> Result<Done> {
        let worker = &self.worker;
        if worker.host.capabilities().releases {
            return self.locked(&rollback.plan, |lock| {
                release_folders::roll_back(self, lock, &rollback.former)
            });
        }
        let current = rollback.plan.before.manifest.as_ref();
        let shown = current.iter().flat_map(|it| &it.files);
        let shown = shown.map(|(path, file)| (file.sha256, path)).collect();
        self.publish(&rollback.plan, &Stored { worker, shown })
    }
}

/// Whether every content that is needed is there.
fn is_whole(rollback: &Rollback, storage: &Storage) -> Result<()> {
    let current = rollback.plan.before.manifest.as_ref();
    let shown = current.map(Manifest::contents).unwrap_or_default();
    let is_there = |it: &Hash| storage.kept.contains_key(it) || shown.contains(it);
    match rollback.plan.uploads.iter().find(|it| !is_there(&it.file.sha256)) {
        None => Ok(()),
        Some(missing) => {
            let message = Message::new("publish-release-not-whole")
                .with("release", rollback.former.release.to_string())
                .with("path", missing.path.as_str());
            Err(Failure::new(message).into())
        }
    }
}

impl Content for Stored<'_> {
    fn bytes(&self, path: &RemotePath, file: &FileFacts) -> Result<Vec<u8>> {
        let kept = RemotePath::kept(file.sha256);
        let places = [Some(&kept), self.shown.get(&file.sha256).copied()];
        for place in places.into_iter().flatten() {
            let bytes = self.worker.call(|it| it.read(place))?;
            if let Some(bytes) = bytes.filter(|it| Hash::of(it) == file.sha256) {
                return Ok(bytes);
            }
        }
        Err(Failure::new(Message::new("publish-differs").with("path", path.as_str())).into())
    }
}
