//! Reads a folder from disk: sorted, in parallel, and never outside the folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Content, File, Tree, Unreadable, encoding};

/// The largest text that is read, in bytes. The longest sheet that a city is known to publish is
/// some 100 KB of text; a file of megabytes is a mistake, such as a renamed workbook.
pub const LIMIT: u64 = 4 << 20;

/// What a build reads of the city's folder.
pub(super) const TOPS: [&str; 3] = ["kohyo.yaml", "content", "themes"];

/// Reads what a build needs of the city's folder `root`: `kohyo.yaml`, `content/` and `themes/`.
///
/// Hidden files and those that editors leave behind (`~$…`, `…~`, `#…#`) are passed over.
///
/// # Errors
///
/// The disk refuses: no permission, a file that vanished, a failing device.
pub fn read(root: &Path) -> Result<Tree> {
    let inside = fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let mut entries = Vec::new();
    for top in TOPS {
        let top = root.join(top);
        if fs::symlink_metadata(&top).is_err() {
            continue;
        }
        for entry in walk(&top) {
            entries.push(entry.with_context(|| top.display().to_string())?);
        }
    }
    let files: Vec<Option<File>> = entries
        .par_iter()
        .with_min_len(64)
        .map(|entry| read_entry(entry, root, &inside))
        .collect::<Result<_>>()?;
    Ok(Tree::new(files.into_iter().flatten().collect()))
}

/// What is at a path and below it, without what nobody wrote.
pub(super) fn walk(top: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    WalkDir::new(top).into_iter().filter_entry(|it| !is_left_behind(it))
}

fn is_left_behind(entry: &DirEntry) -> bool {
    entry.depth() > 0 && is_passed_over(&entry.file_name().to_string_lossy())
}

/// Whether a name is that of something hidden, or left behind by an editor or a system.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.starts_with('#')
        || ["Thumbs.db", "desktop.ini"].contains(&name)
}

pub(super) fn read_entry(entry: &DirEntry, root: &Path, inside: &Path) -> Result<Option<File>> {
    let kind = entry.file_type();
    if kind.is_dir() {
        return Ok(None);
    }
    let path = relative(entry.path(), root);
    if entry.path().to_str().is_none() {
        return Ok(Some(File { path, content: Content::Unreadable(Unreadable::Name) }));
    }
    let mut real = entry.path().to_path_buf();
    if kind.is_symlink() {
        let Some(target) = link_target(entry.path(), inside) else {
            let content = Content::Unreadable(Unreadable::Outside);
            return Ok(Some(File { path, content }));
        };
        real = target;
    }
    let content = if is_text(&path) {
        read_text(&real).with_context(|| path.clone())?
    } else {
        Content::Attachment(real)
    };
    Ok(Some(File { path, content }))
}

/// The file that a link leads to, unless it leaves the folder, is broken, or is a folder: a linked
/// folder could hold a way back to itself.
fn link_target(link: &Path, inside: &Path) -> Option<PathBuf> {
    let target = fs::canonicalize(link).ok()?;
    (target.starts_with(inside) && target.is_file()).then_some(target)
}

pub(super) fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
    parts.join("/")
}

impl File {
    /// The file at a path that has these bytes, such as one of another time, which is not on the disk.
    #[must_use]
    pub fn from_bytes(path: &str, bytes: Vec<u8>) -> Self {
        let content = match u64::try_from(bytes.len()) {
            _ if !is_text(path) => Content::Attachment(PathBuf::from(path)),
            Ok(size) if size <= LIMIT => match encoding::decode(bytes) {
                Ok(text) => Content::Text(text.into()),
                Err(reason) => Content::Unreadable(reason),
            },
            Ok(size) => Content::Unreadable(Unreadable::TooLarge(size)),
            Err(_) => Content::Unreadable(Unreadable::TooLarge(u64::MAX)),
        };
        Self { path: path.to_owned(), content }
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

fn read_text(path: &Path) -> Result<Content> {
    let size = fs::metadata(path)?.len();
    if size > LIMIT {
        return Ok(Content::Unreadable(Unreadable::TooLarge(size)));
    }
    Ok(match encoding::decode(fs::read(path)?) {
        Ok(text) => Content::Text(text.into()),
        Err(reason) => Content::Unreadable(reason),
    })
}
