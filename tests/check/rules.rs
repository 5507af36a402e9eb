//! Every rule, on small cities: `tests/rules/RULE/CASE.city` lays files over `base.city`, and
//! `CASE.txt` is all that the rule then says. An empty one is a case in which it must be silent.
//!
//! `SNAPSHOTS=overwrite cargo test --test check rules` writes the expectations anew; read the difference
//! before you commit it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kohyo::check::RULES;
use kohyo::diagnostic::{Diagnostic, Severity, Style, code, render};
use kohyo::record;
use kohyo::site;
use kohyo::source::{File, Tree};
use kohyo::words::{Language, Words};

use snapbox::{Assert, Data};

const FOLDER: &str = "tests/rules";

/// The base city with these files laid over it.
fn city(over: &str) -> Tree {
    let base = Tree::from_fixture(&fs::read_to_string(format!("{FOLDER}/base.city")).unwrap());
    let over = Tree::from_fixture(over);
    let kept = base.files().iter().filter(|it| over.file(&it.path).is_none());
    let files: Vec<File> = kept.chain(over.files()).cloned().collect();
    // An empty file stands for one that is not there.
    Tree::new(files.into_iter().filter(|it| it.text() != Some("")).collect())
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
    for (rule, case) in cases() {
        let tree = city(&fs::read_to_string(&case).unwrap());
        let text = said(&tree, Language::En, |it| it.code.name == rule);
        // What Fluent writes for a fact that it was not told.
        assert!(!text.contains("{$"), "{}: a fact is missing: {text}", case.display());
        assert!(!text.contains(&format!(": {rule}\n")), "{}: no English", case.display());
    }
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
