//! Brings files to a host so that each address has the old file or the new one at every moment.
//!
//! ```text
//! rename      all files to .kohyo/temporary/, all compared there, then all moved to their places
//! whole put   each file at its place, by and by; then all compared
//! neither     the same in place: a reader may see half a file (`allow_in_place`)
//! ```

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::RemotePath;
use super::content::Content;
use super::host::{Capabilities, Checksum, HostError, HostErrorKind};
use super::lock::Lock;
use super::order::{Order, Stage};
use super::plan::{Upload, content};
use super::worker::{Work, Worker};
use crate::digest::Hash;
use crate::digest::md5;
use crate::words::{Failure, Message};

/// How a host replaces a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By moving another one to its place.
    Rename,
    /// By storing it whole.
    Whole,
    /// By writing over it.
    InPlace,
}

impl Way {
    /// The best one that a host has.
    #[must_use]
    pub(super) fn of(host: Capabilities) -> Self {
        if host.rename {
            Self::Rename
        } else if host.whole_put {
            Self::Whole
        } else {
            Self::InPlace
        }
    }
}

/// A transfer of files.
pub(super) struct Transfer<'a> {
    pub(super) worker: &'a Worker<'a>,
    pub(super) lock: &'a Lock,
    pub(super) content: &'a dyn Content,
    /// Sizes of what an interrupted run left in the folder for temporary files.
    pub(super) left: &'a BTreeMap<RemotePath, u64>,
}

impl Transfer<'_> {
    /// Brings all of them to the host and compares them. Before the last of them is compared, a host that can rename
    /// shows the former site.
    pub(super) fn run(&self, uploads: &[Upload], order: &Order) -> Result<()> {
        match Way::of(self.worker.host.capabilities()) {
            Way::Rename => {
                self.to_temporary(uploads)?;
                self.compare_temporary(uploads)?;
                self.to_their_places(uploads, order)
            }
            Way::Whole | Way::InPlace => {
                self.put(uploads, order)?;
                self.begin(Work::Compare, uploads);
                self.each(uploads, |it| self.compare(it, &it.path))
            }
        }
    }

    fn to_temporary(&self, uploads: &[Upload]) -> Result<()> {
        let is_left = |it: &&Upload| self.left.get(&temporary(it)) != Some(&it.file.size);
        let missing: Vec<&Upload> = uploads.iter().filter(is_left).collect();
        let bytes = missing.iter().map(|it| it.file.size).sum();
        self.worker.progress.begin(Work::Upload, missing.len(), bytes);
        self.each(&missing, |it| self.store(it, &temporary(it)))
    }

    /// Compares what came, and what an interrupted run had left, which may be half.
    fn compare_temporary(&self, uploads: &[Upload]) -> Result<()> {
        self.begin(Work::Compare, uploads);
        self.each(uploads, |upload| {
            let place = temporary(upload);
            if self.left.contains_key(&place) && !self.is_as_sent(upload, &place)? {
                self.store(upload, &place)?;
            }
            self.compare(upload, &place)
        })
    }

    fn to_their_places(&self, uploads: &[Upload], order: &Order) -> Result<()> {
        self.lock.check(self.worker)?;
        self.begin(Work::Place, uploads);
        for stage in Stage::ALL {
            let now: Vec<&Upload> =
                uploads.iter().filter(|it| order.stage(&it.path) == stage).collect();
            self.each(&now, |it| self.place(it))?;
        }
        // A host that says it moved a file and did not still has it here.
        let left = self.worker.call(|it| it.list(super::remote_path::TEMPORARY))?;
        let left: BTreeSet<RemotePath> = left.into_iter().map(|it| it.path).collect();
        let not_moved = uploads.iter().find(|it| left.contains(&temporary(it)));
        not_moved.map_or(Ok(()), |it| Err(differs(&it.path).into()))
    }

    fn place(&self, upload: &Upload) -> Result<()> {
        let from = temporary(upload);
        let moved = self.worker.call(|host| match host.rename(&from, &upload.path) {
            // The former attempt may have done it and lost the answer.
            Err(HostError { kind: HostErrorKind::Missing, .. }) => Ok(false),
            renamed => renamed.map(|()| true),
        })?;
        if !moved {
            self.compare(upload, &upload.path)?;
        }
        self.worker.progress.done(0);
        Ok(())
    }

    fn put(&self, uploads: &[Upload], order: &Order) -> Result<()> {
        self.lock.check(self.worker)?;
        self.begin(Work::Upload, uploads);
        for stage in Stage::ALL {
            let now: Vec<&Upload> =
                uploads.iter().filter(|it| order.stage(&it.path) == stage).collect();
            self.each(&now, |it| self.store(it, &it.path))?;
        }
        Ok(())
    }

    fn store(&self, upload: &Upload, place: &RemotePath) -> Result<()> {
        let bytes = self.content.bytes(&upload.path, &upload.file)?;
        self.worker.call(|it| it.put(place, &bytes))?;
        self.worker.progress.done(upload.file.size);
        Ok(())
    }

    fn compare(&self, upload: &Upload, place: &RemotePath) -> Result<()> {
        if !self.is_as_sent(upload, place)? {
            return Err(differs(&upload.path).into());
        }
        self.worker.progress.done(0);
        Ok(())
    }

    /// Whether the host has what was sent: by its checksum if it has one, else by reading it back.
    fn is_as_sent(&self, upload: &Upload, place: &RemotePath) -> Result<bool> {
        if self.worker.host.capabilities().checksum
            && let Some(Checksum::Md5(text)) = self.worker.call(|it| it.checksum(place))?
        {
            let bytes = self.content.bytes(&upload.path, &upload.file)?;
            return Ok(md5(&bytes) == text);
        }
        Ok(content(self.worker, place)? == Some(upload.file.sha256))
    }

    fn begin(&self, work: Work, uploads: &[Upload]) {
        let bytes = match work {
            Work::Upload => uploads.iter().map(|it| it.file.size).sum(),
            Work::Inspect | Work::Keep | Work::Compare | Work::Place | Work::Remove => 0,
        };
        self.worker.progress.begin(work, uploads.len(), bytes);
    }

    fn each<T: Sync>(&self, jobs: &[T], act: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
        self.worker.each(jobs, Some(self.lock), act)
    }
}

fn temporary(upload: &Upload) -> RemotePath {
    RemotePath::temporary(&upload.path, upload.file.sha256)
}

fn differs(path: &RemotePath) -> Failure {
    Failure::new(Message::new("publish-differs").with("path", path.as_str()))
}

/// Stores a file of ours so that it is whole or as it was, as far as the host can.
pub(super) fn put_whole(worker: &Worker, path: &RemotePath, bytes: &[u8]) -> Result<()> {
    match Way::of(worker.host.capabilities()) {
        Way::Rename => {
            let temporary = RemotePath::temporary(path, Hash::of(bytes));
            worker.call(|it| it.put(&temporary, bytes))?;
            move_whole(worker, &temporary, path)
        }
        Way::Whole | Way::InPlace => worker.call(|it| it.put(path, bytes)),
    }
}

/// Copies a file to a place of ours so that it is whole or not there, as far as the host can.
pub(super) fn copy_whole(worker: &Worker, from: &RemotePath, to: &RemotePath) -> Result<()> {
    match Way::of(worker.host.capabilities()) {
        Way::Rename => {
            let temporary = RemotePath::temporary(to, Hash::of(from.as_str().as_bytes()));
            worker.call(|it| it.copy(from, &temporary))?;
            move_whole(worker, &temporary, to)
        }
        Way::Whole | Way::InPlace => worker.call(|it| it.copy(from, to)),
    }
}

/// Moves a file of ours; a former attempt may have done it and lost the answer.
fn move_whole(worker: &Worker, from: &RemotePath, to: &RemotePath) -> Result<()> {
    worker.call(|host| match host.rename(from, to) {
        Err(HostError { kind: HostErrorKind::Missing, .. }) if host.read(to)?.is_some() => Ok(()),
        renamed => renamed,
    })
}
