//! What nobody can see is told where it stands, wherever it comes from, and nothing of it is printed or
//! published: not by what is said of it either.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use kohyo::characters::{code_point, is_clean, name, visible};
use kohyo::diagnostic::{Diagnostic, FORMATS, Report, Severity, Style, code, render, summary};
use kohyo::output::Memory;
use kohyo::site::{self, Checked};
use kohyo::source::{Content, File, Tree};
use kohyo::words::{Language, Words};

/// A city with most that a record can have.
const CITY: &str = include_str!("../rules/base.city");

const OWN: &str = "\
-- content/glossary.yaml --
用語:
  - { 語: 窓口, 読み: まどぐち, 説明: 窓口のこと }
-- content/pages/guide.md --
---
題名: 窓口の案内
概要: 窓口のこと
順番: 1
---
# 見出し

本文の**窓口**と[窓口](/units/)。

| 年度 | 件数 |
|---|---|
| 平成25年度 | 1 |
";

const DAY: Date = date(2015, 7, 31);

/// One or more of each kind.
const CHARACTERS: [char; 32] = [
    '\0',
    '\u{7}',
    '\u{8}',
    '\u{B}',
    '\u{C}',
    '\u{1B}',
    '\u{7F}',
    '\u{80}',
    '\u{85}',
    '\u{9B}',
    '\u{AD}',
    '\u{61C}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{200F}',
    '\u{2028}',
    '\u{2029}',
    '\u{202A}',
    '\u{202E}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{FEFF}',
    '\u{FFF9}',
    '\u{FFFC}',
    '\u{FFFE}',
    '\u{FFFF}',
    '\u{10FFFE}',
    '\u{E0001}',
    '\u{E0041}',
];

fn city() -> Vec<File> {
    let mut files = Tree::from_fixture(CITY).files().to_vec();
    files.extend(Tree::from_fixture(OWN).files().iter().cloned());
    files
}

/// The city with one text changed, or added.
fn with(path: &str, text: String) -> Tree {
    let mut files = city();
    files.retain(|it| it.path != path);
    files.push(File::new(path, Content::Text(text.into())));
    Tree::new(files)
}

/// All that the commands print of what was found.
fn printed(tree: &Tree, checked: &Checked) -> Vec<String> {
    let mut printed = Vec::new();
    for language in Language::ALL {
        let words = Words::new(language);
        for style in [Style::Plain, Style::Colored] {
            let text = |it: &Diagnostic| tree.text(&it.place.file);
            let said = checked.findings.iter().map(|it| render(it, text(it), &words, style) + "\n");
            // Without the colours of the terminal itself.
            printed.push(strip_colors(&said.collect::<String>()));
        }
        let report = Report {
            findings: &checked.findings,
            text: &|path| tree.text(path),
            words: &words,
            day: DAY,
            units: 2,
            records: 1,
            left_out: [0; 3],
            prefix: "",
        };
        printed.extend(FORMATS.iter().map(|it| it.write(&report)));
        printed.push(summary(&report, usize::MAX));
    }
    printed
}

fn strip_colors(text: &str) -> String {
    let mut plain = String::new();
    for (nth, piece) in text.split("\u{1b}[").enumerate() {
        let rest = piece.split_once('m').map(|(_, rest)| rest);
        plain.push_str(if nth == 0 { piece } else { rest.unwrap_or(piece) });
    }
    plain
}

/// Every file of the site, as `build --keep-going` writes it.
fn published(tree: &Tree) -> Vec<(String, String)> {
    let checked = site::read(tree, DAY);
    let Some(public) = checked.public() else { return Vec::new() };
    let memory = Memory::default();
    site::build(tree, public, &checked.routes, &memory).unwrap();
    let files = memory.into_files().into_iter();
    let texts =
        files.filter_map(|(path, it)| Some((path.to_string(), String::from_utf8(it).ok()?)));
    // A mark of the encoding is what workbooks want.
    texts.map(|(path, it)| (path, it.trim_start_matches('\u{feff}').to_owned())).collect()
}

fn is_told(finding: &Diagnostic, file: &str, start: usize, c: char) -> bool {
    let words = Words::new(Language::En).say(&finding.message);
    finding.code == &code::INVISIBLE_CHARACTER
        && finding.severity == Severity::Error
        && finding.place.file == file
        && finding.place.span.is_some_and(|it| it.start <= start && start < it.end)
        && words.contains(&code_point(c))
}

/// What is wrong with what is said of a planted character.
fn faults(tree: &Tree, file: &str, at: usize, c: char, with_site: bool) -> String {
    let mut faults = String::new();
    let checked = site::check(tree, DAY);
    let place = format!("{file}:{at} {} {}", code_point(c), name(c));
    if !checked.findings.iter().any(|it| is_told(it, file, at, c)) {
        let _ = writeln!(faults, "{place}: not told");
    }
    for text in printed(tree, &checked) {
        if !is_clean(&text) {
            let _ = writeln!(faults, "{place}: printed");
        }
    }
    if with_site {
        for (path, text) in published(tree) {
            // The search index has ends of words of its own.
            if !path.contains("search/index") && !is_clean(&text) {
                let _ = writeln!(faults, "{place}: in {path}");
            }
        }
    }
    faults
}

#[test]
fn the_city_without_any_is_sound() {
    let checked = site::check(&Tree::new(city()), DAY);
    let found: Vec<_> = checked.findings.iter().map(|it| it.code.name).collect();
    assert!(!checked.has_errors(), "{found:?}");
}

/// In the middle of each line of each file, in keys, values, comments, fences and bodies, one of them.
#[test]
fn one_that_stands_in_a_file_is_told_there() {
    let mut wrong = String::new();
    let mut nth = 0;
    for file in city() {
        let text = file.text().unwrap().to_owned();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            for part in [0, 3, 5, 8] {
                let c = CHARACTERS[nth % CHARACTERS.len()];
                nth += 1;
                let at = start + line.floor_char_boundary((line.len() - 1) * part / 8);
                let planted = format!("{}{c}{}", &text[..at], &text[at..]);
                wrong +=
                    &faults(&with(&file.path, planted), &file.path, at, c, nth.is_multiple_of(7));
            }
            start += line.len();
        }
    }
    assert!(nth > 200);
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The same through the escapes that YAML has in quotation marks.
#[test]
fn one_that_an_escape_stands_for_is_told_there() {
    let mut wrong = String::new();
    let mut nth = 0;
    for file in city().iter().filter(|it| it.path != "content/pages/guide.md") {
        let text = file.text().unwrap();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let value = line.trim_end().split_once(": ").map_or("", |(_, it)| it);
            let is_plain = !line.contains('{')
                && !value.is_empty()
                && !value.starts_with(['{', '[', '|', '"', '\'', '#']);
            if is_plain && !value.contains(" #") {
                let c = CHARACTERS[nth % CHARACTERS.len()];
                nth += 1;
                let escape = match u32::from(c) {
                    8 => r"\b".to_owned(),
                    0 => r"\0".to_owned(),
                    code @ ..0x100 => format!(r"\x{code:02x}"),
                    code @ ..0x10000 => format!(r"\u{code:04X}"),
                    code => format!(r"\U{code:08x}"),
                };
                let value_at = start + line.find(": ").unwrap() + 2;
                let half = value_at + value.floor_char_boundary(value.len() / 2);
                let end = value_at + value.len();
                let planted = format!(
                    "{}\"{}{escape}{}\"{}",
                    &text[..value_at],
                    &text[value_at..half],
                    &text[half..end],
                    &text[end..]
                );
                let tree = with(&file.path, planted);
                wrong += &faults(&tree, &file.path, half + 1, c, nth.is_multiple_of(5));
            }
            start += line.len();
        }
    }
    assert!(nth > 25, "{nth}");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_belongs_to_its_neighbours_is_published() {
    let title = "葛\u{E0100}城市の☎\u{FE0F}窓口👩\u{200D}💻";
    let body = "文字参照の&#x202E;と&#8203;と&#0;は、打ったとおり。";
    let page = format!(
        "---\n題名: \"葛\\U000E0100城市の☎\u{FE0F}窓口👩\u{200D}💻\"\n---\n{title}\n\n{body}\n"
    );
    let tree = with("content/pages/seal.md", page);
    let checked = site::check(&tree, DAY);
    assert!(!checked.has_errors());
    let files = published(&tree);
    let (_, html) = files.iter().find(|(path, _)| path == "seal/index.html").unwrap();
    // The reading of 窓口 is set between them.
    for part in ["葛\u{E0100}城市の☎\u{FE0F}", "👩\u{200D}💻"] {
        assert_eq!(html.matches(part).count(), html.matches("城市").count(), "{html}");
    }
    assert!(html.contains("&amp;#x202E;と&amp;#8203;と&amp;#0;"));
}

#[test]
fn those_in_a_theme_are_told() {
    let tree = with("themes/mine/i18n/ja.ftl", "home = ホー\u{202E}ム\n".to_owned());
    assert!(faults(&tree, "themes/mine/i18n/ja.ftl", 13, '\u{202E}', false).is_empty());
}

/// A name cannot print a line of its own, nor turn a line around.
#[test]
fn names_of_files_stay_on_their_line() {
    let mut wrong = String::new();
    for name in [
        "content/pages/a\n::error::planted.md",
        "content/pages/a\r::error::planted.md",
        "content/pages/a\r\n\t::error::planted.pdf",
        "content/pages/\u{202e}gpj.exe.pdf",
        "content/pages/\u{1b}[31mred.md",
        "content/pages/\u{9b}31mred.md",
        "content/pages/zero\u{200b}width.md",
        "content/reforms/plan/2028\u{2028}::error::planted.md",
        "content/reforms/a\n::error::planted/_program.yaml",
        "content/charters/a\n::error::planted/somu.md",
        "content/\n::error::planted.yaml",
        "themes/mine/a\n::error::planted.css",
        "themes/\n::error::planted/\u{202e}.html",
    ] {
        let tree = with(name, "題名: a\n".to_owned());
        let checked = site::check(&tree, DAY);
        let told = |it: &&Diagnostic| it.code == &code::FILE_NAME && it.place.file == name;
        if checked.findings.iter().filter(told).count() == 0 {
            let _ = writeln!(wrong, "{name:?}: not told");
        }
        for text in printed(&tree, &checked) {
            let is_command = |it: &str| it.trim_start().starts_with("::error::");
            let apart = text.lines().chain(text.split('\r')).any(is_command);
            if apart || !is_clean(&text) {
                let _ = writeln!(wrong, "{name:?}: {text}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[cfg(unix)]
#[test]
fn what_the_commands_print_stays_on_its_line() {
    use std::process::Command;

    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("invisible\n::error::root\u{1b}[31m");
    let _ = std::fs::remove_dir_all(&root);
    for file in city() {
        let path = root.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.text().unwrap()).unwrap();
    }
    let planted = "\n::error::planted\u{202e}\u{1b}[31m";
    std::fs::write(root.join(format!("content/pages/{planted}.md")), "---\n題名: a\n---\n")
        .unwrap();
    let broken = format!("---\n題名: |\n  {}\n---\n", "a\n  ::error::planted");
    std::fs::write(root.join("content/pages/broken.md"), broken.replace("題名", "題 名")).unwrap();
    let arguments: &[&[&str]] = &[
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["check", "--format", "gitlab"],
        &["check", "--unit", planted],
        &["check", "--lang", planted],
        &["check", planted],
        &["check", "--summary", &format!("no/{planted}/summary.md")],
        &["build"],
        &["build", "--out", planted],
        &["status"],
        &["status", "--format", "json"],
        &["status", "--format", "csv"],
        &["status", "--program", planted],
        &["new", "sheet", planted, planted],
        &["new", "sheet", "plan", planted],
        &["new", "page", planted, "--title", planted],
        &["schema", planted],
        &["explain", planted],
        &["help", planted],
        &["init", planted, "--name", planted],
        &["init", "here", "--name", "a", "--units", planted],
        &["--root", planted, "check"],
        &["--as-of", planted, "check"],
    ];
    let mut wrong = String::new();
    for typed in arguments {
        for language in ["ja", "en"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
            let output = command.args(*typed).args(["--lang", language]).current_dir(&root);
            let output = output.env_remove("GITHUB_STEP_SUMMARY").output().unwrap();
            for bytes in [output.stdout, output.stderr] {
                let text = String::from_utf8(bytes).unwrap();
                // Workbook programs know by this mark how a table is encoded.
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                let is_command = |line: &str| {
                    let line = line.trim_start();
                    line.starts_with("::error::planted") || line.starts_with("::error::root")
                };
                if text.lines().any(is_command) || !is_clean(text) {
                    let _ = writeln!(wrong, "{typed:?}: {}", visible(text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
