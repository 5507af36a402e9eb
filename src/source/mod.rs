//! Walks a city's folder and reads it, once, into a [`Tree`]: the whole input of a build.
//!
//! Files that nobody could have meant, such as one in `Shift_JIS`, stay in the tree as
//! [`Content::Unreadable`], so that they are reported with everything else that is wrong.

mod encoding;
mod file;
mod read;
mod regular;
mod reread;
mod stamps;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

pub use encoding::from_office;
pub use file::{Content, File, Special, Unreadable};
pub use read::{LIMIT, TOPS, read, read_file};
pub use reread::{Changed, reread};
pub use stamps::Stamps;

/// A folder under the one path that leads to it without links, as far as that can be known.
#[must_use]
pub fn real_folder(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf())
}

/// The files of a city's folder, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: Vec<File>,
}

impl Tree {
    /// A tree of these files.
    #[must_use]
    pub fn new(mut files: Vec<File>) -> Self {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// A tree written as one string: each file begins with a line `-- path --`.
    ///
    /// ```
    /// let tree = kohyo::source::Tree::from_fixture("-- kohyo.yaml --\ntitle: みほん市\n");
    /// assert_eq!(tree.text("kohyo.yaml"), Some("title: みほん市\n"));
    /// ```
    #[must_use]
    pub fn from_fixture(fixture: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in fixture.split_inclusive('\n') {
            let header = line.trim_end().strip_prefix("-- ").and_then(|it| it.strip_suffix(" --"));
            match (header, files.last_mut()) {
                (Some(path), _) => files.push((path.to_owned(), String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => {}
            }
        }
        let file = |(path, text): (String, String)| File::new(path, Content::Text(text.into()));
        Self::new(files.into_iter().map(file).collect())
    }

    /// Every file, by path.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The tree with files put in the place of those at their paths, or next to them, and without
    /// those at the paths that are gone.
    #[must_use]
    pub fn with(&self, put: Vec<File>, gone: &HashSet<&str>) -> Self {
        let new: HashSet<&str> = put.iter().map(|it| it.path.as_str()).collect();
        let stays = |it: &&File| !gone.contains(&*it.path) && !new.contains(&*it.path);
        let mut files: Vec<File> = self.files.iter().filter(stays).cloned().collect();
        drop(new);
        files.extend(put);
        Self::new(files)
    }

    /// The files below a folder, by path. `folder` ends with `/`, or is empty for all.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &File> + Clone {
        let start = self.files.partition_point(|it| it.path.as_str() < folder);
        self.files[start..].iter().take_while(move |it| it.path.starts_with(folder))
    }

    /// The file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|it| it.path.as_str().cmp(path)).ok()?;
        Some(&self.files[at])
    }

    /// The text of the file at a path, when it is one.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.file(path)?.text()
    }
}
