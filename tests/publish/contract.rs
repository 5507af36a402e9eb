//! What every kind of host promises, tried on an empty folder of a real one.

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Host, HostError, HostErrorKind};

/// What may be in the folder before: the server was told by it what to tell browsers.
const OF_SERVER: &str = ".htaccess";

/// Asserts everything that [`Host`] says of a host whose folder is empty, and leaves it empty, but for the file of the
/// server. Where whole releases are kept, the files of the site are those of one of them.
#[allow(dead_code, reason = "each kind of host calls it")]
pub(crate) fn holds(host: &dyn Host) {
    let site = if host.capabilities().releases { ".kohyo/releases/one/" } else { "" };
    let path = |text: &str| {
        let place = if text.starts_with(".kohyo/") { "" } else { site };
        RemotePath::told(&format!("{place}{text}")).expect(text)
    };
    let read = |text: &str| host.read(&path(text)).expect(text);
    let names = |folder: &str| {
        let below = if folder.is_empty() { String::new() } else { format!("{site}{folder}") };
        let name = |path: &RemotePath| path.as_str().trim_start_matches(site).to_owned();
        let mut names: Vec<_> = host
            .list(&below)
            .expect(folder)
            .into_iter()
            .filter(|it| it.path.as_str() != OF_SERVER)
            .map(|it| (name(&it.path), it.size))
            .collect();
        names.sort();
        names
    };
    let can = host.capabilities();
    assert!(can.rename || can.whole_put || can.concurrency > 0);

    assert_eq!(names(""), []);
    assert_eq!(names("nowhere"), []);
    assert_eq!(read("a/none.html"), None);
    host.remove(&path("a/none.html")).expect("what is not there is removed");
    assert_eq!(host.checksum(&path("none.html")).expect("no checksum of nothing"), None);

    for (name, bytes) in [
        ("index.html", &b"one"[..]),
        ("empty.txt", b""),
        ("a/b/c d/page.html", b"deep"),
        ("\u{6539}\u{9769}/\u{5357}\u{533a} 45%.html", b"\xe5\x8d\x97\0\xff"),
        (".kohyo/manifest", b"ours"),
    ] {
        host.put(&path(name), bytes).expect(name);
        assert_eq!(read(name).as_deref(), Some(bytes), "{name}");
    }
    let large: Vec<u8> =
        (0..3_000_000_u32).map(|it| it.to_le_bytes()[usize::from(it % 3 == 0)]).collect();
    host.put(&path("large.bin"), &large).expect("a large file");
    assert!(read("large.bin").as_deref() == Some(&large[..]), "a large file is read back");
    assert_eq!(names("a"), [("a/b/c d/page.html".to_owned(), 4)]);
    assert_eq!(names("").len(), 6, "{:?}", names(""));

    host.put(&path("index.html"), b"two").expect("a file is replaced");
    assert_eq!(read("index.html").as_deref(), Some(&b"two"[..]));
    host.put(&path("index.html"), b"").expect("by an empty one");
    assert_eq!(read("index.html").as_deref(), Some(&b""[..]));

    assert!(host.create(&path(".kohyo/lock"), b"me").expect("a lock"));
    assert!(!host.create(&path(".kohyo/lock"), b"you").expect("no second lock"));
    assert_eq!(read(".kohyo/lock").as_deref(), Some(&b"me"[..]));

    host.copy(&path("a/b/c d/page.html"), &path(".kohyo/files/kept")).expect("a copy");
    assert_eq!(read(".kohyo/files/kept").as_deref(), Some(&b"deep"[..]));
    assert!(host.copy(&path("none"), &path("none-either")).is_err(), "nothing to copy");
    if can.rename {
        host.put(&path(".kohyo/temporary/1"), b"three").expect("a temporary file");
        host.rename(&path(".kohyo/temporary/1"), &path("index.html")).expect("it replaces");
        assert_eq!(read("index.html").as_deref(), Some(&b"three"[..]));
        assert_eq!(read(".kohyo/temporary/1"), None);
        host.put(&path(".kohyo/temporary/2"), b"four").expect("a temporary file");
        host.rename(&path(".kohyo/temporary/2"), &path("new/folder/page.html"))
            .expect("into a new folder");
        assert_eq!(read("new/folder/page.html").as_deref(), Some(&b"four"[..]));
    }
    if can.checksum {
        for name in ["large.bin", "index.html", "empty.txt"] {
            assert!(host.checksum(&path(name)).expect(name).is_some(), "{name}");
        }
    }
    for file in host.list("").expect("the whole folder") {
        if file.path.as_str() != OF_SERVER {
            host.remove(&file.path).expect("a file is removed");
        }
    }
    assert_eq!(names(""), []);
}

/// Asserts what [`Host`] says of releases, of a host whose folder is empty, and leaves only the last one.
#[allow(dead_code, reason = "each kind of host that keeps releases calls it")]
pub(crate) fn keeps_releases(host: &dyn Host) {
    let path = |text: &str| RemotePath::told(text).expect(text);
    let read = |text: &str| host.read(&path(text)).expect(text);
    let kind = |result: Result<(), HostError>| result.map_err(|it| it.kind);
    let names = || {
        let mut names: Vec<_> = host.list("").expect("all").into_iter().map(|it| it.path).collect();
        names.sort();
        names.into_iter().map(|it| it.to_string()).collect::<Vec<_>>()
    };

    assert_eq!(kind(host.switch("one")), Err(HostErrorKind::Missing));
    host.put(&path(".kohyo/releases/one/index.html"), b"one").expect("a file");
    host.put(&path(".kohyo/releases/one/a/same.html"), b"same").expect("a file");
    assert_eq!(read("index.html"), None, "nobody sees it yet");
    host.switch("one").expect("the first release");
    assert_eq!(read("index.html").as_deref(), Some(&b"one"[..]));

    host.put(&path(".kohyo/releases/two/index.html"), b"two").expect("a file");
    let from = path("a/same.html");
    host.copy(&from, &path(".kohyo/releases/two/a/same.html")).expect("from what visitors see");
    assert_eq!(read("index.html").as_deref(), Some(&b"one"[..]), "still");
    host.switch("two").expect("another release");
    assert_eq!(read("index.html").as_deref(), Some(&b"two"[..]));
    assert_eq!(read("a/same.html").as_deref(), Some(&b"same"[..]));
    assert_eq!(host.list("a").expect("a folder of the site").len(), 1);
    assert_eq!(names().len(), 6, "two of the site, and two of each release: {:?}", names());

    // A file that two releases have in common is not changed through one of them.
    host.put(&path(".kohyo/releases/two/a/same.html"), b"other").expect("a file");
    assert_eq!(read(".kohyo/releases/one/a/same.html").as_deref(), Some(&b"same"[..]));
    host.switch("one").expect("back");
    assert_eq!(read("a/same.html").as_deref(), Some(&b"same"[..]));

    for refused in [
        host.put(&path("index.html"), b"x"),
        host.create(&path("new.html"), b"x").map(|_| ()),
        host.remove(&path("index.html")),
        host.rename(&path(".kohyo/releases/two/index.html"), &path("index.html")),
        host.copy(&path(".kohyo/releases/two/index.html"), &path("index.html")),
    ] {
        assert_eq!(kind(refused), Err(HostErrorKind::Unsupported));
    }
    for name in ["", ".", "..", "a/b", "../releases/one"] {
        assert!(host.switch(name).is_err(), "{name:?} is no name of a release");
    }
    for name in [".kohyo/releases/two/index.html", ".kohyo/releases/two/a/same.html"] {
        host.remove(&path(name)).expect("a former release is removed");
    }
    assert_eq!(kind(host.switch("two")), Err(HostErrorKind::Missing));
    assert_eq!(names().len(), 4, "{:?}", names());
    assert_eq!(read("index.html").as_deref(), Some(&b"one"[..]));
}
