//! Files that are not there yet, in a folder that people write in: nothing is ever overwritten.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{fault, momentary};
use crate::words::{Failure, Message, OrFail};

/// How many files in the way are named.
const NAMED: usize = 3;

/// Where files wait until all of them are written.
const STAGING: &str = ".kohyo-init";

/// What is made and taken away to see whether a folder can be written.
const TRIAL: &str = ".kohyo-trial";

/// What may stand in a folder that counts as empty: a new repository is one.
const HARMLESS: [&str; 1] = [".git"];

/// Writes a new file below a folder, and the folders above it; what cannot be written leaves no folders behind.
///
/// # Errors
///
/// There is one already, it cannot be written, or a link leads to elsewhere on the way.
pub fn create_below(root: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let mut new_folders = Vec::new();
    let mut folder = root.to_path_buf();
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    for part in folders.split('/').filter(|it| !it.is_empty()) {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(found) if found.is_symlink() => {
                return Err(Failure::new(fault("folder-is-a-link", &folder)).into());
            }
            Ok(_) => {}
            Err(_) => new_folders.push(folder.clone()),
        }
    }
    let created = create(&root.join(path), bytes);
    if created.is_err() {
        for folder in new_folders.iter().rev() {
            // One that somebody else has written in by now stays.
            let _ = fs::remove_dir(folder);
        }
    }
    created
}

/// Writes a new file, and the folders above it.
///
/// # Errors
///
/// There is one already, or it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).or_fail(|| fault("cannot-create", folder))?;
    }
    let file = match File::create_new(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Failure::new(fault("file-is-there", path)).into());
        }
        opened => opened,
    };
    let written = file.and_then(|mut it| it.write_all(bytes));
    written.or_fail(|| fault("cannot-write", path))
}

/// Writes the files of a new folder, all of them or none. One file may be there already: the one
/// that the others are made from.
///
/// # Errors
///
/// There is something in the folder, or it cannot be written.
pub fn create_all<'a>(
    root: &Path,
    besides: Option<&Path>,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<()> {
    is_free(root, besides)?;
    let is_new = !root.exists();
    fs::create_dir_all(root).or_fail(|| fault("cannot-create", root))?;
    // Whoever makes this folder has the other one to itself.
    let staging = root.join(STAGING);
    fs::create_dir(&staging).or_fail(|| fault("cannot-create", &staging))?;
    let mut moved = Vec::new();
    let written = files
        .into_iter()
        .try_for_each(|(path, bytes)| create(&staging.join(path), bytes))
        .and_then(|()| arrive(&staging, root, &mut moved));
    // What is left behind after a failure is reported by the failure itself.
    let _ = fs::remove_dir_all(&staging);
    if written.is_err() {
        for path in &moved {
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
        if is_new {
            let _ = fs::remove_dir(root);
        }
    }
    written
}

/// Moves what stands in a folder to another one.
fn arrive(from: &Path, to: &Path, moved: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(from).or_fail(|| fault("cannot-read", from))?;
    for entry in entries {
        let entry = entry.or_fail(|| fault("cannot-read", from))?;
        let target = to.join(entry.file_name());
        if target.exists() {
            return Err(Failure::new(fault("file-is-there", &target)).into());
        }
        momentary::rename(&entry.path(), &target).or_fail(|| fault("cannot-create", &target))?;
        moved.push(target);
    }
    Ok(())
}

/// Looks whether a new folder can be written, and leaves nothing there.
///
/// # Errors
///
/// It cannot.
pub fn is_writable(root: &Path) -> Result<()> {
    let above = root.ancestors().find(|it| it.is_dir());
    let above = above.filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let trial = above.join(TRIAL);
    match fs::create_dir(&trial) {
        // Somebody else tries it just now, or did before they were stopped.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        created => created.or_fail(|| fault("cannot-create", root))?,
    }
    fs::remove_dir(&trial).or_fail(|| fault("cannot-create", root))
}

/// Looks whether nothing stands where a new folder is to be.
///
/// # Errors
///
/// Something does, or it cannot be known.
pub fn is_free(root: &Path, besides: Option<&Path>) -> Result<()> {
    let entries = match fs::read_dir(root) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.or_fail(|| fault("cannot-read", root))?,
    };
    let besides = besides.and_then(|it| fs::canonicalize(it).ok());
    let in_the_way = entries.filter_map(Result::ok).filter(|entry| {
        let is_besides = besides.is_some() && fs::canonicalize(entry.path()).ok() == besides;
        !is_besides && HARMLESS.iter().all(|harmless| entry.file_name() != *harmless)
    });
    let names = in_the_way.map(|it| it.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort_unstable();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let message = fault("folder-is-not-empty", root).with("names", names);
    let help = Message::new("help-empty-folder");
    Err(Failure::new(message.with("more", more)).help([help]).into())
}

#[cfg(test)]
mod tests {
    use super::super::scratch::Scratch;
    use super::*;

    const FILES: [(&str, &[u8]); 3] =
        [("kohyo.yaml", b"a"), ("content/a.md", b"b"), ("content/b.md", b"c")];

    fn names(root: &Path) -> Vec<String> {
        super::super::scratch::listing(root).into_keys().collect()
    }

    #[test]
    fn a_folder_is_written_where_nothing_is() {
        let scratch = Scratch::new();
        fs::create_dir(scratch.path().join(".git")).unwrap();
        for root in [scratch.path().to_path_buf(), scratch.path().join("content/x/y")] {
            create_all(&root, None, FILES).unwrap();
            assert_eq!(fs::read(root.join("content/b.md")).unwrap(), b"c");
            let before = names(&root);
            assert!(create_all(&root, None, FILES).is_err());
            assert_eq!(names(&root), before);
        }
    }

    #[test]
    fn what_is_in_the_way_is_named_and_stays() {
        let scratch = Scratch::new();
        for name in ["a", "b", "c", "d"] {
            fs::write(scratch.path().join(name), "mine").unwrap();
        }
        let error = create_all(scratch.path(), None, FILES).unwrap_err().to_string();
        assert!(error.ends_with("is not empty: a, b, c and 1 more"), "{error}");
        assert_eq!(names(scratch.path()), ["a", "b", "c", "d"]);
    }

    #[test]
    fn nothing_is_left_of_a_folder_that_cannot_be_written_whole() {
        let scratch = Scratch::new();
        let root = scratch.path().join("city");
        // A file cannot be the folder of another one.
        let files: [(&str, &[u8]); 3] = [("kohyo.yaml", b"a"), ("x", b"b"), ("x/y", b"c")];
        assert!(create_all(&root, None, files).is_err());
        assert_eq!(names(scratch.path()), Vec::<String>::new());
    }
}
