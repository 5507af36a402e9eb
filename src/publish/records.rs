//! The records that are public, as a manifest has them, so that a plan can say which of them are new, corrected or gone.

use std::collections::BTreeMap;

use super::manifest::{ItemFacts, RecordFacts};
use crate::canonical_json::Value;
use crate::record_content::{OWN_PART, RecordContent};

/// The facts of every record, by what names it for good.
#[must_use]
pub fn records(contents: &[RecordContent]) -> BTreeMap<String, RecordFacts> {
    contents.iter().map(|it| (it.id.clone(), facts(it))).collect()
}

fn facts(content: &RecordContent) -> RecordFacts {
    let part = |(id, name): &(String, String)| {
        let sha256 = content.part(id).map_or_else(String::new, Value::short_hash);
        (id.clone(), ItemFacts { name: name.clone(), sha256 })
    };
    let mut items: BTreeMap<String, ItemFacts> = content.parts.iter().map(part).collect();
    // What it says besides its parts, so that a plan can tell a correction of it from one of a part.
    let own = ItemFacts { name: String::new(), sha256: content.own().short_hash() };
    items.insert(OWN_PART.to_owned(), own);
    let (kind, name) = (content.kind.into(), content.name.clone());
    RecordFacts { kind, name, sha256: content.value.hash(), items }
}
