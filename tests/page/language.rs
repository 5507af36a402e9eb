//! A site in two languages: the same pages in a folder of their own, in other words, and what the
//! city wrote marked as what it is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::{self, Tree};

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町, address: 本町1番地 }
base_url: https://www.example.jp/town/
notice: お知らせ
translations:
  en: { title: Town of Mihon, municipality: Mihon Town }
-- content/organization.yaml --
部署:
  - { 識別子: somu-ka, 名称: 総務課 }
-- content/pages/guide.md --
---
題名: 案内
順番: 2
---
[部署](/units/)と[図](map.png)
-- content/pages/about.md --
---
題名: この町について
順番: 1
---
町のこと。
-- content/pages/en/about.md --
---
題名: About the town
順番: 1
---
See the [departments](/units/somu-ka/).
-- content/pages/en/visit/index.md --
---
題名: Visiting
---
Come by train.
";

fn build(city: &str) -> BTreeMap<String, String> {
    let tree = Tree::from_fixture(city);
    let checked = site::check(&tree, date(2026, 11, 1));
    let found: Vec<_> = checked.findings.iter().collect();
    assert!(!checked.has_errors(), "{found:#?}");
    let sink = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = sink.into_files().into_iter();
    files.map(|(path, bytes)| (path.as_str().to_owned(), text(bytes))).collect()
}

/// The part of a page between two texts.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

#[test]
fn each_page_stands_in_both_languages_and_each_file_once() {
    let files = build(CITY);
    let pages: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|it| it.ends_with("index.html") || *it == "404.html")
        .collect();
    let expected = "404.html about/index.html charters/index.html corrections/index.html data/index.html \
        en/about/index.html en/charters/index.html en/corrections/index.html en/data/index.html \
        en/guide/index.html en/index.html en/news/index.html en/reforms/index.html \
        en/search/index.html en/sitemap/index.html en/status/index.html en/units/index.html \
        en/units/somu-ka/index.html en/visit/index.html guide/index.html index.html \
        news/index.html reforms/index.html search/index.html sitemap/index.html status/index.html units/index.html \
        units/somu-ka/index.html";
    assert_eq!(pages.join(" "), expected);
    assert!(!files.keys().any(|it| it.starts_with("en/assets/") || it == "en/status/ledger.csv"));
    assert!(files.contains_key("en/search/index/all.json"));
}

#[test]
fn the_words_are_of_the_language_and_the_texts_of_the_city_say_theirs() {
    let files = build(CITY);
    let page = &files["en/units/somu-ka/index.html"];
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{page}");
    assert!(page.contains("<title>総務課 | Town of Mihon</title>"), "{page}");
    assert!(page.contains("<h1><span lang=\"ja\">総務課</span></h1>"), "{page}");
    assert!(page.contains("<p>Mihon Town<span><span lang=\"ja\">本町1番地</span></span></p>"));
    assert!(!files["units/somu-ka/index.html"].contains("<span lang="));
}

#[test]
fn a_page_leads_to_itself_in_the_other_language() {
    let files = build(CITY);
    let switch = |page: &str| {
        let list = between(&files[page], "<ul class=\"languages\">\n", "\n</ul>").to_owned();
        let links = list.lines().map(|it| between(it, "<a href=\"", "</a>").to_owned());
        links.collect::<Vec<_>>().join(" | ")
    };
    for (page, expected) in [
        (
            "units/somu-ka/index.html",
            "../../units/somu-ka/\" lang=\"ja\" hreflang=\"ja\" aria-current=\"true\">日本語 | \
             ../../en/units/somu-ka/\" lang=\"en\" hreflang=\"en\">English",
        ),
        (
            "en/units/somu-ka/index.html",
            "../../../units/somu-ka/\" lang=\"ja\" hreflang=\"ja\">日本語 | \
             ../../../en/units/somu-ka/\" lang=\"en\" hreflang=\"en\" aria-current=\"true\">English",
        ),
        // Nobody wrote it in Japanese, so its link leads to the Japanese home page.
        (
            "en/visit/index.html",
            "../../\" lang=\"ja\" hreflang=\"ja\">日本語 | \
             ../../en/visit/\" lang=\"en\" hreflang=\"en\" aria-current=\"true\">English",
        ),
        (
            "404.html",
            "/town/\" lang=\"ja\" hreflang=\"ja\" aria-current=\"true\">日本語 | \
             /town/en/\" lang=\"en\" hreflang=\"en\">English",
        ),
    ] {
        assert_eq!(switch(page), expected, "{page}");
    }
    let head = between(&files["en/units/index.html"], "</title>\n", "<link rel=\"stylesheet\"");
    let expected = "<meta property=\"og:type\" content=\"article\">\n\
        <meta property=\"og:title\" content=\"Departments\">\n\
        <meta property=\"og:url\" content=\"https://www.example.jp/town/en/units/\">\n\
        <meta property=\"og:site_name\" content=\"Town of Mihon\">\n\
        <meta property=\"og:image\" content=\"https://www.example.jp/town/assets/share.png\">\n\
        <link rel=\"alternate\" hreflang=\"ja\" href=\"https://www.example.jp/town/units/\">\n\
        <link rel=\"alternate\" hreflang=\"en\" href=\"https://www.example.jp/town/en/units/\">\n";
    assert_eq!(head, expected);
}

/// What is passed on names itself: the home page as the site, each language as its own. Nothing is passed on that says nothing of
/// its own, or where nobody knows at which address the site is.
#[test]
fn what_is_passed_on_has_a_name_and_a_whole_address() {
    let named = |files: &BTreeMap<String, String>, page: &str| {
        let of = |name: &str| {
            let start = format!("property=\"og:{name}\" content=\"");
            let rest = files[page].split_once(&start).map(|it| it.1)?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let mail = files[page].split_once("mailto:?").map(|it| it.1.split('"').next().unwrap());
        format!("{:?} {:?} {mail:?}", of("title"), of("url"))
    };
    let files = build(CITY);
    assert_eq!(
        named(&files, "index.html"),
        "Some(\"見本の町\") Some(\"https://www.example.jp/town/\") \
         Some(\"subject=%E8%A6%8B%E6%9C%AC%E3%81%AE%E7%94%BA&amp;body=https%3A%2F%2Fwww.example.jp%2Ftown%2F\")"
    );
    assert_eq!(
        named(&files, "en/about/index.html"),
        "Some(\"About the town\") Some(\"https://www.example.jp/town/en/about/\") \
         Some(\"subject=About%20the%20town&amp;body=https%3A%2F%2Fwww.example.jp%2Ftown%2Fen%2Fabout%2F\")"
    );
    assert_eq!(named(&files, "404.html"), "None None None");
    let files = build(&CITY.replace("base_url: https://www.example.jp/town/\n", ""));
    assert_eq!(named(&files, "index.html"), "None None None");
}

#[test]
fn links_of_authors_stay_in_the_language_and_their_files_are_found() {
    let files = build(CITY);
    let main = |page: &str| between(&files[page], "<main", "</main>").to_owned();
    let about = main("en/about/index.html");
    assert!(about.contains("See the <a href=\"../units/somu-ka/\">departments</a>."), "{about}");
    let guide = main("en/guide/index.html");
    assert!(guide.contains("<a href=\"../units/\"><span lang=\"ja\">部署</span></a>"), "{guide}");
    assert!(guide.contains("<a href=\"../../guide/map.png\">"), "{guide}");
    let foot = between(&files["en/index.html"], "<footer", "</footer>").to_owned();
    assert!(foot.contains("<a href=\"./about/\">About the town</a>"), "{foot}");
    assert!(foot.contains("<a href=\"./guide/\"><span lang=\"ja\">案内</span></a>"), "{foot}");
}

#[test]
fn the_languages_of_the_sample_city_have_the_same_pages() {
    let tree = source::read(env!("CARGO_MANIFEST_DIR").as_ref()).unwrap();
    let checked = site::read(&tree, date(2015, 7, 31));
    let sink = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let files = sink.into_files();
    let pages = files.keys().map(kohyo::output::SitePath::as_str);
    let pages: Vec<&str> = pages.filter(|it| it.ends_with("index.html")).collect();
    let english: Vec<&str> = pages.iter().filter_map(|it| it.strip_prefix("en/")).collect();
    let japanese: Vec<&str> = pages.into_iter().filter(|it| !it.starts_with("en/")).collect();
    assert_eq!(japanese, english);
    let sheet = |file: &str| {
        let path = kohyo::output::SitePath::new(file).unwrap();
        String::from_utf8(files[&path].clone()).unwrap()
    };
    // The form's words are the city's own; in another language each part says what it is.
    let heading = "<dt>Responsible department</dt>";
    assert!(sheet("en/reforms/gyokaku-2013/045/index.html").contains(heading));
    assert!(sheet("reforms/gyokaku-2013/045/index.html").contains("<dt>担当課</dt>"));
}

#[test]
fn the_data_are_as_large_as_their_links_say() {
    let files = build(CITY);
    let (csv, json) = (files["status/ledger.csv"].len(), files["status/ledger.json"].len());
    let japanese = &files["status/index.html"];
    assert!(japanese.contains(&format!("公表状況の台帳（CSV形式、{csv}バイト）")), "{japanese}");
    assert!(japanese.contains(&format!("公表状況の台帳（JSON形式、{json}バイト）")), "{japanese}");
    let english = &files["en/status/index.html"];
    assert!(english.contains(&format!("Ledger of publications (CSV, {csv} bytes)")), "{english}");
}

/// The cities in the repository, each with its folder.
fn cities() -> Vec<std::path::PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cities = vec![root.to_owned(), root.join("tests/mistakes/city")];
    let sites = std::fs::read_dir(root.join("tests/sites")).unwrap();
    cities.extend(sites.map(|it| it.unwrap().path().join("in")));
    cities.sort();
    cities
}

/// What the program finds in a city when it speaks this language: where, and what.
fn found(city: &std::path::Path, language: &str) -> Vec<String> {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kohyo"))
        .args(["check", "--format", "json", "--as-of", "2026-11-01", "--lang", language, "--root"])
        .arg(city)
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|it| format!("{} {} {}", it["code"], it["file"], it["range"])).collect()
}

#[test]
fn what_is_wrong_does_not_depend_on_who_reads_it() {
    let cities = cities();
    assert!(cities.len() >= 7, "{cities:?}");
    for city in cities {
        assert_eq!(found(&city, "ja"), found(&city, "en"), "{}", city.display());
    }
}
