//! Canonical JSON (RFC 8785), of the values that records and the log of publications have: tables, lists and texts. The
//! same content has the same bytes, whichever program writes it.

use std::collections::BTreeMap;

use crate::digest::Hash;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text; numbers and days are texts as well.
    Text(String),
    /// Values in their order.
    List(Vec<Value>),
    /// What is empty is not in it, so that a key that nobody filled in is no content.
    Table(BTreeMap<Name, Value>),
}

/// A key, which sorts as RFC 8785 wants it: by its UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.encode_utf16().cmp(other.0.encode_utf16())
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items)
    }
}

impl Value {
    /// The value that a JSON text is; none when it is no JSON, or has what records do not have: numbers, flags, null.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        Self::of_json(serde_json::from_str(json).ok()?)
    }

    fn of_json(json: serde_json::Value) -> Option<Self> {
        Some(match json {
            serde_json::Value::String(text) => Self::Text(text),
            serde_json::Value::Array(items) => {
                Self::List(items.into_iter().map(Self::of_json).collect::<Option<_>>()?)
            }
            serde_json::Value::Object(rows) => {
                let row = |(key, value)| Some((Name(key), Self::of_json(value)?));
                Self::Table(rows.into_iter().map(row).collect::<Option<_>>()?)
            }
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
                return None;
            }
        })
    }

    /// What a table says under a name; none if it is no table.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Table(rows) = self else { return None };
        rows.get(&Name(name.to_owned()))
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Table(rows) => rows.is_empty(),
        }
    }

    /// A table of what is not empty among these.
    #[must_use]
    pub fn table<K: Into<String>>(rows: impl IntoIterator<Item = (K, Self)>) -> Self {
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Self::Table(rows.map(|(key, value)| (Name(key.into()), value)).collect())
    }

    /// As text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write(&mut json);
        json
    }

    fn write(&self, json: &mut String) {
        match self {
            Self::Text(text) => quote(text, json),
            Self::List(items) => {
                json.push('[');
                for (nth, item) in items.iter().enumerate() {
                    json.push_str(if nth == 0 { "" } else { "," });
                    item.write(json);
                }
                json.push(']');
            }
            Self::Table(rows) => {
                json.push('{');
                for (nth, (name, value)) in rows.iter().enumerate() {
                    json.push_str(if nth == 0 { "" } else { "," });
                    quote(&name.0, json);
                    json.push(':');
                    value.write(json);
                }
                json.push('}');
            }
        }
    }

    /// The hash of its text.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_json().as_bytes())
    }

    /// The first digits of it: enough to tell two contents of one part of a record apart.
    #[must_use]
    pub fn short_hash(&self) -> String {
        let mut text = self.hash().to_string();
        text.truncate(16);
        text
    }
}

/// Writes a text in quotation marks. What `serde_json` escapes, and how, is what RFC 8785 asks for.
fn quote(text: &str, json: &mut String) {
    let is_plain = text.bytes().all(|it| it >= b' ' && it != b'"' && it != b'\\');
    if is_plain {
        json.push('"');
        json.push_str(text);
        json.push('"');
    } else {
        json.push_str(&serde_json::Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_rfc_8785_says() {
        // The example of section 3.2.3, as far as these values go: U+1F600 sorts before U+FB33.
        let rows = [
            ("\u{20ac}", "Euro Sign"),
            ("\r", "Carriage Return"),
            ("\u{fb33}", "Hebrew Letter Dalet With Dagesh"),
            ("1", "One"),
            ("\u{1f600}", "Emoji: Grinning Face"),
            ("\u{80}", "Control"),
            ("\u{f6}", "Latin Small Letter O With Diaeresis"),
        ];
        let table = Value::table(rows.map(|(key, value)| (key, Value::from(value))));
        let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
            \"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\",\
            \"\u{1f600}\":\"Emoji: Grinning Face\",\
            \"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}";
        assert_eq!(table.to_json(), expected);
        let text = "\u{20ac}$\u{f}\nA'B\"\\\\\"/";
        assert_eq!(Value::from(text).to_json(), "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    #[test]
    fn it_is_read_back() {
        for json in [r#""a\nb""#, r#"["a",[],{}]"#, r#"{"a":{"b":"c"},"あ":"d"}"#] {
            assert_eq!(Value::parse(json).map(|it| it.to_json()).as_deref(), Some(json));
        }
        for json in ["", "1", "null", "[true]", r#"{"a":1}"#, r#"{"a":"b"} x"#] {
            assert_eq!(Value::parse(json), None, "{json}");
        }
    }

    #[test]
    fn what_is_empty_is_not_in_it() {
        let empty = [("a", Value::from("")), ("b", Value::from(Vec::new()))];
        assert_eq!(Value::table(empty).to_json(), "{}");
    }
}
