//! What two contents of a record differ in, field by field: each text that is another one, with the way to it.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::canonical_json::{Name, Value};
use crate::publication_log::FieldChange;

/// What names an element of a list, in the order in which it is asked for.
const IDENTITIES: [&str; 4] = ["number", "name", "action", "as-of"];

/// What differs, in the order of the names. A list of texts is one text; an element of a list of tables is known by its
/// number or name, so that it may change its place.
#[must_use]
pub fn differences(before: &Value, after: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(Some(before), Some(after), &mut Vec::new(), &mut changes);
    changes
}

/// Whether all that differs is width, spaces or the form of letters.
#[must_use]
pub fn is_respelled(change: &FieldChange) -> bool {
    let plain = |text: &str| -> String {
        text.nfkc().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    plain(&change.before) == plain(&change.after)
}

fn compare(
    before: Option<&Value>,
    after: Option<&Value>,
    path: &mut Vec<String>,
    changes: &mut Vec<FieldChange>,
) {
    if before == after {
        return;
    }
    let (old, new) = (children(before), children(after));
    if let (Some(old), Some(new)) = (&old, &new) {
        return compare_children(old, new, path, changes);
    }
    match (old, new, text(before), text(after)) {
        (_, _, Some(old), Some(new)) => {
            changes.push(FieldChange { path: path.clone(), before: old, after: new });
        }
        // What was a text and is a table now, or the other way round: one goes, the other comes.
        (old, new, _, _) => {
            let (nothing, empty) = (Vec::new(), Some(Value::Text(String::new())));
            if old.is_some() || new.is_some() {
                let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
                compare_children(&old, if new.is_empty() { &nothing } else { &new }, path, changes);
            }
            let is_text = |value: Option<&Value>| text(value).is_some_and(|it| !it.is_empty());
            if is_text(before) {
                compare(before, empty.as_ref(), path, changes);
            }
            if is_text(after) {
                compare(empty.as_ref(), after, path, changes);
            }
        }
    }
}

fn compare_children(
    old: &[(String, &Value)],
    new: &[(String, &Value)],
    path: &mut Vec<String>,
    changes: &mut Vec<FieldChange>,
) {
    let find = |list: &[(String, &Value)], name: &str| {
        list.iter().find(|(it, _)| it == name).map(|(_, value)| (*value).clone())
    };
    let names: Vec<&String> = new.iter().chain(old).map(|(name, _)| name).collect();
    let mut seen = BTreeSet::new();
    for name in names {
        if seen.insert(name) {
            path.push(name.clone());
            compare(find(old, name).as_ref(), find(new, name).as_ref(), path, changes);
            path.pop();
        }
    }
}

/// What is in a table or in a list of tables, by name; none of a text, a list of texts and nothing.
fn children(value: Option<&Value>) -> Option<Vec<(String, &Value)>> {
    match value? {
        Value::Table(rows) => {
            Some(rows.iter().map(|(name, it)| (Name::as_str(name).to_owned(), it)).collect())
        }
        Value::List(items) if items.iter().any(|it| matches!(it, Value::Table(_))) => {
            let mut named: Vec<(String, &Value)> = Vec::new();
            for (nth, item) in items.iter().enumerate() {
                let name = identity(item).unwrap_or_else(|| format!("#{}", nth + 1));
                let again = named.iter().filter(|(it, _)| *it == name).count();
                let name = if again == 0 { name } else { format!("{name} #{}", nth + 1) };
                named.push((name, item));
            }
            Some(named)
        }
        Value::List(_) | Value::Text(_) => None,
    }
}

fn identity(item: &Value) -> Option<String> {
    IDENTITIES.iter().find_map(|key| match item.get(key)? {
        Value::Text(text) => Some(text.clone()),
        Value::List(_) | Value::Table(_) => None,
    })
}

/// A text, a list of texts as one, nothing as an empty one; none of a table.
fn text(value: Option<&Value>) -> Option<String> {
    match value {
        None => Some(String::new()),
        Some(Value::Text(text)) => Some(text.clone()),
        Some(Value::List(items)) => {
            let texts = items.iter().map(|it| match it {
                Value::Text(text) => Some(text.as_str()),
                Value::List(_) | Value::Table(_) => None,
            });
            Some(texts.collect::<Option<Vec<&str>>>()?.join("、"))
        }
        Some(Value::Table(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> Vec<String> {
        let [before, after] = [before, after].map(|it| Value::parse(it).unwrap());
        let told = |it: FieldChange| format!("{}: {} → {}", it.path.join("."), it.before, it.after);
        differences(&before, &after).into_iter().map(told).collect()
    }

    #[test]
    fn each_text_that_is_another_one_is_told_with_the_way_to_it() {
        for (before, after, expected) in [
            (r#"{"a":"b"}"#, r#"{"a":"b"}"#, &[][..]),
            (r#"{"grade":"B"}"#, r#"{"grade":"C"}"#, &["grade: B → C"]),
            (r#"{"a":"1"}"#, r#"{"b":"2"}"#, &["b:  → 2", "a: 1 → "]),
            (r#"{"u":["北区","南区"]}"#, r#"{"u":["北区"]}"#, &["u: 北区、南区 → 北区"]),
            // An indicator that changes its place is the same one.
            (
                r#"{"i":[{"name":"x","v":"1"},{"name":"y","v":"2"}]}"#,
                r#"{"i":[{"name":"y","v":"2"},{"name":"x","v":"3"}]}"#,
                &["i.x.v: 1 → 3"],
            ),
            (r#"{"i":[{"name":"x","v":"1"}]}"#, r#"{}"#, &["i.x.name: x → ", "i.x.v: 1 → "]),
            // Two of one name, and one without.
            (
                r#"{"i":[{"name":"x","v":"1"},{"name":"x","v":"2"},{"v":"3"}]}"#,
                r#"{"i":[{"name":"x","v":"1"},{"name":"x","v":"4"},{"v":"5"}]}"#,
                &["i.x #2.v: 2 → 4", "i.#3.v: 3 → 5"],
            ),
            // A grade that becomes grades by axis.
            (
                r#"{"grade":"B"}"#,
                r#"{"grade":{"必要性":"A"}}"#,
                &["grade.必要性:  → A", "grade: B → "],
            ),
        ] {
            assert_eq!(told(before, after), expected, "{before} {after}");
        }
    }

    #[test]
    fn width_and_spaces_are_no_other_text() {
        let change = |before: &str, after: &str| FieldChange {
            path: vec!["text".to_owned()],
            before: before.to_owned(),
            after: after.to_owned(),
        };
        for (before, after, expected) in [
            ("２５件", "25件", true),
            ("a b\n", "ab", true),
            ("ﾎｰﾑﾍﾟｰｼﾞ", "ホームページ", true),
            ("25件", "26件", false),
            ("", "25件", false),
            ("。", "", false),
        ] {
            assert_eq!(is_respelled(&change(before, after)), expected, "{before} {after}");
        }
    }
}
