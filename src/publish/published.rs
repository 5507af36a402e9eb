//! What a host says of itself: what was published there, and whether a publication was interrupted.

use anyhow::Result;

use super::worker::Worker;
use super::{Manifest, Pending, RemotePath};

/// What was found on a host.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// What was published last.
    pub manifest: Option<Manifest>,
    /// What an interrupted publication may have done.
    pub pending: Option<Pending>,
    /// Both as they are stored, to see whether somebody else changed them.
    stored: [Option<Vec<u8>>; 2],
}

impl Published {
    /// Asks a host, in two calls.
    pub(super) fn read(worker: &Worker) -> Result<Self> {
        let manifest = worker.call(|it| it.read(&RemotePath::manifest()))?;
        let pending = worker.call(|it| it.read(&RemotePath::pending()))?;
        let parse = |it: &Vec<u8>| Manifest::parse(RemotePath::manifest().as_str(), it);
        Ok(Self {
            manifest: manifest.as_ref().map(parse).transpose()?,
            pending: pending.as_deref().and_then(Pending::parse),
            stored: [manifest, pending],
        })
    }

    /// What was published, as far as is known without asking.
    pub(super) fn of(manifest: Option<Manifest>) -> Self {
        Self { manifest, ..Self::default() }
    }

    /// Whether the host still says the same, in two calls.
    pub(super) fn is_still(&self, worker: &Worker) -> Result<bool> {
        let manifest = worker.call(|it| it.read(&RemotePath::manifest()))?;
        let pending = worker.call(|it| it.read(&RemotePath::pending()))?;
        Ok(self.stored == [manifest, pending])
    }

    /// Whether something is left of a publication that did not end.
    #[must_use]
    pub fn was_interrupted(&self) -> bool {
        self.stored[1].is_some()
    }

    /// Whether nothing was ever published there, nor begun to be.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.manifest.is_none() && self.pending.is_none()
    }
}
