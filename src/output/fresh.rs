//! Files that are not there yet, in a folder that people write in: nothing is ever overwritten.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::Result;

use super::fault;
use crate::words::{Failure, OrFail};

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
