//! All the cities of a country in one folder: a plan and a year's charters for each.

use std::fmt::Write;

use super::random::Random;
use super::{PROGRAM, UNITS, sheet, text};

/// Sheets in each city's plan: with 1,741 cities some 170,000.
const SHEETS: usize = 98;

/// The files of a country with so many cities: path → text. Each city is handed over as it is made,
/// for all of them are a gigabyte.
pub(crate) fn country(cities: usize, mut take: impl FnMut(&str, &str)) {
    take("kohyo.yaml", &super::SETTINGS.replace("kikaku-bu", "office"));
    take("content/organization.yaml", &organization(cities));
    for city in 1..=cities {
        let units: Vec<String> = UNITS.iter().map(|it| id(city, it.0)).collect();
        let scope = format!("対象部署: [{}]", units.join(", "));
        let folder = format!("content/reforms/plan-{city:04}");
        let program = PROGRAM
            .replace("対象部署: { 種別: [部, 区] }", &scope)
            .replace("所管: 行政経営課", &format!("所管: {}", units[1]));
        let head = format!("名称: 第{city}市行政改革プラン\n期間: 平成25年度から平成26年度\n");
        take(&format!("{folder}/_program.yaml"), &(head + &program));
        for number in 1..=SHEETS {
            let mut random = Random::new(1741, city * 1000 + number);
            let text = sheet::sheet(&mut random, number, 25);
            take(&format!("{folder}/{number:03}.md"), &owned_in(city, &text));
        }
        let folder = format!("content/charters/c-{city:04}");
        take(&format!("{folder}/_program.yaml"), &charters(city, &scope, &units[0]));
        for (index, unit) in units.iter().enumerate() {
            let mut random = Random::new(2014, city * 1000 + index);
            take(&format!("{folder}/{unit}.md"), &charter(&mut random));
        }
    }
}

/// The id of a unit, which every city has under another name.
fn id(city: usize, unit: &str) -> String {
    format!("c{city:04}-{unit}")
}

/// A sheet whose units are those of its city.
fn owned_in(city: usize, sheet: &str) -> String {
    let owner = |line: &str| {
        let unit = UNITS.iter().find(|it| line.contains(it.2)).map_or(UNITS[0].0, |it| it.0);
        format!("担当課: {}", id(city, unit))
    };
    let lines = sheet.lines().map(|line| match line.split_once(": ") {
        Some(("担当課", _)) => owner(line),
        Some(("実施部署", _)) => "実施部署: 全部署".to_owned(),
        _ => line.to_owned(),
    });
    lines.map(|it| it + "\n").collect()
}

fn organization(cities: usize) -> String {
    // The office that answers for all; the file would else be larger than any is read.
    let mut out = "部署:\n  - { 識別子: office, 名称: 総合窓口, 連絡先: { 電話: 000-000-0000 } }\n"
        .to_owned();
    for city in 1..=cities {
        for (unit, name, _, _) in UNITS {
            let (id, kind) = (id(city, unit), if name.ends_with('区') { "区" } else { "部" });
            let _ = writeln!(out, "  - {{ 識別子: {id}, 名称: 第{city}市{name}, 種別: {kind} }}");
        }
    }
    out
}

fn charters(city: usize, scope: &str, office: &str) -> String {
    format!(
        "名称: 第{city}市サービス憲章\n期間: 平成26年度\n所管: {office}\n{scope}\n掲載期限: 4月30日\n\
         根拠: plan-{city:04}/001\n報告時期:\n  \
         - {{ 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }}\n  \
         - {{ 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }}\n進捗区分:\n  \
         - {{ 区分: 予定通り進捗, 意味: 約束どおりに行っている, 色調: 良好 }}\n  \
         - {{ 区分: 進捗に遅れあり, 意味: 守れていない約束がある, 色調: 注意, 求める記載: [対応策] }}\n"
    )
}

fn charter(random: &mut Random) -> String {
    let mut yaml = format!(
        "---\n標語: {}\n前文: {}\n掲載日: 2014-{:02}-{:02}\n約束:\n",
        text::title(random),
        text::purpose(random).replace('\n', ""),
        random.number(4, 5),
        random.number(1, 30),
    );
    for number in 1..=3 {
        let promise = text::step(random).replace('\n', "");
        let _ = writeln!(yaml, "  - {{ 番号: {number}, 内容: \"{promise}\" }}");
    }
    yaml.push_str("実施状況:\n");
    for (period, year, months) in [("上半期", 2014, (10, 11)), ("下半期", 2015, (4, 5))] {
        // One in ten has not reported yet.
        if random.number(1, 10) == 1 {
            continue;
        }
        let (month, day) = (random.number(months.0, months.1), random.number(1, 30));
        let report = text::report(random).replace('\n', "");
        let _ = writeln!(
            yaml,
            "  {period}: {{ 状況: 予定通り進捗, 内容: \"{report}\", 公表日: {year}-{month:02}-{day:02} }}"
        );
    }
    yaml.push_str("---\n");
    yaml
}
