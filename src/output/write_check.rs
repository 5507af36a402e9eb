//! The questions before the commit point: whether everything that is to change after it can be
//! changed, and at once.
//!
//! What a system tells of a folder is not all that it may refuse (other mounts, rules of its own),
//! so each folder is tried too: an empty file goes through all of them by renames, which is what a
//! commit does there. It has a name that no page has, and the undoing looks for it.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::commit::{Commit, StepHook};
use super::folder::Folder;
use super::{SitePath, fault, momentary, protection};
use crate::words::{Fact, Failure, Message, OrFail};

/// How many places an error names.
const NAMED: usize = 10;

/// What the empty file is called. Its first character is that of no page's name.
const PROBE: &str = ".kohyo-is-writing-here";

/// What a commit changes, as paths below the site's folder; the folder itself is the empty one.
pub(super) struct Changes<'a> {
    /// Folders that get or lose a file or a folder.
    folders: BTreeSet<&'a str>,
    /// Files, and folders, that are replaced or removed.
    places: BTreeSet<&'a str>,
}

/// Why something cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// Whoever runs the build may not.
    Denied,
    /// Nobody may, for the file system is read-only.
    ReadOnly,
    /// It is on another file system, or mounted by itself.
    Device,
    /// It is marked as not to be changed.
    Fixed,
    /// It is somebody else's, in a folder where everybody may remove their own only.
    Owner,
    /// Another program has it open and lets nobody replace it.
    InUse,
    /// The system says something else.
    Other,
}

struct Refusal {
    reason: Reason,
    place: String,
    cause: Option<io::Error>,
}

impl<'a> Changes<'a> {
    pub(super) fn of(commit: &'a Commit) -> Self {
        let mut places: BTreeSet<&str> = BTreeSet::new();
        let replaced = commit.replacements.iter().map(|it| &it.to);
        places.extend(replaced.chain(&commit.stale).chain(&commit.obstacles).map(SitePath::as_str));
        // A folder that becomes a file goes with the folders in it.
        for path in &commit.obstacles {
            let becomes_file = |it: &&str| places.contains(it);
            let from = path.folders().find(becomes_file).map(str::len);
            let inside = from.map(|from| path.folders().filter(move |it| it.len() > from));
            places.extend(inside.into_iter().flatten().collect::<Vec<_>>());
        }
        let arrivals = commit.arrivals.iter().map(|it| it.to.as_str());
        let folders = arrivals.chain(places.iter().copied()).map(folder_of).collect();
        Self { folders, places }
    }

    /// Asks all there is to be asked, or says what is in the way and what to do about it.
    pub(super) fn ask(&self, folder: &Folder, hook: StepHook) -> Result<()> {
        let root = folder.root();
        let folders: Vec<&str> = self.folders.iter().copied().collect();
        let places: Vec<&str> = self.places.iter().copied().collect();
        let stage = folder.stage();
        let stage = fs::metadata(&stage).or_fail(|| fault("cannot-look-at", &stage))?;
        let mut refusals: Vec<Refusal> =
            folders.par_iter().filter_map(|it| look_at_folder(root, it, &stage)).collect();
        refusals.par_extend(places.par_iter().filter_map(|it| look_at_place(root, it, &stage)));
        if refusals.is_empty() {
            refusals.extend(self.try_folders(folder, hook)?);
        }
        refused(root, refusals)
    }

    /// Lets an empty file go through every folder.
    fn try_folders(&self, folder: &Folder, hook: StepHook) -> Result<Option<Refusal>> {
        let start = folder.stage_probe();
        File::create(&start).or_fail(|| fault("cannot-write", &start))?;
        hook()?;
        let (mut at, mut before) = (start.clone(), None);
        // Somebody may have removed one already, with the former pages that were in it.
        for name in self.folders.iter().filter(|it| folder.root().join(it).is_dir()) {
            let next = probe_in(folder.root(), name);
            if let Err(error) = move_probe(&at, &next) {
                // Either it may not leave the one, or not come to the other.
                let stays = before.filter(|_| momentary::rename(&at, &start).is_err());
                return Ok(Some(Refusal::new(stays.unwrap_or(name), error)));
            }
            hook()?;
            (at, before) = (next, Some(*name));
        }
        if let Err(error) = momentary::rename(&at, &start) {
            return Ok(before.map(|it| Refusal::new(it, error)));
        }
        hook()?;
        Ok(None)
    }

    /// Takes the empty file away, wherever a build that was killed has left it.
    pub(super) fn remove_probe(&self, root: &Path) -> Result<()> {
        for probe in self.folders.iter().map(|it| probe_in(root, it)).filter(|it| is_probe(it)) {
            fs::remove_file(&probe).or_fail(|| fault("cannot-delete", &probe))?;
        }
        Ok(())
    }
}

/// Takes the empty file away when nothing tells where a build that was killed has left it.
pub(super) fn remove_probes(root: &Path) -> Result<()> {
    let entries = WalkDir::new(root).into_iter().filter_map(Result::ok);
    for entry in entries.filter(|it| it.file_name() == PROBE && is_probe(it.path())) {
        fs::remove_file(entry.path()).or_fail(|| fault("cannot-delete", entry.path()))?;
    }
    Ok(())
}

impl Refusal {
    fn new(place: &str, cause: io::Error) -> Self {
        let known = [
            (ErrorKind::PermissionDenied, Reason::Denied),
            (ErrorKind::ReadOnlyFilesystem, Reason::ReadOnly),
            (ErrorKind::CrossesDevices, Reason::Device),
        ];
        let reason = known.iter().find(|it| it.0 == cause.kind()).map_or(Reason::Other, |it| it.1);
        Self { reason, place: place.to_owned(), cause: Some(cause) }
    }

    fn of(place: &str, reason: Reason) -> Self {
        Self { reason, place: place.to_owned(), cause: None }
    }
}

impl Reason {
    fn name(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::ReadOnly => "read-only",
            Self::Device => "device",
            Self::Fixed => "fixed",
            Self::Owner => "owner",
            Self::InUse => "in-use",
            Self::Other => "other",
        }
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn probe_in(root: &Path, folder: &str) -> PathBuf {
    root.join(folder).join(PROBE)
}

/// Whether a file is the empty one; another of its name is somebody else's.
fn is_probe(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_file() && it.len() == 0)
}

fn move_probe(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() && !is_probe(to) {
        return Err(ErrorKind::AlreadyExists.into());
    }
    momentary::rename(from, to)
}

/// What the system tells of a folder that gets or loses something.
fn look_at_folder(root: &Path, name: &str, stage: &Metadata) -> Option<Refusal> {
    let folder = root.join(name);
    let metadata = fs::symlink_metadata(&folder).ok()?;
    if protection::is_fixed(&folder, &metadata) {
        Some(Refusal::of(name, Reason::Fixed))
    } else if protection::is_elsewhere(&metadata, stage) {
        Some(Refusal::of(name, Reason::Device))
    } else {
        protection::may_write_in(&folder).err().map(|it| Refusal::new(name, it))
    }
}

/// What the system tells of something that is replaced or removed.
fn look_at_place(root: &Path, path: &str, stage: &Metadata) -> Option<Refusal> {
    let place = root.join(path);
    let metadata = fs::symlink_metadata(&place).ok()?;
    let reason = if protection::is_fixed(&place, &metadata) {
        Reason::Fixed
    } else if protection::is_mounted(&place) {
        Reason::Device
    } else if protection::is_kept_for_its_owner(&place, &metadata, stage) {
        Reason::Owner
    } else if protection::is_in_use(&place, &metadata) {
        Reason::InUse
    } else {
        return None;
    };
    Some(Refusal::of(path, reason))
}

/// The failure that names all places refused for the reason of the first one.
fn refused(root: &Path, refusals: Vec<Refusal>) -> Result<()> {
    let Some(reason) = refusals.first().map(|it| it.reason) else { return Ok(()) };
    let mut alike: Vec<Refusal> = refusals.into_iter().filter(|it| it.reason == reason).collect();
    alike.sort_by(|a, b| a.place.cmp(&b.place));
    let shown = |it: &Refusal| if it.place.is_empty() { "./".into() } else { it.place.clone() };
    let named: Vec<String> = alike.iter().take(NAMED).map(shown).collect();
    let message = fault("site-not-writable", root)
        .with("reason", reason.name())
        .with("more", alike.len() - named.len())
        .with("names", Fact::Lines(named));
    let help = Message::new("help-site-not-writable").with("reason", reason.name());
    let failure = Failure::new(message).help([help]);
    match alike.into_iter().find_map(|it| it.cause) {
        Some(cause) => Err(failure.because(cause).into()),
        None => Err(failure.into()),
    }
}
