//! Two who publish at once.

use std::thread;

use kohyo::publish::RemotePath;

use super::{StillClock, capable, options, publish, shown, site};

const LOCK: &str = ".kohyo/lock";

/// A lock of somebody who began so many minutes ago and has not renewed it since.
fn held(minutes: i64) -> (super::Simulated, StillClock) {
    let host = capable("re");
    let clock = StillClock::new();
    let first = options("first");
    host.state().fault = Some(super::Fault {
        at: 8,
        when: super::When::Before,
        kind: kohyo::publish::host::HostErrorKind::Failed,
        for_good: true,
    });
    publish(&host, &clock, &site((0..4).map(|it| (it, 0))), &first).unwrap_err();
    host.state().fault = None;
    assert!(host.state().files.contains_key(LOCK));
    clock.forward(minutes);
    (host, clock)
}

#[test]
fn who_comes_second_is_told_who_publishes_and_changes_nothing() {
    let (host, clock) = held(14);
    let before = host.state().files.clone();
    let site = site((0..4).map(|it| (it, 1)));
    let error = publish(&host, &clock, &site, &options("second")).unwrap_err();
    assert_eq!(error.to_string(), "first@example has been publishing for 14 minutes");
    assert_eq!(host.state().files, before);
}

#[test]
fn a_lock_that_nobody_renewed_for_a_quarter_of_an_hour_is_taken_over() {
    let (host, clock) = held(16);
    let site = site((0..4).map(|it| (it, 1)));
    publish(&host, &clock, &site, &options("second")).unwrap();
    assert_eq!(host.visible(), shown(&site));
    assert!(!host.state().files.contains_key(LOCK));
}

#[test]
fn a_lock_is_broken_when_that_is_asked_for() {
    let (host, clock) = held(1);
    let site = site((0..4).map(|it| (it, 1)));
    let mut options = options("second");
    options.break_lock = true;
    publish(&host, &clock, &site, &options).unwrap();
    assert_eq!(host.visible(), shown(&site));
}

#[test]
fn a_lock_that_says_nothing_is_broken_only_when_that_is_asked_for() {
    let host = capable("re");
    host.state().files.insert(LOCK.to_owned(), b"{\"run".to_vec());
    let clock = StillClock::new();
    let site = site((0..4).map(|it| (it, 1)));
    let error = publish(&host, &clock, &site, &options("a")).unwrap_err();
    assert!(error.to_string().contains("does not say whose it is"), "{error}");
    let mut options = options("a");
    options.break_lock = true;
    publish(&host, &clock, &site, &options).unwrap();
}

#[test]
fn whoever_was_taken_over_stops() {
    let host = capable("r");
    let clock = StillClock::new();
    let other = format!(
        "{{\"run\":\"other\",\"owner\":\"other@example\",\"since\":\"{0}\",\"renewed\":\"{0}\"}}",
        "2026-11-29T08:38:00Z"
    );
    // Somebody overwrites the lock while files are uploaded.
    host.state().replaced = Some((20, LOCK.to_owned(), other.into_bytes()));
    let site = site((0..40).map(|it| (it, 0)));
    let error = publish(&host, &clock, &site, &options("a")).unwrap_err();
    assert!(error.to_string().contains("other@example has taken over"), "{error}");
    assert_eq!(host.visible().len(), 0, "nothing has become visible");
    assert!(host.state().files.contains_key(LOCK), "the lock of the other one stays");
}

#[test]
fn of_two_at_once_one_publishes_and_the_other_is_told() {
    for round in 0..20 {
        let host = capable("rwe");
        let clock = StillClock::new();
        let sites = [0, 1].map(|edition| site((0..40).map(|it| (it, edition))));
        let run = |number: usize| {
            let mut options = options(if number == 0 { "a" } else { "b" });
            options.concurrency = Some(3);
            publish(&host, &clock, &sites[number], &options)
        };
        let ended = thread::scope(|scope| {
            let other = scope.spawn(|| run(1));
            [run(0), other.join().expect("no panic")]
        });
        let visible = host.visible();
        let last = (0..2).find(|it| visible == shown(&sites[*it])).expect("one site, whole");
        assert!(ended[last].is_ok(), "{round}: {ended:?}");
        assert!(!host.state().files.contains_key(LOCK));
        assert!(!host.state().files.contains_key(RemotePath::pending().as_str()));
    }
}
