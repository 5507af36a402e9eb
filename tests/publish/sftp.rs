//! Hosts by SFTP: OpenSSH's own server, as it is and with less than it can, and what files become on it.

mod faults;
mod identity;
pub(crate) mod long_line;
pub(crate) mod password_server;
mod speed;
pub(crate) mod sshd;

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Connection, Host, HostErrorKind};

use crate::contract;
use sshd::{Sshd, connect};

/// What the server may refuse to have, and what is left: replacing at once, copying.
const SERVERS: [(&str, &str, bool, bool); 6] = [
    ("whole", "internal-sftp", true, true),
    ("by-link", "internal-sftp -P copy-data", true, true),
    ("without-copies", "internal-sftp -P copy-data,hardlink", true, false),
    ("without-rename", "internal-sftp -P posix-rename", false, true),
    ("without-rename-but-links", "internal-sftp -P posix-rename,copy-data", false, false),
    ("plain", "internal-sftp -P posix-rename,copy-data,hardlink,statvfs,limits", false, false),
];

pub(crate) fn path(text: &str) -> RemotePath {
    RemotePath::told(text).expect(text)
}

fn names(host: &dyn Host, folder: &str) -> Vec<String> {
    let files = host.list(folder).expect("a listing");
    let mut names: Vec<_> = files.into_iter().map(|it| it.path.to_string()).collect();
    names.sort();
    names
}

/// Files and folders on the disk, which is what visitors get.
pub(crate) fn on_disk(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.expect("an entry");
        let name = entry.path().strip_prefix(folder).expect("below the folder");
        names.push(name.display().to_string());
    }
    names
}

#[test]
fn every_server_holds_what_a_host_promises() {
    for (name, subsystem, rename, copy) in SERVERS {
        let server = Sshd::with(name, subsystem);
        let host = server.host();
        let can = host.capabilities();
        assert_eq!((can.rename, can.whole_put, can.copy), (rename, rename, copy), "{name}");
        assert!(can.exclusive_create && !can.releases && !can.checksum, "{name}");
        contract::holds(&*host);
        // What the contract moved out of a folder leaves it.
        let left: &[&str] = if rename { &[".kohyo", ".kohyo/temporary"] } else { &[] };
        assert_eq!(on_disk(&server.site), left, "{name}");
    }
}

/// Also where it is a hard link, which a put in place would write through.
#[test]
fn a_copy_stays_what_it_was() {
    for (name, subsystem, ..) in SERVERS {
        let server = Sshd::with(&format!("copy-{name}"), subsystem);
        let host = server.host();
        let (page, kept) = (path("a/page.html"), path(".kohyo/kept"));
        host.put(&page, b"first").expect("a page");
        for _ in 0..2 {
            host.copy(&page, &kept).expect("a copy");
            assert_eq!(on_disk(&server.site.join(".kohyo")), ["kept"], "{name}");
        }
        let links = fs::metadata(server.site.join("a/page.html")).expect("a page").nlink();
        assert_eq!(links, if name == "by-link" { 2 } else { 1 }, "{name}");
        host.put(&page, b"second").expect("a page");
        assert_eq!(host.read(&kept).expect(name).as_deref(), Some(&b"first"[..]), "{name}");
        host.put(&kept, b"third").expect("another one");
        assert_eq!(host.read(&page).expect(name).as_deref(), Some(&b"second"[..]), "{name}");
        let error = host.copy(&path("none"), &kept).expect_err("nothing to copy");
        assert_eq!((error.kind, error.place.as_str()), (HostErrorKind::Missing, "none"), "{name}");
        assert_eq!(host.read(&kept).expect(name).as_deref(), Some(&b"third"[..]), "{name}");
    }
}

#[test]
fn one_of_many_creates_a_file() {
    let server = Sshd::start("create");
    let hosts = [server.host(), server.host()];
    let lock = path(".kohyo/lock");
    let (won, lost) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for host in hosts.iter().cycle().take(32) {
            scope.spawn(|| {
                let counted =
                    if host.create(&lock, b"me").expect("an answer") { &won } else { &lost };
                counted.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    assert_eq!((won.into_inner(), lost.into_inner()), (1, 31));
}

#[test]
fn a_folder_that_somebody_removed_is_made_again() {
    let server = Sshd::start("folders");
    let host = server.host();
    let page = path("a/b/c/page.html");
    for text in ["one", "two"] {
        host.put(&page, text.as_bytes()).expect("a page");
        host.put(&path(".kohyo/temporary/1"), b"x").expect("a temporary file");
        fs::remove_dir_all(server.site.join("a")).expect("somebody removes it");
        host.rename(&path(".kohyo/temporary/1"), &path("a/b/other.html")).expect("a page");
        fs::remove_dir_all(server.site.join("a")).expect("somebody removes it");
        assert!(host.create(&path("a/b/lock"), b"").expect("a lock"));
        fs::remove_dir_all(server.site.join(".kohyo")).expect("somebody removes it");
    }
    host.put(&page, b"three").expect("a page");
    host.remove(&path("a/b/lock")).expect("removed");
    host.remove(&page).expect("removed");
    assert!(!server.site.join("a").exists());
    host.put(&page, b"four").expect("a page");
}

#[test]
fn the_folder_of_the_site_is_not_made() {
    let server = Sshd::start("no-site");
    let folder = server.site.join("misspelled").display().to_string();
    let host =
        connect(&Connection { folder: folder.clone(), ..server.connection() }).expect("a host");
    assert_eq!(names(&*host, ""), [""; 0]);
    let error = host.put(&path("a/page.html"), b"x").expect_err("no folder");
    assert_eq!((error.kind, error.place), (HostErrorKind::Missing, folder));
    assert_eq!(on_disk(&server.site), [""; 0]);
}

/// `~`, where a login begins, is the folder of a site that names none.
#[test]
fn a_folder_may_be_relative_and_end_with_a_slash() {
    let server =
        Sshd::with("relative", &format!("internal-sftp -d {}", sshd::fresh("start").display()));
    let start = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sftp/start");
    fs::create_dir(start.join("html")).expect("a folder");
    for (folder, stored) in
        [("", "a/x"), ("html", "html/a/x"), ("html/", "html/a/x"), ("./html//", "html/a/x")]
    {
        let connection = Connection { folder: folder.to_owned(), ..server.connection() };
        let host = connect(&connection).expect("a host");
        host.put(&path("a/x"), b"y").expect("a file");
        assert!(start.join(stored).exists(), "{folder}");
        assert!(names(&*host, "").contains(&"a/x".to_owned()), "{folder}");
        host.remove(&path("a/x")).expect("removed");
        assert!(!start.join(stored).exists(), "{folder}");
    }
}

#[test]
fn links_and_names_that_are_not_ours_are_not_listed() {
    let server = Sshd::start("links");
    let (host, site) = (server.host(), &server.site);
    let elsewhere = sshd::fresh("elsewhere");
    fs::write(elsewhere.join("secret"), "x").expect("a file");
    fs::write(site.join("ページ 1.html"), "x").expect("a file");
    fs::create_dir_all(site.join("改革/南区 の")).expect("a folder");
    fs::write(site.join("改革/南区 の/%41.html"), "x").expect("a file");
    symlink(&elsewhere, site.join("link")).expect("a link to a folder");
    symlink(site, site.join("改革/circle")).expect("a link to itself");
    symlink(elsewhere.join("secret"), site.join("file-link")).expect("a link to a file");
    symlink("nowhere", site.join("broken")).expect("a broken link");
    let not_text = std::ffi::OsStr::from_bytes(b"\x8e\x73.html");
    fs::write(site.join(not_text), "x").expect("a file in Shift_JIS");
    fs::create_dir(site.join(std::ffi::OsStr::from_bytes(b"\x8e\x73"))).expect("a folder");
    fs::write(site.join("back\\slash"), "x").expect("a file");
    fs::create_dir(site.join("line\nbreak")).expect("a folder");
    fs::write(site.join("line\nbreak/page"), "x").expect("a file");
    assert_eq!(names(&*host, ""), ["ページ 1.html", "改革/南区 の/%41.html"]);
    assert_eq!(names(&*host, "link"), [""; 0]);
    assert_eq!(names(&*host, "改革"), ["改革/南区 の/%41.html"]);
    assert_eq!(host.read(&path("改革")).expect("a folder is no file"), None);
}

/// The folder of the site often is a link; one in it may lead to another disk, where nothing is moved at once.
#[test]
fn a_linked_folder_is_written_as_a_whole_too() {
    let server = Sshd::start("linked");
    let shown = server.site.with_file_name("public_html");
    symlink(&server.site, &shown).expect("a link");
    let other_disk = tempdir_on_another_disk();
    symlink(&other_disk, server.site.join("data")).expect("a link");
    let connection = Connection { folder: shown.display().to_string(), ..server.connection() };
    let host = connect(&connection).expect("a host");
    for text in ["one", "two"] {
        for name in ["page.html", "data/page.html", "data/new/page.html"] {
            host.put(&path(name), text.as_bytes()).expect(name);
            assert_eq!(host.read(&path(name)).expect(name).as_deref(), Some(text.as_bytes()));
        }
    }
    assert_eq!(on_disk(&other_disk), ["new", "new/page.html", "page.html"]);
    assert_eq!(names(&*host, ""), ["page.html"]);
    assert_eq!(on_disk(&server.site.join(".kohyo")), [""; 0]);
    fs::remove_dir_all(other_disk).expect("removed");
}

/// Memory, where that is another file system than the one of the tests; else an ordinary folder.
fn tempdir_on_another_disk() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let folder = parent.join(format!("kohyo-sftp-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}
