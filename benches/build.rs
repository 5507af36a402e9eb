//! Times each phase of a build, the whole, and the floor below which no program can come:
//! `cargo bench --bench build`. Compare the rows of one run with each other, not with other runs.

#![expect(clippy::print_stderr, reason = "where the files stand belongs to what is measured")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use jiff::civil::{Date, date};
use kohyo::output::{Memory, Output, Sink, SitePath};
use kohyo::site::{self, BuildCache, Checked};
use kohyo::source::{self, Tree};

#[path = "city/mod.rs"]
mod city;
#[path = "measure/mod.rs"]
mod measure;

use measure::Place;

const DAY: Date = date(2016, 7, 31);

static PLACE: LazyLock<Place> = LazyLock::new(Place::new);

/// With `--test` each bench is run once to see that it works, for which a small city will do.
fn sizes() -> &'static [usize] {
    if std::env::args().any(|it| it == "--test") { &[100] } else { &[100, 1_000, 10_000] }
}

fn main() {
    eprintln!("cities stand in {}", PLACE.path().display());
    divan::main();
    // Statics are never dropped.
    measure::clear(PLACE.path());
}

/// A city of this many sheets, written once.
fn root(sheets: usize) -> PathBuf {
    let root = PLACE.path().join(sheets.to_string());
    if !root.exists() {
        city::write(&root, sheets);
    }
    root
}

fn tree(sheets: usize) -> Tree {
    source::read(&root(sheets)).expect("a city")
}

fn checked(tree: &Tree) -> Checked {
    let checked = site::read(tree, DAY);
    assert!(!checked.has_errors(), "the city of the bench has errors");
    checked
}

/// Takes pages and drops them.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> anyhow::Result<()> {
        black_box((path, bytes));
        Ok(())
    }
}

fn build(tree: &Tree, checked: &Checked, sink: &impl Sink) -> site::Built {
    let public = checked.public().expect("a library");
    site::build(tree, public, &checked.routes, sink).expect("a site")
}

/// What `kohyo build` does for a city that has never been built, or has changed.
fn cold(root: &Path, out: &Path) {
    let tree = source::read(root).expect("a city");
    let output = Output::open(out).expect("a folder");
    let digest = site::digest(&tree, DAY).expect("a digest");
    let checked = checked(&tree);
    let staging = output.begin().expect("a build");
    let built = build(&tree, &checked, &staging);
    let cache = BuildCache::new(digest, &checked, built);
    staging.commit(&cache.to_bytes()).expect("a site");
}

/// What it does when nothing has changed since.
fn again(root: &Path, out: &Path) -> usize {
    let tree = source::read(root).expect("a city");
    let output = Output::open(out).expect("a folder");
    let digest = site::digest(&tree, DAY).expect("a digest");
    let cache = output.cache().and_then(|it| BuildCache::from_bytes(&it)).expect("a memo");
    assert_eq!(cache.digest, digest);
    output.intact().expect("a site that nobody has changed")
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn phase_1_read(bencher: Bencher, sheets: usize) {
    let root = root(sheets);
    bencher.bench(|| source::read(black_box(&root)));
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn phase_2_load_and_check(bencher: Bencher, sheets: usize) {
    let tree = tree(sheets);
    bencher.bench(|| checked(black_box(&tree)));
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn phase_3_render(bencher: Bencher, sheets: usize) {
    let tree = tree(sheets);
    let checked = checked(&tree);
    bencher.bench(|| build(&tree, &checked, &Nowhere));
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn phase_4_write(bencher: Bencher, sheets: usize) {
    let tree = tree(sheets);
    let memory = Memory::default();
    build(&tree, &checked(&tree), &memory);
    let files: Vec<_> = memory.into_files().into_iter().collect();
    let out = PLACE.path().join("written");
    bencher.with_inputs(|| measure::clear(&out)).bench_values(|()| {
        let staging = Output::open(&out).expect("a folder").begin().expect("a build");
        write(&files, &staging);
        staging.commit(b"").expect("a site");
    });
}

fn write(files: &[(SitePath, Vec<u8>)], sink: &impl Sink) {
    use rayon::prelude::*;
    files.par_iter().for_each(|(path, bytes)| sink.put(path, bytes).expect("a page"));
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn whole_cold(bencher: Bencher, sheets: usize) {
    let root = root(sheets);
    let out = PLACE.path().join("cold");
    bencher.with_inputs(|| measure::clear(&out)).bench_values(|()| cold(&root, &out));
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn whole_unchanged(bencher: Bencher, sheets: usize) {
    let root = root(sheets);
    let out = PLACE.path().join("unchanged");
    measure::clear(&out);
    cold(&root, &out);
    bencher.bench(|| again(&root, &out));
}

#[divan::bench(args = sizes(), sample_count = 15)]
fn floor(bencher: Bencher, sheets: usize) {
    let root = root(sheets);
    let out = PLACE.path().join("floor");
    measure::clear(&out);
    cold(&root, &out);
    let site = measure::site(&out);
    bencher
        .with_inputs(|| measure::clear(&out))
        .bench_values(|()| measure::floor(&root, &out, &site));
}
