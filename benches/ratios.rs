//! Prints the table of README from one run: `cargo bench --bench ratios`.
//!
//! The program itself is run, as a person would. Each thing is done in turn, several times over, and
//! the median counts, so that a machine that is busy for a while is busy for all of them. Ratios
//! travel from machine to machine; seconds do not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[path = "city/mod.rs"]
mod city;
#[path = "measure/mod.rs"]
mod measure;

use measure::Place;

/// What was measured of a city.
struct Row {
    sheets: usize,
    files: usize,
    cold: f64,
    unchanged: f64,
    floor: f64,
    peak: u64,
}

fn main() {
    // With `--test` it only shows that it works; `cargo bench` itself adds `--bench`.
    let is_test = std::env::args().any(|it| it == "--test");
    let (sizes, rounds): (&[usize], _) = if is_test { (&[100], 1) } else { (&[1_000, 10_000], 7) };
    let place = Place::new();
    let threads = rayon::current_num_threads();
    println!("{threads} threads, files in {}, medians of {rounds}\n", place.path().display());
    let rows: Vec<Row> = sizes.iter().map(|sheets| row(place.path(), *sheets, rounds)).collect();
    print(&rows);
}

fn row(place: &Path, sheets: usize, rounds: usize) -> Row {
    let root = place.join(sheets.to_string());
    city::write(&root, sheets);
    let (out, floor_out) = (root.join("public"), place.join("floor"));
    build(&root);
    let site = measure::site(&out);
    let (mut cold, mut unchanged, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    let mut peak = 0;
    for _ in 0..rounds {
        measure::clear(&out);
        cold.push(seconds(|| peak = peak.max(build(&root))));
        unchanged.push(seconds(|| build(&root)));
        measure::clear(&floor_out);
        floor.push(seconds(|| measure::floor(&root, &floor_out, &site)));
    }
    let [cold, unchanged, floor] = [cold, unchanged, floor].map(median);
    Row { sheets, files: site.len(), cold, unchanged, floor, peak }
}

/// Runs `kohyo build`, and gives the most memory it held, in kilobytes.
fn build(root: &Path) -> u64 {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_kohyo"));
    let child = Command::new(program)
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .stderr(Stdio::null())
        .spawn()
        .expect("kohyo");
    peak(child)
}

/// Waits for a program and looks, every millisecond, at the most memory it has held so far. It is
/// read from /proc; elsewhere it is 0.
fn peak(mut child: Child) -> u64 {
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    loop {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok());
            peak = peak.max(kilobytes.unwrap_or(0));
        }
        if let Some(status) = child.try_wait().expect("a child") {
            assert!(status.success(), "kohyo build failed: {status}");
            return peak;
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    std::hint::black_box(work());
    begun.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn print(rows: &[Row]) {
    println!(
        "| sheets | files | cold build | per sheet | floor | cold ÷ floor | unchanged | unchanged ÷ cold | peak memory |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for row in rows {
        let Row { sheets, files, cold, unchanged, floor, peak } = row;
        println!(
            "| {sheets} | {files} | {cold:.2} s | {:.0} µs | {floor:.2} s | {:.1} | {unchanged:.2} s | {:.3} | {:.0} MiB |",
            cold * 1e6 / *sheets as f64,
            cold / floor,
            unchanged / cold,
            *peak as f64 / 1024.0,
        );
    }
    if let [small, large] = rows {
        let cost = |row: &Row| row.cold / row.sheets as f64;
        println!(
            "\nA sheet costs {:.2} times as much in a city of {} as in one of {}.",
            cost(large) / cost(small),
            large.sheets,
            small.sheets,
        );
    }
}
