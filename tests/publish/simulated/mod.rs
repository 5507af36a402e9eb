//! What becomes of a site on a host that fails before, during or after every single operation.

mod again;
mod faults;
mod host;
mod lock;
mod log;
mod work;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kohyo::publish::host::{Capabilities, Host};
use kohyo::publish::{
    Clock, Done, Edition, Manifest, Options, Plan, Publisher, RemotePath, Session, Silent,
    memory_files,
};

pub(crate) use self::host::{Fault, Simulated, When};

/// A clock that stands still unless a test moves it.
pub(crate) struct StillClock(Mutex<Timestamp>);

impl StillClock {
    pub(crate) fn new() -> Self {
        Self(Mutex::new("2026-11-29T08:38:00Z".parse().expect("a time")))
    }

    pub(crate) fn forward(&self, minutes: i64) {
        let mut now = self.0.lock().expect("the clock");
        *now += SignedDuration::from_mins(minutes);
    }
}

impl Clock for StillClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("the clock")
    }

    fn wait(&self, _: Duration) {}
}

/// A site in memory.
pub(crate) type Site = BTreeMap<RemotePath, Vec<u8>>;

pub(crate) fn path(text: &str) -> RemotePath {
    RemotePath::told(text).expect(text)
}

/// A site of so many pages; each text is that of an edition.
pub(crate) fn site(pages: impl Iterator<Item = (usize, usize)>) -> Site {
    let page = |(number, edition): (usize, usize)| {
        let text = format!("<p>page {number}, edition {edition}").repeat(1 + number % 3);
        (path(&format!("reforms/{number:02}/index.html")), text.into_bytes())
    };
    pages.map(page).collect()
}

pub(crate) fn manifest(site: &Site) -> Manifest {
    let edition = Edition {
        published: "2026-11-29T08:38:00Z".parse().expect("a time"),
        as_of: "2026-11-29".parse().expect("a day"),
        base_url: String::new(),
    };
    Manifest::new(&edition, 0, memory_files(site), BTreeMap::new())
}

pub(crate) fn options(run: &str) -> Options {
    Options {
        publisher: Publisher { owner: format!("{run}@example"), run: run.to_owned() },
        keep: 3,
        concurrency: Some(1),
        allow_in_place: false,
        take_over: false,
        break_lock: false,
    }
}

/// A host whose abilities are these letters: rename, whole put, exclusive create, copy, checksum, MD5, folders of
/// releases.
pub(crate) fn capable(letters: &str) -> Simulated {
    let has = |it| letters.contains(it);
    let can = Capabilities {
        rename: has('r'),
        whole_put: has('w'),
        exclusive_create: has('e'),
        copy: has('c'),
        checksum: has('s') || has('m'),
        releases: has('f'),
        concurrency: 4,
    };
    Simulated::new(can, has('m'))
}

pub(crate) fn plan(host: &dyn Host, site: &Site, options: &Options) -> anyhow::Result<Plan> {
    let clock = StillClock::new();
    Session::new(host, &clock, &Silent, options).plan(manifest(site))
}

/// Plans and publishes.
pub(crate) fn publish(
    host: &dyn Host,
    clock: &StillClock,
    site: &Site,
    options: &Options,
) -> anyhow::Result<Done> {
    let session = Session::new(host, clock, &Silent, options);
    let plan = session.plan(manifest(site))?;
    assert!(plan.obstacles.is_empty(), "{:?}", plan.obstacles);
    if plan.is_nothing() {
        return Ok(Done::default());
    }
    session.publish(&plan, site)
}

/// What a site is to visitors.
pub(crate) fn shown(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())).collect()
}
