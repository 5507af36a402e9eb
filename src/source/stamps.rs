//! When the files of a folder were last written, for a file system that does not report it.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Tree;
use super::read::{TOPS, relative, walk};

/// The time and the size of each file that a build would read.
#[derive(Debug, Default)]
pub struct Stamps(BTreeMap<PathBuf, (Option<Timestamp>, u64)>);

impl Stamps {
    /// Those of the city's folder `root`. What cannot be looked at now has none.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let tops = TOPS.map(|it| root.join(it));
        let entries = tops.iter().flat_map(|it| walk(it)).flatten();
        let files = entries.filter(|it| !it.file_type().is_dir());
        let stamp = |entry: walkdir::DirEntry| {
            let metadata = std::fs::metadata(entry.path()).ok()?;
            let written = metadata.modified().ok().and_then(|it| Timestamp::try_from(it).ok());
            Some((entry.into_path(), (written, metadata.len())))
        };
        Self(files.filter_map(stamp).collect())
    }

    /// The files whose stamps are others, or that only one of the two has.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<PathBuf> {
        let differs = |(path, stamp): &(&PathBuf, _)| other.0.get(*path) != Some(*stamp);
        let gone = other.0.keys().filter(|it| !self.0.contains_key(*it));
        self.0.iter().filter(differs).map(|(path, _)| path).chain(gone).cloned().collect()
    }

    /// Where files of a tree that was read from the folder `root` stood that are not there any
    /// more: one may have come and gone between two looks, and been read in the meantime.
    #[must_use]
    pub fn gone(&self, root: &Path, tree: &Tree) -> Vec<PathBuf> {
        let there: HashSet<String> = self.0.keys().map(|it| relative(it, root)).collect();
        let files = tree.files().iter().filter(|it| !there.contains(&it.path));
        let places = files.map(|it| root.join(&it.path));
        // A link that leads nowhere has no stamp and is there.
        places.filter(|it| std::fs::symlink_metadata(it).is_err()).collect()
    }
}
