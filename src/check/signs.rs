//! What rules look for in texts, all of it in one pass over each text: whether one of a rule's words is
//! there. Where none is, the rule has nothing to look at.

use std::borrow::Cow;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::official_spelling::Word;
use crate::japanese::fold;

/// Something that rules look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// An address on the web.
    Address,
    /// A link.
    Link,
    /// What may be a tag.
    Tag,
    /// What may be a table.
    Table,
    /// A text that was to be filled in.
    Placeholder,
    /// What may be a character of one kind of machine.
    PlatformCharacter,
    /// One of the dashes that look alike.
    Dash,
    /// A delay.
    Delay,
    /// Something that is wanting.
    Shortfall,
    /// Some of several units.
    SomeUnits,
    /// A unit of the city, by its name.
    UnitName,
    /// A fiscal year.
    FiscalYear,
    /// A word for all units.
    AllUnits,
}

/// The signs of a text, a bit each; from [`SPELLINGS`] on, which words of [`official_spelling::WORDS`] are
/// there in any spelling.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(u64);

const SPELLINGS: usize = 32;

/// The longest text, in bytes, that is looked at in its folded spelling too.
pub(super) const SHORT: usize = 48;

/// Looks for all signs at once.
#[derive(Debug)]
pub(super) struct Scanner {
    /// None if it cannot be made, of more words than anyone has; then each word is looked for.
    finder: Option<AhoCorasick>,
    /// Each word, and the signs that it is of.
    words: Vec<(Vec<u8>, Signs)>,
}

impl Sign {
    pub(super) const ALL: [Self; 13] = [
        Self::Address,
        Self::Link,
        Self::Tag,
        Self::Table,
        Self::Placeholder,
        Self::PlatformCharacter,
        Self::Dash,
        Self::Delay,
        Self::Shortfall,
        Self::SomeUnits,
        Self::UnitName,
        Self::FiscalYear,
        Self::AllUnits,
    ];
}

impl Signs {
    fn of(sign: Sign) -> Self {
        Self(1 << sign as usize)
    }

    /// Those of a word that is spelled in several ways.
    fn of_spelling(word: usize) -> Self {
        Self(1 << (SPELLINGS + word))
    }

    /// Whether the text has a sign.
    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 & Self::of(sign).0 != 0
    }

    /// Whether the text has the word at a place of [`official_spelling::WORDS`], in any spelling.
    pub(super) fn has_spelling_of(self, word: usize) -> bool {
        self.0 & Self::of_spelling(word).0 != 0
    }

    /// These and others.
    pub(super) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

impl Scanner {
    /// A scanner for these words of signs, and for these words in each of their spellings.
    pub(super) fn new<'s>(
        of_signs: impl Iterator<Item = (Sign, Vec<u8>)>,
        spellings: impl Iterator<Item = &'s Word>,
    ) -> Self {
        let of_signs = of_signs.map(|(sign, word)| (word, Signs::of(sign)));
        let of_spellings = spellings.zip(0..).flat_map(|(word, at)| {
            let spellings = word.spellings().map(|it| it.as_bytes().to_vec());
            spellings.map(move |spelling| (spelling, Signs::of_spelling(at)))
        });
        let words: Vec<_> = of_signs.chain(of_spellings).collect();
        let patterns = words.iter().map(|it| &*it.0);
        let finder = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(patterns);
        Self { finder: finder.ok(), words }
    }

    /// The signs of a text.
    pub(super) fn signs(&self, text: &str) -> Signs {
        let signs = self.signs_as_written(text);
        if text.len() > SHORT {
            return signs;
        }
        match fold(text) {
            Cow::Borrowed(_) => signs,
            Cow::Owned(folded) => signs.and(self.signs_as_written(&folded)),
        }
    }

    fn signs_as_written(&self, text: &str) -> Signs {
        let Some(finder) = &self.finder else {
            let is_there = |word: &[u8]| memchr::memmem::find(text.as_bytes(), word).is_some();
            let found = self.words.iter().filter(|it| is_there(&it.0));
            return found.fold(Signs::default(), |signs, it| signs.and(it.1));
        };
        let found = finder.find_overlapping_iter(text);
        found.fold(Signs::default(), |signs, it| signs.and(self.words[it.pattern().as_usize()].1))
    }
}
