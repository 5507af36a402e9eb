//! Every command of the Japanese guides does what the guide says, in the order in which a reader types
//! them.
//!
//! A guide is followed in an empty folder. In a `console` block a line after `$` is typed; what stands
//! below it is what it prints, `...` for lines that the guide leaves out. Where nothing stands below it anything
//! may be printed. What a reader has done before, and how a command ends when not well, is in
//! `guides/NAME.txt` (`guides/README.md`), since a guide shows nothing of its tests.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::Assert;

/// A command of a guide, or one that a reader has typed before.
struct Step {
    line: usize,
    typed: String,
    /// What it prints; none where the guide does not say.
    printed: Option<String>,
    code: i32,
}

impl Step {
    fn new(line: usize, typed: &str) -> Self {
        Self { line, typed: typed.to_owned(), printed: None, code: 0 }
    }
}

/// The commands that a guide shows.
fn shown(guide: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut in_console = false;
    for (number, line) in guide.lines().enumerate() {
        if line.starts_with("```") {
            in_console = line == "```console";
        } else if let (true, Some(typed)) = (in_console, line.strip_prefix("$ ")) {
            steps.push(Step::new(number + 1, typed));
        } else if let (true, Some(step)) = (in_console, steps.last_mut()) {
            let printed = step.printed.get_or_insert_default();
            printed.push_str(line);
            printed.push('\n');
        }
    }
    steps
}

/// What is to be known of a command that a guide shows.
#[derive(Default)]
struct Remark {
    typed: String,
    before: Vec<String>,
    code: i32,
}

fn remarks(text: &str) -> VecDeque<Remark> {
    let mut remarks: VecDeque<Remark> = VecDeque::new();
    let mut before = Vec::new();
    for line in text.lines() {
        if let Some(typed) = line.strip_prefix("$ ") {
            let before = std::mem::take(&mut before);
            remarks.push_back(Remark { typed: typed.to_owned(), before, code: 0 });
        } else if let Some(code) = line.strip_prefix("? ") {
            remarks.back_mut().unwrap().code = code.parse().unwrap();
        } else {
            before.push(line.to_owned());
        }
    }
    assert_eq!(before, Vec::<String>::new(), "no command follows");
    remarks
}

/// All that is typed when a guide is followed.
fn steps(guide: &str, text: &str) -> Vec<Step> {
    let mut remarks = remarks(text);
    let mut steps = Vec::new();
    for mut step in shown(guide) {
        if let Some(remark) = remarks.pop_front_if(|it| it.typed == step.typed) {
            steps.extend(remark.before.iter().map(|it| Step::new(step.line, it)));
            step.code = remark.code;
        }
        steps.push(step);
    }
    let unused: Vec<String> = remarks.into_iter().map(|it| it.typed).collect();
    assert_eq!(unused, Vec::<String>::new(), "not in the guide, or in another order");
    steps
}

/// A text in which the folder of the reader, the port of a preview and the version do not count.
fn comparable(text: &str, folder: &Path) -> String {
    let text = text.replace(&format!("{}/", folder.display()), "");
    let is_digit = |it: char| it.is_ascii_digit();
    let lines = text.lines().map(|line| {
        if line.strip_prefix("kohyo ").is_some_and(|it| it.starts_with(is_digit)) {
            return "kohyo 0.1.0\n".to_owned();
        }
        match line.split_once("http://127.0.0.1:") {
            Some((start, rest)) => {
                let rest = rest.trim_start_matches(is_digit);
                format!("{start}http://127.0.0.1:4545{rest}\n")
            }
            None => format!("{line}\n"),
        }
    });
    lines.collect()
}

fn shell(typed: &str, folder: &Path) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_kohyo")).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_path_buf()]
            .into_iter()
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut command = Command::new("sh");
    command.args(["-c", typed]).current_dir(folder).env("PATH", path.unwrap());
    for name in ["GITHUB_ACTIONS", "GITLAB_CI", "SOURCE_DATE_EPOCH", "KOHYO_TARGET"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// What a command prints, and how it ends. A preview is ended once it says where it is.
fn run(step: &Step, folder: &Path) -> (String, i32) {
    if step.typed.contains("kohyo serve") {
        let typed = format!("exec {} --port 0 2>&1", step.typed);
        let mut child = shell(&typed, folder).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        return (line, 0);
    }
    let output = shell(&format!("{{ {}\n}} 2>&1", step.typed), folder).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap_or(-1))
}

fn follow(name: &str) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("guides").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let guide = fs::read_to_string(format!("docs/ja/{name}.md")).unwrap();
    let text = fs::read_to_string(format!("tests/cli/guides/{name}.txt")).unwrap();
    let steps = steps(&guide, &text);
    assert!(steps.len() > 2, "{name} has no commands");
    for step in steps {
        let (printed, code) = run(&step, &folder);
        let place = format!("docs/ja/{name}.md:{}: {}", step.line, step.typed);
        assert_eq!(code, step.code, "{place}\n{printed}");
        if let Some(expected) = &step.printed {
            let action = Assert::new().action_env("NOTHING");
            let printed = comparable(&printed, &folder);
            let expected = comparable(expected, &folder);
            let result = action.try_eq(Some(&place), printed.into(), expected.into());
            result.unwrap_or_else(|it| panic!("{it}"));
        }
    }
}

#[test]
fn a_clerk_writes_and_mends_a_record() {
    follow("staff");
}

#[test]
fn a_clerk_writes_a_first_report() {
    follow("first-day");
}

#[test]
fn a_record_is_handed_in_without_git() {
    follow("hand-in");
}

#[test]
fn the_office_in_charge_chases_checks_and_publishes() {
    follow("office");
}

#[test]
fn the_web_team_installs_builds_and_keeps() {
    follow("web");
}

#[test]
fn another_city_adopts_it() {
    follow("adopt");
}

/// Every document that people read: the guides, and the two that everybody sees first.
fn documents() -> Vec<(String, String)> {
    let folders = ["docs", "docs/ja"].map(|it| fs::read_dir(it).unwrap());
    let files = folders.into_iter().flatten().map(|it| it.unwrap().path());
    let files = files.chain(["README.md", "README.ja.md"].map(PathBuf::from));
    let markdown = files.filter(|it| it.extension().is_some_and(|ending| ending == "md"));
    markdown.map(|it| (it.display().to_string(), fs::read_to_string(it).unwrap())).collect()
}

#[test]
fn nothing_of_the_tests_is_seen_in_a_document() {
    for (name, text) in documents() {
        let mut in_console = false;
        for (number, line) in text.lines().enumerate() {
            if line.starts_with("```") {
                in_console = line == "```console";
            }
            let mark = line.contains("[..]") || line.contains("<!-- 用意");
            let ending = in_console && line.starts_with("? ");
            assert!(!mark && !ending, "{name}:{}: {line}", number + 1);
        }
    }
}

/// The targets that a document shows, as text of `kohyo.yaml`, with fingerprints in the places where a reader has one.
fn targets(document: &str) -> Vec<String> {
    let key = format!("SHA256:{}", "A".repeat(43));
    let text = fs::read_to_string(document).unwrap();
    let blocks = text.split("```yaml\n").skip(1).filter_map(|it| it.split_once("```"));
    let targets = blocks.map(|it| it.0).filter(|it| it.starts_with("publish:\n"));
    targets.map(|it| it.replace("SHA256:…", &key)).collect()
}

#[test]
fn every_target_that_a_document_shows_is_one() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("guides/targets");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let kohyo = |typed: &str| shell(typed, &folder).output().unwrap();
    assert!(kohyo("kohyo init . --name みほん市 --ci none --yes").status.success());
    let settings = fs::read_to_string(folder.join("kohyo.yaml")).unwrap();
    let targets = ["docs/ja/web.md", "docs/publish.md"].map(targets).concat();
    for kind in ["folder:", "sftp:", "ftps:", "webdavs:", "s3:", "bundle:", "command"] {
        assert!(targets.iter().any(|it| it.contains(&format!("to: {kind}"))), "{kind}");
    }
    for target in targets {
        fs::write(folder.join("kohyo.yaml"), format!("{settings}{target}")).unwrap();
        let output = kohyo("kohyo check --deny notes");
        assert!(output.status.success(), "{target}{}", String::from_utf8_lossy(&output.stdout));
    }
}
