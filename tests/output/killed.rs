//! A build in a process of its own, killed at moments nobody chose.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use kohyo::output::{Sink as _, SitePath};
use rayon::prelude::*;

use crate::begin;
use crate::effort::plain_or_long;
use crate::scratch::{Listing, Scratch, listing};

const FOLDER: &str = "KOHYO_TEST_FOLDER";

/// Site number *n*: pages that stay the same, pages that always change, folders that come and go.
fn pages(number: usize) -> Vec<(String, String)> {
    let text = |i: usize| format!("{number} {i} {}", "約束".repeat(200));
    let mut pages = Vec::new();
    for i in 0..100 {
        pages.push((format!("same/{i}.html"), i.to_string()));
        pages.push((format!("changed/{}/{i}.html", i % 7), text(i)));
        pages.push((format!("{}/{i}/index.html", number % 3), text(i)));
    }
    let turning = if number.is_multiple_of(2) { "turning" } else { "turning/index.html" };
    pages.push((turning.to_owned(), text(0)));
    pages
}

fn build(root: &Path, number: usize) {
    let staging = begin(root).expect("begun");
    pages(number).par_iter().for_each(|(path, text)| {
        let path = SitePath::new(path.as_str()).expect("an address");
        staging.put(&path, text.as_bytes()).expect("put");
    });
    staging.commit(b"").expect("committed");
}

fn files(listing: &Listing) -> Vec<(String, String)> {
    let own = |(path, text): (&str, &str)| (path.to_owned(), text.to_owned());
    crate::files(listing).into_iter().map(own).collect()
}

/// The number of the site a page belongs to.
fn number_of(text: &str) -> usize {
    text.split(' ').next().and_then(|it| it.parse().ok()).expect("a number")
}

#[test]
#[ignore = "is run, and killed, by the test below"]
fn builds_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let root = Path::new(&folder);
    drop(begin(root).expect("begun"));
    let found = fs::read_to_string(root.join("changed/0/0.html")).expect("there");
    let mut number = number_of(&found);
    loop {
        number += 1;
        build(root, number);
    }
}

fn start_and_kill(root: &Path, after: Duration) {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--ignored", "--exact", "killed::builds_until_it_is_killed"])
        .env(FOLDER, root)
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    std::thread::sleep(after);
    assert!(child.try_wait().expect("asked").is_none(), "it ended by itself");
    child.kill().expect("killed");
    child.wait().expect("ended");
}

#[test]
fn a_build_killed_at_any_moment_is_put_right_by_the_next() {
    let site = Scratch::new();
    build(site.path(), 0);
    let mut turn: u64 = 7;
    for round in 0..plain_or_long(15, 100) {
        turn = (turn * 37 + 11) % 101;
        start_and_kill(site.path(), Duration::from_micros(8_000 + turn * 311));

        // As the kill left it: every page that all sites have is there, whole, old or new.
        let left = files(&listing(site.path()));
        let changed: Vec<_> = left.iter().filter(|(path, _)| path.starts_with("changed")).collect();
        let numbers: BTreeSet<_> = changed.iter().map(|(_, text)| number_of(text)).collect();
        let sites: Vec<_> = numbers.iter().map(|number| pages(*number)).collect();
        assert!(numbers.len() <= 2, "round {round}: sites {numbers:?}");
        assert!(left.iter().all(|it| {
            it.0.starts_with("turning")
                || is_in_a_folder_that_comes_and_goes(&it.0)
                || sites.iter().any(|site| site.contains(it))
        }));
        let same = left.iter().filter(|(path, _)| path.starts_with("same")).count();
        assert_eq!((changed.len(), same), (100, 100), "round {round}");

        // As the next build finds it: one site or the other, nothing else.
        drop(begin(site.path()).expect("begun"));
        let found = files(&listing(site.path()));
        let (_, text) = found.iter().find(|it| it.0 == "changed/0/0.html").expect("there");
        let mut expected = pages(number_of(text));
        expected.sort();
        assert!(found == expected, "round {round}: not a whole site");
        build(site.path(), number_of(text) + 1);
    }
}

fn is_in_a_folder_that_comes_and_goes(path: &str) -> bool {
    path.starts_with(|it: char| it.is_ascii_digit())
}
