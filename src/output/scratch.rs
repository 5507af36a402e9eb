//! A folder for one test, gone when the test is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// What is in a folder: files with their bytes, folders with `None`.
pub(crate) type Listing = BTreeMap<String, Option<Vec<u8>>>;

pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        // In memory where there is such a place: `syncfs` waits for everybody else's writing too.
        let memory = PathBuf::from("/dev/shm");
        let parent = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("kohyo-output-{}-{count}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Everything in a site but kohyo's own folder.
pub(crate) fn listing(root: &Path) -> Listing {
    let mut found = Listing::new();
    let walk = walkdir::WalkDir::new(root).min_depth(1).into_iter();
    for entry in walk.filter_entry(|it| it.file_name() != ".kohyo") {
        let entry = entry.expect("a readable folder");
        let name = entry.path().strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        let bytes = entry.file_type().is_file().then(|| fs::read(entry.path()).expect("readable"));
        found.insert(name, bytes);
    }
    found
}
