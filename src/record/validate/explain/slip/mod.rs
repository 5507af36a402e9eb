//! Slips of hand: what fingers and input methods put where YAML cannot have it, and what mends them.
//!
//! ```text
//! lexical    full-width signs at places that say what they were meant to be
//! recovery   where reading stops: the first of the usual slips whose mend lets it go on
//! ```
//!
//! Each slip is mended in a copy, so that the other mistakes of the file are found in the same run, and what is
//! told of a slip has been tried: after its mend the file is read further. Reading with YAML's own words alone would
//! point at where it gave up, which is mostly another line.

mod blocks;
mod brackets;
mod indents;
mod lexical;
mod line;
mod patch;
mod quotes;
mod recovery;
mod stop;
mod telling;

use super::node::Parsed;
use super::schema::Keys;
use crate::diagnostic::{Replacement, Span};

pub(super) use patch::Patched;

/// One slip: where it is told, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) kind: SlipKind,
    /// What the caret is under.
    pub(super) place: Span,
    /// What mends it, in order.
    pub(super) edits: Vec<Replacement>,
}

/// What a slip is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SlipKind {
    /// A full-width colon after a key.
    WideColon(String),
    /// White space at the start of a line that YAML does not take for indentation.
    Indentation(char),
    /// A key with no space, or a full-width one, after its colon.
    NoSpace(String),
    /// A dash of a list with no space after it, or of another width.
    Dash { is_wide: bool },
    /// A key without its colon, or with another sign in its place.
    NoColon(String),
    /// A second key behind the value of the first.
    SecondKey(String),
    /// Lines of a text that goes on below its first line.
    Continued(String),
    /// A text behind the `|` that announces its lines.
    BesideBar(String),
    /// Lines of a text below `|` that are not indented.
    NotIndented(String),
    /// Lines of a text below `|` that have more spaces than the others, or fewer.
    Uneven { key: String, more: usize, fewer: usize },
    /// A key that has more spaces before it than its neighbours, or fewer.
    UnevenKey { key: String, more: usize, fewer: usize },
    /// Something else than a comma between the keys in braces.
    Separator { typed: String, key: String },
    /// A full-width bracket.
    WideBracket(char),
    /// A bracket that is not closed.
    Unclosed(char),
    /// A closing bracket of another kind than the opening one.
    WrongClose { typed: char, right: char },
    /// A closing bracket of nothing.
    StrayClose(char),
    /// A text that must be in quotation marks because of a sign in it.
    Unquoted { key: String, sign: String },
    /// A quotation mark that is not closed.
    UnclosedQuote(char),
}

/// What became of a text: what is said of it, and the text as it could be read.
pub(super) struct Recovered {
    pub(super) slips: Vec<Slip>,
    pub(super) parsed: Parsed,
    /// The text with all slips mended.
    pub(super) text: String,
    layers: Vec<Patched>,
}

impl Slip {
    /// A slip that is mended where it is told.
    fn one(kind: SlipKind, place: Span, text: impl Into<String>) -> Self {
        Self { kind, place, edits: vec![Replacement { span: place, text: text.into() }] }
    }

    /// Whether nobody can have meant anything else, so that it may be mended unasked.
    pub(super) fn is_certain(&self) -> bool {
        match self.kind {
            SlipKind::WideColon(_)
            | SlipKind::Indentation(_)
            | SlipKind::NoSpace(_)
            | SlipKind::Dash { .. }
            | SlipKind::NotIndented(_)
            | SlipKind::Uneven { .. }
            | SlipKind::Separator { .. }
            | SlipKind::WideBracket(_) => true,
            SlipKind::NoColon(_)
            | SlipKind::SecondKey(_)
            | SlipKind::Continued(_)
            | SlipKind::BesideBar(_)
            | SlipKind::UnevenKey { .. }
            | SlipKind::Unclosed(_)
            | SlipKind::WrongClose { .. }
            | SlipKind::StrayClose(_)
            | SlipKind::Unquoted { .. }
            | SlipKind::UnclosedQuote(_) => false,
        }
    }
}

impl Recovered {
    /// The place in the text as it was typed.
    pub(super) fn original(&self, span: Span) -> Span {
        self.layers.iter().rev().fold(span, |span, layer| layer.original(span))
    }
}

/// Reads a text as far as it can be, once its slips are mended, as long as no list or table in it has more rows.
pub(super) fn recover(yaml: &str, keys: &Keys, rows: usize) -> Recovered {
    let slips = lexical::find(yaml, keys);
    let mut edits: Vec<Replacement> =
        slips.iter().flat_map(|it| it.edits.iter().cloned()).collect();
    edits.sort_by_key(|it| it.span);
    let layer = Patched::of(yaml, &edits);
    let text = layer.text.clone();
    let start = Recovered { slips, parsed: Parsed::default(), text, layers: vec![layer] };
    recovery::recover(start, keys, rows)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use schemars::generate::SchemaSettings;

    use super::super::schema::simplify;
    use super::*;
    use crate::calendar::Naming;
    use crate::record::limit::ROWS;
    use crate::record::model::sheet::Sheet;
    use crate::record::validate::context::Context;

    #[test]
    fn what_is_mended_has_no_slip_any_more_and_is_read_to_its_end() {
        let settings = SchemaSettings::draft2020_12().with(|it| it.inline_subschemas = true);
        let mut schema = settings.into_generator().into_root_schema_for::<Sheet>().to_value();
        simplify(&mut schema);
        let naming = Naming::default();
        let context = Context {
            organization: None,
            program: None,
            naming,
            themes: &[],
            sheets: &[],
            explained: None,
        };
        let keys = Keys::of(&schema, &context);
        let mut cases = 0;
        for entry in fs::read_dir("tests/mistakes").expect("the folder") {
            let path = entry.expect("a file").path();
            let name = path.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
            let is_record = path.extension().is_some_and(|it| it == "md");
            let text = fs::read(&path).ok().and_then(|it| String::from_utf8(it).ok());
            let is_slip = name.starts_with("sheet-slip-");
            let is_sheet = is_record && name.starts_with("sheet-");
            let Some(text) = text.filter(|_| is_sheet) else { continue };
            let yaml = text.trim_start_matches("---\n").split("\n---").next().unwrap_or_default();
            let recovered = recover(yaml, &keys, ROWS);
            assert!(recovered.parsed.complete || !is_slip, "{name}: {:?}", recovered.parsed.faults);
            let again = recover(&recovered.text, &keys, ROWS);
            assert_eq!(again.slips, [], "{name}:\n{}", recovered.text);
            assert_eq!(again.text, recovered.text, "{name}");
            cases += 1;
        }
        assert!(cases > 100, "{cases}");
    }
}
