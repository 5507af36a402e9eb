//! What a build leaves behind so that the next one, from the same files for the same day, has
//! nothing to do.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Built, Checked};
use crate::diagnostic::Diagnostic;
use crate::source::{Content, File, Tree};

/// What a build was made from and what it said.
#[derive(Debug, Serialize, Deserialize)]
pub struct BuildCache {
    /// [`digest`] of all it was made from.
    pub digest: String,
    /// How many units the city had.
    pub units: usize,
    /// How many records were read.
    pub records: usize,
    /// How many pages were made.
    pub pages: usize,
    /// What was wrong with the files that were left out.
    errors: Vec<Diagnostic>,
    /// How many findings of each severity there were: errors, warnings, notes.
    pub counts: [usize; 3],
}

impl BuildCache {
    /// The memo of a build.
    #[must_use]
    pub fn new(digest: String, checked: &Checked, built: Built) -> Self {
        Self {
            digest,
            units: checked.units(),
            records: checked.records(),
            pages: built.pages,
            errors: checked.findings.errors().cloned().collect(),
            counts: checked.findings.counts(),
        }
    }

    /// Reads a memo; none when it is not one, for the next build then simply does its work.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The memo as it is kept.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Whether it is the memo of a site that lacks what was wrong.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What was wrong with the files that were left out.
    #[must_use]
    pub fn errors(&self) -> &[Diagnostic] {
        &self.errors
    }
}

/// A SHA-256 of everything that a build depends on: the program, every file, the day.
///
/// # Errors
///
/// An attachment cannot be read.
pub fn digest(tree: &Tree, day: Date) -> Result<String> {
    let files: Vec<[u8; 32]> = tree
        .files()
        .par_iter()
        .with_min_len(16)
        .map(|file| Ok(of_file(file).with_context(|| file.path.clone())?.into()))
        .collect::<Result<_>>()?;
    let mut hasher = Sha256::new();
    hasher.update(format!("{} {day}\n", crate::BUILD_ID));
    hasher.update(files.concat());
    let mut hex = String::new();
    for byte in hasher.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    Ok(hex)
}

fn of_file(file: &File) -> std::io::Result<sha2::digest::Output<Sha256>> {
    let mut hasher = Sha256::new();
    hasher.update((file.path.len() as u64).to_le_bytes());
    hasher.update(&file.path);
    match &file.content {
        Content::Text(text) => hasher.update(&**text),
        Content::Attachment(_) => hasher.update(file.bytes()?),
        Content::Unreadable(reason) => hasher.update(format!("{reason:?}")),
    }
    Ok(hasher.finalize())
}
