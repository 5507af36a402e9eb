//! Publishing: the built site and a host that visitors read, which becomes the same, never half.
//!
//! ```text
//! host       what can be asked of a host, and one file for each kind of host
//! headers    what web servers are told to tell browsers with each file
//! http       the published site as a visitor gets it
//! ```

pub mod headers;
pub mod host;
mod http;
mod remote_path;

pub use http::{Answer, VisitorView};
pub use remote_path::{OWN_FOLDER, RemotePath};
