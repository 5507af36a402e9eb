//! The built site on disk: only what changed, all of it or nothing, and nobody else's files.

#[path = "../src/output/scratch.rs"]
mod scratch;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kohyo::output::{Output, Sink, SitePath, Summary};
use rayon::prelude::*;
use scratch::Scratch;

#[test]
#[ignore = "a measurement: cargo test --release --test output -- --ignored --nocapture cost"]
fn cost_beside_plain_writing() {
    const PAGES: usize = 10_000;
    let threads = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
    let text = "市民への約束".repeat(400);
    let path = |i: usize| format!("{}/{}/{i}.html", i % 7, i % 101);
    let own = |i: usize| format!("{}/{i}/index.html", i % 101);
    let layouts: [(&str, &(dyn Fn(usize) -> String + Sync)); 2] =
        [("700 folders", &path), ("a folder each", &own)];
    for (layout, address) in layouts {
        let page = |i: usize, day: &str| format!("{day} {i:05} {}", &text[..5_688]);
        let plain = |root: &Path, day: &str| {
            (0..PAGES).into_par_iter().for_each(|i| {
                let file = root.join(address(i));
                fs::create_dir_all(file.parent().expect("a folder")).expect("created");
                fs::write(file, page(i, day)).expect("written");
            });
        };
        let build = |root: &Path, day: &str| -> Summary {
            let staging = Output::open(root).expect("opened").begin().expect("begun");
            (0..PAGES).into_par_iter().for_each(|i| {
                let path = SitePath::new(address(i)).expect("an address");
                staging.put(&path, page(i, day).as_bytes()).expect("put");
            });
            staging.commit().expect("committed")
        };
        let mut best = [Duration::MAX; 6];
        for _ in 0..7 {
            let (floor, ours) = (Scratch::new(), Scratch::new());
            let runs: [&(dyn Fn() + Sync); 6] = [
                &|| plain(floor.path(), "a"),
                &|| {
                    build(ours.path(), "a");
                },
                &|| plain(floor.path(), "b"),
                &|| {
                    build(ours.path(), "b");
                },
                &|| plain(floor.path(), "b"),
                &|| {
                    build(ours.path(), "b");
                },
            ];
            for (best, run) in best.iter_mut().zip(runs) {
                let start = Instant::now();
                threads.install(run);
                *best = (*best).min(start.elapsed());
            }
        }
        for (name, pair) in ["new site", "all changed", "none changed"].iter().zip(best.chunks(2)) {
            let ratio = pair[1].as_secs_f64() / pair[0].as_secs_f64();
            println!("{layout}, {name}: floor {:?}, kohyo {:?}, {ratio:.2} ×", pair[0], pair[1]);
        }
    }
}
