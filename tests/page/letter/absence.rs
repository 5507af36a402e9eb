//! What is absent, exempt, still to come or not asked for is told apart on every page.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use kohyo::disclosure::{Item, Obligations, StandingKind};
use kohyo::source::Tree;

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
base_url: https://www.example.jp/
-- content/organization.yaml --
部署:
  - { 識別子: zaisei, 名称: 財政課, 読み: ざいせいか }
  - { 識別子: ict, 名称: ICT課, 読み: あいしーてぃーか }
-- content/charters/2014/_program.yaml --
名称: 憲章
期間: 平成26年度
掲載期限: 4月30日
報告時期: [{ 名称: 通年, 月: 4月から3月, 公表期限: 5月31日 }]
対象外: [{ 部署: ICT課, 理由: 窓口がないため }]
-- content/charters/2014/zaisei.md --
---
掲載日: 2014-04-20
約束: [{ 番号: 1, 内容: すぐに答える }]
---
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成26年度
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 下半期, 月: 10月から3月, 公表期限: なし }
年度評価の期限: 5月31日
計画期間の評価の期限: { 確定: なし }
進捗区分: [{ 区分: 順調, 色調: 良好 }]
評価区分: [{ 区分: A, 色調: 良好 }, { 区分: B, 色調: 注意 }]
様式: { 追加項目: [{ 名称: 予算, 種類: 金額, 単位: 千円, 年度ごと: true }] }
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 対象外の年度がある
担当課: 財政課
指標: [{ 名称: 件数, 単位: 件, 年度: { 平成26年度: { 計画: 5 } } }]
年度評価: { 平成25年度: { 評価: － } }
予算: { 平成26年度: － }
対象外:
  - { 時期: 平成25年度, 理由: 平成26年度に始めたため }
---
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 何も書かれていない
担当課: ICT課
指標: [{ 名称: 件数, 単位: 件, 年度: { 平成25年度: { 計画: 5, 実績: \"-\" } } }]
進捗管理: { 平成25年度上半期: { 内容: － } }
---
-- content/reforms/plan/3.md --
---
番号: 3
改革項目: 評価がある
担当課: ICT課
進捗管理: { 平成25年度上半期: { 状況: 順調, 内容: 進んだ, 公表日: 2013-10-20 } }
年度評価: { 平成25年度: { 評価: A, 評価内容: 進んだ, 公表日: 2014-05-20 } }
---
";

/// The text of every page on a day, by address.
fn pages(day: Date) -> BTreeMap<String, String> {
    let files = super::build_on(CITY, day).into_iter();
    let pages = files.filter(|(path, _)| path.ends_with("index.html"));
    pages.map(|(path, html)| (path, text(&html))).collect()
}

fn text(html: &str) -> String {
    let words = html.split('<').map(|it| it.split_once('>').map_or(it, |(_, text)| text));
    words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_four_are_told_apart_on_the_page_of_a_sheet_and_on_its_form() {
    let pages = pages(date(2014, 7, 1));
    for (page, said) in [
        (
            "reforms/plan/1/index.html",
            "平成25年度（2013年度） （対象外） （対象外） 平成26年度（2014年度） 5件 （これから）",
        ),
        (
            "reforms/plan/1/index.html",
            "平成25年度 上半期 （対象外：平成26年度に始めたため） 平成25年度 下半期 （公表の定めなし） 平成26年度 上半期 （これから） （期限 平成26年10月31日 ） 平成26年度 下半期 （公表の定めなし）",
        ),
        (
            "reforms/plan/1/index.html",
            "平成25年度（2013年度） －（対象外：平成26年度に始めたため） 平成26年度（2014年度） （これから） （期限 平成27年5月31日 ）",
        ),
        ("reforms/plan/1/index.html", "計画期間の評価 （公表の定めなし）"),
        (
            "reforms/plan/1/index.html",
            "平成25年度（2013年度） （対象外） 平成26年度（2014年度） －",
        ),
        (
            "reforms/plan/2/index.html",
            "平成25年度（2013年度） 5件 - 平成26年度（2014年度） （記載なし） （これから）",
        ),
        (
            "reforms/plan/2/index.html",
            "平成25年度 上半期 － 未公表 （期限 平成25年10月31日 ） 平成25年度 下半期 （公表の定めなし）",
        ),
        (
            "reforms/plan/2/index.html",
            "平成25年度（2013年度） （記載なし） 未公表 （期限 平成26年5月31日 ） 平成26年度（2014年度） （これから）",
        ),
        ("reforms/plan/1/form/index.html", "（対象外：平成26年度に始めたため）"),
        ("reforms/plan/1/form/index.html", "（公表の定めなし）"),
        ("reforms/plan/1/form/index.html", "（これから）"),
        ("reforms/plan/2/form/index.html", "（記載なし）"),
    ] {
        assert!(pages[page].contains(said), "{page} does not say {said}: {}", pages[page]);
    }
    for page in ["reforms/plan/1/index.html", "reforms/plan/1/form/index.html"] {
        assert!(!pages[page].contains("評価なし"), "{}", pages[page]);
    }
}

#[test]
fn the_four_are_told_apart_in_lists_and_charts() {
    let pages = pages(date(2014, 7, 1));
    for (page, said) in [
        ("sheets/index.html", "No.1 対象外の年度がある 担当課 財政課 これから これから"),
        ("sheets/index.html", "No.2 何も書かれていない 担当課 ICT課 報告なし 評価なし"),
        (
            "reforms/plan/year/index.html",
            "No.1 対象外の年度がある 対象外 これから No.2 何も書かれていない 評価なし これから No.3 評価がある A これから",
        ),
        ("reforms/plan/grade/index.html", "A 1 評価なし 1 これから 1"),
        ("reforms/plan/status/index.html", "順調 1 報告なし 1 これから 1"),
        ("reforms/plan/index.html", "A 1件、B 0件、評価なし 1件、対象外 1件"),
        ("charters/2014/index.html", "ICT課 （対象外：窓口がないため）"),
        ("charters/2014/zaisei/index.html", "通年 （これから）"),
    ] {
        assert!(pages[page].contains(said), "{page} does not say {said}: {}", pages[page]);
    }
    // The two units have sheets of their own each: what is exempt is no missing report.
    assert!(
        pages["reforms/plan/index.html"].contains("財政課 対象外"),
        "{}",
        pages["reforms/plan/index.html"]
    );
}

/// How the item of the only sheet of a small city stands on a day.
fn standing(report: &str, item: &str, day: Date) -> StandingKind {
    let (program, _) = CITY.split_once("-- content/reforms/plan/1.md --").unwrap();
    let sheet = format!(
        "{program}-- content/reforms/plan/1.md --\n---\n番号: 1\n改革項目: 報告\n担当課: 財政課\n{report}\n---\n"
    );
    let library = kohyo::record::load(&Tree::from_fixture(&sheet)).library.unwrap();
    let obligations = Obligations::new(&library, day);
    let owed = obligations.all.iter().filter(|it| it.item != Item::Posting);
    let mut found = owed.filter(|it| it.item.key() == item && obligations.subject(it).program == 0);
    found.next().unwrap().standing.kind()
}

#[test]
fn what_is_not_said_is_not_published_and_nobody_reports_on_what_is_to_come() {
    use StandingKind::{NotDue, OnTime, Overdue, Undated};
    let undated = "進捗管理: { 平成26年度上半期: { 状況: 順調, 内容: 進んだ } }";
    let judged = "年度評価: { 平成26年度: { 評価: A } }";
    for (record, item, day, kind) in [
        // Its period begins on 2014-04-01.
        (undated, "report:2014-1", date(2014, 3, 31), NotDue),
        (undated, "report:2014-1", date(2014, 4, 1), Undated),
        (judged, "annual:2014", date(2014, 3, 31), NotDue),
        (judged, "annual:2014", date(2014, 4, 1), Undated),
        (
            "進捗管理: { 平成26年度上半期: { 状況: －, 内容: － } }",
            "report:2014-1",
            date(2014, 11, 1),
            Overdue,
        ),
        (
            "進捗管理: { 平成26年度上半期: { 内容: 集計中 } }",
            "report:2014-1",
            date(2014, 11, 1),
            Overdue,
        ),
        (
            "進捗管理: { 平成26年度上半期: { 内容: 特になし } }",
            "report:2014-1",
            date(2014, 11, 1),
            Undated,
        ),
        (
            "進捗管理: { 平成26年度上半期: { 内容: －, 公表日: 2014-10-01 } }",
            "report:2014-1",
            date(2014, 11, 1),
            OnTime,
        ),
        ("年度評価: { 平成25年度: { 評価: － } }", "annual:2013", date(2014, 7, 1), Overdue),
        (
            "年度評価: { 平成25年度: { 評価: －, 評価内容: 理由 } }",
            "annual:2013",
            date(2014, 7, 1),
            Undated,
        ),
    ] {
        assert_eq!(standing(record, item, day), kind, "{record} on {day}");
    }
}

#[test]
fn an_undated_report_on_a_time_to_come_is_on_no_page() {
    let (program, _) = CITY.split_once("-- content/reforms/plan/1.md --").unwrap();
    let city = format!(
        "{program}-- content/reforms/plan/1.md --\n---\n番号: 1\n改革項目: 報告\n担当課: 財政課\n\
         進捗管理: {{ 平成26年度上半期: {{ 状況: 順調, 内容: 先のことば }} }}\n\
         年度評価: {{ 平成26年度: {{ 評価: A, 評価内容: 先の評価 }} }}\n---\n"
    );
    for (day, is_there) in [(date(2014, 3, 31), false), (date(2014, 4, 1), true)] {
        let files = super::build_on(&city, day);
        for said in ["先のことば", "先の評価"] {
            let found = files.values().any(|it| it.contains(said));
            assert_eq!(found, is_there, "{said} on {day}");
        }
    }
}

#[test]
fn a_sign_among_numbers_leaves_a_gap_in_the_chart_and_a_word_leaves_no_chart() {
    let (program, _) = CITY.split_once("-- content/reforms/plan/1.md --").unwrap();
    let program = program.replace("平成25年度から平成26年度", "平成23年度から平成26年度");
    for (value, is_drawn) in [
        ("－", true),
        ("集計中", true),
        ("未測定", true),
        ("N/A", true),
        ("約10", false),
        ("未実施", false),
    ] {
        let city = format!(
            "{program}-- content/reforms/plan/1.md --\n---\n番号: 1\n改革項目: 件数\n担当課: 財政課\n\
             指標:\n  - 名称: 件数\n    単位: 件\n    年度:\n      平成23年度: {{ 実績: 3 }}\n      \
             平成24年度: {{ 実績: {value} }}\n      平成25年度: {{ 実績: 4 }}\n      平成26年度: {{ 実績: 5 }}\n---\n"
        );
        let pages = super::build_on(&city, date(2015, 7, 1));
        let html = &pages["reforms/plan/1/index.html"];
        assert_eq!(html.contains("id=\"trend-1"), is_drawn, "{value}");
        assert!(text(html).contains(value), "{value}");
    }
}
