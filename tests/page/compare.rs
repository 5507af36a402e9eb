//! Units, years and plans side by side.
//!
//! `SNAPSHOTS=overwrite cargo test --test page compare::` writes what the page says anew.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;
use snapbox::{Assert, Data};

use super::status::gzipped;

const CITY: &str = include_str!("compare/city.txt");

fn build(city: &str, day: Date) -> BTreeMap<String, String> {
    let tree = Tree::from_fixture(city);
    let checked = site::read(&tree, day);
    assert!(!checked.has_errors(), "{:#?}", checked.findings);
    let sink = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = sink.into_files().into_iter();
    files.map(|(path, bytes)| (path.to_string(), text(bytes))).collect()
}

/// The city without the files whose names begin so.
fn without(names: &[&str]) -> String {
    let files = CITY.split("-- ").filter(|it| it.contains(" --\n"));
    let kept = files.filter(|it| !names.iter().any(|name| it.starts_with(name)));
    kept.map(|it| format!("-- {it}")).collect::<Vec<_>>().concat()
}

/// The main part of a page: a line for each row, heading and paragraph, a tone before what has it, `=` before small words
/// and `→` before where a link leads.
fn said(html: &str) -> String {
    let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let main = main.split_once('>').unwrap().1.replace('\n', "");
    let mut out = String::new();
    for piece in main.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        let name = tag.split(' ').next().unwrap();
        match name {
            "h1" | "h2" | "p" | "tr" | "caption" | "li" | "/table" => out.push('\n'),
            "td" | "th" => out.push_str(" | "),
            "small" => out.push_str(" = "),
            _ => {}
        }
        let value = |start: &str| Some(tag.split_once(start)?.1.split('"').next()?.to_owned());
        if let Some(tone) = value("data-tone=\"") {
            write!(out, "({tone}) ").unwrap();
        }
        if let Some(width) = value("rect width=\"") {
            write!(out, "[{width}] ").unwrap();
        }
        if let Some(href) = value("href=\"").filter(|_| name == "a") {
            write!(out, "→{href} ").unwrap();
        }
        out.push_str(words);
    }
    let lines = out.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|it| !it.is_empty()).fold(String::new(), |text, it| text + &it + "\n")
}

#[test]
fn units_years_and_plans_stand_side_by_side() {
    let files = build(CITY, date(2015, 5, 20));
    let pages = ["compare/index.html", "en/compare/index.html"].map(|it| said(&files[it]));
    let expected = Data::read_from("tests/page/compare/expected.txt".as_ref(), None);
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(pages.join("\n")), expected.raw());
    for page in ["index.html", "status/index.html", "sitemap/index.html"] {
        assert!(files[page].contains("compare/\">部署と年度でくらべる</a>"), "{page}");
    }
}

#[test]
fn with_one_plan_it_says_that_there_is_nothing_to_compare_it_with() {
    let one = without(&["content/reforms/plan", "content/charters"]);
    let page = said(&build(&one, date(2015, 5, 20))["compare/index.html"]);
    assert!(page.contains("くらべられるほかの計画や憲章は、まだありません。"), "{page}");
    assert!(
        page.contains("前の計画では、期限が来た2件のうち1件（50.0％）が期限どおりでした。"),
        "{page}"
    );
}

#[test]
fn before_anything_came_due_it_gives_no_share() {
    let one = without(&["content/reforms", "content/charters/2014"]);
    let page = said(&build(&one, date(2015, 5, 20))["compare/index.html"]);
    assert!(
        page.contains("期限が来たものは、まだありません。これから1件の期限が来ます。"),
        "{page}"
    );
    assert!(
        page.contains("| →../units/kita-ku/ 北区 | (pending) 期限前 | 期限が来たものなし"),
        "{page}"
    );
    assert!(!page.contains('%'), "{page}");
}

#[test]
fn where_nothing_is_ever_due_there_is_no_page_and_no_link_to_it() {
    let none = without(&["content/reforms", "content/charters"]);
    // A plan whose reports nobody has to publish by a day.
    let unruled = format!(
        "{none}-- content/reforms/plan/_program.yaml --\n名称: 計画\n期間: 平成25年度\n\
         -- content/reforms/plan/1.md --\n---\n番号: 1\n改革項目: 窓口\n担当課: 北区\n---\n"
    );
    for city in [none, unruled] {
        let files = build(&city, date(2015, 5, 20));
        assert!(!files.contains_key("compare/index.html"));
        let linked = files.iter().find(|(_, text)| text.contains("compare/"));
        assert_eq!(linked.map(|it| it.0), None);
    }
}

/// A city of so many units with a year's charters for each of so many years, half of which are not there.
fn large(units: usize, years: usize) -> String {
    let mut city = String::from(
        "-- kohyo.yaml --\ntitle: 市\nmunicipality: { name: 市 }\n-- content/organization.yaml --\n部署:\n",
    );
    for unit in 0..units {
        writeln!(city, "  - {{ 識別子: unit-{unit}, 名称: 第{unit}部, 種別: 部 }}").unwrap();
    }
    for year in 2005..2005 + years {
        write!(
            city,
            "-- content/charters/{year}/_program.yaml --\n名称: {year}年度憲章\n期間: {year}\n\
             対象部署: {{ 種別: 部 }}\n掲載期限: 4月30日\n様式: {{ 欄: [前文, 約束] }}\n"
        )
        .unwrap();
        for unit in (0..units).filter(|it| (it + year) % 2 == 0) {
            write!(
                city,
                "-- content/charters/{year}/unit-{unit}.md --\n---\n標語: 早く\n前文: 考え\n\
                 掲載日: {year}-0{}-10\n\
                 約束: [{{ 番号: 1, 内容: 答えます }}]\n---\n",
                4 + unit % 3
            )
            .unwrap();
        }
    }
    city
}

#[test]
fn the_page_is_small_and_of_a_large_city_says_what_is_left_out() {
    let page = &build(&large(23, 10), date(2016, 1, 1))["compare/index.html"];
    assert_eq!(page.matches("<td").count(), 24 * 11 + 20);
    let size = gzipped(page);
    assert!(size <= 10_000, "{size}");
    let page = &build(&large(300, 12), date(2018, 1, 1))["compare/index.html"];
    let size = gzipped(page);
    assert!(size <= 30_000, "{size}");
    let page = said(page);
    assert!(page.contains("ほか224部署は、ここには載せていません。"), "{page}");
}
