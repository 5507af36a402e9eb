//! Opens regular files and nothing else: whoever opens a pipe may wait for ever, and a device may do
//! something because it was opened.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::Special;

/// Opens a file for reading, and tells how long it is. It is not waited for, and no link is followed at its path: something
/// else may have taken its place since it was found.
///
/// # Errors
///
/// It cannot be opened, or is no regular file.
pub(super) fn open(path: &Path) -> io::Result<(File, u64)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata.len())) } else { Err(replaced()) }
}

/// What is in a file that was found some time ago. A folder above it may have become a link by now,
/// which only the whole path tells.
///
/// # Errors
///
/// It cannot be read, or is not where it was, or no regular file.
pub(super) fn read_later(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::symlink_metadata(path)?.is_file() || fs::canonicalize(path)? != path {
        return Err(replaced());
    }
    let mut bytes = Vec::new();
    open(path)?.0.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn replaced() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "no regular file any more")
}

/// What something is that is neither a file nor a folder nor a link.
#[cfg(unix)]
pub(super) fn special(kind: FileType) -> Option<Special> {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        Some(Special::Fifo)
    } else if kind.is_socket() {
        Some(Special::Socket)
    } else if kind.is_char_device() || kind.is_block_device() {
        Some(Special::Device)
    } else {
        None
    }
}

/// Where folders hold files, folders and links only.
#[cfg(not(unix))]
pub(super) fn special(_kind: FileType) -> Option<Special> {
    None
}
