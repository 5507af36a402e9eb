//! Puts a text in the place of the one that was read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::output;
use crate::source::File;
use crate::words::{Failure, Message, OrFail};

/// The byte order mark in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A text, and the one that is to be in its place.
pub(super) struct Replacement<'a> {
    pub(super) place: PathBuf,
    pub(super) before: &'a str,
    pub(super) after: String,
}

/// Puts a text in the place of another one, unless somebody has saved the file since it was read.
pub(super) fn replace(place: &Path, before: &str, text: &[u8]) -> Result<()> {
    let name = place.display().to_string();
    let now =
        fs::read(place).or_fail(|| Message::new("cannot-read").with("path", name.as_str()))?;
    // A file's byte order mark is no part of its text, and stays.
    let mark: &[u8] = if now.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { b"" };
    let text = [mark, text].concat();
    if File::from_bytes(&name, now).text() != Some(before) {
        let changed = Message::new("import-changed-now").with("path", name);
        return Err(Failure::new(changed).into());
    }
    output::replace(place, &text)
}

/// The same of several files: of all or, when one of them cannot be written, of none.
pub(super) fn replace_all(all: &[Replacement<'_>]) -> Result<()> {
    for (done, Replacement { place, before, after }) in all.iter().enumerate() {
        if let Err(error) = replace(place, before, after.as_bytes()) {
            for Replacement { place, before, after } in &all[..done] {
                replace(place, after, before.as_bytes())?;
            }
            return Err(error);
        }
    }
    Ok(())
}
