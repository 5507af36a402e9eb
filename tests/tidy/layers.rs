//! Which module may use which.

use crate::source::Source;

/// Each module and those that it may use, lowest first: a row names rows above it only.
const LAYERS: &[(&str, &[&str])] = &[
    ("characters", &[]),
    ("html", &["characters"]),
    ("url_path", &["characters"]),
    ("file_name", &[]),
    ("digest", &[]),
    ("canonical_json", &["digest"]),
    ("words", &["characters"]),
    ("japanese", &[]),
    ("source", &[]),
    ("workbook", &[]),
    ("output", &["file_name", "words"]),
    ("diagnostic", &["characters", "html", "words"]),
    ("calendar", &["japanese"]),
    ("markdown", &["html", "japanese"]),
    ("publication_log", &["canonical_json", "digest", "source", "words"]),
    (
        "record",
        &[
            "calendar",
            "characters",
            "diagnostic",
            "japanese",
            "publication_log",
            "source",
            "url_path",
            "words",
        ],
    ),
    ("record_edit", &["calendar", "characters", "japanese", "record"]),
    ("achievement", &["japanese", "record"]),
    ("disclosure", &["calendar", "japanese", "publication_log", "record", "words"]),
    (
        "record_content",
        &["calendar", "canonical_json", "digest", "disclosure", "publication_log", "record"],
    ),
    (
        "route",
        &[
            "diagnostic",
            "digest",
            "disclosure",
            "file_name",
            "japanese",
            "output",
            "publication_log",
            "record",
            "source",
            "url_path",
            "words",
        ],
    ),
    (
        "scaffold",
        &[
            "calendar",
            "characters",
            "diagnostic",
            "disclosure",
            "japanese",
            "record",
            "record_edit",
            "source",
            "words",
        ],
    ),
    (
        "check",
        &[
            "achievement",
            "calendar",
            "characters",
            "diagnostic",
            "disclosure",
            "file_name",
            "japanese",
            "markdown",
            "publication_log",
            "record",
            "record_content",
            "route",
            "source",
            "url_path",
            "words",
        ],
    ),
    ("exchange", &["calendar", "diagnostic", "disclosure", "japanese", "record", "words"]),
    (
        "open_data",
        &[
            "achievement",
            "calendar",
            "canonical_json",
            "digest",
            "disclosure",
            "exchange",
            "japanese",
            "record",
            "record_content",
            "route",
            "words",
        ],
    ),
    (
        "view",
        &[
            "calendar",
            "disclosure",
            "html",
            "japanese",
            "markdown",
            "open_data",
            "record",
            "route",
            "words",
        ],
    ),
    (
        "export",
        &[
            "calendar",
            "digest",
            "disclosure",
            "exchange",
            "record",
            "record_edit",
            "scaffold",
            "source",
            "view",
            "words",
        ],
    ),
    (
        "import",
        &[
            "calendar",
            "characters",
            "digest",
            "disclosure",
            "exchange",
            "export",
            "japanese",
            "record",
            "record_edit",
            "words",
            "workbook",
        ],
    ),
    ("chart", &["achievement", "calendar", "disclosure", "japanese", "record", "view", "words"]),
    (
        "status",
        &["calendar", "chart", "disclosure", "exchange", "record", "route", "view", "words"],
    ),
    (
        "block",
        &[
            "achievement",
            "calendar",
            "chart",
            "disclosure",
            "japanese",
            "markdown",
            "record",
            "status",
            "view",
            "words",
        ],
    ),
    ("paper", &["block", "calendar", "disclosure", "html", "record", "view", "words"]),
    (
        "export",
        &[
            "calendar",
            "digest",
            "disclosure",
            "exchange",
            "record",
            "record_edit",
            "scaffold",
            "source",
            "view",
            "words",
        ],
    ),
    ("import", &["calendar", "digest", "export", "japanese", "record", "record_edit", "workbook"]),
    (
        "page",
        &[
            "block",
            "calendar",
            "chart",
            "disclosure",
            "html",
            "japanese",
            "markdown",
            "open_data",
            "paper",
            "publication_log",
            "record",
            "route",
            "status",
            "url_path",
            "view",
            "words",
        ],
    ),
    ("search", &["calendar", "japanese", "markdown", "page", "route", "view", "words"]),
    (
        "theme",
        &[
            "html", "japanese", "markdown", "page", "record", "route", "source", "url_path",
            "view", "words",
        ],
    ),
    (
        "site",
        &[
            "calendar",
            "characters",
            "check",
            "diagnostic",
            "disclosure",
            "exchange",
            "html",
            "japanese",
            "markdown",
            "open_data",
            "output",
            "page",
            "record",
            "route",
            "search",
            "source",
            "theme",
            "view",
            "words",
        ],
    ),
    (
        "serve",
        &[
            "diagnostic",
            "digest",
            "disclosure",
            "html",
            "output",
            "record",
            "route",
            "site",
            "source",
            "url_path",
            "words",
        ],
    ),
    (
        "publish",
        &[
            "calendar",
            "canonical_json",
            "diagnostic",
            "digest",
            "disclosure",
            "exchange",
            "japanese",
            "output",
            "publication_log",
            "record",
            "record_content",
            "route",
            "site",
            "source",
            "url_path",
            "words",
        ],
    ),
    (
        "cli",
        &[
            "calendar",
            "characters",
            "check",
            "diagnostic",
            "digest",
            "disclosure",
            "exchange",
            "export",
            "file_name",
            "import",
            "japanese",
            "output",
            "publication_log",
            "publish",
            "record",
            "record_content",
            "record_edit",
            "route",
            "scaffold",
            "serve",
            "site",
            "source",
            "words",
            "workbook",
        ],
    ),
    ("main", &["cli"]),
];

/// Imports and paths that lead up, or to a module that is not in the table.
pub(crate) fn check(source: &Source) -> Vec<String> {
    let module = source.module();
    // It declares the layers and uses none.
    if module == "lib" {
        return Vec::new();
    }
    let path = &source.path;
    let Some((_, may_use)) = LAYERS.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{path}:1: '{module}' is not in the table of tests/tidy/layers.rs")];
    };
    let mut findings = Vec::new();
    for mention in &source.mentions {
        let Some(used) = used(&mention.path, mention.depth) else { continue };
        // What is no module is an item of the root itself.
        let is_module = LAYERS.iter().any(|(name, _)| *name == used);
        if is_module && used != module && !may_use.contains(&used) {
            findings.push(format!("{path}:{}: '{module}' may not use '{used}'", mention.line));
        }
    }
    findings.dedup();
    findings
}

/// The module of this crate that a path leads to, when it begins at the crate's root: by `crate`,
/// by the crate's name, or by as many `super` as the module is deep.
fn used(path: &[String], depth: usize) -> Option<&str> {
    let supers = path.iter().take_while(|it| *it == "super").count();
    let name = match path.first()?.as_str() {
        "crate" | "kohyo" => path.get(1)?,
        "super" if supers >= depth => path.get(supers)?,
        _ => return None,
    };
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text))
    }

    #[test]
    fn the_table_itself_has_no_way_up() {
        for (index, (name, may_use)) in LAYERS.iter().enumerate() {
            for used in *may_use {
                let below = LAYERS[..index].iter().any(|(it, _)| it == used);
                assert!(below, "'{used}' does not stand above '{name}' in the table");
            }
        }
    }

    #[test]
    fn an_import_of_a_higher_module_is_found() {
        let text = "//! Home.\n\nuse crate::words::Words;\nuse crate::cli::Args;";
        assert_eq!(
            findings("src/page/home.rs", text),
            ["src/page/home.rs:4: 'page' may not use 'cli'"]
        );
    }

    #[test]
    fn braces_paths_in_code_and_in_macros_hide_nothing() {
        for text in [
            "use crate::{words, cli::Args};",
            "fn f() { crate::cli::run() }",
            "fn f() { assert_eq!(1, crate::cli::run()) }",
            "use super::super::cli;",
            "mod inner { use super::super::super::cli; }",
        ] {
            assert_eq!(
                findings("src/page/home.rs", text),
                ["src/page/home.rs:1: 'page' may not use 'cli'"],
                "{text}"
            );
        }
    }

    #[test]
    fn lower_modules_neighbours_and_other_crates_are_no_findings() {
        for text in [
            "use crate::record::Sheet;",
            "use crate::page::Address;",
            "use crate::VERSION;",
            "use super::plan;",
            "use super::super::words;",
            "mod tests { use super::super::plan; }",
            "use walkdir::WalkDir;",
        ] {
            assert_eq!(findings("src/page/home.rs", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_module_without_a_row_is_found() {
        assert_eq!(
            findings("src/stuff.rs", ""),
            ["src/stuff.rs:1: 'stuff' is not in the table of tests/tidy/layers.rs"]
        );
    }

    #[test]
    fn the_binary_only_calls_the_command_line() {
        assert_eq!(
            findings("src/main.rs", "fn main() { kohyo::cli::main() }"),
            Vec::<String>::new()
        );
        assert_eq!(
            findings("src/main.rs", "use kohyo::site;"),
            ["src/main.rs:1: 'main' may not use 'site'"]
        );
    }
}
