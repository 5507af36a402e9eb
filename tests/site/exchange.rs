//! The obligations as data: what citizens download and what `kohyo status` prints for machines.
//!
//! `SNAPSHOTS=overwrite cargo test --test site exchange` writes the expectations and the schema anew.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::date;
use kohyo::disclosure::{Audience, Obligation, Obligations, Public};
use kohyo::exchange;
use kohyo::record;
use kohyo::source::Tree;
use kohyo::words::{Language, Words};
use snapbox::{Assert, Data};

/// A city in which everything stands differently.
const CITY: &str = "\
-- kohyo.yaml --
title: た
municipality: { name: ためし市, code: \"012345\" }
-- content/organization.yaml --
部署: [{ 識別子: a, 名称: あ課 }, { 識別子: b, 名称: い課 }, { 識別子: new, 名称: う課, 設置: 2014-10-01 }]
-- content/reforms/p/_program.yaml --
名称: 計画
期間: 平成26年度
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }
計画期間の評価の期限: { 確定: 5月31日 }
対象外: [{ 番号: 2, 時期: 上半期, 理由: 2学期から始めた }]
-- content/reforms/p/001.md --
---
番号: 1
改革項目: \"窓口, \\\"待ち時間\\\"の短縮\"
担当課: [あ課, い課]
進捗管理:
  上半期: { 内容: した, 公表日: 2014-10-31 }
  下半期: { 内容: した, 公表日: 2015-05-10 }
---
-- content/reforms/p/002.md --
---
番号: 2
改革項目: 宿題
担当課: い課
進捗管理:
  下半期: { 内容: した }
---
-- content/charters/2014/_program.yaml --
名称: 憲章
期間: 平成26年度
掲載期限: 4月30日
対象部署: [あ課, う課]
";

fn with<T>(language: Language, look: impl Fn(Public, &Words) -> T) -> T {
    let library = record::load(&Tree::from_fixture(CITY)).library.unwrap();
    let obligations = Obligations::new(&library, date(2015, 5, 15));
    let public = Public::of(&library, &obligations, Audience::Citizens);
    look(public, &Words::new(language))
}

fn expect(name: &str, text: String) {
    let path = std::path::Path::new("tests/site/exchange").join(name);
    Assert::new().action_env("SNAPSHOTS").eq(text, Data::read_from(&path, None));
}

#[test]
fn each_obligation_is_a_row() {
    let csv = with(Language::Ja, |public, words| {
        let mut out = Vec::new();
        let rows = exchange::rows(public, &public.obligations().all, words);
        exchange::csv(rows, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    });
    assert!(csv.lines().count() == csv.matches("\r\n").count());
    expect("ledger.csv", csv.replace("\r\n", "\n"));
}

fn json(language: Language) -> serde_json::Value {
    with(language, |public, words| {
        serde_json::from_slice(&file_of_the_site(public, words)).unwrap()
    })
}

fn file_of_the_site(public: Public, words: &Words) -> Vec<u8> {
    let set = exchange::DATA_SETS.iter().find(|it| it.address == "status/ledger.json").unwrap();
    set.bytes(public, words).unwrap()
}

#[test]
fn the_document_names_its_day_but_for_the_file_of_the_site() {
    with(Language::Ja, |public, words| {
        let all: Vec<&Obligation> = public.obligations().all.iter().collect();
        let printed = serde_json::to_value(exchange::document(public, &all, words)).unwrap();
        let mut file = json(Language::Ja);
        assert_eq!(file.get("as_of"), None);
        file["as_of"] = "2015-05-15".into();
        assert_eq!(file, printed);
    });
}

#[test]
fn the_document_is_as_its_schema_says() {
    let schema = exchange::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for language in Language::ALL {
        let document = json(language);
        let faults: Vec<String> =
            validator.iter_errors(&document).map(|it| it.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    expect("ledger.json", serde_json::to_string_pretty(&json(Language::Ja)).unwrap() + "\n");
}

#[test]
fn the_schema_that_is_handed_out_is_current() {
    let path = std::path::Path::new("docs/schema/ledger.json");
    let text = serde_json::to_string_pretty(&exchange::schema()).unwrap() + "\n";
    Assert::new().action_env("SNAPSHOTS").eq(text, Data::read_from(path, None));
}

/// A text that begins a formula in a workbook, and a sign for each column.
const FORMULAS: [&str; 8] =
    ["=1+1", "+81", "-5", "@SUM(A1)", "＝1", "＋1", "－1", "=cmd|' /C calc'!A0"];

#[test]
fn no_text_is_a_formula_in_a_workbook() {
    for formula in FORMULAS {
        // In double quotation marks of YAML, where none of these is a sign.
        let quoted = format!("\"{formula}\"");
        let city = format!(
            "-- kohyo.yaml --
title: 町
municipality: {{ name: 町 }}
-- content/organization.yaml --
部署:
  - {{ 識別子: a, 名称: {quoted} }}
  - {{ 識別子: b, 名称: 'い課' }}
-- content/reforms/p/_program.yaml --
名称: {quoted}
期間: 平成25年度
報告時期: [{{ 名称: {quoted}, 月: 4月から3月, 公表期限: 4月30日 }}]
進捗区分: [{{ 区分: した, 意味: した, 色調: 良好 }}]
対象外: [{{ 番号: ['2'], 理由: {quoted} }}]
-- content/reforms/p/001.md --
---
番号: {quoted}
改革項目: {quoted}
担当課: [い課, {quoted}]
---
-- content/reforms/p/002.md --
---
番号: 2
改革項目: 二
担当課: い課
---
"
        );
        let loaded = record::load(&Tree::from_fixture(&city));
        let library = loaded.library.unwrap_or_else(|| panic!("{:?}", loaded.findings));
        let obligations = Obligations::new(&library, date(2015, 5, 15));
        let public = Public::of(&library, &obligations, Audience::Citizens);
        let mut out = Vec::new();
        let words = Words::new(Language::Ja);
        exchange::csv(exchange::rows(public, &obligations.all, &words), &mut out).unwrap();
        let mut table = csv::Reader::from_reader(out.as_slice());
        let header = table.headers().unwrap().clone();
        let mut guarded = std::collections::BTreeSet::new();
        for row in table.records() {
            for (name, cell) in header.iter().zip(&row.unwrap()) {
                let words = cell.split(';');
                let formulas =
                    words.filter(|it| it.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
                assert_eq!(formulas.count(), 0, "{name}: {cell}");
                if cell.split(';').any(|it| it == format!("'{formula}")) {
                    guarded.insert(name.to_owned());
                }
            }
        }
        let guarded: Vec<&str> = guarded.iter().map(String::as_str).collect();
        assert_eq!(
            guarded,
            ["number", "program_name", "reason", "title", "unit_names"],
            "{formula}"
        );
        // JSON is for programs and has what was written.
        let json = file_of_the_site(public, &words);
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert!(!json.to_string().contains(&format!("\"'{formula}")), "{json}");
    }
}
