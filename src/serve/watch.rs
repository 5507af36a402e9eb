//! Notices what is saved, and has it read.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode, EventKind};
use notify_debouncer_full::notify::{Config, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer_opt};

use super::desk::Desk;
use super::keeper::Keeper;
use super::snapshot::Snapshot;
use crate::site;
use crate::source::Stamps;

/// Whoever saves writes several times in a moment; this long after the last one it is taken for
/// done.
const QUIET: Duration = Duration::from_millis(30);

/// How often the watched folders are asked whether something has happened.
const TICK: Duration = Duration::from_millis(10);

/// How often a folder is looked through that does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// After so many looks a file that was saved is read once more.
const AGAIN: usize = 4;

/// After this long what could not be read is tried again, and a folder that came to be is found.
const RETRY: Duration = Duration::from_millis(500);

/// How long nothing must have been saved before the rules are asked, so that they are not in the way.
const IDLE: Duration = Duration::from_millis(300);

/// The folders that are watched with all that is in them.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Watches the folder from now on, in threads that end with the program.
///
/// # Errors
///
/// The system refuses to tell of changes.
pub(super) fn start(root: &Path, poll: bool, desk: Arc<Desk>, keeper: Keeper) -> Result<()> {
    let (places, changed) = mpsc::channel();
    let folder = root.to_path_buf();
    let watcher = if poll {
        thread::Builder::new().name("poll".to_owned()).spawn(move || look(&folder, &places))?;
        None
    } else {
        let config = Config::default();
        let cache = RecommendedCache::new();
        Some(new_debouncer_opt(QUIET, Some(TICK), handler(folder, places), cache, config)?)
    };
    let (snapshots, read) = mpsc::channel();
    let of_rules = Arc::clone(&desk);
    thread::Builder::new().name("rules".to_owned()).spawn(move || rules(&of_rules, &read))?;
    let watch = Watch { root: root.to_path_buf(), watcher, watched: [false; 2] };
    thread::Builder::new()
        .name("keeper".to_owned())
        .spawn(move || keep(watch, keeper, &changed, &desk, &snapshots))?;
    Ok(())
}

/// The watcher, if there is one, and which of [`FOLDERS`] it watches.
struct Watch {
    root: PathBuf,
    watcher: Option<Debouncer<RecommendedWatcher, RecommendedCache>>,
    watched: [bool; 2],
}

impl Watch {
    /// Watches the city's folder itself, so that others are noticed when they come to be.
    fn begin(&mut self) {
        if let Some(watcher) = &mut self.watcher {
            // What cannot be watched is looked for again and again by `add`.
            let _ = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        }
    }

    /// Watches those of the folders that are there and are not watched, or not any more because
    /// they have just been put in place: which they are.
    fn add(&mut self, changed: &[PathBuf]) -> Vec<PathBuf> {
        let mut new = Vec::new();
        let Some(watcher) = &mut self.watcher else { return new };
        for (is_watched, name) in self.watched.iter_mut().zip(FOLDERS) {
            let folder = self.root.join(name);
            let there = folder.is_dir();
            let stays = *is_watched && there && !changed.contains(&folder);
            if !stays {
                *is_watched = there && watcher.watch(&folder, RecursiveMode::Recursive).is_ok();
                new.extend(is_watched.then_some(folder));
            }
        }
        new
    }
}

/// Looks the folder through again and again.
fn look(root: &Path, places: &Sender<Vec<PathBuf>>) {
    let mut before = Stamps::of(root);
    // Where time is kept in seconds only, what is saved twice in one looks as if it were once.
    let mut again: VecDeque<Vec<PathBuf>> = VecDeque::from([everything(root)]);
    loop {
        thread::sleep(POLL);
        let now = Stamps::of(root);
        let differing = now.differing(&before);
        before = now;
        again.push_back(differing.clone());
        let mut changed = differing;
        if again.len() > AGAIN {
            changed.extend(again.pop_front().into_iter().flatten());
        }
        if !changed.is_empty() && places.send(changed).is_err() {
            return;
        }
    }
}

/// What is done with the events of the watcher: the places where something has changed are sent on.
fn handler(
    root: PathBuf,
    places: Sender<Vec<PathBuf>>,
) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result| {
        let changed: Vec<PathBuf> = match result {
            Ok(events) if events.iter().any(|it| it.need_rescan()) => everything(&root),
            Ok(events) => {
                let events = events.into_iter().filter(|it| is_change(it.kind));
                events.flat_map(|it| it.event.paths).collect()
            }
            Err(_) => everything(&root),
        };
        if !changed.is_empty() {
            // Nobody listens any more when the program ends.
            let _ = places.send(changed);
        }
    }
}

fn everything(root: &Path) -> Vec<PathBuf> {
    ["kohyo.yaml"].into_iter().chain(FOLDERS).map(|it| root.join(it)).collect()
}

/// Whether something may have changed. That a file is read is told too, also when it is by us.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

fn keep(
    mut watch: Watch,
    mut keeper: Keeper,
    changed: &Receiver<Vec<PathBuf>>,
    desk: &Desk,
    read: &Sender<Arc<Snapshot>>,
) {
    watch.begin();
    watch.add(&[]);
    // What was saved between the first reading and now has told nobody.
    let mut places = everything(&watch.root);
    let mut stamps = Stamps::of(&watch.root);
    let mut must_sweep = false;
    let _ = read.send(keeper.now());
    loop {
        must_sweep |= !places.is_empty();
        if !places.is_empty() && keeper.update(places) {
            desk.put(keeper.now());
            let _ = read.send(keeper.now());
        }
        places = match changed.recv_timeout(RETRY) {
            Ok(places) => places,
            // What happens in a folder while it is being moved is not always told.
            Err(RecvTimeoutError::Timeout) if must_sweep => {
                must_sweep = false;
                let now = Stamps::of(&watch.root);
                let mut places = now.differing(&stamps);
                places.extend(keeper.gone(&now));
                stamps = now;
                places
            }
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        places.extend(changed.try_iter().flatten());
        let new = watch.add(&places);
        places.extend(new);
        if places.is_empty() && keeper.must_retry() {
            places.push(watch.root.join("kohyo.yaml"));
        }
    }
}

/// Asks the rules about what is shown, once it is and nothing more is being saved.
fn rules(desk: &Desk, read: &Receiver<Arc<Snapshot>>) {
    // One thread is enough; the others are for whoever is waiting for a page.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    while let Ok(first) = read.recv() {
        let mut snapshot = first;
        while let Ok(newer) = read.recv_timeout(IDLE) {
            snapshot = newer;
        }
        let Some(shown) = &snapshot.shown else { continue };
        let material = &shown.material;
        let (tree, library) = (&material.trees[0], &material.library);
        let ask = || site::rules(tree, library, &material.ledger, &desk.words);
        let found = match &pool {
            Ok(pool) => pool.install(ask),
            Err(_) => ask(),
        };
        if snapshot.rules.set(found.into()).is_ok() {
            desk.tell();
        }
    }
}
