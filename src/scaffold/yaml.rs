//! Values as a person would type them in YAML.

use serde_json::Value;

use crate::characters;

/// A value behind `key:`. Tables in a list stand on a line each.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            items.iter().map(|it| format!("\n  - {}", flow(it))).collect::<Vec<_>>().concat()
        }
        Value::Object(rows) if rows.values().any(|it| it.is_object() || it.is_array()) => {
            let rows = rows.iter().map(|(key, it)| format!("\n  {key}: {}", flow(it)));
            rows.collect::<Vec<_>>().concat()
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => flow(value),
    }
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => scalar(text),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Object(rows) => {
            let rows = rows.iter().map(|(key, it)| format!("{}: {}", scalar(key), flow(it)));
            format!("{{ {} }}", rows.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text, in quotes where YAML would take it for something else. What nobody saw who typed it is left
/// out, for no record may have it.
fn scalar(text: &str) -> String {
    let text = &*characters::without(text);
    let is_word = ["", "~", "null", "true", "false"].contains(&text);
    let is_sign = text.starts_with(['-', '?', ' ']) || text.ends_with(' ');
    let has_sign =
        text.contains(|it: char| ",[]{}\"'#:&*!|>%@`\\=".contains(it) || it.is_control());
    if is_word || is_sign || has_sign { Value::from(text).to_string() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_written_is_read_again() {
        for (given, text) in [
            (json!("人事課"), "人事課"),
            (json!("1: 2"), "\"1: 2\""),
            (json!("- a"), "\"- a\""),
            (json!("行1\n行2"), "\"行1\\n行2\""),
            (json!(""), "\"\""),
            (json!(["部", "区"]), "[部, 区]"),
            (json!([{ "a": "1,2" }, { "a": "b" }]), "\n  - { a: \"1,2\" }\n  - { a: b }"),
            (json!({ "a": "b" }), "{ a: b }"),
            (json!({ "a": ["b"] }), "\n  a: [b]"),
        ] {
            assert_eq!(value(&given), text);
            let read: Value = serde_yaml::from_str(&format!("k: {text}")).unwrap();
            assert_eq!(read["k"], given, "{text}");
        }
    }

    #[test]
    fn what_nobody_saw_is_not_written() {
        assert_eq!(value(&json!("窓\u{200B}口\u{202E}")), "窓口");
        assert_eq!(
            value(&json!(["\u{1B}[31m部", "葛\u{E0100}城市"])),
            "[\"[31m部\", 葛\u{E0100}城市]"
        );
    }
}
