//! What cannot be replaced is met before anything has changed: the site is the old one, and the place is named.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use walkdir::WalkDir;

use crate::scratch::{Scratch, listing};
use crate::{Files, build, files, refused};

/// Something for every step of a commit.
pub(crate) const OLD: Files = &[
    ("deep/er/gone.html", "old"),
    ("folder-to-page/a/b/x.html", "old"),
    ("gone/a.html", "old"),
    ("index.html", "old"),
    ("page-to-folder", "old"),
    ("pages/a.html", "old"),
    ("pages/b.html", "old"),
    ("same/c.html", "same"),
];
pub(crate) const NEW: Files = &[
    ("deep/arrives.html", "new"),
    ("folder-to-page", "new"),
    ("index.html", "new"),
    ("page-to-folder/a/index.html", "new"),
    ("pages/a.html", "new"),
    ("pages/b.html", "new"),
    ("same/c.html", "same"),
];

const FOLDER: &str = "KOHYO_TEST_REFUSED";

/// Somebody who is not root and owns nothing.
const NOBODY: u32 = 65_534;

fn is_root() -> bool {
    fs::metadata(Scratch::new().path()).expect("there").uid() == 0
}

#[test]
#[ignore = "is run as another user by the tests below"]
fn builds_the_new_site_as_who_it_is() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    if let Err(error) = build(Path::new(&folder), NEW) {
        eprintln!("error: {error:#}");
        std::process::exit(3);
    }
}

/// Builds the new site as the user who owns it, who is not root: nothing, or what the build said.
fn build_as_owner(root: &Path) -> Option<String> {
    if !is_root() {
        return build(root, NEW).err().map(|it| format!("{it:#}"));
    }
    // The folder of the tests may be closed to others.
    let program = Scratch::new();
    let copy = program.path().join("tests");
    fs::copy(std::env::current_exe().expect("this test"), &copy).expect("copied");
    let output = Command::new(copy)
        .args(["--ignored", "--exact", "--nocapture", "refused::builds_the_new_site_as_who_it_is"])
        .env(FOLDER, root)
        .stdout(Stdio::null())
        .current_dir(root)
        .uid(NOBODY)
        .gid(NOBODY)
        .output()
        .expect("started");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => None,
        Some(3) => Some(said),
        code => panic!("{code:?}: {said}"),
    }
}

/// The old site, owned by who is going to build the new one.
fn old_site() -> Scratch {
    let site = Scratch::new();
    build(site.path(), OLD).expect("built");
    if is_root() {
        for entry in WalkDir::new(site.path()) {
            let path = entry.expect("an entry").into_path();
            chown(path, Some(NOBODY), Some(NOBODY)).expect("given away");
        }
    }
    site
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("changed");
}

/// No plan, no stage and no empty file is left, and the site is the old one.
fn assert_is_old(site: &Scratch, case: &str) {
    assert_eq!(files(&listing(site.path())), OLD, "{case}");
    for name in ["stage", "journal"] {
        assert!(!site.path().join(".kohyo").join(name).exists(), "{case}: {name}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named_before_anything_has_changed() {
    for (closed, named) in [
        (&["pages"][..], "\n  pages"),
        (&["gone"], "\n  gone"),
        (&["deep"], "\n  deep"),
        (&["deep/er"], "\n  deep/er"),
        (&["folder-to-page"], "\n  folder-to-page"),
        (&["folder-to-page/a"], "\n  folder-to-page/a"),
        (&["folder-to-page/a/b"], "\n  folder-to-page/a/b"),
        (&[""], "\n  ./"),
        (&["pages", "gone", "same"], "\n  gone\n  pages"),
    ] {
        let site = old_site();
        for folder in closed {
            set_mode(&site.path().join(folder), 0o555);
        }
        let error = build_as_owner(site.path()).unwrap_or_else(|| panic!("{closed:?} was built"));
        for folder in closed {
            set_mode(&site.path().join(folder), 0o755);
        }
        assert!(error.contains("could not be written and is as it was"), "{error}");
        assert!(
            error.contains(&format!("this user may not write in these folders:{named}:")),
            "{error}"
        );
        assert_is_old(&site, named);
        assert_eq!(build_as_owner(site.path()), None);
        assert_eq!(files(&listing(site.path())), NEW);
    }
}

#[test]
fn a_folder_that_does_not_change_need_not_be_writable() {
    let site = old_site();
    set_mode(&site.path().join("same"), 0o555);
    assert_eq!(build_as_owner(site.path()), None);
    assert_eq!(files(&listing(site.path())), NEW);
    set_mode(&site.path().join("same"), 0o755);
}

#[test]
fn a_file_of_another_owner_in_a_sticky_folder_is_named() {
    if !is_root() {
        println!("SKIPPED: only root can give files to others");
        return;
    }
    let site = old_site();
    set_mode(&site.path().join("pages"), 0o1777);
    for path in ["pages", "pages/b.html"] {
        chown(site.path().join(path), Some(0), Some(0)).expect("taken");
    }
    let error = build_as_owner(site.path()).expect("an error");
    assert!(error.contains("(sticky bit):\n  pages/b.html\n"), "{error}");
    assert_is_old(&site, "sticky");
    // Whoever has the folder may remove what others have in it.
    chown(site.path().join("pages"), Some(NOBODY), None).expect("given back");
    assert_eq!(build_as_owner(site.path()), None);
}

#[test]
fn an_empty_file_of_kohyo_is_taken_away_and_one_of_somebody_else_is_kept() {
    let site = old_site();
    let probe = site.path().join("pages/.kohyo-is-writing-here");
    fs::write(&probe, "").expect("written");
    build(site.path(), NEW).expect("built");
    assert!(!probe.exists());
    build(site.path(), OLD).expect("built");
    fs::write(&probe, "mine").expect("written");
    let error = refused(site.path(), NEW);
    assert!(error.contains("nothing can be written in these folders:\n  pages: "), "{error}");
    assert_eq!(fs::read(&probe).expect("there"), b"mine");
}

/// What only some machines let somebody do, and what undoes it.
#[cfg(target_os = "linux")]
mod system {
    use super::*;

    struct Spoiled<'a> {
        done: &'a [&'a str],
        undone: &'a [&'a str],
        expected: &'a str,
    }

    /// `@` is the folder of the site.
    fn run(command: &[&str], site: &Path) -> bool {
        let site = site.display().to_string();
        let words: Vec<String> = command.iter().map(|it| it.replace('@', &site)).collect();
        let status = Command::new(&words[0]).args(&words[1..]).stderr(Stdio::null()).status();
        status.is_ok_and(|it| it.success())
    }

    #[expect(clippy::print_stdout, reason = "what is left out is told")]
    fn tries(case: &Spoiled) {
        let site = old_site();
        if !run(case.done, site.path()) {
            println!("SKIPPED: this machine does not let anybody do {:?}", case.done);
            return;
        }
        let error = build(site.path(), NEW).map_or_else(|it| format!("{it:#}"), |_| String::new());
        let before = listing(site.path());
        assert!(run(case.undone, site.path()), "{:?}", case.undone);
        assert!(error.contains(case.expected), "{:?}: {error}", case.done);
        assert!(error.contains("could not be written and is as it was"), "{error}");
        assert_eq!(before.get("index.html"), Some(&Some(b"old".to_vec())));
        assert_is_old(&site, case.expected);
        build(site.path(), NEW).expect("built");
        assert_eq!(files(&listing(site.path())), NEW);
    }

    #[test]
    fn what_is_protected_against_changes_is_named() {
        for (flag, place, expected) in [
            ("i", "pages/a.html", "these are protected against changes:\n  pages/a.html"),
            ("a", "pages/a.html", "these are protected against changes:\n  pages/a.html"),
            ("i", "gone/a.html", "these are protected against changes:\n  gone/a.html"),
            ("i", "page-to-folder", "these are protected against changes:\n  page-to-folder"),
            ("i", "folder-to-page/a", "these are protected against changes:\n  folder-to-page/a"),
            ("i", "pages", "these are protected against changes:\n  pages"),
            ("a", "pages", "these are protected against changes:\n  pages"),
            ("a", "deep", "these are protected against changes:\n  deep"),
        ] {
            let (set, clear) = (format!("+{flag}"), format!("-{flag}"));
            let place = format!("@/{place}");
            let done = ["chattr", &*set, &*place];
            let undone = ["chattr", &*clear, &*place];
            tries(&Spoiled { done: &done, undone: &undone, expected });
        }
    }

    #[test]
    fn what_is_mounted_by_itself_is_named() {
        for (place, expected) in [
            ("pages", "mounted by themselves:\n  pages"),
            ("gone", "mounted by themselves:\n  gone"),
            ("folder-to-page/a/b", "mounted by themselves:\n  folder-to-page/a/b"),
            ("pages/a.html", "mounted by themselves:\n  pages/a.html"),
            ("gone/a.html", "mounted by themselves:\n  gone/a.html"),
        ] {
            let place = format!("@/{place}");
            // The same file system, so that nothing tells of it but a rename.
            let done = ["mount", "--bind", &*place, &*place];
            let undone = ["umount", &*place];
            tries(&Spoiled { done: &done, undone: &undone, expected });
            let script =
                format!("mount --bind {place} {place} && mount -o remount,bind,ro {place}");
            let done = ["sh", "-c", &*script];
            if !expected.contains(".html") {
                let place = place.trim_start_matches("@/");
                let expected = format!("on a read-only disk:\n  {place}");
                tries(&Spoiled { done: &done, undone: &undone, expected: &expected });
            }
        }
    }

    #[test]
    fn a_folder_on_another_disk_is_named() {
        let copy = "cp -p @/pages/* @/same/ && mount -t tmpfs kohyo @/pages && mv @/same/[ab].html @/pages/";
        let back = "mv @/pages/* @/same/ && umount @/pages && mv @/same/[ab].html @/pages/";
        tries(&Spoiled {
            done: &["sh", "-c", copy],
            undone: &["sh", "-c", back],
            expected: "on another disk, or mounted by themselves:\n  pages",
        });
    }
}
