//! Files before and after edits, in `cases/`: each case has a name, a file, edits, and the file after them
//! or the error. `[crlf]` in the name: all lines end with a return and a line feed. `␍` is a return, `␤`
//! U+2028. `RECORD_EDIT_UPDATE=1` writes what comes of them into the files.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::path::Path;

use kohyo::record_edit::{Change, Edit, apply};

use super::keys::{Words, path};

fn edit(line: &str) -> Edit {
    let mut words = line.splitn(3, ' ');
    let (verb, at) = (words.next().unwrap(), words.next().unwrap_or_default());
    let change = match verb {
        "set" => Change::Set(serde_json::from_str(words.next().unwrap()).unwrap()),
        "write" => Change::Write(serde_json::from_str(words.next().unwrap()).unwrap()),
        "remove" => Change::Remove,
        _ => panic!("{line}"),
    };
    Edit { path: path(at), change }
}

fn result(name: &str, before: &str, edits: &str) -> String {
    let crlf = name.contains("[crlf]");
    let before = &before.replace('␍', "\r").replace('␤', "\u{2028}");
    let before = if crlf { before.replace('\n', "\r\n") } else { before.to_owned() };
    let before = if name.contains("[bom]") { format!("\u{FEFF}{before}") } else { before };
    let edits: Vec<Edit> = edits.lines().map(edit).collect();
    match apply(&before, &edits, &Words) {
        Ok(after) if crlf => {
            assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{name}");
            after.replace("\r\n", "\n")
        }
        Ok(after) if name.contains("[bom]") => after.strip_prefix('\u{FEFF}').unwrap().to_owned(),
        Ok(after) => after,
        Err(edit_error) => format!("error: {edit_error}\n"),
    }
}

#[test]
fn files_are_edited_at_the_places_of_their_values() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/record_edit/cases");
    let mut count = 0;
    let mut wrong = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let text = std::fs::read_to_string(&file).unwrap();
        let mut made = String::new();
        for case in text.split("##### ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (before, rest) = rest.split_once("===== edits\n").unwrap();
            let (edits, after) = rest.split_once("===== after\n").unwrap();
            let result = result(name, before, edits);
            if result != after {
                let _ = writeln!(wrong, "{name}\n{result}");
            }
            let _ = write!(made, "##### {name}\n{before}===== edits\n{edits}===== after\n{result}");
            count += 1;
        }
        if std::env::var_os("RECORD_EDIT_UPDATE").is_some() {
            std::fs::write(&file, made).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 60, "{count}");
}
