//! Records and programs to fill in: whatever the city's form, they are accepted as they are.

use std::collections::HashSet;
use std::path::PathBuf;

use kohyo::calendar::FiscalYear;
use kohyo::diagnostic::{Diagnostic, Severity};
use kohyo::record::{self, Library, YearSpan};
use kohyo::scaffold::{self, NewFile, subjects};
use kohyo::source::{self, Content, File, Tree};
use kohyo::words::{Language, Words};

fn cities() -> Vec<Tree> {
    let sites = std::fs::read_dir("tests/sites").expect("the cities");
    let sites = sites.map(|it| it.expect("a city").path().join("in"));
    let roots = [PathBuf::from(".")].into_iter().chain(sites);
    roots.map(|it| source::read(&it).expect("a city")).collect()
}

fn library(tree: &Tree) -> Library {
    record::load(tree).library.expect("a city that can be read")
}

/// What reading finds in the city when the file is in it.
fn findings(tree: &Tree, file: &NewFile) -> Vec<Diagnostic> {
    let content = Content::Text(file.text.clone().into());
    let tree = tree.with(vec![File::new(file.path.clone(), content)], &HashSet::new());
    record::load(&tree).findings.iter().cloned().collect()
}

/// The keys at the top of a record, also those that begin as comments, in order.
fn keys(file: &NewFile) -> Vec<&str> {
    // A key that begins as a comment has nothing behind its colon, a comment has no key.
    let aside = |line: &'_ str| line.starts_with("# ") && line.ends_with(':');
    let lines = file.text.lines().filter(|it| !it.starts_with([' ', '-', '#']) || aside(it));
    lines.filter_map(|it| it.trim_start_matches("# ").split_once(':').map(|(key, _)| key)).collect()
}

#[test]
fn a_new_record_has_every_key_of_the_form_in_order_and_only_notes() {
    let mut count = 0;
    for (tree, language) in cities().iter().flat_map(|it| Language::ALL.map(|lang| (it, lang))) {
        let library = library(tree);
        let words = Words::new(language);
        let mut files = Vec::new();
        for plan in &library.plans {
            let owner = vec![library.organization.units()[0].name.to_string()];
            files.push((
                "sheet",
                &plan.program,
                scaffold::sheet(&library, plan, "999", "題", &owner, &words),
            ));
        }
        for charter_year in &library.charter_years {
            let program = &charter_year.program;
            let taken = |unit: &&usize| {
                let id = &*library.organization.units()[**unit].id;
                charter_year.charters.iter().all(|it| it.slug != id)
            };
            let Some(unit) = program.units.iter().find(taken) else { continue };
            let unit = &library.organization.units()[*unit];
            files.push((
                "charter",
                program,
                scaffold::charter(&library, charter_year, unit, &words),
            ));
        }
        for (kind, program, file) in files {
            let found = findings(tree, &file);
            let worse = found.iter().find(|it| it.severity != Severity::Note);
            assert_eq!(worse, None, "{}\n{}", file.path, file.text);
            assert!(found.iter().all(|it| it.place.file == file.path), "{}", file.path);
            let subjects = subjects(&library);
            let subject =
                subjects.iter().find(|it| it.name() == kind && it.program() == Some(&program.slug));
            let schema = subject.expect("its schema").schema(&words);
            let expected: Vec<&String> =
                schema["properties"].as_object().expect("keys").keys().collect();
            assert_eq!(keys(&file), expected, "{}", file.text);
            count += 1;
        }
    }
    assert!(count >= 10, "{count} records");
}

#[test]
fn a_new_program_and_a_new_page_are_without_mistakes_and_warnings() {
    let mains = Language::ALL.map(Language::tag);
    let months = (1..=12).flat_map(|it| Language::ALL.map(|lang| (it, lang)));
    for ((month, language), main) in months.flat_map(|it| mains.map(|main| (it, main))) {
        let tree = Tree::from_fixture(&format!(
            "-- kohyo.yaml --\ntitle: T\nmunicipality: {{ name: みほん市 }}\nfirst_month: {month}\nlanguage: {main}\n\
             -- content/organization.yaml --\n部署: [{{ 識別子: jinji, 名称: 人事課 }}]\n"
        ));
        let library = library(&tree);
        let words = Words::new(language);
        let year = |it| FiscalYear::new(it).expect("a year");
        let span =
            |first, last| YearSpan { first: year(first), last: year(last), remarkable: false };
        for file in [
            scaffold::program(&library, true, ("plan", "計画"), span(2026, 2028), &words),
            scaffold::program(&library, false, ("2026", "憲章"), span(2026, 2026), &words),
            scaffold::page(&library, "guide/use", "使い方: はじめに", &words),
        ] {
            assert_eq!(findings(&tree, &file), [], "{month} {}\n{}", file.path, file.text);
            // The words of the form are in the city's language.
            let own = if main == "en" { "Behind" } else { "進捗に遅れあり" };
            assert!(file.text.contains(own) || file.path.contains("pages"), "{}", file.text);
        }
    }
}

#[test]
fn a_file_is_named_as_wide_as_those_beside_it() {
    let tree = source::read(".".as_ref()).expect("the sample city");
    let library = library(&tree);
    let words = Words::new(Language::Ja);
    for (number, path) in [
        ("7", "content/reforms/gyokaku-2013/007.md"),
        ("1234", "content/reforms/gyokaku-2013/1234.md"),
        ("R2-1", "content/reforms/gyokaku-2013/R2-1.md"),
    ] {
        let file = scaffold::sheet(&library, &library.plans[0], number, "", &[], &words);
        assert_eq!(file.path, path);
        assert!(file.text.contains(&format!("\n番号: {number}\n")), "{}", file.text);
    }
}
