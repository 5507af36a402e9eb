//! The program itself, killed in the middle of a build: what citizens read stays whole.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

#[path = "../../benches/city/mod.rs"]
mod city;

use crate::effort::plain_or_long;

/// The files of a site, by path; kohyo's own folder left out.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// How many sheets a city has: in the long run as many as make a build of the size of a real one.
fn sheets() -> usize {
    plain_or_long(30, 250)
}

/// About as long as renaming the pages takes.
fn commit() -> Duration {
    Duration::from_micros(plain_or_long(2_000, 8_000))
}

/// Two cities whose pages have the same addresses and all differ, and one site between them.
struct Place {
    root: PathBuf,
}

impl Place {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kill").join(name);
        let _ = fs::remove_dir_all(&root);
        for version in ["a", "b"] {
            city::write(&root.join(version), sheets());
        }
        let settings = root.join("b/kohyo.yaml");
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(settings, text.replace("ためし市 改革シート", "ためし市の改革")).unwrap();
        Self { root }
    }

    fn site(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn command(&self, version: &str, site: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
        command.args(["build", "--quiet", "--root"]).arg(self.root.join(version));
        command.arg("--out").arg(self.site(site)).stderr(Stdio::null());
        command
    }

    fn build(&self, version: &str, site: &str) -> Files {
        let status = self.command(version, site).status().unwrap();
        assert!(status.success(), "kohyo build of {version}: {status}");
        files(&self.site(site))
    }

    /// Starts a build and kills it at a moment, unless it is done by then.
    fn kill(&self, version: &str, site: &str, moment: Moment) -> ExitStatus {
        let mut child = self.command(version, site).spawn().unwrap();
        let after = match moment {
            Moment::AfterStart(after) => after,
            Moment::InCommit(after) => {
                let journal = self.site(site).join(".kohyo/journal");
                while !journal.exists() && child.try_wait().unwrap().is_none() {
                    thread::yield_now();
                }
                after
            }
        };
        thread::sleep(after);
        // On Unix this is SIGKILL: nothing is tidied up.
        child.kill().unwrap();
        child.wait().unwrap()
    }
}

/// When a build is killed.
#[derive(Clone, Copy)]
enum Moment {
    AfterStart(Duration),
    /// While it changes the site itself, which takes but milliseconds.
    InCommit(Duration),
}

impl Drop for Place {
    fn drop(&mut self) {
        if !thread::panicking() {
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

fn files(site: &Path) -> Files {
    // A first build that was killed early has not even made the folder.
    if !site.exists() {
        return Files::new();
    }
    let walk = walkdir::WalkDir::new(site).into_iter();
    let entries = walk.filter_entry(|it| it.file_name() != ".kohyo").map(Result::unwrap);
    let files = entries.filter(|it| it.file_type().is_file());
    let path = |it: &Path| it.strip_prefix(site).unwrap().to_path_buf();
    files.map(|it| (path(it.path()), fs::read(it.path()).unwrap())).collect()
}

/// Fractions from 0 to 1 that look like chance and are the same every time.
fn fraction(seed: u64) -> f64 {
    let mixed = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    f64::from(u32::try_from(mixed >> 32).unwrap()) / f64::from(u32::MAX)
}

fn different<'a>(one: &'a Files, other: &Files) -> Vec<&'a PathBuf> {
    one.iter().filter(|(path, it)| other.get(*path) != Some(it)).map(|(path, _)| path).collect()
}

/// How long a build that changes every page takes.
fn full(place: &Place) -> Duration {
    place.build("a", "timed");
    let start = Instant::now();
    place.build("b", "timed");
    start.elapsed()
}

/// One test at a time, for builds are timed.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn every_page_is_the_old_or_the_new_one_after_kill_9() {
    let _alone = alone();
    let place = Place::new("changed");
    let fresh = BTreeMap::from(["a", "b"].map(|it| (it, place.build(it, &format!("fresh-{it}")))));
    let same_addresses = fresh["a"].keys().eq(fresh["b"].keys());
    let pages =
        fresh["a"].keys().filter(|it| it.extension().is_some_and(|extension| extension == "html"));
    assert!(same_addresses && pages.clone().count() > sheets(), "{} pages", pages.count());
    let whole = full(&place);

    place.build("a", "site");
    let (mut before, mut between) = ("a", 0);
    let (mut killed, kills) = (0, plain_or_long(10, 200));
    for round in 0..kills {
        let next = if before == "a" { "b" } else { "a" };
        let moment = if round % 2 == 0 {
            Moment::AfterStart(whole.mul_f64(fraction(round)))
        } else {
            Moment::InCommit(commit().mul_f64(fraction(round)))
        };
        let status = place.kill(next, "site", moment);
        killed += u64::from(status.code().is_none());

        let found = files(&place.site("site"));
        for (path, old) in &fresh[before] {
            let is_whole = found.get(path).is_some_and(|it| it == old || *it == fresh[next][path]);
            let how = found.get(path).map_or(0, Vec::len);
            assert!(is_whole, "round {round}: {} is neither, {how} bytes", path.display());
        }
        let [olds, news] = [before, next].map(|it| different(&found, &fresh[it]).len());
        between += u32::from(olds > 0 && news > 0);

        // What was begun is undone or completed first, whichever of the two comes next.
        let next = if round % 3 == 0 { before } else { next };
        let built = place.build(next, "site");
        assert!(built == fresh[next], "round {round}: {:?}", different(&built, &fresh[next]));
        before = next;
    }
    println!("{killed} of {kills} killed, {between} with pages of both versions, {whole:?}");
    assert!(killed * 5 > kills * 2, "only {killed} builds were killed before they were done");
}

#[test]
fn a_first_build_that_is_killed_is_no_hindrance_to_the_next() {
    let _alone = alone();
    let place = Place::new("first");
    let fresh = place.build("a", "fresh");
    let whole = full(&place);
    for round in 0..plain_or_long(3, 10) {
        let site = format!("site-{round}");
        let after = whole.mul_f64(fraction(100 + round));
        place.kill("a", &site, Moment::AfterStart(after));
        let found = files(&place.site(&site));
        assert!(different(&found, &fresh).is_empty(), "round {round}: a page is half written");
        let built = place.build("a", &site);
        assert!(built == fresh, "round {round}: {:?}", different(&fresh, &built));
    }
}
