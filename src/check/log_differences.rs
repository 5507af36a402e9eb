//! What differs between the records and what the log of publications has of them, found once for all rules.

use std::collections::BTreeMap;

use super::context::RecordContext;
use crate::disclosure::{Audience, Item, Obligations, ProgramRef, Public, charter_id, sheet_id};
use crate::publication_log::{FieldChange, PublishedContents};
use crate::record::{Key, Library, Path, Program};
use crate::record_content::{Difference, PartDifference, compare, contents, field_name};
use crate::source::Tree;
use crate::words::Message;

/// What was online and says something else now, by the path of the record's file.
#[derive(Debug, Default)]
pub(super) struct LogDifferences(BTreeMap<String, RecordDifference>);

/// What of one record says something else now.
#[derive(Debug)]
pub(super) struct RecordDifference {
    /// Part by part.
    pub(super) parts: Vec<PartDifference>,
    /// Whether a 訂正 says so that was not there before.
    pub(super) is_explained: bool,
}

impl LogDifferences {
    /// None without a log, and none of a day that the log has gone beyond.
    pub(super) fn of(library: &Library, obligations: &Obligations, tree: &Tree) -> Self {
        let log = library.log.without_pending();
        let is_later = log.entries().last().is_some_and(|it| it.day > obligations.as_of);
        if log.is_empty() || is_later {
            return Self::default();
        }
        let public = Public::of(library, obligations, Audience::Citizens);
        let contents = contents(public);
        let differences = compare(&log, &contents, &mut PublishedContents::of(tree));
        let of_known = differences.into_iter().filter(|it| it.former.is_some());
        let difference = |difference: Difference| {
            let is_explained = !difference.corrections.is_empty();
            let file = difference.content.file.to_owned();
            (file, RecordDifference { parts: difference.parts, is_explained })
        };
        Self(of_known.map(difference).collect())
    }

    pub(super) fn in_file(&self, file: &str) -> Option<&RecordDifference> {
        self.0.get(file)
    }
}

/// What names a record in the log of publications.
pub(super) fn log_id(context: &RecordContext) -> String {
    let library = context.city.library;
    let (program, record) = context.place;
    match context.city.obligations.programs[program].program {
        ProgramRef::Plan(at) => sheet_id(context.program, &library.plans[at].sheets[record]),
        ProgramRef::CharterYear(at) => {
            charter_id(context.program, &library.charter_years[at].charters[record])
        }
    }
}

/// What changed, in the words of the form: 評価：B → C. Of a long text only which one it is.
pub(super) fn spelled(change: &FieldChange, program: &Program) -> Message {
    const SHORT: usize = 24;
    let name = field_name(program, &change.path);
    let is_short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    if is_short(&change.before) && is_short(&change.after) {
        let shown = |text: &str| if text.is_empty() { "－".to_owned() } else { text.to_owned() };
        Message::new("field-changed")
            .with("field", name)
            .with("before", shown(&change.before))
            .with("after", shown(&change.after))
    } else {
        Message::new("field-changed-much").with("field", name)
    }
}

/// Where what changed stands in the record, as far as keys lead to it, and the words that stand there now.
pub(super) fn place_of(
    context: &RecordContext,
    difference: &PartDifference,
) -> (Path, Option<String>) {
    let item = Item::of_part(&difference.part, context.program);
    let path = item.map_or_else(Path::default, |it| context.path_of(it));
    let Some(change) = difference.changes.first() else { return (path, None) };
    let key = change.path.first().and_then(|it| Key::named(it));
    let path = key.map_or(path.clone(), |it| path.then(it));
    let line = change.after.lines().next().filter(|it| !it.is_empty());
    (path, line.map(ToOwned::to_owned))
}
