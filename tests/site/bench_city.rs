//! The made-up city of the benches is as large, as full and as varied as the bench says it is.

use std::collections::HashSet;

use kohyo::diagnostic::{self, Style};
use kohyo::source::{Content, File, Tree};
use kohyo::words::{Language, Words};

#[path = "../../benches/city/mod.rs"]
pub(super) mod city;

/// The front matter and the body of every sheet.
fn sheets(files: &[(String, String)]) -> impl Iterator<Item = &str> {
    let sheets =
        files.iter().filter(|(path, _)| path.rsplit_once('.').is_some_and(|(_, it)| it == "md"));
    sheets.map(|(_, text)| text.as_str())
}

/// Texts of a sheet: what stands in its blocks, and the lines of its body.
fn texts(sheet: &str) -> impl Iterator<Item = &str> {
    sheet.lines().filter(|line| line.contains('。')).map(str::trim)
}

#[test]
fn a_sheet_has_the_size_that_the_sheets_of_cities_have() {
    let files = city::city(1_000);
    let sizes: Vec<usize> = sheets(&files).map(str::len).collect();
    let mean = sizes.iter().sum::<usize>() / sizes.len();
    assert_eq!(sizes.len(), 1_000);
    assert!((5_300..=5_700).contains(&mean), "a sheet has {mean} bytes on average");
    assert!(sizes.iter().all(|size| (5_000..=6_200).contains(size)), "{:?}", sizes.iter().max());
}

#[test]
fn no_two_texts_are_alike() {
    let files = city::city(1_000);
    let mut seen = HashSet::new();
    for text in sheets(&files).flat_map(texts) {
        assert!(seen.insert(text), "stands twice: {text}");
    }
    assert!(seen.len() > 20_000, "{} texts", seen.len());
}

#[test]
fn the_same_city_comes_of_the_same_seed() {
    assert_eq!(city::city(120), city::city(120));
    let larger = city::city(200);
    assert!(city::city(120).iter().all(|file| larger.contains(file)), "a larger city holds it");
}

#[test]
fn another_city_comes_of_another_seed() {
    let (one, other) = (city::city(20), city::seeded(20, 2014));
    let one: HashSet<&str> = sheets(&one).flat_map(texts).collect();
    assert!(sheets(&other).flat_map(texts).all(|text| !one.contains(text)));
}

#[test]
fn a_plan_has_no_more_sheets_than_the_plans_of_cities() {
    let files = city::city(1_200);
    let programs = files.iter().filter(|(path, _)| path.ends_with("_program.yaml"));
    assert_eq!(programs.count(), 3);
    let paths: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths.len(), files.len(), "an address twice");
}

#[test]
fn nothing_is_wrong_with_it() {
    let file = |(path, text): (String, String)| File::new(path, Content::Text(text.into()));
    let tree = Tree::new(city::city(600).into_iter().map(file).collect());
    let loaded = kohyo::record::load(&tree);
    let words = Words::new(Language::En);
    let said = |it: &_| diagnostic::render(it, None, &words, Style::Plain);
    let findings: Vec<_> = loaded.findings.iter().take(3).map(said).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(loaded.library.is_some());
}

#[test]
fn it_can_be_written() {
    let folder = std::env::temp_dir().join(format!("kohyo-city-{}", std::process::id()));
    city::write(&folder, 3);
    let tree = kohyo::source::read(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let files = city::city(3);
    assert!(files.iter().all(|(path, text)| tree.text(path) == Some(text.as_str())));
}

#[test]
fn nothing_is_wrong_with_the_large_plan() {
    let file = |(path, text): (String, String)| File::new(path, Content::Text(text.into()));
    let files = city::evaluation_plan::files(city::evaluation_plan::SHEETS);
    let loaded = kohyo::record::load(&Tree::new(files.into_iter().map(file).collect()));
    assert_eq!(loaded.findings.iter().count(), 0);
    let plan = &loaded.library.unwrap().plans[0];
    assert_eq!((plan.sheets.len(), plan.program.form.fields().len()), (407, 43));
    assert_eq!(plan.program.file.grades.axes.len(), 10);
}
