//! Writes the built site to disk: only what changed, and all of it or nothing.
//!
//! ```text
//! Output::open   accept the folder, lock it, finish or undo a build that was killed
//! begin          → Staging, a sink that many threads put pages into
//! put            the page on disk is the same → nothing; else → .kohyo/stage/<number>
//! commit         check every address, ask every folder and file that will change, then move the
//!                staged pages into the site
//! ```
//!
//! What kohyo knows about a site is in `.kohyo` inside it:
//!
//! | file          | what it is                                                                 |
//! | ------------- | -------------------------------------------------------------------------- |
//! | `manifest`    | the files kohyo wrote, as `sha256sum` prints them: anyone can run `sha256sum -c .kohyo/manifest` in the folder, and any other file belongs to somebody else |
//! | `memo`        | what the build leaves to the next one, and the hash of the manifest it is for |
//! | `version`     | the number of this layout                                                  |
//! | `lock`        | held by the build that is running                                          |
//! | `stage/`      | changed pages of a running build; `stage/plan` says how to undo it         |
//! | `journal`     | the same plan, once there is no way back but forward                       |
//! | `kept/`       | what was damaged of all this, and files of which nothing tells whose they are; kohyo never deletes them (`recovery.rs`) |
//!
//! **The commit point is one rename**, `stage/plan` → `journal`. Whatever may fail because the disk
//! is full is done before it and can be undone: staging, and what comes to addresses that were
//! free. What comes after it needs no space: replacing pages, removing stale ones. It needs leave,
//! and one file system, and both are asked for before (`write_check`). So a build killed before that
//! instant is undone by the next one, and a build killed later is completed.
//!
//! A folder the site does not have yet is staged as a tree and arrives by one rename, so that a
//! first build costs little more than writing the files, and no folder is made after the commit
//! point.

mod commit;
mod create_new;
#[cfg(test)]
mod damage_tests;
mod folder;
mod kept;
#[cfg(test)]
mod kill_tests;
mod manifest;
mod media_type;
mod memory;
mod momentary;
mod open;
mod path;
mod planner;
mod protection;
mod recovery;
mod replace_file;
#[cfg(test)]
mod scratch;
mod staging;
mod state_file;
mod write_check;

use std::path::Path;

use anyhow::Result;

pub use create_new::{create, create_all, create_below, is_free, is_writable};
pub use media_type::media_type;
pub use memory::Memory;
pub(crate) use momentary::rename;
pub use open::{Output, written};
pub use path::SitePath;
pub use replace_file::{replace, write_whole};
pub use staging::{Staging, Summary};

use crate::words::Message;

/// Where rendered pages go, one by one and from several threads.
pub trait Sink: Sync {
    /// Takes one file of the site. An address can be put once.
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<()>;
}

/// The sentence about what went wrong with a file or folder.
fn fault(id: &'static str, path: impl AsRef<Path>) -> Message {
    Message::new(id).with("path", path.as_ref().display().to_string())
}

/// The sentence about a damaged file that was put aside.
fn damage(id: &'static str, path: &Path, kept: &Path) -> Message {
    fault(id, path).with("kept", kept.display().to_string())
}
