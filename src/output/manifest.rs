//! The list of the files that kohyo wrote, with a hash of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::ops::Bound;
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{SitePath, fault};
use crate::words::OrFail;

pub(super) type Hash = [u8; 32];

pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// The files kohyo wrote, each with the hash of its content: what `sha256sum` prints.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<SitePath, Hash>,
}

impl Manifest {
    /// No manifest is a site without files.
    pub(super) fn read(file: &Path) -> Result<Self> {
        let text = match fs::read_to_string(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            text => text.or_fail(|| fault("cannot-read", file))?,
        };
        text.lines()
            .enumerate()
            .map(|(index, line)| {
                parse_line(line)
                    .or_fail(|| fault("manifest-is-damaged", file).with("line", index + 1))
            })
            .collect()
    }

    pub(super) fn get(&self, path: &str) -> Option<&Hash> {
        self.files.get(path)
    }

    /// The addresses inside a folder.
    pub(super) fn inside(&self, folder: &str) -> impl Iterator<Item = &SitePath> {
        let start = format!("{folder}/");
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let files = self.files.range::<str, _>(from).map(|(path, _)| path);
        files.take_while(move |path| path.as_str().starts_with(&start))
    }

    /// An address if it is a file's, and those inside it if it is a folder's.
    pub(super) fn at_or_inside(&self, path: &SitePath) -> impl Iterator<Item = &SitePath> {
        let itself = self.files.get_key_value(path).map(|(path, _)| path);
        itself.into_iter().chain(self.inside(path.as_str()))
    }

    /// The hash of the manifest itself.
    pub(super) fn hash(&self) -> Hash {
        hash(self.to_text().as_bytes())
    }

    /// Whether each file below `root` is what was written.
    pub(super) fn is_intact(&self, root: &Path) -> bool {
        let files: Vec<(&SitePath, &Hash)> = self.files.iter().collect();
        files.par_iter().with_min_len(64).all(|(path, expected)| {
            let file = path.under(root);
            fs::symlink_metadata(&file).is_ok_and(|it| it.is_file())
                && fs::read(file).is_ok_and(|it| hash(&it) == **expected)
        })
    }

    /// Each address with the hash of its content.
    pub(super) fn into_files(self) -> BTreeMap<SitePath, Hash> {
        self.files
    }

    /// The addresses in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.files.keys()
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.files.len() * 128);
        for (path, hash) in &self.files {
            for byte in hash {
                text.push(hex_digit(byte >> 4));
                text.push(hex_digit(byte & 15));
            }
            let _ = writeln!(text, "  {path}");
        }
        text
    }
}

impl FromIterator<(SitePath, Hash)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (SitePath, Hash)>>(files: I) -> Self {
        Self { files: files.into_iter().collect() }
    }
}

fn hex_digit(nibble: u8) -> char {
    char::from(b"0123456789abcdef"[usize::from(nibble)])
}

fn parse_line(line: &str) -> Option<(SitePath, Hash)> {
    let (hex, path) = line.split_once("  ")?;
    let digits = hex.chars().map(|it| it.to_digit(16)).collect::<Option<Vec<_>>>()?;
    let bytes = digits.chunks(2).map(|pair| match *pair {
        [high, low] => u8::try_from(high << 4 | low).ok(),
        _ => None,
    });
    let hash = bytes.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    Some((SitePath::new(path).ok()?, hash))
}

#[cfg(test)]
mod tests {
    use super::super::scratch::Scratch;
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let entry =
            |&(path, text): &(&str, &str)| (SitePath::new(path).unwrap(), hash(text.as_bytes()));
        files.iter().map(entry).collect()
    }

    #[test]
    fn it_is_written_as_sha256sum_does_in_the_order_of_addresses() {
        assert_eq!(
            manifest(&[("b c.html", "abc"), ("a/x.html", "")]).to_text(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/x.html\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b c.html\n"
        );
    }

    #[test]
    fn it_is_read_back() {
        let scratch = Scratch::new();
        let written = manifest(&[("二 つ  .html", "abc"), ("a/x.html", "")]);
        fs::write(scratch.path().join("m"), written.to_text()).unwrap();
        assert_eq!(Manifest::read(&scratch.path().join("m")).unwrap(), written);
        assert_eq!(Manifest::read(&scratch.path().join("none")).unwrap(), Manifest::default());
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        let scratch = Scratch::new();
        let good = manifest(&[("a", "")]).to_text();
        for bad in ["", "00  a", "../a", &format!("{}  ../a", "0".repeat(64)), &"0".repeat(64)] {
            fs::write(scratch.path().join("m"), format!("{good}{bad}\n")).unwrap();
            let error = Manifest::read(&scratch.path().join("m")).unwrap_err().to_string();
            assert!(error.contains("line 2 is not"), "{bad:?}: {error}");
        }
    }
}
