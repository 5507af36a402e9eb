//! What is new, what was corrected, and the history of a record: what pages say of it, and in which order.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kohyo::page::{self, Page, Site};
use kohyo::publication_log::{Entry, Event, FieldChange, PublicationLog};
use kohyo::site;
use kohyo::source::Tree;
use kohyo::theme::{self, Theme};
use kohyo::words::Language;
use serde_json::Value;
use snapbox::{Assert, Data};

/// Sheets and charters that publish together and by themselves, with corrections.
const CITY: &str = include_str!("news/city.txt");

const DAY: Date = date(2015, 4, 1);

/// Does something with the pages of the city on a day.
fn with_pages<T>(
    at: (Language, Date),
    seen: Option<&PublicationLog>,
    what: impl FnOnce(&Site, &Theme, &[Page]) -> T,
) -> T {
    with_pages_of(CITY, at, seen, what)
}

/// The same of another city.
fn with_pages_of<T>(
    city: &str,
    (language, day): (Language, Date),
    seen: Option<&PublicationLog>,
    what: impl FnOnce(&Site, &Theme, &[Page]) -> T,
) -> T {
    let tree = Tree::from_fixture(city);
    let mut checked = site::read(&tree, day);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    if let (Some(library), Some(log)) = (&mut checked.library, seen) {
        library.log = Arc::new(log.clone());
    }
    let public = checked.public().unwrap();
    let words = theme::words(&tree, public.settings(), language).unwrap();
    let mut languages = checked.routes.languages().iter();
    let routes = languages.find(|it| it.language == language).unwrap();
    let site = Site::new(public, &checked.routes, routes, &words);
    let theme = Theme::new(&tree, &site).unwrap();
    what(&site, &theme, &page::pages(&site))
}

/// What the template of a page receives.
fn view(at: (Language, Date), seen: Option<&PublicationLog>, address: &str) -> Value {
    with_pages(at, seen, |site, _, pages| {
        let page = pages.iter().find(|it| it.route.address.as_str() == address).unwrap();
        serde_json::to_value(page.view(site)).unwrap()
    })
}

fn html(seen: Option<&PublicationLog>, address: &str) -> String {
    with_pages((Language::Ja, DAY), seen, |site, theme, pages| {
        let page = pages.iter().find(|it| it.route.address.as_str() == address).unwrap();
        theme.render(page, site).unwrap()
    })
}

/// Lists of things that happened by their days, a line each, with what was said and changed below it.
fn told(view: &Value) -> String {
    let mut out = String::new();
    out.extend(rows(&view["news"]).map(|it| day(it, "lines")));
    out.extend(rows(&view["corrections"]).map(|it| day(it, "corrections")));
    let history = &view["history"];
    out.extend(rows(&history["newest"]).map(|it| day(it, "events")));
    let fold = text(&history["fold"]);
    if !fold.is_empty() {
        writeln!(out, "-- {fold}").unwrap();
    }
    out.extend(rows(&history["earlier"]).map(|it| day(it, "events")));
    writeln!(out, "{}{}", text(&view["source"]), text(&history["source"])).unwrap();
    out
}

fn day(day: &Value, list: &str) -> String {
    let rows: String = rows(&day[list]).map(row).collect();
    format!("{}\n{rows}", text(&day["day"]["iso"]))
}

fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn row(row: &Value) -> String {
    let link = &row["link"];
    let parts = [&row["event"], &row["what"], &row["program"], &link["label"], &link["href"]];
    let parts = parts.map(text).into_iter().filter(|it| !it.is_empty());
    let typed = if row["is_typed"] == true { "* " } else { "  " };
    let mut out = format!("{typed}{}\n", parts.collect::<Vec<_>>().join(" | "));
    let html = text(&row["html"]);
    if !html.is_empty() {
        writeln!(out, "      {html}").unwrap();
    }
    for change in rows(&row["changes"]) {
        let [label, before, after] = ["label", "before", "after"].map(|it| text(&change[it]));
        let long = if change["is_long"] == true { " (long)" } else { "" };
        writeln!(out, "      {label}: {before} → {after}{long}").unwrap();
    }
    out
}

fn assert_told(said: &str, name: &str) {
    let expected = Path::new("tests/page/news").join(name);
    let said = Data::text(said).raw();
    Assert::new().action_env("SNAPSHOTS").eq(said, Data::read_from(&expected, None).raw());
}

const JA: (Language, Date) = (Language::Ja, DAY);

#[test]
fn what_many_publish_on_a_day_is_one_line() {
    assert_told(&told(&view(JA, None, "news/")), "news.txt");
    assert_told(&told(&view((Language::En, DAY), None, "news/")), "news.en.txt");
}

#[test]
fn the_home_page_has_the_newest() {
    assert_told(&told(&view(JA, None, "")), "home.txt");
}

#[test]
fn every_correction_is_listed_by_itself() {
    assert_told(&told(&view(JA, None, "corrections/")), "corrections.txt");
}

#[test]
fn a_record_tells_what_happened_to_it() {
    let sheets = ["1", "4", "5"].map(|it| format!("reforms/plan/{it}/"));
    let charters = ["kita", "nishi"].map(|it| format!("charters/2014/{it}/"));
    let history = |it: &String| format!("# {it}\n{}\n", told(&view(JA, None, it)));
    let said: Vec<String> = sheets.iter().chain(&charters).map(history).collect();
    assert_told(&said.concat(), "history.txt");
}

#[test]
fn a_page_with_nothing_to_tell_has_no_section_and_says_so() {
    let early = (Language::Ja, date(2013, 4, 1));
    assert_eq!(view(early, None, "reforms/plan/1/")["history"], Value::Null);
    for (address, list) in [("news/", "news"), ("corrections/", "corrections"), ("", "news")] {
        assert_eq!(view(early, None, address)[list], Value::Array(Vec::new()), "{address}");
    }
    assert!(!html(None, "").contains("まだ先"), "what is dated later is nowhere");
}

fn seen(record: &str, day: Date, event: Event, item: &str) -> Entry {
    let at = format!("{day}T03:00:00Z").parse().unwrap();
    Entry { record: record.to_owned(), item: item.to_owned(), ..Entry::new(at, day, event) }
}

fn change(path: &[&str], before: &str, after: &str) -> FieldChange {
    let path = path.iter().map(|it| (*it).to_owned()).collect();
    FieldChange { path, before: before.to_owned(), after: after.to_owned() }
}

/// What the log saw of the first sheet, of a charter, of a page, and of four sheets at once.
fn seen_events() -> PublicationLog {
    let sheet = "sheet/plan/1";
    let long = "市民の皆さんをお待たせしないように、\n窓口の数を増やし、受付の順番を知らせる仕組みを整えます。";
    let evaluation =
        vec![change(&["grade", "成果"], "B", "A"), change(&["reason-for-grade"], "", "よくできた")];
    let report = vec![change(&["text"], "続けた", "")];
    let own = vec![
        change(&["indicators", "待ち時間", "by-year", "2014", "actual"], "10", "9"),
        change(&["measures"], "お待たせしません。", long),
        change(&["title"], "窓口の<時間>", "窓口の<時間> & \"休日\""),
        change(&["body"], "", "* 備考"),
    ];
    let corrected = |item: &str, changes: Vec<FieldChange>| Entry {
        reason: "担当課の名称を訂正しました。".to_owned(),
        changes,
        ..seen(sheet, date(2014, 6, 3), Event::Corrected, item)
    };
    let silent = |name: &str, value: &str| Entry {
        changes: vec![change(&["owner"], value, "南区")],
        ..seen(&format!("sheet/plan/{name}"), date(2014, 8, 1), Event::Corrected, "")
    };
    let page = Entry {
        changes: vec![
            change(&["heading"], "説明", "このサイトについて"),
            change(&["summary"], "", "町の約束"),
            change(&["body"], "説明", "読み方を説明します。"),
        ],
        ..seen("page/about", date(2014, 7, 2), Event::Updated, "")
    };
    PublicationLog::of(vec![
        seen(sheet, date(2013, 11, 1), Event::TakenOver, ""),
        seen(sheet, date(2014, 6, 1), Event::Published, "report:2013-2"),
        corrected("", own),
        corrected("annual:2013", evaluation),
        corrected("report:2013-2", report),
        seen(sheet, date(2014, 6, 4), Event::Updated, ""),
        seen("charter/2014/minami", date(2014, 7, 1), Event::Moved, ""),
        page,
        silent("2", "北区"),
        silent("3", "東区"),
        silent("4", "西区"),
        silent("5", ""),
        // What comes later is not told.
        seen(sheet, date(2015, 6, 4), Event::Withdrawn, ""),
    ])
}

#[test]
fn what_was_seen_goes_before_what_was_typed_and_says_what_was_changed() {
    let events = seen_events();
    let said = ["news/", "corrections/", "reforms/plan/1/", "reforms/plan/5/"]
        .map(|it| format!("# {it}\n{}\n", told(&view(JA, Some(&events), it))));
    assert_told(&said.concat(), "seen.txt");
    let english = told(&view((Language::En, DAY), Some(&events), "reforms/plan/1/"));
    assert_told(&english, "seen.en.txt");
}

#[test]
fn values_before_and_after_are_told_to_those_who_hear_the_page() {
    let events = seen_events();
    let page = html(Some(&events), "reforms/plan/1/");
    let section = &page[page.find("<h2 id=\"history\">").unwrap()..];
    let section = &section[..section.find("<nav class=\"neighbours\"").unwrap()];
    assert_told(section, "seen.html");
    let days = html(Some(&events), "news/");
    assert!(days.contains("「記載の日」とあるものは"), "{days}");
}

#[test]
fn long_lists_are_cut_and_say_so() {
    let correction = |at: i64| {
        let day = date(2014, 6, 2).checked_sub(at.days()).unwrap();
        format!("  - {{ 日付: {day}, 内容: {at}日前の訂正です。 }}\n")
    };
    let corrections: String = (1..=320).map(correction).collect();
    let from = "訂正:\n  - { 日付: 2014-06-02";
    let city = CITY.replacen(from, &format!("訂正:\n{corrections}  - {{ 日付: 2014-06-02"), 1);
    let cut = |address: &str| {
        with_pages_of(&city, JA, None, |site, theme, pages| {
            let page = pages.iter().find(|it| it.route.address.as_str() == address).unwrap();
            (serde_json::to_value(page.view(site)).unwrap(), theme.render(page, site).unwrap())
        })
    };
    let (news, html) = cut("news/");
    let lines = rows(&news["news"]).map(|it| rows(&it["lines"]).count());
    assert_eq!((lines.sum::<usize>(), &news["is_cut"]), (100, &Value::Bool(true)));
    assert!(html.contains("これより前のものは、"), "{html}");
    let (corrections, html) = cut("corrections/");
    let shown = rows(&corrections["corrections"]).map(|it| rows(&it["corrections"]).count());
    assert_eq!(shown.sum::<usize>(), 300);
    assert!(html.contains("これより前の訂正が、ほかに26件あります。"), "{html}");
    let (sheet, html) = cut("reforms/plan/1/");
    let events = |list| rows(&sheet["history"][list]).map(|it| rows(&it["events"]).count());
    assert_eq!(["newest", "earlier"].map(|it| events(it).sum::<usize>()), [8, 320]);
    assert!(html.contains("<summary>これより前の320件</summary>"), "{html}");
}
