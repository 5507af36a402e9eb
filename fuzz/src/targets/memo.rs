//! Target: what a build remembers of the one before (`.kohyo/memo`). Whatever is there, it is what the last build
//! left or it is nothing.

use std::fs;
use std::sync::{LazyLock, Mutex, PoisonError};

use kohyo::diagnostic::{Style, render};
use kohyo::output::Output;
use kohyo::site::{self, BuildCache};

use super::city::{CITY, DAY, WORDS};
use super::time_limit;

/// The folder of a built site, and the memo in it.
struct Site {
    folder: std::path::PathBuf,
    memo: Vec<u8>,
    remembered: Vec<u8>,
}

/// One at a time: a folder is locked while it is open.
static SITE: LazyLock<Mutex<Site>> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("kohyo-fuzz-memo-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let checked = site::check(&CITY, DAY);
    let public = checked.public().expect("a city without errors");
    let staging = Output::open(&folder).and_then(Output::begin).expect("a folder");
    let built = site::build(&CITY, public, &checked.routes, &staging).expect("a site");
    let digest = site::digest(&CITY, DAY).expect("texts");
    let remembered = BuildCache::new(digest, &checked, built).to_bytes();
    staging.commit(&remembered).expect("a site");
    let memo = fs::read(folder.join(".kohyo/memo")).expect("a memo");
    Mutex::new(Site { folder, memo, remembered })
});

/// Puts bytes in the place of the memo, or of what it says, and asks what is remembered.
pub fn run(data: &[u8]) {
    let site = SITE.lock().unwrap_or_else(PoisonError::into_inner);
    time_limit::within(data.len(), || {
        // What follows the head, which a guess never meets.
        let head = site.memo.len() - site.remembered.len();
        let behind_head = [&site.memo[..head], data].concat();
        for memo in [data, &behind_head] {
            fs::write(site.folder.join(".kohyo/memo"), memo).expect("a memo");
            let output = Output::open(&site.folder).expect("a site");
            let remembered = output.cache();
            assert!(
                remembered.is_none_or(|it| it == site.remembered),
                "something else than the last build left is remembered"
            );
        }
        // Whoever made it, what it says can be printed.
        if let Some(cache) = BuildCache::from_bytes(data) {
            for finding in cache.errors() {
                for words in &*WORDS {
                    let _ = render(finding, CITY.text(&finding.place.file), words, Style::Plain);
                }
            }
        }
    });
}
