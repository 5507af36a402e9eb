//! Charts: what they tell, of which records, and whether their words can be read on their fills.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::{Date, date};
use kohyo::page::{Site, pages};
use kohyo::site;
use kohyo::source::Tree;
use kohyo::theme;
use kohyo::words::Language;
use serde_json::Value;
use snapbox::{assert_data_eq, str};

const CITY: &str = include_str!("chart/city.txt");

/// A plan whose reports are due.
const DUE: &str = include_str!("chart/due.txt");

/// A plan of two units.
const HEAT: &str = include_str!("chart/heat.txt");

fn view(day: Date, address: &str) -> Value {
    view_of(CITY, Language::Ja, day, address)
}

fn view_of(city: &str, language: Language, day: Date, address: &str) -> Value {
    let tree = Tree::from_fixture(city);
    let checked = site::read(&tree, day);
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = theme::words(&tree, public.settings(), language).unwrap();
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let pages = pages(&site);
    let page = pages.iter().find(|it| it.route.address.as_str() == address).unwrap();
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
    assert_eq!(trend["note"], "");
    let told = trend["headline"].as_str().unwrap();
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

/// What a timeline says, line by line.
fn timeline(language: Language, day: Date, sheet: u8) -> String {
    let sheet = view_of(DUE, language, day, &format!("reforms/plan/{sheet}/"));
    let (timeline, drawing) = (&sheet["timeline"], &sheet["timeline"]["drawing"]);
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    let stretch = |it: &Value| format!("{}+{}", text(&it["x"]), text(&it["width"]));
    let mut lines = vec![text(&timeline["headline"]), text(&timeline["sentence"])];
    for row in timeline["rows"].as_array().into_iter().flatten() {
        let days = [&row["due"]["iso"], &row["published"]["iso"]].map(text).join(" ");
        lines.push([text(&row["label"]), days, text(&row["text"])].join(" "));
    }
    for column in drawing["columns"].as_array().into_iter().flatten() {
        lines.push(format!("{} {}", text(&column["x"]), text(&column["label"])));
    }
    for bar in drawing["bars"].as_array().into_iter().flatten() {
        let bars = ["plan", "actual", "late"].map(|name| stretch(&bar[name])).join(" ");
        let side = if bar["text_before"] == true { "before" } else { "after" };
        let place = format!("{side} {}", text(&bar["text_x"]));
        lines.push(format!("{} {} {bars} {place}", bar["y"], text(&bar["label"])));
    }
    lines.join("\n")
}

#[test]
fn a_timeline_has_what_was_due_and_what_was_published() {
    assert_data_eq!(
        timeline(Language::Ja, date(2014, 12, 31), 1),
        str![[r#"
期限が来た3件のうち、1件（33.3％）が期限どおりです。
期限を過ぎたものは、平成25年度上半期（遅れて公表 12日）、平成26年度上半期（期限 平成26年10月31日、未公表）です。
平成25年度上半期 2013-10-31 2013-11-12 遅れて公表 12日
平成25年度下半期 2014-04-30 2014-04-30 期限内
平成26年度上半期 2014-10-31 - 未公表
平成26年度下半期 2015-04-30 - 対象外
0 2013/4
25.1 2013/10
50 2014/4
75.1 2014/10
0 平成25年度上半期 24.9+4.2 24.9+4.2 29.2+1.6 after 30.8
46 平成25年度下半期 49.9+4.1 49.9+4.1 -+- before 49.9
92 平成26年度上半期 74.9+4.2 -+- 79.2+12.6 before 74.9
"#]]
    );
    assert_data_eq!(
        timeline(Language::En, date(2014, 5, 31), 1),
        str![[r#"
2 came due; 1 of them (50.0%) were published on time.
Past the day it was due: FY2013 上半期 (late by 12 days).
FY2013 上半期 2013-10-31 2013-11-12 late by 12 days
FY2013 下半期 2014-04-30 2014-04-30 on time
FY2014 上半期 2014-10-31 - not due yet
FY2014 下半期 2015-04-30 - exempt
0 4/2013
25.1 10/2013
50 4/2014
75.1 10/2014
0 FY2013 上半期 24.9+4.2 24.9+4.2 29.2+1.6 after 30.8
46 FY2013 下半期 49.9+4.1 49.9+4.1 -+- before 49.9
92 FY2014 上半期 74.9+4.2 -+- -+- before 74.9
"#]]
    );
}

#[test]
fn one_known_day_is_told_and_not_drawn() {
    assert_data_eq!(
        timeline(Language::Ja, date(2014, 5, 31), 2),
        str![[r#"
期限が来た2件のうち、1件（50.0％）が期限どおりです。
期限を過ぎたものはありません。1件は、公表した日の記載がありません。
平成25年度上半期 2013-10-31 - 日付不明
平成25年度下半期 2014-04-30 2014-04-01 期限内
平成26年度上半期 2014-10-31 - 期限前
平成26年度下半期 2015-04-30 - 期限前
"#]]
    );
    assert_eq!(timeline(Language::Ja, date(2013, 9, 30), 1), "-\n-");
}

/// The shares that a page tells period by period, and what is said of them.
fn punctuality(view: &Value) -> String {
    let told = ["headline", "sentence"].map(|it| view[it].as_str().unwrap_or("-").to_owned());
    let row = |value: &Value| {
        let [label, share] = ["label", "share"].map(|name| value[name].as_str().unwrap());
        format!("{label} {}/{} {share}", value["on_time"], value["due"])
    };
    let rows = view["rows"].as_array().into_iter().flatten().map(row);
    told.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn punctuality_is_told_of_a_plan_by_period_and_of_a_unit_by_year() {
    let (day, words) = (date(2014, 12, 31), Language::Ja);
    let plan = view_of(DUE, words, day, "status/reforms/plan/");
    assert_data_eq!(
        punctuality(&plan["punctuality"]),
        str![[r#"
期限内に公表した割合は、平成25年度上半期が0.0％、平成26年度上半期が0.0％です。
最も低いのは、平成25年度上半期、平成26年度上半期の0.0％です。
平成25年度上半期 0/2 0.0
平成25年度下半期 2/2 100.0
平成26年度上半期 0/2 0.0
"#]]
    );
    let unit = view_of(DUE, Language::En, day, "units/somu-ka/");
    assert_data_eq!(
        punctuality(&unit["status"]["punctuality"]),
        str![[r#"
0.0% were published on time in FY2013 (H25), 50.0% in FY2014 (H26).
The lowest share was 0.0%: FY2013 (H25).
FY2013 (H25) 0/2 0.0
FY2014 (H26) 2/4 50.0
"#]]
    );
    let early = view_of(DUE, words, date(2014, 4, 30), "status/reforms/plan/");
    assert_eq!(early["punctuality"], Value::Null);
}

/// The table of units by period, line by line.
fn heat(language: Language, day: Date) -> String {
    let plan = view_of(HEAT, language, day, "reforms/plan/");
    let heat = &plan["heat"];
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    let all = |it: &Value| it.as_array().cloned().unwrap_or_default();
    let mut lines = vec![text(&heat["headline"]), text(&heat["sentence"])];
    lines.push(all(&heat["columns"]).iter().map(text).collect::<Vec<_>>().join(" | "));
    for row in all(&heat["rows"]) {
        let cell = |value: &Value| {
            let level = |it: &Value| format!("{} {}", text(&it["label"]), it["count"]);
            let levels: Vec<String> = all(&value["levels"]).iter().map(level).collect();
            format!(
                "{} {} -{}/{}",
                text(&value["tone"]),
                levels.join(" "),
                all(&value["without"]).iter().map(level).collect::<Vec<_>>().join(" "),
                value["total"]
            )
        };
        let cells: Vec<String> = all(&row["cells"]).iter().map(cell).collect();
        lines.push(format!("{}: {}", text(&row["unit"]["label"]), cells.join(" | ")));
    }
    lines.join("\n")
}

#[test]
fn the_heat_of_a_unit_is_the_gravest_of_its_sheets() {
    assert_data_eq!(
        heat(Language::Ja, date(2014, 7, 1)),
        str![[r#"
平成25年度の年度評価：2部署のうち、遅れや課題があったのは1部署です。
遅れや課題があったのは、総務課です。
平成25年度上半期 | 平成25年度下半期 | 平成25年度の年度評価
税務課: good 順調 1 -/1 | none  -記載なし 1/1 | none  -記載なし 1/1
総務課: caution 遅れ 1 順調 1 -/2 | good 順調 1 -記載なし 1/2 | bad B 1 -記載なし 1/2
"#]]
    );
    assert_data_eq!(
        heat(Language::En, date(2013, 12, 31)),
        str![[r#"
FY2013 上半期: 1 of 2 departments were behind or fell short.
Behind or short: 総務課.
FY2013 上半期
税務課: good 順調 1 -/1
総務課: caution 遅れ 1 順調 1 -/2
"#]]
    );
    // Before the reports are public there is nothing to compare.
    assert_data_eq!(
        heat(Language::Ja, date(2013, 10, 1)),
        str![[r#"
-
-

"#]]
    );
}

#[test]
fn grades_that_are_all_the_same_are_not_drawn() {
    let same = CITY.replace("評価: B", "評価: A");
    let plan = |day| view_of(&same, Language::Ja, day, "reforms/plan/")["grades"].clone();
    assert_eq!(plan(date(2015, 5, 31)), serde_json::json!([]));
    assert_eq!(plan(date(2015, 7, 31)).as_array().unwrap().len(), 1);
}
