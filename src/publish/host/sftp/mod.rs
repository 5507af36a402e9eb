//! Hosts that take files by SFTP.
//!
//! One session serves all threads, with many requests on their way at once. It is made when the host is made ready,
//! because only then is known what the host can do, and again when it was lost.
//!
//! ```text
//! calls         what every host promises             driver        the thread that moves the bytes
//! session       one session: made, watched, ended     watched_line  tells that something came
//! host_key      the pinned key of the host            login         keys, agent, password
//! transfer      the bytes of files                    folders       folders, made and removed
//! listing       what is there                         fault         what an answer means
//! ```

mod calls;
mod driver;
mod fault;
mod folders;
mod host_key;
mod listing;
mod login;
mod session;
mod transfer;
mod watched_line;

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use russh_sftp::protocol::StatusCode;

use super::super::{OWN_FOLDER, RemotePath};
use super::{Capabilities, Connection, Host, HostError, HostErrorKind, HostType};
use driver::Driver;
use fault::Fault;
use session::{COPY_DATA, FREE_SPACE, HARD_LINK, POSIX_RENAME, Session};

/// Hosts that take files by SFTP.
pub(super) const SFTP: HostType = HostType { scheme: "sftp", connect };

/// How many calls at once are of use: with 20 ms from here to there and back, some thousand files a minute for each.
const CONCURRENCY: usize = 64;

/// The current session, or how the last attempt to make one ended.
#[derive(Default)]
struct Sessions {
    current: Option<Arc<Session>>,
    failed: Option<HostError>,
}

struct Sftp {
    connection: Connection,
    place: String,
    root: String,
    capabilities: Capabilities,
    sessions: tokio::sync::Mutex<Sessions>,
    attempts: AtomicU64,
    /// What makes the names of our temporary files differ from those of others.
    mark: u64,
    files: AtomicU64,
    /// Bytes of all the files that are being stored.
    storing: AtomicU64,
    /// Temporary files that a lost session left behind.
    left_behind: Mutex<Vec<String>>,
    // Last, so that sessions end while it runs.
    driver: Driver,
}

fn connect(connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    let place = format!("sftp://{}:{}", connection.host, connection.port.unwrap_or(22));
    let driver = Driver::start()
        .map_err(|it| HostError::new(HostErrorKind::Failed, &place, it.to_string()))?;
    let session = driver.wait(Session::open(connection, &place))?;
    let renames = session.offers(POSIX_RENAME);
    let capabilities = Capabilities {
        rename: renames,
        whole_put: renames,
        exclusive_create: true,
        // A second name for the same bytes is a copy only where files are replaced and never written again.
        copy: session.offers(COPY_DATA) || (session.offers(HARD_LINK) && renames),
        checksum: false,
        releases: false,
        concurrency: CONCURRENCY,
    };
    let root = match connection.folder.trim_end_matches('/') {
        "" if connection.folder.is_empty() => ".",
        "" => "/",
        root => root,
    };
    Ok(Box::new(Sftp {
        connection: connection.clone(),
        place,
        root: root.to_owned(),
        capabilities,
        sessions: tokio::sync::Mutex::new(Sessions {
            current: Some(Arc::new(session)),
            failed: None,
        }),
        attempts: AtomicU64::new(0),
        mark: RandomState::new().hash_one(()),
        files: AtomicU64::new(0),
        storing: AtomicU64::new(0),
        left_behind: Mutex::default(),
        driver,
    }))
}

/// A path below a folder, either of which may be nothing.
fn full(folder: &str, path: &str) -> String {
    match (folder, path) {
        (folder, "") => folder.to_owned(),
        ("", path) => path.to_owned(),
        ("/", path) => format!("/{path}"),
        (folder, path) => format!("{folder}/{path}"),
    }
}

impl Sftp {
    fn run<T>(
        &self,
        work: impl AsyncFnOnce(&Arc<Session>) -> Result<T, HostError>,
    ) -> Result<T, HostError> {
        self.driver.wait(async { work(&self.session().await?).await })
    }

    /// The current session, or a new one. Of many who need one at once, one makes it for all.
    async fn session(&self) -> Result<Arc<Session>, HostError> {
        let seen = self.attempts.load(Ordering::Relaxed);
        let mut sessions = self.sessions.lock().await;
        if let Some(current) = sessions.current.as_ref().filter(|it| !it.is_lost()) {
            return Ok(Arc::clone(current));
        }
        sessions.current = None;
        let attempts = self.attempts.load(Ordering::Relaxed);
        if attempts != seen
            && let Some(error) = &sessions.failed
        {
            return Err(error.clone());
        }
        let opened = Session::open(&self.connection, &self.place).await;
        self.attempts.store(attempts + 1, Ordering::Relaxed);
        sessions.failed = opened.as_ref().err().cloned();
        let session = Arc::new(opened?);
        sessions.current = Some(Arc::clone(&session));
        let files = std::mem::take(&mut *self.left_behind());
        self.discard(&session, files).await;
        Ok(session)
    }

    fn left_behind(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.left_behind.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes files of ours that are of no use, now or on the next session.
    async fn discard(&self, session: &Session, files: Vec<String>) {
        let mut removals = Vec::new();
        for file in &files {
            removals.push(session::sent(session.raw.remove(file)).await);
        }
        for removal in removals {
            // Some were never made.
            let _ = session.answer(removal).await;
        }
        if session.is_lost() {
            self.left_behind().extend(files);
        }
    }

    fn at(&self, path: &RemotePath) -> String {
        full(&self.root, path.as_str())
    }

    /// The folders that a file lies in, below that of the site.
    fn folders(&self, path: &RemotePath) -> Vec<String> {
        path.folders().map(|it| full(&self.root, it)).collect()
    }

    /// A new file of ours in this folder of the site.
    fn temporary(&self, folder: &str, prefix: &str) -> String {
        let number = self.files.fetch_add(1, Ordering::Relaxed);
        let file = format!("{prefix}-{:016x}-{number}", self.mark);
        full(&full(&self.root, folder), &file)
    }

    /// Makes an error of what the host answered, and asks it whether its disk is full when it does not say why it
    /// did not write. What filled it may have been another file of ours, which is gone again by then.
    async fn explain(&self, session: &Session, fault: Fault, path: &str, size: u64) -> HostError {
        let size = self.storing.load(Ordering::Relaxed).max(size);
        if fault.is(StatusCode::Failure)
            && session.offers(FREE_SPACE)
            && let Ok(told) = session.ask(session.raw.statvfs(&self.root)).await
        {
            let free = told.blocks_avail.saturating_mul(told.fragment_size);
            if free <= size || (told.inodes > 0 && told.inodes_avail == 0) {
                let detail = format!("{free} bytes are free");
                return HostError::new(HostErrorKind::Full, path, detail);
            }
        }
        if fault.is(StatusCode::NoSuchFile)
            && let Err(missing) = session.ask(session.raw.stat(&self.root)).await
            && missing.is(StatusCode::NoSuchFile)
        {
            let detail = "the folder of the site is not there";
            return HostError::new(HostErrorKind::Missing, &self.root, detail);
        }
        fault.at(path)
    }
}
