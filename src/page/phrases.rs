//! Words that stand on nearly every page, asked for once.

use crate::markdown::{self, Options};
use crate::words::Words;

/// Words of the catalogue that pages need again and again.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) home: String,
    pub(super) plans: String,
    pub(super) programmes: String,
    pub(super) units: String,
    /// Before a number: No.
    pub(super) number: String,
    /// There should be a text, and there is none.
    pub(super) not_given: String,
    /// It is not time yet.
    pub(super) to_come: String,
    /// There is nothing to be said.
    pub(super) none: String,
    table: String,
    footnotes: String,
    back_to_text: String,
}

impl Phrases {
    pub(super) fn new(words: &Words) -> Self {
        let say = |id| words.word(id);
        Self {
            home: say("home"),
            plans: say("plans"),
            programmes: say("programmes"),
            units: say("units"),
            number: say("number-prefix"),
            not_given: say("not-given"),
            to_come: say("to-come"),
            none: say("none"),
            table: say("table"),
            footnotes: say("footnotes"),
            back_to_text: say("back-to-text"),
        }
    }

    /// How an author's text stands on a page below a heading of this depth.
    pub(super) fn markdown<'a>(&'a self, heading_offset: u8, id_prefix: &'a str) -> Options<'a> {
        let (table, footnotes) = (&*self.table, &*self.footnotes);
        let words = markdown::Words { table, footnotes, back_to_text: &self.back_to_text };
        Options { heading_offset, id_prefix, words }
    }
}
