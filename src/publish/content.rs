//! Where the bytes of a site come from when they are uploaded.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::headers::{self, Facts, Forwarding, ServerKind};
use super::{FileFacts, RemotePath};
use crate::digest::Hash;
use crate::output::{self, SitePath};
use crate::publication_log::Appended;
use crate::words::{Failure, Message, OrFail};

/// Gives the bytes of a file, from several threads at once.
pub trait Content: Sync {
    /// The bytes of a file of the site, which are those that the plan was made for.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is another one by now.
    fn bytes(&self, path: &RemotePath, file: &FileFacts) -> Result<Vec<u8>>;
}

/// A site in a folder, as a build wrote it.
#[derive(Debug)]
pub struct BuiltSite {
    folder: PathBuf,
    /// Files that no build writes, such as those for a server.
    extra: BTreeMap<RemotePath, Vec<u8>>,
    /// Files that a build wrote and that are not published.
    left_out: BTreeSet<RemotePath>,
}

impl BuiltSite {
    /// The site that was built in a folder, and files that come to it besides.
    #[must_use]
    pub fn new(folder: PathBuf, extra: BTreeMap<RemotePath, Vec<u8>>) -> Self {
        Self { folder, extra, left_out: BTreeSet::new() }
    }

    /// Publishes the files of the log as they will be, and not as they were when the site was built.
    pub fn put_log(&mut self, appended: &Appended) {
        let files = appended.files.iter();
        self.extra
            .extend(files.filter_map(|(path, it)| Some((RemotePath::told(path)?, it.clone()))));
        self.left_out.extend(appended.removed.iter().filter_map(|it| RemotePath::told(it)));
    }

    /// Adds the files that tell a kind of web server what to tell browsers with the site.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn add_server_files(
        &mut self,
        kind: ServerKind,
        base_url: &str,
        is_webdav: bool,
        forwarding: Forwarding,
    ) -> Result<()> {
        let read = |(path, _): (SitePath, [u8; 32])| {
            let bytes = fs::read(self.folder.join(path.as_str()));
            Ok((path.to_string(), bytes.or_fail(|| cannot_read(path.as_str()))?))
        };
        let files: Vec<(String, Vec<u8>)> =
            output::written(&self.folder)?.into_iter().map(read).collect::<Result<_>>()?;
        let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let base_url = Some(base_url).filter(|it| !it.is_empty());
        let facts = Facts::new(base_url, files, is_webdav).forwarding(forwarding);
        let made = headers::files(kind, &facts);
        let made =
            made.into_iter().filter_map(|(name, bytes)| Some((RemotePath::told(name)?, bytes)));
        self.extra.extend(made);
        Ok(())
    }

    /// What the build wrote, file by file, and what comes to it.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn files(&self) -> Result<BTreeMap<RemotePath, FileFacts>> {
        let written = output::written(&self.folder)?;
        let facts = |(path, hash): (SitePath, [u8; 32])| {
            let file = self.folder.join(path.as_str());
            let size = fs::metadata(&file).or_fail(|| cannot_read(path.as_str()))?.len();
            Ok((RemotePath::of(&path), FileFacts { sha256: hash.into(), size }))
        };
        let mut files = written.into_iter().map(facts).collect::<Result<BTreeMap<_, _>>>()?;
        files.retain(|path, _| !self.left_out.contains(path));
        files.extend(memory_files(&self.extra));
        Ok(files)
    }
}

impl Content for BuiltSite {
    fn bytes(&self, path: &RemotePath, file: &FileFacts) -> Result<Vec<u8>> {
        if let Some(bytes) = self.extra.get(path) {
            return Ok(bytes.clone());
        }
        let place = self.folder.join(path.as_str());
        let bytes = fs::read(place).or_fail(|| cannot_read(path.as_str()))?;
        if Hash::of(&bytes) == file.sha256 {
            return Ok(bytes);
        }
        let message = Message::new("publish-built-changed").with("path", path.as_str());
        Err(Failure::new(message).into())
    }
}

/// A site in memory, for tests.
impl Content for BTreeMap<RemotePath, Vec<u8>> {
    fn bytes(&self, path: &RemotePath, _: &FileFacts) -> Result<Vec<u8>> {
        self.get(path).cloned().or_fail(|| cannot_read(path.as_str()))
    }
}

/// What is known of files in memory.
#[must_use]
pub fn memory_files(files: &BTreeMap<RemotePath, Vec<u8>>) -> BTreeMap<RemotePath, FileFacts> {
    let facts = |it: &Vec<u8>| FileFacts { sha256: Hash::of(it), size: it.len() as u64 };
    files.iter().map(|(path, bytes)| (path.clone(), facts(bytes))).collect()
}

fn cannot_read(path: &str) -> Message {
    Message::new("cannot-read").with("path", path)
}
