//! What is kept in `.kohyo/kept`: what was damaged, and files of the site of which nothing tells whose
//! they are. kohyo deletes none of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use super::folder::{Folder, rename};
use super::manifest::Manifest;
use super::state_file::is_there;
use super::{SitePath, fault};
use crate::words::{Fact, Message, OrFail};

/// How many files a sentence names.
const NAMED: usize = 10;

impl Folder {
    /// Moves one of kohyo's own files, or what is in its place, to where it is in nobody's way.
    pub(super) fn put_aside(&self, path: &Path) -> Result<PathBuf> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let kept = self.free_place(&name)?;
        rename(path, &kept)?;
        Ok(kept)
    }

    /// Where something can be kept under a name that nothing else has.
    fn free_place(&self, name: &str) -> Result<PathBuf> {
        let folder = self.kept();
        fs::create_dir_all(&folder).or_fail(|| fault("cannot-create", &folder))?;
        let places = (1_u32..).map(|number| folder.join(format!("{name}-{number}")));
        places.into_iter().find(|it| !is_there(it)).or_fail(|| fault("cannot-create", &folder))
    }

    /// Keeps a copy of each of these files of the site, and of the list that does not name them.
    pub(super) fn keep(&self, files: &[SitePath]) -> Result<Option<Message>> {
        if is_there(&self.manifest()) {
            let copy = self.free_place("manifest")?;
            link_or_copy(&self.manifest(), &copy).or_fail(|| fault("cannot-write", &copy))?;
        }
        if files.is_empty() {
            return Ok(None);
        }
        let kept = self.free_place("site")?;
        for path in files {
            let copy = path.under(&kept);
            let folder = copy.parent().unwrap_or(&kept);
            fs::create_dir_all(folder).or_fail(|| fault("cannot-create", folder))?;
            link_or_copy(&path.under(self.root()), &copy)
                .or_fail(|| fault("cannot-write", &copy))?;
        }
        Ok(Some(fault("files-are-kept", kept).with("count", files.len())))
    }

    /// What is in the site besides the pages, dot-files left out, if there is anything.
    pub(super) fn unknown_files(&self, manifest: &Manifest) -> Option<Message> {
        let is_hidden = |it: &DirEntry| it.file_name().to_string_lossy().starts_with('.');
        let walk = WalkDir::new(self.root()).min_depth(1).sort_by_file_name().into_iter();
        let entries = walk.filter_entry(|it| !is_hidden(it)).filter_map(Result::ok);
        let files = entries.filter(|it| !it.file_type().is_dir()).filter_map(|entry| {
            let name = entry.path().strip_prefix(self.root()).ok()?.to_string_lossy();
            Some(name.replace('\\', "/"))
        });
        let mut names: Vec<String> = files.filter(|it| manifest.get(it).is_none()).collect();
        let count = names.len();
        names.truncate(NAMED);
        let message = fault("files-are-unknown", self.root()).with("more", count - names.len());
        (count > 0).then(|| message.with("names", Fact::Lines(names)))
    }
}

/// Keeps what is in a file under a second name, however large it is: kohyo replaces files and never
/// writes into them. Not every file system knows second names.
fn link_or_copy(file: &Path, kept: &Path) -> io::Result<()> {
    fs::hard_link(file, kept).or_else(|_| fs::copy(file, kept).map(drop))
}
