//! Publishing: the built site and a host that visitors read, which becomes the same, never half.
//!
//! ```text
//! host       what can be asked of a host, and one file for each kind of host
//! ```

pub mod host;
mod remote_path;

pub use remote_path::{OWN_FOLDER, RemotePath};
