//! Whole publications to real servers of every kind on this machine: what becomes of the site, and what visitors see.

mod kinds;
mod long;
mod program;
mod view;
mod watched;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use kohyo::publish::host::Host;
use kohyo::publish::{
    Clock, Done, Edition, Manifest, ObstacleKind, Options, Progress, Publisher, RemotePath,
    Session, Silent, Verified, Work, memory_files,
};

use kohyo::words::Message;

use self::kinds::Real;
use self::watched::Watched;

/// The clock of the machine; who waits waits a twentieth of the time.
struct QuickClock;

impl Clock for QuickClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn wait(&self, time: Duration) {
        thread::sleep(time / 20);
    }
}

type Site = BTreeMap<RemotePath, Vec<u8>>;

fn path(text: &str) -> RemotePath {
    RemotePath::told(text).expect(text)
}

fn page(number: usize) -> String {
    format!("reforms/改革 {number:03}/index.html")
}

/// So many pages of an edition, an empty file and a front page.
fn site(pages: usize, edition: usize) -> Site {
    let text = |number: usize| {
        let text = format!("<p>page {number}, edition {edition}.").repeat(1 + number * 7 % 200);
        (path(&page(number)), text.into_bytes())
    };
    let mut site: Site = (0..pages).map(text).collect();
    site.insert(path("assets/empty.css"), Vec::new());
    site.insert(path("index.html"), format!("<h1>edition {edition}").into_bytes());
    site
}

fn manifest(site: &Site) -> Manifest {
    let edition = Edition {
        published: Timestamp::now(),
        as_of: "2026-11-29".parse().expect("a day"),
        base_url: String::new(),
    };
    Manifest::new(&edition, 0, memory_files(site), BTreeMap::new())
}

/// How somebody publishes; nobody has the same name twice.
fn options(name: &str) -> Options {
    let run = format!("{name}-{}", Timestamp::now().as_nanosecond());
    Options {
        publisher: Publisher { owner: format!("{name}@example"), run },
        keep: 3,
        concurrency: None,
        allow_in_place: false,
        take_over: false,
        break_lock: false,
    }
}

/// Plans and publishes.
fn publish(host: &dyn Host, site: &Site, options: &Options) -> anyhow::Result<Done> {
    let session = Session::new(host, &QuickClock, &Silent, options);
    let plan = session.plan(manifest(site))?;
    let found: Vec<_> = plan.obstacles.iter().map(|it| (it.path.as_str(), it.kind)).collect();
    anyhow::ensure!(found.is_empty(), "{found:?}");
    if plan.is_nothing() {
        return Ok(Done::default());
    }
    session.publish(&plan, site)
}

fn verify(host: &dyn Host) -> Verified {
    let options = options("verify");
    let session = Session::new(host, &QuickClock, &Silent, &options);
    session.verify().expect("it can be compared").expect("a site was published").1
}

/// Whether each file of a site is on a host.
fn seen_on(host: &dyn Host, site: &Site) -> bool {
    site.iter().all(|(path, bytes)| host.read(path).expect("a file").as_ref() == Some(bytes))
}

/// Asserts that visitors see the site, and that nothing of ours is half done.
fn is_shown(real: &Real, host: &dyn Host, site: &Site) {
    for (path, bytes) in site {
        let seen = real.seen(path.as_str());
        assert!(
            seen.as_ref() == Some(bytes),
            "{}: {path}: {:?}",
            real.name,
            seen.map(|it| it.len())
        );
    }
    let own = host.list(".kohyo").expect("what is ours");
    let is_left = |it: &&str| {
        *it == ".kohyo/lock" || *it == ".kohyo/pending.json" || it.starts_with(".kohyo/temporary")
    };
    let left: Vec<_> = own.iter().map(|it| it.path.as_str()).filter(is_left).collect();
    assert_eq!(left, [""; 0], "{}", real.name);
    let verified = verify(host);
    assert!(verified.is_right() && verified.files == site.len(), "{}: {verified:?}", real.name);
}

/// A site is published, edited, changed by hand, gone back to and made smaller.
fn smoke(real: &Real) {
    let name = real.name;
    let host = real.connect();
    let host = Watched::new(&*host);
    real.by_hand("reforms/notes.txt", b"theirs");
    let first = site(6, 0);
    let done = publish(&host, &first, &options("a")).expect(name);
    assert_eq!((done.uploaded, done.release), (first.len(), 1), "{name}");
    is_shown(real, &host, &first);

    host.forget();
    assert_eq!(publish(&host, &first, &options("a")).expect(name), Done::default(), "{name}");
    assert!(host.calls().len() <= 3, "{name}: {:?}", host.calls());

    let mut second = first.clone();
    second.insert(path(&page(1)), b"<p>another word".to_vec());
    let done = publish(&host, &second, &options("a")).expect(name);
    assert_eq!((done.uploaded, done.bytes, done.removed), (1, 15, 0), "{name}");
    is_shown(real, &host, &second);

    goes_back(real, &host, &first);
    let mut smaller = changed_by_hand(real, &host, &first);
    smaller.remove(&path(&page(5)));
    let done = publish(&host, &smaller, &options("a")).expect(name);
    assert_eq!((done.uploaded, done.removed), (0, 1), "{name}");
    assert_eq!(real.seen(&page(5)), None, "{name}");
    is_shown(real, &host, &smaller);
    assert_eq!(real.theirs("reforms/notes.txt").as_deref(), Some(&b"theirs"[..]), "{name}");
}

/// A page that somebody edited on the host is found, is in the way, and gives way when that is asked for.
fn changed_by_hand(real: &Real, host: &dyn Host, site: &Site) -> Site {
    let name = real.name;
    real.edit(&page(2), b"by hand");
    let verified = verify(host);
    assert_eq!(verified.changed, [path(&page(2))], "{name}");
    assert!(verified.missing.is_empty() && !verified.is_right(), "{name}");
    let mut next = site.clone();
    // A host of whole releases takes over only what has not changed.
    let edited = if host.capabilities().releases { 3 } else { 2 };
    next.insert(path(&page(edited)), b"<p>new".to_vec());
    let error = publish(host, &next, &options("a")).expect_err(name).to_string();
    let kind = format!("{:?}", ObstacleKind::Edited);
    assert!(error.contains(&page(2)), "{name}: {error}");
    assert!(error.contains(&kind) || error.contains("changed by hand"), "{name}: {error}");
    assert_eq!(real.seen(&page(2)).as_deref(), Some(&b"by hand"[..]), "{name}");
    let mut options = options("a");
    options.take_over = true;
    publish(host, &next, &options).expect(name);
    is_shown(real, host, &next);
    next
}

fn goes_back(real: &Real, host: &dyn Host, first: &Site) {
    let options = options("back");
    let session = Session::new(host, &QuickClock, &Silent, &options);
    let rollback = session.plan_rollback(Some(1)).expect(real.name);
    session.roll_back(&rollback).expect(real.name);
    is_shown(real, host, first);
}

#[test]
fn a_folder_is_published_to() {
    smoke(&kinds::folder("smoke"));
}

#[test]
fn a_host_of_sftp_is_published_to() {
    smoke(&kinds::sftp("smoke"));
}

#[test]
fn a_host_of_ftps_that_wants_tls_sessions_reused_is_published_to() {
    smoke(&kinds::proftpd("smoke"));
}

#[test]
fn a_host_of_ftp_that_cuts_an_upload_and_takes_three_connections_is_published_to() {
    smoke(&kinds::pyftpdlib("smoke"));
}

#[test]
fn a_host_of_webdav_is_published_to() {
    smoke(&kinds::webdav("smoke"));
}

#[test]
fn an_object_store_is_published_to() {
    smoke(&kinds::object_store("smoke"));
}

/// What is remarked while something is published.
#[derive(Default)]
struct Remarks(Mutex<Vec<String>>);

impl Progress for Remarks {
    fn begin(&self, _: Work, _: usize, _: u64) {}

    fn done(&self, _: u64) {}

    fn remark(&self, remark: &Message) {
        self.0.lock().expect("the remarks").push(format!("{remark:?}"));
    }
}

/// A host that takes three connections gets three, though six were asked for.
#[test]
fn fewer_connections_are_used_when_a_host_takes_no_more() {
    let real = kinds::pyftpdlib("fewer");
    let host = real.connect();
    let (site, remarks) = (site(40, 0), Remarks::default());
    let mut options = options("a");
    options.concurrency = Some(6);
    let session = Session::new(&*host, &QuickClock, &remarks, &options);
    let plan = session.plan(manifest(&site)).expect("a plan");
    session.publish(&plan, &site).expect("a publication");
    is_shown(&real, &*host, &site);
    let remarks = remarks.0.into_inner().expect("the remarks");
    assert!(remarks.iter().all(|it| it.contains("publish-fewer-connections")), "{remarks:?}");
    // Each of the three that had none may be told once or more before the others have ended.
    assert!((1..6).contains(&remarks.len()), "{remarks:?}");
}
