//! Canonical JSON (RFC 8785), of the values that records have: tables, lists, texts, flags. The same content has the
//! same bytes, whichever program writes it.

use std::collections::BTreeMap;

use super::Hash;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<Value>),
    /// What is empty is not in it, so that a key that nobody filled in is no content.
    Table(BTreeMap<Name, Value>),
}

/// A key, which sorts as RFC 8785 wants it: by its UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(String);

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
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Table(rows) => rows.is_empty(),
        }
    }

    /// A table of what is not empty among these.
    pub(super) fn table<K: Into<String>>(rows: impl IntoIterator<Item = (K, Self)>) -> Self {
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Self::Table(rows.map(|(key, value)| (Name(key.into()), value)).collect())
    }

    /// As text.
    pub(super) fn to_json(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_json).collect();
                format!("[{}]", items.join(","))
            }
            Self::Table(rows) => {
                let row = |(name, value): (&Name, &Self)| {
                    format!("{}:{}", quoted(&name.0), value.to_json())
                };
                let rows: Vec<String> = rows.iter().map(row).collect();
                format!("{{{}}}", rows.join(","))
            }
        }
    }

    /// The hash of its text.
    pub(super) fn hash(&self) -> Hash {
        Hash::of(self.to_json().as_bytes())
    }

    /// The first digits of it: enough to tell two contents of one part of a record apart.
    pub(super) fn short_hash(&self) -> String {
        let mut text = self.hash().to_string();
        text.truncate(16);
        text
    }
}

/// A text in quotation marks. What `serde_json` escapes, and how, is what RFC 8785 asks for.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
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
    fn what_is_empty_is_not_in_it() {
        let empty = [("a", Value::from("")), ("b", Value::from(Vec::new()))];
        assert_eq!(Value::table(empty).to_json(), "{}");
    }
}
