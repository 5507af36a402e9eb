//! Reads what kohyo left in its own folder, which anything may have happened to since: an editor, a
//! disk, a program that keeps folders alike.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use anyhow::Result;

use super::fault;
use crate::words::OrFail;

/// The largest list or plan that is read: two million files.
pub(super) const LIMIT: u64 = 256 << 20;

/// What is at the place of one of kohyo's own files.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<T> {
    Absent,
    Whole(T),
    /// Something that kohyo did not leave so.
    Damaged,
}

impl<T> Found<T> {
    pub(super) fn is_damaged(&self) -> bool {
        matches!(self, Self::Damaged)
    }

    pub(super) fn whole(self) -> Option<T> {
        match self {
            Self::Whole(value) => Some(value),
            Self::Absent | Self::Damaged => None,
        }
    }

    /// The value made of what is there; damaged too when none can be made.
    pub(super) fn and_then<U>(self, make: impl FnOnce(T) -> Option<U>) -> Found<U> {
        match self {
            Self::Absent => Found::Absent,
            Self::Damaged => Found::Damaged,
            Self::Whole(value) => make(value).map_or(Found::Damaged, Found::Whole),
        }
    }
}

/// The bytes of a file. A folder, a link, a pipe in its place is damage, as is a file larger than
/// any that kohyo writes: neither is opened.
///
/// # Errors
///
/// The system does not let it be read, which says nothing of what is in it.
pub(super) fn read(file: &Path, limit: u64) -> Result<Found<Vec<u8>>> {
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Absent),
        Err(error) => return Err(error).or_fail(|| fault("cannot-read", file)),
        Ok(found) if !found.is_file() || found.len() > limit => return Ok(Found::Damaged),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|it| it.take(limit).read_to_end(&mut bytes));
    read.or_fail(|| fault("cannot-read", file))?;
    Ok(Found::Whole(bytes))
}

/// Whether there is something with this name, if only a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
