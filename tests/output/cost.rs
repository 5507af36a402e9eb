//! What all this costs next to plain writing, on a file system in memory with two threads.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kohyo::output::{Sink, SitePath};
use rayon::prelude::*;

use crate::begin;
use crate::scratch::Scratch;

const PAGES: usize = 10_000;

type Address = fn(usize) -> String;
const LAYOUTS: [(&str, Address); 2] = [
    ("14 pages a folder", |i| format!("{}/{}/{i}.html", i % 7, i % 101)),
    ("a folder a page", |i| format!("{}/{i}/index.html", i % 101)),
];

fn page(i: usize, day: &str) -> String {
    format!("{day} {i:05} {}", "約束".repeat(948))
}

fn write_plainly(root: &Path, address: Address, day: &str) {
    (0..PAGES).into_par_iter().for_each(|i| {
        let file = root.join(address(i));
        fs::create_dir_all(file.parent().expect("a folder")).expect("created");
        fs::write(file, page(i, day)).expect("written");
    });
}

fn build(root: &Path, address: Address, day: &str) {
    let staging = begin(root).expect("begun");
    (0..PAGES).into_par_iter().for_each(|i| {
        let path = SitePath::new(address(i)).expect("an address");
        staging.put(&path, page(i, day).as_bytes()).expect("put");
    });
    staging.commit(b"").expect("committed");
}

#[test]
#[ignore = "a measurement: cargo test --release --test output -- --ignored --nocapture cost"]
fn cost_beside_plain_writing() {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
    let time = |run: &(dyn Fn() + Sync)| {
        let start = Instant::now();
        threads.install(run);
        start.elapsed()
    };
    for (layout, address) in LAYOUTS {
        let mut best = [[Duration::MAX; 2]; 3];
        for _ in 0..7 {
            let (floor, ours) = (Scratch::new(), Scratch::new());
            for (day, best) in ["a", "b", "b"].into_iter().zip(&mut best) {
                best[0] = best[0].min(time(&|| write_plainly(floor.path(), address, day)));
                best[1] = best[1].min(time(&|| build(ours.path(), address, day)));
            }
        }
        for (what, [floor, ours]) in ["new site", "all changed", "none changed"].iter().zip(best) {
            let ratio = ours.as_secs_f64() / floor.as_secs_f64();
            println!("{layout}, {what}: plain {floor:.0?}, kohyo {ours:.0?}, {ratio:.2} ×");
        }
    }
}
