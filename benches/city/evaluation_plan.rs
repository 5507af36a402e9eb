//! One plan at the size of a large city: 407 sheets of an evaluation of projects (事務事業評価), six years of
//! two reports each, ten axes of grades, three levels of categories and 40 fields of its own, of which ten
//! are amounts by year and twenty are ten choices with their reasons.
//!
//! It has what such evaluations of real cities have: no direction of any indicator, ％ next to %, plans that are 前年度と同じ,
//! one remark on many sheets, 取り組み next to 取組, and now and then a year that was forgotten when last year's sheet was copied.

use std::fmt::Write;

use super::random::Random;
use super::{SETTINGS, UNITS, organization, text};

/// What is judged, each on the same four levels.
const AXES: &[&str] = &[
    "必要性",
    "妥当性",
    "有効性",
    "達成度",
    "効率性",
    "経済性",
    "公平性",
    "透明性",
    "優先性",
    "持続可能性",
];

/// Where the money comes from and goes to, year by year.
const AMOUNTS: &[(&str, &str)] = &[
    ("事業費", "人件費を除く"),
    ("国庫支出金", ""),
    ("県支出金", ""),
    ("地方債", ""),
    ("使用料・手数料", ""),
    ("その他特定財源", "基金からの繰入れを含む"),
    ("一般財源", ""),
    ("人件費", "平均給与で換算"),
    ("減価償却費", ""),
    ("総コスト", ""),
];

/// What is asked of a project, with the answers to choose from.
const CHECKS: &[(&str, &[&str])] = &[
    ("政策との整合", &["結びついている", "見直す余地がある"]),
    ("市が行う妥当性", &["妥当である", "見直す余地がある"]),
    ("対象の妥当性", &["適切である", "見直す余地がある"]),
    ("成果の向上余地", &["余地がある", "余地がない"]),
    ("廃止・休止の影響", &["影響がある", "影響がない"]),
    ("類似事業との統合", &["統合できる", "連携できる", "できない", "類似事業がない"]),
    ("事業費の削減余地", &["余地がある", "余地がない"]),
    ("人件費の削減余地", &["余地がある", "余地がない"]),
    ("受益機会の適正", &["公平である", "見直す余地がある"]),
    ("費用負担の適正", &["適正である", "見直す余地がある", "負担を求めない事業である"]),
];

/// 政策, and its 施策.
const POLICIES: &[(&str, &[&str])] = &[
    (
        "1 健やかに暮らせるまち",
        &["地域医療の充実", "高齢者福祉の充実", "障害者福祉の充実", "健康づくりの推進"],
    ),
    ("2 子どもが育つまち", &["子育て支援の充実", "学校教育の充実", "青少年の健全育成"]),
    (
        "3 安全で安心なまち",
        &["防災・減災の推進", "消防・救急の充実", "交通安全と防犯", "消費生活の安定"],
    ),
    ("4 活力とにぎわいのまち", &["農林水産業の振興", "商工業の振興", "観光の振興", "雇用の確保"]),
    (
        "5 快適で美しいまち",
        &["道路と公共交通の整備", "公園と緑の保全", "ごみの減量と資源化", "上下水道の維持"],
    ),
    ("6 市民とともに進めるまち", &["市民協働の推進", "行財政運営の効率化", "情報の公開と発信"]),
];

/// What stands after the name of a 施策 in that of a 基本事業 under it.
const PARTS: &[&str] =
    &["のための相談と支援", "のための施設の管理", "に向けた人材の育成", "に関する啓発と広報"];

/// How it goes: one half-year in twelve is late.
const STATUSES: &[&str] = &[
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定どおり",
    "予定以上",
    "予定以上",
    "遅れ",
];

const YEARS: std::ops::RangeInclusive<usize> = 25..=30;
const FOLDER: &str = "content/reforms/jigyo";

/// How many sheets it has.
pub(crate) const SHEETS: usize = 407;

/// The files of a city with this one plan: path → text.
pub(crate) fn files(sheets: usize) -> Vec<(String, String)> {
    let settings = SETTINGS.replace("as_of: 2016-07-31", "as_of: 2019-07-31");
    let mut files = vec![
        ("kohyo.yaml".to_owned(), settings),
        ("content/organization.yaml".to_owned(), organization()),
        (format!("{FOLDER}/_program.yaml"), program()),
    ];
    for number in 1..=sheets {
        let mut random = Random::new(407, number);
        files.push((format!("{FOLDER}/{number:03}.md"), sheet(&mut random, number)));
    }
    files
}

fn program() -> String {
    let mut yaml = "名称: 事務事業評価（第6次総合計画後期）\n期間: 平成25年度から平成30年度\n\
        説明: 第6次総合計画に基づく事務事業の評価です。半年ごとに進み具合を、毎年度に評価を公表します。\n\
        所管: 行政経営課\n対象部署: { 種別: [部, 区] }\n年度評価の期限: 5月31日\n報告時期:\n  \
        - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }\n  \
        - { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }\n進捗区分:\n  \
        - { 区分: 予定以上, 意味: 計画より早く進んでいる, 色調: 最良 }\n  \
        - { 区分: 予定どおり, 意味: 計画の期日どおりに進んでいる, 色調: 良好 }\n  \
        - { 区分: 遅れ, 意味: 期日までに終わっていない取組がある, 色調: 注意, 求める記載: [対応策] }\n"
        .to_owned();
    let policies: Vec<&str> = POLICIES.iter().map(|it| it.0).collect();
    let _ = writeln!(
        yaml,
        "分類:\n  - {{ 名称: 政策, 項目: [{}] }}\n  - 施策\n  - 基本事業",
        policies.join(", ")
    );
    yaml.push_str("評価区分:\n");
    for axis in AXES {
        let _ = writeln!(
            yaml,
            "  {axis}:\n    - {{ 区分: A, 意味: 高い, 色調: 最良 }}\n    - {{ 区分: B, 意味: おおむね高い, 色調: 良好 }}\n    \
             - {{ 区分: C, 意味: やや低い, 色調: 注意 }}\n    - {{ 区分: D, 意味: 低い, 色調: 不良 }}"
        );
    }
    form(&mut yaml);
    yaml
}

/// The form: its groups, and the fields that the city adds.
fn form(yaml: &mut String) {
    let amounts: Vec<&str> = AMOUNTS.iter().map(|it| it.0).collect();
    let checks: Vec<String> = CHECKS.iter().map(|it| format!("{0}, {0}の理由", it.0)).collect();
    let _ = writeln!(
        yaml,
        "様式:\n  呼び名: {{ 改革項目: 事務事業 }}\n  見出し: {{ 改革シート: 事務事業評価シート }}\n  欄:\n    \
         - 事業の概要: [事業区分, 会計区分, 実施方法, 実施方法の理由, 開始日, 根拠法令, 事業の対象, 目的と効果, 取組の内容, 受益者数]\n    \
         - 取組工程\n    - 指標\n    - コストの推移: [{}]\n    - 事業の点検: [{}]\n    - 進捗管理\n    - 年度評価\n    \
         - 今後の方向: [今後の方向性, 成果の方向, コストの方向, 改善の内容]\n    - 記入者: [担当者]\n  追加項目:",
        amounts.join(", "),
        checks.join(", "),
    );
    let mut field = |text: &str| {
        let _ = writeln!(yaml, "    - {{ {text} }}");
    };
    field("名称: 事業区分, 種類: 選択, 選択肢: [ソフト事業, 施設管理, 建設事業, 内部事務]");
    field("名称: 会計区分, 種類: 選択, 選択肢: [一般会計, 特別会計, 企業会計]");
    field("名称: 実施方法, 種類: 選択, 選択肢: [直営, 一部委託, 全部委託, 補助]");
    field("名称: 実施方法の理由, 種類: 文章");
    field("名称: 開始日, 種類: 日付");
    field("名称: 根拠法令, 種類: 文章");
    field("名称: 事業の対象, 種類: 文章, 説明: 誰を、何を対象にしているか");
    field("名称: 受益者数, 種類: 数値, 単位: 人");
    for (name, note) in AMOUNTS {
        let note = if note.is_empty() { String::new() } else { format!(", 説明: {note}") };
        field(&format!("名称: {name}, 種類: 金額, 単位: 千円, 年度ごと: true{note}"));
    }
    for (name, answers) in CHECKS {
        field(&format!("名称: {name}, 種類: 選択, 選択肢: [{}]", answers.join(", ")));
        field(&format!("名称: {name}の理由, 種類: 文章"));
    }
    field("名称: 今後の方向性, 種類: 選択, 選択肢: [現状維持, 改革改善, 終了・廃止・休止]");
    field("名称: 成果の方向, 種類: 選択, 選択肢: [向上, 維持, 低下]");
    field("名称: コストの方向, 種類: 選択, 選択肢: [増加, 維持, 削減]");
    field("名称: 改善の内容, 種類: 文章");
    field("名称: 担当者, 種類: 文章");
}

fn sheet(random: &mut Random, number: usize) -> String {
    // Items of a category stand together, as in the lists of cities.
    let policy = (number - 1) * POLICIES.len() / SHEETS.max(number);
    let (policy, measures) = POLICIES[policy];
    let measure = random.pick(measures);
    let owner = UNITS[random.number(0, UNITS.len() - 1)].2;
    let mut yaml = format!(
        "---\n番号: {number}\n事務事業: {}\n担当課: {owner}課\n分類: {{ 政策: {policy}, 施策: {measure}, 基本事業: {measure}{} }}\n\
         目的と効果: {}\n取組の内容: {}\n",
        text::title(random),
        random.pick(PARTS),
        text::purpose(random),
        text::purpose(random),
    );
    once(&mut yaml, random);
    schedule(&mut yaml, random);
    indicators(&mut yaml, random);
    amounts(&mut yaml, random);
    for (name, answers) in CHECKS {
        let _ = writeln!(
            yaml,
            "{name}: {}\n{name}の理由: {}",
            random.pick(answers),
            text::countermeasure(random)
        );
    }
    progress(&mut yaml, random);
    evaluations(&mut yaml, random);
    yaml.push_str("---\n");
    yaml
}

fn once(yaml: &mut String, random: &mut Random) {
    let kind = random.pick(&["ソフト事業", "施設管理", "建設事業", "内部事務"]);
    let account = random.pick(&["一般会計", "特別会計", "企業会計"]);
    let _ = writeln!(yaml, "事業区分: {kind}\n会計区分: {account}");
    let way = random.pick(&["直営", "一部委託", "全部委託", "補助"]);
    let _ = writeln!(yaml, "実施方法: {way}\n実施方法の理由: {}", text::countermeasure(random));
    let _ = writeln!(yaml, "開始日: 19{}-04-01", random.number(61, 99));
    let _ = writeln!(yaml, "根拠法令: 事務の執行に関する条例第{}条", random.number(2, 40));
    let _ = writeln!(
        yaml,
        "事業の対象: {}の利用者\n受益者数: \"{}\"",
        text::measured(random),
        text::cost(random)
    );
    let rare = |usual, others: [&'static str; 2], random: &mut Random| match random.number(1, 20) {
        at @ (1 | 2) => others[at - 1],
        _ => usual,
    };
    let course = rare("現状維持", ["改革改善", "終了・廃止・休止"], random);
    let direction = rare("維持", ["向上", "低下"], random);
    let cost = rare("維持", ["増加", "削減"], random);
    let word = random.pick(&["取組", "取組", "取組", "取り組み"]);
    let _ = writeln!(
        yaml,
        "今後の方向性: {course}\n成果の方向: {direction}\nコストの方向: {cost}\n改善の内容: この{word}を続け、{}\n\
         担当者: ためし{}郎",
        text::next_steps(random),
        random.pick(&["太", "一", "二", "三"]),
    );
}

/// What is done in the last two years: every third plan is that of the year before.
fn schedule(yaml: &mut String, random: &mut Random) {
    let (before, done) = (text::step(random), text::step(random));
    let plan = if random.number(1, 100) <= 35 {
        "前年度と同じ".to_owned()
    } else {
        text::step(random)
    };
    let _ = writeln!(
        yaml,
        "取組工程:\n  - 年度:\n      平成29年度: {{ 計画: \"{before}\", 実績: \"{done}\" }}\n      \
         平成30年度: {{ 計画: \"{plan}\", 実績: \"{}\" }}",
        text::report(random),
    );
}

fn indicators(yaml: &mut String, random: &mut Random) {
    yaml.push_str("指標:\n");
    for kind in ["活動", "活動", "対象", "成果", "成果"] {
        let unit = match random.number(1, 100) {
            1 => "%",
            2..=11 => "％",
            12..=40 => "人",
            _ => "件",
        };
        let name = text::measured(random);
        let _ =
            writeln!(yaml, "  - 名称: {name}\n    種類: {kind}\n    単位: \"{unit}\"\n    年度:");
        let mut value = random.number(200, 900);
        for year in YEARS {
            value += random.number(1, 20);
            let actual = value + random.number(0, 30) - 9;
            let _ = writeln!(yaml, "      平成{year}年度: {{ 計画: {value}, 実績: {actual} }}");
        }
    }
}

/// Amounts change little from year to year; one in a hundred is cut by more than half.
fn amounts(yaml: &mut String, random: &mut Random) {
    for (name, _) in AMOUNTS {
        let mut value = random.number(30_000, 90_000);
        let years: Vec<String> = YEARS
            .map(|year| {
                value = match random.number(1, 100) {
                    1 => value * 2 / 5,
                    change => value * (80 + change * 2 / 5) / 100,
                };
                value = value.max(1_000);
                format!("平成{year}年度: \"{},{:03}\"", value / 1_000, value % 1_000)
            })
            .collect();
        let _ = writeln!(yaml, "{name}: {{ {} }}", years.join(", "));
    }
}

fn progress(yaml: &mut String, random: &mut Random) {
    yaml.push_str("進捗管理:\n");
    for year in YEARS {
        for (name, after, month) in [("上半期", 0, 10), ("下半期", 1, 4)] {
            let (status, day) = (random.pick(STATUSES), random.number(10, 30));
            let published = format!("{}-{month:02}-{day:02}", 1988 + year + after);
            let (report, step) = (text::report(random), text::countermeasure(random));
            let step =
                if status == "遅れ" { format!(", 対応策: \"{step}\"") } else { String::new() };
            let _ = writeln!(
                yaml,
                "  平成{year}年度{name}: {{ 状況: {status}, 内容: \"{report}\"{step}, 公表日: {published} }}"
            );
        }
    }
}

fn evaluations(yaml: &mut String, random: &mut Random) {
    yaml.push_str("年度評価:\n");
    // Who judges well does so on most axes and in most years.
    let usual = random.pick(&["A", "A", "B", "B", "B", "C"]);
    for year in YEARS {
        let grade = |axis: &&str| {
            format!("{axis}: {}", random.pick(&[usual, usual, usual, usual, "A", "B"]))
        };
        let grades: Vec<String> = AXES.iter().map(grade).collect();
        let next_steps = match random.number(1, 100) {
            1..=11 => "現状どおり継続して事業を実施する。".to_owned(),
            12..=14 => "特になし".to_owned(),
            15..=24 => format!("平成{}年度に向けて、{}", year + 1, text::next_steps(random)),
            _ => text::next_steps(random),
        };
        let told = match random.number(1, 100) {
            1 => year - 1,
            _ => year,
        };
        let _ = writeln!(
            yaml,
            "  平成{year}年度:\n    評価: {{ {} }}\n    評価内容: \"平成{told}年度は、{}\"\n    今後の方針: \"{next_steps}\"\n    公表日: {}-05-{:02}",
            grades.join(", "),
            text::evaluation(random),
            1988 + year + 1,
            random.number(10, 31),
        );
    }
}
