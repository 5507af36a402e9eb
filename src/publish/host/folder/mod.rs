//! A folder on this machine that a web server reads, as releases: each is whole in a folder of its own, and a
//! symbolic link, the folder that visitors see, leads to one of them.
//!
//! ```text
//! FOLDER/current                     → .kohyo/releases/NAME, what the web server has as its root
//! FOLDER/.kohyo/releases/NAME/…      the files of a release; a file that did not change is one file in all of them
//! FOLDER/.kohyo/…                    what else is ours
//! ```
//!
//! A path of the site is read through the link and never written. What is not ours is not touched, and no link in
//! the folder is followed but this one.

#[cfg(unix)]
mod releases;
#[cfg(unix)]
mod tree;

use super::{Connection, Host, HostError, HostType};

/// A folder, switched as a whole.
pub(super) const FOLDER: HostType = HostType { scheme: "folder", connect };

#[cfg(unix)]
fn connect(connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    releases::ReleaseFolder::open(&connection.folder).map(|it| -> Box<dyn Host> { Box::new(it) })
}

/// Windows makes symbolic links for administrators only, and replaces none at once.
#[cfg(not(unix))]
fn connect(connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    use super::HostErrorKind;

    let detail = "releases are switched by a symbolic link, which this system cannot replace";
    Err(HostError::new(HostErrorKind::Unsupported, connection.folder.as_str(), detail))
}
