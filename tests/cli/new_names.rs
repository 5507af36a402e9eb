//! Whatever a new record is to be called: `kohyo new` refuses what a check refuses, or writes a file that it accepts, where
//! it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Names that something is wrong with somewhere, and some that are fine.
const NAMES: &[&str] = &[
    "x",
    "guide/use",
    "about",
    "about.md",
    "About",
    "index",
    "404",
    "units",
    "status/x",
    "assets/x",
    "data/x",
    "search/index/x",
    "en/x",
    "ledger/x",
    "robots.txt",
    "x.pdf",
    "..",
    ".",
    "../x",
    "/x",
    "x/..",
    "x/../../../y",
    "a//b",
    "",
    "/",
    "~/x",
    ".x",
    "x/.y",
    "_x",
    "-x",
    "--help-me",
    "x.",
    "x y",
    "日本語",
    "Ｘ",
    "x\\y",
    "C:\\x",
    "CON",
    "con.txt",
    "aux/x",
    "LPT1",
    "x:y",
    "x?y",
    "x\ny",
    "x%2e%2e",
    "plan",
];

fn city(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-names").join(name);
    let _ = fs::remove_dir_all(&root);
    copy(Path::new("tests/mistakes/city"), &root.join("city"));
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn kohyo(root: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
    command.current_dir(root.join("city")).args(words).output().expect("kohyo")
}

/// Every file and folder below a folder; of a file what is in it.
fn everything(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_folder = path.is_dir() && !path.is_symlink();
            let bytes = if is_folder { Vec::new() } else { fs::read(&path).unwrap_or_default() };
            folders.extend(is_folder.then(|| path.clone()));
            found.insert(path, bytes);
        }
    }
    found
}

/// Tries a command with a name, and takes away again what it wrote: whether it wrote something.
fn writes(root: &Path, words: &[&str], is_whole: bool) -> bool {
    let before = everything(root);
    let output = kohyo(root, words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let after = everything(root);
    let new: Vec<&PathBuf> =
        after.keys().filter(|it| it.is_file() && !before.contains_key(*it)).collect();
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "{words:?}");
    if !output.status.success() {
        assert_eq!(before, after, "{words:?}: {said}");
        assert!(said.lines().count() >= 1, "{words:?}");
        return false;
    }
    let [file] = &new[..] else { panic!("{words:?}: {new:?}") };
    let inside = file.strip_prefix(root.join("city/content")).expect("in the folder");
    assert!(inside.components().all(|it| it.as_os_str() != ".."), "{words:?}");
    // It is where it says.
    let shown = format!("content/{}", inside.display());
    assert!(said.contains(&shown), "{words:?}: {said}");
    let is_accepted = || {
        let check = kohyo(root, &["check", "--format", "json"]);
        let text = String::from_utf8_lossy(&check.stdout).into_owned();
        assert!(check.status.success(), "{words:?}: {text}");
    };
    is_accepted();
    if is_whole {
        // What is accepted as a draft is accepted as what it is to be.
        let text = fs::read_to_string(file).expect("the file");
        fs::write(file, text.replace("下書き: true\n", "")).expect("the file");
        is_accepted();
    }
    // What nobody can see is left out.
    let text = fs::read_to_string(file).expect("the file");
    assert!(!text.contains(['\u{200b}', '\u{202e}']), "{words:?}: {text}");
    fs::remove_file(file).expect("the file");
    for folder in after.keys().rev().filter(|it| it.is_dir() && !before.contains_key(*it)) {
        fs::remove_dir(folder).expect("a new folder");
    }
    true
}

#[test]
fn a_new_page_is_refused_or_is_where_it_says_and_accepted() {
    let root = city("page");
    let long =
        ["a".repeat(252), "a".repeat(253), "a".repeat(300), format!("b/{}", "a".repeat(300))];
    let names = NAMES.iter().copied().chain(long.iter().map(String::as_str));
    let written: Vec<&str> = names
        .filter(|name| writes(&root, &["new", "page", "--title", "題", "--", name], true))
        .collect();
    let fine =
        ["x", "guide/use", "index", "/x", "status/x", "en/x", "_x", "-x", "--help-me", "plan"];
    for name in fine {
        assert!(written.contains(&name), "{name} is not written: {written:?}");
    }
    for name in ["..", "../x", ".x", "CON", "aux/x", "About", "about", "units", "x."] {
        assert!(!written.contains(&name), "{name} is written");
    }
}

#[test]
fn a_new_program_or_sheet_is_refused_or_is_where_it_says_and_accepted() {
    let root = city("program");
    for name in NAMES {
        let words = ["new", "program", "--name", "名", "--from", "H30", "--", "plan", name];
        writes(&root, &words, false);
        let words = ["new", "sheet", "--", "plan", name];
        writes(&root, &words, false);
    }
    for (words, is_written) in [
        (["new", "sheet", "plan", "2"].as_slice(), true),
        (&["new", "sheet", "plan", "R2-1"], true),
        (&["new", "sheet", "plan", "../2"], false),
        (&["new", "sheet", "plan", "CON"], false),
        (&["new", "program", "plan", "CON", "--name", "名", "--from", "H30"], false),
        (&["new", "program", "plan", "plan", "--name", "名", "--from", "H30"], false),
        (&["new", "program", "plan", "next", "--name", "名\u{200b}", "--from", "H30"], true),
        (&["new", "page", "next", "--title", "題\u{202e}"], true),
        (&["new", "page", "next", "--title", "題: [\"']}#"], true),
        (&["new", "charter", "2014", "東区"], true),
        (&["new", "charter", "2014", "../x"], false),
    ] {
        assert_eq!(writes(&root, words, false), is_written, "{words:?}");
    }
}

#[test]
#[cfg(unix)]
fn nothing_is_written_through_a_link() {
    let root = city("link");
    fs::create_dir(root.join("elsewhere")).expect("a folder");
    std::os::unix::fs::symlink("../../../elsewhere", root.join("city/content/pages/out"))
        .expect("a link");
    std::os::unix::fs::symlink("none.md", root.join("city/content/pages/dead.md")).expect("a link");
    for name in ["out/x", "out/y/x", "dead"] {
        let before = everything(&root);
        let output = kohyo(&root, &["new", "page", name, "--title", "題"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert_eq!(everything(&root), before, "{name}");
    }
}
