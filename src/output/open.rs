//! Takes the folder of a site for a build, and tells what the last one left there.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::folder::{Folder, Lock, STATE};
use super::manifest::{List, Manifest};
use super::recovery::{self, Recovered};
use super::{SitePath, Staging, fault};
use crate::words::{Failure, Message};

/// The folder of a built site, locked for one build.
#[derive(Debug)]
pub struct Output {
    pub(super) folder: Folder,
    /// What kohyo wrote there last.
    pub(super) former: Manifest,
    /// Whether that is known of every file.
    pub(super) is_whole: bool,
    notices: Vec<Message>,
    _lock: Lock,
}

impl Output {
    /// Takes a folder that is absent, holds nothing but dot-files, or was built by kohyo before.
    /// A build that was killed there is completed or undone.
    pub fn open(dir: &Path) -> Result<Self> {
        let folder = Folder::accept(dir)?;
        let mut notices = Vec::new();
        let lock = folder.lock(&mut notices)?;
        folder.check_version(&mut notices)?;
        let recovered = recovery::recover(&folder)?;
        notices.extend(recovered.notices);
        let Recovered { former, is_whole, .. } = recovered;
        Ok(Self { folder, former, is_whole, notices, _lock: lock })
    }

    /// What was damaged in kohyo's own folder, and what became of it.
    #[must_use]
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// Whether kohyo has built a site in the folder before.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        dir.join(STATE).is_dir()
    }

    /// What the last build left to be remembered, if the site still is what it made.
    #[must_use]
    pub fn cache(&self) -> Option<Vec<u8>> {
        let (manifest, cache) = self.folder.memo()?;
        (manifest == self.former.hash()).then_some(cache)
    }

    /// How many files the site has, if each of them on disk is what kohyo wrote.
    #[must_use]
    pub fn intact(&self) -> Option<usize> {
        self.former.is_intact(self.folder.root()).then(|| self.former.paths().count())
    }

    /// Starts a build.
    pub fn begin(self) -> Result<Staging> {
        Staging::new(self)
    }
}

/// The files that the last build wrote to a folder, each with the SHA-256 of its content.
///
/// # Errors
///
/// No build has ended there, or its list cannot be read.
pub fn written(dir: &Path) -> Result<BTreeMap<SitePath, [u8; 32]>> {
    let folder = Folder::at(dir);
    if !folder.manifest().is_file() || folder.journal().exists() {
        return Err(Failure::new(fault("out-not-built", dir)).into());
    }
    match List::read(&folder.manifest())?.whole() {
        Some(list) if list.is_whole => Ok(list.manifest.into_files()),
        _ => Err(Failure::new(fault("manifest-is-damaged", folder.manifest())).into()),
    }
}
