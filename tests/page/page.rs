//! What templates receive about the pages of a small city.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::{Date, date};
use kohyo::page::{Page, Site, pages};
use kohyo::site;
use kohyo::source::Tree;
use kohyo::words::{Language, Words};
use serde_json::Value;

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
contact: kikaku-ka
-- content/organization.yaml --
部署:
  - { 識別子: somu-bu, 名称: 総務部, 種別: 部, 連絡先: { 電話: 000-000-0001 } }
  - { 識別子: jinji-ka, 名称: 人事課, 種別: 課, 上位: 総務部 }
  - { 識別子: kikaku-ka, 名称: 企画課, 種別: 課, 連絡先: { 電話: 000-000-0002 } }
  - { 識別子: kyu-ka, 名称: 旧課, 種別: 課, 廃止: 2014-03-31, 後継: 企画課 }
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成26年度
分類: [重点改革項目, 大項目]
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }
進捗区分: [{ 区分: 順調, 色調: 良好 }]
評価区分: [{ 区分: A, 色調: 注意 }]
様式:
  欄: [進捗管理, 年度評価, 予算]
  追加項目: [{ 名称: 予算, 種類: 金額, 単位: 千円, 年度ごと: true }]
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 二つめ
担当課: 人事課
分類: { 重点改革項目: Ⅱ 市民と, 大項目: 窓口 }
進捗管理:
  平成25年度上半期: { 状況: 順調, 内容: 始めた, 公表日: 2013-10-31 }
  平成25年度下半期: { 状況: 順調, 内容: 続けた, 公表日: 2014-06-01 }
年度評価:
  平成25年度: { 評価: A, 評価内容: よくできた }
予算: { 平成25年度: 1200 }
---
-- content/reforms/plan/10.md --
---
番号: 10
改革項目: 十こめ
担当課: 総務部
実施部署: 人事課
分類: { 重点改革項目: Ⅱ 市民と, 大項目: 電話 }
---
-- content/reforms/plan/3.md --
---
番号: 3
改革項目: 下書きの項目
担当課: 総務部
下書き: true
---
-- content/charters/2014/_program.yaml --
名称: 平成26年度憲章
期間: 平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月 }]
対象部署: [somu-bu, kikaku-ka]
-- content/charters/2014/somu-bu.md --
---
標語: 早く
掲載日: 2014-04-15
約束:
  - { 番号: 1, 内容: 電話に出ます, 指標: { 名称: 割合, 単位: ％, 目標: 90 } }
  - { 番号: 2, 内容: お答えします }
実施状況:
  上半期: { 内容: 出た, 約束ごとの結果: { 1: { 結果: 一部達成, 実績: 88 } } }
---
";

/// What the templates of the pages of a city receive on a day, by address.
fn views(as_of: Date) -> Vec<(String, Value)> {
    views_of(CITY, as_of)
}

/// The same of another city.
fn views_of(city: &str, as_of: Date) -> Vec<(String, Value)> {
    let tree = Tree::from_fixture(city);
    let checked = site::read(&tree, as_of);
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = Words::new(Language::Ja);
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let view = |it: &Page| serde_json::to_value(it.view(&site)).unwrap();
    pages(&site).iter().map(|it| (it.route.address.to_string(), view(it))).collect()
}

fn view(as_of: Date, address: &str) -> Value {
    views(as_of).into_iter().find(|(it, _)| it == address).unwrap().1
}

const LATE: Date = date(2015, 7, 31);

#[test]
fn every_record_has_a_page_but_drafts() {
    let addresses: Vec<String> = views(LATE).into_iter().map(|(it, _)| it).collect();
    let expected = [
        "",
        "404.html",
        "charters/",
        "charters/2014/",
        "charters/2014/somu-bu/",
        "charters/2014/somu-bu/form/",
        "compare/",
        "corrections/",
        "data/",
        "news/",
        "reforms/",
        "reforms/plan/",
        "reforms/plan/10/",
        "reforms/plan/10/form/",
        "reforms/plan/2/",
        "reforms/plan/2/form/",
        "reforms/plan/book/",
        "reforms/plan/grade/",
        "reforms/plan/status/",
        "reforms/plan/unit/",
        "reforms/plan/year/",
        "search/",
        "sheets/",
        "sitemap/",
        "status/",
        "status/charters/2014/",
        "status/reforms/plan/",
        "units/",
        "units/jinji-ka/",
        "units/kikaku-ka/",
        "units/kyu-ka/",
        "units/somu-bu/",
    ];
    assert_eq!(addresses, expected);
}

#[test]
fn no_two_pages_have_one_title() {
    let mut titles: Vec<String> =
        views(LATE).iter().map(|(_, it)| it["page"]["title"].to_string()).collect();
    titles.sort();
    let count = titles.len();
    titles.dedup();
    assert_eq!(titles.len(), count, "{titles:?}");
}

#[test]
fn the_sheets_of_a_plan_stand_under_their_categories_in_the_order_of_numbers() {
    let plan = view(LATE, "reforms/plan/");
    let sections = plan["sections"].as_array().unwrap().iter();
    let headings: Vec<&str> = sections.clone().map(|it| it["heading"].as_str().unwrap()).collect();
    assert_eq!(headings, ["重点改革項目Ⅱ 市民と", "窓口", "電話"]);
    let numbers: Vec<&str> = sections
        .flat_map(|it| it["sheets"].as_array().unwrap())
        .map(|it| it["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, ["No.2", "No.10"]);
}

#[test]
fn a_report_is_not_shown_before_its_day_and_a_missing_one_is() {
    let reports = |as_of| {
        let sheet = view(as_of, "reforms/plan/2/");
        let reports = sheet["groups"][0]["blocks"][0]["body"]["reports"].clone();
        let html = |it: &Value| it["html"].as_str().unwrap().to_owned();
        reports.as_array().unwrap().iter().map(html).collect::<Vec<_>>()
    };
    let missing = "<span class=\"nothing\">（記載なし）</span>";
    let to_come = "<span class=\"nothing\">（これから）</span>";
    assert_eq!(reports(date(2014, 5, 31)), ["始めた", to_come, to_come, to_come]);
    assert_eq!(reports(date(2014, 11, 1)), ["始めた", "続けた", missing, to_come]);
}

#[test]
fn the_date_of_a_page_is_the_newest_in_its_record_that_has_come() {
    let updated = |as_of, address| view(as_of, address)["page"]["updated"]["iso"].clone();
    assert_eq!(updated(date(2014, 5, 31), "reforms/plan/2/"), "2013-10-31");
    assert_eq!(updated(LATE, "reforms/plan/2/"), "2014-06-01");
    assert_eq!(updated(LATE, "reforms/plan/10/"), Value::Null);
}

#[test]
fn the_date_of_a_list_is_the_newest_of_what_is_in_it() {
    let updated = |as_of, address| view(as_of, address)["page"]["updated"]["iso"].clone();
    let plan = ["", "book/", "grade/", "status/", "unit/", "year/"];
    let of_sheets = plan.map(|it| format!("reforms/plan/{it}"));
    let others = ["reforms/", "sheets/", "units/jinji-ka/"].map(str::to_owned);
    for address in of_sheets.iter().chain(&others) {
        assert_eq!(updated(date(2014, 5, 31), address), "2013-10-31", "{address}");
        assert_eq!(updated(LATE, address), "2014-06-01", "{address}");
    }
    for address in ["charters/", "charters/2014/", "units/somu-bu/"] {
        assert_eq!(updated(date(2014, 4, 14), address), Value::Null, "{address}");
        assert_eq!(updated(LATE, address), "2014-04-15", "{address}");
    }
    assert_eq!(updated(date(2014, 4, 20), ""), "2014-04-15");
    assert_eq!(updated(LATE, ""), "2014-06-01");
    assert_eq!(updated(LATE, "units/kyu-ka/"), Value::Null);
}

#[test]
fn only_the_pages_of_the_standing_name_the_day() {
    let views = views(LATE);
    let naming = views.iter().filter(|(_, it)| !it["page"]["as_of"].is_null());
    let naming: Vec<&str> = naming.map(|(address, _)| address.as_str()).collect();
    assert_eq!(naming, ["", "status/", "status/charters/2014/", "status/reforms/plan/"]);
    // Without programs nothing on the home page is of the day.
    let (city, _) = CITY.split_once("-- content/reforms").unwrap();
    let home = views_of(city, LATE).into_iter().find(|(it, _)| it.is_empty()).unwrap().1;
    assert_eq!(home["page"]["as_of"], Value::Null);
}

#[test]
fn a_tone_is_the_levels_own_and_never_the_letters() {
    let sheet = view(LATE, "reforms/plan/2/");
    let grade = &sheet["groups"][1]["blocks"][0]["body"]["evaluations"][0]["grades"][0];
    assert_eq!((&grade["label"], &grade["tone"]), (&"A".into(), &"caution".into()));
}

#[test]
fn a_field_of_the_citys_own_has_a_row_for_each_year() {
    let sheet = view(LATE, "reforms/plan/2/");
    let block = &sheet["groups"][2]["blocks"][0];
    assert_eq!(block["heading"], "予算");
    let rows = &block["body"]["table"]["rows"];
    assert_eq!(rows[0]["cells"][0]["html"], "<span class=\"num\">1,200千円</span>");
    assert_eq!(rows[1]["cells"][0]["html"], "<span class=\"nothing\">（記載なし）</span>");
}

#[test]
fn whom_to_ask_is_found_above_a_unit_and_else_in_the_settings() {
    let contact = |address| view(LATE, address)["page"]["contact"].clone();
    assert_eq!(contact("reforms/plan/2/"), "somu-bu");
    assert_eq!(contact("units/kyu-ka/"), "kikaku-ka");
}

#[test]
fn a_unit_has_what_it_answers_for_and_what_it_takes_part_in() {
    let unit = view(LATE, "units/jinji-ka/");
    assert_eq!((&unit["owned"][0]["title"], &unit["owned"][1]), (&"二つめ".into(), &Value::Null));
    assert_eq!(unit["joined"][0]["title"], "十こめ");
    assert_eq!(unit["parent"]["label"], "総務部");
    let successor = view(LATE, "units/kikaku-ka/");
    assert_eq!(successor["predecessors"][0]["label"], "旧課");
}

#[test]
fn every_unit_that_a_charter_year_binds_is_listed() {
    let states = |as_of| {
        let charter_year = view(as_of, "charters/2014/");
        let units = charter_year["units"].as_array().unwrap().clone();
        units.iter().map(|it| it["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(states(LATE), ["posted", "missing"]);
    assert_eq!(states(date(2014, 4, 14)), ["missing", "missing"]);
}

#[test]
fn each_promise_has_its_result_or_the_want_of_one() {
    let charter = view(LATE, "charters/2014/somu-bu/");
    let blocks = charter["groups"][0]["blocks"].as_array().unwrap();
    let results = blocks.iter().find_map(|it| it["body"]["reports"].get(0)).unwrap();
    let results = &results["results"];
    assert_eq!(results[0]["actual"], "<span class=\"num\">88％</span>");
    assert_eq!(results[0]["outcome"]["label"], "一部達成");
    assert_eq!(results[1]["target"], "<span class=\"nothing\">（なし）</span>");
    assert_eq!(results[1]["outcome"], Value::Null);
}

#[test]
fn what_nobody_has_filled_in_is_as_if_it_were_not_there() {
    // A record begins with every key of the form, and is written over the years.
    let blank = "分類: { 重点改革項目: Ⅱ 市民と, 大項目: 電話 }
進捗管理:
  平成25年度上半期: { 状況: , 内容: , 対応策: , 新期限: , 公表日: }
年度評価:
  平成25年度: { 評価: , 評価内容: , 今後の方針: , 公表日: }
予算: { 平成25年度: }
";
    let without = "分類: { 重点改革項目: Ⅱ 市民と, 大項目: 電話 }\n";
    let city = CITY.replace(without, blank);
    assert_ne!(city, CITY);
    for as_of in [date(2013, 6, 1), LATE] {
        assert_eq!(views_of(&city, as_of), views(as_of), "{as_of}");
    }
}
