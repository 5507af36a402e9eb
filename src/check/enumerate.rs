//! Several things in one sentence, the first few by name.

use crate::words::{Fact, Message};

/// How many are named before the rest is only counted.
const NAMED: usize = 5;

/// The things in a row: 都市部（14日）、経済部（25日）ほか3.
pub(super) fn listed<T: Into<Fact>>(items: impl IntoIterator<Item = T>) -> Fact {
    let mut facts: Vec<Fact> = items.into_iter().map(Into::into).collect();
    let more = facts.len().saturating_sub(NAMED);
    facts.truncate(NAMED);
    let mut row: Option<Fact> = None;
    for fact in facts {
        row = Some(match row {
            None => fact,
            Some(before) => pair("list-and", before, fact),
        });
    }
    let row = row.unwrap_or_else(|| Fact::Text(String::new()));
    if more == 0 { row } else { pair("list-more", row, more.into()) }
}

fn pair(name: &'static str, before: Fact, next: Fact) -> Fact {
    let facts = vec![("before".into(), before), ("next".into(), next)];
    Fact::Sentence(Box::new(Message { id: name.into(), facts }))
}
