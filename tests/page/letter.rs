//! What was typed is what is read: every letter and digit of a text is visible on its page, in
//! order, but for marks and addresses that took effect.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod absence;

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::{Date, date};
use kohyo::markdown::{Options, render, render_cell, render_value};
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;
use proptest::prelude::*;

use crate::effort::cases;

/// What a page shows, and what of the text it shows nothing of.
#[derive(Default)]
struct Seen {
    /// Letters and digits that can be read; the numbers of lists and the words of images too.
    letters: Vec<char>,
    /// Letters and digits of addresses and titles, and of the languages of code.
    targets: Vec<String>,
}

/// Reads HTML as a person does.
fn seen(html: &str) -> Seen {
    let mut seen = Seen::default();
    let mut lists: Vec<Option<u64>> = Vec::new();
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        match tag.split(' ').next().unwrap() {
            "ol" => lists.push(Some(number(tag, "start").unwrap_or(1))),
            "ul" => lists.push(None),
            "/ol" | "/ul" => {
                lists.pop();
            }
            "li" => {
                if let Some(Some(next)) = lists.last_mut() {
                    let shown = number(tag, "value").unwrap_or(*next);
                    seen.letters.extend(shown.to_string().chars());
                    *next = shown + 1;
                }
            }
            "img" => seen.letters.extend(letters(&attribute(tag, "alt"))),
            _ => {}
        }
        let target: String = ["href", "src", "title"].map(|it| attribute(tag, it)).concat();
        seen.targets.extend((!target.is_empty()).then(|| letters(&target).collect()));
        let language = attribute(tag, "class");
        let language = language.strip_prefix("language-").unwrap_or_default();
        seen.targets.extend((!language.is_empty()).then(|| letters(language).collect()));
        seen.letters.extend(letters(&decoded(text)));
    }
    seen
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split_once(&format!(" {name}=\"")).map_or("", |(_, it)| it);
    decoded(value.split('"').next().unwrap()).replace("%20", " ").replace("mailto:", "")
}

fn number(tag: &str, name: &str) -> Option<u64> {
    attribute(tag, name).parse().ok()
}

fn decoded(html: &str) -> String {
    let text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|it| it.is_alphanumeric())
}

/// The letters and digits of a text, and which of them may be in a mark that took effect.
fn typed(text: &str, seen: &Seen) -> Vec<(char, bool)> {
    let mut in_mark = vec![false; text.len()];
    let is_target = |mark: &str| {
        let target: String = letters(mark).collect();
        !target.is_empty() && seen.targets.contains(&target)
    };
    for (at, _) in text.match_indices("](") {
        let inside = &text[at + 2..];
        let end = inside.find([')', '\n']).unwrap_or(inside.len());
        if is_target(&inside[..end]) {
            in_mark[at + 2..at + 2 + end].fill(true);
        }
    }
    for (at, _) in text.match_indices("]:") {
        let line = text[at + 2..].split('\n').next().unwrap();
        let start = text[..at].rfind('[').unwrap_or(at);
        if is_target(line) {
            in_mark[start..at + 2 + line.len()].fill(true);
            let label = &text[start..=at];
            for (at, _) in text.match_indices(&format!("]{label}")) {
                in_mark[at + 1..at + 1 + label.len()].fill(true);
            }
        }
    }
    for sign in ["```", "~~~"] {
        for (at, _) in text.match_indices(sign) {
            let line = text[at + 3..].split('\n').next().unwrap();
            if is_target(line) {
                in_mark[at..at + 3 + line.len()].fill(true);
            }
        }
    }
    text.char_indices()
        .filter(|(_, it)| it.is_alphanumeric())
        .map(|(at, it)| (it, in_mark[at]))
        .collect()
}

/// Whether what was typed is read, in order.
fn is_read(text: &str, html: &str) -> bool {
    let seen = seen(html);
    // How much of the page is read once so much of the text is, at the least.
    let mut places = vec![0_usize];
    for (letter, in_mark) in typed(text, &seen) {
        let next = |from: usize| seen.letters[from..].iter().position(|it| *it == letter);
        let mut after: Vec<usize> =
            places.iter().filter_map(|it| next(*it).map(|found| it + found + 1)).collect();
        if in_mark {
            after.extend(&places);
        }
        after.sort_unstable();
        after.truncate(8);
        after.dedup();
        places = after;
    }
    !places.is_empty()
}

fn body(text: &str) -> String {
    render(text, &Options { heading_offset: 1, id_prefix: "x", ..Options::default() })
}

/// What people type, and what means something to Markdown.
const BITS: &[&str] = &[
    "あ",
    "件",
    "平成25年度",
    "１２",
    "㎡",
    "a",
    "b ",
    "H25",
    "1",
    "25",
    "3.5",
    " ",
    "  ",
    "    ",
    "　",
    "\t",
    "\n",
    "\n\n",
    "\n",
    "*",
    "**",
    "***",
    "****",
    "_",
    "__",
    "____",
    "~",
    "~~",
    "~~~",
    "`",
    "``",
    "```",
    "```rust\n",
    "[",
    "]",
    "](",
    "(",
    ")",
    "（",
    "）",
    "「",
    "」",
    "、",
    "。",
    "]:",
    "[注]: ",
    "[注]",
    "[注][]",
    "[a]: /x\n",
    "[a]",
    "[あ][a]",
    "[要綱](a.pdf)",
    "[％](平成25年度)",
    "[](x.pdf)",
    "![図](m.png)",
    "![](m.png)",
    "[b](javascript:1)",
    "[c](u \"題\")",
    "[d](資料 一覧.pdf)",
    "[^1]: ",
    "[^2]",
    "<",
    ">",
    ">5",
    "> ",
    "<3",
    "<u>",
    "</u>",
    "<!--",
    "-->",
    "<https://a.jp/1>",
    "<a@b.jp>",
    "<x:1>",
    "&",
    "&nbsp;",
    "&copy;",
    "&#49;",
    "|",
    "|\n|-|-|\n|",
    "| a | b |\n|---|---|\n",
    "| 1 | 2 | 3 |\n",
    "#",
    "# ",
    "## ",
    "#1",
    "- ",
    "-",
    "* ",
    "+ ",
    "+",
    "1. ",
    "3. ",
    "1) ",
    "2)",
    "007. ",
    "1986. ",
    "0. ",
    "---",
    "\n---\n",
    "===",
    "\n===\n",
    "***\n",
    ":",
    "=",
    "＝",
    "×",
    "\\",
    "\\*",
    "\\\\",
    "\\1",
    "\"",
    "'",
    "!",
    "・",
    "①",
    "（1）",
    "※",
    "■",
    "5*3=15",
    "x**2",
    "10~20",
    "5~~6",
    "snake_case",
    "http://a.jp/1",
    "[x] ",
    "- [ ] ",
    "~~~\n",
    "^",
    "$1$",
    "%",
    "@",
];

fn texts() -> impl Strategy<Value = String> {
    let bits = prop::collection::vec(prop::sample::select(BITS), 0..16);
    let texts = prop_oneof![4 => bits.prop_map(|it| it.concat()), 1 => "[ -~ぁ-ん\n]{0,30}"];
    // A note that is referred to stands at the end; that is a test of its own.
    texts.prop_filter("a note that takes effect", |it| it.matches("[^1]").count() < 2)
}

proptest! {
    // The same texts each time: what a change breaks is told apart from what nobody has met yet.
    #![proptest_config(cases(6000))]

    #[test]
    fn every_letter_of_a_short_value_is_read(text in texts()) {
        let html = render_value(&text);
        prop_assert!(is_read(&text, &html), "{text:?} became {html:?}");
        for block in ["<ol", "<li>\n", "<h", "<blockquote", "<hr", "<table", "<pre", "<section"] {
            prop_assert!(!html.contains(block), "{text:?} became {html:?}");
        }
    }

    #[test]
    fn every_letter_of_a_long_text_is_read(text in texts()) {
        for html in [body(&text), render_cell(&text)] {
            prop_assert!(is_read(&text, &html), "{text:?} became {html:?}");
        }
    }
}

/// Found by the properties above: a link in the text of an image leads nowhere.
#[test]
fn a_link_in_the_text_of_an_image_is_read() {
    for text in ["![[要綱](a.pdf)[](x.pdf)", "![a [b](c.pdf) d](e.png)", "![![a](b.png)](c.png)"]
    {
        for html in [render_value(text), body(text), render_cell(text)] {
            assert!(is_read(text, &html), "{text} became {html}");
        }
    }
}

#[test]
fn a_letter_that_is_lost_is_noticed() {
    assert!(!is_read("[注]: 速報値", ""));
    assert!(!is_read("1. a\n3. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"));
    assert!(!is_read("[％](平成25年度)", "<p>％</p>"));
    assert!(is_read("[a](b.pdf)", "<a href=\"b.pdf\">a</a>"));
    assert!(is_read("3. b", "<ol start=\"3\">\n<li>b</li>\n</ol>"));
}

#[test]
fn signs_of_a_short_value_are_shown() {
    for text in [
        "-",
        "*",
        "+",
        "1.",
        "3)",
        ">5",
        "# 3",
        "#",
        "---",
        "***",
        "___",
        "===",
        "    x",
        "| a |",
        "[注]: 平成25年度",
        "[^1]: 注",
        "1. ",
        "1. 1",
        "- 5",
        "* 5",
        "~~~",
        "```",
        "5*3*2",
        "x**2、y**2",
        "&nbsp;&copy;",
        "<3",
        "<u>x</u>",
        "10~20、30~40",
        "\\\\server\\共有",
        "a_b_c",
        "[％](平成25年度)",
        "[ ]",
        "[x] 済",
        "____年____月",
        "1986. 年",
        "<x:1>",
        "（*）、（*）",
        "090-****-****",
    ] {
        let shown = decoded(&render_value(text));
        assert_eq!(shown, text.trim(), "{text:?}");
    }
    assert_eq!(render_value("一\n- 二\n3. 三"), "一<br>\n- 二<br>\n3. 三");
}

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
-- content/organization.yaml --
部署:
  - { 識別子: jinji-ka, 名称: 人事課, 種別: 課 }
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成25年度
分類: [大項目]
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
進捗区分: [{ 区分: 順調, 色調: 良好 }]
評価区分: [{ 区分: A, 色調: 注意 }]
様式:
  追加項目: [{ 名称: 備考 }, { 名称: 経過, 年度ごと: true }]
-- content/reforms/plan/1.md --
";

/// Where the texts of a sheet stand: each line's `@` is one of them.
const SHEET: &str = "\
---
番号: 1
改革項目: @
担当課: 人事課
分類: { 大項目: @ }
現状と課題: @
目的と効果: @
取組の内容: @
取組工程:
  - { 取組: @, 現状: @, 年度: { 平成25年度: { 計画: @, 実績: @ } }, 最終目標: @ }
指標:
  - { 名称: @, 単位: @, 説明: @, 現状: @, 年度: { 平成25年度: { 計画: @, 実績: @ } }, 最終目標: @ }
進捗管理:
  平成25年度上半期: { 状況: 順調, 内容: @, 対応策: @, 公表日: 2013-10-31 }
年度評価:
  平成25年度: { 評価: A, 評価内容: @, 今後の方針: @ }
計画期間の評価: { 段階: 確定, 評価: A, 評価内容: @, 今後の方針: @, 計画期間後: @ }
訂正:
  - { 日付: 2014-01-01, 内容: @ }
備考: @
経過: { 平成25年度: @ }
---
";

/// The pages of a city with a sheet whose texts are these.
fn pages(texts: &[String]) -> BTreeMap<String, String> {
    let mut city = CITY.to_owned();
    let mut texts = texts.iter();
    for (number, part) in SHEET.split('@').enumerate() {
        if number > 0 {
            write!(city, "{}", serde_json::to_string(texts.next().unwrap()).unwrap()).unwrap();
        }
        city.push_str(part);
    }
    build(&city)
}

fn build(city: &str) -> BTreeMap<String, String> {
    build_on(city, date(2015, 7, 31))
}

fn build_on(city: &str, day: Date) -> BTreeMap<String, String> {
    let tree = Tree::from_fixture(city);
    let read = site::read(&tree, day);
    assert!(!read.has_errors(), "{:?}", read.findings);
    let memory = Memory::default();
    site::build(&tree, read.public().unwrap(), &read.routes, &memory).unwrap();
    let files = memory.into_files().into_iter();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    files.map(|(path, bytes)| (path.to_string(), text(bytes))).collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_letter_of_a_record_is_on_its_page(
        texts in prop::collection::vec(texts(), SHEET.matches('@').count())
    ) {
        // A title of its own, so that each text is one; unlike a number, it has no form of its own.
        let texts: Vec<String> =
            texts.iter().enumerate().map(|(at, it)| format!("文{at}は{it}{at}終")).collect();
        let pages = pages(&texts);
        let page = &pages["reforms/plan/1/index.html"];
        let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        for text in &texts {
            prop_assert!(is_read(text, main), "{text:?} is not on the page");
        }
    }
}

#[test]
fn a_heading_is_used_for_whatever_it_can_name() {
    let form = "\
様式:
  呼び名: { 取組の内容: 実施内容 }
  見出し: { 備考: 担当からの一言, 経過: 年ごとの経過, 実施内容: 何をするか }
  注記: { 実施内容: 毎年見直す }
  追加項目: [{ 名称: 備考 }, { 名称: 経過, 年度ごと: true }]
";
    let at = CITY.find("様式:").unwrap();
    let end = CITY.find("-- content/reforms/plan/1.md").unwrap();
    let sheet = "---\n番号: 1\n改革項目: 題\n担当課: 人事課\n実施内容: a\n備考: b\n経過: { 平成25年度: c }\n---\n";
    let city = format!("{}{form}{}{sheet}", &CITY[..at], &CITY[end..]);
    let pages = build(&city);
    let page = &pages["reforms/plan/1/index.html"];
    for heading in ["担当からの一言", "年ごとの経過", "何をするか", "毎年見直す"]
    {
        assert!(page.contains(heading), "{heading}");
    }
}
