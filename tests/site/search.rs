//! Search: the index and the script compare texts alike, and what is asked for is found.
//!
//! Needs Node, which runs the script of the search page.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use jiff::civil::{Date, date};
use kohyo::output::{Sink, SitePath};
use kohyo::search::{VARIANTS, normalize};
use kohyo::site;
use kohyo::source::{self, Tree};
use serde_json::Value;

const SCRIPT: &str = "themes/default/assets/search.js";

/// The table of cases, and one case for each kanji that has a variant.
fn cases() -> Vec<(String, String)> {
    let table = fs::read("tests/site/search/fold.json").unwrap();
    let mut cases: Vec<(String, String)> = serde_json::from_slice(&table).unwrap();
    let pairs: Vec<char> = VARIANTS.chars().collect();
    cases.extend(pairs.chunks(2).map(|it| (it[0].to_string(), it[1].to_string())));
    cases
}

/// What the script makes of texts.
fn folded_by_script(texts: &[String]) -> Vec<String> {
    let mut node = Command::new("node")
        .args(["tests/site/search/fold.mjs", SCRIPT, VARIANTS])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, which tests the script of the search page");
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(texts).unwrap()).unwrap();
    let output = node.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn both_fold_every_case_as_the_table_says() {
    let cases = cases();
    let texts: Vec<String> = cases.iter().map(|it| it.0.clone()).collect();
    let by_script = folded_by_script(&texts);
    let mut wrong = Vec::new();
    for ((text, expected), script) in cases.iter().zip(by_script) {
        let index = normalize(text);
        if index != *expected || script != *expected {
            wrong.push(format!("{text:?}: {expected:?}, index {index:?}, script {script:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_fold_every_text_of_the_sample_city_alike() {
    let tree = source::read(".".as_ref()).unwrap();
    let texts = tree.below("content/").filter_map(source::File::text);
    let lines: Vec<String> = texts.flat_map(str::lines).map(ToOwned::to_owned).collect();
    let alike = folded_by_script(&lines)
        .into_iter()
        .zip(&lines)
        .filter(|(it, line)| *it != normalize(line));
    assert_eq!(alike.map(|(it, line)| (it, line.clone())).next(), None);
}

#[test]
fn no_kanji_is_compared_as_one_that_is_compared_as_another() {
    let pairs: Vec<char> = VARIANTS.chars().collect();
    let table: BTreeMap<char, char> = pairs.chunks(2).map(|it| (it[0], it[1])).collect();
    let twice: Vec<_> = table.iter().filter(|it| table.contains_key(it.1)).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(pairs.chunks(2).all(|it| table[&it[0]] == it[1]), "two answers for one kanji");
}

/// The files of a site, in memory.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Memory {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> anyhow::Result<()> {
        self.0.lock().unwrap().insert(path.as_str().to_owned(), bytes.to_vec());
        Ok(())
    }
}

fn built(tree: &Tree, day: Date) -> BTreeMap<String, Vec<u8>> {
    let checked = site::read(tree, day);
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    memory.0.into_inner().unwrap()
}

/// Writes the parts of a site that search needs.
fn written(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search").join(name);
    let _ = fs::remove_dir_all(&root);
    for (path, bytes) in files.iter().filter(|(it, _)| it.contains("search")) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root.to_str().unwrap().to_owned()
}

/// What the script finds: a line for each query.
fn found(site: &str, queries: &[&str]) -> Vec<Value> {
    let output =
        Command::new("node").arg("tests/site/search/find.mjs").arg(site).args(queries).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

fn titles(found: &Value) -> Vec<&str> {
    found["titles"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn the_sample_city_is_found_by_what_people_type() {
    let files = built(&source::read(".".as_ref()).unwrap(), date(2015, 7, 31));
    let site = written(&files, "sample");
    let table = fs::read("tests/site/search/find.json").unwrap();
    let cases: Vec<(String, String)> = serde_json::from_slice(&table).unwrap();
    let queries: Vec<&str> = cases.iter().map(|it| &*it.0).collect();
    let mut wrong = Vec::new();
    for ((query, expected), found) in cases.iter().zip(found(&site, &queries)) {
        let first = titles(&found).first().copied().unwrap_or("").to_owned();
        if first != *expected {
            wrong.push(format!("{query}: {expected:?}, not {:?}", titles(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
-- content/organization.yaml --
部署:
  - { 識別子: jinji-ka, 名称: 人事課, 読み: じんじか }
-- content/reforms/plan/_program.yaml --
名称: 改革プラン
期間: 平成25年度から平成26年度
報告時期: [{ 名称: 上半期, 月: 4月から9月 }]
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 一つめの取組
担当課: 人事課
進捗管理:
  平成25年度上半期: { 内容: ほうれん草の報告, 公表日: 2013-10-31 }
  平成26年度上半期: { 内容: 南瓜の報告, 公表日: 2014-10-31 }
---
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 大根の下書き
担当課: 人事課
下書き: true
---
-- content/pages/draft.md --
---
題名: 人参の下書き
下書き: true
---
牛蒡
";

#[test]
fn what_is_kept_back_is_nowhere_in_the_index() {
    let tree = Tree::from_fixture(CITY);
    let asked = ["ほうれん草", "南瓜", "大根", "人参", "牛蒡", "じんじか", "H26", "課"];
    let counts = |day, name| {
        let site = written(&built(&tree, day), name);
        let found = found(&site, &asked).into_iter();
        found.map(|it| it["count"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(counts(date(2014, 10, 30), "before"), [1, 0, 0, 0, 0, 1, 1, 2]);
    assert_eq!(counts(date(2014, 10, 31), "after"), [1, 1, 0, 0, 0, 1, 1, 2]);
}

#[test]
fn only_the_search_page_runs_a_script() {
    let files = built(&Tree::from_fixture(CITY), date(2014, 10, 31));
    for (path, bytes) in files.iter().filter(|(_, it)| it.starts_with(b"<!DOCTYPE")) {
        let html = String::from_utf8_lossy(bytes);
        let runs = html.contains("<script") || html.contains("script-src");
        assert_eq!(runs, path == "search/index.html", "{path}");
        assert!(!html.contains(" style=") && !html.contains(" onclick="), "{path}");
    }
}

#[test]
fn an_index_of_the_same_records_has_the_same_bytes() {
    let tree = source::read("tests/sites/kawa/in".as_ref()).unwrap();
    let index = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| built(&tree, date(2026, 11, 1)))
    };
    assert!(index(1) == index(4), "one thread and four made different sites");
}
