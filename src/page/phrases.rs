//! Words that stand on nearly every page, asked for once.

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
        }
    }
}
