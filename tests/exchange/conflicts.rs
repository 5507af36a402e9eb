//! What becomes of a field, by what the form said, what was typed and what the record says now.

use kohyo::import::{FilledField, FilledRecord, Place, merge};
use kohyo::record::Program;
use kohyo::record_edit::{ProgramKeys, Step};
use kohyo::source::Tree;
use serde_json::Value;

use crate::round_trip::library;

fn record(value: &str) -> String {
    format!("---\n番号: 1 # その1\n取組の内容: {value}\n---\n")
}

/// A form that said one thing, and in which another was typed.
fn filled(is_ours: bool, exported: &str, typed: &str) -> FilledRecord {
    let field = |key: &str, text: &str, exported: &str| FilledField {
        path: vec![Step::Key(key.to_owned())],
        text: text.to_owned(),
        at: Place::Given,
        exported: is_ours.then(|| kohyo::export::field_hash(exported)),
    };
    FilledRecord {
        file: "content/reforms/a/1.md".to_owned(),
        sheet: String::new(),
        exported: is_ours.then(String::new),
        is_untouched: false,
        fields: vec![field("番号", "1", "1"), field("取組の内容", typed, exported)],
    }
}

#[test]
fn only_what_a_clerk_changed_is_taken_and_nothing_that_somebody_else_did() {
    let library = library(&Tree::from_fixture(include_str!("../cli/import/city.txt")));
    let program: &Program = &library.plans[0].program;
    let keys = ProgramKeys::new(program);
    for (is_ours, exported, typed, now, is_overwriting, expected, changes, conflicts) in [
        // Of a form of ours: what it said, what was typed, what the record says.
        (true, "甲", "甲", "甲", false, "甲", 0, 0),
        (true, "甲", "乙", "甲", false, "乙", 1, 0),
        (true, "甲", "甲", "丙", false, "丙", 0, 0),
        (true, "甲", "乙", "丙", false, "丙", 0, 1),
        (true, "甲", "乙", "丙", true, "乙", 1, 0),
        (true, "甲", "丙", "丙", false, "丙", 0, 0),
        (true, "甲", "", "甲", false, "", 1, 0),
        (true, "甲", "", "丙", false, "丙", 0, 1),
        (true, "", "乙", "", false, "乙", 1, 0),
        (true, "", "", "丙", false, "丙", 0, 0),
        (true, "甲", " 甲 \r\n", "甲", false, "甲", 0, 0),
        // Of any other form nobody knows what it said: a blank cell says nothing, and another value is a conflict.
        (false, "", "乙", "", false, "乙", 1, 0),
        (false, "", "乙", "丙", false, "丙", 0, 1),
        (false, "", "乙", "丙", true, "乙", 1, 0),
        (false, "", "", "丙", false, "丙", 0, 0),
        (false, "", "", "丙", true, "丙", 0, 0),
    ] {
        let filled = filled(is_ours, exported, typed);
        let merged = merge(Some(&record(now)), &filled, (&Value::Null, &keys), is_overwriting)
            .expect("a record");
        let case = format!("{is_ours} {exported} {typed} {now} {is_overwriting}");
        assert_eq!((merged.changes.len(), merged.conflicts.len()), (changes, conflicts), "{case}");
        let expected = if expected.is_empty() && changes > 0 {
            "---\n番号: 1 # その1\n---\n".to_owned()
        } else {
            record(expected)
        };
        assert_eq!(merged.text.replace(" \n", "\n"), expected.replace(" \n", "\n"), "{case}");
    }
}
