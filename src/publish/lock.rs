//! One publication at a time: `.kohyo/lock` on the host says who publishes and since when.
//!
//! It is renewed while files are moved, and taken over when it was not renewed for a quarter of an hour. Where
//! [`Capabilities::exclusive_create`](super::host::Capabilities::exclusive_create) is false two who begin in the same
//! instant may both get it; each then looks again before it changes what visitors see, and the one whose lock
//! was overwritten stops.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::RemotePath;
use super::worker::Worker;
use crate::words::{Failure, Message};

/// How long a lock holds that nobody renews.
pub const STALE: Duration = Duration::from_mins(15);

/// How often it is renewed.
const RENEW: Duration = Duration::from_mins(3);

/// How often it is tried to get the lock when it goes and comes.
const TRIES: u32 = 4;

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct LockFile {
    /// Which run it is; nobody else has the same.
    run: String,
    /// Who publishes, as a person reads it.
    owner: String,
    since: Timestamp,
    renewed: Timestamp,
}

/// Who publishes.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// As a person reads it.
    pub owner: String,
    /// A text that no other run has.
    pub run: String,
}

/// The lock of a host, which is ours.
#[derive(Debug)]
pub(super) struct Lock {
    file: Mutex<LockFile>,
    run: String,
}

impl Lock {
    /// Gets the lock, or says who has it.
    pub(super) fn take(worker: &Worker, publisher: &Publisher, break_it: bool) -> Result<Self> {
        let now = worker.clock.now();
        let file = LockFile {
            run: publisher.run.clone(),
            owner: publisher.owner.clone(),
            since: now,
            renewed: now,
        };
        let bytes = serde_json::to_vec(&file)?;
        let mut may_break = break_it;
        for _ in 0..TRIES {
            let created = worker.call(|it| it.create(&RemotePath::lock(), &bytes))?;
            let is_sure = created && worker.host.capabilities().exclusive_create;
            let found = if is_sure { Some(file.clone()) } else { read(worker)? };
            match found {
                // An error may have been answered though it was created.
                Some(found) if found.run == publisher.run => {
                    return Ok(Self { run: found.run.clone(), file: Mutex::new(found) });
                }
                Some(found) => {
                    if !may_break && !is_stale(&found, now) {
                        return Err(held(&found, now).into());
                    }
                    may_break = false;
                    let taken = Message::new("publish-lock-taken-over")
                        .with("owner", &found.owner)
                        .with("since", found.since.to_string());
                    worker.progress.remark(&taken);
                    worker.call(|it| it.remove(&RemotePath::lock()))?;
                }
                None if created || !may_break => {}
                None => {
                    may_break = false;
                    worker.call(|it| it.remove(&RemotePath::lock()))?;
                }
            }
        }
        let message = Message::new("publish-lock-unreadable");
        Err(Failure::new(message).help([Message::new("publish-lock-break")]).into())
    }

    /// Writes a new time into it before the old one is too old.
    pub(super) fn renew_if_due(&self, worker: &Worker) -> Result<()> {
        let now = worker.clock.now();
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(file.renewed).unsigned_abs() < RENEW {
            return Ok(());
        }
        self.check(worker)?;
        file.renewed = now;
        let bytes = serde_json::to_vec(&*file)?;
        drop(file);
        worker.call(|it| it.put(&RemotePath::lock(), &bytes))
    }

    /// Fails when somebody else has taken it over.
    pub(super) fn check(&self, worker: &Worker) -> Result<()> {
        match read(worker)? {
            Some(found) if found.run == self.run => Ok(()),
            Some(found) => {
                let message = Message::new("publish-lock-lost").with("owner", found.owner);
                Err(Failure::new(message).into())
            }
            None => {
                let message = Message::new("publish-lock-gone");
                Err(Failure::new(message).into())
            }
        }
    }

    /// Lets go of it, if it is still ours.
    pub(super) fn release(self, worker: &Worker) -> Result<()> {
        self.check(worker)?;
        worker.call(|it| it.remove(&RemotePath::lock()))
    }
}

/// What the lock says; none when there is none, or when it is cut off.
fn read(worker: &Worker) -> Result<Option<LockFile>> {
    let bytes = worker.call(|it| it.read(&RemotePath::lock()))?;
    Ok(bytes.and_then(|it| serde_json::from_slice(&it).ok()))
}

fn is_stale(file: &LockFile, now: Timestamp) -> bool {
    now > file.renewed && now.duration_since(file.renewed).unsigned_abs() > STALE
}

fn held(file: &LockFile, now: Timestamp) -> Failure {
    let minutes = now.duration_since(file.since).as_mins().max(0);
    let message = Message::new("publish-locked")
        .with("owner", &file.owner)
        .with("minutes", u32::try_from(minutes).unwrap_or(u32::MAX));
    Failure::new(message).help([Message::new("publish-lock-break")])
}
