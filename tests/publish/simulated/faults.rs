//! One fault at every operation of a publication.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use kohyo::digest::Hash;
use kohyo::publish::host::{Host, HostErrorKind};
use kohyo::publish::{RemotePath, Session, Silent};

use super::host::State;
use super::{
    Fault, Simulated, Site, StillClock, When, capable, options, path, publish, shown, site,
};

/// Every set of abilities that has rename or whole put, and hosts with folders of releases.
fn hosts() -> Vec<String> {
    let mut hosts = Vec::new();
    for replaces in ["r", "w", "rw", "rwf"] {
        for further in ["", "e", "c", "ec"] {
            for checksum in ["", "s"] {
                hosts.push(format!("{replaces}{further}{checksum}"));
            }
        }
        hosts.push(format!("{replaces}ecm"));
    }
    hosts
}

/// One of each way to replace a file, and one that can do everything.
fn some_hosts() -> Vec<String> {
    ["r", "w", "rwecs", "wecm", "rwfec"].map(str::to_owned).to_vec()
}

/// A publication that is going to be interrupted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    First,
    Second,
    Rollback,
}

/// Forty pages, then some of them new, some changed and some gone.
fn editions() -> [Site; 2] {
    let before = site((0..40).map(|it| (it, 0)));
    let mut after = site((4..44).map(|it| (it, usize::from(it % 3 == 0))));
    after.insert(path("index.html"), b"home".to_vec());
    [before, after]
}

/// What is not ours.
const FOREIGN: [(&str, &str); 2] = [("kosodate/index.html", "theirs"), ("reforms/logo.png", "png")];

/// A host as it is before the publication of a case, the site that visitors see, and the one that they shall see.
fn start(letters: &str, case: Case) -> (Simulated, Site, Site) {
    let host = capable(letters);
    for (path, text) in FOREIGN {
        host.state().files.insert(path.to_owned(), text.into());
    }
    let [old, new] = editions();
    let clock = StillClock::new();
    let publish = |site: &Site, run| publish(&host, &clock, site, &options(run)).expect(letters);
    match case {
        Case::First => (host, Site::new(), old),
        Case::Second => {
            publish(&old, "a");
            (host, old, new)
        }
        Case::Rollback => {
            publish(&old, "a");
            publish(&new, "b");
            (host, new, old)
        }
    }
}

/// Runs the publication of a case.
fn run(
    host: &Simulated,
    case: Case,
    clock: &StillClock,
    new: &Site,
    name: &str,
) -> anyhow::Result<()> {
    let options = options(name);
    match case {
        Case::First | Case::Second => publish(host, clock, new, &options).map(drop),
        Case::Rollback => {
            let session = Session::new(host, clock, &Silent, &options);
            let rollback = session.plan_rollback(None)?;
            session.roll_back(&rollback).map(drop)
        }
    }
}

/// Fails the test when a visitor sees something that is neither the old nor the new page, or when something is
/// removed before all that is new is there.
fn watch(host: &Simulated, old: &Site, new: &Site, place: String) {
    let (old, new) = (shown(old), shown(new));
    let releases = host.capabilities().releases;
    host.state().watch = Some(Box::new(move |state: &State, address: Option<&str>| {
        let visible;
        let seen: Vec<(&str, Option<&[u8]>)> = match address {
            Some(address) if !releases => {
                vec![(address, state.files.get(address).map(|it| &it[..]))]
            }
            Some(_) | None => {
                visible = state.visible(releases);
                let addresses = old.keys().chain(new.keys()).map(String::as_str);
                let addresses: BTreeSet<&str> = addresses.chain(visible.keys().copied()).collect();
                addresses.iter().map(|it| (*it, visible.get(it).copied())).collect()
            }
        };
        for (address, bytes) in seen {
            let before = old.get(address).map(|it| &it[..]);
            let after = new.get(address).map(|it| &it[..]);
            assert!(bytes == before || bytes == after, "{place}: half of {address} is seen");
            if bytes.is_none() && before.is_some() {
                let late = new.iter().find(|it| state.seen(it.0, releases) != Some(&it.1[..]));
                assert_eq!(late.map(|it| it.0), None, "{place}: {address} is removed too early");
            }
        }
    }));
}

/// Asserts that the host has the site and nothing of ours is left over.
fn is_whole(host: &Simulated, new: &Site, place: &str) {
    let mut visible = host.visible();
    for (path, text) in FOREIGN {
        let found = host.state().files.get(path).cloned();
        assert_eq!(found.as_deref(), Some(text.as_bytes()), "{place}: {path}");
        visible.remove(path);
    }
    let differing = visible.iter().find(|it| new.get(&path(it.0)) != Some(it.1));
    assert_eq!(differing.map(|it| it.0), None, "{place}");
    assert_eq!(visible.len(), new.len(), "{place}");
    let state = host.state();
    assert!(!state.files.contains_key(".kohyo/pending.json"), "{place}");
    assert!(state.files.contains_key(".kohyo/manifest.json"), "{place}");
}

/// What an interrupted run may leave, and a later one that has something to do takes away.
fn left(host: &Simulated) -> Vec<String> {
    let state = host.state();
    let is_left = |it: &&String| *it == ".kohyo/lock" || it.starts_with(".kohyo/temporary");
    state.files.keys().filter(is_left).cloned().collect()
}

/// One publication that fails at an operation, and the next one.
fn fails_at(start: &(Simulated, Site, Site), case: Case, fault: Fault, letters: &str) {
    let place = format!("{letters} {case:?} {fault:?}");
    let (host, old, new) = (start.0.again(), &start.1, &start.2);
    watch(&host, old, new, place.clone());
    let clock = StillClock::new();
    host.state().fault = Some(fault);
    let ended = run(&host, case, &clock, new, "c");
    host.state().fault = None;
    if fault.kind == HostErrorKind::Temporary && !fault.for_good {
        ended.unwrap_or_else(|error| panic!("{place}: {error:#}"));
    } else {
        // A lock may have been left, which is taken over.
        clock.forward(16);
        run_next(&host, case, &clock, new).unwrap_or_else(|error| panic!("{place}: {error:#}"));
    }
    let uploads: Vec<_> = new.iter().filter(|it| old.get(it.0) != Some(it.1)).collect();
    let temporary = uploads.iter().map(|it| RemotePath::temporary(it.0, Hash::of(it.1)));
    let temporary: BTreeSet<String> = temporary.map(|it| it.to_string()).collect();
    let is_upload = |it: &&(&str, String)| it.0 == "put" && is_page(&it.1, &temporary);
    let puts = host.state().calls.iter().filter(is_upload).count();
    let uploads = uploads.len();
    assert!(puts <= uploads + 1, "{place}: {puts} uploads of {uploads} files");
    is_whole(&host, new, &place);
    if !left(&host).is_empty() {
        host.state().watch = None;
        clock.forward(16);
        publish(&host, &clock, &site((0..3).map(|it| (it, 9))), &options("e")).expect(&place);
        assert_eq!(left(&host), Vec::<String>::new(), "{place}");
    }
}

/// The same publication again. A rollback that was done is not done again: another one would go further back.
fn run_next(host: &Simulated, case: Case, clock: &StillClock, new: &Site) -> anyhow::Result<()> {
    match case {
        Case::First | Case::Second => run(host, case, clock, new, "d"),
        Case::Rollback => publish(host, clock, new, &options("d")).map(drop),
    }
}

/// Whether a page of the site is stored at a path, for now or for good.
fn is_page(path: &str, temporary: &BTreeSet<String>) -> bool {
    let in_release = path.starts_with(".kohyo/releases/") && path.ends_with("/index.html");
    !path.starts_with(".kohyo/") || in_release || temporary.contains(path)
}

/// What a fault at an operation can come to: what only asks is not half done, and what is whole is not either.
fn ways(call: &(&'static str, String), letters: &str) -> Vec<When> {
    let changes = ["put", "create", "copy", "rename", "remove", "switch"].contains(&call.0);
    let by_halves = ["put", "copy"].contains(&call.0) && !letters.contains('w');
    let after = changes.then_some(When::After);
    let during = by_halves.then_some(When::During);
    [When::Before].into_iter().chain(during).chain(after).collect()
}

fn every_operation(hosts: &[String], case: Case, kind: HostErrorKind, for_good: bool) {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(letters) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let start = start(letters, case);
            let host = start.0.again();
            run(&host, case, &StillClock::new(), &start.2, "c").expect(letters);
            let calls = host.state().calls.clone();
            assert!(calls.len() > 50, "{letters}: {}", calls.len());
            for (at, call) in calls.iter().enumerate() {
                for when in ways(call, letters) {
                    fails_at(&start, case, Fault { at, when, kind, for_good }, letters);
                }
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
}

#[test]
fn a_first_publication_that_dies_anywhere_is_completed_by_the_next() {
    every_operation(&hosts(), Case::First, HostErrorKind::Failed, true);
}

#[test]
fn a_later_publication_that_dies_anywhere_is_completed_by_the_next() {
    every_operation(&hosts(), Case::Second, HostErrorKind::Failed, true);
}

#[test]
fn a_rollback_that_dies_anywhere_leaves_whole_pages() {
    every_operation(&hosts(), Case::Rollback, HostErrorKind::Failed, true);
}

#[test]
fn one_error_that_passes_is_no_failure() {
    every_operation(&some_hosts(), Case::Second, HostErrorKind::Temporary, false);
}

#[test]
fn one_error_that_stays_ends_the_run_and_not_the_next() {
    every_operation(&some_hosts(), Case::Second, HostErrorKind::Full, false);
}
