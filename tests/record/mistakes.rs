//! Every mistake that a clerk can make, one file each, and what kohyo says of it.
//!
//! `tests/mistakes/README.md` tells how to add one. `SNAPSHOTS=overwrite cargo test --test record mistakes`
//! writes the expectations anew; read the difference before you commit it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kohyo::diagnostic::{Style, render};
use kohyo::record;
use kohyo::source::{self, Tree};
use kohyo::words::{Language, Words};
use snapbox::{Assert, Data};

use crate::english::not_english;

/// Where a case is planted, by the first part of its name.
pub(crate) fn place(name: &str) -> &'static str {
    match name.split('-').next() {
        Some("sheet") => "content/reforms/plan/002.md",
        Some("shaped") => "content/reforms/shaped/2.md",
        Some("charter") => "content/charters/2014/higashi-ku.md",
        Some("page") => "content/pages/planted.md",
        Some("program") => "content/reforms/plan/_program.yaml",
        Some("charters") => "content/charters/2014/_program.yaml",
        Some("organization") => "content/organization.yaml",
        Some("glossary") => "content/glossary.yaml",
        Some("settings") => "kohyo.yaml",
        other => panic!("no place for {other:?}"),
    }
}

pub(crate) fn cases() -> Vec<PathBuf> {
    let folder = Path::new("tests/mistakes");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| {
            it.extension().is_some_and(|extension| extension == "md" || extension == "yaml")
        })
        .filter(|it| it.file_name().is_some_and(|name| name != "README.md"))
        .collect();
    cases.sort();
    cases
}

/// The base city as it is.
pub(crate) fn city() -> Tree {
    source::read(Path::new("tests/mistakes/city")).unwrap()
}

/// A copy of the base city that a case can be planted in.
struct City {
    root: PathBuf,
}

impl City {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistakes").join(name);
        let _ = fs::remove_dir_all(&root);
        copy(Path::new("tests/mistakes/city"), &root);
        Self { root }
    }

    fn plant(&self, place: &str, bytes: &[u8]) {
        let path = self.root.join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// What kohyo says of the city, as a person sees it.
    fn findings(&self) -> String {
        let tree = source::read(&self.root).unwrap();
        said(&tree)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn said(tree: &Tree) -> String {
    let loaded = record::load(tree);
    let words = Words::new(Language::Ja);
    let mut said = String::new();
    for finding in &loaded.findings {
        let text = tree.text(&finding.place.file);
        writeln!(said, "{}\n", render(finding, text, &words, Style::Plain)).unwrap();
    }
    said
}

#[test]
fn each_mistake_is_told_where_it_is() {
    let city = City::new("each");
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_stem().unwrap().to_str().unwrap().to_owned();
        let accepted = name.strip_prefix("accepted-");
        let place = place(accepted.unwrap_or(&name));
        let former = fs::read(city.root.join(place)).ok();
        city.plant(place, &fs::read(&case).unwrap());
        let said = city.findings();
        match former {
            Some(former) => city.plant(place, &former),
            None => fs::remove_file(city.root.join(place)).unwrap(),
        }
        if accepted.is_some() != said.is_empty() {
            wrong.push(format!("{name}: {said}"));
        }
        if accepted.is_some() {
            continue;
        }
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(said, Data::read_from(&case.with_extension("out"), None).raw());
    }
    assert!(
        wrong.is_empty(),
        "accepted, or silent, against the file's name:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn each_mistake_is_told_in_english_too() {
    let city = City::new("english");
    let mut foreign = BTreeSet::new();
    for case in cases() {
        let name = case.file_stem().unwrap().to_str().unwrap().to_owned();
        let place = place(name.strip_prefix("accepted-").unwrap_or(&name));
        let former = fs::read(city.root.join(place)).ok();
        city.plant(place, &fs::read(&case).unwrap());
        let loaded = record::load(&source::read(&city.root).unwrap());
        foreign.extend(loaded.findings.iter().flat_map(not_english));
        match former {
            Some(former) => city.plant(place, &former),
            None => fs::remove_file(city.root.join(place)).unwrap(),
        }
    }
    assert_eq!(foreign, BTreeSet::new());
}

#[test]
fn the_base_city_and_the_samples_are_without_mistakes() {
    let mut roots = vec![PathBuf::from("."), PathBuf::from("tests/mistakes/city")];
    let sites = fs::read_dir("tests/sites").unwrap();
    roots.extend(sites.map(|it| it.unwrap().path().join("in")));
    for root in roots {
        let tree = source::read(&root).unwrap();
        assert_eq!(said(&tree), "", "{}", root.display());
    }
}

/// A mistake that no single small file shows: it is made in a copy of the base city by code.
fn folder_case(name: &str, make: impl FnOnce(&City)) {
    let city = City::new(name);
    make(&city);
    let expected = format!("tests/mistakes/folder-{name}.out");
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(city.findings(), Data::read_from(Path::new(&expected), None).raw());
}

fn sheet() -> Vec<u8> {
    fs::read("tests/mistakes/city/content/reforms/plan/001.md").unwrap()
}

#[test]
fn a_file_of_100_megabytes_is_not_read() {
    folder_case("huge-file", |city| {
        city.plant("content/reforms/plan/002.md", b"");
        let file =
            fs::File::options().write(true).open(city.root.join("content/reforms/plan/002.md"));
        file.unwrap().set_len(100 << 20).unwrap();
    });
}

#[test]
fn a_name_that_macos_took_apart_is_told() {
    folder_case("decomposed-name", |city| {
        // が as か and its dots, the way some file systems keep it.
        city.plant("content/pages/\u{304b}\u{3099}くえん.md", "---\n題名: 学園\n---\n".as_bytes());
    });
}

#[test]
fn a_name_in_japanese_is_told() {
    folder_case("japanese-name", |city| city.plant("content/reforms/plan/二号.md", &sheet()));
}

#[test]
fn records_where_none_are_read_are_told() {
    folder_case("stray-files", |city| {
        city.plant("content/reforms/002.md", &sheet());
        city.plant("content/reforms/plan/old/002.md", &sheet());
        city.plant("content/reforms/plan/program.yaml", b"");
        city.plant("content/soshiki.yaml", b"");
    });
}

#[test]
fn a_plan_without_its_program_is_told() {
    folder_case("program-missing", |city| {
        fs::remove_file(city.root.join("content/reforms/plan/_program.yaml")).unwrap();
    });
}

#[test]
fn a_field_that_the_form_does_not_have_is_told() {
    folder_case("left-out-typed", |city| {
        let program = "content/reforms/plan/_program.yaml";
        let text = fs::read_to_string(city.root.join(program)).unwrap();
        let left_out =
            "使わない項目: [今後の方針, 計画期間の評価.ねらい後, 単位]\n  必須: [現状と課題]";
        let text = text.replace("必須: [現状と課題]", left_out);
        let text = text.replace("呼び名: {", "呼び名: { 計画期間後: ねらい後,");
        city.plant(program, text.as_bytes());
        let sheet = String::from_utf8(sheet()).unwrap();
        // Neither a key without a value nor one in another spelling is one of the form's.
        let sheet =
            sheet.replace("    単位: 件\n", "    単位:\n").replace("計画期間後:", "ねらい後:");
        let sheet = sheet.replacen(", 今後の方針: 東区でも実施する。", "", 1);
        city.plant("content/reforms/plan/001.md", sheet.as_bytes());
        let others = sheet.replace("番号: 1\n", "番号: 2\n").replace("    単位:\n", "");
        let others = others.replace("  ねらい後: 平成27年度以降も継続する。\n", "");
        let others = others.replace(", 今後の方針: 周知を続け、件数を増やす。", "");
        let others = others.replace("  今後の方針: 交付できる証明書の種類を増やす。\n", "");
        city.plant("content/reforms/plan/002.md", others.as_bytes());
    });
}

#[test]
fn one_number_in_four_spellings_is_told() {
    folder_case("number-in-four-spellings", |city| {
        let sheet = String::from_utf8(sheet()).unwrap();
        for (file, number) in
            [("1", "４５"), ("2", "045"), ("3", "No.45"), ("4", "45"), ("5", "R2-1")]
        {
            let sheet = sheet.replacen("番号: 1\n", &format!("番号: {number}\n"), 1);
            city.plant(&format!("content/reforms/plan/10{file}.md"), sheet.as_bytes());
        }
    });
}

#[test]
fn a_city_without_an_organization_is_told() {
    folder_case("organization-missing", |city| {
        fs::remove_file(city.root.join("content/organization.yaml")).unwrap();
    });
}

#[test]
fn a_charter_of_no_unit_is_told() {
    folder_case("charter-of-no-unit", |city| {
        let charter =
            fs::read_to_string("tests/mistakes/city/content/charters/2014/nishi-ku.md").unwrap();
        city.plant("content/charters/2014/second.md", charter.as_bytes());
        let nameless = charter.replace("部署: 西区\n", "");
        city.plant("content/charters/2014/nishiku.md", nameless.as_bytes());
    });
}

#[test]
fn judgements_without_a_counterpart_are_told() {
    folder_case("judgements", |city| {
        let program =
            fs::read_to_string("tests/mistakes/city/content/reforms/plan/_program.yaml").unwrap();
        let (before, after) = program.split_once("進捗区分:\n").unwrap();
        let (_, form) = after.split_once("様式:\n").unwrap();
        let scales = "\
進捗区分:
  日程: [{ 区分: 順調, 意味: 期日どおり, 色調: 良好 }]
  費用: [{ 区分: 範囲内, 意味: 予算どおり, 色調: 良好 }]
評価区分:
  達成度:
    - { 区分: S, 意味: 大きく上回った, 色調: 最良, 適用: 平成26年度から }
    - { 区分: A, 意味: 上回った, 色調: 良好 }
  持続性: { 対象: 計画期間の評価, 区分: [{ 区分: 高い, 意味: 続けられる }] }
評価者:
  - 所管課
  - { 名称: 外部委員会, 評価区分: [{ 区分: 適切, 意味: よい }, { 区分: 要改善, 意味: 改める }] }
様式:
";
        let program = [before, scales, form].concat();
        city.plant("content/reforms/plan/_program.yaml", program.as_bytes());
        let sheet = "\
---
番号: 1
改革項目: 証明書の休日交付
担当課: 町民課
現状と課題: 平日の日中に来庁できない。
進捗管理:
  平成25年度上半期: { 状況: 順調, 内容: 準備を終えた。 }
  平成25年度下半期: { 状況: { 日程: 順調, 品質: よい }, 内容: 交付した。 }
  平成26年度上半期: { 状況: { 日程: 順調, 費用: 範囲外 }, 内容: 交付した。 }
年度評価:
  平成25年度:
    評価: { 達成度: S }
    評価内容: 上回った。
    評価者:
      所管課: { 評価: { 達成度: { 評価: B, 評価内容: よい。 } } }
      外部委員: { 評価: 適切 }
  平成26年度:
    評価: { 達成度: S, 持続性: 高い }
    評価内容: 上回った。
    評価者:
      外部委員会: { 評価: A }
      所管課: { 評価: 適切, 公表: 2015-05-01 }
計画期間の評価:
  評価: { 達成度: A, 持続性: { 評価: 低い } }
  評価内容: 続ける。
---
";
        city.plant("content/reforms/plan/001.md", sheet.as_bytes());
    });
}

#[test]
fn results_of_promises_without_a_counterpart_are_told() {
    folder_case("results", |city| {
        let folder = "content/charters/2014";
        let program =
            fs::read_to_string(format!("tests/mistakes/city/{folder}/_program.yaml")).unwrap();
        let scales = "\
結果区分: [{ 区分: 守りました, 意味: 守った }, { 区分: あと一歩, 意味: 守れなかった }]
判定区分: [{ 区分: a, 基準: 100以上 }, { 区分: b, 基準: 100未満 }]
";
        city.plant(&format!("{folder}/_program.yaml"), [&*program, scales].concat().as_bytes());
        let charter = "\
---
部署: 西区
約束: [{ 番号: 1, 内容: 待たせません }, { 番号: 2, 内容: 間違えません }]
実施状況:
  第1四半期:
    内容: 測った。
    約束ごとの結果:
      1: { 結果: 達成, 判定: c }
      2: { 結果: あと一歩, 判定: b, 達成: 90 }
---
";
        city.plant(&format!("{folder}/nishi-ku.md"), charter.as_bytes());
    });
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    folder_case("symbolic-links", |city| {
        let plan = city.root.join("content/reforms/plan");
        symlink("/etc/passwd", plan.join("outside.md")).unwrap();
        symlink("nowhere.md", plan.join("broken.md")).unwrap();
        symlink(&city.root, plan.join("circle")).unwrap();
        // One that stays inside is a way to have a page twice, which is no mistake of reading.
        city.plant("content/pages/real.md", "---\n題名: 本物\n---\n".as_bytes());
        symlink("real.md", city.root.join("content/pages/linked.md")).unwrap();
    });
}

#[test]
fn what_editors_leave_behind_is_passed_over() {
    let city = City::new("left-behind");
    for name in [".001.md.swp", "~$001.md", "001.md~", "#001.md#", ".DS_Store", "Thumbs.db"] {
        city.plant(&format!("content/reforms/plan/{name}"), b"\x00\x01");
    }
    assert_eq!(city.findings(), "");
}

#[test]
fn what_looks_like_a_record_and_is_none_is_told() {
    folder_case("nearly-records", |city| {
        let plan = "content/reforms/plan";
        for name in ["001.md.bak", "001 - コピー.md", "００２.md", "003.MD", "_Program.yaml"]
        {
            city.plant(&format!("{plan}/{name}"), &sheet());
        }
        city.plant("content/pages/004.csv", &sheet());
    });
}

#[test]
fn a_kind_of_file_that_is_not_published_is_told() {
    folder_case("kinds-of-files", |city| {
        for name in ["kaigi.mp4", "google1234.html", "keijiban.php", "memo"] {
            city.plant(&format!("content/pages/{name}"), b"");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_link_to_what_is_not_published_and_a_pipe_are_told() {
    folder_case("special-files", |city| {
        let pages = city.root.join("content/pages");
        std::os::unix::fs::symlink("../../kohyo.yaml", pages.join("settei.csv")).unwrap();
        let pipe = pages.join("kan.md");
        assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    });
}
