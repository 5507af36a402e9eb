//! Forms of other cities, by configuration alone: what stands on their pages, in text and structure.
//!
//! Each city of `tests/sites` may have a folder `expected`. `sheets/045.txt` in it is what stands in the main part of the
//! page `sheets/045/`, a line for each heading, cell and paragraph; `sheets/045.html` is the whole page.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::{self, Content, File, Tree};
use snapbox::{Assert, Data};

#[test]
fn each_city_has_the_pages_that_are_expected() {
    let mut compared = 0;
    for site in fs::read_dir("tests/sites").unwrap().map(|it| it.unwrap().path()) {
        let expected = site.join("expected");
        let mut files = Vec::new();
        files_below(&expected, &mut files);
        if files.is_empty() {
            continue;
        }
        let pages = pages(&site.join("in"));
        for file in files {
            let address = file.strip_prefix(&expected).unwrap().with_extension("");
            let name = address.join("index.html").to_string_lossy().into_owned();
            let (_, html) =
                pages.iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("{name}"));
            let is_whole = file.extension().is_some_and(|it| it == "html");
            let found = if is_whole { html.clone() } else { outline(html) };
            let expected = Data::read_from(&file, Some(snapbox::data::DataFormat::Text));
            Assert::new().action_env("SNAPSHOTS").eq(Data::text(found), expected.raw());
            compared += 1;
        }
    }
    assert!(compared > 0);
}

/// Fields that no record fills in may be left out of the form: what assessors say stays, with its labels and lists.
#[test]
fn leaving_out_the_own_judgement_where_assessors_alone_judge_changes_no_page() {
    let tree = source::read(Path::new("tests/sites/hori/in")).unwrap();
    let gone = HashSet::from(["content/reforms/hyoka/2.md"]);
    let program = "content/reforms/hyoka/_program.yaml";
    let text = tree.text(program).unwrap();
    let own = "様式:\n  使わない項目: [年度評価.評価, 年度評価.評価内容]\n";
    let without = text.replace("様式:\n", own);
    assert_ne!(text, without);
    let put = vec![File::new(program, Content::Text(without.into()))];
    let (before, after) = (pages_of(&tree.with(vec![], &gone)), pages_of(&tree.with(put, &gone)));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after, before);
    }
}

/// Whatever a city calls its sheets and charters, its site calls them: pages, menu, data, feeds and what search reads.
#[test]
fn where_a_city_has_a_word_of_its_own_the_usual_one_is_nowhere() {
    for (city, own, usual) in [
        ("hita", "事業評価シート", "改革シート"),
        ("ofuna", "事務事業評価シート", "改革シート"),
        ("yokote", "取組シート", "改革シート"),
        ("nabari", "市民との約束", "サービス憲章"),
    ] {
        let files = pages(&Path::new("tests/sites").join(city).join("in"));
        for (path, text) in &files {
            let text = without_readings(text);
            let at =
                text.find(usual).map(|it| text[..it].chars().rev().take(60).collect::<Vec<_>>());
            let before = at.map(|it| it.into_iter().rev().collect::<String>());
            assert_eq!(before, None, "{city} {path}");
        }
        let home = without_readings(&files.iter().find(|it| it.0 == "index.html").unwrap().1);
        assert!(home.contains(&format!("/\">{own}</a></li>")), "{city}: {home}");
    }
}

/// A text without the readings that stand over words, so that words are whole.
fn without_readings(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<ruby>") {
        out.push_str(before);
        let (ruby, tail) = after.split_once("</ruby>").unwrap();
        out.push_str(ruby.split("<rp>").next().unwrap());
        rest = tail;
    }
    out + rest
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|it| it.unwrap().path()) {
        if path.is_dir() { files_below(&path, files) } else { files.push(path) }
    }
    files.sort();
}

fn pages(root: &Path) -> Vec<(String, String)> {
    pages_of(&source::read(root).unwrap())
}

fn pages_of(tree: &Tree) -> Vec<(String, String)> {
    let day = kohyo::record::settings(tree).unwrap().as_of.unwrap().date;
    let checked = site::read(tree, day);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let files = memory.into_files().into_iter();
    files.filter_map(|(path, it)| Some((path.to_string(), String::from_utf8(it).ok()?))).collect()
}

/// The main part of a page, a line for each part of its structure.
fn outline(html: &str) -> String {
    let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let mut out = String::new();
    let mut rest = main.split_once('>').unwrap().1;
    while let Some((text, tail)) = rest.split_once('<') {
        out.push_str(text.trim_matches('\n'));
        let (tag, tail) = tail.split_once('>').unwrap();
        out.push_str(mark(tag.split(' ').next().unwrap()));
        rest = tail;
    }
    let unescaped =
        out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let lines = unescaped.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.flat_map(|it| [it, "\n"]).collect()
}

/// What stands in an outline for a tag.
fn mark(tag: &str) -> &'static str {
    match tag {
        "h1" => "\n# ",
        "h2" => "\n## ",
        "h3" => "\n### ",
        "h4" => "\n#### ",
        "h5" => "\n##### ",
        "caption" => "\n[",
        "/caption" => "]\n",
        "th" => "| *",
        "/th" => "* ",
        "td" => "| ",
        "/dt" => ": ",
        "/dd" => "; ",
        "small" | "/td" => " ",
        "br" => " / ",
        "tr" | "li" | "p" | "dl" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/tr" | "/li" | "/p"
        | "/dl" | "table" | "/table" | "figure" | "/figure" | "nav" | "/nav" | "section"
        | "/section" => "\n",
        _ => "",
    }
}
