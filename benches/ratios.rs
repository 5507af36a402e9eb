//! Prints the table of README from one run: `cargo bench --bench ratios`; `-- log` only what the log of publications costs,
//! `-- data` only what the open data cost.
//!
//! The program itself is run, as a person would. Each thing is done in turn, several times over, and
//! the median counts, so that a machine that is busy for a while is busy for all of them. Ratios
//! travel from machine to machine; seconds do not.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[path = "city/mod.rs"]
mod city;
#[path = "data/mod.rs"]
mod data;
#[path = "log/mod.rs"]
mod log;
#[path = "measure/mod.rs"]
mod measure;

use measure::Place;

/// That of the program, so that what is measured within this process is what it would be there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What was measured of a city.
struct Row {
    sheets: usize,
    files: usize,
    cold: f64,
    unchanged: f64,
    floor: f64,
    /// A cold build for which no rule is asked.
    without_due_date: f64,
    peak: u64,
}

fn main() {
    // With `--test` it only shows that it works; `cargo bench` itself adds `--bench`.
    let is_test = std::env::args().any(|it| it == "--test");
    let (sizes, rounds): (&[usize], _) = if is_test { (&[100], 1) } else { (&[1_000, 10_000], 7) };
    let place = Place::new();
    let log = || {
        let (sheets, entries) = if is_test { (100, 3_000) } else { (10_000, 200_000) };
        log::table(place.path(), |it| city::write(it, sheets), entries, rounds.min(3));
    };
    if std::env::args().any(|it| it == "log") {
        return log();
    }
    let data = || {
        let sheets = if is_test { 100 } else { 10_000 };
        data::table(place.path(), |it| city::write(it, sheets), sheets, rounds.min(3));
    };
    if std::env::args().any(|it| it == "data") {
        return data();
    }
    let threads = rayon::current_num_threads();
    println!("{threads} threads, files in {}, medians of {rounds}\n", place.path().display());
    let rows: Vec<Row> = sizes.iter().map(|sheets| row(place.path(), *sheets, rounds)).collect();
    print(&rows);
    log();
    data();
    country(place.path(), if is_test { 2 } else { 1741 });
}

fn row(place: &Path, sheets: usize, rounds: usize) -> Row {
    let root = place.join(sheets.to_string());
    city::write(&root, sheets);
    let (out, floor_out) = (root.join("public"), place.join("floor"));
    build(&root);
    assert!(out.join("index.html").is_file(), "kohyo build wrote no site");
    let site = measure::site(&out);
    let quiet = place.join(format!("{sheets}-without-rules"));
    city::write(&quiet, sheets);
    silence(&quiet);
    let [mut cold, mut unchanged, mut floor, mut without_due_date] = [const { Vec::new() }; 4];
    for _ in 0..rounds {
        measure::clear(&out);
        cold.push(seconds(|| build(&root)));
        unchanged.push(seconds(|| build(&root)));
        measure::clear(&floor_out);
        floor.push(seconds(|| measure::floor(&root, &floor_out, &site)));
        measure::clear(&quiet.join("public"));
        without_due_date.push(seconds(|| build(&quiet)));
    }
    measure::clear(&out);
    let peak = peak(&mut command(&root));
    let [cold, unchanged, floor, without_due_date] =
        [cold, unchanged, floor, without_due_date].map(median);
    Row { sheets, files: site.len(), cold, unchanged, floor, without_due_date, peak }
}

/// Turns every rule of a city off.
fn silence(root: &Path) {
    let settings = root.join("kohyo.yaml");
    let mut text = fs::read_to_string(&settings).expect("settings");
    text.push_str("rules:\n");
    for rule in kohyo::check::RULES {
        text.extend(["  ", rule.code.name, ": off\n"]);
    }
    fs::write(settings, text).expect("settings");
}

/// The obligations and the findings of as many cities as a country has, in one folder.
fn country(place: &Path, cities: usize) {
    let root = place.join("country");
    city::write_country(&root, cities);
    let count = |folder: &str| {
        let files = walkdir::WalkDir::new(root.join(folder)).into_iter().flatten();
        files.filter(|it| it.path().extension().is_some_and(|extension| extension == "md")).count()
    };
    let (sheets, charters) = (count("content/reforms"), count("content/charters"));
    println!("\n| {cities} cities, {sheets} sheets, {charters} charters | time | peak memory |");
    println!("|---|--:|--:|");
    for (name, arguments) in [
        ("ledger: `kohyo status --format csv`", ["status", "--format", "csv"]),
        ("ledger and findings: `kohyo check --format json`", ["check", "--format", "json"]),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
        command.args(arguments).arg("--quiet").arg("--root").arg(&root);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let time = seconds(|| command.status().expect("kohyo"));
        println!("| {name} | {time:.1} s | {} MiB |", peak(&mut command) / 1024);
    }
}

/// `kohyo build`, with nothing to say.
fn command(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
    command.args(["build", "--quiet", "--root"]).arg(root).stderr(Stdio::null());
    command
}

fn build(root: &Path) {
    let status = command(root).status().expect("kohyo");
    assert!(status.success(), "kohyo build failed: {status}");
}

/// The most memory that a command held, in kilobytes. It is looked at every millisecond, which would
/// disturb one that is timed, and is read from /proc; elsewhere it is 0.
fn peak(command: &mut Command) -> u64 {
    let mut child = command.spawn().expect("kohyo");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    while child.try_wait().expect("a child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        peak = peak.max(peak_in(&text));
        thread::sleep(Duration::from_millis(1));
    }
    peak
}

/// The most memory that a process held, in KiB, by its `status` (proc(5)); 0 where it says nothing.
pub(crate) fn peak_in(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
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
        "| sheets | files | cold build | per sheet | floor | cold ÷ floor | unchanged | unchanged ÷ cold | without rules | with ÷ without | peak memory |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for row in rows {
        let Row { sheets, files, cold, unchanged, floor, without_due_date, peak } = row;
        println!(
            "| {sheets} | {files} | {cold:.2} s | {:.0} µs | {floor:.2} s | {:.1} | {unchanged:.2} s | {:.3} | {without_due_date:.2} s | {:.2} | {:.0} MiB |",
            cold * 1e6 / *sheets as f64,
            cold / floor,
            unchanged / cold,
            cold / without_due_date,
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
