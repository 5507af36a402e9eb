//! WebDAV, on Apache and on servers that misbehave.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Connection, Host, HostErrorKind, Secret};

use crate::effort::plain_or_long;
use crate::line::{Line, answer, answering};
use crate::web_servers::{Apache, connection, host};
use crate::{contract, many};

fn path(text: &str) -> RemotePath {
    RemotePath::told(text).unwrap()
}

fn plain(port: u16) -> Box<dyn Host> {
    host("webdav", &connection(port, "/dav/new/site/")).unwrap()
}

#[test]
fn apache_keeps_what_a_host_promises() {
    let apache = Apache::start("webdav-contract", "");
    contract::holds(&*plain(apache.port));
    // Of the folder of the site nothing is left, and nothing beside it was made.
    let left: Vec<_> = fs::read_dir(apache.dav("new/site")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_name_arrives_as_it_is() {
    let apache = Apache::start("webdav-names", "");
    many::names_arrive(&*plain(apache.port), |name| {
        fs::read(apache.dav("new/site").join(name)).ok()
    });
}

#[test]
fn many_files_arrive_from_several_threads() {
    let apache = Apache::start("webdav-many", "");
    let line = Line::to(apache.port);
    let host = plain(line.port);
    many::files_arrive(&*host, plain_or_long(200, 2_000), plain_or_long(6, 3));
    assert!(line.open() > 0);
    drop(host);
    let start = Instant::now();
    while line.open() > 0 {
        assert!(start.elapsed() < Duration::from_secs(5), "a connection is left");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_cut_upload_leaves_the_page_that_was_there() {
    let apache = Apache::start("webdav-cut", "");
    let line = Line::to(apache.port);
    let host = plain(line.port);
    host.put(&path("a/page.html"), b"old").unwrap();
    line.cut_after.store(200_000, Ordering::SeqCst);
    let error = host.put(&path("a/page.html"), &vec![b'x'; 2_000_000]).unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    assert_eq!(fs::read(apache.dav("new/site/a/page.html")).unwrap(), b"old");
    line.cut_after.store(usize::MAX, Ordering::SeqCst);
    host.put(&path("a/page.html"), b"new").unwrap();
    assert_eq!(host.read(&path("a/page.html")).unwrap().as_deref(), Some(&b"new"[..]));
}

/// Apache passes a request for a folder on to its index page, unless that is turned off.
#[test]
fn a_server_that_shows_no_folders_says_so_and_takes_pages_all_the_same() {
    let more = "<Directory {folder}/www/dav>\nDirectoryIndex index.html\n</Directory>\n";
    let apache = Apache::start("webdav-index", more);
    let host = plain(apache.port);
    host.put(&path("a/index.html"), b"page").unwrap();
    let error = host.list("a").unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Unsupported, "{error}");
    assert!(error.detail.contains("DirectoryIndex disabled"), "{error}");
    host.put(&path("a/other.html"), b"page").unwrap();
    host.remove(&path("a/other.html")).unwrap();
    assert_eq!(host.read(&path("a/index.html")).unwrap().as_deref(), Some(&b"page"[..]));
}

#[test]
fn a_folder_listed_under_another_address_is_not_taken_for_empty() {
    let body = "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>/behind/a/</D:href></D:response>\
        <D:response><D:href>/behind/a/page.html</D:href></D:response></D:multistatus>";
    let host = plain(answering(move |_| answer("207 Multi-Status", "", body)));
    assert_eq!(host.list("a").unwrap_err().kind, HostErrorKind::Failed);
}

/// What the choice between `PUT` and `MOVE` rests on.
#[test]
fn a_page_of_apache_is_there_at_every_moment_while_it_is_replaced() {
    let apache = Apache::start("webdav-whole", "");
    let host = plain(apache.port);
    assert!(host.capabilities().whole_put && !host.capabilities().rename);
    let (page, rounds) = (path("page.html"), plain_or_long(150, 2_000));
    let texts = [vec![b'a'; 40_000], vec![b'b'; 40_000]];
    host.put(&page, &texts[0]).unwrap();
    let done = AtomicUsize::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..rounds {
                host.put(&page, &texts[round % 2]).unwrap();
            }
            done.store(1, Ordering::SeqCst);
        });
        while done.load(Ordering::SeqCst) == 0 {
            let seen = fs::read(apache.dav("new/site/page.html")).expect("it is there");
            assert!(texts.contains(&seen), "{} bytes", seen.len());
        }
    });
}

#[test]
fn a_server_that_hangs_counts_as_a_cut_line() {
    let apache = Apache::start("webdav-hang", "");
    let line = Line::to(apache.port);
    let waits = Connection { timeout: Duration::from_secs(1), ..connection(line.port, "dav") };
    let host = host("webdav", &waits).unwrap();
    line.hangs.store(true, Ordering::SeqCst);
    let start = Instant::now();
    for kind in [
        host.put(&path("a.html"), b"a").unwrap_err().kind,
        host.read(&path("a.html")).unwrap_err().kind,
        host.list("").unwrap_err().kind,
    ] {
        assert_eq!(kind, HostErrorKind::Temporary);
    }
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    line.hangs.store(false, Ordering::SeqCst);
    host.put(&path("a.html"), b"a").unwrap();
}

#[test]
fn who_is_not_known_is_told_so_without_the_password() {
    let apache = Apache::start("webdav-password", "");
    let wrong = Secret::new("hanareta-himitsu");
    let host =
        host("webdav", &Connection { password: Some(wrong), ..connection(apache.port, "dav") });
    let host = host.unwrap();
    for error in [
        host.list("").unwrap_err(),
        host.put(&path("a.html"), b"a").unwrap_err(),
        host.create(&path(".kohyo/lock"), b"a").unwrap_err(),
        host.remove(&path("a.html")).unwrap_err(),
    ] {
        assert_eq!(error.kind, HostErrorKind::Unauthorized, "{error}");
        assert!(!format!("{error} {error:?}").contains("himitsu"));
    }
}

#[test]
fn only_the_certificate_that_was_pinned_is_talked_to() {
    let apache = Apache::start("webdav-pinned", "");
    let pinned = |fingerprint: Option<&str>| {
        let fingerprint = fingerprint.map(str::to_owned);
        host("webdavs", &Connection { fingerprint, ..connection(apache.tls_port, "dav") }).unwrap()
    };
    let found = apache.fingerprint.replace(':', "").to_lowercase();
    let other = "ab".repeat(32);
    for (fingerprint, words) in [(None, "certificate"), (Some(other.as_str()), other.as_str())] {
        let error = pinned(fingerprint).put(&path("a.html"), b"a").unwrap_err();
        assert_eq!(error.kind, HostErrorKind::NotTheHost, "{error}");
        assert!(error.detail.contains(&found) && error.detail.contains(words), "{error}");
    }
    assert_eq!(apache.asked(), "", "nothing was asked");
    let host = pinned(Some(&apache.fingerprint));
    host.put(&path("a.html"), b"a").unwrap();
    assert_eq!(fs::read(apache.dav("a.html")).unwrap(), b"a");
    let bad = Connection { fingerprint: Some("abc".to_owned()), ..connection(1, "dav") };
    let error = crate::web_servers::host("webdavs", &bad).err().unwrap();
    assert_eq!(error.kind, HostErrorKind::Failed);
}

#[test]
fn a_folder_is_not_removed_for_a_file() {
    let apache = Apache::start("webdav-folder", "");
    let host = plain(apache.port);
    host.put(&path("units/kita/index.html"), b"page").unwrap();
    assert!(host.remove(&path("units/kita")).is_err());
    assert_eq!(host.read(&path("units/kita/index.html")).unwrap().as_deref(), Some(&b"page"[..]));
}

#[test]
fn what_follows_from_a_status_is_told_apart() {
    for (status, kind) in [
        ("401 Unauthorized", HostErrorKind::Unauthorized),
        ("403 Forbidden", HostErrorKind::Forbidden),
        ("413 Content Too Large", HostErrorKind::Failed),
        ("423 Locked", HostErrorKind::Temporary),
        ("429 Too Many Requests", HostErrorKind::TooManyConnections),
        ("500 Internal Server Error", HostErrorKind::Temporary),
        ("501 Not Implemented", HostErrorKind::Unsupported),
        ("503 Service Unavailable", HostErrorKind::Temporary),
        ("507 Insufficient Storage", HostErrorKind::Full),
        ("302 Found", HostErrorKind::Failed),
    ] {
        let headers = "Location: http://127.0.0.1:9/\r\n";
        let host = plain(answering(move |_| answer(status, headers, "")));
        let error = host.put(&path("a.html"), b"a").unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.detail.contains(&status[..3]), "{error}");
    }
    let refused = plain(crate::web_servers::free_port()).list("").unwrap_err();
    assert_eq!(refused.kind, HostErrorKind::Temporary, "{refused}");
}

/// Apache looks whether a folder is there and then makes it; 403 is what it says when another call made it in between.
#[test]
fn a_folder_that_another_call_makes_at_the_same_moment_is_there() {
    for (second, is_put) in [("405 Method Not Allowed", true), ("403 Forbidden", false)] {
        let (puts, folders) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let host = plain(answering(move |request| {
            let asked_before = |it: &AtomicUsize| it.fetch_add(1, Ordering::SeqCst) > 0;
            let status = match request.split(' ').next() {
                Some("PUT") if asked_before(&puts) => "201 Created",
                Some("PUT") => "409 Conflict",
                Some("MKCOL") if asked_before(&folders) => second,
                Some("MKCOL") => "403 Forbidden",
                _ => "200 OK",
            };
            answer(status, "", "")
        }));
        assert_eq!(host.put(&path("units/a.html"), b"a").is_ok(), is_put, "{second}");
    }
}

#[test]
fn a_server_that_is_not_apache_is_taken_to_write_in_place() {
    let host = plain(answering(|_| answer("200 OK", "DAV: 1,2\r\n", "")));
    assert!(!host.capabilities().whole_put && host.capabilities().rename);
}
