//! The built site on disk: only what changed, all of it or nothing, and nobody else's files.

#[path = "../effort/mod.rs"]
mod effort;

mod cost;
mod foreign;
#[cfg(target_os = "linux")]
mod full_disk;
mod kill;
mod killed;
mod refused;
#[path = "../../src/output/scratch.rs"]
mod scratch;

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use kohyo::output::{Memory, Output, Sink, SitePath, Staging, Summary};
use scratch::{Listing, Scratch, listing};

type Files<'a> = &'a [(&'a str, &'a str)];

fn put(sink: &impl Sink, files: Files) -> Result<()> {
    files.iter().try_for_each(|(path, text)| sink.put(&SitePath::new(*path)?, text.as_bytes()))
}

fn begin(root: &Path) -> Result<Staging> {
    Output::open(root)?.begin()
}

fn build(root: &Path, files: Files) -> Result<Summary> {
    let staging = begin(root)?;
    put(&staging, files)?;
    staging.commit(b"")
}

fn refused(root: &Path, files: Files) -> String {
    format!("{:#}", build(root, files).expect_err("a build that is refused"))
}

/// The files of a listing, as text.
fn files(listing: &Listing) -> Vec<(&str, &str)> {
    let text = |bytes| std::str::from_utf8(bytes).expect("text");
    listing.iter().filter_map(|(path, it)| Some((path.as_str(), text(it.as_deref()?)))).collect()
}

#[test]
fn a_site_is_what_was_put() {
    let site = Scratch::new();
    let pages = [("index.html", "表紙"), ("改革/2014/a.html", "一"), ("改革/2014/b.css", "")];
    let summary = build(site.path(), &pages).expect("built");
    assert_eq!(
        summary,
        Summary { written: 3, unchanged: 0, removed: 0, bytes: 9, ..Summary::default() }
    );
    assert_eq!(files(&listing(site.path())), pages);
}

#[test]
fn an_absent_folder_is_made_and_dot_files_do_not_matter() {
    let scratch = Scratch::new();
    build(&scratch.path().join("a/b"), &[("index.html", "1")]).expect("built");
    fs::write(scratch.path().join(".gitignore"), "*").expect("written");
    fs::remove_dir_all(scratch.path().join("a")).expect("removed");
    build(scratch.path(), &[("index.html", "1")]).expect("built");
    assert!(scratch.path().join(".gitignore").exists());
}

#[test]
fn a_build_without_changes_touches_nothing() {
    let site = Scratch::new();
    let pages = [("index.html", "1"), ("a/b.html", "2")];
    build(site.path(), &pages).expect("built");
    let times = || -> Vec<_> {
        let paths = ["", "index.html", "a", "a/b.html", ".kohyo/manifest", ".kohyo/version"];
        let file = |path| fs::metadata(site.path().join(path)).expect("there");
        paths.map(|path| file(path).modified().expect("a time")).into()
    };
    let before = times();
    std::thread::sleep(Duration::from_millis(20));
    let summary = build(site.path(), &pages).expect("built");
    assert_eq!(
        summary,
        Summary { written: 0, unchanged: 2, removed: 0, bytes: 0, ..Summary::default() }
    );
    assert_eq!(times(), before);
}

#[test]
fn a_build_cache_is_given_back_while_the_site_is_what_it_was_left_for() {
    let site = Scratch::new();
    let commit = |files: Files, cache: &[u8]| {
        let staging = begin(site.path()).expect("begun");
        put(&staging, files).expect("put");
        staging.commit(cache).expect("committed");
    };
    let open = || Output::open(site.path()).expect("opened");
    assert_eq!(open().cache(), None);
    commit(&[("a.html", "1"), ("b.html", "2")], b"first");
    assert_eq!(open().cache(), Some(b"first".to_vec()));
    assert_eq!(open().intact(), Some(2));
    commit(&[("a.html", "1"), ("b.html", "2")], b"second");
    assert_eq!(open().cache(), Some(b"second".to_vec()));

    fs::write(site.path().join("a.html"), "edited").expect("written");
    assert_eq!(open().intact(), None);
    fs::remove_file(site.path().join("a.html")).expect("removed");
    assert_eq!(open().intact(), None);

    // A memo of a build that was killed before it could leave its own.
    let cache = fs::read(site.path().join(".kohyo/memo")).expect("read");
    commit(&[("a.html", "other")], b"third");
    fs::write(site.path().join(".kohyo/memo"), cache).expect("written");
    assert_eq!(open().cache(), None);
}

#[test]
fn a_build_cache_that_a_disk_has_spoiled_is_none() {
    let site = Scratch::new();
    let staging = begin(site.path()).expect("begun");
    put(&staging, &[("a.html", "1")]).expect("put");
    staging.commit(b"remembered").expect("committed");
    let cache = || Output::open(site.path()).expect("opened").cache();
    assert_eq!(cache(), Some(b"remembered".to_vec()));
    let file = site.path().join(".kohyo/memo");
    let memo = fs::read(&file).expect("read");
    for at in 0..memo.len() {
        let mut spoiled = memo.clone();
        spoiled[at] ^= 1;
        fs::write(&file, spoiled).expect("written");
        assert_eq!(cache(), None, "byte {at}");
        fs::write(&file, &memo[..at]).expect("written");
        assert_eq!(cache(), None, "cut at {at}");
    }
}

#[test]
fn only_what_changed_is_written() {
    let site = Scratch::new();
    build(site.path(), &[("a.html", "1"), ("b.html", "1"), ("c/d.html", "1")]).expect("built");
    let time = |path| fs::metadata(site.path().join(path)).and_then(|it| it.modified()).ok();
    let before = time("b.html");
    std::thread::sleep(Duration::from_millis(20));
    let summary = build(site.path(), &[("a.html", "23"), ("b.html", "1"), ("c/d.html", "4")]);
    assert_eq!(
        summary.expect("built"),
        Summary { written: 2, unchanged: 1, removed: 0, bytes: 3, ..Summary::default() }
    );
    assert_eq!(time("b.html"), before);
    assert_eq!(fs::read(site.path().join("a.html")).expect("there"), b"23");
}

#[test]
fn stale_pages_go_with_the_folders_they_leave_empty() {
    let site = Scratch::new();
    build(site.path(), &[("a/b/c.html", "1"), ("d/e.html", "1"), ("f.html", "1")]).expect("built");
    fs::write(site.path().join("d/note.txt"), "mine").expect("written");
    let summary = build(site.path(), &[("f.html", "1")]).expect("built");
    assert_eq!(summary.removed, 2);
    assert_eq!(listing(site.path()).into_keys().collect::<Vec<_>>(), ["d", "d/note.txt", "f.html"]);
}

#[test]
fn a_page_becomes_a_folder_and_a_folder_a_page() {
    let site = Scratch::new();
    let (page, folder) = ([("a", "1")], [("a/b/index.html", "2"), ("a/c.html", "3")]);
    for pages in [&page[..], &folder, &page] {
        build(site.path(), pages).expect("built");
        assert_eq!(files(&listing(site.path())), pages);
    }
}

#[test]
fn a_page_somebody_edited_or_deleted_is_put_right() {
    let site = Scratch::new();
    let pages = [("a.html", "11"), ("b/c.html", "2")];
    build(site.path(), &pages).expect("built");
    fs::write(site.path().join("a.html"), "12").expect("written");
    fs::remove_dir_all(site.path().join("b")).expect("removed");
    assert_eq!(build(site.path(), &pages).expect("built").written, 2);
    assert_eq!(files(&listing(site.path())), pages);
}

#[test]
fn an_address_can_be_put_once() {
    let site = Scratch::new();
    let error = refused(site.path(), &[("a.html", "1"), ("a.html", "1")]);
    assert_eq!(error, "two files of the site have the address a.html");
    let error = refused(site.path(), &[("a", "1"), ("a/b/c.html", "1")]);
    assert_eq!(error, "a cannot be a file and the folder of a/b/c.html at once");
    assert!(listing(site.path()).is_empty());
}

#[test]
fn addresses_that_differ_in_case_are_two() {
    let site = Scratch::new();
    let pages = [("A.html", "1"), ("a.html", "2")];
    let folder = site.path().to_string_lossy().to_uppercase();
    if Path::new(&folder).exists() {
        return; // Such a disk cannot hold them; planning the pages refuses them there.
    }
    build(site.path(), &pages).expect("built");
    assert_eq!(files(&listing(site.path())), pages);
}

#[test]
fn a_build_that_is_given_up_leaves_the_site_as_it_was() {
    let site = Scratch::new();
    build(site.path(), &[("a.html", "1"), ("b.html", "1")]).expect("built");
    let before = listing(site.path());
    let staging = begin(site.path()).expect("begun");
    put(&staging, &[("a.html", "2"), ("new/c.html", "2")]).expect("put");
    assert_eq!(listing(site.path()), before);
    drop(staging);
    assert_eq!(listing(site.path()), before);
    assert!(!site.path().join(".kohyo/stage").exists());
}

#[test]
fn anyone_can_check_the_site_with_sha256sum() {
    let site = Scratch::new();
    build(site.path(), &[("index.html", "1"), ("二 つ/b.html", "2")]).expect("built");
    let check = std::process::Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", ".kohyo/manifest"])
        .current_dir(site.path())
        .output();
    // Not every system has the program.
    let Ok(check) = check else { return };
    assert!(check.status.success(), "{check:?}");
}

#[test]
fn the_manifest_does_not_depend_on_the_order_of_putting() {
    let manifest = |pages: Files| {
        let site = Scratch::new();
        build(site.path(), pages).expect("built");
        fs::read(site.path().join(".kohyo/manifest")).expect("there")
    };
    let pages = [("b.html", "1"), ("a/c.html", "2"), ("a.html", "3")];
    let mut turned = pages;
    turned.reverse();
    assert_eq!(manifest(&pages), manifest(&turned));
}

#[test]
fn memory_holds_what_was_put() {
    let memory = Memory::default();
    put(&memory, &[("b.html", "1"), ("a.html", "2")]).expect("put");
    let files: Vec<_> = memory.into_files().into_iter().collect();
    let path = |it: &str| SitePath::new(it).expect("an address");
    assert_eq!(files, [(path("a.html"), b"2".to_vec()), (path("b.html"), b"1".to_vec())]);
}
