//! A build that stops after any one of its steps.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use anyhow::{Result, ensure};

use super::commit::StepHook;
use super::scratch::{Listing, Scratch, listing};
use super::{Output, Sink as _, SitePath, Summary};

/// Something for every field of a plan.
pub(super) const OLD: &[(&str, &str)] = &[
    ("index.html", "old"),
    ("same.html", "same"),
    ("style.css", "old"),
    ("gone/deep/old.html", "old"),
    ("page-to-folder", "old"),
    ("folder-to-page/a/x.html", "old"),
    ("folder-to-page/y.html", "old"),
];
pub(super) const NEW: &[(&str, &str)] = &[
    ("index.html", "new"),
    ("same.html", "same"),
    ("style.css", "new"),
    ("page-to-folder/a/index.html", "new"),
    ("folder-to-page", "new"),
    ("arrives.html", "new"),
    ("new/a/b.html", "new"),
    ("new/c.css", "new"),
    ("own/kohyo.html", "new"),
];

/// A thread of its own, so that nothing else changes while the watch looks.
pub(super) fn build(root: &Path, files: &[(&str, &str)], hook: StepHook) -> Result<Summary> {
    rayon::ThreadPoolBuilder::new().num_threads(1).build()?.install(|| {
        let staging = Output::open(root)?.begin()?;
        for (path, text) in files {
            staging.put(&SitePath::new(*path)?, text.as_bytes())?;
        }
        staging.commit_with_hook(b"", hook)
    })
}

pub(super) const GO_ON: StepHook = &|| Ok(());

/// The old site, with files somebody else put there, and what is to come of it.
pub(super) fn old_site() -> (Scratch, Listing, Listing) {
    let (scratch, other) = (Scratch::new(), Scratch::new());
    for (root, files) in [(scratch.path(), OLD), (other.path(), NEW)] {
        build(root, files, GO_ON).unwrap();
        fs::create_dir_all(root.join("own")).unwrap();
        fs::write(root.join("own/note.txt"), "mine").unwrap();
    }
    let (old, new) = (listing(scratch.path()), listing(other.path()));
    (scratch, old, new)
}

pub(super) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The site after each step of a build.
pub(super) fn images_of_a_build(site: &Path, files: &[(&str, &str)]) -> Vec<Scratch> {
    let images = Mutex::new(Vec::new());
    let take_image = || {
        let image = Scratch::new();
        copy(site, image.path());
        images.lock().unwrap().push(image);
        Ok(())
    };
    build(site, files, &take_image).unwrap();
    images.into_inner().unwrap()
}

fn assert_is_clean(root: &Path) {
    let state = fs::read_dir(root.join(".kohyo")).unwrap();
    let mut names: Vec<_> = state.map(|it| it.unwrap().file_name()).collect();
    names.retain(|it| it != "memo");
    names.sort();
    assert_eq!(names, ["lock", "manifest", "version"]);
}

#[test]
fn killed_after_any_step_it_is_undone_or_completed_by_the_next() {
    let (site, old, new) = old_site();
    let images = Mutex::new(Vec::new());
    let take_image = || {
        let image = Scratch::new();
        copy(site.path(), image.path());
        images.lock().unwrap().push(image);
        Ok(())
    };
    let summary = build(site.path(), NEW, &take_image).unwrap();
    assert_eq!(
        summary,
        Summary { written: 8, unchanged: 1, removed: 4, bytes: 24, ..Summary::default() }
    );
    assert_eq!(listing(site.path()), new);

    let images = images.into_inner().unwrap();
    assert!(images.len() > 12, "{} steps", images.len());
    let mut sealed = false;
    for (step, image) in images.iter().enumerate() {
        let root = image.path();
        for page in ["index.html", "same.html", "style.css"] {
            let found = &listing(root)[page];
            assert!(*found == old[page] || *found == new[page], "step {step}: {page}");
        }
        sealed |= root.join(".kohyo/journal").exists();
        drop(Output::open(root).unwrap());
        assert_eq!(listing(root), if sealed { new.clone() } else { old.clone() }, "step {step}");
        assert_is_clean(root);
        build(root, NEW, GO_ON).unwrap();
        assert_eq!(listing(root), new, "step {step}");
    }
    assert!(sealed);
}

#[test]
fn failing_at_any_step_it_is_undone_at_once_or_completed_by_the_next() {
    for step in 0.. {
        let (site, old, new) = old_site();
        let left = Mutex::new(step);
        let fail = || {
            let mut left = left.lock().unwrap();
            *left -= 1;
            ensure!(*left >= 0, "step {step}");
            Ok(())
        };
        if build(site.path(), NEW, &fail).is_ok() {
            assert!(step > 12);
            return;
        }
        let at_once = listing(site.path());
        let sealed = site.path().join(".kohyo/journal").exists();
        // All is new already when nothing but the cleaning up is left.
        assert!(sealed || at_once == old || at_once == new, "step {step}: {:?}", at_once.keys());
        drop(Output::open(site.path()).unwrap());
        assert_eq!(listing(site.path()), if sealed { new } else { at_once }, "step {step}");
        assert_is_clean(site.path());
    }
}

#[test]
fn a_first_build_that_is_killed_leaves_nothing() {
    let site = Scratch::new();
    for image in images_of_a_build(site.path(), OLD) {
        drop(Output::open(image.path()).unwrap());
        let found = listing(image.path());
        assert!(found.is_empty() || found == listing(site.path()), "{:?}", found.keys());
    }
}

#[test]
fn what_somebody_puts_into_an_arrived_folder_outlives_the_undoing() {
    let (site, mut old, _) = old_site();
    let image = Scratch::new();
    let take_image = || {
        if site.path().join("new").exists() && !image.path().join("new").exists() {
            copy(site.path(), image.path());
        }
        Ok(())
    };
    build(site.path(), NEW, &take_image).unwrap();
    fs::write(image.path().join("new/a/note.txt"), "mine").unwrap();
    assert!(!image.path().join(".kohyo/journal").exists());
    drop(Output::open(image.path()).unwrap());
    old.extend([("new".into(), None), ("new/a".into(), None)]);
    old.insert("new/a/note.txt".into(), Some("mine".into()));
    assert_eq!(listing(image.path()), old);
}

#[cfg(unix)]
#[test]
fn a_link_made_after_the_kill_is_not_followed() {
    let (site, ..) = old_site();
    let (image, elsewhere) = (Scratch::new(), Scratch::new());
    let take_image = || {
        if site.path().join(".kohyo/journal").exists() && !image.path().join(".kohyo").exists() {
            copy(site.path(), image.path());
        }
        Ok(())
    };
    build(site.path(), NEW, &take_image).unwrap();
    fs::create_dir_all(elsewhere.path().join("deep")).unwrap();
    fs::write(elsewhere.path().join("deep/old.html"), "mine").unwrap();
    fs::remove_dir_all(image.path().join("gone")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), image.path().join("gone")).unwrap();
    let error = format!("{:#}", Output::open(image.path()).unwrap_err());
    assert!(error.contains("is being replaced and is partly the new one"), "{error}");
    assert!(error.ends_with("gone is a link; remove it and build again"), "{error}");
    assert!(elsewhere.path().join("deep/old.html").exists());
}
