//! What holds of any edit of any record.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use kohyo::record_edit::{
    Change, Edit, EditError, Keys, Step, apply, tree, unified_diff, value_at,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value};

use super::keys::Words;
use crate::effort::cases;

/// Records of the cities and one that is written as nobody writes it, each with both ends of lines.
fn records() -> &'static [String] {
    static RECORDS: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| {
        let by_hand = include_str!("written-by-hand.md").to_owned();
        let cities = crate::round_trip::cities().iter();
        let files = cities.flat_map(|it| it.1.below("content/").take(12));
        let texts =
            files.filter(|it| it.begins_as_record()).filter_map(|it| it.text().map(str::to_owned));
        texts.chain([by_hand]).flat_map(|it| [it.replace('\n', "\r\n"), it]).collect()
    });
    &RECORDS
}

/// Every path of a tree.
fn paths(value: &Value, path: &[Step], found: &mut Vec<Vec<Step>>) {
    found.push(path.to_vec());
    let below = |step| path.iter().cloned().chain([step]).collect::<Vec<_>>();
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, it)| paths(it, &below(Step::Item(at)), found));
        }
        Value::Object(rows) => {
            rows.iter().for_each(|(key, it)| paths(it, &below(Step::Key(key.clone())), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Numbers and the like as the tree has them.
fn texts(value: &Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::Bool(_) | Value::Number(_) => value.to_string().into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(texts).collect(),
        Value::Object(rows) => rows.iter().map(|(key, it)| (key.clone(), texts(it))).collect(),
    }
}

/// The key as the rows spell it.
fn key_of(rows: &Map<String, Value>, key: &str) -> Option<String> {
    rows.keys().find(|it| *it == key || Words.same(&[], it, key)).cloned()
}

/// The new value with the keys that are spelled in the old one.
fn spelled_as(old: &Value, new: &Value) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let row = |(key, it): (&String, &Value)| match key_of(old, key) {
                Some(own) => (own.clone(), spelled_as(&old[&own], it)),
                None => (key.clone(), it.clone()),
            };
            Value::Object(new.iter().map(row).collect())
        }
        (Value::Array(old), Value::Array(new)) => {
            let item =
                |(at, it)| old.get(at).map_or_else(|| Value::clone(it), |old| spelled_as(old, it));
            new.iter().enumerate().map(item).collect()
        }
        _ => new.clone(),
    }
}

/// The edit made on a tree; false where it cannot be.
fn model(value: &mut Value, path: &[Step], change: &Change) -> bool {
    let Some((step, rest)) = path.split_first() else {
        let Change::Set(new) = change else { return false };
        *value = spelled_as(value, &texts(new));
        return true;
    };
    if let Change::Remove = change {
        remove(value, path);
        return true;
    }
    if value.is_null() {
        let is_key = matches!(step, Step::Key(_));
        *value = if is_key { Value::Object(Map::new()) } else { Value::Array(Vec::new()) };
    }
    match (step, value) {
        (Step::Key(key), Value::Object(rows)) => {
            let key = key_of(rows, key).unwrap_or_else(|| key.clone());
            model(rows.entry(key).or_insert(Value::Null), rest, change)
        }
        (Step::Item(at), Value::Array(items)) if *at <= items.len() => {
            items.resize(items.len().max(at + 1), Value::Null);
            model(&mut items[*at], rest, change)
        }
        _ => false,
    }
}

/// Whether the value has nothing left.
fn remove(value: &mut Value, path: &[Step]) -> bool {
    let (step, rest) = path.split_first().unwrap();
    match (step, value) {
        (Step::Key(key), Value::Object(rows)) => {
            let Some(key) = key_of(rows, key) else { return false };
            if !rest.is_empty() && !remove(&mut rows[&key], rest) {
                return false;
            }
            rows.shift_remove(&key);
            rows.is_empty()
        }
        (Step::Item(at), Value::Array(items)) if *at < items.len() => {
            if !rest.is_empty() && !remove(&mut items[*at], rest) {
                return false;
            }
            items.remove(*at);
            items.is_empty()
        }
        _ => false,
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~一-三\n]{0,12}",
        "[一-龥、。（）]{1,8}(\n[ 一-三]{0,4}){0,3}\n{0,3}",
        Just("45".to_owned()),
        Just("~".to_owned()),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["H24", "平成26年度", "H27", "計画", "実績", "番号", "指標", "備考"])
            .prop_map(ToOwned::to_owned),
        1 => "[ -~一-三]{1,6}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::from),
        1 => any::<i32>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..3).prop_map(|rows| {
                let mut table = Map::new();
                for (key, value) in rows {
                    if key_of(&table, &key).is_none() {
                        table.insert(key, value);
                    }
                }
                Value::Object(table)
            }),
        ]
    })
}

/// An edit of one of the paths that a file has when its turn comes, or of one below.
#[derive(Debug, Clone)]
struct Choice {
    at: Index,
    below: Vec<Option<String>>,
    change: Change,
}

fn choice() -> impl Strategy<Value = Choice> {
    let below = prop::collection::vec(prop::option::weighted(0.7, key()), 0..3);
    let change = prop_oneof![3 => value().prop_map(Change::Set), 1 => Just(Change::Remove)];
    (any::<Index>(), below, change).prop_map(|(at, below, change)| Choice { at, below, change })
}

impl Choice {
    fn edit(&self, value: &Value) -> Edit {
        let mut found = Vec::new();
        paths(value, &[], &mut found);
        let mut path = self.at.get(&found).clone();
        for step in &self.below {
            let rows = path.iter().try_fold(value, |value, step| match step {
                Step::Key(key) => value.get(key),
                Step::Item(at) => value.get(at),
            });
            let items = rows.and_then(Value::as_array).map_or(0, Vec::len);
            path.push(step.as_ref().map_or(Step::Item(items), |it| Step::Key(it.clone())));
        }
        Edit { path, change: self.change.clone() }
    }
}

/// Whether another reader of YAML reads the same.
fn agrees(theirs: &serde_yaml::Value, ours: &Value) -> bool {
    match (theirs, ours) {
        (serde_yaml::Value::Mapping(theirs), Value::Object(ours)) => {
            theirs.len() == ours.len()
                && theirs.iter().zip(ours).all(|((_, a), (_, b))| agrees(a, b))
        }
        (serde_yaml::Value::Sequence(theirs), Value::Array(ours)) => {
            theirs.len() == ours.len() && theirs.iter().zip(ours).all(|(a, b)| agrees(a, b))
        }
        (serde_yaml::Value::String(theirs), Value::String(ours)) => theirs == ours,
        (serde_yaml::Value::Number(_) | serde_yaml::Value::Bool(_), ours) => ours.is_string(),
        (serde_yaml::Value::Null, ours) => ours.as_object().is_none_or(Map::is_empty),
        _ => false,
    }
}

fn yaml(file: &str) -> &str {
    let start = file.find('\n').unwrap() + 1;
    let end = file[start..].find("\n---").map_or(start, |it| start + it + 1);
    &file[start..end]
}

/// What has a meaning in YAML, in any order.
const TYPED: &str = r#"([ \t\n\r:\-?,\[\]{}#&*!|>'"%@`a0~=<+.\\一\u{85}\u{2028}\u{feff}]|a: |\n  |\n- |\{ a: ){0,40}"#;

/// Whether it is the list in brackets of `written-by-hand.md`, in which there is a comment.
fn is_commented(file: &str, path: &[Step]) -> bool {
    file.contains("# 一つ目") && path.first() == Some(&Step::Key("指標".to_owned()))
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_file_says_what_its_edits_say(at: Index, choices in prop::collection::vec(choice(), 1..5)) {
        let before = at.get(records());
        let mut expected = tree(before).unwrap();
        let mut edits = Vec::new();
        for choice in choices {
            let edit = choice.edit(&expected);
            let mut edited = expected.clone();
            if !edit.path.is_empty() && model(&mut edited, &edit.path, &edit.change) {
                expected = edited;
                edits.push(edit);
            } else {
                let edits: Vec<Edit> = edits.iter().cloned().chain([edit]).collect();
                prop_assert!(apply(before, &edits, &Words).is_err() || edits.last().unwrap().path.is_empty());
            }
        }
        let after = match apply(before, &edits, &Words) {
            // A comment in brackets that would go with what stands before it.
            Err(EditError::CannotEdit { path }) if is_commented(before, &path) => return Ok(()),
            after => after.unwrap(),
        };
        prop_assert_eq!(tree(&after).unwrap(), expected.clone(), "{}", unified_diff(before, &after, "a"));
        let body = |it: &str| it[it.find("\n---").unwrap()..].to_owned();
        prop_assert!(after.ends_with(&body(before)));
        prop_assert_eq!(before.contains('\r'), after.contains('\r'));
        if before.contains('\r') {
            prop_assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
        }
        let theirs = serde_yaml::from_str(yaml(&after)).unwrap();
        prop_assert!(agrees(&theirs, &tree(&after).unwrap()), "{}", unified_diff(before, &after, "a"));
    }

    #[test]
    fn lines_that_are_not_edited_stay(at: Index, choice in choice()) {
        let before = at.get(records());
        let edit = choice.edit(&tree(before).unwrap());
        let Ok(after) = apply(before, std::slice::from_ref(&edit), &Words) else { return Ok(()) };
        let is_below = |all: &str, some: &str| {
            let mut all = all.lines();
            some.lines().all(|line| all.any(|it| it == line))
        };
        let old = value_at(before, &edit.path, &Words).unwrap();
        let difference = unified_diff(before, &after, "a");
        let gone: Vec<&str> = difference.lines().skip(2).filter(|it| it.starts_with('-')).collect();
        let is_comment = |it: &&str| it[1..].trim_start().starts_with('#');
        match (&edit.change, &old) {
            // A line in braces changes; all others stay.
            (Change::Remove, _) => {
                let flow = |it: &str| it.contains(['{', '[', ']', '}']) || it.starts_with("- ");
                let is_line = before.lines().any(|it| flow(it.trim_start()));
                prop_assert!(is_line || is_below(before, &after), "{difference}");
            }
            // Something new: at most one line above it changes.
            (Change::Set(_), None | Some(Value::Null)) => prop_assert!(gone.len() <= 1, "{difference}"),
            (Change::Set(_), Some(Value::String(text))) => {
                let folded = before.contains(">-") || before.contains("続き");
                let lines = text.trim_end_matches('\n').lines().count().max(1);
                let lines = lines + usize::from(text.contains('\n'));
                let ends = text.len() - text.trim_end_matches('\n').len();
                prop_assert!(folded || gone.len() <= lines + ends, "{difference}");
                prop_assert!(text.contains('#') || !gone.iter().any(is_comment), "{difference}");
            }
            (Change::Set(_), Some(_)) | (Change::Write(_), _) => {}
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_it_panic(
        typed in TYPED,
        choice in choice(),
    ) {
        let file = format!("---\n{typed}\n---\n本文\n");
        let _ = apply(&typed, &[Edit { path: Vec::new(), change: Change::Remove }], &Words);
        let Ok(before) = tree(&file) else { return Ok(()) };
        let edit = choice.edit(&before);
        if let Ok(after) = apply(&file, std::slice::from_ref(&edit), &Words) {
            let mut expected = before;
            prop_assert!(model(&mut expected, &edit.path, &edit.change), "{after}");
            let expected = if expected.is_null() { Map::new().into() } else { expected };
            prop_assert_eq!(tree(&after).unwrap(), expected, "{}", after);
            let theirs = |file: &str| serde_yaml::from_str::<serde_yaml::Value>(yaml(file));
            prop_assert!(theirs(&file).is_err() || theirs(&after).is_ok(), "{}", after);
        }
    }
}

#[test]
fn what_is_set_to_what_it_is_stays_byte_for_byte() {
    for record in records() {
        let mut found = Vec::new();
        paths(&tree(record).unwrap(), &[], &mut found);
        let set = |path: &Vec<Step>| {
            let value = value_at(record, path, &Words).unwrap().unwrap();
            Edit { path: path.clone(), change: Change::Set(value) }
        };
        let edits: Vec<Edit> = found.iter().map(set).collect();
        for edit in &edits {
            assert_eq!(apply(record, std::slice::from_ref(edit), &Words).as_ref(), Ok(record));
        }
        assert_eq!(apply(record, &edits, &Words).as_ref(), Ok(record));
    }
}
