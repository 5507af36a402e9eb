//! Folders of files: made on the way to what needs them, and remembered.

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{FileAttributes, StatusCode};

use super::fault::Fault;
use super::session::{Session, sent};

/// Somebody may remove a folder between making it and using it, though not again and again.
const ATTEMPTS: usize = 4;

impl Session {
    /// Sends a request that needs these folders, outermost first. Those that are not known to be there are made just
    /// before it on the same way, so that nobody waits for them.
    pub(super) async fn in_folders<T, F>(
        &self,
        folders: &[String],
        request: impl Fn() -> F,
    ) -> Result<T, Fault>
    where
        F: Future<Output = Result<T, Error>> + Send,
    {
        let mut attempt = 1;
        loop {
            let mut missing = Vec::new();
            for folder in self.unknown(folders) {
                let creation = self.raw.mkdir(folder, FileAttributes::empty());
                missing.push((folder, sent(creation).await));
            }
            let asked = sent(request()).await;
            let mut obstacle = None;
            for (folder, creation) in missing {
                match self.answer(creation).await {
                    Ok(_) => self.remember(folder),
                    // It is there, or what is there is none: the request itself will tell.
                    Err(fault) if fault.is(StatusCode::Failure) => self.remember(folder),
                    Err(fault) => obstacle = obstacle.or(Some(fault)),
                }
            }
            let fault = match self.answer(asked).await {
                Err(fault) if fault.is(StatusCode::NoSuchFile) => fault,
                other => return other,
            };
            match obstacle {
                Some(obstacle) if !obstacle.is(StatusCode::NoSuchFile) => return Err(obstacle),
                _ if attempt == ATTEMPTS => return Err(fault),
                _ => {}
            }
            let mut known = self.folders();
            for folder in folders {
                known.remove(folder);
            }
            attempt += 1;
        }
    }

    fn unknown<'a>(&self, folders: &'a [String]) -> Vec<&'a str> {
        let known = self.folders();
        folders.iter().map(String::as_str).filter(|it| !known.contains(*it)).collect()
    }

    fn remember(&self, folder: &str) {
        self.folders().insert(folder.to_owned());
    }

    /// Removes a file, and after it the folders that are empty then; false when there is no such file.
    pub(super) async fn remove(&self, path: &str, folders: &[String]) -> Result<bool, Fault> {
        let removal = sent(self.raw.remove(path)).await;
        let mut emptied = Vec::new();
        for folder in folders.iter().rev() {
            emptied.push((folder, sent(self.raw.rmdir(folder)).await));
        }
        let removed = self.answer(removal).await;
        for (folder, gone) in emptied {
            // Most are not empty.
            if self.answer(gone).await.is_ok() {
                self.folders().remove(folder);
            }
        }
        match removed {
            Ok(_) => Ok(true),
            Err(fault) if fault.is(StatusCode::NoSuchFile) => Ok(false),
            Err(fault) => Err(fault),
        }
    }
}
