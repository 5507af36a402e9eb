//! Reports to fill in: an entry that is empty changes nothing that anybody can see, and nothing else of its file.

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::{Date, date};
use kohyo::disclosure::Obligations;
use kohyo::output::{Memory, SitePath};
use kohyo::record;
use kohyo::record_edit::unified_diff;
use kohyo::scaffold::{Round, RoundState};
use kohyo::site;
use kohyo::source::{self, File, Tree};
use kohyo::words::{Language, Words};

fn cities() -> Vec<(PathBuf, Tree)> {
    let sites = std::fs::read_dir("tests/sites").expect("the cities");
    let sites = sites.map(|it| it.expect("a city").path().join("in"));
    let roots = [PathBuf::from(".")].into_iter().chain(sites);
    roots.map(|it| (it.clone(), source::read(&it).expect("a city"))).collect()
}

/// A day on which the city speaks.
fn day(tree: &Tree) -> Date {
    let settings = record::settings(tree);
    settings.and_then(|it| it.as_of).map_or(date(2020, 3, 31), |it| it.date)
}

/// The city with an entry in every record for each round that it has none for, and how many they are.
fn with_all_entries(tree: &Tree, day: Date, words: &Words) -> (Tree, usize) {
    let (mut tree, mut count) = (tree.clone(), 0);
    let programs = {
        let library = record::load(&tree).library.expect("a city that can be read");
        Obligations::new(&library, day).programs.len()
    };
    for program in 0..programs {
        let library = record::load(&tree).library.expect("a city that can be read");
        let obligations = Obligations::new(&library, day);
        let items: Vec<_> = Round::items(program, &obligations).collect();
        for item in items {
            let round = Round { program, item };
            let Some(entry) = round.entry(&library, &obligations, words) else { continue };
            let mut files = Vec::new();
            for record in round.records(None, &library, &obligations) {
                let (RoundState::Lacks, Some(file)) = (record.state, record.file) else { continue };
                let before = tree.text(file).expect("its text");
                let after = entry.put_into(before).expect("an entry");
                let difference = unified_diff(before, &after, file);
                let is_less = |it: &str| it.starts_with('-') && !it.starts_with("---");
                let is_changed = difference.lines().skip(2).any(is_less);
                assert!(!is_changed || before.contains(": {"), "{difference}");
                assert_eq!(before.contains("\r\n"), after.contains("\r\n"), "{file}");
                files.push(File::from_bytes(file, after.into_bytes()));
                count += 1;
            }
            tree = tree.with(files, &HashSet::new());
        }
    }
    (tree, count)
}

/// Every page and file of the site.
fn site(tree: &Tree, day: Date) -> Vec<(SitePath, Vec<u8>)> {
    let checked = site::check(tree, day);
    let errors: Vec<_> = checked.findings.errors().collect();
    assert!(errors.is_empty(), "{errors:?}");
    let memory = Memory::default();
    let public = checked.public().expect("a city that can be read");
    site::build(tree, public, &checked.routes, &memory).expect("a site");
    memory.into_files().into_iter().collect()
}

#[test]
fn empty_entries_change_no_file_of_any_site_and_nothing_else_of_their_records() {
    let mut all = 0;
    for (at, (root, tree)) in cities().into_iter().enumerate() {
        let day = day(&tree);
        let words = Words::new(Language::ALL[at % 2]);
        let (filled, count) = with_all_entries(&tree, day, &words);
        all += count;
        if count == 0 {
            continue;
        }
        let (before, after) = (site(&tree, day), site(&filled, day));
        assert_eq!(before.len(), after.len(), "{root:?}");
        for ((path, before), (_, after)) in before.iter().zip(&after) {
            let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
            assert!(
                before == after,
                "{root:?} {path:?}\n{}",
                unified_diff(&before, &after, "site")
            );
        }
    }
    assert!(all >= 20, "{all} entries");
}
