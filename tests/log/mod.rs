//! Publications of a city in memory, so that a test has a log.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "no test program needs all of it, and a test may fail"
)]

use std::collections::{BTreeMap, HashSet};

use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use jiff::civil::Date;
use kohyo::publication_log::{Appended, Signer, VerifierKey};
use kohyo::publish::{FileFacts, LogPublication, RemotePath, Signing};
use kohyo::site;
use kohyo::source::{Content, File, Tree};

/// An Ed25519 key, the same in every run.
pub(crate) struct Key(SigningKey);

impl Key {
    pub(crate) fn new(seed: u8) -> Self {
        Self(SigningKey::from_bytes(&[seed; 32]))
    }

    /// The key of a log of this name.
    pub(crate) fn of_log(&self, name: &str) -> VerifierKey {
        VerifierKey::new(name, self.public_key()).unwrap()
    }
}

impl Signer for Key {
    fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, message: &[u8]) -> anyhow::Result<[u8; 64]> {
        Ok(self.0.sign(message).to_bytes())
    }
}

/// The noon of a day in Japan.
pub(crate) fn noon(day: Date) -> Timestamp {
    format!("{day}T03:00:00Z").parse().unwrap()
}

/// What a publication of these records on a day adds to the log in the tree.
pub(crate) fn append(
    tree: &Tree,
    day: Date,
    files: &BTreeMap<RemotePath, FileFacts>,
    signing: Option<(&VerifierKey, &dyn Signer)>,
) -> Appended {
    let read = |path: &str| tree.file(path).map(|it| it.bytes().unwrap().into_owned());
    append_with(tree, day, files, &read, signing)
}

/// The same where `read` gives the files of the log that are no texts.
pub(crate) fn append_with(
    tree: &Tree,
    day: Date,
    files: &BTreeMap<RemotePath, FileFacts>,
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
    signing: Option<(&VerifierKey, &dyn Signer)>,
) -> Appended {
    let signing = signing.map(|(key, signer)| Signing { key, signer, may_replace: false });
    publication(tree, day).append(files, read, signing).unwrap()
}

/// The same, which may be refused.
pub(crate) fn try_append(
    tree: &Tree,
    day: Date,
    files: &BTreeMap<RemotePath, FileFacts>,
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
    (key, signer): (&VerifierKey, &dyn Signer),
    may_replace: bool,
) -> anyhow::Result<Appended> {
    publication(tree, day).append(files, read, Some(Signing { key, signer, may_replace }))
}

fn publication(tree: &Tree, day: Date) -> LogPublication {
    let checked = site::read(tree, day);
    let public = checked.public().unwrap();
    LogPublication::new(tree, public, &checked.routes, noon(day), day)
}

/// The tree with what was added.
pub(crate) fn with(tree: &Tree, appended: &Appended) -> Tree {
    let gone: HashSet<&str> = appended.removed.iter().map(String::as_str).collect();
    let files = appended.files.iter().map(|(path, bytes)| {
        // What no text is, such as a tile, is asked for nowhere but in tests of its own.
        let text = String::from_utf8_lossy(bytes).into_owned();
        File::new(path.as_str(), Content::Text(text.into()))
    });
    tree.with(files.collect(), &gone)
}

/// The tree once its records were published on a day.
pub(crate) fn published(tree: &Tree, day: Date) -> Tree {
    with(tree, &append(tree, day, &BTreeMap::new(), None))
}

/// The tree without what is below folders that are named after days (`2014-06-01/content/…`), each of which was laid
/// over it and published on its day.
pub(crate) fn with_history(tree: &Tree) -> Tree {
    let day = |file: &File| file.path.split_once('/').and_then(|it| it.0.parse::<Date>().ok());
    let mut days: Vec<Date> = tree.files().iter().filter_map(day).collect();
    days.sort_unstable();
    days.dedup();
    let now: Vec<File> = tree.files().iter().filter(|it| day(it).is_none()).cloned().collect();
    let now = Tree::new(now);
    let mut log: Vec<File> = Vec::new();
    for day in days {
        let folder = format!("{day}/");
        let then = tree
            .below(&folder)
            .map(|file| File::new(file.path.strip_prefix(&folder).unwrap(), file.content.clone()));
        let then = now.with(then.chain(log).collect(), &HashSet::new());
        let kept = then.files().iter().filter(|it| it.text() != Some("")).cloned().collect();
        log = published(&Tree::new(kept), day).below("ledger/").cloned().collect();
    }
    now.with(log, &HashSet::new())
}
