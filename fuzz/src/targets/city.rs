//! A small city in which one file has been replaced, and what must hold of it whatever is in that file.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use kohyo::characters::is_clean;
use kohyo::diagnostic::{FORMATS, Findings, Report, Severity, Style, code, render, summary};
use kohyo::disclosure::Public;
use kohyo::output::Memory;
use kohyo::record::{self, Cache};
use kohyo::site::{self, Checked};
use kohyo::source::{Content, File, Tree};
use kohyo::words::{Language, Words};

use super::{number_of, time_limit};

/// The day for which everything is done.
pub(super) const DAY: Date = date(2015, 7, 31);

/// A city with most that a record can have.
const BASE: &str = include_str!("../../../tests/rules/base.city");

const MORE: &str = "\
-- content/glossary.yaml --
用語:
  - { 語: 窓口, 読み: まどぐち, 説明: 窓口のこと }
-- content/pages/guide.md --
---
題名: 窓口の案内
---
本文の**窓口**と[窓口](/units/)。
";

/// The city as it is.
pub(super) static CITY: LazyLock<Tree> = LazyLock::new(|| {
    let [base, more] = [BASE, MORE].map(|it| Tree::from_fixture(it).files().to_vec());
    Tree::new([base, more].concat())
});

/// One set of words for each language.
pub(super) static WORDS: LazyLock<[Words; 2]> =
    LazyLock::new(|| [Words::new(Language::Ja), Words::new(Language::En)]);

/// The records of the city as it is, so that only the one that is tried is read.
static CACHE: LazyLock<Cache> = LazyLock::new(|| {
    let cache = Cache::default();
    let _ = record::load_again(&CITY, &cache);
    cache
});

/// The city with a text in the place of one of its files, or beside them.
pub(super) fn with(path: &str, text: &str) -> Tree {
    let file = File::new(path, Content::Text(text.to_owned().into()));
    let others = CITY.files().iter().filter(|it| it.path != path).cloned();
    Tree::new(others.chain([file]).collect())
}

/// Tries a text in the place of a file.
pub(super) fn try_text(path: &str, data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let text = text.trim_start_matches('\u{feff}');
    let tree = with(path, text);
    time_limit::within(text.len(), || holds(&tree, path, number_of(data)));
}

/// Everything that must hold of a city. What takes longer is done for some inputs: the rules for every 16th, all formats for
/// every 32nd, a site for every 64th that has no errors.
fn holds(tree: &Tree, path: &str, number: u64) {
    let quick = record::load_again(tree, &CACHE);
    let slow = record::load_explaining(tree, &CACHE, path);
    let errors = |findings: &Findings| -> BTreeSet<String> {
        let errors = findings.errors().filter(|it| it.place.file == path);
        errors.map(|it| format!("{} {:?}", it.code.name, it.place.span)).collect()
    };
    let (refused, explained) = (errors(&quick.findings), errors(&slow.findings));
    assert_eq!(refused, explained, "the two readings do not agree");
    let is_explained = quick.findings.iter().all(|it| it.code != &code::UNEXPLAINED);
    assert!(is_explained, "refused and not explained");
    let is_read = quick.library.is_some() || quick.findings.count(Severity::Error) > 0;
    assert!(is_read, "not read, and nothing is said");
    if !number.is_multiple_of(16) {
        let words = &WORDS[usize::from(number.is_multiple_of(2))];
        return assert_printable(tree, &quick.findings, words);
    }
    let checked = site::check(tree, DAY);
    for words in &*WORDS {
        assert_printable(tree, &checked.findings, words);
        if number.is_multiple_of(32) {
            assert_formats(tree, &checked, words);
        }
    }
    let is_built = number.is_multiple_of(64) && !checked.has_errors();
    if let Some(public) = checked.public().filter(|_| is_built) {
        assert_site(tree, public, &checked);
    }
}

/// A site is made of what is right, and nobody finds in it what cannot be seen.
fn assert_site(tree: &Tree, public: Public, checked: &Checked) {
    let memory = Memory::default();
    site::build(tree, public, &checked.routes, &memory).expect("a site of what is right");
    for (address, bytes) in memory.into_files() {
        // The index has ends of words of its own, a table a mark of its encoding.
        let text = std::str::from_utf8(&bytes).ok().map(|it| it.trim_start_matches('\u{feff}'));
        let is_index = address.as_str().contains("search/index");
        assert!(is_index || text.is_none_or(is_clean), "what nobody can see is in {address}");
    }
}

/// Whatever was found is at a place of its text and can be printed, and nothing is printed that nobody can see.
fn assert_printable(tree: &Tree, findings: &Findings, words: &Words) {
    for finding in findings {
        let text = tree.text(&finding.place.file);
        if let (Some(span), Some(text)) = (finding.place.span, text) {
            assert!(text.get(span.start..span.end).is_some(), "no place of its text: {finding:?}");
        }
        let shown = render(finding, text, words, Style::Plain);
        assert!(!shown.is_empty() && is_clean(&shown), "{finding:?}: {shown:?}");
    }
}

/// The same in every format for other programs.
fn assert_formats(tree: &Tree, checked: &Checked, words: &Words) {
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
    for format in FORMATS {
        assert!(is_clean(&format.write(&report)), "what nobody can see is in {}", format.name);
    }
    assert!(is_clean(&summary(&report, 100)), "what nobody can see is in the summary");
}
