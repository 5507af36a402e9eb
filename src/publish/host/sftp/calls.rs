//! What every host promises, by SFTP.

use std::cell::RefCell;
use std::sync::atomic::Ordering;

use russh_sftp::protocol::{FileAttributes, OpenFlags, StatusCode};

use super::super::{Capabilities, Host, HostError, HostErrorKind, RemoteFile};
use super::fault::Fault;
use super::session::{COPY_DATA, Session, sent};
use super::{OWN_FOLDER, RemotePath, Sftp, full, listing};

impl Host for Sftp {
    fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        self.run(async |session| listing::list(session, &self.root, folder).await)
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        self.run(async |session| {
            session.fetch(&self.at(path)).await.map_err(|it| it.at(path.as_str()))
        })
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        let size = bytes.len() as u64;
        self.storing.fetch_add(size, Ordering::Relaxed);
        let stored = self.run(async |session| {
            if self.capabilities.whole_put {
                let store = async |file: &str, folders: &[String]| {
                    store(session, file, folders, OpenFlags::EXCLUDE, bytes).await
                };
                return self.put_whole(session, path, size, store).await;
            }
            let (file, folders) = (self.at(path), self.folders(path));
            match store(session, &file, &folders, OpenFlags::TRUNCATE, bytes).await {
                Ok(()) => Ok(()),
                Err(fault) => Err(self.explain(session, fault, path.as_str(), size).await),
            }
        });
        self.storing.fetch_sub(size, Ordering::Relaxed);
        stored
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        self.run(async |session| {
            let (file, folders) = (self.at(path), self.folders(path));
            let _open = session.open.acquire().await;
            let handle = match session.create(&file, &folders, OpenFlags::EXCLUDE).await {
                Ok(handle) => handle,
                // The protocol has no answer of its own for a file that is there.
                Err(fault)
                    if fault.is(StatusCode::Failure)
                        && session.ask(session.raw.lstat(&file)).await.is_ok() =>
                {
                    return Ok(false);
                }
                Err(fault) => {
                    return Err(self
                        .explain(session, fault, path.as_str(), bytes.len() as u64)
                        .await);
                }
            };
            match session.fill(&handle, bytes).await {
                Ok(()) => Ok(true),
                Err(fault) => {
                    let error =
                        self.explain(session, fault, path.as_str(), bytes.len() as u64).await;
                    drop(sent(session.raw.remove(&file)).await);
                    Err(error)
                }
            }
        })
    }

    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        if !self.capabilities.rename {
            let detail = "the host does not replace a file at once";
            return Err(HostError::new(HostErrorKind::Unsupported, to.as_str(), detail));
        }
        self.run(async |session| {
            let renamed = session.replace(&self.at(from), &self.at(to), &self.folders(to)).await;
            match renamed {
                Ok(()) => Ok(()),
                // What is not there is rather the file than a folder, which was made.
                Err(fault) if fault.is(StatusCode::NoSuchFile) => Err(fault.at(from.as_str())),
                Err(fault) => Err(self.explain(session, fault, to.as_str(), 0).await),
            }
        })
    }

    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        if !self.capabilities.copy {
            return self.copy_through_us(from, to);
        }
        let copied = self.run(async |session| self.copy_there(session, from, to).await);
        match copied {
            // Some disks take no second name, some hosts announce what they then refuse.
            Err(HostError { kind: HostErrorKind::Failed | HostErrorKind::Unsupported, .. }) => {
                self.copy_through_us(from, to)
            }
            copied => copied,
        }
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        self.run(async |session| {
            let removed = session.remove(&self.at(path), &self.folders(path)).await;
            removed.map(drop).map_err(|it| it.at(path.as_str()))
        })
    }
}

impl Sftp {
    /// Lets a file be stored under a name of ours, and puts it in its place at once.
    async fn put_whole(
        &self,
        session: &Session,
        path: &RemotePath,
        size: u64,
        store: impl AsyncFn(&str, &[String]) -> Result<(), Fault>,
    ) -> Result<(), HostError> {
        let mut folders = self.folders(path);
        let own = full(&self.root, OWN_FOLDER);
        if !folders.contains(&own) {
            folders.push(own);
        }
        let beside = path.folders().next_back().unwrap_or("");
        let in_own_folder = self.temporary(OWN_FOLDER, "put");
        let mut stored = self.put_by(session, path, &in_own_folder, &folders, &store).await;
        if matches!(&stored, Err((Step::Replace, fault)) if fault.is(StatusCode::Failure)) {
            // A folder of the site may be a link to another disk, to which nothing is moved at once.
            let in_its_folder = self.temporary(beside, ".kohyo-put");
            stored = self.put_by(session, path, &in_its_folder, &folders, &store).await;
        }
        match stored {
            Ok(()) => Ok(()),
            Err((_, fault)) => Err(self.explain(session, fault, path.as_str(), size).await),
        }
    }

    async fn put_by(
        &self,
        session: &Session,
        path: &RemotePath,
        temporary: &str,
        folders: &[String],
        store: &impl AsyncFn(&str, &[String]) -> Result<(), Fault>,
    ) -> Result<(), (Step, Fault)> {
        let put = match store(temporary, folders).await {
            Ok(()) => {
                let replaced = session.replace(temporary, &self.at(path), folders).await;
                replaced.map_err(|it| (Step::Replace, it))
            }
            Err(fault) => Err((Step::Store, fault)),
        };
        if put.is_err() {
            self.discard(session, vec![temporary.to_owned()]).await;
        }
        put
    }

    async fn copy_there(
        &self,
        session: &Session,
        from: &RemotePath,
        to: &RemotePath,
    ) -> Result<(), HostError> {
        let source = self.at(from);
        let copy = async |file: &str, folders: &[String], how: OpenFlags| {
            let _open = session.open.acquire_many(2).await;
            let opening = session.raw.open(&source, OpenFlags::READ, FileAttributes::empty());
            let source = session.ask(opening).await?.handle;
            let copied = match session.create(file, folders, how).await {
                Ok(target) => session.copy_data(&source, &target).await,
                Err(fault) => Err(fault),
            };
            session.close(&source).await;
            copied
        };
        let copied = if !self.capabilities.whole_put {
            match copy(&self.at(to), &self.folders(to), OpenFlags::TRUNCATE).await {
                Ok(()) => Ok(()),
                Err(fault) => Err(self.explain(session, fault, to.as_str(), 0).await),
            }
        } else if session.offers(COPY_DATA) {
            let copy = async |file: &str, folders: &[String]| {
                copy(file, folders, OpenFlags::EXCLUDE).await
            };
            self.put_whole(session, to, 0, copy).await
        } else {
            let names = RefCell::new(Vec::new());
            let link = async |file: &str, folders: &[String]| {
                names.borrow_mut().push(file.to_owned());
                session.link(&source, file, folders).await
            };
            let linked = self.put_whole(session, to, 0, link).await;
            // Moving one name of a file over another name of it does nothing.
            self.discard(session, names.take()).await;
            linked
        };
        copied.map_err(|error| {
            if error.kind == HostErrorKind::Missing && error.place == to.as_str() {
                return HostError { place: from.to_string(), ..error };
            }
            error
        })
    }

    fn copy_through_us(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        match self.read(from)? {
            Some(bytes) => self.put(to, &bytes),
            None => Err(HostError::new(HostErrorKind::Missing, from.as_str(), "no such file")),
        }
    }
}

/// How far a file came.
#[derive(Debug, Clone, Copy)]
enum Step {
    Store,
    Replace,
}

/// Writes a file where it is to be, in folders that are made if need be.
async fn store(
    session: &Session,
    file: &str,
    folders: &[String],
    how: OpenFlags,
    bytes: &[u8],
) -> Result<(), Fault> {
    let _open = session.open.acquire().await;
    let handle = session.create(file, folders, how).await?;
    session.fill(&handle, bytes).await
}
