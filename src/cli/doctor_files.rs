//! What `kohyo doctor` looks at in the city's files: encoding, line ends, names.

use std::collections::BTreeMap;
use std::fs;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::doctor::{Answer, Examined, Level};
use crate::source::{Content, Unreadable};
use crate::words::Message;

/// The longest path that every program on Windows opens, with the drive, in units of UTF-16.
const LONGEST: usize = 259;

/// Names that are devices on Windows, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// In which encoding files are; that of those with a mark is right, too.
pub(super) fn encoding(examined: &Examined) -> Vec<Answer> {
    let mut others: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for file in examined.tree.files() {
        if let Content::Unreadable(Unreadable::Encoding(name)) = file.content {
            others.entry(name).or_default().push(file.path.clone());
        }
    }
    let wrong = |(name, files): (&'static str, Vec<String>)| {
        let message = Message::new("doctor-encoding").with("encoding", name);
        let answer = Answer::new(Level::Wrong, message.with("count", files.len()));
        answer.help("doctor-encoding-fix").files(files)
    };
    let mut answers: Vec<Answer> = others.into_iter().map(wrong).collect();
    if answers.is_empty() {
        answers.push(Answer::good("doctor-encoding-good"));
    }
    let marked: Vec<String> =
        raw(examined).filter(|it| it.1.starts_with(BYTE_ORDER_MARK)).map(|it| it.0).collect();
    if !marked.is_empty() {
        let message = Message::new("doctor-mark").with("count", marked.len());
        answers.push(Answer::new(Level::Good, message).files(marked));
    }
    answers
}

/// How lines end.
pub(super) fn line_ends(examined: &Examined) -> Vec<Answer> {
    let (mut returns, mut mixed) = (Vec::new(), Vec::new());
    for (path, bytes) in raw(examined) {
        let feeds = memchr::memchr_iter(b'\n', &bytes).count();
        let all_returns = memchr::memchr_iter(b'\r', &bytes).count();
        let pairs = bytes.windows(2).filter(|it| it == b"\r\n").count();
        if all_returns > pairs {
            returns.push(path);
        } else if pairs > 0 && feeds > pairs {
            mixed.push(path);
        }
    }
    let mut answers = Vec::new();
    if !returns.is_empty() {
        let message = Message::new("doctor-returns").with("count", returns.len());
        let answer = Answer::new(Level::Wrong, message).help("doctor-line-ends-fix");
        answers.push(answer.files(returns));
    }
    if !mixed.is_empty() {
        let message = Message::new("doctor-mixed").with("count", mixed.len());
        let answer = Answer::new(Level::Notice, message).help("doctor-line-ends-fix");
        answers.push(answer.files(mixed));
    }
    if answers.is_empty() {
        answers.push(Answer::good("doctor-line-ends-good"));
    }
    answers
}

/// Names with が as か and a mark, as macOS once wrote them: other systems take them for another name.
pub(super) fn unicode(examined: &Examined) -> Vec<Answer> {
    let apart = paths(examined).filter(|it| !is_nfc(it)).map(|it| it.nfc().collect()).collect();
    listed(apart, "doctor-unicode-good", "doctor-unicode", "doctor-unicode-fix")
}

/// Names that Windows cannot hold, so that nobody there can check the folder out.
pub(super) fn windows_names(examined: &Examined) -> Vec<Answer> {
    let bad = paths(examined).filter(|it| it.split('/').any(is_bad_on_windows));
    let mut answers = listed(
        bad.map(str::to_owned).collect(),
        "doctor-windows-good",
        "doctor-windows",
        "doctor-windows-fix",
    );
    let above = examined.root.as_os_str().to_string_lossy().encode_utf16().count() + 1;
    let long = paths(examined).filter(|it| above + it.encode_utf16().count() > LONGEST);
    let long: Vec<String> = long.map(str::to_owned).collect();
    if !long.is_empty() {
        answers.retain(|it| it.level != Level::Good);
        let message = Message::new("doctor-long").with("count", long.len());
        answers.push(Answer::new(Level::Wrong, message).help("doctor-long-fix").files(long));
    }
    answers
}

/// Names that differ in the case of letters only: on Windows and macOS they are one file.
pub(super) fn letter_case(examined: &Examined) -> Vec<Answer> {
    let mut spellings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in paths(examined) {
        let ends = path.match_indices('/').map(|it| it.0).chain([path.len()]);
        for end in ends {
            let same = spellings.entry(path[..end].to_lowercase()).or_default();
            if same.iter().all(|it| *it != path[..end]) {
                same.push(path[..end].to_owned());
            }
        }
    }
    let twice = spellings.into_values().filter(|it| it.len() > 1).flatten().collect();
    listed(twice, "doctor-case-good", "doctor-case", "doctor-case-fix")
}

fn listed(
    files: Vec<String>,
    good: &'static str,
    wrong: &'static str,
    help: &'static str,
) -> Vec<Answer> {
    if files.is_empty() {
        return vec![Answer::good(good)];
    }
    let message = Message::new(wrong).with("count", files.len());
    vec![Answer::new(Level::Wrong, message).help(help).files(files)]
}

fn paths(examined: &Examined) -> impl Iterator<Item = &str> {
    examined.tree.files().iter().map(|it| it.path.as_str())
}

/// The bytes of the texts, as they are on the disk.
fn raw(examined: &Examined) -> impl Iterator<Item = (String, Vec<u8>)> {
    let texts = examined.tree.files().iter();
    let texts = texts.filter(|it| matches!(it.content, Content::Text(_)));
    texts.filter_map(|it| Some((it.path.clone(), fs::read(examined.root.join(&it.path)).ok()?)))
}

fn is_bad_on_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt")).is_some_and(|it| {
        it.len() == 1 && it.bytes().all(|byte| byte.is_ascii_digit() && byte != b'0')
    });
    let is_sign = |c: char| c.is_ascii_control() || r#"<>:"|?*\"#.contains(c);
    is_port || DEVICES.contains(&&*stem) || name.ends_with(['.', ' ']) || name.contains(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{File, Tree};

    fn examined(paths: &[&str]) -> Examined {
        let file = |it: &&str| File::new(*it, Content::Text(String::new().into()));
        let tree = Tree::new(paths.iter().map(file).collect());
        Examined { root: "/city".into(), tree, settings: None }
    }

    fn files(answers: &[Answer]) -> Vec<&str> {
        answers.iter().flat_map(|it| &it.files).map(String::as_str).collect()
    }

    #[test]
    fn names_that_windows_cannot_hold_are_found() {
        for (name, is_bad) in [
            ("045.md", false),
            ("con.md", true),
            ("CON", true),
            ("console.md", false),
            ("com1.md", true),
            ("com0.md", false),
            ("com10.md", false),
            ("a:b.md", true),
            ("問?.md", true),
            ("a.", true),
            ("a ", true),
            (".gitignore", false),
        ] {
            assert_eq!(is_bad_on_windows(name), is_bad, "{name}");
        }
        let long = format!("content/{}.md", "あ".repeat(250));
        assert_eq!(files(&windows_names(&examined(&["kohyo.yaml", &long]))), [&*long]);
        assert!(files(&windows_names(&examined(&["kohyo.yaml"]))).is_empty());
    }

    #[test]
    fn names_that_are_one_elsewhere_are_found() {
        let city = examined(&["content/A.md", "content/a.md", "Content/b.md", "content/c.md"]);
        let found = letter_case(&city);
        assert_eq!(files(&found), ["Content", "content", "content/A.md", "content/a.md"]);
        let apart = examined(&["content/か\u{3099}.md", "content/が2.md"]);
        assert_eq!(files(&unicode(&apart)), ["content/が.md"]);
    }
}
