//! The log of publications on the site.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::{Date, date};
use kohyo::output::Memory;
use kohyo::publication_log::FOLDER;
use kohyo::publish::LogPublication;
use kohyo::site;
use kohyo::source::{File, Tree};

use crate::log;

/// The files of the site, but for the log itself.
fn built(tree: &Tree, day: Date) -> BTreeMap<String, Vec<u8>> {
    let checked = site::check(tree, day);
    let errors: Vec<_> = checked.findings.errors().collect();
    assert!(errors.is_empty(), "{errors:?}");
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let files = memory.into_files().into_iter();
    files.map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

fn pages(tree: &Tree, day: Date) -> BTreeMap<String, Vec<u8>> {
    let mut files = built(tree, day);
    files.retain(|path, _| !path.starts_with(FOLDER));
    files
}

fn base() -> Tree {
    Tree::from_fixture(&fs::read_to_string("tests/rules/base.city").unwrap())
}

/// The tree with a publication that has not ended.
fn pending(tree: &Tree, day: Date) -> Tree {
    let checked = site::read(tree, day);
    let public = checked.public().unwrap();
    LogPublication::new(tree, public, &checked.routes, log::noon(day), day).tree(tree)
}

/// A sheet with a report of which nobody says when it was published.
fn undated(tree: &Tree) -> Tree {
    let file = "content/reforms/plan/001.md";
    let text = tree.text(file).unwrap();
    let report =
        "進捗管理:\n  平成26年度上半期: { 状況: 予定通り進捗, 内容: 全部の窓口に広げた。 }";
    let mut lines: Vec<&str> = text.lines().collect();
    lines.retain(|it| !it.contains("平成26年度上半期"));
    let text = lines.join("\n").replace("進捗管理:", report) + "\n";
    tree.with(vec![File::from_bytes(file, text.into_bytes())], &[].into())
}

const BEFORE: Date = date(2014, 9, 1);
const DAY: Date = date(2014, 11, 20);

#[test]
fn what_is_built_with_pending_entries_is_what_is_built_once_they_are_final() {
    for tree in [base(), undated(&log::published(&base(), BEFORE))] {
        let before = pages(&pending(&tree, DAY), DAY);
        let after = pages(&log::published(&tree, DAY), DAY);
        let names: Vec<&String> = before.keys().chain(after.keys()).collect();
        let differing = names.into_iter().filter(|it| before.get(*it) != after.get(*it));
        assert_eq!(differing.collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(before.contains_key("publication-log/index.html"));
    }
    assert!(!pages(&base(), DAY).contains_key("publication-log/index.html"));
}

#[test]
fn the_log_is_on_the_site_byte_for_byte_but_for_what_is_pending() {
    let tree = log::published(&base(), BEFORE);
    let tree = pending(&undated(&tree), DAY);
    let files = built(&tree, DAY);
    for file in tree.below(FOLDER) {
        let bytes = file.bytes().unwrap();
        let expected = (!file.path.ends_with("pending.jsonl")).then_some(&*bytes);
        assert_eq!(files.get(&file.path).map(|it| &it[..]), expected, "{}", file.path);
    }
}

#[test]
fn the_day_first_seen_decides_where_nobody_typed_one_and_is_marked() {
    let page = "reforms/plan/001/index.html";
    let words = "公表の記録による";
    let dated = log::published(&base(), BEFORE);
    let text = |files: &BTreeMap<String, Vec<u8>>, path: &str| {
        String::from_utf8_lossy(&files[path]).into_owned()
    };
    assert!(!text(&pages(&dated, DAY), page).contains(words));
    let tree = undated(&dated);
    // Due on 31 October, seen on 20 November.
    let tree = log::published(&tree, DAY);
    let files = pages(&tree, date(2014, 11, 25));
    let shown = text(&files, page);
    assert!(shown.contains(&format!("11月20日</time><small>（{words}）</small>")), "{shown}");
    let row = text(&files, "status/ledger.csv");
    let row = row.lines().find(|it| it.contains("001,") && it.contains("report:2014-1")).unwrap();
    assert!(row.contains("late,遅れて公表,2014-11-20,log,20"), "{row}");
    // A day that is typed is never replaced.
    let file = "content/reforms/plan/001.md";
    let typed = tree.text(file).unwrap().replace("広げた。 }", "広げた。, 公表日: 2014-10-30 }");
    let tree = tree.with(vec![File::from_bytes(file, typed.into_bytes())], &[].into());
    let files = pages(&tree, date(2014, 11, 25));
    assert!(!text(&files, page).contains(words));
    let row = text(&files, "status/ledger.csv");
    let row = row.lines().find(|it| it.contains("001,") && it.contains("report:2014-1")).unwrap();
    assert!(row.contains("on_time,期限内,2014-10-30,record,"), "{row}");
}

#[test]
fn what_is_no_file_of_the_log_is_refused() {
    let tree = log::published(&base(), BEFORE);
    let notes = File::from_bytes("ledger/notes.txt", b"x".to_vec());
    let checked = site::check(&tree.with(vec![notes], &[].into()), DAY);
    let errors: Vec<&str> = checked.findings.errors().map(|it| it.place.file.as_str()).collect();
    assert_eq!(errors, ["ledger/notes.txt"]);
}

#[test]
fn a_damaged_log_is_an_error_at_its_file() {
    let tree = log::published(&base(), BEFORE);
    let file = "ledger/2014.jsonl";
    let text = tree.text(file).unwrap().replacen("taken-over", "published", 1);
    let tree =
        tree.with(vec![File::new(file, kohyo::source::Content::Text(text.into()))], &[].into());
    let checked = site::check(&tree, DAY);
    let errors: Vec<_> =
        checked.findings.errors().map(|it| (it.code.code, it.place.file.as_str())).collect();
    assert_eq!(errors, [("R050", file)]);
}

#[test]
fn a_correction_is_on_the_page_field_by_field_in_the_news_and_in_the_feed() {
    let file = "content/reforms/plan/001.md";
    let tree = log::published(&base(), BEFORE);
    let correction =
        "訂正:\n  - { 日付: 2014-11-19, 内容: 待ち時間の転記を誤っていた。 }\n進捗管理:";
    let text = tree.text(file).unwrap();
    let text = text.replace("実績: 18", "実績: 19").replace("進捗管理:", correction);
    let tree = tree.with(vec![File::from_bytes(file, text.into_bytes())], &[].into());
    let files = pages(&log::published(&tree, DAY), DAY);
    let plain = |path: &str| {
        let html = String::from_utf8_lossy(&files[path]).into_owned();
        let mut text = String::new();
        let mut is_tag = false;
        for letter in html.chars() {
            match letter {
                '<' => is_tag = true,
                '>' => is_tag = false,
                _ if !is_tag => text.push(letter),
                _ => {}
            }
        }
        text
    };
    for path in ["reforms/plan/001/index.html", "corrections/index.html"] {
        let said = plain(path);
        assert!(said.contains("待ち時間の転記を誤っていた。"), "{path}: {said}");
        assert!(
            said.contains("変更前 18 →変更後 19") || said.contains("変更前 18 → 変更後 19"),
            "{path}: {said}"
        );
    }
    assert!(plain("news/index.html").contains("公表の記録で確認した日"));
    assert!(plain("news/atom.xml").contains("待ち時間の転記を誤っていた。"));
}
