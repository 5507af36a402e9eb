//! The reference of commands and settings is what the program says of them.
//!
//! `SNAPSHOTS=overwrite cargo test --test docs reference` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write;
use std::process::Command;

use serde_json::Value;
use snapbox::{Assert, Data};

const INTRODUCTION: &str = "\
# Reference

Every command with its arguments, and every key of `kohyo.yaml`, as the program itself tells them. `docs/records.md` describes the files in
`content/`, `docs/rules.md` the rules.

A command ends with 0 when nothing is wrong, with 1 when the content has errors (or what an argument such as `--deny` or `--fail-on` names),
and with 2 when it could not run. What is said to people goes to standard error, data to standard output.
";

/// What kohyo prints in English.
fn said(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kohyo"))
        .args(["--lang", "en", "--color", "never", "--root", "tests/mistakes/city"])
        .args(arguments)
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The names in the list of commands.
fn commands(help: &str) -> Vec<&str> {
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let names = list.lines().filter_map(|it| it.strip_prefix("  ")?.split(' ').next());
    names.filter(|it| !it.is_empty()).collect()
}

/// What a command's help says next to what every command takes.
fn own(help: &str) -> &str {
    help.split_once("Options of every command:").map_or(help, |it| it.0).trim_end()
}

fn reference() -> String {
    let mut out = INTRODUCTION.to_owned();
    let help = said(&["help"]);
    let common = help.split_once("Options of every command:\n").unwrap().1;
    write!(out, "\n## Arguments of every command\n\n```text\n{}\n```\n", common.trim_end())
        .unwrap();
    for name in commands(&help).into_iter().filter(|it| *it != "help") {
        let help = said(&["help", name]);
        write!(out, "\n## `kohyo {name}`\n\n```text\n{}\n```\n", own(&help)).unwrap();
        if !help.contains("\nCommands:\n") {
            continue;
        }
        for inner in commands(&help).into_iter().filter(|it| *it != "help") {
            let help = said(&["help", name, inner]);
            write!(out, "\n### `kohyo {name} {inner}`\n\n```text\n{}\n```\n", own(&help)).unwrap();
        }
    }
    let schema: Value = serde_json::from_str(&said(&["schema", "settings"])).unwrap();
    out.push_str("\n## `kohyo.yaml`\n\n| key | | what it says |\n|---|---|---|\n");
    rows(&mut out, &schema, "");
    out
}

/// A row for each key of an object, and for those of the objects in it.
fn rows(out: &mut String, schema: &Value, above: &str) {
    let Some(keys) = schema["properties"].as_object() else { return };
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    for (key, of) in keys {
        let path = format!("{above}{key}");
        let need = if required.contains(&Value::from(key.as_str())) { "required" } else { "" };
        // What is keyed by names of rules or criteria is described as a whole.
        let Some(what) = of["description"].as_str() else { continue };
        let mut what = what.to_owned();
        let words: Vec<String> = of["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|it| Some(format!("`{}`", it.as_str()?)))
            .collect();
        // Names of units, rules and the like are a city's own, or stand elsewhere.
        if !words.is_empty() && words.len() <= 6 {
            write!(what, ": {}", words.join(", ")).unwrap();
        }
        writeln!(out, "| `{path}` | {need} | {what} |").unwrap();
        rows(out, of, &format!("{path}."));
        rows(out, &of["additionalProperties"], &format!("{path}.NAME."));
        rows(out, &of["items"], &format!("{path}[]."));
    }
}

#[test]
fn the_reference_is_current() {
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(reference(), Data::read_from("docs/reference.md".as_ref(), None));
}
