//! The schemas for editors: they are true to what kohyo reads, and explain every key.

use std::path::PathBuf;

use jsonschema::Validator;
use kohyo::record::{self, Library};
use kohyo::scaffold::{Subject, subjects};
use kohyo::source::{self, Tree};
use kohyo::words::{Language, Words, names};
use serde_json::Value;

fn cities() -> Vec<Tree> {
    let sites = std::fs::read_dir("tests/sites").expect("the cities");
    let sites = sites.map(|it| it.expect("a city").path().join("in"));
    let roots = [PathBuf::from(".")].into_iter().chain(sites);
    roots.map(|it| source::read(&it).expect("a city")).collect()
}

fn library(tree: &Tree) -> Library {
    record::load(tree).library.expect("a city that can be read")
}

fn validator(subject: Subject<'_>) -> Validator {
    let schema = subject.schema(&Words::new(Language::Ja));
    jsonschema::meta::validate(&schema).expect("a valid schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// The YAML of a file, of a record its front matter, as JSON.
fn json(text: &str) -> Value {
    let front = text.strip_prefix("---\n").and_then(|it| it.split_once("\n---"));
    serde_yaml::from_str(front.map_or(text, |it| it.0)).expect("YAML")
}

/// The subject of a file of a city.
fn subject_of<'a>(path: &str, library: &'a Library) -> Option<Subject<'a>> {
    subjects(library).into_iter().find(|subject| {
        let pattern = subject.pattern();
        let (start, end) = pattern.split_once('*').unwrap_or((&pattern, ""));
        let end = end.rsplit_once('*').map_or(end, |it| it.1);
        path.starts_with(start)
            && path.ends_with(end)
            && (end == "/_program.yaml" || !path.ends_with("/_program.yaml"))
    })
}

#[test]
fn every_file_of_every_city_is_as_its_schema_says() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for tree in cities() {
        let library = library(&tree);
        let is_content = |it: &str| it == "kohyo.yaml" || it.starts_with("content/");
        for file in tree.files().iter().filter(|it| is_content(&it.path)) {
            let Some(text) = file.text() else { continue };
            let subject = subject_of(&file.path, &library).expect("a schema");
            let validator = validator(subject);
            let found = json(text);
            let errors = validator.iter_errors(&found);
            wrong.extend(errors.map(|it| format!("{}: {it} at {}", file.path, it.instance_path())));
            count += 1;
        }
    }
    assert!(count > 100, "{count} files");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_key_is_explained_in_both_languages_and_nothing_else() {
    for language in Language::ALL {
        let words = Words::new(language);
        let mut unexplained = Vec::new();
        let mut used = Vec::new();
        for tree in cities().into_iter().chain([Tree::from_fixture(CITY)]) {
            for subject in subjects(&library(&tree)) {
                collect(&subject.schema(&words), &mut used);
            }
        }
        unexplained.extend(used.iter().filter(|it| it.starts_with("key-")));
        assert_eq!(unexplained, Vec::<&String>::new());
        let keys =
            names(language).into_iter().filter(|it| it.starts_with("key-") && it.contains('.'));
        let idle: Vec<String> = keys.filter(|it| !used.contains(&words.word(it))).collect();
        assert_eq!(idle, Vec::<String>::new());
    }
}

fn collect(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(rows) => {
            found.extend(rows.get("description").and_then(Value::as_str).map(ToOwned::to_owned));
            rows.values().for_each(|it| collect(it, found));
        }
        Value::Array(items) => items.iter().for_each(|it| collect(it, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

const CITY: &str = "\
-- kohyo.yaml --
title: T
municipality: { name: みほん市 }
-- content/organization.yaml --
部署:
  - { 識別子: jinji, 名称: 人事課, 別名: [職員課], 種別: 課 }
-- content/reforms/plan/_program.yaml --
名称: 計画
期間: 平成30年度から令和元年度
分類: [{ 名称: 大項目, 項目: [窓口, 財政] }, 中項目]
報告時期:
  - { 名称: 上半期, 月: 4月から9月 }
  - { 名称: 下半期, 月: 10月から3月 }
進捗区分: [{ 区分: 順調 }, { 区分: 遅れ }]
評価区分: { 達成度: [{ 区分: 1 }, { 区分: 2 }], 妥当性: [{ 区分: A }] }
様式:
  呼び名: { 担当課: 所管課, 状況: 進み具合 }
  欄: [指標, 事業費, 方向性, 進捗管理, 年度評価]
  必須: [指標]
  追加項目:
    - { 名称: 事業費, 種類: 金額, 単位: 千円, 年度ごと: true, 必須: true }
    - { 名称: 方向性, 種類: 選択, 選択肢: [拡大, 縮小] }
-- content/charters/2019/_program.yaml --
名称: 憲章
期間: 令和元年度
報告時期: [{ 名称: 第1四半期, 月: 4月から6月 }]
進捗区分: [{ 区分: 順調 }]
";

#[test]
fn a_schema_takes_what_the_program_takes() {
    let tree = Tree::from_fixture(CITY);
    let library = library(&tree);
    let validator = |name| {
        validator(subjects(&library).into_iter().find(|it| it.name() == name).expect("a schema"))
    };
    let (sheet, charter) = (validator("sheet"), validator("charter"));
    let whole = "番号: 1\n改革項目: a\n所管課: 人事課\n指標: [{ 名称: a }]\n事業費: { H30: 1 }\n";
    for (rows, is_right) in [
        ("", true),
        ("分類: { 大項目: 窓口, 中項目: 何でも }", true),
        ("分類: { 大項目: まどぐち }", false),
        ("分類: { 小項目: a }", false),
        ("実施部署: [職員課, jinji, 全部署]", true),
        ("実施部署: 人事係", false),
        ("進捗管理: { 平成30年度上半期: { 進み具合: 順調 } }", true),
        (
            "進捗管理: { H30上: , Ｈ３０下半期: , 2018年度上半期: , R元上: , 令和1年度 下半期: }",
            true,
        ),
        ("進捗管理: { 平成29年度上半期: }", false),
        ("進捗管理: { H3上: }", false),
        ("進捗管理: { 平成30年度上半期: { 状況: 順調 } }", false),
        ("進捗管理: { 平成30年度上半期: { 進み具合: 快調 } }", false),
        ("年度評価: { 平成30年度: { 評価: { 達成度: 1, 妥当性: A } } }", true),
        ("年度評価: { 平成30年度（2018年度）: { 評価: { 達成度: '2' } } }", true),
        ("年度評価: { 平成30年度: { 評価: { 達成度: 3 } } }", false),
        ("年度評価: { 平成30年度: { 評価: 1 } }", false),
        ("方向性: 拡大", true),
        ("方向性: 維持", false),
        ("担当課: 人事課", false),
        ("現状と課題: 欄にない", false),
        ("下書き: true", true),
        ("下書き: はい", false),
        ("対象外: [{ 対象: [報告, 年度評価], 理由: a }]", true),
        ("対象外: [{ 対象: 掲示, 理由: a }]", false),
    ] {
        assert_eq!(sheet.is_valid(&json(&format!("{whole}{rows}\n"))), is_right, "{rows}");
    }
    for (record, is_right) in
        [("番号: 1\n下書き: true", true), ("番号: 1\n下書き: false", false), ("番号: 1", false)]
    {
        assert_eq!(sheet.is_valid(&json(record)), is_right, "{record}");
    }
    for (rows, is_right) in [
        ("実施状況: { 第1四半期: , 令和元年度第1四半期: , 4月～6月: }", true),
        ("実施状況: { 令和2年度第1四半期: }", false),
        ("年度評価: { R1: { 評価内容: a } }", true),
        ("計画期間の評価: { 段階: 確定 }", false),
    ] {
        let charter_text = format!("約束: [{{ 番号: 1, 内容: a }}]\n{rows}\n");
        assert_eq!(charter.is_valid(&json(&charter_text)), is_right, "{rows}");
    }
    let plan = validator("plan");
    assert!(!plan.is_valid(&json("名称: a\n期間: H30\n根拠: plan/1\n")));
    assert!(
        plan.is_valid(&json("名称: a\n期間: H30\n分類: [大項目, { 名称: 中項目, 項目: [a] }]\n"))
    );
}
