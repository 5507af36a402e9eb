//! `--output FILE`: what is written there is whole, or what was there before stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const KOHYO: &str = env!("CARGO_BIN_EXE_kohyo");

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("output-file").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// How the command ended in a folder, what it said, and what it printed.
fn kohyo(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/format.in");
    let mut command = Command::new(KOHYO);
    command.args(arguments).arg("--root").arg(root).args(["--lang", "en"]).current_dir(folder);
    let output = command.output().expect("kohyo");
    let text = |bytes| String::from_utf8(bytes).expect("a text");
    (output.status.code(), text(output.stderr), text(output.stdout))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |it: std::io::Result<fs::DirEntry>| it.expect("an entry").file_name();
    let mut names: Vec<String> =
        entries.map(|it| name(it).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_file_has_what_would_be_printed() {
    let folder = folder("same");
    for (typed, code) in [
        (&["check"][..], 1),
        (&["check", "--verbose"], 1),
        (&["check", "--format", "json"], 1),
        (&["check", "--format", "gitlab"], 1),
        (&["status"], 0),
        (&["status", "--format", "csv"], 0),
        (&["status", "--format", "json"], 0),
        (&["schema", "sheet"], 0),
        (&["schema", "vscode"], 0),
    ] {
        let (printed_code, _, printed) = kohyo(&folder, typed);
        let (written_code, said, nothing) = kohyo(&folder, &[typed, &["-o", "file"]].concat());
        assert_eq!((printed_code, written_code), (Some(code), Some(code)), "{typed:?}: {said}");
        assert_eq!(fs::read_to_string(folder.join("file")).expect("a file"), printed, "{typed:?}");
        assert!(nothing.is_empty() && said.contains("written to file"), "{typed:?}: {said}");
        assert_eq!(names(&folder), ["file"], "{typed:?}");
        let (_, _, dash) = kohyo(&folder, &[typed, &["--output", "-"]].concat());
        assert_eq!(dash, printed, "{typed:?}");
    }
}

#[test]
fn a_command_that_fails_leaves_the_file_as_it_was() {
    let folder = folder("failing");
    fs::write(folder.join("file"), "before").expect("written");
    fs::create_dir(folder.join("folder")).expect("a folder");
    for typed in [
        &["check", "--only", "nonsense", "--output", "file"][..],
        &["status", "--unit", "nobody", "--output", "file"],
        &["schema", "sheet", "--program", "none", "--output", "file"],
        &["schema", "--output", "file"],
        &["check", "--output", "folder"],
        &["check", "--output", "missing/file"],
        &["status", "--output", "file/below"],
    ] {
        let (code, said, printed) = kohyo(&folder, typed);
        assert_eq!(code, Some(2), "{typed:?}: {said}");
        assert!(said.contains("could not run: ") && printed.is_empty(), "{typed:?}: {said}");
        assert_eq!(fs::read_to_string(folder.join("file")).expect("a file"), "before", "{typed:?}");
        assert_eq!(names(&folder), ["file", "folder"], "{typed:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_device_is_given_the_text() {
    let folder = folder("special");
    fs::write(folder.join("file"), "before").expect("written");
    std::os::unix::fs::symlink("file", folder.join("link")).expect("a link");
    assert_eq!(kohyo(&folder, &["status", "--output", "link"]).0, Some(0));
    assert!(folder.join("link").is_symlink());
    assert_ne!(fs::read_to_string(folder.join("file")).expect("a file"), "before");
    assert_eq!(kohyo(&folder, &["status", "--output", "/dev/null"]).0, Some(0));
    assert_eq!(names(&folder), ["file", "link"]);
}
