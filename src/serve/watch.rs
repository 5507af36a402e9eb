//! Notices what is saved.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode, EventKind};
use notify_debouncer_full::notify::{Config, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer_opt};

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

/// The folders that are watched with all that is in them.
const FOLDERS: [&str; 3] = ["content", "ledger", "themes"];

/// Watches a city's folder: by what the system reports, or by looking through it again and again.
pub(super) struct Watcher {
    pub(super) root: PathBuf,
    /// None where the folder is polled.
    debouncer: Option<Debouncer<RecommendedWatcher, RecommendedCache>>,
    /// Which of [`FOLDERS`] are watched.
    watched: [bool; 3],
}

impl Watcher {
    /// A watcher of a folder, and where the paths of changed files arrive.
    ///
    /// # Errors
    ///
    /// The system refuses to report changes.
    pub(super) fn new(root: &Path, poll: bool) -> Result<(Self, Receiver<Vec<PathBuf>>)> {
        let (places, changed) = mpsc::channel();
        let folder = root.to_path_buf();
        let debouncer = if poll {
            thread::Builder::new().name("poll".to_owned()).spawn(move || look(&folder, &places))?;
            None
        } else {
            let config = Config::default();
            let cache = RecommendedCache::new();
            Some(new_debouncer_opt(QUIET, Some(TICK), handler(folder, places), cache, config)?)
        };
        Ok((Self { root: root.to_path_buf(), debouncer, watched: [false; 3] }, changed))
    }

    /// Watches the city's folder itself, so that others are noticed when they come to be.
    pub(super) fn begin(&mut self) {
        if let Some(debouncer) = &mut self.debouncer {
            // What cannot be watched is looked for again and again by `add`.
            let _ = debouncer.watch(&self.root, RecursiveMode::NonRecursive);
        }
    }

    /// Watches those of the folders that are there and are not watched, or not any more because
    /// they have just been put in place: which they are.
    pub(super) fn add(&mut self, changed: &[PathBuf]) -> Vec<PathBuf> {
        let mut new = Vec::new();
        let Some(debouncer) = &mut self.debouncer else { return new };
        for (is_watched, name) in self.watched.iter_mut().zip(FOLDERS) {
            let folder = self.root.join(name);
            let there = folder.is_dir();
            let stays = *is_watched && there && !changed.contains(&folder);
            if !stays {
                *is_watched = there && debouncer.watch(&folder, RecursiveMode::Recursive).is_ok();
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

/// The places that a city is read from.
pub(super) fn everything(root: &Path) -> Vec<PathBuf> {
    ["kohyo.yaml"].into_iter().chain(FOLDERS).map(|it| root.join(it)).collect()
}

/// Whether something may have changed. That a file is read is reported too, also when it is by us.
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
