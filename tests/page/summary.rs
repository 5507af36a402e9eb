//! What pages say first: answers in sentences, with the formal words beside them.
//!
//! `SNAPSHOTS=overwrite cargo test --test page summary` writes the answers anew.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write;

use jiff::civil::{Date, date};
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;
use snapbox::{Assert, Data};

fn pages(tree: &Tree, day: Date) -> Vec<(String, String)> {
    let checked = site::read(tree, day);
    assert!(!checked.has_errors(), "{:#?}", checked.findings);
    let sink = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    let files = sink.into_files().into_iter().map(|(path, bytes)| (path.to_string(), text(bytes)));
    files.filter(|(path, _)| path.ends_with("index.html")).collect()
}

/// The summary of a page as lines of text: a line for each answer, and for each row of its tables.
fn summary(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<section class=\"summary\"")?;
    let (_, section) = rest.split_once('>')?;
    let section = section.split("</section>").next()?;
    let section = section.replace("</div>\n<div", "\n<div").replace('\n', "");
    let lines = section.replace("<div", "\n<div").replace("<tr", "\n<tr").replace("<dd", " <dd");
    let lines = lines.replace("<td", " | <td").replace("</a> ", "</a>").replace("</dt>", ":");
    let mut out = String::new();
    for line in lines.lines() {
        let mut said = String::new();
        for (at, piece) in line.split('<').enumerate() {
            let tag_end = if at == 0 { Some(("", piece)) } else { piece.split_once('>') };
            let Some((tag, words)) = tag_end else { continue };
            if let Some(tone) = tag.split("data-tone=\"").nth(1).and_then(|it| it.split('"').next())
            {
                write!(said, "({tone}) ").unwrap();
            }
            said.push_str(words);
        }
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.is_empty() {
            writeln!(out, "  {said}").unwrap();
        }
    }
    Some(out)
}

/// A city in which everything that can be said first is said of something.
#[test]
fn each_page_answers_what_citizens_ask_first() {
    let tree = Tree::from_fixture(include_str!("summary/city.txt"));
    let mut said = String::new();
    for day in [date(2014, 4, 1), date(2014, 11, 5), date(2015, 6, 30)] {
        for (path, html) in pages(&tree, day) {
            if let Some(answers) = summary(&html) {
                writeln!(said, "{day} {path}\n{answers}").unwrap();
            }
        }
    }
    let expected = Data::read_from("tests/page/summary/expected.txt".as_ref(), None);
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(said), expected.raw());
}

#[test]
fn nothing_of_a_sentence_is_left_open_on_any_page_of_the_sample() {
    let tree = kohyo::source::read(".".as_ref()).unwrap();
    let mut seen = 0;
    for (path, html) in pages(&tree, date(2015, 7, 31)) {
        let Some(answers) = summary(&html) else { continue };
        seen += 1;
        for wrong in ["[links]", "{", "\\u", "0件がまだ", "  ："] {
            assert!(!answers.contains(wrong), "{path}: {answers}");
        }
    }
    assert!(seen > 150, "{seen}");
}

/// A sheet of a plan that says of nothing by when it is due, and one of which something is exempt.
const DAYS: &str = "\
-- kohyo.yaml --
title: 町
municipality: { name: 町 }
-- content/organization.yaml --
部署: [{ 識別子: a, 名称: あ課 }]
-- content/reforms/free/_program.yaml --
名称: 期限のない計画
期間: 平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月 }, { 名称: 下半期, 月: 10月から3月 }]
-- content/reforms/free/1.md --
---
番号: 1
改革項目: 窓口
担当課: あ課
進捗管理:
  上半期: { 内容: した, 公表日: 2014-10-20 }
  下半期: { 内容: する, 公表日: 2015-04-20 }
---
-- content/reforms/due/_program.yaml --
名称: 期限のある計画
期間: 平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }, { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }]
計画期間の評価の期限: { 確定: 5月31日 }
評価区分: [{ 区分: A, 色調: 良好 }]
-- content/reforms/due/1.md --
---
番号: 1
改革項目: 電話
担当課: あ課
対象外: [{ 時期: 平成26年度上半期, 理由: 始めたばかりのため }]
進捗管理:
  上半期: { 内容: した, 公表日: 2014-10-22 }
計画期間の評価: { 段階: 中間, 評価: A, 公表日: 2014-11-03 }
---
";

#[test]
fn a_day_that_was_typed_stands_beside_what_it_is_of_once_it_has_come() {
    let pages = pages(&Tree::from_fixture(DAYS), date(2014, 12, 1));
    let days = |address: &str| {
        let html = &pages.iter().find(|it| it.0 == address).unwrap().1;
        let (_, main) = html.split_once("</section>").unwrap();
        let times = main.split("<p class=\"published\">").skip(1);
        let times = times.map(|it| it.split("</p>").next().unwrap().split("datetime=\"").skip(1));
        let day = |it: &str| it.split('"').next().unwrap().to_owned();
        times.map(|it| it.map(day).collect::<Vec<_>>().join(" due ")).collect::<Vec<_>>()
    };
    // The report of the second half is not there before its day.
    assert_eq!(days("reforms/free/1/index.html"), ["2014-10-20"]);
    // What is exempt has its day all the same; so has a judgement that is not final, beside the final one's due day.
    let expected = ["2014-10-22", "2015-04-30", "2014-11-03", "2015-05-31"];
    assert_eq!(days("reforms/due/1/index.html"), expected);
}
