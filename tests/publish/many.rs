//! Many files, and files with strange names, on any kind of host.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use kohyo::publish::RemotePath;
use kohyo::publish::host::Host;

/// Names that an address of a site may have and that mean something else to one program or another.
const NAMES: &[&str] = &[
    "100%.html",
    "a%20b.html",
    "%E6%94%B9.html",
    "改革/ in front.html",
    "改革 その1/#a&b+c;d=e~'()!.html",
    "改革 その1/が.html",
    "改革 その1/か\u{3099}.html",
    "日付=2015@kita,ku$.csv",
];

/// Asserts that files arrive under the names that they have; `stored` looks past the host at what is there.
pub(crate) fn names_arrive(host: &dyn Host, stored: impl Fn(&str) -> Option<Vec<u8>>) {
    for name in NAMES {
        host.put(&RemotePath::told(name).unwrap(), name.as_bytes()).expect(name);
        assert_eq!(stored(name).as_deref(), Some(name.as_bytes()), "{name}");
    }
    let mut names: Vec<String> =
        host.list("").unwrap().iter().map(|it| it.path.to_string()).collect();
    names.sort();
    let mut expected = NAMES.to_vec();
    expected.sort_unstable();
    assert_eq!(names, expected);
    for name in NAMES {
        let path = RemotePath::told(name).unwrap();
        assert_eq!(host.read(&path).unwrap().as_deref(), Some(name.as_bytes()), "{name}");
        host.remove(&path).expect(name);
        assert_eq!(stored(name), None, "{name}");
    }
}

/// Asserts that so many files arrive, are listed and go again with so many calls at once.
pub(crate) fn files_arrive(host: &dyn Host, files: usize, at_once: usize) {
    let path = |number: usize| {
        RemotePath::told(&format!("units/課-{:03}/{number}/index.html", number % 40)).unwrap()
    };
    let text = |number: usize| vec![b'a' + u8::try_from(number % 26).unwrap(); 4_000 + number];
    let each = |work: &(dyn Fn(usize) + Sync)| {
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..at_once {
                scope.spawn(|| {
                    while let Some(number) =
                        Some(next.fetch_add(1, Ordering::SeqCst)).filter(|it| *it < files)
                    {
                        work(number);
                    }
                });
            }
        });
    };
    each(&|number| host.put(&path(number), &text(number)).unwrap());
    let mut listed = host.list("").unwrap();
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    let mut expected: Vec<_> = (0..files).map(|it| (path(it), text(it).len() as u64)).collect();
    expected.sort();
    assert_eq!(listed.into_iter().map(|it| (it.path, it.size)).collect::<Vec<_>>(), expected);
    each(&|number| assert!(host.read(&path(number)).unwrap() == Some(text(number))));
    each(&|number| host.remove(&path(number)).unwrap());
    assert_eq!(host.list("").unwrap(), []);
}
