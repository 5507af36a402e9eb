//! Manual pages and completions: every command has its own, in every language and for every shell.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn kohyo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kohyo")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that `--help` lists.
fn commands() -> Vec<String> {
    let help = kohyo(&["--help", "--lang", "en"]);
    let lines = help.lines().skip_while(|it| *it != "Commands:").skip(1);
    // What a sentence goes on with is indented further.
    let lines = lines.take_while(|it| !it.is_empty()).filter(|it| !it.starts_with("   "));
    lines.filter_map(|it| it.split_whitespace().next().map(str::to_owned)).collect()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_command_has_a_page_in_every_language() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual");
    kohyo(&["man", "--output-dir", folder.to_str().unwrap()]);
    let (english, japanese) = (folder.join("man1"), folder.join("ja/man1"));
    assert_eq!(names(&english), names(&japanese));
    let commands = commands();
    assert!(commands.len() > 15, "{commands:?}");
    for command in &commands {
        assert!(names(&english).contains(&format!("kohyo-{command}.1")), "{command}");
    }
    for (folder, heading) in [(&english, ".SH NAME"), (&japanese, ".SH 名前")] {
        for name in names(folder) {
            let page = fs::read_to_string(folder.join(&name)).unwrap();
            let title = name.trim_end_matches(".1");
            assert!(page.contains(&format!("\n.TH {title} 1 2026-12-01 \"kohyo 0")), "{page}");
            assert!(page.contains(&format!("\n{heading}\n")), "{page}");
            // A request that is no request would be lost.
            let is_request = |it: &str| {
                [".TH ", ".SH ", ".TP", ".br", ".ad l", ".ie ", ".el ", ".RS", ".RE", ".SS "]
                    .iter()
                    .any(|request| it.starts_with(request))
            };
            let lost = page.lines().find(|it| it.starts_with(['.', '\'']) && !is_request(it));
            assert_eq!(lost, None, "{name}");
        }
    }
}

#[test]
fn each_shell_gets_every_command_and_its_sentence() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = kohyo(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{shell} {command}");
        }
        let is_described = script.contains("記録を調べて、サイトを作ります");
        assert_eq!(is_described, shell != "bash", "{shell}");
    }
}
