//! Small habits that a reader relies on.

use crate::source::{Kind, Source};

/// Names that say nothing: what is in such a module belongs next to what uses it.
const EMPTY_NAMES: &[&str] =
    &["utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"];

/// Files and folders with a name that says nothing.
pub(crate) fn names(source: &Source) -> Vec<String> {
    let parts = source.path.trim_end_matches(".rs").split('/');
    let bad = parts.filter(|it| EMPTY_NAMES.contains(it));
    bad.map(|it| format!("{}:1: '{it}' says nothing about what is inside", source.path)).collect()
}

/// A file that does not begin by saying what it is for.
pub(crate) fn first_line(source: &Source) -> Vec<String> {
    let first = source.text.lines().next().unwrap_or_default();
    if first.starts_with("//! ") {
        return Vec::new();
    }
    vec![format!("{}:1: the first line is not a `//!` that says what the file is for", source.path)]
}

/// What would end the program outside tests. A city's mistake is a diagnostic, the machine's
/// failure an error, and a case that cannot be is made one that cannot be written.
pub(crate) fn panics(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for mention in source.mentions.iter().filter(|it| !it.in_test) {
        let name = mention.path.last().map_or("", String::as_str);
        let what = match (mention.kind, name) {
            (Kind::Method, "unwrap" | "expect") => format!(".{name}()"),
            (Kind::Macro, "panic" | "todo" | "unimplemented" | "unreachable") => format!("{name}!"),
            (Kind::Path, "unwrap" | "expect") => mention.path.join("::"),
            _ => continue,
        };
        findings.push(format!("{}:{}: {what} may end the program", source.path, mention.line));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_says_nothing_is_found() {
        let found = names(&Source::new("src/page/utils/date.rs", ""));
        let expected = "src/page/utils/date.rs:1: 'utils' says nothing about what is inside";
        assert_eq!(found, [expected]);
        assert!(names(&Source::new("src/page/commons.rs", "")).is_empty());
    }

    #[test]
    fn a_file_without_a_first_line_is_found() {
        assert_eq!(first_line(&Source::new("src/a.rs", "\n//! Late.")).len(), 1);
        assert_eq!(first_line(&Source::new("src/a.rs", "// No doc.")).len(), 1);
        assert!(first_line(&Source::new("src/a.rs", "//! Doc.\n")).is_empty());
    }

    #[test]
    fn what_may_end_the_program_is_found() {
        for (text, what) in [
            ("fn f() { a.unwrap(); }", ".unwrap()"),
            ("fn f() { a.expect(\"b\"); }", ".expect()"),
            ("fn f() { a.map(Option::unwrap); }", "Option::unwrap"),
            ("fn f() { panic!(\"a\") }", "panic!"),
            ("fn f() { g!(unreachable!()) }", "unreachable!"),
            ("fn f() { std::todo!() }", "todo!"),
        ] {
            let found = panics(&Source::new("src/a.rs", text));
            assert_eq!(found, [format!("src/a.rs:1: {what} may end the program")], "{text}");
        }
    }

    #[test]
    fn tests_and_harmless_names_are_no_findings() {
        for text in [
            "#[cfg(test)]\nmod tests { fn f() { a.unwrap() } }",
            "#[test]\nfn f() { panic!() }",
            "#[expect(clippy::all)]\nfn f() { a.unwrap_or_default() }",
            "// a.unwrap()\nconst A: &str = \"panic!\";",
        ] {
            assert!(panics(&Source::new("src/a.rs", text)).is_empty(), "{text}");
        }
    }
}
