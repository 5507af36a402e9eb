//! What a city calls the records of one kind: 改革シート as they are usually called, a word of its own, or several.

use super::Words;

/// What a city calls its sheets, or its charters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordWord {
    /// As they are usually called.
    Usual,
    /// A word of its own.
    Own(String),
    /// By several words, so that what speaks of all of them needs one that is true of any.
    Several,
}

impl RecordWord {
    /// The word for all of these, each of which has one of its own or none.
    #[must_use]
    pub fn of<'a>(mut words: impl Iterator<Item = Option<&'a str>>) -> Self {
        let Some(first) = words.next() else { return Self::Usual };
        match first {
            _ if words.any(|it| it != first) => Self::Several,
            Some(own) => Self::Own(own.to_owned()),
            None => Self::Usual,
        }
    }

    /// The word, and which of the three it is; of the two sentences one is the usual word, one is true of any.
    pub(super) fn said(&self, words: &Words, [usual, any]: [&str; 2]) -> (String, &'static str) {
        let usual = words.word(usual);
        match self {
            Self::Own(own) if *own != usual => (own.clone(), "own"),
            Self::Own(_) | Self::Usual => (usual, "usual"),
            Self::Several => (words.word(any), "several"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_is_the_citys_and_of_several_none_is() {
        let of = |words: &[Option<&str>]| RecordWord::of(words.iter().copied());
        let own = || RecordWord::Own("取組シート".to_owned());
        assert_eq!(of(&[]), RecordWord::Usual);
        assert_eq!(of(&[None, None]), RecordWord::Usual);
        assert_eq!(of(&[Some("取組シート")]), own());
        assert_eq!(of(&[Some("取組シート"), Some("取組シート")]), own());
        assert_eq!(of(&[Some("取組シート"), None]), RecordWord::Several);
        assert_eq!(of(&[Some("取組シート"), Some("評価シート")]), RecordWord::Several);
    }
}
