//! Disks on which less and less is free: wherever a build meets the end, the site is the old one or the
//! new one, and what is met after the commit point needs no space.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use kohyo::output::Output;

use crate::effort::plain_or_long;
use crate::refused::{NEW, OLD};
use crate::scratch::{Scratch, listing};
use crate::{build, files};

/// A small disk, mounted below a folder of its own; unmounted when the test is over.
struct Disk(Scratch);

impl Disk {
    /// None where nobody may mount, or the file system is not known.
    #[expect(clippy::print_stdout, reason = "what is left out is told")]
    fn mount(script: &str) -> Option<Self> {
        let disk = Self(Scratch::new());
        fs::create_dir(disk.root()).expect("created");
        let script = script.replace('@', &disk.0.path().display().to_string());
        let run = Command::new("sh").args(["-ec", &script]).stderr(Stdio::null()).status();
        let is_mounted = run.is_ok_and(|it| it.success());
        if !is_mounted {
            println!("SKIPPED: this machine does not let anybody do {script:?}");
        }
        is_mounted.then_some(disk)
    }

    fn root(&self) -> std::path::PathBuf {
        self.0.path().join("disk")
    }

    /// Leaves so many bytes free.
    fn fill(&self, free: u64) {
        let filler = self.root().join("filler");
        let mut file = File::create(&filler).expect("created");
        while file.write_all(&[0; 1024]).is_ok() {}
        let _ = file.sync_all();
        let length = file.metadata().expect("there").len();
        file.set_len(length.saturating_sub(free)).expect("shortened");
        file.sync_all().expect("stored");
    }

    fn empty(&self) {
        fs::remove_file(self.root().join("filler")).expect("removed");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.root()).status();
    }
}

const DISKS: &[(&str, &str)] = &[
    ("in memory", "mount -t tmpfs -o size=2m kohyo @/disk"),
    (
        "ext4",
        "truncate -s 4M @/image; mkfs.ext4 -q -b 1024 -O ^has_journal @/image; mount -o loop @/image @/disk",
    ),
];

/// Pages of more than one block, so that a disk can end in the middle of one; and a folder of so many
/// that another one in it needs a block more.
fn pages<'a>(
    site: &[(&'a str, &str)],
    names: &'a [String],
    text: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut pages: Vec<(&str, &str)> = site.iter().map(|(path, _)| (*path, text)).collect();
    pages.extend(names.iter().map(|it| (it.as_str(), text)));
    pages
}

#[test]
fn wherever_a_disk_is_full_the_site_is_the_old_or_the_new_one() {
    let names: Vec<String> = (0..60).map(|number| format!("many/{number:0>40}.html")).collect();
    let [old, new] = ["old ", "new "].map(|it| it.repeat(700));
    let old = pages(OLD, &names[..30], &old);
    let new = pages(NEW, &names, &new);
    for (name, script) in DISKS {
        let Some(disk) = Disk::mount(script) else { continue };
        let (root, mut ends) = (disk.root().join("site"), [0, 0]);
        for free in (0..400).step_by(plain_or_long(8, 1)) {
            build(&root, &old).expect("built");
            disk.fill(free * 1024);
            let built = build(&root, &new);
            let is_new = built.is_ok();
            if let Err(error) = built {
                let error = format!("{error:#}");
                assert!(error.contains("No space left on device"), "{name}, {free}: {error}");
                assert!(!error.contains("is being replaced"), "{name}, {free}: {error}");
            }
            assert_is(&root, if is_new { &new } else { &old }, &format!("{name}, {free}"));
            // As the next command finds it, on the same full disk.
            if let Ok(output) = Output::open(&root) {
                assert!(output.notices().is_empty(), "{name}, {free}: {:?}", output.notices());
            }
            assert_is(&root, if is_new { &new } else { &old }, &format!("{name}, {free}"));
            disk.empty();
            build(&root, &new).expect("built");
            assert_is(&root, &new, name);
            ends[usize::from(is_new)] += 1;
        }
        println!("{name}: {} builds did not fit, {} did", ends[0], ends[1]);
        assert!(ends.iter().all(|it| *it > 3), "{name}: {ends:?}");
    }
}

fn assert_is(root: &Path, expected: &[(&str, &str)], case: &str) {
    let found = listing(root);
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert!(files(&found) == expected, "{case}: {:?}", found.keys());
}
