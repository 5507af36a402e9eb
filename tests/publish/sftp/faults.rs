//! Lines that break, hosts that end, hang, are full or refuse.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::{Duration, Instant};

use kohyo::publish::host::{Connection, HostErrorKind};

use super::long_line::LongLine;
use super::sshd::{Sshd, connect, free_port, fresh, run, sftp_server, until};
use super::{on_disk, path};

const NO_DELAY: Duration = Duration::ZERO;

fn through(line: &LongLine, server: &Sshd) -> Connection {
    Connection { port: Some(line.port), timeout: Duration::from_secs(2), ..server.connection() }
}

#[test]
fn a_cut_line_leaves_the_old_page_and_the_next_call_works() {
    let server = Sshd::start("cut");
    let line = LongLine::to(server.port, NO_DELAY);
    let host = connect(&through(&line, &server)).expect("a host");
    let page = path("a/page.html");
    host.put(&page, b"old").expect("a page");
    let large = vec![b'x'; 1_000_000];
    for bytes in [0, 50, 300, 5_000, 400_000, 999_000] {
        line.cut_after(bytes);
        let error = host.put(&page, &large).expect_err("a cut line");
        assert_eq!(error.kind, HostErrorKind::Temporary, "{bytes}: {error}");
        let error = host.put(&page, &large).expect_err("a cut line");
        assert_eq!(error.kind, HostErrorKind::Temporary, "{bytes}: {error}");
        line.mend();
        assert_eq!(host.read(&page).expect("a new session").as_deref(), Some(&b"old"[..]));
        until("what was left behind is removed", || {
            on_disk(&server.site) == [".kohyo", "a", "a/page.html"]
        });
    }
    host.put(&page, &large).expect("a page");
    for bytes in [0, 50] {
        line.cut_after(bytes);
        let error = host.list("").expect_err("a cut line");
        assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
        line.mend();
        assert!(host.read(&page).expect("a new session").is_some_and(|it| it == large));
    }
}

/// Many threads meet the cut, and one of them makes the new session for all.
#[test]
fn many_threads_share_one_new_session() {
    let server = Sshd::start("cut-many");
    let line = LongLine::to(server.port, Duration::from_millis(2));
    let host = connect(&through(&line, &server)).expect("a host");
    for round in 0..3 {
        line.cut_after(200_000);
        let again = std::sync::Barrier::new(33);
        std::thread::scope(|scope| {
            for thread in 0..32 {
                let (host, again) = (&host, &again);
                scope.spawn(move || {
                    let page = path(&format!("{thread}/page.html"));
                    if let Err(error) = host.put(&page, &vec![round; 50_000]) {
                        assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
                    }
                    again.wait();
                    again.wait();
                    host.put(&page, &vec![round; 50_000]).expect("a new session");
                });
            }
            again.wait();
            line.mend();
            again.wait();
        });
        assert_eq!(host.list("").expect("a listing").len(), 32);
    }
    assert!(line.made() <= 1 + 3 * 33, "{}", line.made());
    until("one line is left", || line.lines() == 1);
}

#[test]
fn a_server_may_be_started_again() {
    let mut server = Sshd::start("restart");
    let host = server.host();
    host.put(&path("a"), b"x").expect("a file");
    server.kill();
    let error = host.put(&path("a"), b"y").expect_err("no server");
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    let error = host.put(&path("a"), b"y").expect_err("no server");
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    server.restart();
    host.put(&path("a"), b"z").expect("a file");
    assert_eq!(host.read(&path("a")).expect("a file").as_deref(), Some(&b"z"[..]));
}

#[test]
fn who_does_not_answer_is_given_up_in_time() {
    let server = Sshd::start("hangs");
    let line = LongLine::to(server.port, NO_DELAY);
    let connection = Connection { timeout: Duration::from_millis(700), ..through(&line, &server) };
    let host = connect(&connection).expect("a host");
    host.put(&path("a"), b"x").expect("a file");
    line.hang(true);
    let calls: [&dyn Fn() -> HostErrorKind; 3] = [
        &|| host.put(&path("a"), &vec![0; 500_000]).expect_err("it hangs").kind,
        &|| host.read(&path("a")).expect_err("it hangs").kind,
        &|| host.list("").expect_err("it hangs").kind,
    ];
    for call in calls {
        let began = Instant::now();
        assert_eq!(call(), HostErrorKind::Temporary);
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    }
    line.hang(false);
    assert_eq!(host.read(&path("a")).expect("a new session").as_deref(), Some(&b"x"[..]));

    // Something listens and says nothing; nothing listens.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = silent.local_addr().expect("its number").port();
    for port in [port, free_port()] {
        let began = Instant::now();
        let error = connect(&Connection { port: Some(port), ..connection.clone() }).err();
        assert_eq!(error.map(|it| it.kind), Some(HostErrorKind::Temporary));
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    }
}

/// Nor is a narrow one hanging: the last of many pieces waits for its answer longer than any answer may take, but
/// something always comes.
#[test]
fn a_narrow_line_is_not_given_up() {
    let server = Sshd::start("narrow");
    let line = LongLine::narrow(server.port, NO_DELAY, Duration::from_micros(800));
    let connection = Connection { timeout: Duration::from_millis(900), ..through(&line, &server) };
    let host = connect(&connection).expect("a host");
    let began = Instant::now();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let host = &host;
            scope.spawn(move || {
                host.put(&path(&format!("{number}")), &vec![7; 300_000]).expect("a file");
            });
        }
    });
    assert!(began.elapsed() > Duration::from_millis(1_500), "{:?}", began.elapsed());
    assert_eq!(line.made(), 1);
}

#[test]
fn what_a_read_only_host_forbids_is_told() {
    let server = Sshd::with("read-only", "internal-sftp -R");
    let host = server.host();
    fs::write(server.site.join("page"), "x").expect("a page");
    assert_eq!(host.read(&path("page")).expect("a page").as_deref(), Some(&b"x"[..]));
    for error in [
        host.put(&path("page"), b"y").err(),
        host.put(&path("a/b/page"), b"y").err(),
        host.create(&path("lock"), b"y").err(),
        host.copy(&path("page"), &path("other")).err(),
        host.remove(&path("page")).err(),
    ] {
        assert_eq!(error.as_ref().map(|it| it.kind), Some(HostErrorKind::Forbidden), "{error:?}");
    }
    assert_eq!(on_disk(&server.site), ["page"]);
}

#[test]
fn a_closed_folder_is_told_and_the_session_goes_on() {
    // The administrator of this machine may write everywhere, unless he gives that up.
    let program = if is_root() { "/usr/bin/setpriv --bounding-set=-all " } else { "" };
    let server = Sshd::with("closed", &format!("{program}{}", sftp_server().display()));
    let line = LongLine::to(server.port, NO_DELAY);
    let host = connect(&through(&line, &server)).expect("a host");
    let (closed, hidden) = (server.site.join("closed"), server.site.join("hidden"));
    fs::create_dir(&closed).expect("a folder");
    fs::write(closed.join("page"), "x").expect("a page");
    fs::create_dir(&hidden).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("closed");
    host.put(&path("open"), b"x").expect("a page");
    for error in [
        host.put(&path("closed/page"), b"y").err(),
        host.put(&path("closed/new/page"), b"y").err(),
        host.create(&path("closed/lock"), b"y").err(),
        host.rename(&path("open"), &path("closed/page")).err(),
        host.rename(&path("open"), &path("closed/new/page")).err(),
        host.copy(&path("open"), &path("closed/copy")).err(),
        host.remove(&path("closed/page")).err(),
    ] {
        assert_eq!(error.as_ref().map(|it| it.kind), Some(HostErrorKind::Forbidden), "{error:?}");
    }
    assert_eq!(host.list("").expect("a listing").len(), 2);
    fs::set_permissions(&hidden, fs::Permissions::from_mode(0o000)).expect("hidden");
    let error = host.list("").expect_err("what is in there is not known");
    assert_eq!((error.kind, error.place.as_str()), (HostErrorKind::Forbidden, "hidden"));
    for folder in [closed, hidden] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("open again");
    }
    assert_eq!(on_disk(&server.site), [".kohyo", "closed", "closed/page", "hidden", "open"]);
    assert_eq!(line.made(), 1);
}

fn is_root() -> bool {
    run(Command::new("id").arg("-u")) == "0"
}

/// A disk of 300 KB, which the server alone sees.
#[test]
fn a_full_disk_is_told_and_the_old_page_stays() {
    let folder = fresh("full-program");
    let program = folder.join("serve");
    let disk = folder.join("disk");
    fs::create_dir(&disk).expect("a folder");
    let root = if is_root() { "" } else { "--map-root-user" };
    let (shown, server) = (disk.display(), sftp_server());
    let text = format!(
        "#!/bin/sh\nexec unshare {root} --mount sh -c 'mount -t tmpfs -o size=300k none {shown} && exec {}'\n",
        server.display()
    );
    fs::write(&program, text).expect("a program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    let server = Sshd::with("full", &program.display().to_string());
    let connection = Connection { folder: disk.display().to_string(), ..server.connection() };
    let host = connect(&connection).expect("unshare and mount are allowed");
    host.put(&path("page"), &vec![1; 100_000]).expect("it has room");
    host.put(&path("other"), &vec![1; 100_000]).expect("it has room");
    for size in [150_000, 1_000_000] {
        let error = host.put(&path("page"), &vec![2; size]).expect_err("no room");
        assert_eq!(error.kind, HostErrorKind::Full, "{error}");
        let error = host.create(&path("lock"), &vec![2; size]).expect_err("no room");
        assert_eq!(error.kind, HostErrorKind::Full, "{error}");
    }
    let error =
        host.copy(&path("page"), &path("copy")).and(host.copy(&path("page"), &path("copy-2")));
    assert_eq!(error.expect_err("no room").kind, HostErrorKind::Full);
    assert!(host.read(&path("page")).expect("a page").is_some_and(|it| it == vec![1; 100_000]));
    let mut names: Vec<_> =
        host.list("").expect("a listing").into_iter().map(|it| it.path.to_string()).collect();
    names.sort();
    assert_eq!(names, ["copy", "other", "page"]);
    host.remove(&path("other")).expect("removed");
    host.remove(&path("copy")).expect("removed");
    host.put(&path("page"), &vec![2; 150_000]).expect("it has room again");
}

#[test]
fn nothing_is_left_of_a_host_that_is_dropped() {
    let server = Sshd::start("dropped");
    let line = LongLine::to(server.port, NO_DELAY);
    let connection = Connection { timeout: Duration::from_millis(500), ..through(&line, &server) };
    for round in 0..4 {
        let host = connect(&connection).expect("a host");
        host.put(&path("a/b"), &vec![0; 300_000]).expect("a file");
        if round == 1 {
            line.cut_after(0);
            let _ = host.list("");
            line.mend();
        }
        if round == 2 {
            line.hang(true);
            let _ = host.list("");
            line.hang(false);
        }
        let began = Instant::now();
        drop(host);
        assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
        until("the line is closed", || line.lines() == 0);
        until("the server's sessions have ended", || server.sessions().is_empty());
    }
    // Not let in: nothing is left either.
    let unpinned = Connection { fingerprint: None, ..connection };
    assert!(connect(&unpinned).is_err());
    until("the line is closed", || line.lines() == 0);
}

/// The program that should serve files is not there.
#[test]
fn a_host_without_sftp_is_an_error() {
    let server = Sshd::with("no-sftp", "/nonexistent/sftp-server");
    let began = Instant::now();
    let error = connect(&server.connection()).err().expect("no session");
    assert_eq!(error.kind, HostErrorKind::Temporary, "{error}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}
