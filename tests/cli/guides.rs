//! Every command of the Japanese guides does what the guide says, in the order in which a reader types
//! them.
//!
//! A guide is followed in an empty folder. In a `console` block a line after `$` is typed; what stands
//! below it is what it prints, `...` for any lines and `[..]` for any letters; `? 1` is how it ends
//! when not with 0. A comment `<!-- 用意: … -->` is what a reader has done before.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::Assert;

/// A command of a guide.
struct Step {
    line: usize,
    typed: String,
    /// What it prints; none where the guide does not say.
    printed: Option<String>,
    code: i32,
}

fn steps(guide: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut in_console = false;
    for (number, line) in guide.lines().enumerate() {
        let done = line.strip_prefix("<!-- 用意: ").and_then(|it| it.strip_suffix(" -->"));
        let typed = line.strip_prefix("$ ").filter(|_| in_console);
        if let Some(typed) = done.or(typed) {
            let printed = done.is_none().then(String::new);
            steps.push(Step { line: number + 1, typed: typed.to_owned(), printed, code: 0 });
        } else if line.starts_with("```") {
            in_console = line == "```console";
        } else if let (true, Some(step)) = (in_console, steps.last_mut()) {
            if let Some(code) = line.strip_prefix("? ") {
                step.code = code.parse().unwrap();
            } else {
                let printed = step.printed.get_or_insert_default();
                printed.push_str(line);
                printed.push('\n');
            }
        }
    }
    steps
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
    let steps = steps(&guide);
    assert!(steps.len() > 2, "{name} has no commands");
    for step in steps {
        let (printed, code) = run(&step, &folder);
        let place = format!("docs/ja/{name}.md:{}: {}", step.line, step.typed);
        assert_eq!(code, step.code, "{place}\n{printed}");
        if let Some(expected) = &step.printed {
            let action = Assert::new().action_env("NOTHING");
            let result = action.try_eq(Some(&place), printed.into(), expected.as_str().into());
            result.unwrap_or_else(|it| panic!("{it}"));
        }
    }
}

#[test]
fn a_clerk_writes_and_mends_a_record() {
    follow("staff");
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
