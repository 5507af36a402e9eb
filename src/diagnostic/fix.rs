//! What mends a finding, as pieces of its file.

use serde::{Deserialize, Serialize};

use super::Span;

/// What mends a finding: made all or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Pieces of the file, in order, none over another.
    pub edits: Vec<Replacement>,
}

/// A piece of a text that something else takes the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

impl Fix {
    /// One piece for another.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![Replacement { span, text: text.into() }] }
    }
}

/// A text with what these fixes change. One that touches what another has changed is left for the next time, as is one
/// that is not of this text.
#[must_use]
pub fn fixed<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> String {
    let mut edits: Vec<&Replacement> = Vec::new();
    for fix in fixes {
        let is_of_text = |it: &Replacement| text.get(it.span.start..it.span.end).is_some();
        let is_free = |it: &Replacement| edits.iter().all(|other| are_apart(it.span, other.span));
        if fix.edits.iter().all(|it| is_of_text(it) && is_free(it)) {
            edits.extend(&fix.edits);
        }
    }
    edits.sort_by_key(|it| it.span);
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        mended.push_str(&text[done..edit.span.start]);
        mended.push_str(&edit.text);
        done = edit.span.end;
    }
    mended.push_str(&text[done..]);
    mended
}

/// Whether two pieces have nothing in common, not even a place where both put something in.
fn are_apart(a: Span, b: Span) -> bool {
    a.end <= b.start && a.start < b.start || b.end <= a.start && b.start < a.start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_waits_for_the_next_time() {
        let fix = |start, end, text: &str| Fix::replace(Span { start, end }, text);
        for (text, fixes, expected) in [
            ("abc", vec![fix(0, 1, "x"), fix(2, 3, "z")], "xbz"),
            ("abc", vec![fix(2, 3, "z"), fix(0, 1, "x")], "xbz"),
            ("abc", vec![fix(0, 2, "x"), fix(1, 3, "z")], "xc"),
            ("abc", vec![fix(1, 1, "x"), fix(1, 1, "y")], "axbc"),
            ("あ", vec![fix(1, 2, "x")], "あ"),
            ("abc", vec![fix(2, 9, "x")], "abc"),
        ] {
            assert_eq!(fixed(text, &fixes), expected);
        }
    }
}
