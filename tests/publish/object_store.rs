//! Object stores: moto, and stores that cannot do everything.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Checksum, Connection, Host, HostErrorKind, Secret};

use crate::effort::plain_or_long;
use crate::line::{Line, answer, answering};
use crate::web_servers::{Moto, ask, host};
use crate::{contract, many};

fn path(text: &str) -> RemotePath {
    RemotePath::told(text).unwrap()
}

fn s3(connection: &Connection) -> Box<dyn Host> {
    host("s3", connection).unwrap()
}

/// A store at a port that answers as a test says.
fn store_at(port: u16) -> Connection {
    Connection {
        folder: "city".to_owned(),
        endpoint: Some(format!("http://127.0.0.1:{port}")),
        access_key: Some(Secret::new("AKIAEXAMPLE")),
        timeout: Duration::from_secs(5),
        ..crate::web_servers::connection(port, "")
    }
}

/// An error as S3 says it.
fn error(status: &str, code: &str) -> String {
    let body = format!(
        "<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no</Message><Resource>/</Resource><RequestId>1</RequestId></Error>"
    );
    answer(status, "Content-Type: application/xml\r\n", &body)
}

/// One server for several buckets, since it takes seconds to start; what it holds is asked without the host.
#[test]
fn moto_keeps_what_a_host_promises() {
    let moto = Moto::start();
    contract::holds(&*s3(&moto.bucket("contract")));

    let stored = |bucket: &str, name: &str| {
        let key = kohyo::url_path::encode(&format!("/{bucket}/the site/{name}"));
        let answer = ask(moto.port, "GET", &key, "Authorization: AWS AKIAEXAMPLE:x\r\n");
        let is_there = answer.starts_with("HTTP/1.1 200");
        is_there.then_some(answer)
    };
    let names = s3(&moto.bucket("names"));
    many::names_arrive(&*names, |name| {
        Some(stored("names", name)?.split_once("\r\n\r\n").unwrap().1.as_bytes().to_vec())
    });

    let many_files = s3(&moto.bucket("many"));
    let at_once = plain_or_long(16, 3);
    many::files_arrive(&*many_files, plain_or_long(200, 2_000), at_once);

    browsers_are_told_what_a_file_is(&*s3(&moto.bucket("headers")), &|name| {
        stored("headers", name).unwrap().to_lowercase()
    });
    what_is_stored_has_a_checksum(&*s3(&moto.bucket("checksums")));
    a_line_that_is_cut_or_hangs_is_told(&moto);

    let nowhere = Connection { folder: "nowhere".to_owned(), ..moto.bucket("somewhere") };
    let error = s3(&nowhere).put(&path("a.html"), b"a").unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Failed, "{error}");
    assert!(error.detail.contains("NoSuchBucket"), "{error}");

    let known = moto.bucket("known");
    let asked = ask(moto.port, "POST", "/moto-api/reset-auth", "Content-Length: 1\r\n\r\n0");
    assert!(asked.starts_with("HTTP/1.1 200"), "{asked}");
    let error = s3(&known).put(&path("a.html"), b"a").unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Unauthorized, "{error}");
    let secret = known.password.unwrap();
    assert!(!format!("{error} {error:?}").contains(secret.reveal()));
}

fn browsers_are_told_what_a_file_is(host: &dyn Host, stored: &dyn Fn(&str) -> String) {
    let kept = "cache-control: max-age=31536000, immutable";
    for (name, media_type, caching) in [
        ("index.html", "content-type: text/html; charset=utf-8", "cache-control: no-cache"),
        ("status/data.csv", "content-type: text/csv; charset=utf-8", "cache-control: no-cache"),
        ("assets/theme.61e7b98c80c5b449.css", "content-type: text/css; charset=utf-8", kept),
        (".kohyo/lock", "content-type: application/octet-stream", "cache-control: no-cache"),
    ] {
        host.put(&path(name), b"x").unwrap();
        let stored = stored(name);
        assert!(stored.contains(media_type) && stored.contains(caching), "{stored}");
    }
    // What was kept under a name without an ending is a page again.
    host.copy(&path("index.html"), &path(".kohyo/files/ab")).unwrap();
    host.put(&path(".kohyo/files/cd"), b"former").unwrap();
    host.copy(&path(".kohyo/files/cd"), &path("index.html")).unwrap();
    let page = stored("index.html");
    assert!(page.contains("text/html; charset=utf-8") && page.ends_with("former"), "{page}");
}

fn what_is_stored_has_a_checksum(host: &dyn Host) {
    host.put(&path("a.html"), b"abc").unwrap();
    let md5 = Some(Checksum::Md5("900150983cd24fb0d6963f7d28e17f72".to_owned()));
    assert_eq!(host.checksum(&path("a.html")).unwrap(), md5);
    assert_eq!(host.list("").unwrap()[0].checksum, md5);
}

fn a_line_that_is_cut_or_hangs_is_told(moto: &Moto) {
    let bucket = moto.bucket("cut");
    let line = Line::to(moto.port);
    let endpoint = Some(format!("http://127.0.0.1:{}", line.port));
    let host = s3(&Connection { endpoint, timeout: Duration::from_secs(1), ..bucket });
    host.put(&path("page.html"), b"old").unwrap();
    line.cut_after.store(200_000, Ordering::SeqCst);
    let error = host.put(&path("page.html"), &vec![b'x'; 2_000_000]).unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    line.cut_after.store(usize::MAX, Ordering::SeqCst);
    assert_eq!(host.read(&path("page.html")).unwrap().as_deref(), Some(&b"old"[..]));
    line.hangs.store(true, Ordering::SeqCst);
    let start = Instant::now();
    for error in [
        host.put(&path("page.html"), b"new").unwrap_err(),
        host.read(&path("page.html")).unwrap_err(),
        host.list("").unwrap_err(),
    ] {
        assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    }
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    line.hangs.store(false, Ordering::SeqCst);
    host.put(&path("page.html"), b"new").unwrap();
    drop(host);
    let start = Instant::now();
    while line.open() > 0 {
        assert!(start.elapsed() < Duration::from_secs(5), "a connection is left");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn what_follows_from_an_answer_is_told_apart() {
    for (status, code, kind) in [
        ("401 Unauthorized", "Whatever", HostErrorKind::Unauthorized),
        ("403 Forbidden", "AccessDenied", HostErrorKind::Forbidden),
        ("403 Forbidden", "SignatureDoesNotMatch", HostErrorKind::Unauthorized),
        ("403 Forbidden", "QuotaExceeded", HostErrorKind::Full),
        ("429 Too Many Requests", "Whatever", HostErrorKind::TooManyConnections),
        ("500 Internal Server Error", "InternalError", HostErrorKind::Temporary),
        ("501 Not Implemented", "NotImplemented", HostErrorKind::Unsupported),
        ("503 Service Unavailable", "SlowDown", HostErrorKind::TooManyConnections),
        ("503 Service Unavailable", "ServiceUnavailable", HostErrorKind::Temporary),
        ("507 Insufficient Storage", "XMinioStorageFull", HostErrorKind::Full),
        ("301 Moved Permanently", "PermanentRedirect", HostErrorKind::Failed),
    ] {
        let host = s3(&store_at(answering(move |_| error(status, code))));
        let error = host.put(&path("a.html"), b"a").unwrap_err();
        assert_eq!(error.kind, kind, "{status} {code}: {error}");
    }
    let refused = s3(&store_at(crate::web_servers::free_port())).list("").unwrap_err();
    assert_eq!(refused.kind, HostErrorKind::Temporary, "{refused}");
    let nowhere = Connection { endpoint: None, ..store_at(1) };
    assert_eq!(host("s3", &nowhere).err().map(|it| it.kind), Some(HostErrorKind::Failed));
}

#[test]
fn a_store_that_knows_no_condition_is_found_out() {
    let port =
        answering(|_| answer("200 OK", "ETag: \"0cc175b9c0f1b6a831c399e269772661\"\r\n", ""));
    let host = s3(&store_at(port));
    assert!(host.capabilities().exclusive_create);
    assert!(host.create(&path(".kohyo/lock"), b"a").unwrap());
    assert!(!host.capabilities().exclusive_create, "it stored a second time");

    let refuses = s3(&store_at(answering(|_| error("501 Not Implemented", "NotImplemented"))));
    assert!(refuses.create(&path(".kohyo/lock"), b"a").is_err());
    assert!(!refuses.capabilities().exclusive_create);
}

/// opendal would store it under another name.
#[test]
fn a_name_that_would_become_another_is_refused() {
    let host = s3(&store_at(answering(|_| answer("200 OK", "", ""))));
    for name in [" a.html", "a\u{3000}"] {
        let error = host.put(&path(name), b"a").unwrap_err();
        assert_eq!(error.kind, HostErrorKind::Unsupported, "{error}");
    }
}

#[test]
fn an_etag_that_is_no_md5_is_not_taken_for_one() {
    let port =
        answering(|_| answer("200 OK", "ETag: \"00000000000000000000000000000000\"\r\n", ""));
    let host = s3(&store_at(port));
    host.put(&path("a.html"), b"a").unwrap();
    assert!(!host.capabilities().checksum);
    assert_eq!(host.checksum(&path("a.html")).unwrap(), None);
}

#[test]
fn the_bucket_is_in_the_path_or_in_the_name_of_the_host_as_the_address_says() {
    use std::sync::{Arc, Mutex};
    let seen = Arc::new(Mutex::new(String::new()));
    let written = Arc::clone(&seen);
    let port = answering(move |request| {
        written.lock().unwrap().extend([request, "\n"]);
        answer("200 OK", "", "")
    });
    for endpoint in [format!("http://127.0.0.1:{port}"), format!("http://localhost:{port}")] {
        let with = Connection { endpoint: Some(endpoint), ..store_at(port) };
        s3(&with).put(&path("a b.html"), b"a").unwrap();
    }
    let named = Connection {
        folder: "localhost-bucket".to_owned(),
        endpoint: Some(format!("http://localhost-bucket.localhost:{port}")),
        ..store_at(port)
    };
    // Not every machine finds names below `localhost`.
    if s3(&named).put(&path("c.html"), b"a").is_ok() {
        assert!(seen.lock().unwrap().contains("PUT /c.html HTTP/1.1"));
    }
    let seen = seen.lock().unwrap();
    assert_eq!(seen.matches("PUT /city/a%20b.html HTTP/1.1").count(), 2, "{seen}");
}
