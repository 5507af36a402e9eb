//! What an interrupted run left, when something else is published afterwards than what it had begun.

use kohyo::publish::host::HostErrorKind;

use super::{Fault, StillClock, When, capable, options, path, publish, shown, site};

#[test]
fn another_site_than_the_interrupted_one_is_published_whole() {
    for letters in ["r", "w", "rwecs", "wecm", "rwfec"] {
        let old = site((0..12).map(|it| (it, 0)));
        let begun = site((4..16).map(|it| (it, 1)));
        let mut other = site((2..14).map(|it| (it, usize::from(it % 2 == 0) * 2)));
        other.insert(path("index.html"), b"home".to_vec());
        let ready = capable(letters);
        publish(&ready, &StillClock::new(), &old, &options("a")).unwrap();
        let whole = ready.again();
        publish(&whole, &StillClock::new(), &begun, &options("b")).unwrap();
        let calls = whole.state().calls.len();
        for at in 0..calls {
            let (host, clock) = (ready.again(), StillClock::new());
            let kind = HostErrorKind::Failed;
            host.state().fault = Some(Fault { at, when: When::After, kind, for_good: true });
            let _ = publish(&host, &clock, &begun, &options("b"));
            host.state().fault = None;
            clock.forward(16);
            let place = format!("{letters} {at}");
            publish(&host, &clock, &other, &options("c")).expect(&place);
            assert!(host.visible() == shown(&other), "{place}");
            let state = host.state();
            let left = state.files.keys().find(|it| it.starts_with(".kohyo/temporary/"));
            assert_eq!(left, None, "{place}");
        }
    }
}

#[test]
fn what_a_killed_run_was_about_to_put_in_its_place_is_removed() {
    for letters in ["r", "w", "rwecs"] {
        let host = capable(letters);
        for name in [".kohyo/put-6e97-1", ".kohyo/other"] {
            host.state().files.insert(name.to_owned(), b"half".to_vec());
        }
        let site = site((0..4).map(|it| (it, 0)));
        publish(&host, &StillClock::new(), &site, &options("a")).unwrap();
        let state = host.state();
        assert!(!state.files.contains_key(".kohyo/put-6e97-1"), "{letters}");
        assert!(state.files.contains_key(".kohyo/other"), "only what is known goes");
    }
}
