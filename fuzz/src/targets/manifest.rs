//! Target: the lists of what was written and published, and the plan of a commit. The first byte says which. Nothing
//! that kohyo did not write is touched, whatever they say.

use std::fs;
use std::path::{Path, PathBuf};

use kohyo::output::{Output, written};
use kohyo::publish::{Manifest, record_changes};

use super::city::WORDS;
use super::time_limit;

/// Reads it, and does what a build does when it finds it.
pub fn run(data: &[u8]) {
    let Some((which, bytes)) = data.split_first() else { return };
    time_limit::within(data.len(), || match which % 4 {
        0 => on_host(bytes),
        1 => in_folder(&[("manifest", bytes)]),
        2 => parts(bytes, "journal"),
        _ => parts(bytes, "stage/plan"),
    });
}

/// A manifest that is read is written and read as the same.
fn on_host(bytes: &[u8]) {
    match Manifest::parse("manifest.json", bytes) {
        Ok(manifest) => {
            let written = manifest.to_bytes().expect("a manifest is JSON");
            let again = Manifest::parse("manifest.json", &written).expect("what was written");
            assert_eq!(again, manifest);
            assert_eq!(again.to_bytes().expect("a manifest is JSON"), written);
            assert!(manifest.says_the_same(&again));
            let _ = (manifest.size(), manifest.contents());
            for change in record_changes(None, &manifest) {
                for words in &*WORDS {
                    assert!(!words.say(&change.message()).is_empty());
                }
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A plan, and behind a line `--` the manifest of the site that it leads to, and behind another the former one.
fn parts(bytes: &[u8], plan: &'static str) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("\n--\n").map(str::as_bytes);
    let mut part = || parts.next().unwrap_or_default();
    let files = [(plan, part()), ("stage/manifest", part()), ("manifest", part())];
    in_folder(&files);
}

/// A build that finds such files takes the folder or says why not. What it did not write stays.
fn in_folder(files: &[(&str, &[u8])]) {
    let (process, thread) = (std::process::id(), std::thread::current().id());
    let top = std::env::temp_dir().join(format!("kohyo-fuzz-manifest-{process}-{thread:?}"));
    let folder = lay_out(&top, files);
    let opened = Output::open(&folder);
    let read = written(&folder);
    if let Err(error) = &opened {
        assert!(!error.to_string().is_empty());
    }
    if let (Ok(output), Ok(read)) = (&opened, &read) {
        let intact = output.intact();
        assert!(intact.is_none_or(|it| it == read.len()), "two readings of one manifest");
    }
    drop(opened);
    let foreign = fs::read(top.join("foreign.txt")).expect("what is outside stays");
    assert_eq!(foreign, b"foreign");
    assert_eq!(fs::read(folder.join(".own")).expect("what is hidden stays"), b"own");
}

/// A site with a page, beside something of somebody else.
fn lay_out(top: &Path, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = top.join("site");
    let _ = fs::remove_dir_all(top);
    fs::create_dir_all(folder.join(".kohyo/stage")).expect("a folder");
    for (path, text) in
        [("foreign.txt", "foreign"), ("site/.own", "own"), ("site/index.html", "page")]
    {
        fs::write(top.join(path), text).expect("a file");
    }
    fs::write(folder.join(".kohyo/version"), "1\n").expect("a file");
    for (path, bytes) in files {
        fs::write(folder.join(".kohyo").join(path), bytes).expect("a file");
    }
    folder
}
