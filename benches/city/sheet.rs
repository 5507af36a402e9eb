//! One sheet with every block of the form filled in, in about [`SIZE`] bytes.

use std::fmt::Write;

use super::random::Random;
use super::{UNITS, text};

/// What a sheet of the sample city holds, in bytes of UTF-8: some 1,850 characters.
const SIZE: usize = 5_500;

const STATUSES: &[&str] =
    &["予定を上回る進捗", "予定通り進捗", "予定通り進捗", "進捗に遅れあり", "未着手"];
const GRADES: &[&str] = &["A", "B", "B", "C", "D"];
const DIRECTIONS: &[(&str, bool)] = &[("増加", true), ("減少", false)];

/// The sheet `number` of a plan whose first fiscal year is `heisei`.
pub(crate) fn sheet(random: &mut Random, number: usize, heisei: usize) -> String {
    let mut yaml = String::with_capacity(SIZE + 400);
    yaml.push_str("---\n");
    head(&mut yaml, random, number);
    schedule(&mut yaml, random, heisei);
    indicators(&mut yaml, random, heisei);
    progress(&mut yaml, random, heisei);
    evaluations(&mut yaml, random, heisei);
    extra(&mut yaml, random, heisei);
    yaml.push_str("---\n");
    // The sentences that bring a sheet nearest to its size stand in the body. Sizes vary as they
    // do in life, and their mean does not.
    let size = SIZE + random.number(0, 400) - 260;
    loop {
        yaml.push_str(&text::remark(random));
        yaml.push('\n');
        if yaml.len() >= size {
            return yaml;
        }
    }
}

fn head(yaml: &mut String, random: &mut Random, number: usize) {
    let owner = random.number(0, UNITS.len() - 1);
    let categories = [
        random.pick(&[
            "Ⅰ 行政運営の質の向上",
            "Ⅱ 市民とのパートナーシップ",
            "Ⅲ 持続可能な財政運営の確立",
        ]),
        random.pick(&["仕事の進め方の見直し", "市民との情報共有", "歳入の確保", "組織と人材"]),
        random.pick(&[
            "窓口サービスの改善",
            "情報公開・情報発信",
            "自主財源の拡大",
            "職員の育成",
            "民間の活用",
        ]),
    ];
    put(yaml, &format!("番号: {number}\n改革項目: {}\n", text::title(random)));
    put(
        yaml,
        &format!("担当課: {}課\n実施部署: {}\n", UNITS[owner].2, participants(random, owner)),
    );
    put(yaml, &format!("分類:\n  重点改革項目: {}\n", categories[0]));
    put(yaml, &format!("  大項目: {}\n  中項目: {}\n", categories[1], categories[2]));
    block(yaml, 0, "現状と課題", &text::background(random));
    block(yaml, 0, "目的と効果", &text::purpose(random));
    block(yaml, 0, "取組の内容", &text::measures(random, 2));
}

/// The unit itself and a few others; now and then every unit, as on the sheets of real cities.
fn participants(random: &mut Random, owner: usize) -> String {
    if random.number(1, 50) == 1 {
        return "全部署".to_owned();
    }
    let count = random.number(1, 4);
    let step = random.number(1, 5);
    let names: Vec<_> = (0..count).map(|it| UNITS[(owner + it * step) % UNITS.len()].1).collect();
    format!("[{}]", names.join(", "))
}

fn schedule(yaml: &mut String, random: &mut Random, heisei: usize) {
    yaml.push_str("取組工程:\n");
    put(yaml, &format!("  - 現状: {}\n    年度:\n", text::step(random)));
    for year in [heisei, heisei + 1] {
        put(yaml, &format!("      平成{year}年度:\n        計画: {}\n", text::step(random)));
        put(yaml, &format!("        実績: {}\n", text::step(random)));
    }
    put(yaml, &format!("    最終目標: {}\n", text::step(random)));
}

fn indicators(yaml: &mut String, random: &mut Random, heisei: usize) {
    yaml.push_str("指標:\n");
    for kind in ["活動", "成果"] {
        let (direction, higher) = DIRECTIONS[random.number(0, 1)];
        let unit = random.pick(&["件", "日", "人", "千円", "か所", "％"]);
        put(yaml, &format!("  - 名称: {}\n    種類: {kind}\n", text::measured(random)));
        put(yaml, &format!("    単位: {unit}\n    望ましい方向: {direction}\n"));
        let mut value = random.number(2_000, 8_000);
        put(yaml, &format!("    現状: \"{}\"\n    年度:\n", comma(value)));
        for year in [heisei, heisei + 1] {
            let change = random.number(20, 400);
            let target = if higher { value + change } else { value - change };
            value = target + random.number(0, 60) - 30;
            let (target, actual) = (comma(target), comma(value));
            put(
                yaml,
                &format!("      平成{year}年度: {{ 計画: \"{target}\", 実績: \"{actual}\" }}\n"),
            );
        }
        let goal = if higher { value + 500 } else { value - 500 };
        put(yaml, &format!("    最終目標: \"{}\"\n", comma(goal)));
    }
}

fn progress(yaml: &mut String, random: &mut Random, heisei: usize) {
    yaml.push_str("進捗管理:\n");
    for half in 0..4 {
        let year = heisei + half / 2;
        let status = random.pick(STATUSES);
        // Due on 31 October and 30 April; a third of the reports come a few days after that.
        let (name, month) = if half % 2 == 0 { ("上半期", 10) } else { ("下半期", 4) };
        let published = day(year + half % 2, month, random.number(15, 45));
        put(yaml, &format!("  平成{year}年度{name}:\n    状況: {status}\n"));
        block(yaml, 4, "内容", &text::report(random));
        block(yaml, 4, "対応策", &text::countermeasure(random));
        if ["進捗に遅れあり", "未着手"].contains(&status) {
            put(yaml, &format!("    新期限: {}-03-31\n", 1988 + year + 2));
        }
        put(yaml, &format!("    公表日: {published}\n"));
    }
}

fn evaluations(yaml: &mut String, random: &mut Random, heisei: usize) {
    yaml.push_str("年度評価:\n");
    for year in [heisei, heisei + 1] {
        put(yaml, &format!("  平成{year}年度:\n    評価: {}\n", random.pick(GRADES)));
        block(yaml, 4, "評価内容", &text::evaluation(random));
        block(yaml, 4, "今後の方針", &text::next_steps(random));
        put(yaml, &format!("    公表日: {}\n", day(year + 1, 5, random.number(10, 40))));
    }
    put(yaml, &format!("計画期間の評価:\n  段階: 確定\n  評価: {}\n", random.pick(GRADES)));
    block(yaml, 2, "評価内容", &text::evaluation(random));
    block(yaml, 2, "今後の方針", &text::next_steps(random));
    block(yaml, 2, "計画期間後", &text::next_steps(random));
    put(yaml, &format!("  公表日: {}\n", day(heisei + 2, 5, random.number(10, 40))));
    put(yaml, &format!("  中間公表日: {}\n", day(heisei + 1, 11, random.number(10, 40))));
}

fn extra(yaml: &mut String, random: &mut Random, heisei: usize) {
    let (first, second) = (text::cost(random), text::cost(random));
    put(yaml, &format!("事業費: {{ 平成{heisei}年度: \"{first}\", "));
    put(yaml, &format!("平成{}年度: \"{second}\" }}\n", heisei + 1));
    put(yaml, &format!("方向性: {}\n", random.pick(&["拡大", "維持", "縮小", "廃止"])));
    let corrected = day(heisei + 2, 6, random.number(1, 30));
    put(yaml, &format!("訂正:\n  - 日付: {corrected}\n    内容: {}\n", text::purpose(random)));
}

/// The day of the fiscal calendar that is `days` after the last of the month before; `year` is
/// the Heisei year of the month.
fn day(year: usize, month: usize, days: usize) -> String {
    let length = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    let (month, days) = if days > length { (month + 1, days - length) } else { (month, days) };
    format!("{}-{month:02}-{days:02}", 1988 + year)
}

fn comma(value: usize) -> String {
    if value < 1_000 {
        value.to_string()
    } else {
        format!("{},{:03}", value / 1_000, value % 1_000)
    }
}

fn block(yaml: &mut String, indent: usize, key: &str, text: &str) {
    put(yaml, &format!("{:indent$}{key}: |\n", ""));
    for line in text.lines() {
        put(yaml, &format!("{:indent$}  {line}\n", ""));
    }
}

fn put(yaml: &mut String, text: &str) {
    yaml.write_str(text).expect("a string takes any text");
}
