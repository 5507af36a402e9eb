//! The real sheet No. 45, under the sample city's plan: what its citizens would have asked about.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use kohyo::diagnostic::{Style, code, render};
use kohyo::record;
use kohyo::site;
use kohyo::source::{self, Tree};
use kohyo::words::{Language, Words};
use snapbox::{Assert, Data};

const SHEET: &str = "content/reforms/gyokaku-2013/045.md";

/// The sample city with this sheet and no other record.
fn alone() -> Tree {
    let whole = source::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let kept = ["kohyo.yaml", "content/organization.yaml", SHEET];
    let is_kept =
        |path: &str| kept.contains(&path) || path == "content/reforms/gyokaku-2013/_program.yaml";
    Tree::new(whole.files().iter().filter(|it| is_kept(&it.path)).cloned().collect())
}

/// What is inconsistent in the sheet: `SNAPSHOTS=overwrite` writes it anew.
#[test]
fn the_real_sheet_raises_what_citizens_complained_of() {
    let tree = alone();
    let day = record::settings(&tree).unwrap().as_of.unwrap().date;
    let words = Words::new(Language::Ja);
    let checked = site::check(&tree, day);
    let said: String = checked
        .findings
        .iter()
        .filter(|it| it.code.family == code::Family::Consistency && it.place.file == SHEET)
        .map(|it| render(it, tree.text(&it.place.file), &words, Style::Plain) + "\n")
        .collect();
    let expected = Data::read_from(Path::new("tests/rules/seed.txt"), None);
    Assert::new().action_env("SNAPSHOTS").eq(said, expected);
}
