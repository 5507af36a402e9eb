//! When the files of a folder were last written, for whoever is not told when they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::read::{TOPS, walk};

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
        let stamp = |it: walkdir::DirEntry| {
            let metadata = std::fs::metadata(it.path()).ok()?;
            let written = metadata.modified().ok().and_then(|it| Timestamp::try_from(it).ok());
            Some((it.into_path(), (written, metadata.len())))
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
}
