//! Writes the log of publications of the sample city anew: `cargo run --example sample_log`.
//!
//! The city is published on each of these days as it was then. Its key is written here, so that everybody gets the same
//! log; it proves nothing, as nothing of the sample does.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kohyo::digest::Hash;
use kohyo::output::Memory;
use kohyo::publication_log::{FOLDER, Signer, VerifierKey};
use kohyo::publish::{FileFacts, LogFolder, LogPublication, RemotePath, Signing};
use kohyo::site;
use kohyo::source::{self, File, Tree};

/// The days on which the sample publishes. Everything that is dated after the first of them is published on its day.
const DAYS: [Date; 8] = [
    date(2015, 6, 3),
    date(2015, 6, 5),
    date(2015, 6, 8),
    date(2015, 6, 12),
    date(2015, 6, 25),
    date(2015, 6, 30),
    date(2015, 7, 14),
    date(2015, 7, 31),
];

/// What a file said before a day: a text that it has now, and the one that it had instead.
const BEFORE: [(Date, &str, &str, &str); 3] = [
    (date(2015, 6, 8), "content/reforms/gyokaku-2013/043.md", "実績: 88.1", "実績: 86.1"),
    (date(2015, 6, 30), "content/pages/survey.md", "取下げ:", "更新日: 2015-06-01\n_:"),
    (date(2015, 7, 14), "content/reforms/gyokaku-2013/055.md", "実績: 509", "実績: 508"),
];

/// The day on which a sheet got the name that its file has now.
const MOVED: (Date, &str, &str) = (
    date(2015, 6, 25),
    "content/reforms/gyokaku-2013/061.md",
    "content/reforms/gyokaku-2013/61.md",
);

struct Key(SigningKey);

impl Signer for Key {
    fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64]> {
        Ok(self.0.sign(message).to_bytes())
    }
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let _ = fs::remove_dir_all(root.join(FOLDER));
    let key = Key(SigningKey::from_bytes(&[45; 32]));
    let public = VerifierKey::new("www.example.jp/kaikaku", key.public_key())?;
    let signing = Signing { key: &public, signer: &key, may_replace: false };
    for day in DAYS {
        publish(root, day, signing).with_context(|| day.to_string())?;
    }
    Ok(())
}

fn publish(root: &Path, day: Date, signing: Signing) -> Result<()> {
    let tree = as_of(&source::read(root)?, day)?;
    let checked = site::read(&tree, day);
    let public = checked.public().context("the sample cannot be read")?;
    let at = day.at(9, 30, 0, 0).to_zoned(TimeZone::get("Asia/Tokyo")?)?.timestamp();
    let publication = LogPublication::new(&tree, public, &checked.routes, at, day);
    let files = built(&publication.tree(&tree), day)?;
    let folder = LogFolder::new(root);
    folder.finish(&publication.append(&files, &|path| folder.read(path), Some(signing))?)
}

/// The city as it was on a day.
fn as_of(tree: &Tree, day: Date) -> Result<Tree> {
    let mut files = Vec::new();
    let mut gone = HashSet::new();
    for (changed, path, now, before) in BEFORE.into_iter().filter(|it| day < it.0) {
        let text = tree.text(path).with_context(|| path.to_owned())?;
        ensure!(text.contains(now), "{path} does not say {now}");
        let text = without_corrections(&text.replacen(now, before, 1), changed);
        files.push(File::from_bytes(path, text.into_bytes()));
    }
    let (moved, now, before) = MOVED;
    if day < moved {
        let text = tree.text(now).context(now)?;
        let lines = text.lines().filter(|it| !it.starts_with("旧アドレス:"));
        let text: String = lines.flat_map(|it| [it, "\n"]).collect();
        files.push(File::from_bytes(before, text.into_bytes()));
        gone.insert(now);
    }
    Ok(tree.with(files, &gone))
}

/// A record without the 訂正 of a day, which is its only one, and without the 取下げ that is not there yet.
fn without_corrections(text: &str, day: Date) -> String {
    let correction = format!("訂正:\n  - 日付: {day}\n");
    let mut text = text.to_owned();
    if let Some(at) = text.find(&correction) {
        let end = text[at..].find("---\n").map_or(text.len(), |it| at + it);
        text.replace_range(at..end, "");
    }
    if let Some(at) = text.find("_:\n") {
        let end = text[at..].find("問い合わせ先").map_or(text.len(), |it| at + it);
        text.replace_range(at..end, "");
    }
    text
}

/// The files of the site.
fn built(tree: &Tree, day: Date) -> Result<BTreeMap<RemotePath, FileFacts>> {
    let checked = site::check(tree, day);
    let errors: Vec<_> = checked.findings.errors().collect();
    ensure!(errors.is_empty(), "{errors:?}");
    let memory = Memory::default();
    let public = checked.public().context("the sample cannot be read")?;
    site::build(tree, public, &checked.routes, &memory)?;
    let facts = |bytes: &[u8]| FileFacts { sha256: Hash::of(bytes), size: bytes.len() as u64 };
    let files = memory.into_files().into_iter();
    Ok(files.map(|(path, bytes)| (RemotePath::of(&path), facts(&bytes))).collect())
}
