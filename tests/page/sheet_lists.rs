//! Ways to find a sheet: lists by what sheets have in common, the list of them all, the order of
//! readings, the map of the site, and the lists for search engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
base_url: https://www.example.jp/
translations: { en: { title: Mihon } }
-- content/organization.yaml --
部署:
  - { 識別子: zaisei-ka, 名称: 財政課, 読み: ざいせいか }
  - { 識別子: ict-ka, 名称: ICT課 }
  - { 識別子: aoba-ku, 名称: 青葉区, 読み: あおばく }
  - { 識別子: saka-ku, 名称: 坂区, 読み: さかく }
  - { 識別子: kyu-ka, 名称: 旧課, 読み: きゅうか, 廃止: 2014-03-31 }
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月 }, { 名称: 下半期, 月: 10月から3月 }]
進捗区分: [{ 区分: 順調, 色調: 良好 }, { 区分: 遅れ, 色調: 注意 }]
評価区分: [{ 区分: 甲, 色調: 最良 }, { 区分: 乙, 色調: 注意 }]
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 窓口
担当課: 財政課
進捗管理:
  平成25年度上半期: { 状況: 遅れ, 内容: 遅れた }
  平成26年度上半期: { 状況: 順調, 内容: 進んだ }
年度評価:
  平成25年度: { 評価: 乙, 評価内容: 遅れた }
  平成26年度: { 評価: 甲, 評価内容: 進んだ, 公表日: 2015-05-01 }
---
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 道路
担当課: [青葉区, 財政課]
進捗管理:
  平成25年度上半期: { 状況: 遅れ, 内容: 遅れた }
年度評価:
  平成25年度: { 評価: 甲, 評価内容: よい }
---
-- content/reforms/plan/3.md --
---
番号: 3
改革項目: 文書
担当課: ICT課
---
-- content/pages/orphan.md --
---
題名: どこにも並ばないページ
---
";

fn build(city: &str) -> BTreeMap<String, String> {
    let tree = Tree::from_fixture(city);
    let checked = site::read(&tree, date(2015, 4, 1));
    assert!(!checked.has_errors(), "{:#?}", checked.findings);
    let sink = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = sink.into_files().into_iter();
    files.map(|(path, bytes)| (path.as_str().to_owned(), text(bytes))).collect()
}

/// What stands in a page's own part, a piece of text after the other.
fn text(page: &str) -> String {
    let main = page.split_once("<main").unwrap().1.split_once('>').unwrap().1;
    let main = main.split_once("</main>").unwrap().0;
    let pieces = main.split('<').map(|it| it.split_once('>').map_or(it, |(_, text)| text).trim());
    pieces.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn sheets_are_listed_by_what_they_have_in_common() {
    let files = build(CITY);
    for (list, expected) in [
        (
            "status",
            "改革プラン 状況から探す 分類から探す 状況から探す 評価から探す 担当課から探す 年度ごとの評価 \
             順調 1 遅れ 1 報告なし 1 \
             順調 No.1 窓口 財政課 平成25年度 乙 \
             遅れ No.2 道路 青葉区、財政課 平成25年度 甲 \
             報告なし No.3 文書 ICT課",
        ),
        (
            "grade",
            "改革プラン 評価から探す 分類から探す 状況から探す 評価から探す 担当課から探す 年度ごとの評価 \
             甲 1 乙 1 評価なし 1 \
             甲 No.2 道路 青葉区、財政課 平成25年度 甲 \
             乙 No.1 窓口 財政課 平成25年度 乙 \
             評価なし No.3 文書 ICT課",
        ),
        (
            "unit",
            "改革プラン 担当課から探す 分類から探す 状況から探す 評価から探す 担当課から探す 年度ごとの評価 \
             青葉区 1 財政課 2 ICT課 1 \
             青葉区 No.2 道路 青葉区、財政課 平成25年度 甲 \
             財政課 No.1 窓口 財政課 平成25年度 乙 No.2 道路 青葉区、財政課 平成25年度 甲 \
             ICT課 No.3 文書 ICT課",
        ),
        (
            "year",
            "改革プラン 年度ごとの評価 分類から探す 状況から探す 評価から探す 担当課から探す 年度ごとの評価 \
             年度ごとの評価 改革シート 平成25年度 平成26年度 \
             No.1 窓口 乙 評価なし No.2 道路 甲 評価なし No.3 文書 評価なし 評価なし",
        ),
    ] {
        assert_eq!(text(&files[&format!("reforms/plan/{list}/index.html")]), expected, "{list}");
    }
}

#[test]
fn every_sheet_stands_in_one_table() {
    let files = build(CITY);
    let expected = "すべての改革シート 改革プラン 分類から探す 状況から探す 評価から探す 担当課から探す \
        年度ごとの評価 改革プラン 改革シート 3 改革シート 状況 評価 \
        No.1 窓口 担当課 財政課 順調 平成26年度上半期 乙 平成25年度 \
        No.2 道路 担当課 青葉区、財政課 遅れ 平成25年度上半期 甲 平成25年度 \
        No.3 文書 担当課 ICT課 報告なし 評価なし";
    assert_eq!(text(&files["sheets/index.html"]), expected);
}

#[test]
fn a_plan_without_scales_has_the_lists_that_say_something() {
    let bare =
        CITY.replace("進捗区分: [{ 区分: 順調, 色調: 良好 }, { 区分: 遅れ, 色調: 注意 }]\n", "");
    let bare = bare.replace("評価区分: [{ 区分: 甲, 色調: 最良 }, { 区分: 乙, 色調: 注意 }]\n", "");
    let lines = bare.lines().filter(|it| !it.contains("状況:") && !it.contains("評価:"));
    let lines = lines.filter(|it| *it != "進捗管理:" && *it != "年度評価:");
    let files = build(&(lines.collect::<Vec<_>>().join("\n") + "\n"));
    let lists = files.keys().filter_map(|it| it.strip_prefix("reforms/plan/"));
    let lists: Vec<&str> = lists
        .filter(|it| !it.contains("form/") && !it.contains("book/") && !it.ends_with("/data.json"))
        .collect();
    assert_eq!(
        lists,
        [
            "1/index.html",
            "2/index.html",
            "3/index.html",
            "atom.xml",
            "index.html",
            "unit/index.html"
        ]
    );
}

#[test]
fn units_stand_in_the_order_of_their_readings() {
    let files = build(CITY);
    let expected = "五十音順 あ行 青葉区 さ行 財政課 坂区 読みの記載がない部署 ICT課";
    let units = text(&files["units/index.html"]);
    assert!(units.ends_with(expected), "{units}");
    let unread = CITY.replace(", 読み: ざいせいか", "").replace(", 読み: あおばく", "");
    let unread = unread.replace(", 読み: さかく", "");
    assert!(!build(&unread)["units/index.html"].contains("五十音順"));
}

#[test]
fn the_map_leads_to_every_page_that_is_in_no_list() {
    let files = build(CITY);
    let expected = "サイトマップ 改革シート 改革プラン 状況から探す 評価から探す 担当課から探す \
        年度ごとの評価 すべての改革シート 公表状況 改革プランの公表状況 部署から探す \
        このサイトについて どこにも並ばないページ 新着・更新 訂正の一覧 検索 サイトマップ データで使う（オープンデータ）";
    assert_eq!(text(&files["sitemap/index.html"]), expected);
}

#[test]
fn search_engines_are_told_of_every_page_in_its_languages() {
    let files = build(CITY);
    let list = &files["sitemap.xml"];
    let pages = files.keys().filter(|it| it.ends_with("index.html")).count();
    assert_eq!(list.matches("<url>").count(), pages);
    let entry = "<url><loc>https://www.example.jp/en/reforms/plan/1/</loc>\
        <xhtml:link rel=\"alternate\" hreflang=\"ja\" href=\"https://www.example.jp/reforms/plan/1/\"/>\
        <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://www.example.jp/en/reforms/plan/1/\"/></url>\n";
    assert!(list.contains(entry), "{list}");
    let robots = "User-agent: *\nAllow: /\nSitemap: https://www.example.jp/sitemap.xml\n";
    assert_eq!(files["robots.txt"], robots);
}

#[test]
fn without_an_address_nothing_is_told_and_below_a_host_there_are_no_robots() {
    let nowhere = build(&CITY.replace("base_url: https://www.example.jp/\n", ""));
    assert!(!nowhere.contains_key("sitemap.xml") && !nowhere.contains_key("robots.txt"));
    let below = build(&CITY.replace("https://www.example.jp/", "https://www.example.jp/kaikaku/"));
    assert!(below.contains_key("sitemap.xml") && !below.contains_key("robots.txt"));
}

#[test]
fn categories_stand_in_the_order_in_which_the_plan_names_them() {
    let plan = "期間: 平成25年度から平成26年度\n";
    let levels = "分類: [{ 名称: 政策, 項目: [安全, 福祉, 産業] }, 施策]\n";
    let city = CITY.replace(plan, &format!("{plan}{levels}"));
    let of = |it: &str| format!("担当課: {it}\n分類: ");
    let city =
        city.replace("担当課: 財政課\n", &format!("{}{{ 政策: 産業, 施策: 乙 }}\n", of("財政課")));
    let city = city.replace(
        "担当課: [青葉区, 財政課]\n",
        &format!("{}{{ 政策: 安全, 施策: 甲 }}\n", of("[青葉区, 財政課]")),
    );
    let city =
        city.replace("担当課: ICT課\n", &format!("{}{{ 政策: 福祉, 施策: 甲 }}\n", of("ICT課")));
    let page = &build(&city)["reforms/plan/index.html"];
    let places: Vec<usize> =
        ["<h2>安全", "<h2>福祉", "<h2>産業"].map(|it| page.find(it).unwrap()).to_vec();
    assert!(places.is_sorted(), "{page}");
}
