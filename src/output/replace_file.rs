//! A file that people write in, changed as a whole.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;

use super::{fault, momentary};
use crate::words::OrFail;

/// What is added to the name of a file while its new content is written next to it.
const BESIDE: &str = ".kohyo-new";

/// Puts bytes in the place of a file, which is the old one or the new one whatever happens. A link is followed to what it
/// leads to, and who may read the file stays the same.
///
/// # Errors
///
/// The file is not there, or it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let place = fs::canonicalize(path).or_fail(|| fault("cannot-read", path))?;
    let cannot = || fault("cannot-write", path);
    let permissions = fs::metadata(&place).or_fail(cannot)?.permissions();
    put(&place, bytes, Some(permissions)).or_fail(cannot)
}

/// Writes a file as a whole or not at all, whether there was one or not. What is no file, such as a device, is given the
/// bytes.
///
/// # Errors
///
/// It cannot be written; a file that was there is as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || fault("cannot-write", path);
    match fs::metadata(path) {
        Ok(found) if found.is_file() => replace(path, bytes),
        Ok(found) if !found.is_dir() => fs::write(path, bytes).or_fail(cannot),
        Ok(_) => Err(io::Error::from(io::ErrorKind::IsADirectory)).or_fail(cannot),
        Err(_) => put(path, bytes, None).or_fail(cannot),
    }
}

/// Writes the bytes next to a place, and then moves them there.
fn put(place: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(BESIDE);
    let beside = place.with_file_name(name);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()
    });
    let replaced = written.and_then(|()| momentary::rename(&beside, place));
    if replaced.is_err() {
        // The old content is still there, which is what matters.
        let _ = fs::remove_file(&beside);
    }
    replaced
}
