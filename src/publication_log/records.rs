//! The contents of records as they were last published: files of a line for each record, sorted by record.
//!
//! A line is `{"content":{…},"record":"sheet/gyokaku-2013/045","sha256":"…"}` (RFC 8785), the hash that of the content's
//! own bytes.

use std::collections::BTreeMap;

use super::layout::records_path;
use crate::canonical_json::Value;
use crate::digest::Hash;
use crate::source::Tree;

const BEGIN: &str = "{\"content\":";
const RECORD: &str = ",\"record\":";
const SUM: &str = ",\"sha256\":\"";

/// A line: the record, its content, and the hash that the line gives.
type Line<'a> = (String, &'a str, Hash);

/// Reads a line; none when it is none.
pub(super) fn parse(line: &str) -> Option<Line<'_>> {
    let inside = line.strip_prefix(BEGIN)?.strip_suffix("\"}")?;
    let (before, sum) = inside.split_at_checked(inside.len().checked_sub(64)?)?;
    let before = before.strip_suffix(SUM)?;
    let (content, record) = before.rsplit_once(RECORD)?;
    Some((serde_json::from_str(record).ok()?, content, Hash::parse(sum)?))
}

/// The bytes of a file with other contents of these records.
pub(super) fn with(file: &[u8], changed: &[(&str, Option<&str>)]) -> Vec<u8> {
    let text = String::from_utf8_lossy(file);
    let mut lines: BTreeMap<String, String> =
        text.lines().filter_map(|it| Some((parse(it)?.0, it.to_owned()))).collect();
    for (record, content) in changed {
        match content {
            None => _ = lines.remove(*record),
            Some(content) => _ = lines.insert((*record).to_owned(), line(record, content)),
        }
    }
    lines.into_values().flat_map(|it| it.into_bytes().into_iter().chain([b'\n'])).collect()
}

fn line(record: &str, content: &str) -> String {
    let name = serde_json::Value::from(record);
    format!("{BEGIN}{content}{RECORD}{name}{SUM}{}\"}}", Hash::of(content.as_bytes()))
}

/// Looks up what was last published of records, in the city's folder.
#[derive(Debug)]
pub struct PublishedContents<'a> {
    tree: &'a Tree,
    files: BTreeMap<String, BTreeMap<String, String>>,
}

impl<'a> PublishedContents<'a> {
    /// Those of a city's folder, whose files are read when they are needed.
    #[must_use]
    pub fn of(tree: &'a Tree) -> Self {
        Self { tree, files: BTreeMap::new() }
    }

    /// The content of a record, if it is there and has this hash.
    #[must_use]
    pub fn find(&mut self, record: &str, hash: Hash) -> Option<Value> {
        let path = records_path(record);
        let tree = self.tree;
        let read = || {
            let bytes = tree.file(&path).and_then(|it| it.bytes().ok()).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            let line = |it| parse(it).map(|(record, content, _)| (record, content.to_owned()));
            text.lines().filter_map(line).collect()
        };
        let contents = self.files.entry(path.clone()).or_insert_with(read);
        let content = contents.get(record)?;
        (Hash::of(content.as_bytes()) == hash).then(|| Value::parse(content)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_back_whatever_is_in_the_content() {
        let content = r#"{"body":"x\",\"record\":\"y","fields":{"record":"z","sha256":"0"}}"#;
        let first = with(b"", &[("sheet/p/2", Some(content)), ("sheet/p/10", Some("{}"))]);
        let text = String::from_utf8(first.clone()).unwrap();
        let read: Vec<Line> = text.lines().filter_map(parse).collect();
        let hash = |it: &str| Hash::of(it.as_bytes());
        let expected = vec![
            ("sheet/p/10".to_owned(), "{}", hash("{}")),
            ("sheet/p/2".to_owned(), content, hash(content)),
        ];
        assert_eq!(read, expected);
        let second = with(&first, &[("sheet/p/10", None)]);
        assert_eq!(String::from_utf8(second).unwrap(), format!("{}\n", line("sheet/p/2", content)));
        assert_eq!(with(&first, &[("sheet/p/10", None), ("sheet/p/2", None)]), b"");
    }
}
