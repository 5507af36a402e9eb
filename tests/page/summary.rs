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
