//! What can be asked of a host, whatever its kind. A kind of host is one file here and one row of [`HOSTS`].
//!
//! A host knows no site, no plan and no manifest: it stores files at paths. It keeps its own sessions;
//! after a call that failed, the next one begins on a new session, so that whoever calls may simply try
//! the whole file again.

mod certificate;
mod folder;
mod ftp;
mod multistatus;
mod object_store;
mod sftp;
mod ssh_agent;
mod time_limit;
mod web;
mod webdav;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

pub(in crate::publish) use ssh_agent::open_agent;
pub(in crate::publish) use time_limit::in_time;
pub(in crate::publish) use web::{WebClient, Work as NetworkThreads};

use super::RemotePath;

/// A place that stores files for visitors. Every call may come from several threads at once.
pub trait Host: Send + Sync {
    /// What this host can do. It stays so, but for what a host refuses when it is first asked for it: then it can do less.
    fn capabilities(&self) -> Capabilities;

    /// Every file below a folder, in any order; none when there is no such folder. `""` is the folder of the site.
    /// Names that are no [`RemotePath`] are left out: they are not ours. Symbolic links are not followed.
    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError>;

    /// The content of a file; none when there is no such file.
    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError>;

    /// Stores a file with its folders, instead of the one that is there. With [`Capabilities::whole_put`] a
    /// reader sees the old file or the new one at every moment; without it, only after it returned. It returns when the
    /// host has confirmed the whole file, an empty one too. What it needs meanwhile is below `.kohyo/temporary/`, or is
    /// `.kohyo/put-…`: what a killed run leaves there is removed by the next.
    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError>;

    /// Stores a file if there is none: false when there is one. With [`Capabilities::exclusive_create`] exactly one
    /// of two who call at once gets true; without it, best effort.
    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError>;

    /// Moves a file to where it replaces another at once. Only with [`Capabilities::rename`].
    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError>;

    /// Copies a file on the host if it can ([`Capabilities::copy`]), else through us. A copy is whole or not there
    /// under the conditions of [`Host::put`].
    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        match self.read(from)? {
            Some(bytes) => self.put(to, &bytes),
            None => Err(HostError::new(HostErrorKind::Missing, from.as_str(), "no such file")),
        }
    }

    /// Removes a file; it is no error that there is none. Folders that become empty are removed where the host
    /// has folders and allows it.
    fn remove(&self, path: &RemotePath) -> Result<(), HostError>;

    /// The checksum that the host keeps or computes of a file; none when it does not, or when there is no such file.
    fn checksum(&self, path: &RemotePath) -> Result<Option<Checksum>, HostError> {
        let _ = path;
        Ok(None)
    }

    /// Makes the folder of a finished release the one that visitors see, at once. Only with [`Capabilities::releases`].
    /// `release` is a name without `/`.
    fn switch(&self, release: &str) -> Result<(), HostError> {
        Err(HostError::new(HostErrorKind::Unsupported, release, "this host has no releases"))
    }
}

/// What a host can do.
#[allow(clippy::struct_excessive_bools, reason = "they are independent of each other")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// [`Host::rename`] replaces a file at once.
    pub rename: bool,
    /// [`Host::put`] replaces a file as a whole.
    pub whole_put: bool,
    /// [`Host::create`] never lets two callers win.
    pub exclusive_create: bool,
    /// [`Host::copy`] does not move the bytes through us.
    pub copy: bool,
    /// [`Host::checksum`] answers for files stored by [`Host::put`].
    pub checksum: bool,
    /// Whole releases are kept and switched ([`Host::switch`]): the files of the release NAME are below
    /// `.kohyo/releases/NAME/`, and paths of the site are those of the current one, to be read only.
    pub releases: bool,
    /// How many calls at once are of use when nobody says another number.
    pub concurrency: usize,
}

/// A file on a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteFile {
    /// Where it is.
    pub path: RemotePath,
    /// Its size in bytes.
    pub size: u64,
    /// Its checksum, if listing tells.
    pub checksum: Option<Checksum>,
}

/// A checksum by a host, as lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checksum {
    /// MD5, such as an `ETag` of S3 for an object that was stored in one part.
    Md5(String),
    /// SHA-256.
    Sha256(String),
}

/// Why a host did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostError {
    /// What follows from it.
    pub kind: HostErrorKind,
    /// The path, or the address of the host when it cannot be reached.
    pub place: String,
    /// What the host or the library said, with no secret in it.
    pub detail: String,
}

/// What follows from an error of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HostErrorKind {
    /// The line was cut, or the host asked to come again: the same call on a new session may work.
    Temporary,
    /// The host takes no more connections: fewer at once, and the same call again.
    TooManyConnections,
    /// A file that must be there is not.
    Missing,
    /// The host knows us and does not allow it.
    Forbidden,
    /// User, password or key are not accepted.
    Unauthorized,
    /// The key or certificate of the host is not the one that was pinned; nothing was sent to it.
    NotTheHost,
    /// There is no room, or a quota is reached.
    Full,
    /// The host cannot do this at all.
    Unsupported,
    /// Anything else that trying again does not cure.
    Failed,
}

impl HostError {
    /// An error about a place.
    #[must_use]
    pub fn new(kind: HostErrorKind, place: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { kind, place: place.into(), detail: detail.into() }
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({:?})", self.place, self.detail, self.kind)
    }
}

impl std::error::Error for HostError {}

/// A text that is never printed: `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text secret.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for the call that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What a kind of host needs to be reached: the settings of a target, and what the environment gave.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Host name or address; for a folder, nothing.
    pub host: String,
    /// The port, if the address has one.
    pub port: Option<u16>,
    /// The user's name; may be empty.
    pub user: String,
    /// The folder of the site: a path on the host, `BUCKET/PREFIX` for an object store, a local path for a folder.
    pub folder: String,
    /// Whether the line is encrypted; only FTP and tests on one machine may go without.
    pub encrypted: bool,
    /// `SHA256:BASE64` of an SSH host key, or the SHA-256 of a certificate in hexadecimal digits (with or without colons).
    pub fingerprint: Option<String>,
    /// Region of an object store.
    pub region: Option<String>,
    /// Address of an object store that is not Amazon's, such as `https://objects.example.jp`.
    pub endpoint: Option<String>,
    /// The password, or the secret access key of an object store.
    pub password: Option<Secret>,
    /// The access key of an object store.
    pub access_key: Option<Secret>,
    /// A private key in OpenSSH's or PKCS #8's text form, and its passphrase.
    pub private_key: Option<Secret>,
    /// The passphrase of the private key.
    pub passphrase: Option<Secret>,
    /// The socket of an ssh agent.
    pub agent: Option<PathBuf>,
    /// How long an answer may take before the line counts as cut.
    pub timeout: Duration,
}

/// One kind of host.
#[derive(Clone, Copy)]
pub struct HostType {
    /// The scheme of its addresses in `kohyo.yaml`.
    pub scheme: &'static str,
    /// Makes a host ready; it may connect only when it is first asked something.
    pub connect: fn(&Connection) -> Result<Box<dyn Host>, HostError>,
}

impl fmt::Debug for HostType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostType").field("scheme", &self.scheme).finish_non_exhaustive()
    }
}

/// Every kind of host, one row each.
pub const HOSTS: &[HostType] = &[
    folder::FOLDER,
    sftp::SFTP,
    ftp::FTPS,
    ftp::FTP,
    webdav::ENCRYPTED,
    webdav::PLAIN,
    object_store::S3,
];
