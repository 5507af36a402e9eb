//! Machines at their ends: more threads than there can be, clocks that stand anywhere, days at both ends of the calendar.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use kohyo::source::Tree;

const CITY: &str = include_str!("../rules/base.city");

/// The small city on disk, with another text in one of its files.
fn city(name: &str, change: impl Fn(&str, &str) -> String) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("limits").join(name);
    let _ = fs::remove_dir_all(&root);
    for file in Tree::from_fixture(CITY).files() {
        let path = root.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, change(&file.path, file.text().expect("a text"))).expect("a file");
    }
    root
}

fn as_it_is(_: &str, text: &str) -> String {
    text.to_owned()
}

/// What a command prints in English, with these variables.
fn run(root: &PathBuf, arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
    command.args(arguments).args(["--lang", "en"]).current_dir(root);
    command.env_remove("SOURCE_DATE_EPOCH").env_remove("GITHUB_STEP_SUMMARY");
    command.envs(variables.iter().copied());
    told(&command.output().expect("kohyo"))
}

fn told(output: &Output) -> (Option<i32>, String) {
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8(text).expect("a text");
    assert!(!text.contains("panicked"), "{text}");
    (output.status.code(), text)
}

#[test]
fn any_number_of_threads_gives_the_same_or_is_named_as_wrong() {
    let root = city("threads", as_it_is);
    let check = ["check", "--format", "json", "--quiet"];
    let of = |threads: &str| run(&root, &check, &[("RAYON_NUM_THREADS", threads)]);
    let (code, expected) = of("1");
    assert_eq!(code, Some(0), "{expected}");
    for threads in ["", "0", "2", "1000", "999999"] {
        assert_eq!(of(threads), (Some(0), expected.clone()), "{threads}");
    }
    for wrong in ["-1", "abc", "1.5", "１"] {
        let (code, text) = of(wrong);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains("RAYON_NUM_THREADS") && text.contains(wrong), "{text}");
    }
}

/// `ulimit -u` counts all threads of a user, and does not hold for root, so it is tried as another one where that can be.
#[cfg(unix)]
#[test]
fn where_no_thread_can_be_started_one_does_all() {
    let root = city("no-threads", as_it_is);
    let script = "ulimit -u 1 && exec \"$0\" check --lang en --root \"$1\"";
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "65534", "--clear-groups", "bash", "-c", script]);
    command.arg(env!("CARGO_BIN_EXE_kohyo")).arg(&root);
    let Ok(output) = command.output() else { return };
    let (code, text) = told(&output);
    // Another user may not look into the folder in which the program is.
    if !text.contains("setpriv") && !text.contains("Permission denied") {
        assert_eq!(code, Some(0), "{text}");
    }
}

#[test]
fn days_at_the_ends_of_the_calendar_are_days() {
    let root = city("days", |path, text| match path {
        "kohyo.yaml" => text.replace("as_of: 2015-07-31\n", ""),
        _ => text.to_owned(),
    });
    for day in [
        "0001-01-01",
        "0000-02-29",
        "1873-01-01",
        "1970-01-01",
        "2000-02-29",
        "2100-02-28",
        "9999-12-31",
        "令和元年5月1日",
        "令和99年12月31日",
    ] {
        for arguments in [&["check"][..], &["status"], &["status", "--format", "csv"], &["build"]] {
            let (code, text) = run(&root, &[arguments, &["--as-of", day]].concat(), &[]);
            assert!(
                matches!(code, Some(0 | 1)) || text.contains(day),
                "{day} {arguments:?}: {text}"
            );
        }
    }
    for wrong in ["2015-02-29", "10000-01-01", "令和9999年1月1日", "2015-13-01", "x"] {
        let (code, text) = run(&root, &["check", "--as-of", wrong], &[]);
        assert_eq!(code, Some(2), "{wrong}: {text}");
        assert!(text.contains(wrong), "{wrong}: {text}");
    }
    for (seconds, expected) in [
        ("0", Some(0)),
        ("-1", Some(0)),
        ("253402207200", Some(0)),
        ("-62135596800", Some(0)),
        ("253402300800000", Some(2)),
        ("abc", Some(2)),
        ("", Some(2)),
        ("1e9", Some(2)),
    ] {
        let (code, text) = run(&root, &["check"], &[("SOURCE_DATE_EPOCH", seconds)]);
        assert_eq!(code, expected, "{seconds}: {text}");
    }
}

/// Plans at the ends of the years that kohyo knows, with due days beyond them.
#[test]
fn periods_at_the_ends_of_the_calendar_have_due_days_or_a_reason() {
    let last = kohyo::calendar::FiscalYear::MAX.western();
    let first = kohyo::calendar::FiscalYear::MIN.western();
    for (name, years) in
        [("first", first), ("last", last), ("before", first - 1), ("after", last + 1)]
    {
        let root = city(&format!("plan-{name}"), |path, text| {
            let text = text.replace("平成25年度", &format!("{years}年度"));
            match path {
                "content/reforms/plan/_program.yaml" => text
                    .replace(&format!("{years}年度から平成26年度"), &format!("{years}年度"))
                    .replace("10月31日", "翌年度10月31日")
                    .replace("4月30日", "期末から999日"),
                _ => text,
            }
        });
        for arguments in
            [&["check"][..], &["status", "--format", "json"], &["build", "--keep-going"]]
        {
            let (code, text) = run(&root, arguments, &[]);
            assert!(matches!(code, Some(0 | 1)), "{name} {arguments:?}: {text}");
        }
    }
}
