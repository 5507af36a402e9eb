//! The two threads behind a preview: one reads again what was saved, one asks the rules about it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::Event;
use super::hub::Hub;
use super::snapshot::Snapshot;
use super::state::PreviewState;
use super::watch::{Noticed, PollReason, Watcher, everything};
use crate::site;
use crate::source::Stamps;

/// After this long what could not be read is tried again, and a folder that came to be is found.
const RETRY: Duration = Duration::from_millis(500);

/// How long nothing must have been saved before the rules are asked, so that they are not in the way.
const IDLE: Duration = Duration::from_millis(300);

/// How often the folder is looked through although nothing told of a change.
const SWEEP: Duration = Duration::from_secs(10);

/// Follows the folder from now on, in threads that end with the program.
///
/// # Errors
///
/// The system refuses to start a thread.
pub(super) fn start(root: &Path, poll: bool, hub: Arc<Hub>, state: PreviewState) -> Result<()> {
    let (watcher, noticed, reason) = Watcher::new(root, poll)?;
    if let Some(reason) = reason {
        (hub.options.on_event)(Event::Polling { reason });
    }
    let (snapshots, read) = mpsc::channel();
    let of_rules = Arc::clone(&hub);
    thread::Builder::new().name("rules".to_owned()).spawn(move || rules(&of_rules, &read))?;
    thread::Builder::new()
        .name("state".to_owned())
        .spawn(move || follow(watcher, state, &noticed, &hub, &snapshots))?;
    Ok(())
}

/// Keeps the preview in step with the folder.
fn follow(
    mut watcher: Watcher,
    mut state: PreviewState,
    noticed: &Receiver<Noticed>,
    hub: &Hub,
    read: &Sender<Arc<Snapshot>>,
) {
    // What was saved between the first reading and now has told nobody.
    let mut places = everything(&watcher.root);
    watch(&mut watcher, &mut places, None, hub);
    let mut sweeper = Sweeper::new(&watcher.root);
    let _ = read.send(state.now());
    loop {
        sweeper.must_sweep |= !places.is_empty();
        if !places.is_empty() && state.update(places) {
            hub.put(state.now());
            let _ = read.send(state.now());
        }
        let mut lost = None;
        places = match noticed.recv_timeout(RETRY) {
            Ok(first) => gather(first, noticed, &mut lost),
            Err(RecvTimeoutError::Timeout) => sweeper.sweep(&watcher, &state, noticed, &mut lost),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        watch(&mut watcher, &mut places, lost, hub);
        if places.is_empty() && state.must_retry() {
            places.push(watcher.root.join("kohyo.yaml"));
        }
    }
}

/// Watches what is there to be watched by now. Where the system does not report changes, or not any more, the folder is
/// looked through from now on, which is said.
fn watch(watcher: &mut Watcher, places: &mut Vec<PathBuf>, lost: Option<PollReason>, hub: &Hub) {
    let reason = match lost {
        Some(reason) => reason,
        None => match watcher.add(places) {
            Ok(new) => return places.extend(new),
            Err(reason) => reason,
        },
    };
    if watcher.polls() {
        return;
    }
    places.extend(everything(&watcher.root));
    if watcher.poll().is_ok() {
        (hub.options.on_event)(Event::Polling { reason });
    }
}

/// Everything that was noticed by now.
fn gather(
    first: Noticed,
    noticed: &Receiver<Noticed>,
    lost: &mut Option<PollReason>,
) -> Vec<PathBuf> {
    let mut places = Vec::new();
    for one in [first].into_iter().chain(noticed.try_iter()) {
        match one {
            Noticed::Changed(changed) => places.extend(changed),
            Noticed::Lost(reason) => *lost = Some(reason),
        }
    }
    places
}

/// Finds what nothing told of.
struct Sweeper {
    /// What is in a folder while it is being moved is not always reported, nor are its changes.
    must_sweep: bool,
    stamps: Stamps,
    swept: Instant,
}

impl Sweeper {
    fn new(root: &Path) -> Self {
        Self { must_sweep: false, stamps: Stamps::of(root), swept: Instant::now() }
    }

    /// The places that have changed since the last time; none when it is too early to look. Where changes are reported,
    /// and nothing tells of one even now, they are not.
    fn sweep(
        &mut self,
        watcher: &Watcher,
        state: &PreviewState,
        noticed: &Receiver<Noticed>,
        lost: &mut Option<PollReason>,
    ) -> Vec<PathBuf> {
        let is_due = !watcher.polls() && self.swept.elapsed() >= SWEEP;
        if !self.must_sweep && !is_due {
            return Vec::new();
        }
        let now = Stamps::of(&watcher.root);
        let mut places = now.differing(&self.stamps);
        places.extend(state.gone(&now));
        self.stamps = now;
        self.swept = Instant::now();
        if !std::mem::take(&mut self.must_sweep) && !places.is_empty() {
            match noticed.recv_timeout(IDLE) {
                Ok(first) => places.extend(gather(first, noticed, lost)),
                Err(_) => *lost = Some(PollReason::Untold),
            }
        }
        places
    }
}

/// Asks the rules about what is shown, once it is and nothing more is being saved.
fn rules(hub: &Hub, read: &Receiver<Arc<Snapshot>>) {
    // One thread is enough; the others are for whoever is waiting for a page.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    while let Ok(first) = read.recv() {
        let mut snapshot = first;
        while let Ok(newer) = read.recv_timeout(IDLE) {
            snapshot = newer;
        }
        let Some(shown) = &snapshot.shown else { continue };
        let inputs = &shown.inputs;
        let (tree, library) = (&inputs.trees[0], &inputs.library);
        let ask = || site::rules(tree, library, &inputs.obligations, &inputs.public_routes);
        let found = match &pool {
            Ok(pool) => pool.install(ask),
            Err(_) => ask(),
        };
        if snapshot.rules.set(found.into()).is_ok() {
            hub.publish_status();
        }
    }
}
