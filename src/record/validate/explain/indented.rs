//! Rows of a table that belong below the row before them, and are not indented.

use serde_json::Value;

use crate::diagnostic::code;
use crate::record::validate::explain::finding::Finding;
use crate::record::validate::explain::node::Node;
use crate::record::validate::explain::walk::Walker;
use crate::words::Message;

/// A key and its value.
type Row = (Node, Node);

/// The rows of a table.
pub(super) struct Indented<'n> {
    /// Those that belong where they are.
    pub(super) own: Vec<&'n Row>,
    /// Rows without a value, each with the first of those that belong below it.
    pub(super) misplaced: Vec<(&'n Row, &'n Row)>,
}

impl<'n> Indented<'n> {
    /// The keys above others that are not indented.
    pub(super) fn parents(&self) -> impl Iterator<Item = &'n str> {
        self.misplaced.iter().filter_map(|(parent, _)| parent.0.text())
    }
}

/// Parts the rows of a table, of which `below` gives the schema of what stands below a key, and `is_here` whether a key
/// may stand here.
pub(super) fn indented<'n, 's>(
    rows: &'n [Row],
    below: impl Fn(&str) -> Option<&'s Value>,
    (walker, is_here): (&Walker<'_>, impl Fn(&str) -> bool),
) -> Indented<'n> {
    let mut indented = Indented { own: Vec::with_capacity(rows.len()), misplaced: Vec::new() };
    let mut rest = rows;
    while let Some((row, others)) = rest.split_first() {
        let schema =
            row.0.text().and_then(&below).filter(|it| row.1.is_null() && !it["type"].is_null());
        let belongs = |child: &&Row| {
            let word = child.0.text().filter(|it| !it.is_empty() && !is_here(it));
            word.zip(schema).is_some_and(|(word, schema)| is_key_of(schema, word, walker))
        };
        let count = others.iter().take_while(belongs).count();
        match others.first().filter(|_| count > 0) {
            Some(child) => indented.misplaced.push((row, child)),
            None => indented.own.push(row),
        }
        rest = &others[count..];
    }
    indented
}

/// Whether a word may be a key of a table with this schema.
fn is_key_of(schema: &Value, word: &str, walker: &Walker<'_>) -> bool {
    if let Some(properties) = schema["properties"].as_object() {
        let key = walker.context.form().map_or(Some(word), |it| it.key(word));
        return key.is_some_and(|it| properties.contains_key(it));
    }
    let format = schema["propertyNames"]["format"].as_str();
    format.is_some_and(|it| walker.check(it, word).is_none())
}

impl Walker<'_> {
    /// Reports the first of the rows below each key that are not indented.
    pub(super) fn not_indented(&mut self, misplaced: &[(&Row, &Row)]) {
        let name = |row: &Row| row.0.text().unwrap_or_default().to_owned();
        for (parent, child) in misplaced {
            let finding = Finding::saying(&code::INDENTATION, "child-not-indented")
                .with("key", name(child))
                .with("parent", name(parent))
                .help(Message::new("help-not-indented").with("key", name(parent)));
            self.report(child.0.span, finding);
        }
    }
}
