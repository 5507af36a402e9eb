//! Two files of the site that would be at one address are found before anything is built.

use std::path::Path;

use jiff::civil::date;
use kohyo::diagnostic::{Severity, Style, render};
use kohyo::disclosure::Obligations;
use kohyo::output::Memory;
use kohyo::site::{self, Checked};
use kohyo::source::{self, Content, File, Tree};
use kohyo::words::{Language, Words};

const SHEET: &str = "content/reforms/plan/001.md";
const PAGE: &str = "---\n題名: 植えたページ\n---\n";

/// The city of the mistakes with these files besides its own. What is no record is an attachment.
fn city(planted: &[&str]) -> Tree {
    let mut files = source::read("tests/mistakes/city".as_ref()).expect("a city").files().to_vec();
    let sheet = files.iter().find(|it| it.path == SHEET).and_then(File::text).map(str::to_owned);
    let sheet = sheet.expect("a sheet");
    files.extend(planted.iter().enumerate().map(|(index, path)| {
        let content = if path.starts_with("content/reforms/") && is_record(path) {
            Content::Text(sheet.replace("番号: 1\n", &format!("番号: {}\n", index + 2)).into())
        } else if is_record(path) {
            Content::Text(PAGE.replace("植えた", &index.to_string()).into())
        } else {
            Content::Attachment(Path::new("Cargo.toml").to_path_buf())
        };
        File { path: (*path).to_owned(), content }
    }));
    Tree::new(files)
}

fn is_record(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "md")
}

fn check(tree: &Tree) -> Checked {
    site::read(tree, date(2026, 11, 1), &Words::new(Language::Ja))
}

/// What is said of a city, one text for each finding.
fn said(tree: &Tree) -> Vec<String> {
    let words = Words::new(Language::Ja);
    let checked = check(tree);
    let errors = checked.findings.iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| render(it, tree.text(&it.place.file), &words, Style::Plain)).collect()
}

#[test]
fn two_files_at_one_address_are_told_with_both_names() {
    for (planted, names) in [
        (&["content/pages/reforms/plan/001.md"][..], [SHEET, "content/pages/reforms/plan/001.md"]),
        (&["content/reforms/plan/001/index.html"], [SHEET, "content/reforms/plan/001/index.html"]),
        (&["content/reforms/plan/001/INDEX.HTML"], [SHEET, "content/reforms/plan/001/INDEX.HTML"]),
        (
            &["content/pages/guide.md", "content/pages/Guide.md"],
            ["content/pages/guide.md", "content/pages/Guide.md"],
        ),
        (
            &["content/reforms/plan/r1-a.md", "content/reforms/plan/R1-A.md"],
            ["content/reforms/plan/r1-a.md", "content/reforms/plan/R1-A.md"],
        ),
        (
            &["content/map.pdf", "content/pages/map.pdf"],
            ["content/map.pdf", "content/pages/map.pdf"],
        ),
        (&["content/a.pdf", "content/A.pdf"], ["content/a.pdf", "content/A.pdf"]),
        (
            &["content/pages/reforms/plan/001/form.md"],
            [SHEET, "content/pages/reforms/plan/001/form.md"],
        ),
        (&["content/reforms/plan/001/form"], [SHEET, "content/reforms/plan/001/form"]),
        (
            &["content/reforms/plan/book.md"],
            ["content/reforms/plan/_program.yaml", "content/reforms/plan/book.md"],
        ),
        (
            &["content/pages/units/somu-ka.md"],
            ["content/organization.yaml", "content/pages/units/somu-ka.md"],
        ),
    ] {
        let said = said(&city(planted));
        let tells = said.len() == 1 && names.iter().all(|it| said[0].contains(it));
        assert!(tells, "{planted:?}: {said:?}");
    }
}

#[test]
fn a_file_in_the_way_of_a_list_page_is_told() {
    for planted in [
        "content/index.html",
        "content/404.html",
        "content/pages/units.md",
        "content/reforms/index.html",
        "content/reforms/plan/index.html",
    ] {
        let said = said(&city(&[planted]));
        assert!(said.len() == 1 && said[0].contains(planted), "{planted}: {said:?}");
    }
}

#[test]
fn addresses_that_only_look_alike_are_accepted() {
    for planted in [
        &["content/reforms/plan/001/map.pdf"][..],
        &["content/pages/reforms/other.md", "content/pages/form.md", "content/pages/book.md"],
        &["content/reforms/plan/form.md", "content/reforms/plan/002.md"],
        &["content/pages/about/index.pdf"],
        &["content/a.pdf", "content/pages/b.pdf", "content/reforms/a.pdf"],
        &["content/pages/index.md"],
    ] {
        assert_eq!(said(&city(planted)), Vec::<String>::new(), "{planted:?}");
    }
}

/// The check promises that the build will not be refused.
#[test]
fn what_the_check_accepts_can_be_written() {
    let words = Words::new(Language::Ja);
    let day = date(2015, 7, 31);
    let mut wrong = Vec::new();
    for planted in [
        "content/reforms/plan/001",
        "content/reforms/plan/001.md.html",
        "content/assets",
        "content/about",
        "content/con.pdf",
        "content/a?b.pdf",
        "content/令和.pdf",
        "content/a b.pdf",
        "content/assets/theme.css",
        "content/search",
        "content/search/index",
        "content/search/index/all.json",
        "content/pages/con.md",
        "content/pages/assets.md",
    ] {
        let tree = city(&[planted]);
        let checked = check(&tree);
        if checked.has_errors() {
            continue;
        }
        let library = checked.library.expect("a library");
        let memory = Memory::default();
        let built = site::build(&tree, &library, &Obligations::new(&library, day), &words, &memory);
        let addresses = memory.into_files();
        if let Err(error) = built {
            wrong.push(format!("{planted}: {error:#}"));
        }
        for path in addresses.keys() {
            let mut folders =
                path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end]);
            if let Some(folder) = folders.rfind(|it| addresses.contains_key(*it)) {
                wrong.push(format!("{planted}: {folder} is a file, and the folder of {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
