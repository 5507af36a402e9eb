//! A plan of the size that large cities have: no page is too large for a telephone, and everything is still there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::date;
use kohyo::source::{Content, File, Tree};

use super::bench_city::city::evaluation_plan::{SHEETS, files};
use super::build::build;

/// What a page has at most.
const LARGEST: usize = 500_000;

fn site(files: Vec<(String, String)>) -> BTreeMap<String, String> {
    let file = |(path, text): (String, String)| File::new(path, Content::Text(text.into()));
    let tree = Tree::new(files.into_iter().map(file).collect());
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let built = build(&tree, date(2019, 7, 31));
    built.into_iter().map(|(path, it)| (path, text(it))).collect()
}

static CITY: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| site(files(SHEETS)));

/// The plan's pages at an address and below it, but for those of its sheets.
fn below(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = CITY.iter().filter(move |(path, _)| path.starts_with(folder));
    files.map(|(path, text)| (path.as_str(), text.as_str()))
}

/// The numbers of the sheets to which a page leads from its own part.
fn sheets(page: &str) -> Vec<usize> {
    let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let numbers = main.split(">No.").skip(1);
    let numbers = numbers.filter_map(|it| it.split_once(' ')?.0.parse().ok());
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[test]
fn no_page_is_too_large() {
    let large = CITY
        .iter()
        .filter(|(path, it)| path.rsplit('.').next() == Some("html") && it.len() > LARGEST);
    let large: Vec<_> = large.map(|(path, it)| format!("{path}: {}", it.len())).collect();
    assert!(large.is_empty(), "{}", large.join("\n"));
}

#[test]
fn what_is_cut_stays_where_it_was_and_leads_to_parts_that_hold_every_sheet_once() {
    let all: Vec<usize> = (1..=SHEETS).collect();
    for (whole, folder) in [
        ("reforms/jigyo/index.html", "reforms/jigyo/category/"),
        ("reforms/jigyo/grade/index.html", "reforms/jigyo/grade/"),
        ("reforms/jigyo/book/index.html", "reforms/jigyo/book/"),
    ] {
        assert!(sheets(&CITY[whole]).is_empty(), "{whole} only leads to its parts");
        let parts = below(folder).filter(|(path, _)| *path != whole);
        let mut found: Vec<usize> = parts.flat_map(|(_, page)| sheets(page)).collect();
        found.sort_unstable();
        assert_eq!(found, all, "{folder}");
    }
    for list in ["status", "unit", "year"] {
        let whole = format!("reforms/jigyo/{list}/index.html");
        assert_eq!(sheets(&CITY[&whole]), all, "{list} fits on a page");
        assert_eq!(below(&format!("reforms/jigyo/{list}/")).count(), 1, "{list}");
    }
}

#[test]
fn a_page_that_is_cut_says_how_many_sheets_are_in_each_part() {
    let index = &CITY["reforms/jigyo/index.html"];
    assert!(index.contains("category/1/\">政策1 健やかに暮らせるまち</a> <b>68</b>"));
    let part = &CITY["reforms/jigyo/category/1/index.html"];
    assert!(part.contains("<h1>政策1 健やかに暮らせるまち</h1>"), "{part}");
    let book = &CITY["reforms/jigyo/book/index.html"];
    assert!(book.contains("book/2/1/\">"), "further where one level is not enough");
}

#[test]
fn ten_axes_are_one_chart_after_the_list_and_one_scale() {
    let page = &CITY["reforms/jigyo/index.html"];
    let (list, chart) =
        (page.find("class=\"parts\"").unwrap(), page.find("class=\"axes\"").unwrap());
    assert!(list < chart);
    assert_eq!(page.matches("<th scope=\"row\">必要性</th>").count(), 1);
    assert_eq!(page.matches("class=\"grades\"").count(), 0);
    let axes = "必要性、妥当性、有効性、達成度、効率性、経済性、公平性、透明性、優先性、持続可能性";
    assert!(CITY["reforms/jigyo/001/index.html"].contains(&format!("<dt>{axes}</dt>")));
}

#[test]
fn where_there_are_no_categories_it_is_cut_by_number() {
    let without = |(path, text): (String, String)| {
        let lines = text.lines().filter(|it| {
            !it.starts_with("分類:")
                && !it.contains("名称: 政策,")
                && !["  - 施策", "  - 基本事業"].contains(it)
        });
        (path, lines.collect::<Vec<_>>().join("\n"))
    };
    let site = site(files(201).into_iter().map(without).collect());
    let index = &site["reforms/jigyo/index.html"];
    assert!(index.contains("category/1/\">No.1からNo.101</a> <b>101</b>"), "{index}");
    assert_eq!(
        sheets(&site["reforms/jigyo/category/2/index.html"]),
        (102..=201).collect::<Vec<_>>()
    );
}
