//! Servers of FTP, with and without TLS, and their faults.

pub(crate) mod servers;

use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{fs, thread};

use kohyo::publish::RemotePath;
use kohyo::publish::host::{HostErrorKind, Secret};

use super::contract;
use crate::effort::plain_or_long;
use servers::{Certificate, Server, connect, connection};

fn path(text: &str) -> RemotePath {
    RemotePath::told(text).expect(text)
}

/// Files on the disk of a server, without folders.
fn on_disk(server: &Server) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![server.site()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path();
                files.push(path.strip_prefix(server.site()).expect("below").display().to_string());
            }
        }
    }
    files.sort();
    files
}

#[test]
fn the_contract_holds_on_a_server_without_encryption() {
    let server = Server::python(&[]);
    let host = server.host();
    let can = host.capabilities();
    assert!(can.rename && can.whole_put && !can.exclusive_create && !can.checksum);
    contract::holds(host.as_ref());
}

#[test]
fn the_contract_holds_with_tls() {
    let certificate = Certificate::self_signed();
    let server = Server::python_with(&[], Some(&certificate));
    contract::holds(server.host().as_ref());
}

#[test]
fn the_contract_holds_on_a_server_that_wants_tls_sessions_reused() {
    let server = Server::proftpd("");
    let host = server.host();
    assert!(host.capabilities().checksum, "mod_digest");
    contract::holds(host.as_ref());
    assert!(server.log("tls").contains("client did not reuse TLS session"), "it demands it");
}

#[test]
fn the_contract_holds_in_a_folder_of_the_login_or_of_the_server() {
    let server = Server::proftpd("");
    let mut connection = server.connection();
    let folder = server.site().join("public html/plan");
    for text in ["public html/plan/".to_owned(), folder.display().to_string()] {
        connection.folder = text;
        let error = server.connect(&connection).err().expect("it is not made");
        assert_eq!(error.kind, HostErrorKind::Missing, "{error}");
        fs::create_dir_all(&folder).unwrap();
        contract::holds(server.connect(&connection).expect("a host").as_ref());
        fs::remove_dir_all(&folder).unwrap();
    }
}

#[test]
fn the_contract_holds_on_a_server_that_knows_little() {
    for without in [
        "MLSD,MLST,EPSV,EPRT",
        "MLSD,MLST,EPSV,EPRT,FEAT,SIZE,OPTS",
        // They are offered, and refused.
        "EPSV",
    ] {
        let server = Server::python(&[&format!("without={without}")]);
        contract::holds(server.host().as_ref());
    }
}

#[test]
fn the_contract_holds_on_a_server_that_tells_a_foreign_address() {
    let server = Server::python(&["pasv=203.0.113.9", "without=EPSV,EPRT"]);
    contract::holds(server.host().as_ref());
}

#[test]
fn the_contract_holds_on_a_server_that_replaces_no_file() {
    let server = Server::python(&["keeps=old"]);
    let host = server.host();
    let can = host.capabilities();
    assert!(!can.rename && !can.whole_put);
    contract::holds(host.as_ref());
    host.put(&path("page"), b"x").unwrap();
    let refused = host.rename(&path("page"), &path("other")).unwrap_err();
    assert_eq!(refused.kind, HostErrorKind::Unsupported);
}

#[test]
fn nothing_of_ours_is_left_behind() {
    let server = Server::python(&[]);
    let host = server.host();
    assert_eq!(on_disk(&server), [""; 0]);
    assert!(!server.site().join(".kohyo").exists(), "a host that is only asked stays as it is");
    host.put(&path("a/b/page"), b"x").unwrap();
    assert_eq!(on_disk(&server), ["a/b/page"]);
    host.remove(&path("a/b/page")).unwrap();
    assert!(!server.site().join("a").exists());
}

#[test]
fn only_the_pinned_certificate_is_the_host() {
    let server = Server::proftpd("");
    let told = server.fingerprint.clone().unwrap();
    let shown = told.replace(':', "").to_lowercase();
    let mut connection = server.connection();
    let wrong = "ab".repeat(32);
    for fingerprint in [None, Some(wrong.clone())] {
        connection.fingerprint.clone_from(&fingerprint);
        let error = server.connect(&connection).err().expect("another host");
        assert_eq!(error.kind, HostErrorKind::NotTheHost, "{error}");
        assert!(error.detail.contains(&shown), "{error}");
        assert_eq!(error.detail.contains(&wrong), fingerprint.is_some(), "{error}");
    }
    assert!(!server.log("commands").contains("USER"), "{}", server.log("commands"));
    for fingerprint in [told, shown] {
        connection.fingerprint = Some(fingerprint);
        server.connect(&connection).expect("the host");
    }
    assert!(server.log("commands").contains("USER city"), "it would be there");
    connection.fingerprint = Some("no fingerprint".to_owned());
    let error = server.connect(&connection).err().expect("a mistake");
    assert_eq!(error.kind, HostErrorKind::Failed, "{error}");
}

/// What the test below starts in a process of its own, since a process asks its environment once.
#[test]
#[ignore = "a test starts it"]
fn in_a_process_that_trusts_the_certificate() {
    let port = std::env::var("KOHYO_TEST_PORT").expect("a port").parse().expect("a port");
    contract::holds(connect("ftps", &connection(port)).expect("a host").as_ref());
}

#[test]
fn a_certificate_that_the_machine_trusts_needs_no_pin() {
    let certificate = Certificate::self_signed();
    let server = Server::python_with(&[], Some(&certificate));
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "ftp::in_a_process_that_trusts_the_certificate", "--ignored"]);
    command.env("KOHYO_TEST_PORT", server.connection().port.unwrap().to_string());
    command.env_remove("SSL_CERT_DIR");
    let other = Certificate::self_signed();
    for (trusted, expected) in [(other, false), (certificate, true)] {
        let output = command.env("SSL_CERT_FILE", &trusted.path).output().expect("a process");
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.success(), expected, "{text}");
        assert!(text.contains("1 passed") == expected, "{text}");
    }
}

#[test]
fn a_server_without_tls_gets_no_password() {
    let server = Server::python(&[]);
    let certificate = Certificate::self_signed();
    let mut connection = server.connection();
    connection.fingerprint = Some(certificate.fingerprint.clone());
    let error = connect("ftps", &connection).err().expect("no TLS");
    assert_eq!(error.kind, HostErrorKind::Unsupported, "{error}");
}

#[test]
fn a_wrong_password_is_told_and_not_repeated() {
    let certificate = Certificate::self_signed();
    for server in [Server::python_with(&[], Some(&certificate)), Server::proftpd("")] {
        let mut connection = server.connection();
        connection.password = Some(Secret::new("guessed"));
        let error = server.connect(&connection).err().expect("nobody");
        assert_eq!(error.kind, HostErrorKind::Unauthorized, "{error}");
        assert!(!error.to_string().contains("guessed"), "{error}");
    }
}

#[test]
fn a_limit_of_connections_is_told() {
    // One answers 421, the other as if the password were wrong.
    for server in [Server::python(&["connections=3"]), Server::proftpd("MaxClientsPerUser 3")] {
        let host = server.host();
        let begin = Barrier::new(8);
        let put = |number: usize| {
            begin.wait();
            let put = host.put(&path(&format!("{number}")), &vec![b'x'; 2_000_000]);
            put.err().map(|it| it.kind)
        };
        let kinds: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|it| {
                    scope.spawn({
                        let put = &put;
                        move || put(it)
                    })
                })
                .collect();
            threads.into_iter().map(|it| it.join().unwrap()).collect()
        });
        let refused = kinds.iter().flatten();
        assert!(refused.clone().count() >= 1, "{kinds:?}");
        let is_crowded = |it: &HostErrorKind| *it == HostErrorKind::TooManyConnections;
        assert!(refused.clone().all(is_crowded), "{kinds:?}");
        host.put(&path("later"), b"x").expect("fewer at once");
    }
}

#[test]
fn a_cut_transfer_leaves_the_former_page_and_the_next_try_works() {
    let certificate = Certificate::self_signed();
    // Two uploads find out what a rename does, and one is the former page.
    for server in [Server::python(&["cut=4"]), Server::python_with(&["cut=4"], Some(&certificate))]
    {
        let host = server.host();
        host.put(&path("index.html"), b"former").unwrap();
        let cut = host.put(&path("index.html"), &vec![b'x'; 300_000]).unwrap_err();
        assert_eq!(cut.kind, HostErrorKind::Temporary, "{cut}");
        assert_eq!(fs::read(server.site().join("index.html")).unwrap(), b"former");
        host.put(&path("index.html"), b"new").expect("on a new session");
        assert_eq!(fs::read(server.site().join("index.html")).unwrap(), b"new");
    }
}

#[test]
fn what_the_server_did_not_keep_is_not_stored() {
    for options in [&["lose=3"][..], &["lose=3", "without=SIZE,FEAT"]] {
        let server = Server::python(options);
        let host = server.host();
        let lost = host.put(&path("index.html"), b"page").unwrap_err();
        assert_eq!(lost.kind, HostErrorKind::Temporary, "{lost}");
        host.put(&path("index.html"), b"page").expect("the second time");
    }
}

#[test]
fn a_quota_is_told() {
    let server = Server::python(&["quota=1000"]);
    let host = server.host();
    let full = host.put(&path("index.html"), &[b'x'; 2000]).unwrap_err();
    assert_eq!(full.kind, HostErrorKind::Full, "{full}");
}

#[test]
fn what_may_not_be_written_or_read_is_forbidden() {
    let server = Server::proftpd(
        "<Limit STOR>\nDenyAll\n</Limit>\n<Directory ~/closed>\n<Limit READ DIRS>\nDenyAll\n</Limit>\n</Directory>",
    );
    let error = server.connect(&server.connection()).err().expect("it takes nothing");
    assert_eq!(error.kind, HostErrorKind::Forbidden, "{error}");
}

#[test]
fn a_file_that_may_not_be_read_is_not_a_missing_one() {
    let server = Server::proftpd("<Limit RETR>\nDenyAll\n</Limit>");
    let host = server.host();
    host.put(&path("page"), b"x").unwrap();
    let error = host.read(&path("page")).unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Forbidden, "{error}");
    assert_eq!(host.read(&path("none")).unwrap(), None);
    assert_eq!(host.read(&path("no/such/folder")).unwrap(), None);
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_long() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut connection = connection(listener.local_addr().unwrap().port());
    connection.timeout = Duration::from_millis(500);
    let silent = thread::spawn(move || {
        // Until the client hangs up.
        let (mut socket, _) = listener.accept().unwrap();
        let _ = socket.read_to_end(&mut Vec::new());
    });
    let begun = Instant::now();
    let error = connect("ftp", &connection).err().expect("silence");
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    silent.join().unwrap();

    let server = Server::python(&["silent=RETR,DELE"]);
    let mut connection = server.connection();
    connection.timeout = Duration::from_millis(500);
    let error = server.connect(&connection).err().expect("silence");
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
}

#[test]
fn sessions_that_waited_too_long_cost_one_try() {
    let server = Server::python(&["idle=1"]);
    let host = server.host();
    let begin = Barrier::new(4);
    thread::scope(|scope| {
        for number in 0..4 {
            let (host, begin) = (host.as_ref(), &begin);
            scope.spawn(move || {
                begin.wait();
                host.put(&path(&format!("{number}")), &vec![b'x'; 2_000_000]).expect("a file");
            });
        }
    });
    thread::sleep(Duration::from_millis(1500));
    let error = host.put(&path("page"), b"x").unwrap_err();
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    host.put(&path("page"), b"x").expect("on a new session");
}

#[test]
fn links_are_not_followed_and_foreign_names_are_left_out() {
    for server in [Server::proftpd(""), Server::python(&["without=MLSD,MLST"])] {
        let site = server.site();
        fs::create_dir(site.join("a")).unwrap();
        fs::write(site.join("a/page"), "x").unwrap();
        fs::write(site.join(".ftpquota"), "x").unwrap();
        fs::create_dir(site.join(".well-known")).unwrap();
        symlink("/etc", site.join("etc")).unwrap();
        symlink("..", site.join("a/circle")).unwrap();
        symlink("page", site.join("a/other")).unwrap();
        let host = server.host();
        let names: Vec<_> = host.list("").unwrap().into_iter().map(|it| it.path).collect();
        assert_eq!(names, [path("a/page")]);
    }
}

#[test]
fn links_that_the_server_shows_as_folders_come_to_an_end() {
    let server = Server::python(&[]);
    let site = server.site();
    fs::create_dir(site.join("a")).unwrap();
    fs::write(site.join("a/page"), "x").unwrap();
    symlink("..", site.join("a/circle")).unwrap();
    let host = server.host();
    let files = host.list("").unwrap();
    assert!(files.iter().any(|it| it.path == path("a/page")) && files.len() < 3, "{files:?}");
}

#[test]
fn many_pages_at_three_connections() {
    let server = Server::proftpd("MaxClientsPerUser 3");
    let host = server.host();
    let pages = plain_or_long(200, 2000);
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..host.capabilities().concurrency {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= pages {
                        break;
                    }
                    let page = format!("{number} {}", "x".repeat(number * 3 % 9000));
                    let file = path(&format!("{}/{number}.html", number % 20));
                    host.put(&file, page.as_bytes()).expect("a page");
                }
            });
        }
    });
    println!("{pages} pages in {:?}", begun.elapsed());
    let begun = Instant::now();
    let files = host.list("").unwrap();
    println!("listed in {:?}", begun.elapsed());
    assert_eq!(files.len(), pages);
    for number in (0..pages).step_by(97) {
        let page = format!("{number} {}", "x".repeat(number * 3 % 9000));
        let stored = fs::read(server.site().join(format!("{}/{number}.html", number % 20)));
        assert_eq!(stored.unwrap(), page.as_bytes());
    }
}
