//! What kohyo published on a host: `.kohyo/manifest.json` there.
//!
//! It is canonical: the same publication is the same bytes. Each file and each record has a line of its
//! own, sorted, so that two of them can be compared by eye.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ReleaseName, RemotePath};
use crate::digest::Hash;
use crate::record_content;
use crate::words::{Failure, Message, OrFail};

/// The number of this layout.
pub(super) const FORMAT: u32 = 1;

/// What was published, and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: u32,
    /// The version of the program.
    pub kohyo: String,
    /// When it was published.
    pub published: Timestamp,
    /// The day the site speaks for.
    pub as_of: Date,
    /// Where the site stands, if the settings say so.
    pub base_url: String,
    /// The number of the release; the next one has a higher one.
    pub release: u64,
    /// The name of the folder of the release, on hosts that keep whole releases.
    pub folder: Option<ReleaseName>,
    /// The files of the site.
    pub files: BTreeMap<RemotePath, FileFacts>,
    /// The records that were public, by what names them for good.
    pub records: BTreeMap<String, RecordFacts>,
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFacts {
    /// Its content.
    pub sha256: Hash,
    /// Its size in bytes.
    pub size: u64,
}

/// What is known of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordFacts {
    /// Which kind of record it is.
    pub kind: RecordKind,
    /// What it is called: its number and title, or its unit and year.
    pub name: String,
    /// The hash of all that is public of it.
    pub sha256: Hash,
    /// What was published by and by: reports, evaluations, corrections.
    pub items: BTreeMap<String, ItemFacts>,
}

/// Which kind of record it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// A reform sheet.
    Sheet,
    /// A unit's charter of one year.
    Charter,
    /// A static page.
    Page,
}

impl From<record_content::RecordKind> for RecordKind {
    fn from(kind: record_content::RecordKind) -> Self {
        match kind {
            record_content::RecordKind::Sheet => Self::Sheet,
            record_content::RecordKind::Charter => Self::Charter,
            record_content::RecordKind::Page => Self::Page,
        }
    }
}

/// What is known of a part of a record that is published by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemFacts {
    /// The period, the year or the day that it is about.
    pub name: String,
    /// The first digits of the hash of what it says.
    pub sha256: String,
}

/// What a manifest says besides files and records.
#[derive(Debug, Clone)]
pub struct Edition {
    /// When it is published.
    pub published: Timestamp,
    /// The day the site speaks for.
    pub as_of: Date,
    /// Where the site stands.
    pub base_url: String,
}

impl Manifest {
    /// What is going to be published.
    #[must_use]
    pub fn new(
        edition: &Edition,
        release: u64,
        files: BTreeMap<RemotePath, FileFacts>,
        records: BTreeMap<String, RecordFacts>,
    ) -> Self {
        Self {
            format: FORMAT,
            kohyo: env!("CARGO_PKG_VERSION").to_owned(),
            published: edition.published,
            as_of: edition.as_of,
            base_url: edition.base_url.clone(),
            release,
            folder: None,
            files,
            records,
        }
    }

    /// Reads what was published.
    ///
    /// # Errors
    ///
    /// It is damaged, or of a later version of kohyo.
    pub fn parse(place: &str, bytes: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Layout {
            format: u32,
        }
        let damaged = || Message::new("publish-manifest-damaged").with("path", place);
        let Layout { format } = serde_json::from_slice(bytes).or_fail(damaged)?;
        if format > FORMAT {
            let message = Message::new("publish-manifest-later").with("path", place);
            return Err(Failure::new(message).into());
        }
        serde_json::from_slice(bytes).or_fail(damaged)
    }

    /// As it is stored.
    ///
    /// # Errors
    ///
    /// None that is known; a text could not be written as JSON.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut text = String::from("{\n");
        let mut line = |name: &str, value: String| {
            let _ = writeln!(text, "\"{name}\": {value},");
        };
        line("format", self.format.to_string());
        line("kohyo", json(&self.kohyo)?);
        line("published", json(&self.published.to_string())?);
        line("as_of", json(&self.as_of)?);
        line("base_url", json(&self.base_url)?);
        line("release", self.release.to_string());
        line("folder", json(&self.folder)?);
        line("files", rows(&self.files)?);
        let _ = writeln!(text, "\"records\": {}\n}}", rows(&self.records)?);
        Ok(text.into_bytes())
    }

    /// Whether it is the same site with the same records, whenever it was published.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.files == other.files && self.records == other.records
    }

    /// Every content it has.
    #[must_use]
    pub fn contents(&self) -> BTreeSet<Hash> {
        self.files.values().map(|it| it.sha256).collect()
    }

    /// How large the site is.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.files.values().map(|it| it.size).sum()
    }
}

fn json(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// A table with a line for each of its rows.
pub(super) fn rows<K: Serialize, V: Serialize>(table: &BTreeMap<K, V>) -> Result<String> {
    let mut text = String::from("{");
    for (nth, (key, value)) in table.iter().enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n{}: {}", json(key)?, json(value)?);
    }
    Ok(text + "\n}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let edition = Edition {
            published: "2026-11-29T08:38:00Z".parse().unwrap(),
            as_of: "2015-07-31".parse().unwrap(),
            base_url: "https://www.example.jp/kaikaku/".to_owned(),
        };
        let path = |it| RemotePath::told(it).unwrap();
        let file = |it: &str| FileFacts { sha256: Hash::of(it.as_bytes()), size: it.len() as u64 };
        let files = [(path("index.html"), file("abc")), (path("改革/a b.html"), file(""))];
        let item = ItemFacts {
            name: "平成26年度上半期".to_owned(),
            sha256: "0123456789abcdef".to_owned(),
        };
        let record = RecordFacts {
            kind: RecordKind::Charter,
            name: "南区".to_owned(),
            sha256: Hash::of(b"record"),
            items: [("report:2014-1".to_owned(), item)].into(),
        };
        let records = [("charter/2014/minami-ku".to_owned(), record)];
        Manifest::new(&edition, 3, files.into(), records.into())
    }

    #[test]
    fn it_is_read_back_and_has_a_line_for_each_file() {
        let manifest = manifest();
        let bytes = manifest.to_bytes().unwrap();
        assert_eq!(Manifest::parse("manifest.json", &bytes).unwrap(), manifest);
        let text = String::from_utf8(bytes).unwrap();
        let line = "\"index.html\": {\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"size\":3},";
        assert!(text.lines().any(|it| it == line), "{text}");
    }

    #[test]
    fn one_that_is_damaged_or_of_a_later_version_is_refused_as_such() {
        let text = String::from_utf8(manifest().to_bytes().unwrap()).unwrap();
        for (text, expected) in [
            (text.replace("\"format\": 1", "\"format\": 2"), "later version"),
            (text.replace("index.html", "../index.html"), "cannot be read"),
            (text[..text.len() / 2].to_owned(), "cannot be read"),
            (text.replace("\"release\"", "\"released\""), "cannot be read"),
        ] {
            let error = Manifest::parse("m", text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
