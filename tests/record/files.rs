//! Only what was meant is published, and nothing vanishes: every file of a city's folder is read,
//! copied to the site, passed over by a rule of few words, or an error.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::date;
use kohyo::diagnostic::Severity;
use kohyo::output::Memory;
use kohyo::record::{self, FileKind, FileRole, FileRoles};
use kohyo::site::{self, Checked};
use kohyo::source::{self, Content, File, Tree};
use proptest::prelude::*;

use crate::effort::cases;

#[cfg(unix)]
mod special;

const DRAFT: &str = "---\n題名: 案\n下書き: true\n---\nHIMITSU\n";

/// A copy of the city of the mistakes.
struct City {
    root: PathBuf,
}

impl City {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(name);
        let _ = fs::remove_dir_all(&root);
        let city = Self { root };
        for file in base().files() {
            city.write(&file.path, file.text().unwrap());
        }
        city
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn tree(&self) -> Tree {
        source::read(&self.root).unwrap()
    }
}

fn base() -> &'static Tree {
    static BASE: LazyLock<Tree> =
        LazyLock::new(|| source::read("tests/mistakes/city".as_ref()).unwrap());
    &BASE
}

/// The base city with lines more in its settings, and with files planted.
fn planted(settings: &str, files: &[(&str, &str)]) -> Tree {
    let mut all = base().files().to_vec();
    let file = all.iter_mut().find(|it| it.path == "kohyo.yaml").unwrap();
    file.content = Content::Text(format!("{}{settings}", file.text().unwrap()).into());
    let new =
        |(path, text): &(&str, &str)| File::new(*path, Content::Text((*text).to_owned().into()));
    all.extend(files.iter().map(new));
    Tree::new(all)
}

/// What stands after the last dot of a name, letter by letter.
fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, it)| it)
}

/// The codes of the errors at a file.
fn codes(tree: &Tree, path: &str) -> Vec<&'static str> {
    codes_in(&check(tree), path)
}

fn check(tree: &Tree) -> Checked {
    site::check(tree, date(2026, 11, 1))
}

fn codes_in(checked: &Checked, path: &str) -> Vec<&'static str> {
    let errors = checked.findings.errors().filter(|it| it.place.file == path);
    errors.map(|it| it.code.code).collect()
}

/// Where every file is that `--keep-going` would write, and whether one tells the secret.
fn written(tree: &Tree) -> (BTreeSet<String>, bool) {
    written_from(tree, &site::read(tree, date(2026, 11, 1)))
}

fn written_from(tree: &Tree, checked: &Checked) -> (BTreeSet<String>, bool) {
    let Some(public) = checked.public() else { return (BTreeSet::new(), false) };
    let memory = Memory::default();
    site::build(tree, public, &checked.routes, &memory).unwrap();
    let files = memory.into_files();
    let told = files.values().any(|it| it.windows(7).any(|window| window == b"HIMITSU"));
    (files.into_keys().map(|it| it.to_string()).collect(), told)
}

/// Names in the folder of a plan and of pages, and the code of the error at each; none for what may be
/// published or read.
const NAMES: &[(&str, Option<&str>)] = &[
    ("099.md.bak", Some("R040")),
    ("099.md.old", Some("R040")),
    ("099.md.orig", Some("R040")),
    ("099.md.tmp", Some("R040")),
    ("099.md.txt", Some("R040")),
    ("099.md.pdf", Some("R040")),
    ("099.md_old", Some("R040")),
    ("099.md-2", Some("R040")),
    ("099.md.", Some("R040")),
    ("099.md ", Some("R040")),
    ("099.md (1)", Some("R040")),
    ("099.md - コピー", Some("R040")),
    ("046.MD", Some("R040")),
    ("046.Md", Some("R040")),
    ("x.Markdown", Some("R040")),
    ("x.markdown", Some("R040")),
    ("x.markdown.zip", Some("R040")),
    ("a.YAML", Some("R040")),
    ("a.yml", Some("R040")),
    ("_program.yml", Some("R040")),
    ("_Program.yaml", Some("R040")),
    ("_program.yaml.bak", Some("R040")),
    ("Kohyo.yaml", Some("R040")),
    ("ORGANIZATION.yaml", Some("R040")),
    ("kohyo.yaml", Some("R006")),
    ("other.yaml", Some("R006")),
    ("045．md", Some("R040")),
    ("045。md", Some("R040")),
    ("045.ｍｄ", Some("R040")),
    ("０４５.md", Some("R004")),
    ("099 - コピー.md", Some("R004")),
    ("099 (1).md", Some("R004")),
    ("#45.md", Some("R004")),
    ("#", Some("R004")),
    ("045.txt", Some("R041")),
    ("memo", Some("R041")),
    ("LICENSE", Some("R041")),
    ("Makefile", Some("R041")),
    ("a.html", Some("R041")),
    ("a.htm", Some("R041")),
    ("a.js", Some("R041")),
    ("a.svg", Some("R041")),
    ("a.php", Some("R041")),
    ("a.exe", Some("R041")),
    ("web.config", Some("R041")),
    ("a.xml", Some("R041")),
    ("a.mp4", Some("R041")),
    ("a.tar.gz", Some("R041")),
    ("x.pdf.exe", Some("R041")),
    ("x.php.pdf", Some("R041")),
    ("x.pdf.", Some("R041")),
    ("a.", Some("R041")),
    ("045.mdx", Some("R041")),
    ("a b.pdf", Some("R004")),
    ("令和.pdf", Some("R004")),
    ("x.pdf ", Some("R004")),
    ("x.PDF", None),
    ("x.JPG", None),
    ("x.pdf", None),
    ("x.jpeg", None),
    ("x.gif", None),
    ("x.webp", None),
    ("x.csv", None),
    ("x.xlsx", None),
    ("x.xls", None),
    ("x.ods", None),
    ("x.docx", None),
    ("x.doc", None),
    ("x.pptx", None),
    ("x.zip", None),
    ("x.v1.2.pdf", None),
];

/// Each name stands for one thing; what is refused is published by no means, whatever is in it.
#[test]
fn each_name_is_published_or_an_error() {
    let mut wrong = Vec::new();
    let base = written(base()).0;
    for folder in ["reforms/plan/", "pages/about/", "files/a/"] {
        for (name, code) in NAMES {
            let path = format!("content/{folder}{name}");
            let is_record = ending(name) == "md" && folder != "files/a/";
            let tree = planted("", &[(&path, "HIMITSU")]);
            let checked = check(&tree);
            let found = codes_in(&checked, &path);
            let as_expected = match code {
                Some("R004") if ending(name) == "md" => found.contains(&"R004"),
                Some(code) => found.contains(code),
                None => found.is_empty(),
            };
            let (files, told) = written_from(&tree, &checked);
            let address = record::address(&path).unwrap().to_owned();
            let mut expected = base.clone();
            expected.extend(code.is_none().then_some(address));
            let is_written = is_record || files == expected;
            if !as_expected || !is_written || told != code.is_none() {
                wrong.push(format!("{path}: {found:?}, told: {told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A record under any name that may be published is refused by its first line.
#[test]
fn a_record_under_another_name_is_known_by_its_first_line() {
    let settings = "attachments: { extensions: [txt], files: [pages/a.html, memo] }\n";
    for name in ["099.txt", "099.csv", "099.PDF", "a.zip", "memo", "a.html"] {
        let path = format!("content/{name}");
        for text in [DRAFT, "\u{feff}---\r\n下書き: true", "\n---\n題名: 案"] {
            let tree = planted(settings, &[(&path, text)]);
            assert_eq!(codes(&tree, &path), ["R040"], "{path}");
            assert!(!written(&tree).1, "{path}");
        }
    }
    let city = City::new("encodings");
    let utf16: Vec<u8> = DRAFT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let shift_jis = encoding_rs::SHIFT_JIS.encode(DRAFT).0;
    for bytes in [&utf16[..], &shift_jis, DRAFT.as_bytes()] {
        fs::write(city.root.join("content/pages/a.csv"), bytes).unwrap();
        assert_eq!(codes(&city.tree(), "content/pages/a.csv"), ["R040"]);
    }
}

/// What the settings name, where it is, and what is said of it.
const SETTINGS: &[(&str, &str, &[&str])] = &[
    ("extensions: [mp4]", "pages/a.MP4", &[]),
    ("extensions: [.mp4]", "a.mp4", &[]),
    ("extensions: '*.MP4'", "a.mp4", &[]),
    ("extensions: [gz]", "a.tar.gz", &[]),
    ("extensions: [txt]", "robots.txt", &[]),
    ("extensions: [mp4]", "a.mp3", &["R041"]),
    ("extensions: [txt]", "a.txt.php", &["R041"]),
    ("extensions: [txt]", "a.md.txt", &["R040"]),
    ("files: [robots.txt]", "robots.txt", &[]),
    ("files: [/robots.txt]", "pages/robots.txt", &[]),
    ("files: [content/pages/robots.txt]", "pages/robots.txt", &[]),
    ("files: [robots.txt]", "pages/a/robots.txt", &["R041"]),
    ("files: [Robots.txt]", "robots.txt", &["R041"]),
    ("files: [google1234.html]", "google1234.html", &[]),
    ("files: [files/map.svg]", "files/map.svg", &[]),
    ("files: [CNAME, LICENSE]", "pages/CNAME", &[]),
];

#[test]
fn the_settings_extend_what_is_published() {
    for (line, path, expected) in SETTINGS {
        let path = format!("content/{path}");
        let tree = planted(&format!("attachments: {{ {line} }}\n"), &[(&path, "HIMITSU")]);
        assert_eq!(codes(&tree, &path), *expected, "{line}: {path}");
        assert_eq!(codes(&tree, "kohyo.yaml"), Vec::<&str>::new(), "{line}");
        assert_eq!(written(&tree).1, expected.is_empty(), "{line}: {path}");
        // What is named one by one is meant for programs, which follow no link of a page.
        let checked = site::check(&tree, date(2026, 11, 1));
        let unlinked = checked.findings.iter().any(|it| it.code.name == "unlinked-attachment");
        assert_eq!(unlinked, expected.is_empty() && line.starts_with("ext"), "{line}");
    }
}

/// What the settings cannot allow, at the settings.
const NEVER: &[(&str, &str, &str)] = &[
    ("extensions: [php]", "a.php", "R041"),
    ("extensions: [exe]", "a.exe", "R041"),
    ("extensions: [html]", "a.html", "R041"),
    ("extensions: [svg]", "a.svg", "R041"),
    ("extensions: [js]", "a.js", "R041"),
    ("extensions: [xml]", "a.xml", "R041"),
    ("extensions: [md]", "a.MD", "R041"),
    ("extensions: [yml]", "a.yml", "R041"),
    ("extensions: [tar.gz]", "a.tar.gz", "R030"),
    ("extensions: ['']", "a", "R030"),
    ("files: [a.php]", "a.php", "R041"),
    ("files: [a.exe]", "a.exe", "R041"),
    ("files: [web.config]", "web.config", "R041"),
    ("files: [a.php.txt]", "a.php.txt", "R041"),
    ("files: [099.md.bak]", "099.md.bak", "R041"),
    ("files: [.htaccess]", "a.txt", "R030"),
    ("files: [../a.txt]", "a.txt", "R030"),
    ("files: ['a b.txt']", "a b.txt", "R030"),
];

#[test]
fn what_runs_or_is_a_record_cannot_be_allowed() {
    for (line, path, code) in NEVER {
        let path = format!("content/{path}");
        let tree = planted(&format!("attachments: {{ {line} }}\n"), &[(&path, "HIMITSU")]);
        assert_eq!(codes(&tree, "kohyo.yaml"), [*code], "{line}");
        assert!(!written(&tree).1, "{line}");
    }
}

/// The files of a theme have rules of their own, and records and programs are not among them.
#[test]
fn a_theme_has_what_themes_need() {
    for (name, is_right) in [
        ("assets/own.css", true),
        ("assets/own.js", true),
        ("assets/logo.svg", true),
        ("assets/favicon.ico", true),
        ("assets/fonts/a.woff2", true),
        ("assets/fonts/OFL.txt", true),
        ("assets/site.webmanifest", true),
        ("assets/photo.JPG", true),
        ("assets/theme.css.bak", false),
        ("assets/theme.scss", false),
        ("assets/a.html", false),
        ("assets/a.php", false),
        ("assets/099.md", false),
        ("assets/099.md.txt", false),
        ("assets/fonts/LICENSE", false),
    ] {
        let path = format!("themes/ours/{name}");
        let tree = planted("theme: ours\n", &[(&path, "HIMITSU")]);
        assert_eq!(codes(&tree, &path).is_empty(), is_right, "{path}");
        assert_eq!(written(&tree).1, is_right, "{path}");
        // A theme that is not in use is not published.
        let tree = planted("", &[(&path, "HIMITSU")]);
        assert!(codes(&tree, &path).is_empty() && !written(&tree).1, "{path}");
    }
    for name in ["README.md", "LICENSE", "package.json", "src/a.scss", "templates/a.html.bak"] {
        let path = format!("themes/ours/{name}");
        let tree = planted("theme: ours\n", &[(&path, "HIMITSU")]);
        assert!(codes(&tree, &path).is_empty() && !written(&tree).1, "{path}");
    }
}

/// What no build reads without a word: what systems and editors hide or leave behind.
#[test]
fn little_is_passed_over() {
    let city = City::new("passed-over");
    let over =
        [".045.md.swp", "._045.md", "~$045.md", "045.md~", "#045.md#", "Thumbs.db", "Desktop.ini"];
    for name in over.iter().chain(&["#45.md", "##", "$045.md", "-045.md", "4913"]) {
        city.write(&format!("content/pages/{name}"), "HIMITSU");
        let is_over = over.contains(name);
        let tree = city.tree();
        let is_read = tree.file(&format!("content/pages/{name}")).is_some();
        let names = site::read(&tree, date(2026, 11, 1));
        let told = names.findings.errors().any(|it| it.place.file.ends_with(name));
        assert_eq!(
            (is_read, told),
            (!is_over && *name != "##", !is_over && *name != "##"),
            "{name}"
        );
        fs::remove_file(city.root.join("content/pages").join(name)).unwrap();
    }
}

/// Names as people, editors and systems make them of those of records and attachments.
fn a_name() -> impl Strategy<Value = String> {
    let stem = prop::sample::select(vec![
        "045",
        "R2-1",
        "０４５",
        "_program",
        "_Program",
        "organization",
        "kohyo",
        "index",
        "memo",
        "a b",
        "2014-9",
        "ﾒﾓ",
        "x.md",
        "x.pdf",
        "",
    ]);
    let mark =
        prop::sample::select(vec!["", "", "", " - コピー", " (1)", "のコピー", "-copy", "~", "#"]);
    let dot = prop::sample::select(vec![".", ".", ".", "．", "。", ""]);
    let ending = prop::sample::select(vec![
        "md", "MD", "Md", "markdown", "yaml", "yml", "YAML", "ｍｄ", "pdf", "PDF", "csv", "txt",
        "html", "svg", "php", "exe", "bak", "orig", "tar.gz", "",
    ]);
    let further = prop::sample::select(vec![
        "",
        "",
        "",
        ".bak",
        ".old",
        ".txt",
        ".pdf",
        "~",
        " ",
        ".",
        " - コピー",
        " (2)",
        ".php",
        "_old",
    ]);
    (stem, mark, dot, ending, further)
        .prop_map(|(a, b, c, d, e)| format!("{a}{b}{c}{d}{e}"))
        .prop_filter("a name", |it| !it.is_empty() && !it.starts_with('.') && !it.contains('/'))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(192) })]

    /// Every file is one thing: a record or a list, an attachment, or an error. Nothing else is written.
    #[test]
    fn every_file_is_one_thing(
        name in a_name(),
        folder in prop::sample::select(vec!["reforms/plan/", "charters/2014/", "pages/", "", "a/"]),
        text in prop::sample::select(vec!["HIMITSU", DRAFT]),
    ) {
        let path = format!("content/{folder}{name}");
        let tree = if base().file(&path).is_some() { base().clone() } else { planted("", &[(&path, text)]) };
        let checked = site::read(&tree, date(2026, 11, 1));
        let Some(library) = &checked.library else { return Ok(()) };
        let role = FileRoles::new(&tree, Some(&library.settings)).of(tree.file(&path).unwrap());
        let has_error = checked.findings.errors().any(|it| it.place.file == path);
        let (files, told) = written_from(&tree, &checked);
        let address = record::address(&path).unwrap();
        match role {
            FileRole::Attachment => {
                prop_assert!(!has_error && files.contains(address) && text != DRAFT);
            }
            FileRole::Refused => prop_assert!(has_error && !told && !files.contains(address)),
            FileRole::Record(kind) if kind != FileKind::Settings => {
                prop_assert!(["md", "yaml"].contains(&ending(&name)));
                prop_assert!(!told || folder == "pages/");
                prop_assert!(!files.contains(address));
            }
            FileRole::Record(_)
            | FileRole::ThemePart
            | FileRole::Asset
            | FileRole::Log(_)
            | FileRole::Unused => {
                prop_assert!(false, "{path}: {role:?}");
            }
        }
        prop_assert!(checked.findings.iter().all(|it| it.severity != Severity::Error || !it.place.file.is_empty()));
    }
}
