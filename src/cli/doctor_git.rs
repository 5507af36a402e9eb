//! What `kohyo doctor` looks at in git, by the program that the office uses.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::doctor::{Answer, Examined, Level};
use crate::words::Message;

/// Whether git is there, the folder is in a repository, and git reads and shows its files.
pub(super) fn git(examined: &Examined) -> Vec<Answer> {
    let root = &examined.root;
    if ask(root, &["--version"], None).is_none() {
        return vec![
            Answer::new(Level::Notice, Message::new("doctor-no-git")).help("doctor-no-git-fix"),
        ];
    }
    let Some(inside) = ask(root, &["rev-parse", "--is-inside-work-tree"], None) else {
        return vec![Answer::new(Level::Notice, Message::new("doctor-no-git"))];
    };
    if !inside.is_good && inside.errors.contains("safe.directory") {
        let command = format!("git config --global --add safe.directory {}", root.display());
        let help = Message::new("doctor-run").with("command", command);
        return vec![Answer::new(Level::Wrong, Message::new("doctor-unsafe")).saying(help)];
    }
    if !inside.is_good {
        let none = Answer::new(Level::Notice, Message::new("doctor-no-repository"));
        return vec![none.help("doctor-no-repository-fix")];
    }
    let mut answers = vec![branch(root)];
    answers.extend(ignored(examined));
    answers.extend(quoted(examined));
    answers
}

/// What git answered.
struct Answered {
    is_good: bool,
    text: String,
    errors: String,
}

/// Asks git; none when there is no such program.
fn ask(root: &Path, arguments: &[&str], input: Option<&str>) -> Option<Answered> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    let mut child =
        command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    if let Some((mut pipe, input)) = child.stdin.take().zip(input) {
        let input = input.to_owned();
        // Git answers while it reads; somebody else has to write.
        std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    }
    let output = child.wait_with_output().ok()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    Some(Answered {
        is_good: output.status.success(),
        text: text(&output.stdout),
        errors: text(&output.stderr),
    })
}

fn branch(root: &Path) -> Answer {
    let branch =
        ask(root, &["symbolic-ref", "--short", "-q", "HEAD"], None).filter(|it| it.is_good);
    let ends = ask(root, &["config", "--get", "core.autocrlf"], None).filter(|it| it.is_good);
    let ends = ends.map_or_else(|| "false".to_owned(), |it| it.text);
    match branch {
        Some(branch) => {
            let message = Message::new("doctor-git-good").with("branch", branch.text);
            Answer::new(Level::Good, message.with("autocrlf", ends))
        }
        None => Answer::new(Level::Notice, Message::new("doctor-no-branch"))
            .help("doctor-no-branch-fix"),
    }
}

/// Records that git does not keep.
fn ignored(examined: &Examined) -> Option<Answer> {
    let paths = examined.tree.files().iter().map(|it| it.path.as_str());
    let paths: Vec<&str> =
        paths.filter(|it| it.starts_with("content/") || *it == "kohyo.yaml").collect();
    let answered =
        ask(&examined.root, &["check-ignore", "-z", "--stdin"], Some(&paths.join("\0")))?;
    let files = answered.text.split('\0').filter(|it| !it.is_empty()).map(str::to_owned);
    let files: Vec<String> = files.collect();
    let message = Message::new("doctor-ignored").with("count", files.len());
    let answer = Answer::new(Level::Wrong, message).help("doctor-ignored-fix").files(files);
    (!answer.files.is_empty()).then_some(answer)
}

/// Whether git shows Japanese names as numbers.
fn quoted(examined: &Examined) -> Option<Answer> {
    let is_japanese = examined.tree.files().iter().any(|it| !it.path.is_ascii());
    let setting = ask(&examined.root, &["config", "--get", "core.quotepath"], None)?;
    let is_quoted = !["false", "no", "off", "0"].contains(&setting.text.as_str());
    let help =
        Message::new("doctor-run").with("command", "git config --global core.quotepath false");
    let answer = Answer::new(Level::Notice, Message::new("doctor-quoted")).saying(help);
    (is_japanese && is_quoted).then_some(answer)
}
