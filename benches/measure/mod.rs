//! What the benches have in common: a city on a file system in memory, and the least that any
//! program could do to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

/// A folder for one run, removed in the end.
pub(crate) struct Place(PathBuf);

impl Place {
    /// In memory where the system has such a folder, so that no disk is measured.
    pub(crate) fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() };
        let place = parent.join(format!("kohyo-bench-{}", std::process::id()));
        fs::create_dir_all(&place).expect("a folder for the bench");
        Self(place)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder; nothing depends on it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A built site: address → bytes.
pub(crate) type Site = Vec<(PathBuf, Vec<u8>)>;

/// Every file of a built site, kohyo's own notes included.
pub(crate) fn site(out: &Path) -> Site {
    let files = files(out).into_par_iter().map(|path| {
        let bytes = fs::read(&path).expect("a readable file");
        (path.strip_prefix(out).expect("inside").to_path_buf(), bytes)
    });
    files.collect()
}

/// The floor: reads what the build reads and writes what it writes, with as many threads, and does
/// nothing else. Gives the bytes it read, so that reading cannot be left out.
pub(crate) fn floor(root: &Path, out: &Path, site: &Site) -> usize {
    let mut inputs = vec![root.join("kohyo.yaml")];
    inputs.extend(files(&root.join("content")));
    let read = inputs.par_iter().map(|path| fs::read(path).expect("a readable file").len()).sum();
    let folders: BTreeSet<_> = site.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(out.join(folder)).expect("a folder");
    }
    site.par_iter().for_each(|(path, bytes)| {
        fs::write(out.join(path), bytes).expect("a file");
    });
    read
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).into_iter().map(|it| it.expect("a readable folder"));
    entries.filter(|it| it.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Empties a folder, also one that is not there.
pub(crate) fn clear(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("a folder that can be removed");
    }
}
