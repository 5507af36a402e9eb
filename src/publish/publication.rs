//! A publication, step by step. Whatever fails ends it before anything is removed; the next one goes on from there.
//!
//! ```text
//! plan      what is on the host against what shall be there
//! lock      and look whether somebody else published meanwhile
//! pending   written down: the contents that each address may have from here on
//! keep      what is going to be replaced or removed
//! transfer  files, compared before or after they are at their places
//! manifest  the former one among the releases, the new one in its place
//! remove    what the site no longer has
//! end       no longer pending; too old releases and what was left over go
//! ```

use std::collections::BTreeMap;

use anyhow::Result;

use super::content::Content;
use super::host::Host;
use super::keep::{Kept, Storage, clear};
use super::lock::{Lock, Publisher};
use super::order::Order;
use super::plan::{Plan, Removal};
use super::transfer::{Transfer, Way, put_whole};
use super::worker::{Clock, Progress, Work, Worker};
use super::{Manifest, Pending, RemotePath, release_folders};
use crate::digest::Hash;
use crate::words::{Failure, Message};

/// How to publish.
#[derive(Debug, Clone)]
pub struct Options {
    /// Who publishes.
    pub publisher: Publisher,
    /// How many former releases are kept.
    pub keep: usize,
    /// How many calls at once; as many as are of use when it is not said.
    pub concurrency: Option<usize>,
    /// Whether a host may be written to on which a reader may see half a file.
    pub allow_in_place: bool,
    /// Whether files in the way are replaced.
    pub take_over: bool,
    /// Whether somebody else's lock is broken.
    pub break_lock: bool,
}

/// A host and how to publish to it.
pub struct Session<'a> {
    pub(super) worker: Worker<'a>,
    pub(super) options: &'a Options,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Files uploaded.
    pub uploaded: usize,
    /// Their size.
    pub bytes: u64,
    /// Files removed.
    pub removed: usize,
    /// The number of the release that visitors see.
    pub release: u64,
    /// What is kept of former ones.
    pub kept: Kept,
}

impl<'a> Session<'a> {
    /// A host, a clock, and whoever waits.
    #[must_use]
    pub fn new(
        host: &'a dyn Host,
        clock: &'a dyn Clock,
        progress: &'a dyn Progress,
        options: &'a Options,
    ) -> Self {
        Self { worker: Worker::new(host, clock, progress, options.concurrency), options }
    }

    /// What has to be done so that the host has the site. Nothing is changed.
    ///
    /// # Errors
    ///
    /// The host fails.
    pub fn plan(&self, next: Manifest) -> Result<Plan> {
        self.allowed()?;
        Plan::make(&self.worker, next, self.options.take_over)
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// The host fails, somebody else is publishing, or what arrived is not what was sent.
    pub fn publish(&self, plan: &Plan, content: &dyn Content) -> Result<Done> {
        self.locked(plan, |lock| {
            if self.worker.host.capabilities().releases {
                release_folders::publish(self, lock, plan, content)
            } else {
                self.publish_files(lock, plan, content)
            }
        })
    }

    /// Does something while nobody else publishes, if the host still is what the plan was made for.
    pub(super) fn locked(
        &self,
        plan: &Plan,
        act: impl FnOnce(&Lock) -> Result<Done>,
    ) -> Result<Done> {
        let worker = &self.worker;
        let lock = Lock::take(worker, &self.options.publisher, self.options.break_lock)?;
        let done = match plan.before.is_still(worker) {
            Ok(true) => act(&lock),
            Ok(false) => Err(Failure::new(Message::new("publish-meanwhile")).into()),
            Err(error) => Err(error),
        };
        if let Err(error) = lock.release(worker)
            && done.is_ok()
        {
            // The site is published; the lock goes by itself in a quarter of an hour.
            let detail = format!("{error:#}");
            worker.progress.remark(&Message::new("publish-lock-stays").with("detail", detail));
        }
        done
    }

    /// Whether the host may be written to at all.
    fn allowed(&self) -> Result<()> {
        let host = self.worker.host.capabilities();
        if host.releases || Way::of(host) != Way::InPlace {
            return Ok(());
        }
        if !self.options.allow_in_place {
            let failure = Failure::new(Message::new("publish-in-place-refused"));
            return Err(failure.help([Message::new("publish-in-place-refused.help")]).into());
        }
        self.worker.progress.remark(&Message::new("publish-in-place"));
        Ok(())
    }

    fn publish_files(&self, lock: &Lock, plan: &Plan, content: &dyn Content) -> Result<Done> {
        let worker = &self.worker;
        let mut storage = Storage::read(worker)?;
        let next = numbered(plan, storage.releases.last().copied());
        let pending = self.pending(plan)?;
        put_whole(worker, &RemotePath::pending(), &pending)?;
        if self.options.keep > 0 {
            storage.keep(worker, lock, plan)?;
        }
        let transfer = Transfer { worker, lock, content, left: &storage.temporary };
        transfer.run(&plan.uploads, &Order::of(next.files.keys()))?;
        lock.check(worker)?;
        if plan.is_news() {
            if let Some(former) = &plan.before.manifest
                && self.options.keep > 0
            {
                storage.add(worker, former)?;
            }
            self.put_manifest(&next)?;
        }
        self.remove(lock, &plan.removals)?;
        worker.call(|it| it.remove(&RemotePath::pending()))?;
        let former = plan.before.manifest.as_ref().map(|it| it.release);
        let release = former.filter(|_| !plan.is_news()).unwrap_or(next.release);
        let kept = self.tidy(lock, &mut storage);
        Ok(Done {
            uploaded: plan.uploads.len(),
            bytes: plan.size(),
            removed: plan.removals.len(),
            release,
            kept,
        })
    }

    /// What the next run has to know if this one does not end.
    pub(super) fn pending(&self, plan: &Plan) -> Result<Vec<u8>> {
        let mut paths: BTreeMap<RemotePath, Vec<Option<Hash>>> =
            plan.settled.iter().map(|(path, content)| (path.clone(), vec![*content])).collect();
        let mut may_be = |path: &RemotePath, contents: [Option<Hash>; 2]| {
            let known = paths.entry(path.clone()).or_default();
            for content in contents {
                if !known.contains(&content) {
                    known.push(content);
                }
            }
        };
        for upload in &plan.uploads {
            may_be(&upload.path, [plan.found(&upload.path), Some(upload.file.sha256)]);
        }
        for removal in &plan.removals {
            may_be(&removal.path, [plan.found(&removal.path), None]);
        }
        let in_place = Way::of(self.worker.host.capabilities()) == Way::InPlace;
        let owner = &self.options.publisher.owner;
        Pending::new(owner, self.worker.clock.now(), in_place, paths).to_bytes()
    }

    /// Puts the new manifest in its place and looks at it there.
    pub(super) fn put_manifest(&self, next: &Manifest) -> Result<()> {
        let (path, bytes) = (RemotePath::manifest(), next.to_bytes()?);
        put_whole(&self.worker, &path, &bytes)?;
        if self.worker.call(|it| it.read(&path))?.as_deref() == Some(&bytes[..]) {
            return Ok(());
        }
        let message = Message::new("publish-differs").with("path", path.as_str());
        Err(Failure::new(message).into())
    }

    fn remove(&self, lock: &Lock, removals: &[Removal]) -> Result<()> {
        let worker = &self.worker;
        worker.progress.begin(Work::Remove, removals.len(), 0);
        worker.each(removals, Some(lock), |removal| {
            worker.call(|it| it.remove(&removal.path))?;
            worker.progress.done(0);
            Ok(())
        })
    }

    /// Removes what is too old and what was left over. The site is published by then: what fails here is said and no
    /// failure of the publication.
    fn tidy(&self, lock: &Lock, storage: &mut Storage) -> Kept {
        let worker = &self.worker;
        let cleared = clear(worker, lock, &storage.stray);
        match cleared.and_then(|()| storage.prune(worker, lock, self.options.keep)) {
            Ok(kept) => kept,
            Err(error) => {
                let detail = format!("{error:#}");
                worker.progress.remark(&Message::new("publish-not-tidied").with("detail", detail));
                Kept { releases: storage.releases.len(), bytes: storage.kept.values().sum() }
            }
        }
    }
}

/// What is going to be published, with a number that no release has.
pub(super) fn numbered(plan: &Plan, newest: Option<u64>) -> Manifest {
    let former = plan.before.manifest.as_ref().map(|it| it.release);
    let mut next = plan.next.clone();
    next.release = former.max(newest).unwrap_or(0) + 1;
    next
}
