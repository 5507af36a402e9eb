//! Servers of FTP, with TLS (`ftps`, explicit) and without (`ftp`).
//!
//! FTP has no standard for much of what we need, so it is asked of each server: whether a rename replaces
//! (tried once), which TLS it wants, how it lists, whether it computes checksums. A file counts as stored
//! when the server tells its size.

mod digest;
mod fault;
mod listing;
mod session;

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::mem;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::super::RemotePath;
use super::{
    Capabilities, Checksum, Connection, Host, HostError, HostErrorKind, HostType, RemoteFile,
};
use fault::{Fault, lock};
use session::{Server, Session};

/// Explicit TLS.
pub(super) const FTPS: HostType =
    HostType { scheme: "ftps", connect: |connection| FtpHost::connect(connection, true) };

/// Nothing is encrypted, the password neither.
pub(super) const FTP: HostType =
    HostType { scheme: "ftp", connect: |connection| FtpHost::connect(connection, false) };

/// Where whoever publishes lets files lie before they are moved: nobody reads them there.
const TEMPORARY: &str = ".kohyo/temporary/";

/// How many connections shared hosts allow at the least, as far as we know.
const CONCURRENCY: usize = 3;

/// A server and the sessions with it that nobody uses at the moment.
struct FtpHost {
    server: Arc<Server>,
    address: String,
    sessions: Mutex<Vec<Session>>,
    /// Folders of the site that are there.
    folders: Mutex<BTreeSet<String>>,
    /// What makes names of temporary files unlike those of other runs.
    run: u64,
    temporaries: AtomicU64,
    replaces: bool,
    has_checksums: bool,
}

impl FtpHost {
    /// Logs in and finds out what the server can.
    fn connect(connection: &Connection, is_encrypted: bool) -> Result<Box<dyn Host>, HostError> {
        let server = Server::new(connection, is_encrypted);
        let mut host = Self {
            address: format!("{}:{}", server.host, server.port),
            server,
            sessions: Mutex::default(),
            folders: Mutex::default(),
            run: RandomState::new().hash_one(()),
            temporaries: AtomicU64::new(0),
            replaces: false,
            has_checksums: false,
        };
        host.has_checksums = host.ask(&host.server.folder, |session| {
            // It is never made: a misspelt one would be published to, unseen.
            match session.enter("") {
                Err(fault) if fault.is_about_path() => {
                    Err(Fault::known(HostErrorKind::Missing, "no such folder"))
                }
                entered => entered.map(|()| session.digest.is_some()),
            }
        })?;
        host.replaces = host.learn_whether_rename_replaces()?;
        Ok(Box::new(host))
    }

    /// Asks something in a session, which is kept for the next one if all went well.
    fn ask<T>(
        &self,
        place: &str,
        question: impl Fn(&mut Session) -> Result<T, Fault>,
    ) -> Result<T, HostError> {
        let idle = lock(&self.sessions).pop();
        let mut session = match idle {
            Some(session) => session,
            None => self.open(self.server.wants_reused_session.load(Ordering::Relaxed))?,
        };
        let answer = match question(&mut session) {
            Err(fault) if session.is_tls13 && fault.may_want_reused_session() => {
                drop(session);
                session = self.open(true).map_err(|_| fault.at(place))?;
                let answer = question(&mut session);
                // Only then was it the reason.
                if answer.is_ok() {
                    self.server.wants_reused_session.store(true, Ordering::Relaxed);
                    self.hang_up();
                }
                answer
            }
            answer => answer,
        };
        match answer {
            Ok(answer) => {
                lock(&self.sessions).push(session);
                Ok(answer)
            }
            Err(fault) => {
                let error = fault.at(place);
                // Those that wait may have been cut with it: whoever tries again begins anew.
                if error.kind == HostErrorKind::Temporary {
                    self.hang_up();
                }
                Err(error)
            }
        }
    }

    fn open(&self, tls12_only: bool) -> Result<Session, HostError> {
        Session::open(&self.server, tls12_only).map_err(|it| it.at(&self.address))
    }

    fn hang_up(&self) {
        let idle = mem::take(&mut *lock(&self.sessions));
        drop(idle);
    }

    /// Tries with two files of ours.
    fn learn_whether_rename_replaces(&self) -> Result<bool, HostError> {
        let (new, old) = (self.temporary()?, self.temporary()?);
        let replaces = self.ask(&self.address, |session| {
            self.store(session, &new, b"new")?;
            self.store(session, &old, b"former")?;
            match session.rename(new.as_str(), old.as_str()) {
                Ok(()) => Ok(session.size(old.as_str())? == Some(3)),
                Err(Fault::Refused { code, .. }) if code != 421 => Ok(false),
                Err(fault) => Err(fault),
            }
        })?;
        self.remove(&new)?;
        self.remove(&old)?;
        Ok(replaces)
    }

    /// A path that no other call uses.
    fn temporary(&self) -> Result<RemotePath, HostError> {
        let number = self.temporaries.fetch_add(1, Ordering::Relaxed);
        let name = format!("{TEMPORARY}{:016x}-{number}", self.run);
        let failed = || HostError::new(HostErrorKind::Failed, &name, "no path of ours");
        RemotePath::told(&name).ok_or_else(failed)
    }

    /// Uploads a file where it stands, with its folders, and looks whether it is whole.
    fn store(&self, session: &mut Session, path: &RemotePath, bytes: &[u8]) -> Result<(), Fault> {
        self.in_folders(session, path, |it| it.upload(path.as_str(), bytes))?;
        let size = session.size(path.as_str())?;
        if size == u64::try_from(bytes.len()).ok() {
            return Ok(());
        }
        let size = size.map_or_else(|| "none".to_owned(), |it| it.to_string());
        let detail = format!("of {} bytes the server has {size}", bytes.len());
        Err(Fault::known(HostErrorKind::Temporary, detail))
    }

    /// Does what needs the folders of a path. If it is refused, they may have gone since they were made.
    fn in_folders(
        &self,
        session: &mut Session,
        path: &RemotePath,
        action: impl Fn(&mut Session) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.make_folders(session, path)?;
        match action(session) {
            Err(fault) if fault.is_about_path() => {
                lock(&self.folders).clear();
                self.make_folders(session, path)?;
                action(session)
            }
            done => done,
        }
    }

    /// Makes the folders of a path that have not been seen. That one cannot be made is seen by what comes next.
    fn make_folders(&self, session: &mut Session, path: &RemotePath) -> Result<(), Fault> {
        for folder in path.folders() {
            if !lock(&self.folders).contains(folder) {
                session.make_folder(folder)?;
                lock(&self.folders).insert(folder.to_owned());
            }
        }
        Ok(())
    }

    fn move_file(
        &self,
        session: &mut Session,
        from: &RemotePath,
        to: &RemotePath,
    ) -> Result<(), Fault> {
        let moved = self.in_folders(session, to, |it| it.rename(from.as_str(), to.as_str()));
        match moved {
            Err(fault) if fault.is_about_path() && session.entry(from.as_str())?.is_none() => {
                Err(Fault::known(HostErrorKind::Missing, "no such file"))
            }
            moved => moved,
        }
    }
}

impl Host for FtpHost {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            rename: self.replaces,
            whole_put: self.replaces,
            exclusive_create: false,
            copy: false,
            checksum: self.has_checksums,
            releases: false,
            concurrency: CONCURRENCY,
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        self.ask(folder, |it| it.files_below(folder))
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        self.ask(path.as_str(), |session| {
            match session.download(&format!("RETR {}", session.place(path.as_str()))) {
                Err(fault) if fault.is_about_path() => match session.entry(path.as_str())? {
                    Some(_) => Err(fault),
                    None => Ok(None),
                },
                bytes => bytes.map(Some),
            }
        })
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        if !self.replaces || path.as_str().starts_with(TEMPORARY) {
            return self.ask(path.as_str(), |it| self.store(it, path, bytes));
        }
        let temporary = self.temporary()?;
        self.ask(path.as_str(), |session| {
            self.store(session, &temporary, bytes)?;
            let moved = self.move_file(session, &temporary, path);
            if matches!(&moved, Err(Fault::Refused { .. })) {
                // It is the move that has to be told.
                let _ = session.remove(temporary.as_str());
            }
            moved
        })
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        if self.ask(path.as_str(), |it| it.size(path.as_str()))?.is_some() {
            return Ok(false);
        }
        self.put(path, bytes)?;
        // Of two at once the later one stays.
        Ok(self.read(path)?.as_deref() == Some(bytes))
    }

    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        if !self.replaces {
            let detail = "the server replaces no file by another";
            return Err(HostError::new(HostErrorKind::Unsupported, to.as_str(), detail));
        }
        self.ask(to.as_str(), |it| self.move_file(it, from, to))
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        self.ask(path.as_str(), |session| {
            match session.remove(path.as_str()) {
                Err(fault) if fault.is_about_path() => {
                    return match session.entry(path.as_str())? {
                        Some(_) => Err(fault),
                        None => Ok(()),
                    };
                }
                removed => removed?,
            }
            for folder in path.folders().rev() {
                lock(&self.folders).remove(folder);
                if !session.remove_folder(folder)? {
                    break;
                }
            }
            Ok(())
        })
    }

    fn checksum(&self, path: &RemotePath) -> Result<Option<Checksum>, HostError> {
        self.ask(path.as_str(), |it| it.checksum(path.as_str()))
    }
}
