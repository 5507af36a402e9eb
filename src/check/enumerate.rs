//! Several things in one sentence, the first few by name.

use crate::words::{Fact, Message};

/// How many are named before the rest is only counted.
const NAMED: usize = 5;
/// How many where each is as long as a grade on an axis.
pub(super) const FEW: usize = 3;

/// The things in a row: 都市部（14日）、経済部（25日）ほか3.
pub(super) fn listed<T: Into<Fact>>(items: impl IntoIterator<Item = T>) -> Fact {
    row(items, NAMED, "list-more")
}

/// Longer things in a row: 達成度 D、効率性 C、公平性 C、ほか7.
pub(super) fn few_listed<T: Into<Fact>>(items: impl IntoIterator<Item = T>) -> Fact {
    row(items, FEW, "list-few-more")
}

fn row<T: Into<Fact>>(
    items: impl IntoIterator<Item = T>,
    named: usize,
    rest: &'static str,
) -> Fact {
    let mut facts: Vec<Fact> = items.into_iter().map(Into::into).collect();
    let more = facts.len().saturating_sub(named);
    facts.truncate(named);
    let mut row: Option<Fact> = None;
    for fact in facts {
        row = Some(match row {
            None => fact,
            Some(before) => pair("list-and", before, fact),
        });
    }
    let row = row.unwrap_or_else(|| Fact::Text(String::new()));
    if more == 0 { row } else { pair(rest, row, more.into()) }
}

fn pair(name: &'static str, before: Fact, next: Fact) -> Fact {
    let facts = vec![("before".into(), before), ("next".into(), next)];
    Fact::Sentence(Box::new(Message { id: name.into(), facts }))
}
