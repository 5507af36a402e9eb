//! What is in the folder of the log, and how its lists of files are written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::digest::Hash;

/// The folder, in the city's folder and on the site.
pub const FOLDER: &str = "ledger/";

/// The list of the files of the site, but for the log itself.
pub const FILES: &str = "ledger/files.sha256";

/// The root of the tree as it is now, signed.
pub const CHECKPOINT: &str = "ledger/checkpoint";

/// The entries of a publication that has not ended.
pub const PENDING: &str = "ledger/pending.jsonl";

/// The public key as c2sp.org/signed-note writes it.
pub(super) const VKEY: &str = "ledger/vkey";

/// The public key as OpenSSL reads it.
pub(super) const PEM: &str = "ledger/key.pem";

/// What a file in the folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFile {
    /// The entries of a year.
    Year(i16),
    /// The entries of a publication that has not ended.
    Pending,
    /// The list of the files of the site.
    Files,
    /// The contents of records.
    Records,
    /// Hashes of the tree.
    Tile,
    /// A signed root.
    Checkpoint,
    /// The root of a tree of so many entries, or what was signed of it by others.
    Kept(u64),
    /// A time stamp (RFC 3161) of the root of so many entries.
    Stamp(u64),
    /// A public key.
    Key,
}

impl LogFile {
    /// What the file at a path from the city's folder is; none if it is none of the log.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        let inside = path.strip_prefix(FOLDER)?;
        match path {
            PENDING => return Some(Self::Pending),
            FILES => return Some(Self::Files),
            CHECKPOINT => return Some(Self::Checkpoint),
            VKEY | PEM => return Some(Self::Key),
            _ => {}
        }
        if let Some(year) = inside.strip_suffix(".jsonl").filter(|it| it.len() == 4) {
            return number(year).and_then(|it| i16::try_from(it).ok()).map(Self::Year);
        }
        if let Some(kept) = inside.strip_prefix("checkpoints/") {
            return match kept.strip_suffix(".tsr") {
                Some(size) => number(size).map(Self::Stamp),
                None => number(kept).map(Self::Kept),
            };
        }
        let is_records = |it: &str| !it.contains('/') && it.strip_suffix(".jsonl").is_some();
        if inside.strip_prefix("records/").is_some_and(is_records) {
            return Some(Self::Records);
        }
        let is_tile = inside.starts_with("tile/") && inside.split('/').skip(1).all(is_part_of_tile);
        is_tile.then_some(Self::Tile)
    }

    /// Whether it is on the site, too.
    #[must_use]
    pub fn is_public(self) -> bool {
        self != Self::Pending
    }
}

/// The path of the entries of a year.
pub(super) fn year_path(year: i16) -> String {
    format!("{FOLDER}{year:04}.jsonl")
}

/// The path of the signed root of so many entries.
#[must_use]
pub fn kept_path(size: u64) -> String {
    format!("{FOLDER}checkpoints/{size}")
}

/// The path of the time stamp of the root of so many entries.
#[must_use]
pub fn stamp_path(size: u64) -> String {
    format!("{FOLDER}checkpoints/{size}.tsr")
}

/// The path of the contents of a record and its likes: those of a program are in one file, those of all static pages in
/// another.
pub(super) fn records_path(record: &str) -> String {
    let mut parts = record.split('/');
    let (kind, program) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let group = if kind == "page" { "pages".to_owned() } else { format!("{kind}-{program}") };
    format!("{FOLDER}records/{group}.jsonl")
}

/// A number without leading zeros.
fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|it: &u64| it.to_string() == text)
}

/// Whether it is a part of the path of a tile: `0`, `x012`, `345`, `345.p`.
fn is_part_of_tile(part: &str) -> bool {
    let digits = part.strip_prefix('x').unwrap_or(part);
    let digits = digits.strip_suffix(".p").unwrap_or(digits);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|it| it.is_ascii_digit())
}

/// The hash of each file of a site, by its address.
pub type FileSum = BTreeMap<String, Hash>;

/// Reads a list of files as `sha256sum` prints it; none if a line is none.
#[must_use]
pub fn file_sums(text: &str) -> Option<FileSum> {
    let row = |line| file_sum(line).map(|(hash, path)| (path.to_owned(), hash));
    text.lines().map(row).collect()
}

/// Reads a line of such a list: the hash and the address.
#[must_use]
pub fn file_sum(line: &str) -> Option<(Hash, &str)> {
    let (hash, path) = line.split_once("  ")?;
    Some((Hash::parse(hash)?, path))
}

/// Writes a list of files as `sha256sum` prints it, so that `sha256sum -c` reads it.
#[must_use]
pub fn sums_text<'a>(files: impl IntoIterator<Item = (&'a str, Hash)>) -> String {
    let mut text = String::new();
    for (path, hash) in files {
        let _ = writeln!(text, "{hash}  {path}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_of_the_folder_is_known_by_its_path() {
        for (path, expected) in [
            ("ledger/2015.jsonl", Some(LogFile::Year(2015))),
            ("ledger/pending.jsonl", Some(LogFile::Pending)),
            ("ledger/files.sha256", Some(LogFile::Files)),
            ("ledger/records/sheet-gyokaku-2013.jsonl", Some(LogFile::Records)),
            ("ledger/checkpoint", Some(LogFile::Checkpoint)),
            ("ledger/checkpoints/12", Some(LogFile::Kept(12))),
            ("ledger/checkpoints/12.tsr", Some(LogFile::Stamp(12))),
            ("ledger/tile/0/x001/234.p/5", Some(LogFile::Tile)),
            ("ledger/key.pem", Some(LogFile::Key)),
            ("ledger/vkey", Some(LogFile::Key)),
            ("ledger/15.jsonl", None),
            ("ledger/notes.txt", None),
            ("ledger/checkpoints/012", None),
            ("ledger/tile/a", None),
            ("ledger/records/a/b.jsonl", None),
            ("content/2015.jsonl", None),
        ] {
            assert_eq!(LogFile::at(path), expected, "{path}");
        }
        assert_eq!(
            records_path("sheet/gyokaku-2013/045"),
            "ledger/records/sheet-gyokaku-2013.jsonl"
        );
        assert_eq!(records_path("page/about/team"), "ledger/records/pages.jsonl");
    }

    #[test]
    fn a_list_of_files_is_what_sha256sum_prints() {
        let sums = FileSum::from([("改革/a b.html".to_owned(), Hash::of(b"abc"))]);
        let text = sums_text(sums.iter().map(|(path, hash)| (path.as_str(), *hash)));
        let expected =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  改革/a b.html\n";
        assert_eq!((text.as_str(), file_sums(&text)), (expected, Some(sums)));
        assert_eq!(file_sums("abc  a.html\n"), None);
    }
}
