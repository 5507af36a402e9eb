//! How fast pages and listings go over a line that takes its time.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kohyo::publish::host::{Connection, Host};

use super::long_line::LongLine;
use super::sshd::{Sshd, connect};
use super::{on_disk, path};
use crate::effort::plain_or_long;

/// How long it took to do this for so many pages from so many threads.
fn timed(pages: usize, threads: usize, each: impl Fn(usize) + Sync) -> Duration {
    let (next, began) = (AtomicUsize::new(0), Instant::now());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let page = next.fetch_add(1, Ordering::Relaxed);
                    if page >= pages {
                        return;
                    }
                    each(page);
                }
            });
        }
    });
    began.elapsed()
}

fn page(number: usize) -> Vec<u8> {
    let length = 10_000 + number * 37 % 8_000;
    number.to_string().bytes().cycle().take(length).collect()
}

fn address(number: usize) -> String {
    format!("reforms/plan-{}/{number}/index.html", number % 7)
}

/// Stored under a temporary name and moved to its place, each page in a folder of its own.
fn publish(host: &dyn Host, pages: usize) -> Duration {
    timed(pages, host.capabilities().concurrency, |number| {
        let temporary = path(&format!(".kohyo/temporary/{number}"));
        host.put(&temporary, &page(number)).expect("a page");
        host.rename(&temporary, &path(&address(number))).expect("its place");
    })
}

#[test]
fn pages_go_over_a_long_line_many_at_a_time() {
    for (name, delay) in [("speed-10", 10), ("speed-20", 20)] {
        let pages = plain_or_long(300, 10_000);
        let server = Sshd::start(name);
        let line = LongLine::to(server.port, Duration::from_millis(delay));
        let connection = Connection { port: Some(line.port), ..server.connection() };
        let host = connect(&connection).expect("a host");
        let new = publish(&*host, pages);
        let again = publish(&*host, pages);
        let put = timed(pages, 64, |it| host.put(&path(&address(it)), &page(it)).expect("a page"));
        let began = Instant::now();
        let listed = host.list("").expect("a listing");
        let listing = began.elapsed();
        let read = timed(pages, 64, |number| {
            let content = host.read(&path(&address(number))).expect("a page");
            assert!(content.is_some_and(|it| it == page(number)));
        });
        let copied = timed(pages, 64, |number| {
            let kept = path(&format!(".kohyo/kept/{number}"));
            host.copy(&path(&address(number)), &kept).expect("a copy");
        });
        let removed = timed(pages, 64, |it| host.remove(&path(&address(it))).expect("removed"));
        println!(
            "{pages} pages, {delay} ms each way: new {new:.1?}, again {again:.1?}, put {put:.1?}, \
             list {listing:.2?}, read {read:.1?}, copy {copied:.1?}, remove {removed:.1?}"
        );
        assert_eq!(listed.len(), pages);
        assert_eq!(line.made(), 1);
        for took in [new, again, put, read, copied, removed] {
            // A minute for ten thousand, and some time to begin.
            let limit = Duration::from_secs(2)
                + Duration::from_millis(6) * u32::try_from(pages).expect("pages");
            assert!(took < limit, "{took:?}");
        }
        let left = on_disk(&server.site).len();
        assert_eq!(left, pages + 3, "what was kept, and the folders of .kohyo");
    }
}

/// With more threads than OpenSSH has names for open files that are texts.
#[test]
fn more_threads_than_open_files_wait_for_their_turn() {
    let server = Sshd::start("threads");
    let line = LongLine::to(server.port, Duration::from_millis(10));
    let connection = Connection { port: Some(line.port), ..server.connection() };
    let host = connect(&connection).expect("a host");
    timed(400, 200, |number| {
        let place = path(&format!("{number}"));
        host.put(&place, &vec![3; 40_000]).expect("a page");
        host.copy(&place, &path(&format!("copy/{number}"))).expect("a copy");
        assert_eq!(host.read(&place).expect("a page").map(|it| it.len()), Some(40_000));
    });
    assert_eq!(host.list("").expect("a listing").len(), 800);
}

#[test]
fn thousands_of_files_are_listed_quickly() {
    let server = Sshd::start("listing");
    for number in 0..2_000 {
        let file = server.site.join(format!("plan/{}/{number}.html", number % 40));
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, number.to_string()).expect("a page");
    }
    let folder = server.site.join("many");
    fs::create_dir(&folder).expect("a folder");
    for number in 0..3_000 {
        fs::write(folder.join(format!("{number}.html")), "x").expect("a page");
    }
    let host = server.host();
    let began = Instant::now();
    let files = host.list("").expect("a listing");
    println!("{} files listed in {:.0?}", files.len(), began.elapsed());
    assert_eq!(files.len(), 5_000);
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}
