//! Notices what is saved, and has it read.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode, EventKind};
use notify_debouncer_full::notify::{self, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, NoCache, RecommendedCache, new_debouncer_opt,
};

use super::desk::Desk;
use super::keeper::Keeper;
use super::snapshot::Snapshot;
use crate::site;

/// Whoever saves writes several times in a moment; this long after the last one it is taken for
/// done.
const QUIET: Duration = Duration::from_millis(30);

/// How often the watched folders are asked whether something has happened.
const TICK: Duration = Duration::from_millis(10);

/// How often a folder is looked through that does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

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
    let config = notify::Config::default().with_poll_interval(POLL);
    let handler = handler(root.to_path_buf(), places);
    let tick = Some(TICK);
    let watched: Box<dyn Watched> = if poll {
        let cache = NoCache::new();
        Box::new(new_debouncer_opt::<_, PollWatcher, _>(QUIET, tick, handler, cache, config)?)
    } else {
        let cache = RecommendedCache::new();
        Box::new(new_debouncer_opt::<_, RecommendedWatcher, _>(
            QUIET, tick, handler, cache, config,
        )?)
    };
    let (snapshots, read) = mpsc::channel();
    let of_rules = Arc::clone(&desk);
    thread::Builder::new().name("rules".to_owned()).spawn(move || rules(&of_rules, &read))?;
    let watch = Watch { root: root.to_path_buf(), watched, folders: [false; 2] };
    thread::Builder::new()
        .name("keeper".to_owned())
        .spawn(move || keep(watch, keeper, &changed, &desk, &snapshots))?;
    Ok(())
}

/// Either kind of watcher.
trait Watched: Send {
    fn add(&mut self, place: &Path, mode: RecursiveMode) -> notify::Result<()>;
}

impl<W: Watcher + Send, C: notify_debouncer_full::FileIdCache + Send> Watched for Debouncer<W, C> {
    fn add(&mut self, place: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.watch(place, mode)
    }
}

struct Watch {
    root: PathBuf,
    watched: Box<dyn Watched>,
    folders: [bool; 2],
}

impl Watch {
    /// Watches those of the folders that are there and not watched yet: which they are.
    fn add(&mut self) -> Vec<PathBuf> {
        let mut new = Vec::new();
        for (is_watched, name) in self.folders.iter_mut().zip(FOLDERS) {
            let folder = self.root.join(name);
            let there = folder.is_dir();
            if there && !*is_watched && self.watched.add(&folder, RecursiveMode::Recursive).is_ok()
            {
                new.push(folder);
                *is_watched = true;
            } else if !there {
                *is_watched = false;
            }
        }
        new
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
    let _ = watch.watched.add(&watch.root.clone(), RecursiveMode::NonRecursive);
    watch.add();
    // What was saved between the first reading and now has told nobody.
    let mut places = everything(&watch.root);
    let _ = read.send(keeper.now());
    loop {
        if !places.is_empty() && keeper.update(places) {
            desk.put(keeper.now());
            let _ = read.send(keeper.now());
        }
        places = match changed.recv_timeout(RETRY) {
            Ok(places) => places,
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        places.extend(changed.try_iter().flatten());
        places.extend(watch.add());
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
        let ask = || site::rules(&material.trees[0], &material.library, &material.ledger);
        let found = match &pool {
            Ok(pool) => pool.install(ask),
            Err(_) => ask(),
        };
        if snapshot.rules.set(found).is_ok() {
            desk.tell();
        }
    }
}
