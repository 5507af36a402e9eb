//! The list of the files that kohyo wrote, with a hash of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Bound;
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::SitePath;
use super::state_file::{self, Found, LIMIT};

pub(super) type Hash = [u8; 32];

pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// The files kohyo wrote, each with the hash of its content: what `sha256sum` prints.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<SitePath, Hash>,
}

/// A manifest as it was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// What its lines say.
    pub(super) manifest: Manifest,
    /// Whether each of them is a checksum and an address, to the end.
    pub(super) is_whole: bool,
}

impl List {
    pub(super) fn read(file: &Path) -> Result<Found<Self>> {
        Ok(state_file::read(file, LIMIT)?.and_then(|bytes| Some(Self::of(&bytes))))
    }

    fn of(bytes: &[u8]) -> Self {
        // Each line has an end; and kohyo leaves no site without a page.
        let mut is_whole = bytes.ends_with(b"\n");
        let mut files = BTreeMap::new();
        for line in bytes.split_inclusive(|it| *it == b'\n') {
            let text = line.strip_suffix(b"\n").and_then(|it| std::str::from_utf8(it).ok());
            match text.and_then(parse_line) {
                Some((path, hash)) => is_whole &= files.insert(path, hash).is_none(),
                None => is_whole = false,
            }
        }
        Self { manifest: Manifest { files }, is_whole }
    }
}

impl Manifest {
    pub(super) fn get(&self, path: &str) -> Option<&Hash> {
        self.files.get(path)
    }

    /// The addresses inside a folder.
    pub(super) fn inside(&self, folder: &str) -> impl Iterator<Item = (&SitePath, &Hash)> {
        let start = format!("{folder}/");
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let files = self.files.range::<str, _>(from);
        files.take_while(move |(path, _)| path.as_str().starts_with(&start))
    }

    /// An address if it is a file's, and those inside it if it is a folder's.
    pub(super) fn at_or_inside(&self, path: &SitePath) -> impl Iterator<Item = (&SitePath, &Hash)> {
        let itself = self.files.get_key_value(path);
        itself.into_iter().chain(self.inside(path.as_str()))
    }

    /// The hash of the manifest itself.
    pub(super) fn hash(&self) -> Hash {
        hash(self.to_text().as_bytes())
    }

    /// Whether each file below `root` is what was written.
    pub(super) fn is_intact(&self, root: &Path) -> bool {
        let files: Vec<(&SitePath, &Hash)> = self.files.iter().collect();
        files.par_iter().with_min_len(64).all(|(path, expected)| is_intact(root, path, expected))
    }

    /// Those whose files below `root` are what was written.
    pub(super) fn intact(self, root: &Path) -> Self {
        let files = self.files.into_par_iter();
        Self { files: files.filter(|(path, expected)| is_intact(root, path, expected)).collect() }
    }

    /// These and others, which hold where both name an address.
    pub(super) fn with(mut self, others: Self) -> Self {
        self.files.extend(others.files);
        self
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

/// Whether a file below `root` is what was written there.
pub(super) fn is_intact(root: &Path, path: &SitePath, expected: &Hash) -> bool {
    let file = path.under(root);
    fs::symlink_metadata(&file).is_ok_and(|it| it.is_file())
        && fs::read(file).is_ok_and(|it| hash(&it) == *expected)
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
        let list = List { manifest: written, is_whole: true };
        assert_eq!(List::read(&scratch.path().join("m")).unwrap(), Found::Whole(list));
        assert_eq!(List::read(&scratch.path().join("none")).unwrap(), Found::Absent);
    }

    #[test]
    fn a_line_that_is_none_is_noticed_and_the_others_hold() {
        let zeros = "0".repeat(64);
        let good = manifest(&[("a", "")]);
        for bad in [
            "\n",
            "00  a\n",
            "../a\n",
            &format!("{zeros}  ../a\n"),
            &format!("{zeros}  /etc/passwd\n"),
            &format!("{zeros}  .kohyo/lock\n"),
            &format!("{zeros}\n"),
            &format!("{zeros}  b"),
            "<<<<<<< HEAD\n",
            "\0\0\0\0",
        ] {
            let list = List::of(format!("{}{bad}", good.to_text()).as_bytes());
            assert!(!list.is_whole, "{bad:?}");
            assert_eq!(list.manifest, good, "{bad:?}");
        }
        let mut latin = good.to_text().into_bytes();
        latin.extend(format!("{zeros}  b\u{e9}\n").replace('\u{e9}', "").bytes());
        latin.insert(latin.len() - 1, 0xE9);
        assert_eq!(List::of(&latin), List { manifest: good, is_whole: false });
        assert!(!List::of(b"").is_whole);
    }

    #[test]
    fn a_list_that_names_a_file_twice_is_not_whole() {
        let text = manifest(&[("a", "")]).to_text();
        assert!(!List::of(text.repeat(2).as_bytes()).is_whole);
    }
}
