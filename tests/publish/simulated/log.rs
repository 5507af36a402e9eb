//! The log of publications on a host that fails before, during or after every single operation: the next run completes
//! what the last one left, and no log that visitors could see is ever contradicted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::civil::{Date, date};
use kohyo::digest::Hash;
use kohyo::publication_log::{CHECKPOINT, Checkpoint, LogFiles, Signer, Verdict, verify};
use kohyo::publish::host::HostErrorKind;
use kohyo::publish::{LogFolder, LogMeeting, RemotePath, Session, Silent, memory_files};
use kohyo::source::{self, Tree};

use super::host::State;
use super::{Fault, Simulated, Site, StillClock, When, capable, manifest, options, path};
use crate::{effort, log};

/// A city's folder of its own, which goes with it.
struct City(PathBuf);

impl City {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kohyo-log-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let city = Self(folder);
        let base = Tree::from_fixture(&fs::read_to_string("tests/rules/base.city").unwrap());
        for file in base.files() {
            city.write(&file.path, file.text().unwrap());
        }
        city
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.0.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// Changes what was published, and says so.
    fn correct(&self) {
        let file = "content/reforms/plan/001.md";
        let text = fs::read_to_string(self.0.join(file)).unwrap();
        let correction = "訂正:\n  - { 日付: 2015-07-01, 内容: 待ち時間を訂正した。 }\n進捗管理:";
        let text = text.replace("実績: 18", "実績: 17").replace("進捗管理:", correction);
        self.write(file, &text);
    }

    fn tree(&self) -> Tree {
        source::read(&self.0).unwrap()
    }

    fn folder(&self) -> LogFolder<'_> {
        LogFolder::new(&self.0)
    }

    /// A copy of its log, as a machine has it that takes it from the repository.
    fn log(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = self.folder();
        folder.paths().into_iter().map(|it| (it.clone(), folder.read(&it).unwrap())).collect()
    }

    fn put_log(&self, log: &BTreeMap<String, Vec<u8>>) {
        let _ = fs::remove_dir_all(self.0.join("ledger"));
        for (path, bytes) in log {
            let place = self.0.join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
    }
}

impl Drop for City {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Publishes the city on a day as `kohyo publish` does.
fn publish(
    city: &City,
    host: &Simulated,
    day: Date,
    edition: usize,
    signed: bool,
) -> anyhow::Result<LogMeeting> {
    let (clock, run) = (StillClock::new(), format!("{day}"));
    let mut options = options(&run);
    options.break_lock = true;
    let session = Session::new(host, &clock, &Silent, &options);
    let met = session.meet_log(city.folder())?;
    if !matches!(met, LogMeeting::Ready | LogMeeting::Completed) {
        return Ok(met);
    }
    let mut site: Site = super::site((0..3).map(|it| (it, edition)));
    let key = log::Key::new(7);
    let public = key.of_log("www.example.jp");
    let signing = signed.then_some((&public, &key as &dyn Signer));
    let appended = log::append(&city.tree(), day, &memory_files(&site), signing);
    let mut log = city.log();
    log.remove("ledger/pending.jsonl");
    log.extend(appended.files.clone());
    log.retain(|path, _| !appended.removed.contains(path));
    site.extend(log.into_iter().map(|(name, bytes)| (path(&name), bytes)));
    let plan = session.plan(manifest(&site))?;
    assert!(plan.obstacles.is_empty(), "{:?}", plan.obstacles);
    if plan.is_nothing() {
        return Ok(met);
    }
    if !appended.lines.is_empty() {
        city.folder().begin(&appended)?;
    }
    session.publish(&plan, &site)?;
    if !appended.files.is_empty() {
        city.folder().finish(&appended)?;
    }
    Ok(met)
}

/// A site as visitors see it.
struct Visible(BTreeMap<String, Vec<u8>>);

impl LogFiles for Visible {
    fn read(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

fn verified(host: &Simulated) -> Verdict {
    verify(&Visible(host.visible()), (2010..2020).rev(), None).unwrap()
}

const DAYS: [Date; 3] = [date(2015, 6, 1), date(2015, 7, 1), date(2015, 7, 2)];

/// A city that has published once, on a host that fails at an operation of the second publication.
fn begin(name: &str, letters: &str) -> (City, Simulated) {
    let city = City::new(name);
    let host = capable(letters);
    publish(&city, &host, DAYS[0], 0, true).unwrap();
    city.correct();
    (city, host)
}

#[test]
fn a_second_publication_of_nothing_adds_nothing() {
    for signed in [true, false] {
        let city = City::new("nothing");
        let host = capable("rwecs");
        publish(&city, &host, DAYS[0], 0, signed).unwrap();
        let before = city.log();
        assert_eq!(before.contains_key(CHECKPOINT), signed);
        publish(&city, &host, DAYS[1], 0, signed).unwrap();
        assert_eq!(city.log(), before);
        let verdict = verified(&host);
        assert_eq!((verdict.damages, verdict.key.is_some()), (Vec::new(), signed));
    }
}

/// Every signed root and all entries that a visitor could see.
type Seen = Arc<Mutex<Vec<(Option<Vec<u8>>, Vec<u8>)>>>;

fn watch(host: &Simulated, releases: bool) -> Seen {
    let seen: Seen = Arc::default();
    let noted = Arc::clone(&seen);
    host.state().watch = Some(Box::new(move |state: &State, _: Option<&str>| {
        let visible = state.visible(releases);
        let checkpoint = visible.get(CHECKPOINT).map(|it| it.to_vec());
        let entries = visible.get("ledger/2015.jsonl").map_or_else(Vec::new, |it| it.to_vec());
        let mut noted = noted.lock().unwrap();
        if noted.last() != Some(&(checkpoint.clone(), entries.clone())) {
            noted.push((checkpoint, entries));
        }
    }));
    seen
}

/// What was ever seen is the beginning of what is there.
fn assert_kept(seen: &Seen, host: &Simulated, place: &str) {
    let visible = host.visible();
    let entries = &visible["ledger/2015.jsonl"];
    let lines: Vec<&[u8]> = entries.split(|it| *it == b'\n').filter(|it| !it.is_empty()).collect();
    let tree = kohyo::publication_log::HashTree::of(&lines);
    for (checkpoint, before) in seen.lock().unwrap().iter() {
        assert!(entries.starts_with(before), "{place}: entries that were seen are gone");
        if let Some(bytes) = checkpoint {
            let checkpoint = Checkpoint::parse(bytes).unwrap();
            assert_eq!(tree.root_of(checkpoint.size).unwrap(), checkpoint.root, "{place}");
        }
    }
}

/// What is tried at an operation: all of it in a long run, else a part that is another one for the next operation.
fn trials(at: usize) -> Vec<(When, bool)> {
    let all = [When::Before, When::During, When::After].map(|when| [(when, false), (when, true)]);
    let is_tried =
        |nth: &usize| effort::plain_or_long(false, true) || *nth == at % 6 || *nth == (at + 3) % 6;
    let trials = all.into_iter().flatten().enumerate().filter(|(nth, _)| is_tried(nth));
    trials.map(|(_, trial)| trial).collect()
}

#[test]
fn a_failure_at_each_operation_is_completed_by_the_next_run() {
    for letters in ["rwfec", "r", "w"] {
        let (city, start) = begin("fault", letters);
        let repository = city.log();
        let host = start.again();
        publish(&city, &host, DAYS[1], 1, true).unwrap();
        let operations = host.state().calls.len();
        for at in 0..operations {
            for (when, is_fresh) in trials(at) {
                let place = format!("{letters} {at} {when:?} fresh: {is_fresh}");
                city.put_log(&repository);
                let host = start.again();
                let seen = watch(&host, letters.contains('f'));
                let kind = HostErrorKind::Failed;
                host.state().fault = Some(Fault { at, when, kind, for_good: true });
                let failed = publish(&city, &host, DAYS[1], 1, true).is_err();
                host.state().fault = None;
                // A machine that has the state of the run that failed, or one that takes it from the repository.
                if failed && is_fresh {
                    city.put_log(&repository);
                }
                complete(&city, &host, is_fresh, &place);
                assert_kept(&seen, &host, &place);
            }
        }
    }
}

/// Publishes again, and looks at what is there then.
fn complete(city: &City, host: &Simulated, is_fresh: bool, place: &str) {
    let mut met = publish(city, host, DAYS[2], 1, true).unwrap();
    if met == LogMeeting::Behind {
        assert!(is_fresh, "{place}: the run that failed is not known");
        pull(city, host, place);
        met = publish(city, host, DAYS[2], 1, true).unwrap();
    }
    assert!(matches!(met, LogMeeting::Ready | LogMeeting::Completed), "{place}");
    assert_eq!(verified(host).damages, [], "{place}");
    let (log, visible) = (city.log(), host.visible());
    for (path, bytes) in &log {
        assert_eq!(visible.get(path), Some(bytes), "{place}: {path}");
    }
    let text = String::from_utf8_lossy(&log["ledger/2015.jsonl"]).into_owned();
    assert_eq!(text.matches(r#""event":"corrected""#).count(), 1, "{place}: {text}");
}

fn pull(city: &City, host: &Simulated, place: &str) {
    let (clock, options) = (StillClock::new(), options("pull"));
    let session = Session::new(host, &clock, &Silent, &options);
    let pulled = session.pull_log(city.folder()).unwrap();
    assert_eq!(pulled.damages(), [], "{place}");
    city.folder().finish(&pulled.files).unwrap();
}

#[test]
fn a_folder_that_is_behind_is_refused_until_it_has_pulled() {
    let (city, host) = begin("behind", "rwecs");
    let repository = city.log();
    publish(&city, &host, DAYS[1], 1, true).unwrap();
    let published = city.log();
    city.put_log(&repository);
    assert_eq!(publish(&city, &host, DAYS[2], 2, true).unwrap(), LogMeeting::Behind);
    pull(&city, &host, "behind");
    assert_eq!(city.log(), published);
    assert_eq!(publish(&city, &host, DAYS[2], 2, true).unwrap(), LogMeeting::Ready);
}

#[test]
fn two_logs_that_contradict_each_other_are_not_joined() {
    let (city, host) = begin("apart", "rwecs");
    let repository = city.log();
    publish(&city, &host, DAYS[1], 1, true).unwrap();
    city.put_log(&repository);
    let elsewhere = capable("rwecs");
    publish(&city, &elsewhere, DAYS[2], 2, true).unwrap();
    assert_eq!(publish(&city, &host, DAYS[2], 2, true).unwrap(), LogMeeting::Apart);
}

#[test]
fn a_damaged_log_on_a_host_is_not_taken_over() {
    let (city, host) = begin("damaged", "rwecs");
    let repository = city.log();
    publish(&city, &host, DAYS[1], 1, true).unwrap();
    city.put_log(&repository);
    let tile = RemotePath::told("ledger/tile/0/000.p/15");
    let names: Vec<String> = host.state().files.keys().cloned().collect();
    let tile = tile.map(|it| it.to_string()).filter(|it| names.contains(it));
    let tile = tile.or_else(|| names.into_iter().find(|it| it.starts_with("ledger/tile/0/")));
    host.state().files.insert(tile.unwrap(), Hash::of(b"other").bytes().to_vec());
    let (clock, options) = (StillClock::new(), options("pull"));
    let session = Session::new(&host, &clock, &Silent, &options);
    assert!(!session.pull_log(city.folder()).unwrap().damages().is_empty());
}

/// Nothing is left of the folders of these tests.
#[test]
fn a_folder_goes_with_its_test() {
    let city = City::new("gone");
    let folder = city.0.clone();
    drop(city);
    assert!(!Path::new(&folder).exists());
}
