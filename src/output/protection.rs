//! What each system tells of files and folders that may not be changed.

use std::fs::Metadata;
use std::io;
use std::path::Path;

/// Whether something is marked as not to be changed, or only to be added to, by anybody.
#[cfg(target_os = "linux")]
pub(super) fn is_fixed(path: &Path, _metadata: &Metadata) -> bool {
    use rustix::fs::StatxAttributes;
    has(path, StatxAttributes::IMMUTABLE | StatxAttributes::APPEND)
}

/// The flags of `chflags`: `uchg`, `uappnd`, `schg`, `sappnd`.
#[cfg(target_os = "macos")]
pub(super) fn is_fixed(_path: &Path, metadata: &Metadata) -> bool {
    use std::os::macos::fs::MetadataExt;
    metadata.st_flags() & 0x0006_0006 != 0
}

/// A file that is marked as read-only cannot be replaced on Windows; of a folder it says nothing.
#[cfg(windows)]
pub(super) fn is_fixed(_path: &Path, metadata: &Metadata) -> bool {
    metadata.is_file() && metadata.permissions().readonly()
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
pub(super) fn is_fixed(_path: &Path, _metadata: &Metadata) -> bool {
    false
}

/// Whether something is mounted at a place, which then cannot be replaced.
#[cfg(target_os = "linux")]
pub(super) fn is_mounted(path: &Path) -> bool {
    has(path, rustix::fs::StatxAttributes::MOUNT_ROOT)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_mounted(_path: &Path) -> bool {
    false
}

#[cfg(target_os = "linux")]
fn has(path: &Path, attributes: rustix::fs::StatxAttributes) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let found = statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::TYPE);
    found.is_ok_and(|it| it.stx_attributes.intersects(attributes))
}

/// Whether two things are on different file systems, so that nothing is moved between them at once.
#[cfg(unix)]
pub(super) fn is_elsewhere(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() != other.dev()
}

#[cfg(not(unix))]
pub(super) fn is_elsewhere(_one: &Metadata, _other: &Metadata) -> bool {
    false
}

/// Whether files can be made in a folder and removed from it, as far as the system tells.
#[cfg(unix)]
pub(super) fn may_write_in(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    Ok(accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS)?)
}

#[cfg(not(unix))]
pub(super) fn may_write_in(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether something is in a folder where everybody may remove their own only (`chmod +t`), and is
/// somebody else's. Whoever builds is told by a folder of theirs.
#[cfg(unix)]
pub(super) fn is_kept_for_its_owner(path: &Path, found: &Metadata, theirs: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    const STICKY: u32 = 0o1000;
    const ROOT: u32 = 0;
    let user = theirs.uid();
    let folder = path.parent().and_then(|it| std::fs::metadata(it).ok());
    user != ROOT
        && found.uid() != user
        && folder.is_some_and(|it| it.mode() & STICKY != 0 && it.uid() != user)
}

#[cfg(not(unix))]
pub(super) fn is_kept_for_its_owner(_path: &Path, _found: &Metadata, _theirs: &Metadata) -> bool {
    false
}

/// Whether another program has a file open and lets nobody replace it.
#[cfg(windows)]
pub(super) fn is_in_use(path: &Path, metadata: &Metadata) -> bool {
    use std::os::windows::fs::OpenOptionsExt;
    const DELETE: u32 = 0x0001_0000;
    const SHARE_ALL: u32 = 0x7;
    const ERROR_SHARING_VIOLATION: i32 = 32;
    let mut options = std::fs::OpenOptions::new();
    options.access_mode(DELETE).share_mode(SHARE_ALL);
    let opened = super::momentary::patiently(|| options.open(path).map(drop));
    metadata.is_file() && opened.is_err_and(|it| it.raw_os_error() == Some(ERROR_SHARING_VIOLATION))
}

/// Elsewhere a file that is open can be replaced; whoever reads it has the old one.
#[cfg(not(windows))]
pub(super) fn is_in_use(_path: &Path, _metadata: &Metadata) -> bool {
    false
}
