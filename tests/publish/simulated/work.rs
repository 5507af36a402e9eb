//! How much is done, what is not, and what is in the way.

use kohyo::publish::{Kept, ObstacleKind, Reason};

use super::{Site, StillClock, capable, options, path, plan, publish, shown, site};

#[test]
fn a_second_publication_asks_three_things_at_most() {
    for letters in ["r", "w", "rwecs", "wecm", "rwfec"] {
        let host = capable(letters);
        let clock = StillClock::new();
        let site = site((0..40).map(|it| (it, 0)));
        publish(&host, &clock, &site, &options("a")).unwrap();
        let calls = host.state().calls.len();
        publish(&host, &clock, &site, &options("b")).unwrap();
        let asked = host.state().calls[calls..].to_vec();
        assert!(asked.len() <= 3, "{letters}: {asked:?}");
        assert_eq!(host.visible(), shown(&site));
    }
}

#[test]
fn a_word_in_one_of_many_pages_uploads_that_page() {
    for letters in ["r", "w", "rwecs", "wecm", "rwfec"] {
        let host = capable(letters);
        let clock = StillClock::new();
        let mut site = site((0..2_000).map(|it| (it, 0)));
        publish(&host, &clock, &site, &options("a")).unwrap();
        let calls = host.state().calls.len();
        site.insert(path("reforms/17/index.html"), b"another word".to_vec());
        let done = publish(&host, &clock, &site, &options("b")).unwrap();
        assert_eq!((done.uploaded, done.bytes, done.removed), (1, 12, 0), "{letters}");
        let calls = host.state().calls[calls..].to_vec();
        let puts = calls.iter().filter(|it| it.0 == "put" && !it.1.contains(".json")).count();
        assert!(puts <= 4, "{letters}: {puts} uploads");
        // A host of whole releases links and compares each page, which moves no byte of it.
        let limit = if letters.contains('f') { 4_100 } else { 40 };
        assert!(calls.len() < limit, "{letters}: {} calls", calls.len());
        assert_eq!(host.visible(), shown(&site));
    }
}

#[test]
fn the_reason_of_each_file_is_known() {
    let host = capable("rw");
    let clock = StillClock::new();
    publish(&host, &clock, &site((0..4).map(|it| (it, 0))), &options("a")).unwrap();
    host.state().files.remove("reforms/02/index.html");
    let next = site((1..6).map(|it| (it, usize::from(it != 1))));
    let plan = plan(&host, &next, &options("b")).unwrap();
    let reasons: Vec<_> = plan.uploads.iter().map(|it| (it.path.as_str(), it.reason)).collect();
    let expected = [
        ("reforms/02/index.html", Reason::Lost),
        ("reforms/03/index.html", Reason::Changed),
        ("reforms/04/index.html", Reason::New),
        ("reforms/05/index.html", Reason::New),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(plan.removals[0].path.as_str(), "reforms/00/index.html");
    assert_eq!(plan.removals.len(), 1);
}

#[test]
fn a_foreign_file_at_an_address_of_the_site_is_in_the_way_unless_it_is_the_same() {
    let host = capable("rw");
    let clock = StillClock::new();
    let site = site((0..4).map(|it| (it, 0)));
    let same = site[&path("reforms/01/index.html")].clone();
    host.state().files.insert("reforms/01/index.html".to_owned(), same);
    host.state().files.insert("reforms/02/index.html".to_owned(), b"theirs".to_vec());
    let first = plan(&host, &site, &options("a")).unwrap();
    let obstacles: Vec<_> = first.obstacles.iter().map(|it| (it.path.as_str(), it.kind)).collect();
    assert_eq!(obstacles, [("reforms/02/index.html", ObstacleKind::Foreign)]);
    assert_eq!((first.present, first.uploads.len()), (1, 2));
    let mut options = options("a");
    options.take_over = true;
    publish(&host, &clock, &site, &options).unwrap();
    assert_eq!(host.visible(), shown(&site));
}

#[test]
fn a_file_changed_by_hand_is_neither_overwritten_nor_removed() {
    for letters in ["rw", "w", "rwecs"] {
        let host = capable(letters);
        let clock = StillClock::new();
        publish(&host, &clock, &site((0..4).map(|it| (it, 0))), &options("a")).unwrap();
        for page in ["reforms/00/index.html", "reforms/01/index.html"] {
            host.state().files.insert(page.to_owned(), b"by hand".to_vec());
        }
        let next = site((1..4).map(|it| (it, 1)));
        let found = plan(&host, &next, &options("b")).unwrap().obstacles;
        let found: Vec<_> = found.iter().map(|it| (it.path.as_str(), it.kind)).collect();
        let expected = [
            ("reforms/00/index.html", ObstacleKind::EditedAndGone),
            ("reforms/01/index.html", ObstacleKind::Edited),
        ];
        assert_eq!(found, expected, "{letters}");
        let mut options = options("b");
        options.take_over = true;
        publish(&host, &clock, &next, &options).unwrap();
        assert_eq!(host.visible(), shown(&next));
    }
}

#[test]
fn a_release_does_not_take_over_a_file_that_was_changed_by_hand_in_the_former_one() {
    let host = capable("rwfec");
    let clock = StillClock::new();
    publish(&host, &clock, &site((0..4).map(|it| (it, 0))), &options("a")).unwrap();
    let release = host.state().shown.clone().unwrap();
    let edited = format!(".kohyo/releases/{release}/reforms/03/index.html");
    host.state().files.insert(edited, b"by hand".to_vec());
    let next = site((0..4).map(|it| (it, usize::from(it == 0))));
    let error = publish(&host, &clock, &next, &options("b")).unwrap_err().to_string();
    assert!(error.contains("changed by hand") && error.contains("reforms/03"), "{error}");
    assert_eq!(host.state().shown.as_ref(), Some(&release), "visitors see the former release");
    let mut options = options("b");
    options.take_over = true;
    publish(&host, &clock, &next, &options).unwrap();
    assert_eq!(host.visible(), shown(&next));
}

#[test]
fn a_host_that_shows_half_a_page_is_written_to_only_when_that_is_allowed() {
    let host = capable("");
    let clock = StillClock::new();
    let site = site((0..4).map(|it| (it, 0)));
    let error = publish(&host, &clock, &site, &options("a")).unwrap_err().to_string();
    assert!(error.contains("half of it"), "{error}");
    assert!(host.state().calls.is_empty());
    let mut options = options("a");
    options.allow_in_place = true;
    publish(&host, &clock, &site, &options).unwrap();
    assert_eq!(host.visible(), shown(&site));
}

#[test]
fn former_releases_are_kept_up_to_a_number_and_can_be_gone_back_to() {
    for letters in ["r", "w", "rwecs", "rwfec"] {
        let host = capable(letters);
        let clock = StillClock::new();
        let editions: Vec<Site> =
            (0..6).map(|edition| site((edition..20).map(|it| (it, edition)))).collect();
        for (number, site) in editions.iter().enumerate() {
            let done = publish(&host, &clock, site, &options(&number.to_string())).unwrap();
            assert_eq!(done.kept.releases, number.min(3), "{letters}");
            assert_eq!(done.release, number as u64 + 1);
        }
        let options = options("back");
        let session =
            kohyo::publish::Session::new(&host, &clock, &kohyo::publish::Silent, &options);
        let error = session.plan_rollback(Some(2)).unwrap_err().to_string();
        assert_eq!(error, "release 2 is not kept on the host", "{letters}");
        for (number, edition) in [(Some(3), 2), (None, 5)] {
            let rollback = session.plan_rollback(number).unwrap();
            session.roll_back(&rollback).unwrap();
            assert_eq!(host.visible(), shown(&editions[edition]), "{letters} {number:?}");
        }
        // Nothing is kept that no release needs.
        let next = site((0..1).map(|it| (it, 9)));
        let mut none = options.clone();
        none.keep = 0;
        let done = publish(&host, &clock, &next, &none).unwrap();
        assert_eq!(done.kept, Kept::default(), "{letters}");
        let state = host.state();
        let kept = state.files.keys().filter(|it| it.starts_with(".kohyo/files/")).count();
        assert_eq!(kept, 0, "{letters}");
    }
}

#[test]
fn what_is_not_on_the_host_as_it_was_published_is_found() {
    for letters in ["rw", "rwecs", "rwfec"] {
        let host = capable(letters);
        let clock = StillClock::new();
        let site = site((0..4).map(|it| (it, 0)));
        publish(&host, &clock, &site, &options("a")).unwrap();
        let options = options("b");
        let session =
            kohyo::publish::Session::new(&host, &clock, &kohyo::publish::Silent, &options);
        let (_, verified) = session.verify().unwrap().unwrap();
        assert!(verified.is_right(), "{letters}: {verified:?}");
        let prefix = match host.state().shown.clone() {
            Some(release) => format!(".kohyo/releases/{release}/"),
            None => String::new(),
        };
        let mut state = host.state();
        state.files.remove(&format!("{prefix}reforms/01/index.html"));
        state.files.insert(format!("{prefix}reforms/02/index.html"), b"by hand".to_vec());
        state.files.insert("reforms/03/notes.txt".to_owned(), Vec::new());
        state.files.insert("elsewhere/notes.txt".to_owned(), Vec::new());
        state.files.insert("notes.txt".to_owned(), Vec::new());
        drop(state);
        let (_, verified) = session.verify().unwrap().unwrap();
        assert!(!verified.is_right());
        assert_eq!(verified.missing, [path("reforms/01/index.html")], "{letters}");
        assert_eq!(verified.changed, [path("reforms/02/index.html")]);
        let foreign = if prefix.is_empty() { vec![path("reforms/03/notes.txt")] } else { vec![] };
        assert_eq!(verified.foreign, foreign);
    }
}

#[test]
fn a_host_that_does_not_store_what_it_was_sent_is_found_out() {
    for letters in ["r", "w", "rwecs", "wecm", "rwfec"] {
        let host = capable(letters);
        let clock = StillClock::new();
        let old = site((0..4).map(|it| (it, 0)));
        publish(&host, &clock, &old, &options("a")).unwrap();
        host.state().spoils = true;
        let error = publish(&host, &clock, &site((1..6).map(|it| (it, 1))), &options("b"));
        let error = error.unwrap_err().to_string();
        assert!(error.contains("is not what was sent"), "{letters}: {error}");
        let removed = host.state().calls.iter().any(|it| it.0 == "remove" && it.1.contains("/00/"));
        assert!(!removed, "{letters}: nothing is removed");
    }
}
