//! Notices what is saved: by what the system reports, or where it does not, by looking again and again.

use std::collections::{BTreeMap, VecDeque};
use std::io::ErrorKind as IoErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use notify_debouncer_full::file_id::{FileId, get_file_id};
use notify_debouncer_full::notify::event::{AccessKind, AccessMode, EventKind};
use notify_debouncer_full::notify::{self, Config, ErrorKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer_opt};

use crate::source::Stamps;

/// Whoever saves writes several times in a moment; this long after the last one it is taken for
/// done.
const QUIET: Duration = Duration::from_millis(30);

/// How often the watched folders are asked whether something has happened.
const TICK: Duration = Duration::from_millis(10);

/// How often a folder is looked through that does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// A look may take this part of the time: a large city on a slow share is looked through less often.
const SHARE: u32 = 10;

/// After so many looks a file that was saved is read once more.
const AGAIN: usize = 4;

/// The folders that are watched with all that is in them.
const FOLDERS: [&str; 3] = ["content", "ledger", "themes"];

/// Linux has no more instances of inotify for this user, or no more files for this program (`EMFILE`).
const TOO_MANY_OPEN: i32 = 24;

/// Why a folder is looked through again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PollReason {
    /// The system watches as many folders as it may.
    Limit,
    /// The system refuses to watch it.
    Refused,
    /// Something was saved, and nothing told of it.
    Untold,
}

/// What is noticed.
#[derive(Debug)]
pub(super) enum Noticed {
    /// Something has changed at these places.
    Changed(Vec<PathBuf>),
    /// The system does not report changes any more.
    Lost(PollReason),
}

/// What reports the changes in folders.
trait FolderWatch: Send {
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()>;
    fn unwatch(&mut self, folder: &Path) -> notify::Result<()>;
}

impl FolderWatch for Debouncer<RecommendedWatcher, RecommendedCache> {
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        Debouncer::watch(self, folder, mode)
    }

    fn unwatch(&mut self, folder: &Path) -> notify::Result<()> {
        Debouncer::unwatch(self, folder)
    }
}

/// Watches a city's folder.
pub(super) struct Watcher {
    pub(super) root: PathBuf,
    noticed: Sender<Noticed>,
    /// None where the folder is polled.
    reports: Option<Box<dyn FolderWatch>>,
    /// The places that are watched, and which folder each was: another may be put in its place.
    watched: BTreeMap<PathBuf, FileId>,
}

impl Watcher {
    /// A watcher of a folder, where what it notices arrives, and why it polls though nobody asked for that.
    ///
    /// # Errors
    ///
    /// The system starts no thread.
    pub(super) fn new(
        root: &Path,
        poll: bool,
    ) -> Result<(Self, Receiver<Noticed>, Option<PollReason>)> {
        let (noticed, received) = mpsc::channel();
        let root = root.to_path_buf();
        let mut watcher = Self { root, noticed, reports: None, watched: BTreeMap::new() };
        if poll {
            watcher.poll()?;
            return Ok((watcher, received, None));
        }
        let handler = handler(watcher.root.clone(), watcher.noticed.clone());
        let (config, cache) = (Config::default(), RecommendedCache::new());
        match new_debouncer_opt::<_, RecommendedWatcher, _>(
            QUIET,
            Some(TICK),
            handler,
            cache,
            config,
        ) {
            Ok(debouncer) => watcher.reports = Some(Box::new(debouncer)),
            Err(error) => {
                watcher.poll()?;
                let reason = reason(&error).unwrap_or(PollReason::Refused);
                return Ok((watcher, received, Some(reason)));
            }
        }
        Ok((watcher, received, None))
    }

    /// Whether the folder is looked through again and again.
    pub(super) fn polls(&self) -> bool {
        self.reports.is_none()
    }

    /// Looks the folder through again and again from now on.
    ///
    /// # Errors
    ///
    /// The system starts no thread.
    pub(super) fn poll(&mut self) -> Result<()> {
        self.reports = None;
        self.watched.clear();
        let (root, noticed) = (self.root.clone(), self.noticed.clone());
        thread::Builder::new().name("poll".to_owned()).spawn(move || look(&root, &noticed))?;
        Ok(())
    }

    /// Watches what is there and is not watched, or not any more because it has just been put in place: what may have
    /// changed there.
    ///
    /// # Errors
    ///
    /// The system reports no changes there: why.
    pub(super) fn add(&mut self, changed: &[PathBuf]) -> Result<Vec<PathBuf>, PollReason> {
        let mut new = Vec::new();
        let Some(reports) = &mut self.reports else { return Ok(new) };
        let root = (self.root.clone(), RecursiveMode::NonRecursive);
        let folders = FOLDERS.map(|it| (self.root.join(it), RecursiveMode::Recursive));
        for (place, mode) in [root].into_iter().chain(folders) {
            let there = get_file_id(&place).ok();
            let is_same = there.is_some() && self.watched.get(&place) == there.as_ref();
            if is_same && !changed.contains(&place) {
                continue;
            }
            if self.watched.remove(&place).is_some() {
                // A folder that is gone has no watch any more.
                let _ = reports.unwatch(&place);
            }
            let Some(id) = there else { continue };
            match reports.watch(&place, mode) {
                Ok(()) => {
                    let is_root = place == self.root;
                    new.extend(if is_root { everything(&place) } else { vec![place.clone()] });
                    self.watched.insert(place, id);
                }
                Err(error) => reason(&error).map_or(Ok(()), Err)?,
            }
        }
        Ok(new)
    }
}

/// Why a folder has to be polled after this failure; none for what is gone by now, and looked for again.
fn reason(error: &notify::Error) -> Option<PollReason> {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Some(PollReason::Limit),
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => None,
        ErrorKind::Io(error) if error.kind() == IoErrorKind::NotFound => None,
        ErrorKind::Io(error)
            if error.raw_os_error() == Some(TOO_MANY_OPEN)
                || error.kind() == IoErrorKind::StorageFull =>
        {
            Some(PollReason::Limit)
        }
        ErrorKind::Generic(_) | ErrorKind::Io(_) | ErrorKind::InvalidConfig(_) => {
            Some(PollReason::Refused)
        }
    }
}

/// Looks the folder through again and again.
fn look(root: &Path, noticed: &Sender<Noticed>) {
    let mut before = Stamps::of(root);
    // Where time is kept in seconds only, what is saved twice in one looks as if it were once.
    let mut again: VecDeque<Vec<PathBuf>> = VecDeque::from([everything(root)]);
    let mut pause = POLL;
    loop {
        thread::sleep(pause);
        let begun = Instant::now();
        let now = Stamps::of(root);
        pause = POLL.max(begun.elapsed() * SHARE);
        let differing = now.differing(&before);
        before = now;
        again.push_back(differing.clone());
        let mut changed = differing;
        if again.len() > AGAIN {
            changed.extend(again.pop_front().into_iter().flatten());
        }
        if !changed.is_empty() && noticed.send(Noticed::Changed(changed)).is_err() {
            return;
        }
    }
}

/// What is done with the events of the watcher: the places where something has changed are sent on.
fn handler(
    root: PathBuf,
    noticed: Sender<Noticed>,
) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result| {
        let told = match result {
            Ok(events) if events.iter().any(|it| it.need_rescan()) => {
                Noticed::Changed(everything(&root))
            }
            Ok(events) => {
                let events = events.into_iter().filter(|it| is_change(it.kind));
                Noticed::Changed(events.flat_map(|it| it.event.paths).collect())
            }
            // A folder that was made while as many are watched as may be is not watched.
            Err(errors) if errors.iter().any(|it| reason(it) == Some(PollReason::Limit)) => {
                Noticed::Lost(PollReason::Limit)
            }
            Err(_) => Noticed::Changed(everything(&root)),
        };
        if !matches!(&told, Noticed::Changed(places) if places.is_empty()) {
            // Nobody listens any more when the program ends.
            let _ = noticed.send(told);
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::{Arc, Mutex};

    use super::*;

    /// A system that watches so many folders, and keeps what it was asked.
    struct Fake(usize, Arc<Mutex<Vec<String>>>);

    impl Fake {
        fn keep(&self, what: &str, folder: &Path) -> usize {
            let name = folder.file_name().map_or(String::new(), |it| it.to_string_lossy().into());
            let mut kept = self.1.lock().unwrap();
            kept.push(format!("{what} {name}"));
            kept.iter().filter(|it| it.starts_with("watch")).count()
        }
    }

    impl FolderWatch for Fake {
        fn watch(&mut self, folder: &Path, _: RecursiveMode) -> notify::Result<()> {
            let is_full = self.keep("watch", folder) > self.0;
            if is_full { Err(notify::Error::new(ErrorKind::MaxFilesWatch)) } else { Ok(()) }
        }

        fn unwatch(&mut self, folder: &Path) -> notify::Result<()> {
            self.keep("unwatch", folder);
            Ok(())
        }
    }

    fn watcher(name: &str, most: usize) -> (Watcher, Receiver<Noticed>, Arc<Mutex<Vec<String>>>) {
        let root = std::env::temp_dir().join(format!("kohyo-watch-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let root = root.join("city");
        fs::create_dir_all(root.join("content")).unwrap();
        fs::create_dir(root.join("themes")).unwrap();
        let (noticed, received) = mpsc::channel();
        let kept = Arc::new(Mutex::default());
        let reports: Box<dyn FolderWatch> = Box::new(Fake(most, Arc::clone(&kept)));
        let reports = Some(reports);
        (Watcher { root, noticed, reports, watched: BTreeMap::new() }, received, kept)
    }

    #[test]
    fn where_no_more_folders_can_be_watched_they_are_looked_through() {
        let (mut watcher, received, _kept) = watcher("full", 1);
        assert_eq!(watcher.add(&[]), Err(PollReason::Limit));
        watcher.poll().unwrap();
        assert!(watcher.polls());
        let file = watcher.root.join("content/a.md");
        fs::write(&file, "a").unwrap();
        let is_told = |noticed| matches!(noticed, Noticed::Changed(places) if places.iter().any(|it| file.starts_with(it)));
        assert!((0..9).any(|_| received.recv_timeout(POLL * 9).is_ok_and(is_told)));
        fs::remove_dir_all(watcher.root.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_folder_that_takes_the_place_of_another_is_watched() {
        let (mut watcher, _received, kept) = watcher("moved", 99);
        let root = watcher.root.clone();
        let said = || kept.lock().unwrap().drain(..).collect::<Vec<_>>();
        let mut new = everything(&root);
        new.extend([root.join("content"), root.join("themes")]);
        assert_eq!(watcher.add(&[]), Ok(new));
        assert_eq!(said(), ["watch city", "watch content", "watch themes"]);
        assert_eq!(watcher.add(&[root.join("content/a.md")]), Ok(Vec::new()));
        fs::rename(root.join("content"), root.join("old")).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        assert_eq!(watcher.add(&[]), Ok(vec![root.join("content")]));
        assert_eq!(said(), ["unwatch content", "watch content"]);
        // Even if nothing told of it, and all of it.
        fs::rename(&root, root.with_extension("old")).unwrap();
        assert_eq!(watcher.add(&[]), Ok(Vec::new()));
        assert_eq!(said(), ["unwatch city", "unwatch content", "unwatch themes"]);
        fs::create_dir(&root).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        watcher.add(&[]).unwrap();
        assert_eq!(said(), ["watch city", "watch content"]);
        fs::remove_dir_all(root.parent().unwrap()).unwrap();
    }
}
