//! A plan as it is read, and the records in it.
//!
//! `SNAPSHOTS=overwrite cargo test --test publish plan` writes the expectations in `plan/` anew.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, date};
use kohyo::publish::{
    BuiltSite, Change, Edition, LocalState, Manifest, RecordFacts, RemotePath, memory_files,
    obstacle_lines, plan_lines, record_changes, records, write_bundle,
};
use kohyo::record_content::contents;
use kohyo::site;
use kohyo::source::Tree;
use kohyo::words::{Language, Message, Words};
use snapbox::{Assert, Data};

use crate::simulated::{self, Site, StillClock, capable, options, path};

/// A city with a plan and charters of one year.
const CITY: &str = "\
-- kohyo.yaml --
title: た
municipality: { name: ためし市 }
-- content/organization.yaml --
部署: [{ 識別子: kita-ku, 名称: 北区 }, { 識別子: minami-ku, 名称: 南区 }]
-- content/pages/about.md --
---
題名: このサイトについて
---
本文
-- content/reforms/p/_program.yaml --
名称: 計画
期間: 平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }]
-- content/reforms/p/001.md --
---
番号: 1
改革項目: 窓口の改善
担当課: 南区
進捗管理:
  上半期: { 内容: した, 公表日: 2014-10-31 }
確認済み: [{ 規則: no-outcome-indicator, 箇所: 指標, 理由: よい }]
---
-- content/reforms/p/002.md --
---
番号: 2
改革項目: 電話の改善
担当課: 南区
年度評価: { 平成26年度: { 評価内容: よい, 公表日: 2015-05-01 } }
訂正: [{ 日付: 2014-12-01, 内容: 数を直した }]
---
-- content/reforms/p/003.md --
---
番号: 3
改革項目: 下書きのもの
担当課: 南区
下書き: true
---
-- content/charters/2014/_program.yaml --
名称: 平成26年度サービス憲章
期間: 平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }]
-- content/charters/2014/minami-ku.md --
---
掲載日: 2014-05-01
約束: [{ 番号: 1, 内容: 待たせません }]
実施状況: { 平成26年度上半期: { 内容: 待たせなかった, 公表日: 2014-10-16 } }
---
";

fn of_city(city: &str, day: Date) -> BTreeMap<String, RecordFacts> {
    let tree = Tree::from_fixture(city);
    let checked = site::read(&tree, day);
    records(&contents(checked.public().expect("a city without mistakes")))
}

fn manifest(site: &Site, records: BTreeMap<String, RecordFacts>) -> Manifest {
    let edition = Edition {
        published: "2026-11-29T08:38:00Z".parse().expect("a time"),
        as_of: date(2014, 10, 20),
        base_url: "https://www.example.jp/kaikaku/".to_owned(),
    };
    Manifest::new(&edition, 0, memory_files(site), records)
}

fn said(lines: &[Message]) -> String {
    let in_language = |language| {
        let words = Words::new(language);
        lines.iter().map(|it| words.say(it) + "\n").collect::<String>()
    };
    Language::ALL.map(in_language).join("\n")
}

fn is_as_in(file: &str, text: String) {
    let file = format!("tests/publish/plan/{file}");
    Assert::new().action_env("SNAPSHOTS").eq(text, Data::read_from(file.as_ref(), None));
}

/// The city with something else in it.
fn changed(from: &str, to: &str) -> String {
    assert!(CITY.contains(from), "{from}");
    CITY.replace(from, to)
}

#[test]
fn a_record_is_known_by_its_content_only() {
    let day = date(2015, 6, 1);
    let records = of_city(CITY, day);
    is_as_in("records.json", format!("{}\n", serde_json::to_string_pretty(&records).unwrap()));
    for (from, to) in [
        // Not for citizens.
        ("理由: よい", "理由: とてもよい"),
        ("下書きのもの", "まだ下書きのもの"),
        // The same, written otherwise.
        ("公表日: 2014-10-31", "公表日: 平成26年10月31日"),
        ("平成26年度上半期: {", "H26上半期: {"),
        ("期間: 平成26年度\n報告", "期間: H26\n報告"),
    ] {
        assert_eq!(of_city(&changed(from, to), day), records, "{to}");
    }
    for to in ["した。", "していない", "した1"] {
        let other = of_city(&changed("内容: した,", &format!("内容: {to},")), day);
        assert_ne!(other["sheet/p/001"], records["sheet/p/001"], "{to}");
        assert_eq!(other["sheet/p/002"], records["sheet/p/002"], "{to}");
    }
}

#[test]
fn what_is_to_come_is_in_no_record() {
    let day = date(2014, 10, 1);
    let other = changed("待たせなかった", "待たせた").replace("数を直した", "文を直した");
    assert_eq!(of_city(&other, day), of_city(CITY, day));
    let early = of_city(CITY, date(2014, 4, 1));
    assert!(!early.contains_key("charter/2014/minami-ku"), "{early:?}");
    assert!(!early.contains_key("sheet/p/003"), "a draft");
}

#[test]
fn a_plan_is_read_in_records_and_in_files() {
    let host = capable("rw");
    let clock = StillClock::new();
    let before = simulated::site((0..30).map(|it| (it, 0)));
    let options = options("a");
    let session = kohyo::publish::Session::new(&host, &clock, &kohyo::publish::Silent, &options);
    let plan = session.plan(manifest(&before, of_city(CITY, date(2014, 10, 10)))).unwrap();
    session.publish(&plan, &before).unwrap();

    let city = changed("窓口の改善", "窓口の大改善")
        .replace("本文", "別の本文")
        .replace("-- content/reforms/p/002.md --", "-- content/reforms/p/020.md --");
    let city = format!("{city}-- content/pages/new.md --\n---\n題名: 新しいページ\n---\n");
    let next = simulated::site((2..33).map(|it| (it, usize::from(it < 30))));
    let plan = session.plan(manifest(&next, of_city(&city, date(2015, 6, 1)))).unwrap();
    let all = plan_lines(&plan, "honban", true).len();
    assert!(all > plan_lines(&plan, "honban", false).len());
    is_as_in("plan.txt", said(&plan_lines(&plan, "honban", false)));
}

#[test]
fn what_is_in_the_way_is_named_with_what_can_be_done() {
    let host = capable("rw");
    let clock = StillClock::new();
    let site = simulated::site((0..3).map(|it| (it, 0)));
    simulated::publish(&host, &clock, &site, &options("a")).unwrap();
    for page in ["reforms/00/index.html", "reforms/01/index.html", "reforms/03/index.html"] {
        host.state().files.insert(page.to_owned(), b"theirs".to_vec());
    }
    let next = simulated::site((1..4).map(|it| (it, 1)));
    let plan = simulated::plan(&host, &next, &options("b")).unwrap();
    is_as_in("obstacles.txt", said(&obstacle_lines(&plan, false)));
}

#[test]
fn a_record_can_go_and_come() {
    let records = of_city(CITY, date(2015, 6, 1));
    let before = manifest(&Site::new(), records.clone());
    let mut fewer = records;
    fewer.remove("page/about");
    let after = manifest(&Site::new(), fewer);
    let gone = record_changes(Some(&before), &after);
    assert_eq!(gone.iter().map(|it| it.change).collect::<Vec<_>>(), [Change::Withdrawn]);
    let come = record_changes(Some(&after), &before);
    assert_eq!(come.iter().map(|it| it.change).collect::<Vec<_>>(), [Change::New]);
    assert!(record_changes(Some(&before), &before).is_empty());
}

/// An empty folder of a test's own.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn a_bundle_has_what_changed_since_the_last_one_that_arrived() {
    let folder = folder("bundle");
    let hand_over = |site: &Site| {
        let mut state = LocalState::read(&folder).unwrap();
        let plan = state.plan(manifest(site, BTreeMap::new()));
        state.hand_over(&plan.next).unwrap();
        write_bundle(&folder, "hakobu", &plan, site).unwrap()
    };
    let confirm = || LocalState::read(&folder).unwrap().confirm().unwrap();
    hand_over(&simulated::site((0..4).map(|it| (it, 0))));
    confirm();
    // It never arrived: what is in it is in the next one, too.
    hand_over(&simulated::site((1..6).map(|it| (it, usize::from(it == 2)))));
    let mut site = simulated::site((1..5).map(|it| (it, usize::from(it == 2))));
    site.insert(path("改革/index.html"), "南区".into());
    let zip = hand_over(&site);
    assert_eq!(zip.file_name().and_then(|it| it.to_str()), Some("hakobu-0003.zip"));
    let files = unzipped(&zip);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = [
        "README.en.txt",
        "README.ja.txt",
        "SHA256SUMS",
        "manifest.json",
        "remove.txt",
        "site/reforms/02/index.html",
        "site/reforms/04/index.html",
        "site/改革/index.html",
    ];
    assert_eq!(names, expected);
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let removed = "reforms/00/index.html\r\nreforms/05/index.html\r\n";
    assert_eq!(text("remove.txt"), removed);
    for line in text("SHA256SUMS").lines() {
        let (sum, path) = line.split_once("  ").unwrap();
        let bytes = &files[&format!("site/{path}")];
        assert_eq!(kohyo::digest::Hash::of(bytes).to_string(), sum, "{path}");
    }
    let steps = ["README.ja.txt", "README.en.txt"].map(|it| text(it).replace('\r', ""));
    is_as_in("bundle.txt", steps.join("\n").replace('\u{feff}', ""));
    let again = std::fs::read(&zip).unwrap();
    confirm();
    assert!(LocalState::read(&folder).unwrap().plan(manifest(&site, BTreeMap::new())).is_nothing());
    assert!(!again.is_empty());
}

fn unzipped(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

#[test]
fn a_site_that_was_built_again_meanwhile_is_not_uploaded() {
    let folder = folder("built");
    let output = kohyo::output::Output::open(&folder).unwrap();
    let staging = output.begin().unwrap();
    let address = kohyo::output::SitePath::new("index.html").unwrap();
    kohyo::output::Sink::put(&staging, &address, b"one").unwrap();
    staging.commit(b"").unwrap();
    let extra = BTreeMap::from([(path(".htaccess"), b"headers".to_vec())]);
    let site = BuiltSite::new(folder.clone(), extra);
    let files = site.files().unwrap();
    assert_eq!(
        files.keys().map(RemotePath::as_str).collect::<Vec<_>>(),
        [".htaccess", "index.html"]
    );
    let bytes =
        |name: &str| kohyo::publish::Content::bytes(&site, &path(name), &files[&path(name)]);
    assert_eq!(bytes("index.html").unwrap(), b"one");
    assert_eq!(bytes(".htaccess").unwrap(), b"headers");
    std::fs::write(folder.join("index.html"), b"two").unwrap();
    let error = bytes("index.html").unwrap_err().to_string();
    assert!(error.contains("has changed since the plan was made"), "{error}");
}
