//! Folders on this machine, whose releases a web server reads.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Connection, HOSTS, Host, HostError, HostErrorKind};

use super::contract;
use crate::effort::plain_or_long;

/// A folder that goes with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("publish-folder/{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("www")).expect("a folder");
        Self(path)
    }

    fn www(&self) -> PathBuf {
        self.0.join("www")
    }

    fn host(&self) -> Box<dyn Host> {
        connect(&self.www()).expect("a host")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn connect(folder: &Path) -> Result<Box<dyn Host>, HostError> {
    let kind = HOSTS.iter().find(|it| it.scheme == "folder").expect("a kind of host");
    (kind.connect)(&Connection {
        host: String::new(),
        port: None,
        user: String::new(),
        folder: folder.display().to_string(),
        encrypted: false,
        fingerprint: None,
        region: None,
        endpoint: None,
        password: None,
        access_key: None,
        private_key: None,
        passphrase: None,
        agent: None,
        timeout: Duration::from_secs(10),
    })
}

fn path(text: &str) -> RemotePath {
    RemotePath::told(text).expect(text)
}

fn kind<T>(result: Result<T, HostError>) -> Option<HostErrorKind> {
    result.err().map(|it| it.kind)
}

#[test]
fn the_contract_holds() {
    let scratch = Scratch::new();
    contract::holds(scratch.host().as_ref());
    contract::keeps_releases(scratch.host().as_ref());
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let scratch = Scratch::new();
    assert_eq!(kind(connect(&scratch.0.join("nowhere"))), Some(HostErrorKind::Missing));
    assert!(!scratch.0.join("nowhere").exists());
}

#[test]
fn a_web_server_sees_the_site_and_may_read_it() {
    let scratch = Scratch::new();
    let host = scratch.host();
    host.put(&path(".kohyo/releases/one/a/index.html"), b"one").unwrap();
    host.switch("one").unwrap();
    let root = scratch.www().join("current");
    assert_eq!(fs::read_link(&root).unwrap(), Path::new(".kohyo/releases/one"));
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1, "nothing but the site");
    // The umask of whoever runs the tests takes away what it takes away.
    let sample = scratch.0.join("sample");
    fs::write(&sample, "").unwrap();
    let mode = |it: &Path| fs::metadata(it).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&root.join("a/index.html")), 0o644 & mode(&sample));
    assert_eq!(mode(&root.join("a")), 0o755 & mode(&scratch.www()));
}

#[test]
fn unchanged_files_of_releases_are_one_file() {
    let scratch = Scratch::new();
    let host = scratch.host();
    let (one, two) = (path(".kohyo/releases/one/a"), path(".kohyo/releases/two/a"));
    host.put(&one, b"same").unwrap();
    host.copy(&one, &two).unwrap();
    let number = |it: &RemotePath| fs::metadata(scratch.www().join(it.as_str())).unwrap().ino();
    assert_eq!(number(&one), number(&two));
    host.copy(&one, &two).expect("once more, onto itself");
    assert_eq!(fs::metadata(scratch.www().join(one.as_str())).unwrap().nlink(), 2, "none is left");
    host.put(&one, b"new").unwrap();
    assert_ne!(number(&one), number(&two));
    assert_eq!(host.read(&two).unwrap().as_deref(), Some(&b"same"[..]));
}

#[test]
fn what_is_not_ours_is_not_touched() {
    let scratch = Scratch::new();
    let (www, host) = (scratch.www(), scratch.host());
    fs::write(www.join("index.html"), "another's").unwrap();
    fs::create_dir(www.join("current")).unwrap();
    host.put(&path(".kohyo/releases/one/index.html"), b"one").unwrap();
    assert_eq!(kind(host.switch("one")), Some(HostErrorKind::Forbidden), "a folder");
    fs::remove_dir(www.join("current")).unwrap();
    for foreign in ["/var/www", "..", ".kohyo/releases/../..", ".kohyo", "other"] {
        symlink(foreign, www.join("current")).unwrap();
        assert_eq!(kind(host.switch("one")), Some(HostErrorKind::Forbidden), "{foreign}");
        assert_eq!(kind(host.read(&path("index.html"))), Some(HostErrorKind::Forbidden));
        assert_eq!(fs::read_link(www.join("current")).unwrap(), Path::new(foreign));
        fs::remove_file(www.join("current")).unwrap();
    }
    host.switch("one").unwrap();
    assert_eq!(fs::read_to_string(www.join("index.html")).unwrap(), "another's");
    assert_eq!(host.list("").unwrap().len(), 2, "the page, and the page of the release");
}

#[test]
fn links_that_somebody_planted_are_not_followed() {
    let scratch = Scratch::new();
    let (www, host) = (scratch.www(), scratch.host());
    let secret = scratch.0.join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("key"), "secret").unwrap();
    host.put(&path(".kohyo/releases/one/index.html"), b"one").unwrap();
    host.switch("one").unwrap();
    let release = www.join(".kohyo/releases/one");
    symlink(&secret, release.join("folder")).unwrap();
    symlink(secret.join("key"), release.join("file")).unwrap();
    for name in ["folder/key", "file"] {
        let planted = path(&format!(".kohyo/releases/one/{name}"));
        assert!(host.read(&planted).is_err(), "{name}");
        assert!(host.read(&path(name)).is_err(), "{name}");
        assert!(host.copy(&planted, &path(".kohyo/releases/two/copy")).is_err(), "{name}");
    }
    assert_eq!(host.list("").unwrap().len(), 2, "links are not listed");
    assert!(host.put(&path(".kohyo/releases/one/folder/key"), b"x").is_err());
    assert!(host.remove(&path(".kohyo/releases/one/folder/key")).is_err());
    host.put(&path(".kohyo/releases/one/file"), b"mine").expect("the link is replaced");
    assert_eq!(fs::read_to_string(secret.join("key")).unwrap(), "secret");
    assert_eq!(fs::read_dir(&secret).unwrap().count(), 1);
    symlink(&secret, www.join(".kohyo/releases/two")).unwrap();
    assert!(host.switch("two").is_err(), "a release is no link");
    assert_eq!(host.read(&path("index.html")).unwrap().as_deref(), Some(&b"one"[..]));
}

#[test]
fn a_folder_that_may_not_be_written_is_forbidden() {
    let scratch = Scratch::new();
    // Nothing is forbidden to root.
    if fs::metadata(scratch.www()).unwrap().uid() == 0 {
        return;
    }
    let host = scratch.host();
    fs::set_permissions(scratch.www(), fs::Permissions::from_mode(0o555)).unwrap();
    let put = host.put(&path(".kohyo/releases/one/index.html"), b"one");
    fs::set_permissions(scratch.www(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(kind(put), Some(HostErrorKind::Forbidden));
}

#[test]
fn one_of_two_at_once_gets_the_lock() {
    let scratch = Scratch::new();
    let hosts: Vec<_> = (0..8).map(|_| scratch.host()).collect();
    for round in 0..plain_or_long(20, 500) {
        let lock = path(&format!(".kohyo/lock-{round}"));
        let won: Vec<bool> = thread::scope(|scope| {
            let create = |host: &dyn Host, number: usize| {
                host.create(&lock, number.to_string().as_bytes()).expect("an answer")
            };
            let threads = hosts.iter().enumerate();
            let threads =
                threads.map(|(number, host)| scope.spawn(move || create(host.as_ref(), number)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().map(|it| it.join().unwrap()).collect()
        });
        assert_eq!(won.iter().filter(|it| **it).count(), 1, "{won:?}");
        let winner = won.iter().position(|it| *it).unwrap().to_string();
        assert_eq!(fs::read_to_string(scratch.www().join(lock.as_str())).unwrap(), winner);
    }
}

#[test]
fn visitors_see_one_release_or_the_other_while_it_is_switched() {
    let scratch = Scratch::new();
    let host = scratch.host();
    for name in ["one", "two"] {
        host.put(&path(&format!(".kohyo/releases/{name}/index.html")), name.as_bytes()).unwrap();
    }
    host.switch("one").unwrap();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let seen = scope.spawn(|| {
            let page = scratch.www().join("current/index.html");
            let mut visits = 0;
            while !is_over.load(Ordering::Relaxed) {
                let text = fs::read_to_string(&page).expect("there is always a page");
                assert!(["one", "two"].contains(&text.as_str()), "{text:?}");
                visits += 1;
            }
            visits
        });
        for round in 0..plain_or_long(50, 1000) {
            host.switch(["two", "one"][round % 2]).unwrap();
        }
        is_over.store(true, Ordering::Relaxed);
        assert!(seen.join().unwrap() > 0);
    });
}

#[test]
fn folders_come_and_go_while_others_write() {
    let scratch = Scratch::new();
    let host = scratch.host();
    thread::scope(|scope| {
        for number in 0..4 {
            let host = host.as_ref();
            scope.spawn(move || {
                let file = path(&format!(".kohyo/releases/one/a/b/{number}"));
                for _ in 0..plain_or_long(30, 500) {
                    host.put(&file, b"x").expect("a file");
                    host.remove(&file).expect("none");
                }
            });
        }
    });
    assert_eq!(host.list("").unwrap(), []);
}

#[test]
fn a_large_site_is_written_and_copied() {
    let scratch = Scratch::new();
    let host = scratch.host();
    let pages = plain_or_long(200, 2000);
    let file = |release: &str, number: usize| {
        path(&format!(".kohyo/releases/{release}/{}/{number}.html", number % 20))
    };
    let each = |action: &(dyn Fn(usize) + Sync)| {
        thread::scope(|scope| {
            for first in 0..host.capabilities().concurrency {
                let step = host.capabilities().concurrency;
                scope.spawn(move || (first..pages).step_by(step).for_each(action));
            }
        });
    };
    let begun = Instant::now();
    each(&|it| host.put(&file("one", it), &vec![b'x'; 4000]).unwrap());
    let written = begun.elapsed();
    let begun = Instant::now();
    each(&|it| host.copy(&file("one", it), &file("two", it)).unwrap());
    host.switch("two").unwrap();
    println!("{pages} written in {written:?}, copied and switched in {:?}", begun.elapsed());
    assert_eq!(host.list("").unwrap().len(), 3 * pages);
}
