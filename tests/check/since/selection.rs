//! What a filter leaves out is never what it could not tell: a run that ends with 0 and says that there
//! are no mistakes is one after which the site can be built.

use std::path::Path;
use std::process::Output;

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::{City, kohyo};

const FILES: [(&str, &str); 8] = [
    ("kohyo.yaml", "title: 市\nmunicipality: { name: 市 }\nas_of: 2015-07-31\ncontact: 総務部\n"),
    (
        "content/organization.yaml",
        "部署:\n\
         \x20 - { 識別子: somu, 名称: 総務部, 連絡先: { 電話: 000-000-0001 } }\n\
         \x20 - { 識別子: zei, 名称: 納税課, 上位: 総務部, 連絡先: { 電話: 000-000-0002 } }\n\
         \x20 - { 識別子: kita, 名称: 北区, 連絡先: { 電話: 000-000-0003 } }\n",
    ),
    (
        "content/reforms/plan/_program.yaml",
        "名称: 計画\n期間: 平成25年度から平成26年度\n所管: 北区\n報告時期: [{ 名称: 通年, 月: 4月から3月, 公表期限: なし }]\n\
         年度評価の期限: なし\n計画期間の評価の期限: { 確定: なし }\n",
    ),
    ("content/reforms/plan/001.md", "---\n番号: 1\n改革項目: 税の案内\n担当課: 納税課\n---\n"),
    ("content/reforms/plan/002.md", "---\n番号: 2\n改革項目: 区の案内\n担当課: 北区\n---\n"),
    ("content/reforms/plan/045.md", "---\n番号: 45\n改革項目: 憲章\n担当課: 北区\n---\n"),
    (
        "content/pages/about.md",
        "---\n題名: 案内\n---\n[憲章](../reforms/plan/045/)を見てください。\n",
    ),
    ("content/pages/index.md", "---\n題名: はじめに\n---\n"),
];

/// What a check of a city says: its exit code, the codes and files of its findings, and the terminal.
struct Said {
    code: i32,
    findings: Vec<(String, String)>,
    terminal: String,
}

impl Said {
    fn of(folder: &Path, arguments: &[&str]) -> Self {
        let Output { status, stdout, stderr } =
            kohyo(folder, &[&["--format=json"], arguments].concat());
        let terminal = String::from_utf8(stderr).expect("a text");
        let json: Value = serde_json::from_slice(&stdout).unwrap_or_else(|_| panic!("{terminal}"));
        let text = |it: &Value| it.as_str().expect("a text").to_owned();
        let finding = |it: &Value| (text(&it["code"]), text(&it["file"]).replace("content/", ""));
        let findings = json["findings"].as_array().expect("findings").iter().map(finding).collect();
        Self { code: status.code().expect("an exit code"), findings, terminal }
    }

    /// Whether it tells that all is well.
    fn is_reassuring(&self) -> bool {
        self.code == 0 && self.terminal.contains("誤りはありません")
    }

    fn has(&self, code: &str, file: &str) -> bool {
        self.findings.iter().any(|it| it.0 == code && it.1 == file)
    }
}

fn city(changed: &[(&str, &str)]) -> DirRoot {
    let root = DirRoot::mutable_temp().expect("a folder");
    for (path, text) in FILES.iter().chain(changed) {
        let path = root.path().expect("a folder").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    root
}

const BROKEN: &str = "---\n番号: 1\n改革項目: 税の案内\n担当化: 納税課\n---\n";

#[test]
fn a_city_without_mistakes_is_said_to_have_none_under_every_filter() {
    let city = city(&[]);
    let folder = city.path().expect("a folder");
    for filter in [&[][..], &["--unit", "納税課"], &["--only", "unknown-key"]] {
        let said = Said::of(folder, filter);
        assert!(said.is_reassuring(), "{filter:?}: {:?} {}", said.findings, said.terminal);
    }
}

#[test]
fn a_unit_is_told_of_its_broken_records_of_those_below_it_and_of_what_nobody_can_tell() {
    for (files, unit, code, file) in [
        // Its own record, which has another mistake.
        (
            &[(
                "content/reforms/plan/001.md",
                "---\n番号: 1\n改革項目: 税\n担当課: 納税課\n余計: x\n---\n",
            )][..],
            "納税課",
            "R017",
            "reforms/plan/001.md",
        ),
        // The same in any spelling of YAML that can still be understood, and where it cannot be.
        (
            &[(
                "content/reforms/plan/001.md",
                "---\n番号: 1\n担当課: [納税課, 総務部]\n余計: [\n---\n",
            )],
            "納税課",
            "R011",
            "reforms/plan/001.md",
        ),
        (
            &[("content/reforms/plan/001.md", "---\n番号: 1\n担当課:\n  - 納税課\n余計: [\n---\n")],
            "納税課",
            "R011",
            "reforms/plan/001.md",
        ),
        // Of the unit below it.
        (
            &[(
                "content/reforms/plan/001.md",
                "---\n番号: 1\n改革項目: 税\n担当課: 納税課\n余計: x\n---\n",
            )],
            "総務部",
            "R017",
            "reforms/plan/001.md",
        ),
        // Whose it is is itself misspelt.
        (&[("content/reforms/plan/001.md", BROKEN)], "納税課", "R017", "reforms/plan/001.md"),
        (&[("content/reforms/plan/001.md", BROKEN)], "北区", "R017", "reforms/plan/001.md"),
        // What belongs to no unit.
        (&[("content/pages/index.md", "---\n題: x\n---\n")], "納税課", "R017", "pages/index.md"),
        (
            &[("kohyo.yaml", "title: 市\nmunicipality: { name: 市 }\ntitel: 市\n")],
            "納税課",
            "R017",
            "kohyo.yaml",
        ),
    ] {
        let city = city(files);
        let said = Said::of(city.path().expect("a folder"), &["--unit", unit]);
        assert!(said.has(code, file), "{files:?}: {:?} {}", said.findings, said.terminal);
        assert_eq!(said.code, 1, "{files:?}");
    }
    // The mistake of another unit is left out, and it is said that there is one.
    let city = city(&[(
        "content/reforms/plan/001.md",
        "---\n番号: 1\n改革項目: 税\n担当課: 納税課\n余計: x\n---\n",
    )]);
    let said = Said::of(city.path().expect("a folder"), &["--unit", "北区"]);
    assert!(!said.has("R017", "reforms/plan/001.md"), "{:?}", said.findings);
    assert!(!said.is_reassuring() && said.terminal.contains("誤り 1件"), "{}", said.terminal);
}

#[test]
fn a_finding_between_records_belongs_to_the_unit_of_the_record_where_it_is() {
    let unit = |number: &str, owner: &str, unit: &str| {
        format!(
            "---\n番号: {number}\n改革項目: 項目{number}\n担当課: {owner}\n指標:\n  - {{ 名称: 件数{number}, 種類: 成果, 単位: {unit}, \
             望ましい方向: 増加, 年度: {{ 平成25年度: {{ 計画: 5, 実績: 5 }} }} }}\n---\n"
        )
    };
    let (one, two, three) =
        (unit("1", "納税課", "箇所"), unit("2", "北区", "か所"), unit("45", "北区", "か所"));
    let city = city(&[
        ("content/reforms/plan/001.md", &one),
        ("content/reforms/plan/002.md", &two),
        ("content/reforms/plan/045.md", &three),
    ]);
    let folder = city.path().expect("a folder");
    assert!(Said::of(folder, &["--unit", "納税課"]).has("C119", "reforms/plan/001.md"));
    assert!(Said::of(folder, &["--unit", "総務部"]).has("C119", "reforms/plan/001.md"));
    assert!(!Said::of(folder, &["--unit", "北区"]).has("C119", "reforms/plan/001.md"));
}

#[test]
fn what_cannot_be_read_counts_for_every_rule() {
    let city = city(&[("content/reforms/plan/001.md", BROKEN)]);
    let said = Said::of(city.path().expect("a folder"), &["--only", "text-unchanged"]);
    assert_eq!(said.code, 1, "{}", said.terminal);
    assert!(
        said.has("R017", "reforms/plan/001.md")
            && said.terminal.contains("絞り込みに当たるかどうか")
    );
}

#[test]
fn a_rule_of_reading_is_told_of_what_hides_its_finding_only() {
    let one =
        city(&[("content/reforms/plan/001.md", "---\n番号: 1\n担当課: 納税課\n余計: x\n---\n")]);
    let said = Said::of(one.path().expect("a folder"), &["--only", "unknown-key"]);
    assert!(said.has("R017", "reforms/plan/001.md") && !said.has("R018", "reforms/plan/001.md"));
    let other = city(&[("content/reforms/plan/001.md", "---\n番号: 1\n余計: [\n---\n")]);
    let said = Said::of(other.path().expect("a folder"), &["--only", "unknown-key"]);
    assert!(said.has("R011", "reforms/plan/001.md") && said.code == 1, "{:?}", said.findings);
}

#[test]
fn the_reader_s_language_changes_no_finding() {
    for files in [
        &[][..],
        &[("content/pages/about/index.html", "<p>x</p>")],
        &[("content/reforms/plan/001.md", BROKEN)],
        &[("content/status/ledger.csv", "a"), ("content/search/index/words-0.bin", "b")],
        &[("content/pages/index.md", "---\n題名: はじめに\n---\n[ない](./none.md)\n")],
    ] {
        let city = city(files);
        let folder = city.path().expect("a folder");
        let (ja, en) = (Said::of(folder, &["--lang=ja"]), Said::of(folder, &["--lang=en"]));
        assert_eq!((ja.code, &ja.findings), (en.code, &en.findings), "{files:?}");
    }
}

/// A city in a repository, all of it committed.
fn committed() -> City {
    let city = City::new();
    for path in ["content/reforms/one", "content/reforms/two"] {
        std::fs::remove_dir_all(city.folder().join(path)).expect("a folder");
    }
    for (path, text) in FILES {
        city.write(path, text);
    }
    city.commit();
    assert!(Said::of(&city.folder(), &["--since", "HEAD"]).is_reassuring());
    city
}

#[test]
fn a_change_counts_wherever_what_it_breaks_is() {
    let since = |city: &City| Said::of(&city.folder(), &["--since", "HEAD"]);
    // The page that names it is as it was.
    let gone = committed();
    std::fs::remove_file(gone.folder().join("content/reforms/plan/045.md")).expect("a file");
    let said = since(&gone);
    assert!(said.has("L103", "pages/about.md"), "{:?} {}", said.findings, said.terminal);
    assert!(!said.is_reassuring(), "{}", said.terminal);

    // A second 45 whose file is sorted first: the error is at the other.
    let twice = committed();
    twice.write(
        "content/reforms/plan/0045.md",
        "---\n番号: 45\n改革項目: 憲章二\n担当課: 北区\n---\n",
    );
    let said = since(&twice);
    assert_eq!(said.code, 1, "{:?} {}", said.findings, said.terminal);

    // Two files at one address but for letter case.
    let case = committed();
    case.write("content/pages/About.md", "---\n題名: 案内\n---\n");
    let said = since(&case);
    assert_eq!(said.code, 1, "{:?} {}", said.findings, said.terminal);

    // A record that is broken is missing in the page that names it.
    let broken = committed();
    broken.write("content/reforms/plan/045.md", "---\n番号: 45\n担当化: x\n---\n");
    let said = since(&broken);
    assert!(said.has("R017", "reforms/plan/045.md"), "{:?}", said.findings);
}

#[test]
fn a_mistake_from_before_the_change_is_left_out_and_said_to_be_there() {
    let city = committed();
    city.write("content/reforms/plan/001.md", BROKEN);
    city.commit();
    city.write("content/pages/index.md", "---\n題名: はじめに\n---\nようこそ。\n");
    let said = Said::of(&city.folder(), &["--since", "HEAD"]);
    assert_eq!((said.code, said.findings.as_slice()), (0, &[][..]), "{}", said.terminal);
    assert!(!said.is_reassuring(), "{}", said.terminal);
    assert!(said.terminal.contains("直るまで、サイトは作れません"), "{}", said.terminal);
}
