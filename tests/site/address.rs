//! Two files of the site that would be at one address are found before anything is built.

use std::path::Path;

use jiff::civil::date;
use kohyo::diagnostic::{Severity, Style, render};
use kohyo::output::Memory;
use kohyo::site::{self, Checked};
use kohyo::source::{self, Content, File, Tree};
use kohyo::words::{Language, Words};

const SHEET: &str = "content/reforms/plan/001.md";
const PAGE: &str = "---\n題名: 植えたページ\n---\n";

/// The city of the mistakes with these files besides its own. What is no record is an attachment, which
/// its settings name, whatever its kind.
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
            Content::Attachment(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        };
        File::new(*path, content)
    }));
    let attached = planted.iter().filter(|it| !is_record(it)).map(|it| format!("{it:?}"));
    let attached: Vec<String> = attached.collect();
    let settings = files.iter_mut().find(|it| it.path == "kohyo.yaml").expect("settings");
    let text = settings.text().expect("a text");
    let text = format!("{text}attachments: {{ files: [{}] }}\n", attached.join(", "));
    settings.content = Content::Text(text.into());
    Tree::new(files)
}

fn is_record(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "md")
}

fn check(tree: &Tree) -> Checked {
    site::read(tree, date(2026, 11, 1))
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
        let memory = Memory::default();
        let built = site::build(&tree, checked.public().unwrap(), &checked.routes, &memory);
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

/// Settings of the city: in one language at the top of its host, and in two below a path.
const SETTINGS: [(&str, &str); 2] =
    [("one language", ""), ("two languages", "translations:\n  en: { title: Mihon }\n")];

/// The city with these lines more in its settings.
fn city_with(settings: &str, planted: &[&str]) -> Tree {
    let mut files = city(planted).files().to_vec();
    let file = files.iter_mut().find(|it| it.path == "kohyo.yaml").expect("settings");
    let text = format!("{}{settings}", file.text().expect("a text"));
    file.content = Content::Text(text.into());
    Tree::new(files)
}

/// What is planted where kohyo writes something of its own: a page, data, the index, the theme's files,
/// the lists for search engines, the page for what is not found, in each language's folder. Each with
/// the settings under which it clashes; everything else must be accepted.
const CLASHES: &[(&str, [bool; 2])] = &[
    ("content/status/ledger.csv", [true, true]),
    ("content/status/ledger.json", [true, true]),
    ("content/status/Ledger.CSV", [true, true]),
    ("content/status/ledger.csv/a.pdf", [true, true]),
    ("content/pages/status/ledger.csv.md", [true, true]),
    ("content/search/index/words-0.bin", [true, true]),
    ("content/Search/Index/words-0.bin", [true, true]),
    ("content/pages/search/index/more.md", [true, true]),
    ("content/pages/search.md", [true, true]),
    ("content/en/search/index/all.json", [false, true]),
    ("content/en/index.html", [false, true]),
    ("content/en/about/index.html", [false, true]),
    ("content/en", [false, true]),
    ("content/pages/en/units.md", [false, true]),
    ("content/pages/en/about.md", [false, false]),
    ("content/404.html", [true, true]),
    ("content/404.html/a.pdf", [true, true]),
    ("content/pages/404.html.md", [true, true]),
    ("content/robots.txt", [false, false]),
    ("content/Robots.txt", [true, true]),
    ("content/robots.txt/a.pdf", [true, true]),
    ("content/pages/robots.txt.md", [true, true]),
    ("content/sitemap.xml", [false, false]),
    ("content/sitemap.xml/a.pdf", [true, true]),
    ("content/assets", [true, true]),
    ("content/assets/own.png", [false, false]),
    ("content/about/index.html", [true, true]),
    ("content/pages/about/index.html.md", [true, true]),
    ("content/reforms/plan/001/book", [false, false]),
    ("content/units/index.html/a.pdf", [true, true]),
];

/// What is wrong and what can be written is one judgement, in every language: the table says which
/// plants clash, `check` says so at a file of the city, and the build writes the others.
#[test]
fn check_and_build_agree_on_planted_clashes() {
    let mut wrong = Vec::new();
    for (planted, expected) in CLASHES {
        for ((name, settings), clashes) in SETTINGS.iter().zip(expected) {
            let tree = city_with(settings, &[planted]);
            let checked = check(&tree);
            let errors: Vec<_> = checked.findings.errors().collect();
            if errors.iter().any(|it| tree.file(&it.place.file).is_none()) {
                wrong.push(format!("{planted}, {name}: an error without a file"));
            }
            if errors.is_empty() == *clashes {
                wrong.push(format!("{planted}, {name}: {} errors", errors.len()));
            }
            if errors.is_empty() {
                let memory = Memory::default();
                let (public, routes) = (checked.public().unwrap(), &checked.routes);
                if let Err(error) = site::build(&tree, public, routes, &memory) {
                    wrong.push(format!("{planted}, {name}: {error:#}"));
                }
                wrong.extend(in_one_place(memory).map(|it| format!("{planted}, {name}: {it}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Addresses of a site that cannot be next to one another on every host.
fn in_one_place(memory: Memory) -> impl Iterator<Item = String> {
    let files = memory.into_files();
    let mut addresses: Vec<String> = files.keys().map(|it| it.as_str().to_lowercase()).collect();
    addresses.sort_unstable();
    let double = addresses.windows(2).filter(|it| it[0] == it[1]).map(|it| it[0].clone());
    let folders = |path: &String| {
        let ends = path.match_indices('/').map(|(end, _)| path[..end].to_owned());
        ends.filter(|it| addresses.binary_search(it).is_ok()).collect::<Vec<_>>()
    };
    let both = addresses.iter().flat_map(folders);
    double.chain(both).collect::<Vec<_>>().into_iter()
}
