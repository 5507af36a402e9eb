//! Reads again what has changed since a tree was read, and nothing else.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::read::{TOPS, is_passed_over, read_entry, relative, walk};
use super::{Content, File, Tree};

/// A tree read again.
#[derive(Debug)]
pub struct Changed {
    /// The tree as it is now.
    pub tree: Tree,
    /// The paths of the files that are new, other than before, or gone; sorted.
    pub paths: Vec<String>,
}

/// The tree with what is now at these places of the folder `root`, each of which may be a file, a
/// folder with all that is in it, or gone. Places that no build reads are passed over.
///
/// # Errors
///
/// The disk refuses.
pub fn reread(root: &Path, tree: &Tree, places: &[PathBuf]) -> Result<Changed> {
    let inside = fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let mut found: Vec<File> = Vec::new();
    let mut gone: HashSet<&str> = HashSet::new();
    let mut seen: HashSet<String> = HashSet::new();
    let named = places.iter().filter(|it| is_read(it, root)).map(|it| before_links(it, root));
    let named: Vec<PathBuf> = named.collect();
    // Where a link leads may have changed without a word of the link itself.
    let links = tree.files().iter().filter(|it| it.is_link()).map(|it| root.join(&it.path));
    let links: Vec<PathBuf> = links.collect();
    for (at, place) in named.iter().chain(&links).enumerate() {
        let path = relative(place, root);
        if seen.contains(&path) {
            continue;
        }
        if at < named.len() {
            seen.insert(path.clone());
        }
        let folder = format!("{path}/");
        let before = tree.file(&path).into_iter().chain(tree.below(&folder));
        gone.extend(before.map(|it| it.path.as_str()));
        for entry in walk(place) {
            match read_entry(entry, root, &inside) {
                Ok(file) => found.extend(file),
                // Whoever saves by renaming takes files away while they are being looked at.
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    for file in &mut found {
        let before = tree.file(&file.path).filter(|it| it.content.is(&file.content));
        if let Some(before) = before {
            file.content = before.content.clone();
        }
    }
    let paths = changed(tree, &found, &gone, &seen);
    Ok(Changed { tree: tree.with(found, &gone), paths })
}

/// The paths at which something is other than before.
fn changed(
    tree: &Tree,
    found: &[File],
    gone: &HashSet<&str>,
    named: &HashSet<String>,
) -> Vec<String> {
    let same = |file: &File| {
        // What is in an attachment is not known; to be told of it by name is a reason.
        let may_differ =
            matches!(file.content, Content::Attachment(_)) && named.contains(&file.path);
        !may_differ && tree.file(&file.path).is_some_and(|old| old.is(file))
    };
    let is_there = |path: &str| found.binary_search_by(|it| it.path.as_str().cmp(path)).is_ok();
    let mut paths: Vec<String> =
        found.iter().filter(|it| !same(it)).map(|it| it.path.clone()).collect();
    paths.extend(gone.iter().filter(|it| !is_there(it)).map(|it| (*it).to_owned()));
    paths.sort_unstable();
    paths
}

/// The place, or the link on the way to it: what is behind a link is not read through it.
fn before_links(place: &Path, root: &Path) -> PathBuf {
    let parents = place.ancestors().skip(1).take_while(|it| *it != root);
    let is_link = |it: &&Path| fs::symlink_metadata(it).is_ok_and(|metadata| metadata.is_symlink());
    parents.filter(is_link).last().unwrap_or(place).to_path_buf()
}

/// Whether a build would read what is at a place.
fn is_read(place: &Path, root: &Path) -> bool {
    let Ok(inside) = place.strip_prefix(root) else { return false };
    let mut names = inside.iter().map(|it| it.to_string_lossy());
    let top = names.next();
    top.is_some_and(|it| TOPS.contains(&it.as_ref())) && !names.any(|it| is_passed_over(&it))
}

fn is_gone(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        let walk = cause.downcast_ref::<walkdir::Error>().and_then(walkdir::Error::io_error);
        io.or(walk).is_some_and(|it| it.kind() == ErrorKind::NotFound)
    })
}
