//! Two hundred pages on each kind of host, and what goes wrong meanwhile; only in the long run.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

use kohyo::publish::host::{Connection, Host, HostError, HostErrorKind};
use kohyo::publish::{Session, Silent};

use super::kinds::{self, Real};
use super::watched::Watched;
use super::{
    QuickClock, Site, is_shown, manifest, options, page, path, publish, seen_on, site, verify,
};
use crate::effort::plain_or_long;
use crate::sftp::sshd::{Sshd, connect, fresh, sftp_server};

const PAGES: usize = 200;

/// Does something while visitors read: each page is the old or the new one, whole, at every moment.
fn visited<T>(real: &Real, old: &Site, new: &Site, act: impl FnOnce() -> T) -> T {
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let visitor = scope.spawn(|| {
            let mut visits = 0;
            while !is_over.load(Ordering::Relaxed) {
                for number in (0..PAGES).step_by(13) {
                    let address = page(number);
                    let seen = real.seen(&address);
                    let address = path(&address);
                    let is_whole =
                        seen.as_ref() == old.get(&address) || seen.as_ref() == new.get(&address);
                    assert!(is_whole, "{}: half of {address} is seen", real.name);
                    visits += 1;
                }
                thread::sleep(Duration::from_millis(5));
            }
            visits
        });
        let acted = act();
        is_over.store(true, Ordering::Relaxed);
        assert!(visitor.join().expect("each page is whole") > 0);
        acted
    })
}

/// The line is cut in the middle, and stays so. The next run goes on from there.
fn a_cut_line(real: &Real, old: &Site, new: &Site) {
    let name = real.name;
    let host = real.connect();
    let host = Watched::with(&*host, |number| match (number, real.has_line()) {
        (..100, _) => Ok(()),
        (_, true) => {
            real.cut(true);
            Ok(())
        }
        (_, false) => Err(HostError::new(HostErrorKind::Failed, "", "planned")),
    });
    let ended = visited(real, old, new, || publish(&host, new, &options("cut")));
    let error = ended.expect_err(name).to_string();
    assert!(error.contains("was cut") || error.contains("planned"), "{name}: {error}");
    real.cut(false);
    let host = real.connect();
    let host = Watched::new(&*host);
    assert!(verify(&host).is_interrupted, "{name}");
    let mut options = options("next");
    options.break_lock = true;
    visited(real, old, new, || publish(&host, new, &options)).expect(name);
    // Those that were on their way are lost, and some files are ours.
    let (puts, at_once) = (host.puts(), host.capabilities().concurrency);
    assert!(puts <= new.len() - 100 + at_once + 10, "{name}: {puts} are stored again");
    is_shown(real, &host, new);
}

/// Somebody else begins while files are stored.
fn a_second_one(real: &Real, new: &Site, other: &Site) {
    let name = real.name;
    let host = real.connect();
    let told = Mutex::new(String::new());
    let host = Watched::with(&*host, |number| {
        if number == 20 {
            let second = real.connect();
            let error = publish(&*second, other, &options("second")).expect_err(name);
            *told.lock().expect("the text") = error.to_string();
        }
        Ok(())
    });
    let mut first = options("first");
    // The other one needs connections, too.
    first.concurrency = Some(1);
    publish(&host, new, &first).expect(name);
    let told = told.lock().expect("the text").clone();
    assert!(told.contains("first@example has been publishing for 0 minutes"), "{name}: {told}");
    is_shown(real, &host, new);
}

/// Two begin in the same moment: whoever ends well is who visitors see.
fn both_at_once(real: &Real, sites: [&Site; 2]) {
    let begin = Barrier::new(2);
    let run = |number: usize| {
        let host = real.connect();
        let mut options = options(["one", "two"][number]);
        options.concurrency = Some(1);
        let session = Session::new(&*host, &QuickClock, &Silent, &options);
        let plan = session.plan(manifest(sites[number])).expect(real.name);
        begin.wait();
        session.publish(&plan, sites[number]).map_err(|it| it.to_string())
    };
    let ended = thread::scope(|scope| {
        let other = scope.spawn(|| run(1));
        [run(0), other.join().expect("no panic")]
    });
    let shown = [0, 1].into_iter().filter(|it| ended[*it].is_ok()).collect::<Vec<_>>();
    assert_eq!(shown.len(), 1, "{}: {ended:?}", real.name);
    is_shown(real, &*real.connect(), sites[shown[0]]);
}

fn all(real: &Real) {
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|it| site(PAGES, it));
    let host = real.connect();
    let nothing = Site::new();
    visited(real, &nothing, &first, || publish(&*host, &first, &options("a"))).expect(real.name);
    is_shown(real, &*host, &first);
    drop(host);
    a_cut_line(real, &first, &second);
    a_second_one(real, &third, &fourth);
    both_at_once(real, [&fourth, &first]);
}

fn is_long() -> bool {
    plain_or_long(false, true)
}

#[test]
fn two_hundred_pages_come_whole_to_a_folder_whatever_happens() {
    is_long().then(|| all(&kinds::folder("long")));
}

#[test]
fn two_hundred_pages_come_whole_by_sftp_whatever_happens() {
    is_long().then(|| all(&kinds::sftp("long")));
}

#[test]
fn two_hundred_pages_come_whole_by_ftps_whatever_happens() {
    is_long().then(|| all(&kinds::proftpd("long")));
}

#[test]
fn two_hundred_pages_come_whole_by_ftp_whatever_happens() {
    is_long().then(|| all(&kinds::pyftpdlib("long")));
}

#[test]
fn two_hundred_pages_come_whole_by_webdav_whatever_happens() {
    is_long().then(|| {
        let real = kinds::webdav("long");
        all(&real);
        a_closed_folder(&real);
    });
}

#[test]
fn two_hundred_pages_come_whole_to_an_object_store_whatever_happens() {
    is_long().then(|| all(&kinds::object_store("long")));
}

fn text_of(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect(program);
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A folder that the web server may not write to, which an administrator opens again.
fn a_closed_folder(real: &Real) {
    let folder = real.shown_folder().join("reforms");
    let mode = |mode: u32| {
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("permissions");
    };
    // The server runs as another user, or as this one, who may not write to it either.
    let is_root = text_of("id", &["-u"]) == "0";
    let owner = if is_root { "www-data" } else { "" };
    let own = |user: &str| {
        if is_root {
            text_of("chown", &["-R", user, &folder.display().to_string()]);
        }
    };
    let next = site(PAGES, 7);
    own("root");
    mode(0o555);
    let host = real.connect();
    let error = publish(&*host, &next, &options("a")).expect_err("it may not write").to_string();
    // Apache answers with 500 and says nothing more.
    assert!(error.contains("out of order") && error.contains("reforms"), "{error}");
    mode(0o755);
    own(owner);
    publish(&*host, &next, &options("b")).expect("it may");
    is_shown(real, &*host, &next);
}

/// A host that only reads: nothing is changed, and it is said.
#[test]
fn a_host_that_may_only_be_read_is_told_and_stays_as_it_is() {
    let server = Sshd::with("real-read-only", "internal-sftp -R");
    let host = server.host();
    // It does not say that it could replace files.
    let mut options = options("a");
    options.allow_in_place = true;
    let error = publish(&*host, &site(3, 0), &options).expect_err("read only").to_string();
    assert!(error.contains("does not allow it"), "{error}");
    assert_eq!(fs::read_dir(&server.site).expect("the folder").count(), 0);
}

/// The old site stays whole on a disk that becomes full, and a site that has room is published afterwards.
#[test]
fn a_full_disk_leaves_the_old_site_and_a_smaller_one_has_room() {
    let folder = fresh("real-full-program");
    let (program, disk) = (folder.join("serve"), folder.join("disk"));
    fs::create_dir(&disk).expect("a folder");
    let root = if text_of("id", &["-u"]) == "0" { "" } else { "--map-root-user" };
    let (shown, server) = (disk.display(), sftp_server());
    let text = format!(
        "#!/bin/sh\nexec unshare {root} --mount sh -c 'mount -t tmpfs -o size=1500k none {shown} && exec {}'\n",
        server.display()
    );
    fs::write(&program, text).expect("a program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    let server = Sshd::with("real-full", &program.display().to_string());
    let connection = Connection { folder: disk.display().to_string(), ..server.connection() };
    // The disk is there as long as the session.
    let host = connect(&connection).expect("unshare and mount are allowed");
    let old = site(40, 0);
    publish(&*host, &old, &options("a")).expect("it has room");
    let mut large = site(40, 1);
    large.insert(path("map.svg"), vec![b'x'; 2_000_000]);
    let error = publish(&*host, &large, &options("b")).expect_err("no room").to_string();
    assert!(error.contains("no room left"), "{error}");
    assert!(seen_on(&*host, &old), "the old site is whole");
    assert!(verify(&*host).is_interrupted);
    publish(&*host, &old, &options("c")).expect("it has room");
    assert!(seen_on(&*host, &old));
    let verified = verify(&*host);
    assert!(verified.is_right(), "{verified:?}");
    let next = site(40, 2);
    publish(&*host, &next, &options("d")).expect("there is room again");
    assert!(seen_on(&*host, &next) && verify(&*host).is_right());
}
