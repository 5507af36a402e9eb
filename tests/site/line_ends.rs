//! Records with the ends of lines that Windows writes make the same site.

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::{self, Content, File, Tree};
use proptest::prelude::*;

use crate::effort;

const CITIES: [&str; 4] =
    [".", "tests/sites/kawa/in", "tests/sites/alderwick/in", "tests/mistakes/city"];

/// The city with other ends of lines in each file that people write, where `returns` says so of a line.
fn with_returns(tree: &Tree, mut returns: impl FnMut() -> bool) -> Tree {
    let is_written = |it: &File| !it.path.starts_with("themes/") && !it.path.starts_with("ledger/");
    let files = tree.files().iter().map(|file| match file.text().filter(|_| is_written(file)) {
        None => file.clone(),
        Some(text) => {
            let lines = text.split_inclusive('\n').map(|line| match line.strip_suffix('\n') {
                Some(line) if returns() => format!("{line}\r\n"),
                _ => line.to_owned(),
            });
            let text: String = lines.collect();
            File::new(file.path.clone(), Content::Text(text.into()))
        }
    });
    Tree::new(files.collect())
}

/// The files of the site, and what is said of the records.
fn made(tree: &Tree) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
    let checked = site::check(tree, date(2026, 11, 1));
    let said = checked.findings.iter();
    let said = said.map(|it| format!("{} {} {:?}", it.code.code, it.place.file, it.message));
    let memory = Memory::default();
    let public = checked.public().expect("settings and an organization");
    site::build(tree, public, &checked.routes, &memory).expect("a site");
    let files = memory.into_files().into_iter();
    (files.map(|(path, bytes)| (path.to_string(), bytes)).collect(), said.collect())
}

fn assert_same(city: &str, tree: &Tree, other: &Tree) {
    let ((files, said), (other_files, other_said)) = (made(tree), made(other));
    assert_eq!(other_said, said, "{city}");
    assert_eq!(other_files.len(), files.len(), "{city}");
    for ((path, bytes), (other_path, other_bytes)) in files.iter().zip(&other_files) {
        assert_eq!(path, other_path, "{city}");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            bytes == other_bytes,
            "{city}: {path}\n{}",
            first_difference(&text(bytes), &text(other_bytes))
        );
    }
}

fn first_difference(one: &str, other: &str) -> String {
    let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    differ.map_or_else(String::new, |(one, other)| format!("{one}\n{other:?}"))
}

#[test]
fn a_city_that_windows_has_saved_is_the_same_site() {
    for city in CITIES {
        let tree = source::read(city.as_ref()).expect("a city");
        assert_same(city, &tree, &with_returns(&tree, || true));
    }
}

proptest! {
    #![proptest_config(effort::cases(4))]

    /// Files that some editors have saved so and others so, in the middle too.
    #[test]
    fn so_is_one_that_was_saved_now_so_and_now_so(lines in proptest::collection::vec(any::<bool>(), 1..97)) {
        let tree = source::read(CITIES[1].as_ref()).expect("a city");
        let mut lines = lines.into_iter().cycle();
        assert_same(CITIES[1], &tree, &with_returns(&tree, || lines.next().unwrap_or(true)));
    }
}
