//! Each kind of input that one can make large without thinking, at two sizes, in the long run 50 KB and 100 KB: read, checked,
//! printed in every format and, where nothing is wrong with it, built. Twice as much takes at most three times as long, and
//! never longer than the bound.
//!
//! `cargo test --test limits large -- --nocapture` prints how long each takes.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use kohyo::diagnostic::{FORMATS, Report, Style, render, summary};
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::{Content, File, Tree};
use kohyo::words::{Language, Words};

use crate::effort::plain_or_long;

mod inputs;

use inputs::INPUTS;

const DAY: Date = date(2015, 7, 31);
/// The program as the tests compile it takes some five times as long as the one that is released, for which 100 KB may take a
/// second; half a second of that is a build of the small city itself.
const FIXED: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2000 } else { 0 });
const PER_BYTE: Duration = Duration::from_micros(if cfg!(debug_assertions) { 100 } else { 10 });
/// What takes less than this is not compared: a machine that is busy for a moment would decide.
const SHORT: Duration = Duration::from_millis(if cfg!(debug_assertions) { 800 } else { 100 });
/// Twice as much in so many times the time is linear, or nearly so.
const RATIO: u32 = 3;

/// A small city with one more file, or another text in one.
fn with(path: &str, text: String) -> Tree {
    let city = Tree::from_fixture(include_str!("../rules/base.city"));
    let others = city.files().iter().filter(|it| it.path != path).cloned();
    Tree::new(others.chain([File::new(path, Content::Text(text.into()))]).collect())
}

/// How long it takes until everything has been said of a city, and how many findings there are.
fn time(tree: &Tree, words: &Words) -> (Duration, [usize; 3]) {
    let begun = Instant::now();
    let checked = site::check(tree, DAY);
    let text = |path: &str| tree.text(path);
    let report = Report {
        findings: &checked.findings,
        text: &|path| tree.text(path),
        words,
        day: DAY,
        units: checked.units(),
        records: checked.records(),
        left_out: [0; 3],
        prefix: "",
    };
    for finding in &checked.findings {
        let _ = render(finding, text(&finding.place.file), words, Style::Plain);
    }
    for format in FORMATS {
        let _ = format.write(&report);
    }
    let _ = summary(&report, 100);
    if let Some(public) = checked.public().filter(|_| !checked.has_errors()) {
        let memory = Memory::default();
        site::build(tree, public, &checked.routes, &memory).expect("a site of what is right");
    }
    (begun.elapsed(), checked.findings.counts())
}

#[test]
fn time_grows_as_the_input_does() {
    let words = Words::new(Language::Ja);
    let large = plain_or_long(40_000, 100_000);
    let bound = FIXED + PER_BYTE * u32::try_from(large).expect("a size");
    let mut wrong = String::new();
    let only = std::env::var("KOHYO_TEST_INPUT").unwrap_or_default();
    for input in INPUTS.iter().filter(|it| it.name.contains(&*only)) {
        let of = |size: usize| time(&with(input.file, (input.text)(size)), &words);
        let ((half, _), (mut whole, findings)) = (of(large / 2), of(large));
        let is_slow = |whole: Duration, half: Duration| {
            whole > bound || whole > SHORT && whole > half * RATIO
        };
        let mut half = half;
        for _ in 0..2 {
            // A machine that does something else for a moment is no fault of the input.
            if is_slow(whole, half) && whole < bound * 4 {
                half = half.max(of(large / 2).0);
                whole = whole.min(of(large).0);
            }
        }
        println!("{:<44} {half:>10.1?} {whole:>10.1?} {findings:?}", input.name);
        if is_slow(whole, half) {
            let _ = writeln!(wrong, "{}: {half:?}, twice as much {whole:?}", input.name);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
