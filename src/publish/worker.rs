//! Calls a host: again after an error that may pass, from several threads at once, and never on after one that
//! does not.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;

use super::host::{Host, HostError, HostErrorKind};
use super::lock::Lock;
use crate::words::{Failure, Message};

/// How often a call is made that fails for a reason that may pass.
const ATTEMPTS: u32 = 4;

/// How often the host may say that it takes no more connections.
const REFUSALS: u32 = 10;

/// The clock, which a test can set.
pub trait Clock: Sync {
    /// What time it is.
    fn now(&self) -> Timestamp;

    /// Comes back after that time.
    fn wait(&self, time: Duration);
}

/// What is being done, and how much of it is done: for whoever waits.
pub trait Progress: Sync {
    /// A part of the work begins, with so many steps and bytes.
    fn begin(&self, work: Work, steps: usize, bytes: u64);

    /// A step is done.
    fn done(&self, bytes: u64);

    /// Something that is good to know, and no failure.
    fn remark(&self, remark: &Message);
}

/// A part of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Looking at what is on the host.
    Inspect,
    /// Keeping what is going to be replaced.
    Keep,
    /// Uploading.
    Upload,
    /// Comparing what arrived.
    Compare,
    /// Moving what arrived to its place.
    Place,
    /// Removing what the site no longer has.
    Remove,
}

/// Nobody waits.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Work, _: usize, _: u64) {}

    fn done(&self, _: u64) {}

    fn remark(&self, _: &Message) {}
}

/// A host, and how it is called.
pub(super) struct Worker<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) clock: &'a dyn Clock,
    pub(super) progress: &'a dyn Progress,
    /// How many calls at once the host has not refused so far.
    threads: AtomicUsize,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        host: &'a dyn Host,
        clock: &'a dyn Clock,
        progress: &'a dyn Progress,
        threads: Option<usize>,
    ) -> Self {
        let threads = threads.unwrap_or_else(|| host.capabilities().concurrency).max(1);
        Self { host, clock, progress, threads: AtomicUsize::new(threads) }
    }

    /// Makes a call, again on a new session when that may help.
    pub(super) fn call<T>(&self, act: impl Fn(&dyn Host) -> Result<T, HostError>) -> Result<T> {
        let (mut attempts, mut refusals) = (0, 0);
        loop {
            let error = match act(self.host) {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            let again = match error.kind {
                HostErrorKind::Temporary => {
                    attempts += 1;
                    attempts < ATTEMPTS
                }
                HostErrorKind::TooManyConnections => {
                    refusals += 1;
                    self.fewer();
                    refusals < REFUSALS
                }
                HostErrorKind::Missing
                | HostErrorKind::Forbidden
                | HostErrorKind::Unauthorized
                | HostErrorKind::NotTheHost
                | HostErrorKind::Full
                | HostErrorKind::Unsupported
                | HostErrorKind::Failed => false,
            };
            if !again {
                return Err(failure(&error).into());
            }
            self.clock.wait(Duration::from_secs(1 << (attempts + refusals).min(4)));
        }
    }

    /// One call at once fewer from now on.
    fn fewer(&self) {
        let fewer = |it: usize| (it > 1).then(|| it - 1);
        if let Ok(before) = self.threads.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fewer) {
            let remark = Message::new("publish-fewer-connections").with("count", before - 1);
            self.progress.remark(&remark);
        }
    }

    /// Does something with each of these, several at once. After the first failure nothing new is
    /// begun.
    pub(super) fn each<T: Sync>(
        &self,
        jobs: &[T],
        lock: Option<&Lock>,
        act: impl Fn(&T) -> Result<()> + Sync,
    ) -> Result<()> {
        let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        let failed: Mutex<Option<anyhow::Error>> = Mutex::new(None);
        let run = |thread: usize| {
            while thread < self.threads.load(Ordering::Relaxed) && !stop.load(Ordering::Relaxed) {
                let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let renewed = lock.map_or(Ok(()), |it| it.renew_if_due(self));
                if let Err(error) = renewed.and_then(|()| act(job)) {
                    stop.store(true, Ordering::Relaxed);
                    failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                }
            }
        };
        let run = &run;
        let threads = self.threads.load(Ordering::Relaxed).min(jobs.len());
        thread::scope(|scope| {
            for thread in 1..threads {
                scope.spawn(move || run(thread));
            }
            run(0);
        });
        failed.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }
}

/// What an error of a host means to whoever publishes.
#[must_use]
pub fn failure(error: &HostError) -> Failure {
    let id = match error.kind {
        HostErrorKind::Temporary => "host-temporary",
        HostErrorKind::TooManyConnections => "host-too-many-connections",
        HostErrorKind::Missing => "host-missing",
        HostErrorKind::Forbidden => "host-forbidden",
        HostErrorKind::Unauthorized => "host-unauthorized",
        HostErrorKind::NotTheHost => "host-not-the-host",
        HostErrorKind::Full => "host-full",
        HostErrorKind::Unsupported => "host-unsupported",
        HostErrorKind::Failed => "host-failed",
    };
    let message =
        Message::new(id).with("place", &error.place).with("detail", error.detail.trim_end());
    Failure::new(message).help([Message::new(format!("{id}.help"))])
}
