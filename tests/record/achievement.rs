//! Whether a target was met: one answer for each pair of a target and a result, whoever asks. The
//! rules are asked by a bad grade next to it, the charts by the sentence above them.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::date;
use kohyo::achievement::Achievement::{self, Met, Missed, Unclear};
use kohyo::achievement::assess;
use kohyo::page::{Site, pages};
use kohyo::record::Direction::{self, Higher, Lower, Maintain};
use kohyo::site;
use kohyo::source::Tree;
use kohyo::words::{Language, Words};
use proptest::prelude::*;
use serde_json::Value;

use crate::effort::cases;

/// Target, result, unit, direction, and what is to be said of them.
type Row = (&'static str, &'static str, &'static str, Option<Direction>, Achievement);

const NUMBERS: &[Row] = &[
    ("20", "18", "分", Some(Lower), Met),
    ("20分", "１８分", "分", Some(Lower), Met),
    ("20分", "18", "分", Some(Lower), Met),
    ("20", "21", "分", Some(Lower), Missed),
    ("1,000", "１０００", "人", Some(Higher), Met),
    ("1,200人", "1199", "人", Some(Higher), Missed),
    ("1,200人", "1,200人", "", None, Met),
    ("90％", "89.9％", "", Some(Higher), Missed),
    ("90％", "89.9", "％", Some(Higher), Missed),
    ("▲5", "▲3", "％", Some(Lower), Missed),
    ("20", "20", "件", None, Met),
    ("20", "20.0", "件", Some(Maintain), Met),
    ("20", "18", "件", Some(Maintain), Unclear),
    ("20", "21", "件", None, Unclear),
    ("20", "21", "件", Some(Direction::None), Unclear),
    ("5分", "4分22秒", "", Some(Lower), Met),
    ("1.5時間", "95分", "", Some(Lower), Missed),
    ("20件", "18人", "", Some(Lower), Unclear),
    ("20件", "18", "", Some(Lower), Unclear),
    ("1.2万人", "11000", "人", Some(Higher), Unclear),
    ("約20", "21", "件", Some(Higher), Unclear),
];

const BOUNDS: &[Row] = &[
    ("80％以上", "80", "％", None, Met),
    ("80以上", "79", "％", None, Missed),
    ("80％以上", "85％", "", Some(Higher), Met),
    // One of the two is a slip.
    ("80％以上", "85", "％", Some(Lower), Unclear),
    ("３日以内", "3", "日", Some(Lower), Met),
    ("３日以内", "4", "日", None, Missed),
    ("100人以下", "101", "人", None, Missed),
    ("100人未満", "100", "人", None, Missed),
    ("100人未満", "99.9", "人", Some(Lower), Met),
    ("100件超", "100", "件", None, Missed),
    ("100件を超える", "101", "件", None, Met),
    ("40人", "50人以上", "", Some(Higher), Met),
    ("40人", "30人以上", "", Some(Higher), Unclear),
    ("3〜5件", "4", "件", None, Met),
    ("3〜5件", "6", "件", Some(Maintain), Missed),
    ("3〜5件", "6", "件", Some(Higher), Met),
    ("3〜5件", "2", "件", Some(Higher), Missed),
    ("3〜5件", "3〜4件", "", None, Met),
    ("3〜5件", "4〜6件", "", None, Unclear),
    ("〜5件", "6", "件", None, Missed),
];

const WORDS: &[Row] = &[
    ("実施", "実施", "", None, Met),
    ("実施", "全庁実施", "", None, Met),
    ("全庁実施", "実施", "", None, Unclear),
    ("実施", "○", "", None, Met),
    ("全庁実施", "◯", "", None, Met),
    ("○", "◯", "", None, Met),
    ("○", "実施", "", None, Met),
    ("○", "×", "", None, Missed),
    ("実施", "×", "", None, Missed),
    ("実施", "△", "", None, Missed),
    ("→", "実施", "", None, Unclear),
    ("→", "→", "", None, Met),
    ("実施", "未実施", "", None, Missed),
    ("実施", "実施準備", "", None, Unclear),
    ("すべての部区で実施", "一部の部を除き実施", "", None, Missed),
    ("予約を始める", "10月に予約の受付を始めた", "", None, Unclear),
    ("実施", "", "", None, Unclear),
    ("実施", "－", "", None, Unclear),
    ("80％", "○", "", Some(Higher), Unclear),
    ("100％", "100％達成", "", Some(Higher), Met),
    ("100％", "100人", "", Some(Higher), Unclear),
    ("12回", "12回（毎月1回）", "", None, Met),
    ("20件", "20件から15件に減少", "", Some(Higher), Unclear),
    ("5件", "15件（前年20件）", "", None, Unclear),
    ("約10", "約100", "", None, Unclear),
    ("約80％", "約80人", "", None, Unclear),
    ("約10か所で実施", "全庁の約10か所で実施", "", None, Met),
    ("4月～9月", "5月", "", None, Unclear),
    ("10月", "10月", "", None, Met),
];

/// A city whose sheet has an indicator with this target and this result in its last year, which was
/// judged to be bad.
fn city(target: &str, result: &str, unit: &str, direction: Option<Direction>) -> Tree {
    let direction = direction.map(|it| format!("    望ましい方向: {}\n", it.name()));
    Tree::from_fixture(&format!(
        "\
-- kohyo.yaml --
title: 見本の町
municipality: {{ name: 見本町 }}
-- content/organization.yaml --
部署: [{{ 識別子: somu-ka, 名称: 総務課 }}]
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成27年度
評価区分: [{{ 区分: A, 色調: 良好 }}, {{ 区分: B, 色調: 不良 }}]
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 一つめ
担当課: 総務課
指標:
  - 名称: 指標
    単位: '{unit}'
{}    年度:
      平成25年度: {{ 実績: 1 }}
      平成26年度: {{ 実績: 2 }}
      平成27年度: {{ 計画: '{target}', 実績: '{result}' }}
年度評価:
  平成27年度: {{ 評価: B, 評価内容: まだである。, 公表日: 2016-05-01 }}
---
",
        direction.unwrap_or_default(),
    ))
}

/// Whether the rules take all indicators of the year for met: they doubt the bad grade then.
fn rules_say_met(tree: &Tree) -> bool {
    let checked = site::check(tree, date(2016, 7, 31));
    assert!(checked.library.is_some(), "{:?}", checked.findings);
    checked.findings.iter().any(|it| it.code.name == "indicator-grade-conflict")
}

/// What the chart says; nothing where there is no chart, which is of numbers alone.
fn chart_says(tree: &Tree) -> Option<Achievement> {
    let checked = site::read(tree, date(2016, 7, 31));
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = Words::new(Language::Ja);
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let pages = pages(&site);
    let page = pages.iter().find(|it| it.route.address.as_str() == "reforms/plan/1/").unwrap();
    let sheet = serde_json::to_value(page.view(&site)).unwrap();
    let groups = sheet["groups"].as_array().unwrap().iter();
    let blocks = groups.flat_map(|it| it["blocks"].as_array().unwrap());
    let mut tables = blocks.filter_map(|it| it["body"]["tables"].as_array()).flatten();
    let told = tables.find_map(|it| it.get("trend").filter(|trend| **trend != Value::Null))?;
    let told = told["headline"].as_str().unwrap();
    Some(match (told.contains("に達しました"), told.contains("に達していません")) {
        (true, _) => Met,
        (_, true) => Missed,
        (false, false) => Unclear,
    })
}

#[test]
fn a_target_has_one_answer_whoever_asks() {
    let mut charts = 0;
    for (target, result, unit, direction, expected) in [NUMBERS, BOUNDS, WORDS].concat() {
        let row = format!("{target}, {result}, {unit}, {direction:?}");
        assert_eq!(assess(target, result, unit, direction), Some(expected), "{row}");
        let tree = city(target, result, unit, direction);
        assert_eq!(rules_say_met(&tree), expected == Met, "rules: {row}");
        if let Some(said) = chart_says(&tree) {
            assert_eq!(said, expected, "chart: {row}");
            charts += 1;
        }
    }
    assert!(charts > 25, "{charts}");
}

#[test]
fn a_chart_sets_a_unit_behind_numbers_only() {
    let sentence = |target: &str| {
        let tree = city(target, "85", "％", Some(Higher));
        let checked = site::read(&tree, date(2016, 7, 31));
        let (public, routes) = (checked.public().unwrap(), &checked.routes);
        let words = Words::new(Language::Ja);
        let site = Site::new(public, routes, &routes.languages()[0], &words);
        let pages = pages(&site);
        let page = pages.iter().find(|it| it.route.address.as_str() == "reforms/plan/1/").unwrap();
        serde_json::to_string(&page.view(&site)).unwrap()
    };
    assert!(sentence("80").contains("目標80％に達しました"));
    assert!(sentence("80％以上").contains("目標80％以上に達しました"));
}

#[test]
fn without_a_plan_there_is_nothing_to_be_met() {
    for target in ["", "－", "特になし", "実施予定なし", "対象外"] {
        assert_eq!(assess(target, "実施", "", None), None, "{target}");
    }
}

fn direction() -> impl Strategy<Value = Option<Direction>> {
    prop::sample::select(vec![
        None,
        Some(Higher),
        Some(Lower),
        Some(Maintain),
        Some(Direction::None),
    ])
}

/// A target of one of the many kinds.
fn target() -> impl Strategy<Value = String> {
    let kinds = [
        "N",
        "N人",
        "N％",
        "N以上",
        "N人以上",
        "N以内",
        "N人未満",
        "N超",
        "N〜M",
        "N人〜M人",
        "〜N",
        "N〜",
        "約N",
        "N程度",
        "実施",
        "N実施",
        "○",
        "－",
        "",
    ];
    (prop::sample::select(kinds.to_vec()), 0..40_u32, 0..40_u32)
        .prop_map(|(kind, n, m)| kind.replace('N', &n.to_string()).replace('M', &m.to_string()))
}

proptest! {
    #![proptest_config(cases(96))]

    /// Results are numbers, of which there are charts.
    #[test]
    fn rules_and_charts_agree(
        target in target(),
        result in 0..40_u32,
        unit in prop::sample::select(vec!["", "人", "％"]),
        direction in direction(),
    ) {
        let result = result.to_string();
        let answer = assess(&target, &result, unit, direction);
        let tree = city(&target, &result, unit, direction);
        prop_assert_eq!(rules_say_met(&tree), answer == Some(Met));
        if let Some(said) = chart_says(&tree) {
            prop_assert_eq!(said, answer.unwrap_or(Unclear));
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    /// More never turns what was met into what was missed, where more is better.
    #[test]
    fn what_is_met_stays_met_when_it_is_better(target in target(), n in 0..40_u32, more in 0..9_u32) {
        for (direction, better) in [(Higher, n + more), (Lower, n.saturating_sub(more))] {
            let answer = |it: u32| assess(&target, &it.to_string(), "人", Some(direction));
            prop_assert!(answer(n) != Some(Met) || answer(better) == Some(Met));
            prop_assert!(answer(better) != Some(Missed) || answer(n) == Some(Missed));
        }
    }

    #[test]
    fn any_two_texts_have_an_answer(target in ".{0,20}", result in ".{0,20}", unit in ".{0,4}") {
        let answer = assess(&target, &target, &unit, None);
        prop_assert!(answer != Some(Missed));
        let _ = assess(&target, &result, &unit, Some(Higher));
    }
}
