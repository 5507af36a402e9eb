//! Charts: what they tell, of which records, and whether their words can be read on their fills.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;

use jiff::civil::date;
use kohyo::disclosure::Ledger;
use kohyo::page::{Site, plan};
use kohyo::record::{self, Color};
use kohyo::source::Tree;
use kohyo::words::{Language, Words};
use serde_json::Value;

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
-- content/organization.yaml --
部署: [{ 識別子: somu-ka, 名称: 総務課 }]
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成26年度
評価区分: [{ 区分: A, 色調: 良好 }, { 区分: B, 色調: 不良 }]
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 一つめ
担当課: 総務課
指標:
  - 名称: 待ち時間
    単位: 分
    望ましい方向: 減少
    現状: 12
    年度:
      平成25年度: { 計画: 10, 実績: ９ }
      平成26年度: { 計画: 8, 実績: '8.5' }
    最終目標: 8
  - 名称: 実施
    現状: 1
    年度:
      平成25年度: { 計画: 2, 実績: 集計中 }
      平成26年度: { 計画: 2, 実績: 3 }
    最終目標: 4
  - 名称: 二つだけ
    年度: { 平成25年度: { 実績: 1 }, 平成26年度: { 実績: 2 } }
年度評価:
  平成25年度: { 評価: B, 評価内容: まだ }
  平成26年度: { 評価: A, 評価内容: できた, 公表日: 2015-06-01 }
---
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 二つめ
担当課: 総務課
年度評価:
  平成25年度: { 評価: A, 評価内容: できた }
---
";

fn view(day: jiff::civil::Date, address: &str) -> Value {
    let library = record::load(&Tree::from_fixture(CITY)).library.unwrap();
    let words = Words::new(Language::Ja);
    let ledger = Ledger::new(&library, day);
    let site = Site::new(&library, &ledger, &words);
    let pages = plan(&site);
    let page = pages.iter().find(|it| it.address.as_str() == address).unwrap();
    serde_json::to_value(page.view(&site)).unwrap()
}

fn indicators() -> Vec<Value> {
    let sheet = view(date(2015, 7, 31), "reforms/plan/1/");
    let groups = sheet["groups"].as_array().unwrap().iter();
    let blocks = groups.flat_map(|it| it["blocks"].as_array().unwrap());
    let mut tables = blocks.filter_map(|it| it["body"]["tables"].as_array());
    tables.find(|it| it.len() == 3).unwrap().clone()
}

#[test]
fn an_indicator_is_drawn_from_zero_with_its_targets() {
    let trend = &indicators()[0]["trend"];
    assert_eq!(trend["grid"][0]["label"], "0");
    assert_eq!(trend["actual"]["dots"].as_array().unwrap().len(), 3);
    assert_eq!(trend["actual"]["dots"][1]["label"], "９");
    assert_eq!(trend["target"]["dots"].as_array().unwrap().len(), 3);
    let told = trend["sentence"].as_str().unwrap();
    assert!(told.ends_with("平成26年度（2014年度）の目標8分に達していません。"), "{told}");
}

#[test]
fn words_and_two_values_are_not_drawn() {
    let tables = indicators();
    assert_eq!((&tables[1]["trend"], &tables[2]["trend"]), (&Value::Null, &Value::Null));
}

#[test]
fn grades_are_those_of_the_newest_year_that_is_public() {
    let counts = |day| {
        let plan = view(day, "reforms/plan/");
        let parts = plan["grades"][0]["parts"].as_array().unwrap().clone();
        let part = |it: &Value| format!("{} {}", it["label"].as_str().unwrap(), it["count"]);
        parts.iter().map(part).collect::<Vec<_>>()
    };
    assert_eq!(counts(date(2015, 5, 31)), ["A 1", "B 1"]);
    assert_eq!(counts(date(2015, 7, 31)), ["A 1", "B 0", "評価なし 1"]);
}

#[test]
fn an_outline_carries_what_is_near_to_white() {
    assert!(token("ink").contrast(token("paper")) >= 3.0);
}

/// The colour that the built-in style sheet gives a name.
fn token(name: &str) -> Color {
    let css = fs::read_to_string("themes/default/assets/theme.css").unwrap();
    let line = css.lines().find_map(|it| it.trim().strip_prefix(&format!("--{name}: "))).unwrap();
    Color::parse(line.trim_end_matches(';')).unwrap()
}

#[test]
fn words_can_be_read_on_every_fill() {
    for tone in ["best", "good", "caution", "bad", "none"] {
        let contrast = token(tone).contrast(token(&format!("on-{tone}")));
        assert!(contrast >= 4.5, "{tone}: {contrast:.2}");
    }
}

#[test]
fn text_can_be_read_on_both_papers() {
    for (ink, paper) in ["ink", "text", "muted", "key", "link", "visited", "active"]
        .iter()
        .flat_map(|it| [(it, "paper"), (it, "shade")])
    {
        let contrast = token(ink).contrast(token(paper));
        assert!(contrast >= 4.5, "{ink} on {paper}: {contrast:.2}");
    }
}
