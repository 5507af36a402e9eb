//! What a city calls its sheets and charters, wherever pages speak of all of them: its own word, and of several none.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;

/// A city with two plans, whose words for a sheet stand in for the first and the second `[]`, and a charter year with a
/// word for a charter in the third.
const CITY: &str = "\
-- kohyo.yaml --
title: Town
municipality: { name: Town }
base_url: https://www.example.jp/
-- content/organization.yaml --
部署:
  - { 識別子: somu-ka, 名称: Office }
-- content/reforms/new/_program.yaml --
名称: New plan
期間: 2015
様式: { 見出し: { [] } }
-- content/reforms/new/1.md --
---
番号: 1
改革項目: Desks
担当課: somu-ka
---
-- content/reforms/old/_program.yaml --
名称: Old plan
期間: 2014
様式: { 見出し: { [] } }
-- content/reforms/old/1.md --
---
番号: 1
改革項目: Lamps
担当課: somu-ka
---
-- content/charters/2015/_program.yaml --
名称: Year
期間: 2015
対象部署: [somu-ka]
様式: { 見出し: { [] } }
";

fn build(words: [&str; 3], settings: &str) -> BTreeMap<String, String> {
    let mut city = CITY.replace("base_url", &format!("{settings}\nbase_url"));
    for word in words {
        city = city.replacen("[]", word, 1);
    }
    let tree = Tree::from_fixture(&city);
    let checked = site::check(&tree, date(2015, 6, 1));
    assert!(!checked.has_errors(), "{:#?}", checked.findings);
    let sink = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = sink.into_files().into_iter();
    files.map(|(path, bytes)| (path.to_string(), text(bytes))).collect()
}

/// What stands between two texts in a page, each time.
fn all_between(page: &str, start: &str, end: &str) -> Vec<String> {
    page.split(start).skip(1).map(|it| it.split(end).next().unwrap().to_owned()).collect()
}

/// The words of the menu, of the list of plans, of a unit's page, and of the kinds that search offers.
fn said(files: &BTreeMap<String, String>) -> String {
    let menu = files["index.html"].split("class=\"menu\"").nth(1).unwrap();
    let menu = menu.split_once("<ul>").unwrap().1;
    let menu = all_between(menu.split("</nav>").next().unwrap(), "\">", "</a>");
    let counted = all_between(&files["reforms/index.html"], "<span>", "</span>");
    let counted = counted.into_iter().filter(|it| it.ends_with('1')).collect::<Vec<_>>();
    let unit = all_between(&files["units/somu-ka/index.html"], "<h2>", "</h2>");
    let kinds = &files["search/index/all.json"];
    let kinds = all_between(kinds, "\"kinds\":[", "]").concat();
    format!(
        "{}\n{}\n{}\n{}\n{kinds}",
        menu.join(" "),
        all_between(&files["sheets/index.html"], "<h1>", "</h1>").concat(),
        counted.join(" "),
        unit.join(" "),
    )
}

#[test]
fn one_word_of_a_city_is_said_everywhere() {
    let own = "改革シート: 取組シート";
    let files = build([own, own, "サービス憲章: 市民との約束"], "");
    assert_eq!(
        said(&files),
        "ホーム 取組シート 市民との約束 公表状況 部署から探す\n\
         すべての取組シート\n\
         取組シート 1 取組シート 1\n\
         担当する取組シート 公表状況\n\
         \"取組シート\",\"市民との約束\",\"部署\",\"案内のページ\""
    );
}

#[test]
fn where_plans_have_several_words_what_speaks_of_all_is_true_of_each() {
    let files = build(["改革シート: 取組シート", "", ""], "");
    assert_eq!(
        said(&files),
        "ホーム 計画の取組 サービス憲章 公表状況 部署から探す\n\
         すべての計画の取組\n\
         取組シート 1 改革シート 1\n\
         担当する計画の取組 公表状況\n\
         \"計画の取組\",\"サービス憲章\",\"部署\",\"案内のページ\""
    );
}

#[test]
fn a_city_that_writes_english_has_its_word_as_it_was_typed() {
    let own = "改革シート: Delivery note";
    let files = build([own, own, ""], "language: en");
    assert_eq!(
        said(&files),
        "Home Delivery note Service charters Publication status Departments\n\
         Delivery note: all of them\n\
         Delivery note 1 Delivery note 1\n\
         Delivery note (it answers for) Publication status\n\
         \"Delivery note\",\"Service charters\",\"Department\",\"Page\""
    );
    let files = build([own, "", ""], "language: en");
    assert_eq!(
        said(&files).lines().next().unwrap(),
        "Home Items of plans Service charters Publication status Departments"
    );
}

/// In a further language pages say what the records are, whatever the city calls them in its own.
#[test]
fn a_further_language_says_what_the_records_are() {
    let own = "改革シート: 取組シート";
    let files = build([own, own, ""], "translations: { en: { title: Town } }");
    let home = &files["en/index.html"];
    assert!(home.contains("Reform sheets</a></li>"), "{home}");
    assert!(!home.contains("取組シート"), "{home}");
}
