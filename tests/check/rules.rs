//! Every rule, on small cities: `tests/rules/RULE/CASE.city` lays files over `base.city`, and
//! `CASE.txt` is all that the rule then says. An empty one is a case in which it must be silent. Files below a day
//! (`2014-06-01/content/…`) are what the city was like when it published on that day.
//!
//! `SNAPSHOTS=overwrite cargo test --test check rules` writes the expectations anew; read the difference
//! before you commit it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kohyo::check::{Need, RULES};
use kohyo::diagnostic::{Diagnostic, Severity, Style, code, render};
use kohyo::record::{self, Key};
use kohyo::site;
use kohyo::source::{File, Tree};
use kohyo::words::{Language, Words};

use snapbox::{Assert, Data};

use crate::english::not_english;
use crate::log::with_history;

const FOLDER: &str = "tests/rules";

/// The base city with these files laid over it.
fn city(over: &str) -> Tree {
    let base = Tree::from_fixture(&fs::read_to_string(format!("{FOLDER}/base.city")).unwrap());
    let over = Tree::from_fixture(over);
    let kept = base.files().iter().filter(|it| over.file(&it.path).is_none());
    let files: Vec<File> = kept.chain(over.files()).cloned().collect();
    // An empty file stands for one that is not there.
    let tree = with_history(&Tree::new(files));
    Tree::new(tree.files().iter().filter(|it| it.text() != Some("")).cloned().collect())
}

fn check(tree: &Tree) -> Vec<Diagnostic> {
    let day: Date = record::settings(tree).unwrap().as_of.unwrap().date;
    let checked = site::check(tree, day);
    checked.findings.into_iter().collect()
}

fn said(tree: &Tree, language: Language, keep: impl Fn(&Diagnostic) -> bool) -> String {
    let words = Words::new(language);
    let findings = check(tree);
    let kept = findings.iter().filter(|it| keep(it));
    kept.map(|it| render(it, tree.text(&it.place.file), &words, Style::Plain) + "\n").collect()
}

fn cases() -> Vec<(String, PathBuf)> {
    let mut cases = Vec::new();
    for rule in fs::read_dir(FOLDER).unwrap().map(|it| it.unwrap().path()) {
        if !rule.is_dir() {
            continue;
        }
        let name = rule.file_name().unwrap().to_str().unwrap().to_owned();
        let files = fs::read_dir(rule).unwrap().map(|it| it.unwrap().path());
        let files = files.filter(|it| it.extension().is_some_and(|extension| extension == "city"));
        cases.extend(files.map(|it| (name.clone(), it)));
    }
    cases.sort();
    cases
}

#[test]
fn each_rule_says_what_is_expected() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    for (rule, case) in cases() {
        assert!(code::find(&rule).is_some(), "{}: no such rule", case.display());
        let tree = city(&fs::read_to_string(&case).unwrap());
        // What cannot be read shows too: such a case tests nothing.
        let text = said(&tree, Language::Ja, |it| {
            it.code.name == rule || it.code.family == code::Family::Reading
        });
        let expected = case.with_extension("txt");
        assert.eq(text, Data::read_from(&expected, None));
    }
}

#[test]
fn a_build_counts_what_a_check_says_and_reads_no_file_again_but_for_errors() {
    for (_, case) in cases() {
        let tree = city(&fs::read_to_string(&case).unwrap());
        let day = record::settings(&tree).unwrap().as_of.unwrap().date;
        let (said, built) = (site::check(&tree, day), site::check_for_build(&tree, day));
        assert_eq!(built.findings.counts(), said.findings.counts(), "{}", case.display());
        let of_rules = built.findings.iter().filter(|it| it.code.family != code::Family::Reading);
        assert!(of_rules.clone().all(|it| it.severity == Severity::Error), "{}", case.display());
        assert!(built.findings.errors().eq(said.findings.errors()), "{}", case.display());
    }
}

#[test]
fn every_rule_speaks_english_too() {
    let mut foreign = BTreeSet::new();
    for (rule, case) in cases() {
        let tree = city(&fs::read_to_string(&case).unwrap());
        let text = said(&tree, Language::En, |it| it.code.name == rule);
        // What Fluent writes for a fact that it was not told.
        assert!(!text.contains("{$"), "{}: a fact is missing: {text}", case.display());
        assert!(!text.contains(&format!(": {rule}\n")), "{}: no English", case.display());
        foreign.extend(check(&tree).iter().flat_map(not_english));
    }
    assert_eq!(foreign, BTreeSet::new());
}

#[test]
fn each_rule_has_a_case_in_which_it_speaks_and_one_in_which_it_is_silent() {
    let mut missing = Vec::new();
    for rule in RULES {
        let folder = Path::new(FOLDER).join(rule.code.name);
        let texts = fs::read_dir(&folder).into_iter().flatten().map(|it| it.unwrap().path());
        let texts = texts.filter(|it| it.extension().is_some_and(|extension| extension == "txt"));
        if !texts.into_iter().any(|it| !fs::read_to_string(it).unwrap().is_empty()) {
            missing.push(rule.code.name);
        }
    }
    assert_eq!(missing, Vec::<&str>::new());
    // The base city is where every rule is silent.
    assert_eq!(said(&city(""), Language::Ja, |_| true), "");
}

/// What is found in a city whose forms lack these fields and which says nothing of it.
fn without(tree: &Tree, checked: &mut site::Checked, fields: &[&[Key]]) -> Vec<Finding> {
    let library = checked.library.as_mut().unwrap();
    let plans = library.plans.iter_mut().map(|it| &mut it.program);
    for program in plans.chain(library.charter_years.iter_mut().map(|it| &mut it.program)) {
        program.form.leave_out_only(fields);
    }
    let (obligations, routes) = (&checked.obligations, &checked.routes);
    let findings =
        kohyo::check::check(library, obligations, tree, routes, kohyo::check::Asked::All);
    comparable(findings.into_iter().collect())
}

/// A finding as far as it does not depend on the order in which they come.
type Finding = (&'static str, String, Option<kohyo::diagnostic::Span>, String);

fn comparable(findings: Vec<Diagnostic>) -> Vec<Finding> {
    let words = Words::new(Language::En);
    let finding =
        |it: Diagnostic| (it.code.name, it.place.file, it.place.span, words.say(&it.message));
    let mut findings: Vec<Finding> = findings.into_iter().map(finding).collect();
    findings.sort();
    findings
}

/// For a part of a file, the sets of fields without which the rule finds nothing there: each needed field in turn, with
/// one of every other need that would do instead.
fn lacks(needs: &[Need], at: Key) -> Vec<Vec<&'static [Key]>> {
    let rows: Vec<&[&[Key]]> = needs.iter().filter(|it| it.at == at).map(|it| it.fields).collect();
    let fields = rows.iter().flat_map(|it| it.iter().copied());
    let lack = |field: &'static [Key]| {
        let others = rows.iter().filter(|row| !row.contains(&field));
        let others = others.filter_map(|it| it.last().copied());
        [field].into_iter().chain(others).collect()
    };
    // What is needed nowhere cannot be lacking.
    fields.filter(|_| rows.iter().all(|it| !it.is_empty())).map(lack).collect()
}

#[test]
fn what_a_form_lacks_is_missed_by_no_rule_that_needs_it_and_all_others_find_what_they_did() {
    for (name, case) in cases() {
        let Some(rule) = RULES.iter().find(|it| it.code.name == name) else { continue };
        // Where the rule is silent anyway it tells nothing.
        if fs::read_to_string(case.with_extension("txt")).unwrap().is_empty() {
            continue;
        }
        let tree = city(&fs::read_to_string(&case).unwrap());
        let day: Date = record::settings(&tree).unwrap().as_of.unwrap().date;
        let checked = &mut site::check(&tree, day);
        let before = without(&tree, checked, &[]);
        let mut parts: Vec<Key> = rule.needs.iter().map(|it| it.at).collect();
        parts.sort();
        parts.dedup();
        for lack in parts.iter().flat_map(|part| lacks(rule.needs, *part)) {
            let after = without(&tree, checked, &lack);
            let lost = before.iter().filter(|it| !after.contains(it));
            for (code, file, ..) in lost {
                let rule = RULES.iter().find(|it| it.code.name == *code).unwrap();
                let mut needed = rule.needs.iter().flat_map(|it| it.fields);
                let is_lacking = needed.any(|it| lack.iter().any(|lack| it.starts_with(lack)));
                assert!(is_lacking, "{}: {code} {file}", case.display());
            }
            let new = after.iter().filter(|it| !before.contains(it));
            assert_eq!(new.collect::<Vec<_>>(), Vec::<&Finding>::new(), "{}", case.display());
        }
        // Without all that it needs, it is silent.
        let all: Vec<&[Key]> = rule.needs.iter().flat_map(|it| it.fields.iter().copied()).collect();
        let is_everywhere = rule.needs.iter().all(|it| !it.fields.is_empty());
        if !all.is_empty() && is_everywhere {
            let left = without(&tree, checked, &all).into_iter().filter(|it| it.0 == name);
            assert_eq!(left.collect::<Vec<_>>(), Vec::<Finding>::new(), "{}", case.display());
        }
    }
}

/// The rules that look at the values of a row of years.
const OF_NUMBERS: &[&str] = &[
    "duplicate-indicator",
    "indicator-contradicted",
    "isolated-amount",
    "numbers-of-another-sheet",
    "percent-as-fraction",
    "results-copy-targets",
    "zero-or-dash",
];

/// A line with the numbers between its quotation marks in full width.
fn in_full_width(line: &str) -> String {
    let wide = |it: char| match it {
        '0'..='9' | ',' | '.' => char::from_u32(u32::from(it) + 0xFEE0).unwrap(),
        other => other,
    };
    let parts = line.split('"').enumerate();
    let part = |(at, part): (usize, &str)| match at % 2 {
        1 => part.chars().map(wide).collect(),
        _ => part.to_owned(),
    };
    parts.map(part).collect::<Vec<String>>().join("\"")
}

#[test]
fn a_number_in_full_width_is_the_same_number() {
    for (rule, case) in cases().into_iter().filter(|it| OF_NUMBERS.contains(&&*it.0)) {
        let text = fs::read_to_string(&case).unwrap();
        let wide: Vec<String> = text.lines().map(in_full_width).collect();
        let found = |text: &str| -> Vec<(String, Option<String>)> {
            let findings = check(&city(text));
            let of_rule = findings.into_iter().filter(|it| it.code.name == rule);
            of_rule.map(|it| (it.place.file, it.place.field)).collect()
        };
        assert_eq!(found(&text), found(&wide.join("\n")), "{}", case.display());
    }
}
