//! Publishing to a host that keeps whole releases: the new one is made next to the one that visitors see, compared as a
//! whole, and becomes the one they see in one step. What has not changed is copied on the host (a hard link).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::content::Content;
use super::keep::{Kept, clear};
use super::lock::Lock;
use super::plan::{Plan, content};
use super::publication::{Done, Session, numbered};
use super::remote_path::RELEASES;
use super::transfer::put_whole;
use super::worker::{Work, Worker};
use super::{FileFacts, Manifest, ReleaseName, RemotePath};
use crate::digest::Hash;
use crate::words::{Failure, Message, OrFail};

/// What is in the folder of releases.
#[derive(Debug, Default)]
struct Releases {
    /// The files of each release, with their sizes.
    files: BTreeMap<ReleaseName, BTreeMap<RemotePath, u64>>,
    /// Releases that are whole: their manifests are there.
    whole: BTreeSet<ReleaseName>,
}

impl Releases {
    fn read(worker: &Worker) -> Result<Self> {
        let mut releases = Self::default();
        for file in worker.call(|it| it.list(RELEASES))? {
            let inside = file.path.as_str().strip_prefix(RELEASES).unwrap_or_default();
            let inside = inside.trim_start_matches('/');
            if let Some((name, _)) = inside.split_once('/') {
                let Some(name) = ReleaseName::told(name) else { continue };
                releases.files.entry(name).or_default().insert(file.path, file.size);
            } else {
                releases.whole.extend(inside.strip_suffix(".json").and_then(ReleaseName::told));
            }
        }
        Ok(releases)
    }

    fn newest(&self) -> Option<u64> {
        self.files.keys().chain(&self.whole).filter_map(ReleaseName::number).max()
    }

    /// The folder that an interrupted run began for the same site.
    fn begun(&self, content: Hash, current: Option<u64>) -> Option<&ReleaseName> {
        let is_same = |name: &&ReleaseName| {
            let number = name.number().unwrap_or(0);
            number > current.unwrap_or(0) && **name == ReleaseName::new(number, content)
        };
        self.files.keys().rev().find(is_same)
    }

    fn has(&self, place: &RemotePath, release: &ReleaseName, size: u64) -> bool {
        self.files.get(release).and_then(|it| it.get(place)) == Some(&size)
    }
}

/// A file of a release and how it gets there.
struct Part<'a> {
    path: &'a RemotePath,
    file: FileFacts,
    place: RemotePath,
    /// Where the same content is in the former release.
    same: Option<RemotePath>,
    is_there: bool,
}

pub(super) fn publish(
    session: &Session,
    lock: &Lock,
    plan: &Plan,
    content: &dyn Content,
) -> Result<Done> {
    let worker = &session.worker;
    let releases = Releases::read(worker)?;
    let current = plan.before.manifest.as_ref();
    let (mut next, name) = named(plan, &releases);
    next.folder = Some(name.clone());
    put_whole(worker, &RemotePath::pending(), &session.pending(plan)?)?;
    let parts = parts(&next, &name, current, &releases);
    make(session, lock, &parts, content)?;
    compare(session, lock, &parts, content)?;
    put_whole(worker, &manifest_of(&name), &next.to_bytes()?)?;
    lock.check(worker)?;
    worker.call(|it| it.switch(name.as_str()))?;
    session.put_manifest(&next)?;
    worker.call(|it| it.remove(&RemotePath::pending()))?;
    let kept = tidy(session, lock, &name);
    Ok(Done {
        uploaded: plan.uploads.len(),
        bytes: plan.size(),
        removed: plan.removals.len(),
        release: next.release,
        kept,
    })
}

/// What is going to be published and the folder for it: the one that an interrupted run began, or a new one.
fn named(plan: &Plan, releases: &Releases) -> (Manifest, ReleaseName) {
    let mut next = numbered(plan, releases.newest());
    let files: Vec<String> =
        next.files.iter().map(|(path, it)| format!("{}  {path}\n", it.sha256)).collect();
    let content = Hash::of(files.concat().as_bytes());
    let current = plan.before.manifest.as_ref().map(|it| it.release);
    if let Some(begun) = releases.begun(content, current)
        && let Some(number) = begun.number()
    {
        next.release = number;
        return (next, begun.clone());
    }
    let name = ReleaseName::new(next.release, content);
    (next, name)
}

fn parts<'a>(
    next: &'a Manifest,
    name: &ReleaseName,
    current: Option<&Manifest>,
    releases: &Releases,
) -> Vec<Part<'a>> {
    let former = current.and_then(|it| Some((it, it.folder.as_ref()?)));
    let part = |(path, file): (&'a RemotePath, &FileFacts)| {
        let same = former.filter(|(it, _)| it.files.get(path) == Some(file));
        let place = path.in_release(name);
        let is_there = releases.has(&place, name, file.size);
        let same = same.map(|(_, folder)| path.in_release(folder));
        Part { path, file: *file, place, same, is_there }
    };
    next.files.iter().map(part).collect()
}

fn make(session: &Session, lock: &Lock, parts: &[Part], content: &dyn Content) -> Result<()> {
    let worker = &session.worker;
    let missing: Vec<&Part> = parts.iter().filter(|it| !it.is_there).collect();
    let sent = missing.iter().filter(|it| it.same.is_none()).map(|it| it.file.size).sum();
    worker.progress.begin(Work::Upload, missing.len(), sent);
    worker.each(&missing, Some(lock), |part| match &part.same {
        Some(same) => {
            worker.call(|it| it.copy(same, &part.place))?;
            worker.progress.done(0);
            Ok(())
        }
        None => send(worker, part, content),
    })
}

fn send(worker: &Worker, part: &Part, content: &dyn Content) -> Result<()> {
    let bytes = content.bytes(part.path, &part.file)?;
    worker.call(|it| it.put(&part.place, &bytes))?;
    worker.progress.done(part.file.size);
    Ok(())
}

/// Compares the whole release. A file that is another one than in the manifest of the former release was changed
/// there by hand.
fn compare(session: &Session, lock: &Lock, parts: &[Part], bytes: &dyn Content) -> Result<()> {
    let worker = &session.worker;
    let edited: Mutex<Vec<String>> = Mutex::default();
    worker.progress.begin(Work::Compare, parts.len(), 0);
    worker.each(parts, Some(lock), |part| {
        let is_right =
            || Ok::<_, anyhow::Error>(content(worker, &part.place)? == Some(part.file.sha256));
        if !is_right()? {
            if part.same.is_some() && !session.options.take_over {
                let mut edited = edited.lock().unwrap_or_else(PoisonError::into_inner);
                edited.push(part.path.to_string());
                return Ok(());
            }
            // What an interrupted run left may be half, and what was changed by hand is taken over.
            if part.is_there || part.same.is_some() {
                send(worker, part, bytes)?;
            }
            if !is_right()? {
                return Err(differs(part.path).into());
            }
        }
        worker.progress.done(0);
        Ok(())
    })?;
    let mut edited = edited.into_inner().unwrap_or_else(PoisonError::into_inner);
    edited.sort();
    if edited.is_empty() {
        return Ok(());
    }
    let mut message = Message::new("publish-edited").with("count", edited.len());
    edited.truncate(20);
    message.facts.push(("files".into(), crate::words::Fact::Lines(edited)));
    Err(Failure::new(message).help([Message::new("publish-take-over")]).into())
}

/// Makes a former release the one that visitors see, once each of its files was looked at.
pub(super) fn roll_back(session: &Session, lock: &Lock, former: &Manifest) -> Result<Done> {
    let worker = &session.worker;
    let release = former.release.to_string();
    let none = || Message::new("publish-no-release").with("release", release);
    let name = former.folder.clone().or_fail(none)?;
    let files: Vec<(&RemotePath, &FileFacts)> = former.files.iter().collect();
    worker.progress.begin(Work::Compare, files.len(), 0);
    worker.each(&files, Some(lock), |(path, file)| {
        if content(worker, &path.in_release(&name))? != Some(file.sha256) {
            return Err(differs(path).into());
        }
        worker.progress.done(0);
        Ok(())
    })?;
    lock.check(worker)?;
    worker.call(|it| it.switch(name.as_str()))?;
    session.put_manifest(former)?;
    worker.call(|it| it.remove(&RemotePath::pending()))?;
    let kept = tidy(session, lock, &name);
    Ok(Done { release: former.release, kept, ..Done::default() })
}

/// The numbers of the releases that are whole.
pub(super) fn numbers(worker: &Worker) -> Result<BTreeMap<u64, RemotePath>> {
    let whole = Releases::read(worker)?.whole;
    let number = |it: &ReleaseName| Some((it.number()?, manifest_of(it)));
    Ok(whole.iter().filter_map(number).collect())
}

fn manifest_of(release: &ReleaseName) -> RemotePath {
    RemotePath::release_manifest(release)
}

/// Removes releases that are too old or not whole. What fails is said and no failure.
fn tidy(session: &Session, lock: &Lock, current: &ReleaseName) -> Kept {
    prune(session, lock, current).unwrap_or_else(|error| {
        let detail = format!("{error:#}");
        session.worker.progress.remark(&Message::new("publish-not-tidied").with("detail", detail));
        Kept::default()
    })
}

fn prune(session: &Session, lock: &Lock, current: &ReleaseName) -> Result<Kept> {
    let worker = &session.worker;
    let releases = Releases::read(worker)?;
    let former: Vec<&ReleaseName> = releases.whole.iter().filter(|it| *it != current).collect();
    let too_many = former.len().saturating_sub(session.options.keep);
    let kept: BTreeSet<&ReleaseName> =
        former[too_many..].iter().copied().chain([current]).collect();
    // Without its manifest a release is no longer offered; only then its files go.
    let dropped: Vec<RemotePath> = former[..too_many].iter().map(|it| manifest_of(it)).collect();
    let unused = releases.files.iter().filter(|(name, _)| !kept.contains(name));
    let files: Vec<&RemotePath> = unused.flat_map(|(_, files)| files.keys()).collect();
    worker.each(&dropped, Some(lock), |path| worker.call(|it| it.remove(path)))?;
    worker.each(&files, Some(lock), |path| worker.call(|it| it.remove(path)))?;
    clear(worker, lock, &[])?;
    let size = |(_, files): (_, &BTreeMap<RemotePath, u64>)| files.values().sum::<u64>();
    let bytes = releases.files.iter().filter(|(it, _)| *it != current && kept.contains(it));
    Ok(Kept { releases: kept.len() - 1, bytes: bytes.map(size).sum() })
}

fn differs(path: &RemotePath) -> Failure {
    Failure::new(Message::new("publish-differs").with("path", path.as_str()))
}
