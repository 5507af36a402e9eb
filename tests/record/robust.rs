//! Nothing that stands in a file makes kohyo panic, and nothing wrong passes in silence.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use kohyo::diagnostic::{Style, render};
use kohyo::record;
use kohyo::source::{self, Content, File, Tree};
use kohyo::words::{Language, Words};
use proptest::prelude::*;

use crate::effort::cases;

/// A small city that has one of each kind of file.
static CITY: LazyLock<Tree> =
    LazyLock::new(|| source::read("tests/mistakes/city".as_ref()).unwrap());

/// The files that are worth spoiling.
const FILES: [&str; 8] = [
    "kohyo.yaml",
    "content/glossary.yaml",
    "content/organization.yaml",
    "content/reforms/plan/_program.yaml",
    "content/reforms/plan/001.md",
    "content/charters/2014/_program.yaml",
    "content/charters/2014/nishi-ku.md",
    "content/pages/about.md",
];

/// What slips into a file: signs that mean something to YAML, to Markdown, to Japanese input.
fn slip() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        ":", "：", ": ", "- ", "-", "|", ">", "&a ", "*a", "!", "!!str ", "{", "}", "[", "]", ",",
        "\"", "'", "#", " #", "---\n", "\n", "\n\n", "\r\n", "\t", "　", "\u{a0}", "\u{200b}",
        "\u{feff}", "\u{0}", "~", "null", "true", "0", "1e9", "平成", "H25", "25年度", "<<: *a\n",
        "？", "%", "@", "`", "……",
    ]);
    prop_oneof![
        signs.prop_map(ToOwned::to_owned),
        "\\PC{0,6}",
        any::<char>().prop_map(String::from)
    ]
}

fn spoiled(text: &str, edits: &[(prop::sample::Index, usize, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, remove, insert) in edits {
        let at = at.index(chars.len() + 1);
        let end = (at + remove).min(chars.len());
        chars.splice(at..end, insert.chars());
    }
    chars.into_iter().collect()
}

/// Puts a text in the place of a file, loads the city and prints every finding.
fn load_with(path: &str, text: String) {
    let files = CITY.files().iter().filter(|it| it.path != path).cloned();
    let spoiled = File::new(path, Content::Text(text.into()));
    let tree = Tree::new(files.chain([spoiled]).collect());
    let loaded = record::load(&tree);
    let words = Words::new(Language::En);
    for finding in &loaded.findings {
        let text = tree.text(&finding.place.file);
        if let (Some(span), Some(text)) = (finding.place.span, text) {
            assert!(text.get(span.start..span.end).is_some(), "{finding:?}");
        }
        assert!(!render(finding, text, &words, Style::Plain).is_empty());
    }
    let read = loaded.library.is_some_and(|it| {
        it.plans.len() == 2
            && it.charter_years.len() == 1
            && it.plans.iter().all(|plan| plan.sheets.len() == 1)
            && it.charter_years[0].charters.len() == 1
    });
    assert!(read || !loaded.findings.is_empty(), "something is missing in silence");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(600) })]

    #[test]
    fn a_file_with_slips_is_read_or_explained(
        file in prop::sample::select(FILES.to_vec()),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4usize, slip()), 1..6),
    ) {
        let text = CITY.text(file).unwrap();
        load_with(file, spoiled(text, &edits));
    }

    #[test]
    fn a_file_of_anything_is_read_or_explained(
        file in prop::sample::select(FILES.to_vec()),
        text in "(\\PC|\\s|---\n){0,80}",
    ) {
        load_with(file, text);
    }

    #[test]
    fn a_file_cut_anywhere_is_read_or_explained(
        file in prop::sample::select(FILES.to_vec()),
        at in any::<prop::sample::Index>(),
    ) {
        let text = CITY.text(file).unwrap();
        let at = at.index(text.len() + 1);
        load_with(file, text[..text.floor_char_boundary(at)].to_owned());
    }
}
