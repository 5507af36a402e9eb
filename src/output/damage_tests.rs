//! Every file of `.kohyo`, at every step of a build that is killed, spoiled in every way: the next build
//! says so, makes the new site, and deletes nothing that is not known to be kohyo's.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::kill_tests::{GO_ON, NEW, OLD, build, copy, images_of_a_build, old_site};
use super::scratch::{Listing, Scratch, listing};
use super::state_file::LIMIT;
use super::{Output, Summary};
use crate::words::{Language, Words};

/// What may have happened to a file: its name, and what does it.
type Damage = (&'static str, fn(&Path));

/// A file of somebody who is not to lose it.
const MINE: &str = "mine";

const DAMAGES: &[Damage] = &[
    ("emptied", |file| fs::write(file, "").unwrap()),
    ("garbage", |file| fs::write(file, "<<<<<<< HEAD\nx\n").unwrap()),
    ("zeros", |file| fs::write(file, [0; 512]).unwrap()),
    ("not UTF-8", |file| fs::write(file, b"{\xFF\xFE").unwrap()),
    ("cut in the middle", |file| {
        let bytes = fs::read(file).unwrap_or_default();
        fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
    }),
    ("without its last line", |file| {
        let bytes = fs::read(file).unwrap_or_default();
        let lines: Vec<&[u8]> = bytes.split_inclusive(|it| *it == b'\n').collect();
        fs::write(file, lines[..lines.len().saturating_sub(1)].concat()).unwrap();
    }),
    ("with paths that lead out", |file| {
        let zeros = "0".repeat(64);
        fs::write(file, format!("{zeros}  ../x\n{zeros}  /etc/hostname\n")).unwrap();
    }),
    ("a plan that leads out", |file| {
        fs::write(file, r#"{"arrivals":[],"obstacles":["../x"],"replacements":[],"stale":[]}"#)
            .unwrap();
    }),
    ("nested without end", |file| fs::write(file, "[".repeat(100_000)).unwrap()),
    ("larger than any that is read", |file| {
        // Whoever copied it would fill so much and no more.
        fs::File::create(file).unwrap().set_len(LIMIT + 1).unwrap();
    }),
    ("a folder", |file| {
        fs::remove_file(file).unwrap();
        fs::create_dir(file).unwrap();
        fs::write(file.join("note"), MINE).unwrap();
    }),
    ("a link to elsewhere", |file| {
        let target = file.ancestors().nth(1).unwrap().join("elsewhere");
        fs::write(&target, MINE).unwrap();
        fs::remove_file(file).unwrap();
        symlink(target, file).unwrap();
    }),
    ("a link to nowhere", |file| {
        fs::remove_file(file).unwrap();
        symlink("nowhere", file).unwrap();
    }),
    ("a pipe", |file| {
        fs::remove_file(file).unwrap();
        let made = std::process::Command::new("mkfifo").arg(file).status().unwrap();
        assert!(made.success());
    }),
    ("gone", |file| fs::remove_file(file).unwrap()),
];

const FILES: &[&str] =
    &["manifest", "memo", "version", "lock", "journal", "stage/plan", "stage/manifest"];

/// Every text below a folder of kohyo's own.
fn texts(folder: &Path) -> Vec<Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries
        .filter(|it| it.file_type().is_file())
        .filter_map(|it| fs::read(it.path()).ok())
        .collect()
}

/// The site is the new one; what is there besides is old, and was named.
fn assert_is_new(case: &str, site: &Path, new: &Listing, told: &[String]) {
    let found = listing(site);
    for (path, bytes) in new {
        assert_eq!(found.get(path), Some(bytes), "{case}: {path}");
    }
    for (path, bytes) in found.iter().filter(|it| !new.contains_key(it.0)) {
        let is_named = told.iter().any(|it| it.contains(path.as_str()));
        assert!(bytes.is_none() || is_named, "{case}: {path} is left and not named: {told:?}");
    }
}

fn build_and_read(case: &str, site: &Path) -> (Vec<String>, Summary) {
    let words = Words::new(Language::En);
    let output = Output::open(site).unwrap_or_else(|it| panic!("{case}: {it:#}"));
    let mut told: Vec<String> = output.notices().iter().map(|it| words.say(it)).collect();
    drop(output);
    let summary = build(site, NEW, GO_ON).unwrap_or_else(|it| panic!("{case}: {it:#}"));
    told.extend(summary.notices.iter().map(|it| words.say(it)));
    (told, summary)
}

#[test]
fn damaged_in_any_way_at_any_step_it_is_told_and_made_anew() {
    let (site, _, new) = old_site();
    let images = images_of_a_build(site.path(), NEW);
    let mut tried = 0;
    // Every third step, for neighbouring ones differ in one file of the site only.
    for (step, image) in images.iter().enumerate().step_by(3) {
        for name in FILES {
            for (how, spoil) in DAMAGES {
                let spoiled = Scratch::new();
                copy(image.path(), spoiled.path());
                let file = spoiled.path().join(".kohyo").join(name);
                if !file.is_file() {
                    continue;
                }
                let before = fs::read(&file).unwrap();
                spoil(&file);
                let case = format!("step {step}, {name}, {how}");
                let (told, _) = build_and_read(&case, spoiled.path());
                assert_is_new(&case, spoiled.path(), &new, &told);
                let is_strange = !fs::symlink_metadata(&file).is_ok_and(|it| it.is_file());
                let is_same = fs::read(&file).is_ok_and(|it| it == before);
                assert!(
                    !is_strange || file.ends_with("journal") || name.starts_with("stage"),
                    "{case}"
                );
                // What was put into the place of a file is somebody's, and a cut list is told.
                let is_told = !told.is_empty() || is_same;
                let must_tell =
                    *name == "manifest" && !matches!(*how, "gone" | "without its last line");
                assert!(is_told || !must_tell, "{case}");
                if matches!(*how, "a folder" | "a link to elsewhere") && !name.starts_with("stage")
                {
                    let mine = texts(&spoiled.path().join(".kohyo"));
                    assert!(mine.iter().any(|it| it == MINE.as_bytes()), "{case}");
                }
                let (told, summary) = build_and_read(&case, spoiled.path());
                assert!(told.is_empty(), "{case}, once more: {told:?}");
                assert_eq!(summary.written, 0, "{case}, once more");
                tried += 1;
            }
        }
    }
    assert!(tried > 400, "{tried}");
}

#[test]
fn what_no_list_names_is_kept_before_it_is_replaced() {
    let (site, ..) = old_site();
    let mine = site.path().join("arrives.html");
    fs::write(&mine, "somebody's own").unwrap();
    fs::write(site.path().join(".kohyo/manifest"), "").unwrap();
    let (told, _) = build_and_read("", site.path());
    let told = told.join("\n").replace(&site.path().display().to_string(), "SITE");
    assert_eq!(
        told,
        "SITE/.kohyo/manifest, the list of the files that kohyo wrote, is damaged or gone; this build \
         makes it anew, and of files that may be somebody else's it keeps a copy before it replaces them\n\
         6 files of which nothing told whether kohyo wrote them had to be replaced; the former ones are \
         in SITE/.kohyo/kept/site-1\n\
         in SITE there is more than the new site, and nothing tells whether kohyo wrote it; delete what \
         is an old page:\n  gone/deep/old.html\n  own/note.txt"
    );
    assert_eq!(fs::read(&mine).unwrap(), b"new");
    let kept = site.path().join(".kohyo/kept/site-1");
    assert_eq!(fs::read(kept.join("arrives.html")).unwrap(), b"somebody's own");
    assert_eq!(fs::read(kept.join("folder-to-page/a/x.html")).unwrap(), b"old");
    assert_eq!(fs::read(site.path().join("gone/deep/old.html")).unwrap(), b"old");
}

#[test]
fn a_list_of_which_lines_are_lost_still_tells_of_the_others() {
    let (site, _, new) = old_site();
    let manifest = site.path().join(".kohyo/manifest");
    let text = fs::read_to_string(&manifest).unwrap();
    let at = text.find("gone/deep").unwrap();
    fs::write(&manifest, &text[..at + 4]).unwrap();
    let (told, _) = build_and_read("", site.path());
    assert!(told[0].contains("(it still tells of 2)"), "{told:?}");
    assert_is_new("cut", site.path(), &new, &told);
}

#[test]
fn a_failed_build_forgets_no_damage() {
    let (site, _, new) = old_site();
    fs::write(site.path().join(".kohyo/manifest"), "x\n").unwrap();
    for _ in 0..2 {
        let output = Output::open(site.path()).unwrap();
        assert_eq!(output.notices().len(), 1);
        drop(output);
    }
    let (told, _) = build_and_read("", site.path());
    assert_is_new("after two openings", site.path(), &new, &told);
}

#[test]
fn a_link_or_a_file_in_place_of_a_folder_of_kohyo_is_followed_nowhere() {
    for name in [".kohyo", ".kohyo/stage"] {
        let (site, ..) = old_site();
        let elsewhere = Scratch::new();
        fs::write(elsewhere.path().join("plan"), MINE).unwrap();
        let folder = site.path().join(name);
        let _ = fs::rename(&folder, elsewhere.path().join("moved"));
        symlink(elsewhere.path(), &folder).unwrap();
        let before = listing(elsewhere.path());
        let built = build(site.path(), NEW, GO_ON);
        assert_eq!(built.is_ok(), name == ".kohyo/stage", "{built:?}");
        assert_eq!(listing(elsewhere.path()), before, "{name}");
        fs::remove_dir_all(&folder).or_else(|_| fs::remove_file(&folder)).unwrap_or_default();
        let _ = fs::remove_file(&folder);
        fs::write(&folder, MINE).unwrap();
        let built = build(site.path(), NEW, GO_ON);
        assert_eq!(built.is_ok(), name == ".kohyo/stage", "{built:?}");
    }
}

#[test]
fn a_newer_version_is_refused_and_a_damaged_one_is_made_anew() {
    for (text, is_refused) in
        [("2\n", true), ("10", true), ("1", false), ("", false), ("x", false), ("-1\n", false)]
    {
        let (site, ..) = old_site();
        fs::write(site.path().join(".kohyo/version"), text).unwrap();
        let built = build(site.path(), NEW, GO_ON);
        assert_eq!(built.is_err(), is_refused, "{text:?}: {built:?}");
        let version = fs::read_to_string(site.path().join(".kohyo/version")).unwrap();
        assert_eq!(version, if is_refused { text } else { "1\n" });
    }
    assert_ne!(OLD.len(), 0);
}
