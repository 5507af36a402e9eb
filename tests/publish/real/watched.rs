//! A host that counts what it is asked, and does something else first when a test says so.

use std::sync::{Mutex, MutexGuard, PoisonError};

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Capabilities, Checksum, Host, HostError, RemoteFile};

/// What a test does before a file is stored; it is told how many were.
type BeforePut<'a> = Box<dyn Fn(usize) -> Result<(), HostError> + Send + Sync + 'a>;

pub(crate) struct Watched<'a> {
    host: &'a dyn Host,
    calls: Mutex<Vec<(&'static str, String)>>,
    before_put: BeforePut<'a>,
}

impl<'a> Watched<'a> {
    pub(crate) fn new(host: &'a dyn Host) -> Self {
        Self::with(host, |_| Ok(()))
    }

    pub(crate) fn with(
        host: &'a dyn Host,
        before_put: impl Fn(usize) -> Result<(), HostError> + Send + Sync + 'a,
    ) -> Self {
        Self { host, calls: Mutex::default(), before_put: Box::new(before_put) }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(&'static str, String)>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, name: &'static str, path: &str) -> usize {
        let mut calls = self.lock();
        calls.push((name, path.to_owned()));
        calls.iter().filter(|it| it.0 == name).count()
    }

    pub(crate) fn calls(&self) -> Vec<(&'static str, String)> {
        self.lock().clone()
    }

    /// How often a file was stored.
    pub(crate) fn puts(&self) -> usize {
        self.lock().iter().filter(|it| it.0 == "put").count()
    }

    pub(crate) fn forget(&self) {
        self.lock().clear();
    }
}

impl Host for Watched<'_> {
    fn capabilities(&self) -> Capabilities {
        self.host.capabilities()
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        self.count("list", folder);
        self.host.list(folder)
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        self.count("read", path.as_str());
        self.host.read(path)
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        let number = self.count("put", path.as_str());
        (self.before_put)(number)?;
        self.host.put(path, bytes)
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        self.count("create", path.as_str());
        self.host.create(path, bytes)
    }

    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        self.count("rename", to.as_str());
        self.host.rename(from, to)
    }

    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        self.count("copy", to.as_str());
        self.host.copy(from, to)
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        self.count("remove", path.as_str());
        self.host.remove(path)
    }

    fn checksum(&self, path: &RemotePath) -> Result<Option<Checksum>, HostError> {
        self.count("checksum", path.as_str());
        self.host.checksum(path)
    }

    fn switch(&self, release: &str) -> Result<(), HostError> {
        self.count("switch", release);
        self.host.switch(release)
    }
}
