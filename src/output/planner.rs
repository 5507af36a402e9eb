//! The look at the site before anything in it is changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Result;
use walkdir::WalkDir;

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
    pages: &BTreeMap<SitePath, Page>,
) -> Result<Commit> {
    let mut planner = Planner {
        root,
        former,
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
            Ground::Free(folder) if from == Staged::Tree => {
                *self.new_folders.entry(folder).or_default() |= path.is_page();
            }
            // Somebody has removed the folder since the page was put.
            Ground::Free(_) => self.commit.replacements.push(arrival),
            Ground::Stale(file) => {
                self.commit.obstacles.push(SitePath::new(file)?);
                self.commit.replacements.push(arrival);
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
                self.former.inside(&name).next().is_some()
            } else {
                self.former.get(&name).is_some()
            };
            if !ours {
                self.foreign.insert(name);
            }
        }
        // Those that somebody deleted too: with them the folders they were in are removed.
        self.commit.obstacles.extend(self.former.inside(path.as_str()).cloned());
        Ok(())
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
            self.commit.arrivals.push(Move { from: Staged::Tree, to: SitePath::new(*folder)? });
        }
        // What pages link to should be there before them.
        let new_folders = &self.new_folders;
        self.commit.arrivals.sort_by_key(|it| {
            new_folders.get(it.to.as_str()).copied().unwrap_or_else(|| it.to.is_page())
        });
        self.commit.replacements.sort_by_key(|it| it.to.is_page());
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
