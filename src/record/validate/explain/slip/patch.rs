//! A text in which pieces are replaced, and the way back to the places of the one before.

use crate::diagnostic::{Replacement, Span};

/// A text after some replacements.
#[derive(Debug, Default)]
pub(crate) struct Patched {
    /// The text.
    pub(crate) text: String,
    /// What was replaced, in order: where it is now, and where it was.
    pieces: Vec<(Span, Span)>,
}

impl Patched {
    /// Replaces pieces of a text, which are in order and do not overlap.
    pub(crate) fn of(text: &str, edits: &[Replacement]) -> Self {
        let mut patched = Self::default();
        let mut done = 0;
        for edit in edits {
            patched.text.push_str(text.get(done..edit.span.start).unwrap_or_default());
            let start = patched.text.len();
            patched.text.push_str(&edit.text);
            patched.pieces.push((Span { start, end: patched.text.len() }, edit.span));
            done = edit.span.end;
        }
        patched.text.push_str(text.get(done..).unwrap_or_default());
        patched
    }

    /// The place in the text before.
    pub(crate) fn original(&self, span: Span) -> Span {
        let start = self.byte(span.start, false);
        Span { start, end: self.byte(span.end, true).max(start) }
    }

    /// A byte of the text before. Inside of what was put in, it is the beginning of what was there, or its end.
    fn byte(&self, at: usize, is_end: bool) -> usize {
        let after = self.pieces.partition_point(|(now, _)| now.start <= at);
        let Some((now, was)) = after.checked_sub(1).map(|last| self.pieces[last]) else {
            return at;
        };
        if at >= now.end {
            return was.end + (at - now.end);
        }
        // What was put in as it was typed is found where it was typed.
        let same = now.end - now.start == was.end - was.start;
        match (same, is_end && at > now.start) {
            (true, _) => was.start + (at - now.start),
            (false, true) => was.end,
            (false, false) => was.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_original() {
        let text = "担当課：人事課\n番号：四十五\n";
        let wide = |at: usize| Replacement {
            span: Span { start: at, end: at + '：'.len_utf8() },
            text: ": ".to_owned(),
        };
        let edits: Vec<Replacement> = text.match_indices('：').map(|(at, _)| wide(at)).collect();
        let patched = Patched::of(text, &edits);
        assert_eq!(patched.text, "担当課: 人事課\n番号: 四十五\n");
        for word in ["担当課", "人事課", "番号", "四十五"] {
            let at = patched.text.find(word).expect("the word");
            let span = patched.original(Span { start: at, end: at + word.len() });
            assert_eq!(&text[span.start..span.end], word);
        }
    }
}
