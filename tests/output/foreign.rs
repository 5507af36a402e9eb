//! Files that kohyo did not write, a second build, and a page that cannot be stored.

use std::fs;

use kohyo::output::Output;

use crate::scratch::{Scratch, listing};
use crate::{begin, build, put, refused};

#[test]
fn a_folder_of_somebody_else_is_refused_and_not_touched() {
    let folder = Scratch::new();
    for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        fs::write(folder.path().join(name), "mine").expect("written");
    }
    let error = refused(folder.path(), &[("index.html", "1")]);
    assert!(error.contains("kohyo did not make, such as a.txt, b.txt, c.txt;"), "{error}");
    assert!(error.contains("`--out`"), "{error}");
    assert!(!folder.path().join(".kohyo").exists());
    assert_eq!(listing(folder.path()).len(), 4);
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let scratch = Scratch::new();
    fs::write(scratch.path().join("public"), "mine").expect("written");
    let error = refused(&scratch.path().join("public"), &[("index.html", "1")]);
    assert!(error.ends_with("public is a file; choose a folder for the site with `--out`"));
}

#[test]
fn a_foreign_file_at_an_address_of_the_site_stops_it_before_any_change() {
    let site = Scratch::new();
    build(site.path(), &[("a.html", "1")]).expect("built");
    fs::write(site.path().join("b.html"), "mine").expect("written");
    fs::write(site.path().join("c"), "mine").expect("written");
    fs::create_dir_all(site.path().join("d/e")).expect("created");
    let before = listing(site.path());
    let pages = [("a.html", "2"), ("b.html", "2"), ("c/d.html", "2"), ("d", "2"), ("f/g", "2")];
    let error = refused(site.path(), &pages);
    assert!(error.contains("move it away and build again:\n  b.html\n  c\n  d\n  d/e"), "{error}");
    assert_eq!(listing(site.path()), before);
}

#[test]
fn a_foreign_file_that_is_the_same_becomes_ours() {
    let site = Scratch::new();
    build(site.path(), &[("a.html", "1")]).expect("built");
    fs::write(site.path().join("b.html"), "2").expect("written");
    let summary = build(site.path(), &[("a.html", "1"), ("b.html", "2")]).expect("built");
    assert_eq!((summary.written, summary.unchanged), (0, 2));
    assert_eq!(build(site.path(), &[("a.html", "1")]).expect("built").removed, 1);
}

#[test]
fn a_folder_that_becomes_a_page_keeps_what_is_not_ours() {
    let site = Scratch::new();
    build(site.path(), &[("a/b.html", "1")]).expect("built");
    fs::write(site.path().join("a/note.txt"), "mine").expect("written");
    let before = listing(site.path());
    assert!(refused(site.path(), &[("a", "1")]).ends_with("\n  a/note.txt"));
    assert_eq!(listing(site.path()), before);
}

#[test]
fn a_stale_page_replaced_by_a_folder_is_left_alone() {
    let site = Scratch::new();
    build(site.path(), &[("a", "1"), ("b", "1")]).expect("built");
    fs::remove_file(site.path().join("a")).expect("removed");
    fs::create_dir(site.path().join("a")).expect("created");
    assert_eq!(build(site.path(), &[("b", "1")]).expect("built").removed, 0);
    assert!(site.path().join("a").is_dir());
}

#[test]
fn a_second_build_on_the_same_folder_is_told_so() {
    let site = Scratch::new();
    let first = Output::open(site.path()).expect("opened");
    let error = Output::open(site.path()).expect_err("a second build").to_string();
    assert!(error.contains("another build is writing to"), "{error}");
    drop(first);
    Output::open(site.path()).expect("opened");
}

#[test]
fn a_site_of_another_version_is_refused() {
    let site = Scratch::new();
    build(site.path(), &[("a", "1")]).expect("built");
    fs::write(site.path().join(".kohyo/version"), "2\n").expect("written");
    assert!(refused(site.path(), &[("a", "1")]).contains("(layout 2, this one knows 1)"));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_the_folder_is_followed_and_a_broken_one_refused() {
        let (scratch, link) = (Scratch::new(), Scratch::new());
        symlink(scratch.path(), link.path().join("public")).expect("linked");
        build(&link.path().join("public"), &[("a.html", "1")]).expect("built");
        assert!(scratch.path().join("a.html").exists());
        symlink(link.path().join("none"), link.path().join("broken")).expect("linked");
        assert!(refused(&link.path().join("broken"), &[("a.html", "1")]).contains("broken"));
    }

    #[test]
    fn a_link_inside_the_site_leads_no_page_outside() {
        let (site, elsewhere) = (Scratch::new(), Scratch::new());
        let pages = [("a/b.html", "1"), ("c.html", "1")];
        build(site.path(), &pages).expect("built");
        fs::remove_dir_all(site.path().join("a")).expect("removed");
        symlink(elsewhere.path(), site.path().join("a")).expect("linked");
        // Also where the page there is the same, different, or stale.
        for text in ["1", "2"] {
            fs::write(elsewhere.path().join("b.html"), text).expect("written");
            assert!(refused(site.path(), &pages).ends_with("\n  a"));
        }
        build(site.path(), &pages[1..]).expect("built");
        assert_eq!(fs::read(elsewhere.path().join("b.html")).expect("there"), b"2");
        assert!(site.path().join("a").is_symlink());
    }

    #[test]
    fn a_page_replaced_by_a_link_is_put_right_and_what_it_points_to_kept() {
        let (site, elsewhere) = (Scratch::new(), Scratch::new());
        let file = elsewhere.path().join("mine");
        fs::write(&file, "1").expect("written");
        build(site.path(), &[("a.html", "1")]).expect("built");
        fs::remove_file(site.path().join("a.html")).expect("removed");
        symlink(&file, site.path().join("a.html")).expect("linked");
        build(site.path(), &[("a.html", "1")]).expect("built");
        assert!(!site.path().join("a.html").is_symlink());
        assert!(file.exists());
    }
}

/// `/dev/full` in place of a file that will be written is a disk without space, for everybody. Real
/// ones are in `full_disk.rs`.
#[cfg(target_os = "linux")]
#[test]
fn a_page_that_cannot_be_stored_leaves_the_site_as_it_was() {
    let site = Scratch::new();
    build(site.path(), &[("a.html", "1"), ("b.html", "1")]).expect("built");
    let before = listing(site.path());
    for name in ["0", "1"] {
        let staging = begin(site.path()).expect("begun");
        let full = site.path().join(".kohyo/stage").join(name);
        std::os::unix::fs::symlink("/dev/full", full).expect("linked");
        let result = put(&staging, &[("a.html", "2"), ("b.html", "2"), ("c/d.html", "2")]);
        let error = result.and_then(|()| staging.commit(b"")).expect_err("a full disk");
        assert!(format!("{error:#}").contains("No space left on device"), "{error:#}");
        assert_eq!(listing(site.path()), before, "{name}");
        assert!(!site.path().join(".kohyo/stage").exists());
    }
}
