//! Reads a folder from disk: sorted, in parallel, never outside the folder, and regular files only.

use std::fs::{self, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::file::HEAD;
use super::{Content, File, Tree, Unreadable, encoding, regular};

/// The largest text that is read, in bytes. The longest sheet that a city is known to publish is
/// some 100 KB of text; a file of megabytes is a mistake, such as a renamed workbook.
pub const LIMIT: u64 = 4 << 20;

/// What a build reads of the city's folder.
pub const TOPS: [&str; 4] = ["kohyo.yaml", "content", "ledger", "themes"];

/// The folder of the log of publications, whose files are copied as they are.
const LOG: &str = "ledger/";

/// Reads what a build needs of the city's folder `root`: `kohyo.yaml`, `content/`, `ledger/` and
/// `themes/`.
///
/// Hidden files and those that editors leave behind (`~$…`, `…~`, `#…#`) are passed over.
///
/// # Errors
///
/// The disk refuses: a file that vanished, a failing device.
pub fn read(root: &Path) -> Result<Tree> {
    let inside = fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let mut entries = Vec::new();
    for top in TOPS {
        let top = root.join(top);
        if fs::symlink_metadata(&top).is_err() {
            continue;
        }
        entries.extend(walk(&top));
    }
    let files: Vec<Option<File>> = entries
        .into_par_iter()
        .with_min_len(64)
        .map(|entry| read_entry(entry, root, &inside))
        .collect::<Result<_>>()?;
    Ok(Tree::new(files.into_iter().flatten().collect()))
}

/// Reads one file of the city's folder `root`; none when there is none at the path.
///
/// # Errors
///
/// The disk refuses.
pub fn read_file(root: &Path, path: &str) -> Result<Option<File>> {
    let inside = fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let found = root.join(path);
    match fs::symlink_metadata(&found) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        metadata => {
            let kind = metadata.with_context(|| path.to_owned())?.file_type();
            read_at(&found, kind, root, &inside)
        }
    }
}

/// What is at a path and below it, without what nobody wrote. No link is followed, also not at the
/// path itself.
pub(super) fn walk(top: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let walk = WalkDir::new(top).follow_root_links(false);
    walk.into_iter().filter_entry(|it| !is_left_behind(it))
}

fn is_left_behind(entry: &DirEntry) -> bool {
    entry.depth() > 0 && is_passed_over(&entry.file_name().to_string_lossy())
}

/// Whether a name is that of something hidden, or left behind by an editor or a system. Of anything
/// else that no build reads there is a finding, so that no record is lost in silence.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ["thumbs.db", "desktop.ini"].iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Reads what was met on a walk; none of a folder.
pub(super) fn read_entry(
    entry: walkdir::Result<DirEntry>,
    root: &Path,
    inside: &Path,
) -> Result<Option<File>> {
    match entry {
        Ok(entry) => read_at(entry.path(), entry.file_type(), root, inside),
        // A folder that may not be looked into is told as a file that may not be read is.
        Err(error) => match error.path().filter(|_| is_denied(error.io_error())) {
            Some(path) => Ok(Some(unreadable(relative(path, root), Unreadable::Denied))),
            None => Err(error.into()),
        },
    }
}

fn read_at(found: &Path, kind: FileType, root: &Path, inside: &Path) -> Result<Option<File>> {
    if kind.is_dir() {
        return Ok(None);
    }
    let path = relative(found, root);
    if found.to_str().is_none() {
        return Ok(Some(unreadable(path, Unreadable::Name)));
    }
    let mut real = inside.join(&path);
    let mut leads_to = None;
    let mut special = regular::special(kind);
    if kind.is_symlink() {
        let Some((target, target_kind)) = link_target(found, inside) else {
            return Ok(Some(unreadable(path, Unreadable::Outside)));
        };
        special = regular::special(target_kind);
        leads_to = Some(relative(&target, inside));
        real = target;
    }
    let file = match special {
        Some(special) => unreadable(path, Unreadable::Special(special)),
        None => match content(&path, &real) {
            Err(error) if is_denied(Some(&error)) => unreadable(path, Unreadable::Denied),
            file => file.with_context(|| path)?,
        },
    };
    Ok(Some(file.leading_to(leads_to)))
}

fn unreadable(path: String, reason: Unreadable) -> File {
    File::new(path, Content::Unreadable(reason))
}

fn is_denied(error: Option<&io::Error>) -> bool {
    error.is_some_and(|it| it.kind() == ErrorKind::PermissionDenied)
}

/// The file that a link leads to in the end, unless that leaves the folder, is not there, or is a
/// folder: a linked folder could hold a way back to itself.
fn link_target(link: &Path, inside: &Path) -> Option<(PathBuf, FileType)> {
    let target = fs::canonicalize(link).ok()?;
    let kind = fs::symlink_metadata(&target).ok()?.file_type();
    (target.starts_with(inside) && !kind.is_dir()).then_some((target, kind))
}

pub(super) fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
    parts.join("/")
}

/// Reads a text whole, and of anything else the beginning.
fn content(path: &str, real: &Path) -> io::Result<File> {
    let (file, size) = regular::open(real)?;
    if path.starts_with(LOG) {
        return Ok(File::new(path, Content::Attachment(real.to_path_buf())));
    }
    if is_text(path) {
        return Ok(File::new(path, text(file, size)?));
    }
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    Ok(File::new(path, Content::Attachment(real.to_path_buf())).beginning_with(&head))
}

fn text(file: fs::File, size: u64) -> io::Result<Content> {
    if size > LIMIT {
        return Ok(Content::Unreadable(Unreadable::TooLarge(size)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // Read in this way, a file is not asked once more how long it is.
    file.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok(decoded(bytes))
}

fn decoded(bytes: Vec<u8>) -> Content {
    match encoding::decode(bytes) {
        Ok(text) => Content::Text(text.into()),
        Err(reason) => Content::Unreadable(reason),
    }
}

impl File {
    /// The file at a path that has these bytes, such as one of another time, which is not on the disk.
    #[must_use]
    pub fn from_bytes(path: &str, bytes: Vec<u8>) -> Self {
        if !is_text(path) {
            let file = Self::new(path, Content::Attachment(PathBuf::from(path)));
            return file.beginning_with(&bytes);
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let content = if size > LIMIT {
            Content::Unreadable(Unreadable::TooLarge(size))
        } else {
            decoded(bytes)
        };
        Self::new(path, content)
    }
}

/// Whether kohyo itself reads the file, so that it must be a text.
pub(super) fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    if path.starts_with("themes/") {
        return ["html", "css", "ftl", "yaml", "xml", "svg"].contains(&extension.as_str());
    }
    ["md", "markdown", "yaml", "yml"].contains(&extension.as_str())
}
