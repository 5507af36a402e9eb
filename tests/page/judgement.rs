//! Judgements on a page: several assessors, axes, levels that hold from a year, rates of achievement.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use jiff::civil::{Date, date};
use kohyo::page::{Site, pages};
use kohyo::site::{self, Checked};
use kohyo::source;
use kohyo::words::{Language, Words};
use serde_json::Value;

/// A city of `tests/sites` on a day.
fn city(name: &str, day: Date) -> Checked {
    let root = Path::new("tests/sites").join(name).join("in");
    let checked = site::read(&source::read(&root).unwrap(), day);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    checked
}

/// What the page at an address shows.
fn view(checked: &Checked, address: &str) -> Value {
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = Words::new(Language::Ja);
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let all = pages(&site);
    let page = all.iter().find(|it| it.route.address.as_str() == address).unwrap();
    serde_json::to_value(page.view(&site)).unwrap()
}

/// The body of the blocks of a kind on the page of a record.
fn bodies(view: &Value, kind: &str) -> Vec<Value> {
    let groups = view["groups"].as_array().unwrap().iter();
    let blocks = groups.flat_map(|it| it["blocks"].as_array().unwrap());
    blocks.map(|it| it["body"].clone()).filter(|it| it["kind"] == kind).collect()
}

/// Grades in words: 達成度 B good.
fn grades(list: &Value) -> Vec<String> {
    let name = |grade: &Value| {
        let part = |key: &str| grade[key].as_str().unwrap().to_owned();
        format!("{} {} {}", part("axis"), part("label"), part("tone")).trim_start().to_owned()
    };
    list.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn each_assessor_is_shown_with_grades_of_the_own_scale_reasons_and_day() {
    let checked = city("hori", date(2015, 7, 31));
    let sheet = view(&checked, "reforms/hyoka/1/");
    let annual = &bodies(&sheet, "evaluations")[0]["evaluations"];
    let of_2013 = annual[0]["assessments"].as_array().unwrap();
    let names: Vec<&Value> = of_2013.iter().map(|it| &it["assessor"]).collect();
    assert_eq!(names, ["所管課", "推進本部", "外部委員会"]);
    assert_eq!(grades(&of_2013[0]["grades"]), ["達成度 A best", "妥当性 A good"]);
    assert_eq!(of_2013[0]["reasons"][0]["label"], "達成度");
    assert!(of_2013[0]["reasons"][0]["html"].as_str().unwrap().contains("1,240件"));
    assert_eq!(grades(&of_2013[1]["grades"]), ["達成度 B good", "妥当性 A good"]);
    assert_eq!(grades(&of_2013[2]["grades"]), ["要改善 caution"]);
    assert_eq!(of_2013[2]["published"]["iso"], "2014-10-10");
    assert_eq!(of_2013[2]["heading"], "外部委員会の評価");
}

#[test]
fn a_judgement_of_an_assessor_is_shown_from_its_day_on() {
    let shown = |day| {
        let sheet = view(&city("hori", day), "reforms/hyoka/1/");
        let annual = bodies(&sheet, "evaluations")[0]["evaluations"][1].clone();
        let assessments = annual["assessments"].as_array().unwrap().iter();
        let names: Vec<String> =
            assessments.map(|it| it["assessor"].as_str().unwrap().to_owned()).collect();
        (names.join(" "), annual["nothing"].as_str().unwrap().to_owned())
    };
    assert_eq!(shown(date(2015, 5, 21)), (String::new(), "（これから）".to_owned()));
    assert_eq!(shown(date(2015, 5, 22)), ("所管課".to_owned(), String::new()));
    assert_eq!(shown(date(2015, 7, 31)), ("所管課 推進本部".to_owned(), String::new()));
    let all = "所管課 推進本部 外部委員会".to_owned();
    assert_eq!(shown(date(2015, 10, 9)), (all, String::new()));
    let before = city("hori", date(2015, 7, 31));
    let memory = kohyo::output::Memory::default();
    let tree = source::read("tests/sites/hori/in".as_ref()).unwrap();
    site::build(&tree, before.public().unwrap(), &before.routes, &memory).unwrap();
    for (path, bytes) in memory.into_files() {
        let is_told = String::from_utf8_lossy(&bytes).contains("委員会で示した点が直りました");
        assert!(!is_told, "{path}");
    }
}

#[test]
fn the_grade_of_lists_is_the_official_one_else_that_of_the_last_assessor() {
    let row = |day, number: usize| {
        let by_year = view(&city("hori", day), "reforms/hyoka/year/");
        let cells = by_year["rows"][number]["grades"].as_array().unwrap().iter();
        cells.map(|it| grades(&it["grades"]).join(" ")).collect::<Vec<_>>()
    };
    let rows = row(date(2015, 7, 31), 0);
    // Of the first year the committee has the last word, of the second it has not spoken yet.
    assert_eq!(rows[..2], ["要改善 caution", "達成度 B good 妥当性 A good"]);
    assert_eq!(rows[2], "達成度 B good 妥当性 A good 持続性 高い good");
    assert_eq!(row(date(2015, 10, 9), 0)[1], "適切 good");
    assert_eq!(row(date(2015, 7, 31), 1)[0], "達成度 C caution 妥当性 A good");
}

#[test]
fn an_axis_for_the_whole_plan_is_on_no_bar_of_a_year() {
    let plan = view(&city("hori", date(2015, 7, 29)), "reforms/hyoka/");
    let captions = plan["grades"].to_string();
    assert!(!captions.contains("持続性"), "{captions}");
}

#[test]
fn a_status_on_axes_shows_the_gravest_first_and_names_each() {
    let checked = city("mori", date(2015, 7, 31));
    let sheet = view(&checked, "reforms/sogo/1/");
    let reports = bodies(&sheet, "progress")[0]["reports"].clone();
    assert_eq!(grades(&reports[2]["statuses"]), ["費用 超過 bad", "日程 予定どおり good"]);
    assert_eq!(grades(&reports[3]["statuses"]), ["費用 超過 bad", "日程 遅れ caution"]);
    assert_eq!(reports[3]["status"]["label"], "超過");
    let list = view(&checked, "reforms/sogo/status/");
    let groups = list["groups"].as_array().unwrap().iter();
    let said: Vec<String> = groups
        .map(|group| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let sheets = group["sheets"].as_array().unwrap().len();
            format!("{} {} {sheets}", text(&group["heading"]), text(&group["chip"]["label"]))
        })
        .filter(|it| !it.ends_with(" 0"))
        .collect();
    assert_eq!(said, ["日程 予定どおり 1", "日程 遅れ 1", "費用 範囲内 1", "費用 超過 1"]);
}

#[test]
fn a_label_means_the_level_of_its_year() {
    let checked = city("mori", date(2015, 7, 31));
    let sheet = view(&checked, "reforms/sogo/1/");
    let annual = &bodies(&sheet, "evaluations")[0]["evaluations"];
    assert_eq!(grades(&annual[0]["grades"]), ["B caution"]);
    assert_eq!(grades(&annual[1]["grades"]), ["B bad"]);
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = Words::new(Language::Ja);
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let (_, legend) = site.legends().next().unwrap();
    let legend = serde_json::to_value(&legend[2]).unwrap();
    let levels = legend["levels"].as_array().unwrap().iter();
    let applies: Vec<String> = levels
        .map(|it| format!("{} {}", it["label"].as_str().unwrap(), it["applies"].as_str().unwrap()))
        .collect();
    assert_eq!(applies, ["S 平成26年度から", "A ", "B 平成25年度まで", "B 平成26年度から"]);
}

#[test]
fn promises_have_rates_and_judgements_as_typed_and_as_computed() {
    let charter = view(&city("hama", date(2015, 7, 31)), "charters/2014/shimin/");
    let body = &bodies(&charter, "reports")[0];
    let rows = body["reports"][0]["results"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    // Typed, and the same as computed.
    assert!(text(&rows[0]["rate"]["typed"]).contains("93.8％"));
    assert_eq!(rows[0]["rate"]["computed"], "");
    assert_eq!(rows[0]["rate"]["judgement"]["label"], "c");
    assert_eq!(rows[0]["rate"]["computed_judgement"], Value::Null);
    assert_eq!(rows[0]["outcome"]["label"], "あと一歩");
    assert_eq!(rows[0]["outcome"]["tone"], "caution");
    // Computed alone.
    assert_eq!(rows[1]["rate"]["typed"], "");
    assert_eq!(rows[1]["rate"]["computed"], "108.9％");
    assert_eq!(rows[1]["rate"]["computed_judgement"]["label"], "b");
    assert_eq!(rows[1]["rate"]["computed_judgement"]["tone"], "good");
    assert_eq!(rows[2]["rate"]["computed"], "0.0％");
    assert_eq!(rows[2]["rate"]["computed_judgement"]["label"], "d");
    assert!(text(&body["rate_note"]).contains("実績÷目標"));
}

#[test]
fn a_city_without_scales_for_values_has_no_rates() {
    let charter = view(&city("nabari", date(2015, 7, 31)), "charters/2014/shimin/");
    let body = &bodies(&charter, "reports")[0];
    assert_eq!(body["rate_note"], "");
    let results = body["reports"].as_array().unwrap().iter();
    let mut results = results.flat_map(|it| it["results"].as_array().unwrap());
    assert!(results.all(|it| it["rate"].is_null()));
}
