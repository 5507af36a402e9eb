//! What a day changes of a site on which nothing happens: the pages that name it (基準日), and nothing else. Of all
//! the cities, so that a new kind of page or file is looked at like any other.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kohyo::calendar::wareki_date;
use kohyo::disclosure::Obligations;
use kohyo::record::{self, Library};
use kohyo::source::{self, Tree};

use super::build::{Files, build, cities};
use super::effort::plain_or_long;

/// The files that are not the same in both, or only in one.
fn different<'a>(one: &'a Files, other: &'a Files) -> BTreeSet<&'a str> {
    let addresses = one.keys().chain(other.keys());
    let differs = |it: &&String| one.get(*it) != other.get(*it);
    addresses.filter(differs).map(String::as_str).collect()
}

/// The pages that name a day as the one that they speak for.
fn naming(files: &Files, day: Date) -> BTreeSet<&str> {
    let lines = ["掲載内容の基準日：", "This page speaks for: "];
    let lines = lines.map(|it| format!("<p>{it}<time datetime=\"{day}\">"));
    let names = |bytes: &[u8]| {
        let page = String::from_utf8_lossy(bytes);
        lines.iter().any(|it| page.contains(it))
    };
    files.iter().filter(|(_, it)| names(it)).map(|(address, _)| address.as_str()).collect()
}

/// Whether nothing happens from a day to the next: nothing comes due or is published, no year or period begins, and no
/// record speaks of either day.
fn is_quiet(tree: &Tree, library: &Library, day: Date) -> bool {
    let next = day.tomorrow().unwrap();
    let stands = |day| Obligations::new(library, day).all;
    let written = [day, next].map(|it| [it.to_string(), wareki_date(it)]).concat();
    let speaks = |text: &str| written.iter().any(|it| text.contains(it));
    let is_written = tree.files().iter().filter_map(|it| it.text()).any(speaks);
    next.day() > 1 && !is_written && stands(day) == stands(next)
}

/// Some days of a city's life on which nothing happens: from its own day back, and long after.
fn quiet_days(tree: &Tree) -> BTreeSet<Date> {
    let library = record::load(tree).library.unwrap();
    let own = record::settings(tree).unwrap().as_of.unwrap().date;
    let (count, apart) = plain_or_long((3, 200), (60, 23));
    let back = (0..count).map(|it| own.saturating_sub((it * apart).days()));
    let quiet = |from: Date| {
        let mut days = from.series(1.day());
        days.find(|day| is_quiet(tree, &library, *day)).unwrap()
    };
    back.chain([date(2031, 6, 9)]).map(quiet).collect()
}

#[test]
fn the_next_day_changes_the_pages_that_name_it_and_nothing_else() {
    for root in cities() {
        let tree = source::read(&root).unwrap();
        for day in quiet_days(&tree) {
            let next = day.tomorrow().unwrap();
            let (before, after) = (build(&tree, day), build(&tree, next));
            let name = format!("{} on {day}", root.display());
            assert_eq!(different(&before, &after), naming(&after, next), "{name}");
            assert_eq!(naming(&before, day), naming(&after, next), "{name}");
        }
    }
}

#[test]
fn the_home_page_and_those_of_the_standing_name_the_day() {
    let tree = source::read(Path::new(".")).unwrap();
    let day = date(2026, 11, 1);
    let files = build(&tree, day);
    let pages = [
        "en/index.html",
        "en/status/charters/2013/index.html",
        "en/status/charters/2014/index.html",
        "en/status/index.html",
        "en/status/reforms/gyokaku-2013/index.html",
        "index.html",
        "status/charters/2013/index.html",
        "status/charters/2014/index.html",
        "status/index.html",
        "status/reforms/gyokaku-2013/index.html",
    ];
    // At most sixteen of more than three hundred files are to be sent on a day on which nothing happens.
    assert_eq!(naming(&files, day), BTreeSet::from(pages));
}

/// A report of one sheet that nobody publishes, next to a sheet that is in time.
const CITY: &str = "\
-- kohyo.yaml --
title: 町
municipality: { name: 町 }
as_of: 2014-10-31
-- content/organization.yaml --
部署: [{ 識別子: a, 名称: あ課 }, { 識別子: b, 名称: い課 }]
-- content/reforms/plan/_program.yaml --
名称: 計画
期間: 平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }, { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }]
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 窓口
担当課: あ課
---
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 電話
担当課: い課
進捗管理: { 上半期: { 内容: した, 公表日: 2014-10-20 } }
---
";

#[test]
fn a_day_on_which_something_comes_due_changes_what_it_is_about() {
    let tree = Tree::from_fixture(CITY);
    let (day, next) = (date(2014, 10, 31), date(2014, 11, 1));
    let (before, after) = (build(&tree, day), build(&tree, next));
    let named = naming(&after, next);
    let others: Vec<&str> =
        different(&before, &after).into_iter().filter(|it| !named.contains(it)).collect();
    // What compares units and the list of plans count, that of all sheets says why a status is not there. The sheet that is in time and its unit stay as they are.
    let expected = [
        "compare/index.html",
        // The standing is in two tables; what tells how large these are says so.
        "data/catalog.jsonld",
        "data/datapackage.json",
        "data/index.html",
        "data/obligations.csv",
        "data/obligations.json",
        "data/reports.csv",
        "data/reports.json",
        "reforms/index.html",
        "reforms/plan/1/data.json",
        "reforms/plan/1/form/index.html",
        "reforms/plan/1/index.html",
        "reforms/plan/book/index.html",
        "reforms/plan/index.html",
        "sheets/index.html",
        "status/ledger.csv",
        "status/ledger.json",
        "units/a/index.html",
    ];
    assert_eq!(others, expected);
}
