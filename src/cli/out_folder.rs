//! Where a site may be written: not among what it is made from, nor around it.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use crate::source::TOPS;
use crate::words::{Failure, Message};

/// Folders that belong to git, or to kohyo itself.
const CLOSED: [&str; 2] = [".git", ".kohyo"];

/// Refuses a folder in which the site would become part of the city's files, or they of the site.
///
/// # Errors
///
/// It is such a folder; or the current one is not known.
pub(super) fn accept(root: &Path, out: &Path) -> Result<()> {
    let (root, out) = (resolved(root)?, resolved(out)?);
    let below = out.strip_prefix(&root).unwrap_or(&out);
    let closed = below.iter().find(|part| CLOSED.iter().any(|it| part.eq_ignore_ascii_case(it)));
    let (reason, place) = if let Some(closed) = closed {
        ("closed", closed.to_string_lossy().into_owned())
    } else if root.starts_with(&out) {
        ("around", root.display().to_string())
    } else if let Some(top) = TOPS.iter().find(|it| out.starts_with(root.join(it))) {
        ("source", (*top).to_owned())
    } else {
        return Ok(());
    };
    let message = Message::new("out-among-sources")
        .with("reason", reason)
        .with("place", place)
        .with("path", out.display().to_string());
    Err(Failure::new(message).help([Message::new("help-out-among-sources")]).into())
}

/// The whole path, with links followed as far as there is something.
fn resolved(path: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                real.push(part);
                real = fs::canonicalize(&real).unwrap_or(real);
            }
        }
    }
    Ok(real)
}
