//! What a publication that is under way may have done: `.kohyo/pending.json`, written before anything is changed
//! and removed when all is done. The next run learns from it which contents at an address are ours.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::RemotePath;
use super::manifest::{FORMAT, rows};
use crate::digest::Hash;
use crate::words::{Message, OrFail};

/// What may have been done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    format: u32,
    /// Who began it.
    pub owner: String,
    /// When.
    pub started: Timestamp,
    /// Whether files were written in place, so that half of one may be ours too.
    pub in_place: bool,
    /// The contents that an address may have, each put there by us; null is no file.
    pub paths: BTreeMap<RemotePath, Vec<Option<Hash>>>,
}

impl Pending {
    /// What is going to be done.
    #[must_use]
    pub fn new(
        owner: &str,
        started: Timestamp,
        in_place: bool,
        paths: BTreeMap<RemotePath, Vec<Option<Hash>>>,
    ) -> Self {
        Self { format: FORMAT, owner: owner.to_owned(), started, in_place, paths }
    }

    /// Reads what may have been done. What cannot be read was cut off while it was written, before
    /// anything else was done: nothing then.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|it: &Self| it.format <= FORMAT)
    }

    /// As it is stored.
    ///
    /// # Errors
    ///
    /// None that is known; a text could not be written as JSON.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let failed = || Message::new("publish-manifest-damaged").with("path", "pending.json");
        let text = |it: &str| serde_json::to_string(it).or_fail(failed);
        let mut json = String::from("{\n");
        let _ = writeln!(json, "\"format\": {},", self.format);
        let _ = writeln!(json, "\"owner\": {},", text(&self.owner)?);
        let _ = writeln!(json, "\"started\": {},", text(&self.started.to_string())?);
        let _ = writeln!(json, "\"in_place\": {},", self.in_place);
        let _ = writeln!(json, "\"paths\": {}\n}}", rows(&self.paths)?);
        Ok(json.into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_back_and_half_of_it_is_none() {
        let path = RemotePath::told("a/index.html").unwrap();
        let paths = [(path, vec![None, Some(Hash::of(b"a"))])].into();
        let pending = Pending::new("市役所", Timestamp::UNIX_EPOCH, false, paths);
        let bytes = pending.to_bytes().unwrap();
        assert_eq!(Pending::parse(&bytes), Some(pending));
        assert_eq!(Pending::parse(&bytes[..bytes.len() / 2]), None);
    }
}
