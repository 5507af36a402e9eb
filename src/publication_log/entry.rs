//! An entry of the log: one line of canonical JSON.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::canonical_json::Value;
use crate::digest::Hash;

/// The longest line in bytes, so that entries fit the bundles of c2sp.org/tlog-tiles, whose lengths have sixteen bits.
pub const LONGEST_LINE: usize = 65_535;

/// What the first line says of the line before it.
pub const NO_LINE: Hash = Hash::ZERO;

/// A text that is longer is written as its hash when a line would be too long.
const LONG_TEXT: usize = 256;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// It was online before there was a log: since when is what the city says, and was not seen.
    TakenOver,
    /// It was first online.
    Published,
    /// Something was added to it, or it was spelled otherwise; or it is a static page that is another one now.
    Updated,
    /// What had been online says something else now.
    Corrected,
    /// It is no longer online.
    Withdrawn,
    /// It is at another address.
    Moved,
    /// The files of the site are those of a list with this hash.
    Site,
    /// The log is signed by this key from here on.
    Key,
}

impl Event {
    /// Its name in a line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TakenOver => "taken-over",
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Moved => "moved",
            Self::Site => "site",
            Self::Key => "key",
        }
    }
}

/// A text of a record that is another one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// The way to it from the part of the record that the entry is about: names of keys in data (`grade`), and what the
    /// city calls its axes, indicators and fields.
    pub path: Vec<String>,
    /// What it said; empty if nothing.
    #[serde(default)]
    pub before: String,
    /// What it says; empty if nothing.
    #[serde(default)]
    pub after: String,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When it was published.
    pub at: Timestamp,
    /// The same as a day in the city.
    pub day: Date,
    /// What happened.
    pub event: Event,
    /// The record: `sheet/gyokaku-2013/045`; empty of the site and of keys.
    #[serde(default)]
    pub record: String,
    /// The part of it: `report:2013-1`; empty of all that it says besides its parts.
    #[serde(default)]
    pub item: String,
    /// What the record was called.
    #[serde(default)]
    pub name: String,
    /// Where its page was, from the top of the site.
    #[serde(default)]
    pub address: String,
    /// What the record was named by before it moved.
    #[serde(default)]
    pub from: String,
    /// The hash of what is online now: of a record's content, or of the list of files.
    #[serde(default)]
    pub content: Option<Hash>,
    /// The hash of what was online before.
    #[serde(default)]
    pub former: Option<Hash>,
    /// What is another text than before.
    #[serde(default)]
    pub changes: Vec<FieldChange>,
    /// Why: the text of the 訂正, or of the 取下げ.
    #[serde(default)]
    pub reason: String,
    /// The public key, of an entry about keys.
    #[serde(default)]
    pub key: String,
    /// The hash of the line before.
    #[serde(default = "no_line")]
    pub prev: Hash,
}

fn no_line() -> Hash {
    NO_LINE
}

impl Entry {
    /// An entry about nothing yet.
    #[must_use]
    pub fn new(at: Timestamp, day: Date, event: Event) -> Self {
        Self {
            at,
            day,
            event,
            record: String::new(),
            item: String::new(),
            name: String::new(),
            address: String::new(),
            from: String::new(),
            content: None,
            former: None,
            changes: Vec::new(),
            reason: String::new(),
            key: String::new(),
            prev: NO_LINE,
        }
    }

    /// Reads a line.
    ///
    /// # Errors
    ///
    /// It is no entry: the reason, in English, for `kohyo verify -v`.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(line).map_err(|it| it.to_string())
    }

    /// Its line, without the line break.
    #[must_use]
    pub fn line(&self) -> String {
        let Self { at, day, event, record, item, name, address, from, .. } = self;
        let hash = |it: Option<Hash>| Value::from(it.map_or_else(String::new, String::from));
        let rows = [
            ("at", Value::from(at.to_string())),
            ("day", Value::from(day.to_string())),
            ("event", Value::from(event.name())),
            ("record", Value::from(&**record)),
            ("item", Value::from(&**item)),
            ("name", Value::from(&**name)),
            ("address", Value::from(&**address)),
            ("from", Value::from(&**from)),
            ("content", hash(self.content)),
            ("former", hash(self.former)),
            ("changes", Value::List(self.changes.iter().map(FieldChange::value).collect())),
            ("reason", Value::from(&*self.reason)),
            ("key", Value::from(&*self.key)),
            ("prev", hash(Some(self.prev))),
        ];
        Value::table(rows).to_json()
    }

    /// The same with a line that is short enough: long texts are hashes of themselves, and if that is not enough, only
    /// the first changes are told; the hashes of the whole contents are there in any case.
    pub(super) fn shortened(mut self) -> Self {
        if self.line().len() <= LONGEST_LINE {
            return self;
        }
        for change in &mut self.changes {
            shorten(&mut change.before);
            shorten(&mut change.after);
        }
        shorten(&mut self.reason);
        while self.line().len() > LONGEST_LINE && !self.changes.is_empty() {
            self.changes.truncate(self.changes.len() / 2);
        }
        self
    }
}

impl FieldChange {
    fn value(&self) -> Value {
        let path = self.path.iter().map(|it| Value::from(&**it)).collect();
        Value::table([
            ("path", Value::List(path)),
            ("before", Value::from(&*self.before)),
            ("after", Value::from(&*self.after)),
        ])
    }
}

/// Writes a long text as `sha256:` and its hash.
fn shorten(text: &mut String) {
    if text.len() > LONG_TEXT {
        *text = format!("sha256:{}", Hash::of(text.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let day = jiff::civil::date(2015, 6, 1);
        let change = FieldChange {
            path: vec!["grade".to_owned()],
            before: "B".to_owned(),
            after: "C".to_owned(),
        };
        Entry {
            record: "sheet/gyokaku-2013/045".to_owned(),
            item: "annual:2013".to_owned(),
            content: Some(Hash::of(b"b")),
            former: Some(Hash::of(b"a")),
            changes: vec![change],
            reason: "転記の誤り".to_owned(),
            ..Entry::new("2015-06-01T00:30:00Z".parse().unwrap(), day, Event::Corrected)
        }
    }

    #[test]
    fn a_line_is_canonical_and_read_back() {
        let entry = entry();
        let line = entry.line();
        let expected = concat!(
            r#"{"at":"2015-06-01T00:30:00Z","changes":[{"after":"C","before":"B","path":["grade"]}],"#,
            r#""content":"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d","#,
            r#""day":"2015-06-01","event":"corrected","#,
            r#""former":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","#,
            r#""item":"annual:2013","#,
            r#""prev":"0000000000000000000000000000000000000000000000000000000000000000","#,
            r#""reason":"転記の誤り","record":"sheet/gyokaku-2013/045"}"#,
        );
        assert_eq!(line, expected);
        assert_eq!(Entry::parse(line.as_bytes()), Ok(entry));
        for bad in ["", "{}", "{\"at\":1}", &line.replace("corrected", "improved"), &line[1..]] {
            assert!(Entry::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_long_line_is_made_short_and_keeps_what_it_is_about() {
        let long = |nth: usize| FieldChange {
            path: vec![format!("field {nth}")],
            before: "あ".repeat(40_000),
            after: "い".repeat(400),
        };
        let one = Entry { changes: vec![long(0)], ..entry() }.shortened();
        assert!(one.line().len() < 1_000 && one.changes[0].before.starts_with("sha256:"));
        let many = Entry { changes: (0..10_000).map(long).collect(), ..entry() }.shortened();
        assert!(many.line().len() <= LONGEST_LINE && many.changes.len() > 100);
        assert_eq!(many.content, entry().content);
        assert_eq!(entry().shortened(), entry());
    }
}
