//! What has to be done so that a host has the site: which files are uploaded and why, which are removed, and what is
//! in the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::host::{Checksum, RemoteFile};
use super::published::Published;
use super::worker::{Work, Worker};
use super::{FileFacts, Manifest, RemotePath};
use crate::digest::Hash;

/// What has to be done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What was found on the host.
    pub before: Published,
    /// What is going to be there.
    pub next: Manifest,
    /// Files to upload, by address.
    pub uploads: Vec<Upload>,
    /// Files to remove, by address.
    pub removals: Vec<Removal>,
    /// Files that are not as kohyo left them, or that it never put there: nothing is done while there is one.
    pub obstacles: Vec<Obstacle>,
    /// How many files are as they shall be though the manifest does not say so: put there by an interrupted
    /// run, or by somebody else.
    pub present: usize,
    /// What is really at the addresses that an interrupted publication may have touched.
    pub(super) settled: BTreeMap<RemotePath, Option<Hash>>,
}

/// A file to upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Where.
    pub path: RemotePath,
    /// What.
    pub file: FileFacts,
    /// Why.
    pub reason: Reason,
    /// The content of ours that it replaces.
    pub former: Option<Hash>,
}

/// Why a file is uploaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The site did not have it.
    New,
    /// Its content is another one.
    Changed,
    /// It was published and is no longer on the host.
    Lost,
    /// Somebody else put it there or changed it, and it shall be taken over.
    TakenOver,
}

/// A file to remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Where.
    pub path: RemotePath,
    /// The content of ours that goes.
    pub former: Option<Hash>,
}

/// A file in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Where.
    pub path: RemotePath,
    /// What is wrong with it.
    pub kind: ObstacleKind,
}

/// What is wrong with a file in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObstacleKind {
    /// kohyo never put it there, and the site has a file at this address.
    Foreign,
    /// kohyo put it there and somebody changed it, and the site has another one now.
    Edited,
    /// kohyo put it there and somebody changed it, and the site no longer has it.
    EditedAndGone,
}

/// What is at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    Content(Hash),
    /// Something, and not what the site has.
    Other,
}

/// What becomes of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Leave,
    Present,
    Upload(Reason, Option<Hash>),
    Remove(Option<Hash>),
    Obstacle(ObstacleKind),
}

impl Plan {
    /// Compares a site with what is on a host. Only addresses that change are looked at, unless nothing is known of
    /// the host.
    pub(super) fn make(worker: &Worker, next: Manifest, take_over: bool) -> Result<Self> {
        let before = Published::read(worker)?;
        let host = worker.host.capabilities();
        if host.releases {
            return Self::of_releases(worker, before, next, take_over);
        }
        let listed = if before.is_new() { Some(listed(worker)?) } else { None };
        let seen = inspect(worker, &before, &next, listed.as_ref())?;
        let mut plan = Self::empty(before, next);
        for (path, seen) in seen {
            plan.add(path, seen, take_over);
        }
        Ok(plan)
    }

    fn empty(before: Published, next: Manifest) -> Self {
        Self {
            before,
            next,
            uploads: Vec::new(),
            removals: Vec::new(),
            obstacles: Vec::new(),
            present: 0,
            settled: BTreeMap::new(),
        }
    }

    /// The same for a host that keeps whole releases: each is made of files that nobody else writes, and is compared
    /// as a whole before visitors see it.
    fn of_releases(
        worker: &Worker,
        before: Published,
        next: Manifest,
        take_over: bool,
    ) -> Result<Self> {
        let foreign = if before.is_new() { listed(worker)? } else { BTreeMap::new() };
        let mut plan = Self::empty(before, next);
        for path in plan.addresses() {
            let known = plan.known(&path);
            let seen = match (known.first(), foreign.contains_key(&path)) {
                (Some(Some(content)), _) => Seen::Content(*content),
                (_, true) => Seen::Other,
                (_, false) => Seen::Nothing,
            };
            plan.add(path, seen, take_over);
        }
        // It is in the former release as well, and is linked from there.
        plan.present = 0;
        Ok(plan)
    }

    /// The same where nothing can be asked: what was published is taken to be there.
    pub(super) fn offline(before: Published, next: Manifest) -> Self {
        let mut plan = Self::empty(before, next);
        for path in plan.addresses() {
            let published = plan.before.manifest.as_ref().and_then(|it| it.files.get(&path));
            let seen = published.map_or(Seen::Nothing, |it| Seen::Content(it.sha256));
            plan.add(path, seen, false);
        }
        plan.present = 0;
        plan
    }

    /// Removes these, too, unless the site has them.
    pub(super) fn also_gone(&mut self, paths: impl Iterator<Item = RemotePath>) {
        for path in paths {
            let is_of_site = self.next.files.contains_key(&path);
            if !is_of_site && !self.removals.iter().any(|it| it.path == path) {
                self.removals.push(Removal { path, former: None });
            }
        }
        self.removals.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Every address that the site has, had, or may have.
    fn addresses(&self) -> BTreeSet<RemotePath> {
        let former = self.before.manifest.iter().flat_map(|it| it.files.keys());
        let pending = self.before.pending.iter().flat_map(|it| it.paths.keys());
        self.next.files.keys().chain(former).chain(pending).cloned().collect()
    }

    /// The contents that an address may have, each put there by us.
    fn known(&self, path: &RemotePath) -> Vec<Option<Hash>> {
        known(&self.before, path)
    }

    fn add(&mut self, path: RemotePath, seen: Seen, take_over: bool) {
        if let Some(pending) = &self.before.pending
            && pending.paths.contains_key(&path)
        {
            let content = match seen {
                Seen::Nothing | Seen::Other => None,
                Seen::Content(content) => Some(content),
            };
            self.settled.insert(path.clone(), content);
        }
        let known = self.known(&path);
        let wanted = self.next.files.get(&path).copied();
        let in_place = self
            .before
            .pending
            .as_ref()
            .is_some_and(|it| it.in_place && it.paths.contains_key(&path));
        let mut step = decide(&known, wanted.map(|it| it.sha256), seen, in_place);
        if let Step::Obstacle(kind) = step
            && take_over
        {
            step = match kind {
                ObstacleKind::Foreign | ObstacleKind::Edited => {
                    Step::Upload(Reason::TakenOver, None)
                }
                ObstacleKind::EditedAndGone => Step::Remove(None),
            };
        }
        // What no release has need not be kept.
        let published = self.before.manifest.as_ref().and_then(|it| it.files.get(&path));
        let of_release = |it: &Hash| published.is_some_and(|file| file.sha256 == *it);
        match (step, wanted) {
            (Step::Upload(reason, former), Some(file)) => {
                let former = former.filter(of_release);
                self.uploads.push(Upload { path, file, reason, former });
            }
            (Step::Remove(former), _) => {
                self.removals.push(Removal { path, former: former.filter(of_release) });
            }
            (Step::Obstacle(kind), _) => self.obstacles.push(Obstacle { path, kind }),
            (Step::Present, _) => self.present += 1,
            (Step::Leave | Step::Upload(..), _) => {}
        }
    }

    /// Whether the host has the site as it is, and nothing is left to be done.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.uploads.is_empty()
            && self.removals.is_empty()
            && self.obstacles.is_empty()
            && !self.before.was_interrupted()
            && !self.is_news()
    }

    /// Whether the site is another one than what was published.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.before.manifest.as_ref().is_none_or(|it| !it.says_the_same(&self.next))
    }

    /// What was found at an address that changes, as far as it is ours.
    pub(super) fn found(&self, path: &RemotePath) -> Option<Hash> {
        match self.settled.get(path) {
            Some(found) => *found,
            None => self.before.manifest.as_ref()?.files.get(path).map(|it| it.sha256),
        }
    }

    /// How much is uploaded.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.uploads.iter().map(|it| it.file.size).sum()
    }

    /// How many files stay as they are.
    #[must_use]
    pub fn unchanged(&self) -> usize {
        self.next.files.len() - self.uploads.len().min(self.next.files.len())
    }
}

fn known(before: &Published, path: &RemotePath) -> Vec<Option<Hash>> {
    let published = before.manifest.as_ref().and_then(|it| it.files.get(path));
    let pending = before.pending.as_ref().and_then(|it| it.paths.get(path));
    published
        .map(|it| Some(it.sha256))
        .into_iter()
        .chain(pending.into_iter().flatten().copied())
        .collect()
}

/// What becomes of an address: `known` are the contents that we may have put there, `wanted` what the site has.
fn decide(known: &[Option<Hash>], wanted: Option<Hash>, seen: Seen, in_place: bool) -> Step {
    match (seen, wanted) {
        (Seen::Nothing, None) => Step::Leave,
        (Seen::Nothing, Some(_)) => {
            let was_there = known.iter().all(Option::is_some) && !known.is_empty();
            Step::Upload(if was_there { Reason::Lost } else { Reason::New }, None)
        }
        (Seen::Content(content), Some(wanted)) if content == wanted => Step::Present,
        (Seen::Content(content), wanted) if known.contains(&Some(content)) => match wanted {
            Some(_) => Step::Upload(Reason::Changed, Some(content)),
            None => Step::Remove(Some(content)),
        },
        // Half of a file of ours.
        (Seen::Content(_) | Seen::Other, Some(_)) if in_place => {
            Step::Upload(Reason::Changed, None)
        }
        (Seen::Content(_) | Seen::Other, None) if in_place => Step::Remove(None),
        (Seen::Content(_) | Seen::Other, Some(_)) if known.is_empty() => {
            Step::Obstacle(ObstacleKind::Foreign)
        }
        (Seen::Content(_) | Seen::Other, Some(_)) => Step::Obstacle(ObstacleKind::Edited),
        (Seen::Content(_) | Seen::Other, None) => Step::Obstacle(ObstacleKind::EditedAndGone),
    }
}

/// What is on a host that nobody published to.
fn listed(worker: &Worker) -> Result<BTreeMap<RemotePath, RemoteFile>> {
    let files = worker.call(|it| it.list(""))?;
    let foreign = files.into_iter().filter(|it| !it.path.is_own());
    Ok(foreign.map(|it| (it.path.clone(), it)).collect())
}

/// What is at each address that may change.
fn inspect(
    worker: &Worker,
    before: &Published,
    next: &Manifest,
    listed: Option<&BTreeMap<RemotePath, RemoteFile>>,
) -> Result<BTreeMap<RemotePath, Seen>> {
    let no_files = BTreeMap::new();
    let former = before.manifest.as_ref().map_or(&no_files, |it| &it.files);
    let pending = before.pending.iter().flat_map(|it| it.paths.keys());
    let paths: BTreeSet<&RemotePath> =
        next.files.keys().chain(former.keys()).chain(pending).collect();
    let is_pending = |it: &RemotePath| {
        before.pending.as_ref().is_some_and(|pending| pending.paths.contains_key(it))
    };
    let mut seen = BTreeMap::new();
    let mut unknown: Vec<&RemotePath> = Vec::new();
    for path in paths {
        let (wanted, published) = (next.files.get(path), former.get(path));
        if !is_pending(path) && wanted == published {
            continue;
        }
        match listed.map(|it| it.get(path)) {
            Some(None) => _ = seen.insert(path.clone(), Seen::Nothing),
            Some(Some(file)) if wanted.is_some_and(|it| it.size != file.size) => {
                seen.insert(path.clone(), Seen::Other);
            }
            Some(Some(_)) | None => unknown.push(path),
        }
    }
    let looked: Mutex<Vec<(RemotePath, Seen)>> = Mutex::default();
    worker.progress.begin(Work::Inspect, unknown.len(), 0);
    worker.each(&unknown, None, |path| {
        let found = content(worker, path)?.map_or(Seen::Nothing, Seen::Content);
        looked.lock().unwrap_or_else(PoisonError::into_inner).push(((*path).clone(), found));
        worker.progress.done(0);
        Ok(())
    })?;
    seen.extend(looked.into_inner().unwrap_or_else(PoisonError::into_inner));
    Ok(seen)
}

/// The content of a file on the host, by its checksum if that is the same kind as ours.
pub(super) fn content(worker: &Worker, path: &RemotePath) -> Result<Option<Hash>> {
    if worker.host.capabilities().checksum
        && let Some(Checksum::Sha256(text)) = worker.call(|it| it.checksum(path))?
        && let Some(hash) = Hash::parse(&text)
    {
        return Ok(Some(hash));
    }
    Ok(worker.call(|it| it.read(path))?.map(|it| Hash::of(&it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_an_address_is_decided_by_what_is_ours() {
        let [old, new, other] = [b"old", b"new", b"oth"].map(|it| Hash::of(it));
        let ours = [Some(old)];
        let interrupted = [Some(old), None, Some(new)];
        let content = Seen::Content;
        for (known, wanted, seen, expected) in [
            (&[][..], Some(new), Seen::Nothing, Step::Upload(Reason::New, None)),
            (&[], Some(new), content(new), Step::Present),
            (&[], Some(new), content(other), Step::Obstacle(ObstacleKind::Foreign)),
            (&[], Some(new), Seen::Other, Step::Obstacle(ObstacleKind::Foreign)),
            (&ours, Some(new), content(old), Step::Upload(Reason::Changed, Some(old))),
            (&ours, Some(new), content(new), Step::Present),
            (&ours, Some(new), Seen::Nothing, Step::Upload(Reason::Lost, None)),
            (&ours, Some(new), content(other), Step::Obstacle(ObstacleKind::Edited)),
            (&ours, None, content(old), Step::Remove(Some(old))),
            (&ours, None, Seen::Nothing, Step::Leave),
            (&ours, None, content(other), Step::Obstacle(ObstacleKind::EditedAndGone)),
            (&interrupted, None, content(new), Step::Remove(Some(new))),
            (&interrupted, Some(new), Seen::Nothing, Step::Upload(Reason::New, None)),
            (&interrupted, Some(old), content(new), Step::Upload(Reason::Changed, Some(new))),
        ] {
            assert_eq!(
                decide(known, wanted, seen, false),
                expected,
                "{known:?} {wanted:?} {seen:?}"
            );
        }
        let half = decide(&interrupted, Some(new), content(other), true);
        assert_eq!(half, Step::Upload(Reason::Changed, None));
    }
}
