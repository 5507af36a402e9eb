//! A made-up city of any size, for benches and for tests: everything that the form has is filled
//! in, and no two texts are alike, so that nothing is faster here than it is in life.
//!
//! Its sheets stand in plans of at most 500. One plan of 10,000 would have a list page of 10,000
//! rows, which no city has; a city with that many sheets has kept them for decades, plan by plan.

mod country;
#[allow(dead_code, reason = "not every bench needs a large plan")]
pub(crate) mod evaluation_plan;
mod random;
mod sheet;
mod text;

use std::fs;
use std::path::Path;

use random::Random;

/// The largest plan. The plans of real cities have 50 to 500 items.
const PLAN: usize = 500;

/// The files of a city with this many sheets: path → text.
pub(crate) fn city(sheets: usize) -> Vec<(String, String)> {
    seeded(sheets, 2013)
}

/// Another city of the same size, with other texts.
pub(crate) fn seeded(sheets: usize, seed: u64) -> Vec<(String, String)> {
    let mut files = vec![
        ("kohyo.yaml".to_owned(), SETTINGS.to_owned()),
        ("content/organization.yaml".to_owned(), organization()),
    ];
    for first in (0..sheets).step_by(PLAN) {
        let plan = first / PLAN;
        // Five pairs of years, and as many plans next to each other as the size asks for.
        let heisei = 17 + plan % 5 * 2;
        let folder = format!("content/reforms/plan-{}-{}", 1988 + heisei, plan / 5 + 1);
        files.push((format!("{folder}/_program.yaml"), program(plan, heisei)));
        for number in 1..=PLAN.min(sheets - first) {
            let mut random = Random::new(seed, first + number);
            let text = sheet::sheet(&mut random, number, heisei);
            files.push((format!("{folder}/{number:03}.md"), text));
        }
    }
    files
}

/// Writes a city with this many sheets into a folder.
pub(crate) fn write(folder: &Path, sheets: usize) {
    write_files(folder, city(sheets));
}

/// Writes a city with one plan of so many sheets with many fields and axes into a folder.
#[allow(dead_code, reason = "not every bench needs a large plan")]
pub(crate) fn write_evaluation(folder: &Path, sheets: usize) {
    write_files(folder, evaluation_plan::files(sheets));
}

fn write_files(folder: &Path, files: Vec<(String, String)>) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

/// Writes all the cities of a country into a folder.
#[allow(dead_code, reason = "not every bench needs a country")]
pub(crate) fn write_country(folder: &Path, cities: usize) {
    country::country(cities, |path, text| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    });
}

const SETTINGS: &str = "\
title: ためし市 改革シート
municipality:
  name: ためし市
  address: 〒000-0000 ためし市中央1丁目1番1号
  code: \"000000\"
base_url: https://www.example.jp/kaikaku/
as_of: 2016-07-31
contact: kikaku-bu
notice: |
  大きさを測るために作った市です。**ためし市は実在しません。**
";

/// 23 units and a section in each: (identifier, name, name of the section less its 課, reading).
pub(crate) const UNITS: &[(&str, &str, &str, &str)] = &[
    ("somu-bu", "総務部", "人事", "そうむぶ"),
    ("kikaku-bu", "企画部", "行政経営", "きかくぶ"),
    ("zaimu-bu", "財務部", "財政", "ざいむぶ"),
    ("shimin-bu", "市民部", "市民", "しみんぶ"),
    ("kiki-kanri-bu", "危機管理部", "防災", "ききかんりぶ"),
    ("bunka-bu", "文化スポーツ部", "文化政策", "ぶんかすぽーつぶ"),
    ("kankyo-bu", "環境部", "ごみ減量", "かんきょうぶ"),
    ("fukushi-bu", "福祉部", "福祉総務", "ふくしぶ"),
    ("kodomo-bu", "こども部", "保育", "こどもぶ"),
    ("kenko-bu", "健康部", "健康増進", "けんこうぶ"),
    ("keizai-bu", "経済部", "産業振興", "けいざいぶ"),
    ("nosui-bu", "農水部", "農業水産", "のうすいぶ"),
    ("toshi-bu", "都市部", "都市計画", "としぶ"),
    ("doboku-bu", "土木部", "道路管理", "どぼくぶ"),
    ("suido-bu", "上下水道部", "水道総務", "じょうげすいどうぶ"),
    ("kita-ku", "北区", "北区地域総務", "きたく"),
    ("higashi-ku", "東区", "東区地域総務", "ひがしく"),
    ("chuo-ku", "中央区", "中央区地域総務", "ちゅうおうく"),
    ("nishi-ku", "西区", "西区地域総務", "にしく"),
    ("minami-ku", "南区", "南区地域総務", "みなみく"),
    ("minato-ku", "みなと区", "みなと区地域総務", "みなとく"),
    ("kawabe-ku", "川辺区", "川辺区地域総務", "かわべく"),
    ("yamate-ku", "山手区", "山手区地域総務", "やまてく"),
];

fn organization() -> String {
    let units = UNITS.iter().enumerate().map(|(index, (id, name, section, reading))| {
        let kind = if name.ends_with('区') { "区" } else { "部" };
        format!(
            "  - 識別子: {id}\n    名称: {name}\n    読み: {reading}\n    種別: {kind}\n    連絡先:\n      \
             担当: {section}課\n      電話: 000-000-{index:04}\n      メール: {id}@example.jp\n  \
             - 識別子: {id}-ka\n    名称: {section}課\n    読み: {reading}か\n    種別: 課\n    \
             上位: {name}\n    連絡先:\n      電話: 000-001-{index:04}\n"
        )
    });
    format!("部署:\n{}", units.collect::<String>())
}

fn program(plan: usize, heisei: usize) -> String {
    let (first, last) = (1988 + heisei, heisei + 1);
    let part = plan / 5 + 1;
    format!(
        "名称: 行政改革プラン{first}・第{part}編\n期間: 平成{heisei}年度から平成{last}年度\n{PROGRAM}"
    )
}

const PROGRAM: &str = "\
説明: |
  ためし市が2年間に取り組む**行政改革**の実施計画です。
  改革項目ごとに1枚の改革シートを作り、半年ごとに取組の状況を公表します。
所管: 行政経営課
分類: [重点改革項目, 大項目, 中項目]
対象部署: { 種別: [部, 区] }
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }
年度評価の期限: 5月31日
計画期間の評価の期限: { 中間: 11月30日, 確定: 5月31日 }
進捗区分:
  - { 区分: 予定を上回る進捗, 意味: 計画より早く進んでいる, 色調: 最良 }
  - { 区分: 予定通り進捗, 意味: 計画の期日どおりに進んでいる, 色調: 良好 }
  - { 区分: 進捗に遅れあり, 意味: 期日までに終わっていない取組がある, 色調: 注意, 求める記載: [対応策] }
  - { 区分: 未着手, 意味: 期日を過ぎても始めていない, 色調: 不良, 求める記載: [対応策] }
評価区分:
  - { 区分: A, 意味: 計画どおり又は計画を上回る成果があった, 色調: 最良 }
  - { 区分: B, 意味: おおむね目標を達成した, 色調: 良好 }
  - { 区分: C, 意味: 目標を達成できず、見直しが必要である, 色調: 注意 }
  - { 区分: D, 意味: 取組が進まず、成果が見られなかった, 色調: 不良 }
様式:
  注記: { 進捗管理: 各年度10月、年度終了後に実施 }
  欄:
    - 現状と課題
    - 改革実施概要: [目的と効果, 取組の内容, 取組工程]
    - 指標
    - 進捗管理
    - 年度評価
    - 計画期間の評価
    - 事業費
    - 方向性
  必須: [現状と課題, 目的と効果, 取組の内容, 取組工程]
  追加項目:
    - { 名称: 事業費, 種類: 金額, 単位: 千円, 年度ごと: true, 説明: 一般財源を含む, 必須: true }
    - { 名称: 方向性, 種類: 選択, 選択肢: [拡大, 維持, 縮小, 廃止] }
";
