//! A site that is not written at all.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::{Sink, SitePath, fault};
use crate::words::Failure;

/// A site held in memory, for preview and for tests.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<SitePath, Vec<u8>>>,
}

impl Memory {
    /// What was put, by address.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<SitePath, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<()> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if files.insert(path.clone(), bytes.to_vec()).is_some() {
            return Err(Failure::new(fault("address-twice", path.as_str())).into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_be_put_once() {
        let memory = Memory::default();
        let path = SitePath::new("index.html").unwrap();
        memory.put(&path, b"a").unwrap();
        assert!(memory.put(&path, b"a").is_err());
    }
}
