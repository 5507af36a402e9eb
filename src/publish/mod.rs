//! Publishing: the built site and a host that visitors read, which becomes the same, never half.
//!
//! ```text
//! host         what can be asked of a host, and one file for each kind of host
//! manifest     what was published on a host; pending: what is being published
//! plan         what has to be done so that a host has the site
//! publication  does it: lock, keep, transfer, compare, remove
//! http         the published site as a visitor gets it
//! headers      what web servers are told to tell browsers with each file
//! ```

mod bundle;
mod command;
mod content;
pub mod headers;
pub mod host;
mod http;
mod keep;
mod local;
mod lock;
mod log_on_host;
mod log_publication;
mod manifest;
mod order;
mod pending;
mod plan;
mod plan_text;
mod publication;
mod published;
mod record_changes;
mod records;
mod release_folders;
mod remote_path;
mod rollback;
mod signing_key;
mod time_stamp;
mod transfer;
mod verify;

mod worker;

pub use bundle::write_bundle;
pub use command::{Told, lay_out, run};
pub use content::{BuiltSite, Content, memory_files};
pub use http::{Answer, VisitorView};
pub use keep::Kept;
pub use local::LocalState;
pub use lock::{Publisher, STALE};
pub use log_on_host::{LogMeeting, LogOnHost, Pulled};
pub use log_publication::{LogFolder, LogPublication, Signing};
pub use manifest::{Edition, FileFacts, ItemFacts, Manifest, RecordFacts, RecordKind};
pub use order::{Order, Stage};
pub use pending::Pending;
pub use plan::{Obstacle, ObstacleKind, Plan, Reason, Removal, Upload};
pub use plan_text::{obstacle_lines, plan_lines, spelled_size};
pub use publication::{Done, Options, Session};
pub use published::Published;
pub use record_changes::{Change, Item, RecordChange, record_changes};
pub use records::records;
pub use remote_path::{OWN_FOLDER, ReleaseName, RemotePath};
pub use rollback::Rollback;
pub use signing_key::SigningKey;
pub use time_stamp::time_stamp;
pub use verify::{PublicView, Verified, Viewing, verify_sums, verify_view};
pub use worker::{Clock, Progress, Silent, Work, failure};
