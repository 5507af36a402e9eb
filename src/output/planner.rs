//! The look at the site before anything in it is changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use super::commit::{Commit, Move, Staged};
use super::manifest::Manifest;
use super::staging::Page;
use super::{SitePath, fault};
use crate::words::{Fact, Failure, OrFail};

/// How many foreign files an error names.
const NAMED: usize = 10;

/// Looks at every address the new site touches and draws the plan, or says what is in the way.
/// Nothing is changed.
pub(super) fn plan(
    root: &Path,
    former: &Manifest,
    is_whole: bool,
    pages: &BTreeMap<SitePath, Page>,
) -> Result<Commit> {
    let mut planner = Planner {
        root,
        former,
        is_whole,
        pages,
        grounds: HashMap::new(),
        new_folders: BTreeMap::new(),
        foreign: BTreeSet::new(),
        commit: Commit::default(),
    };
    for (path, page) in pages {
        planner.place(path, page)?;
    }
    planner.find_stale()?;
    planner.finish()
}

/// What is at a folder's address.
#[derive(Debug, Clone, Copy)]
enum Ground<'a> {
    Folder,
    /// Nothing, nor at that of the folder named, the outermost such.
    Free(&'a str),
    /// A page of the former site, which is stale and has to go first.
    Stale(&'a str),
    /// A file or a link that somebody else has put there.
    Foreign(&'a str),
}

struct Planner<'a> {
    root: &'a Path,
    former: &'a Manifest,
    /// Whether what is not in it is somebody else's.
    is_whole: bool,
    pages: &'a BTreeMap<SitePath, Page>,
    /// Each folder is looked at once; what is inside a free one is not looked at at all.
    grounds: HashMap<&'a str, Ground<'a>>,
    /// Whether there are pages in it.
    new_folders: BTreeMap<&'a str, bool>,
    foreign: BTreeSet<String>,
    commit: Commit,
}

impl<'a> Planner<'a> {
    fn place(&mut self, path: &'a SitePath, page: &Page) -> Result<()> {
        if let Some(folder) = path.folders().find(|it| self.pages.contains_key(*it)) {
            let message = fault("file-and-folder", path.as_str()).with("folder", folder);
            return Err(Failure::new(message).into());
        }
        let ground = self.ground(path)?;
        if let Ground::Foreign(folder) = ground {
            self.foreign.insert(folder.to_owned());
        }
        let Some(from) = page.staged else { return Ok(()) };
        let arrival = Move { from, to: path.clone() };
        match ground {
            Ground::Foreign(_) => {}
            Ground::Free(folder) | Ground::Stale(folder) if from == Staged::Tree => {
                *self.new_folders.entry(folder).or_default() |= path.is_page();
                if matches!(ground, Ground::Stale(_)) {
                    self.commit.obstacles.push(SitePath::new(folder)?);
                }
            }
            Ground::Free(folder) | Ground::Stale(folder) => {
                return Err(Failure::new(fault("folder-vanished", folder)).into());
            }
            Ground::Folder => match self.found(path.as_str())? {
                None => self.commit.arrivals.push(arrival),
                Some(found) if found.is_dir() => {
                    self.vacate(path)?;
                    self.commit.replacements.push(arrival);
                }
                Some(_) if self.former.get(path.as_str()).is_some() => {
                    self.commit.replacements.push(arrival);
                }
                Some(found) if found.is_file() && !self.is_whole => {
                    self.commit.kept.push(path.clone());
                    self.commit.replacements.push(arrival);
                }
                Some(_) => {
                    self.foreign.insert(path.to_string());
                }
            },
        }
        Ok(())
    }

    /// A folder of the former site that becomes a file: all in it must be ours.
    fn vacate(&mut self, path: &SitePath) -> Result<()> {
        for entry in WalkDir::new(path.under(self.root)) {
            let entry = entry.or_fail(|| fault("cannot-look-at", path.as_str()))?;
            let name = entry.path().strip_prefix(self.root).unwrap_or(entry.path());
            let name = name.to_string_lossy().replace('\\', "/");
            let ours = if entry.file_type().is_dir() {
                self.former.inside(&name).next().is_some() || self.goes_when_empty(&entry)
            } else {
                self.former.get(&name).is_some() || self.keep_obstacle(&entry, &name)
            };
            if !ours {
                self.foreign.insert(name);
            }
        }
        // Those that somebody deleted too: with them the folders they were in are removed.
        let inside = self.former.inside(path.as_str()).map(|it| it.0.clone());
        self.commit.obstacles.extend(inside);
        Ok(())
    }

    /// Whether a folder goes once the files in it are kept elsewhere.
    fn goes_when_empty(&self, entry: &DirEntry) -> bool {
        !self.is_whole && fs::read_dir(entry.path()).is_ok_and(|mut it| it.next().is_some())
    }

    /// Whether a file in the way is one of which a copy is kept, since nothing tells whose it is.
    fn keep_obstacle(&mut self, entry: &DirEntry, name: &str) -> bool {
        let path = SitePath::new(name).ok();
        let Some(path) = path.filter(|_| !self.is_whole && entry.file_type().is_file()) else {
            return false;
        };
        self.commit.obstacles.push(path.clone());
        self.commit.kept.push(path);
        true
    }

    fn find_stale(&mut self) -> Result<()> {
        self.commit.obstacles.sort();
        self.commit.obstacles.dedup();
        for path in self.former.paths().filter(|it| !self.pages.contains_key(*it)) {
            if self.commit.obstacles.binary_search(path).is_ok() {
                continue;
            }
            // Somebody may have put a link or a folder of their own in its place.
            let is_there = matches!(self.ground(path)?, Ground::Folder)
                && self.found(path.as_str())?.is_some_and(|it| !it.is_dir());
            if is_there {
                self.commit.stale.push(path.clone());
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Commit> {
        if !self.foreign.is_empty() {
            let named: Vec<String> = self.foreign.iter().take(NAMED).cloned().collect();
            let more = self.foreign.len() - named.len();
            let message = fault("foreign-files", self.root)
                .with("names", Fact::Lines(named))
                .with("more", more);
            return Err(Failure::new(message).into());
        }
        for folder in self.new_folders.keys() {
            let arrival = Move { from: Staged::Tree, to: SitePath::new(*folder)? };
            let is_free = self.commit.obstacles.binary_search(&arrival.to).is_err();
            let group =
                if is_free { &mut self.commit.arrivals } else { &mut self.commit.replacements };
            group.push(arrival);
        }
        // What pages link to should be there before them.
        let new_folders = &self.new_folders;
        self.commit.arrivals.sort_by_key(|it| {
            new_folders.get(it.to.as_str()).copied().unwrap_or_else(|| it.to.is_page())
        });
        self.commit.replacements.sort_by_key(|it| {
            new_folders.get(it.to.as_str()).copied().unwrap_or_else(|| it.to.is_page())
        });
        Ok(self.commit)
    }

    /// What the folders of an address come to, from the outermost to the one it lies in.
    fn ground(&mut self, path: &'a SitePath) -> Result<Ground<'a>> {
        let mut ground = Ground::Folder;
        for folder in path.folders() {
            if let Some(known) = self.grounds.get(folder) {
                ground = *known;
                continue;
            }
            if matches!(ground, Ground::Folder) {
                ground = match self.found(folder)? {
                    None => Ground::Free(folder),
                    Some(found) if found.is_dir() => Ground::Folder,
                    Some(_) if self.former.get(folder).is_some() => Ground::Stale(folder),
                    Some(found) if found.is_file() && !self.is_whole => {
                        self.commit.kept.push(SitePath::new(folder)?);
                        Ground::Stale(folder)
                    }
                    Some(_) => Ground::Foreign(folder),
                };
            }
            self.grounds.insert(folder, ground);
        }
        Ok(ground)
    }

    /// What is on disk, links not followed.
    fn found(&self, path: &str) -> Result<Option<FileType>> {
        match fs::symlink_metadata(self.root.join(path)) {
            Ok(metadata) => Ok(Some(metadata.file_type())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).or_fail(|| fault("cannot-look-at", path)),
        }
    }
}
