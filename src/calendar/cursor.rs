//! Reading text from the front, whatever its width, its dashes and its blanks.

use crate::japanese::{is_blank, kanji_digit, kanji_number, plain};

/// What is left to be read. A copy is a place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// What has not been read, from its first visible character on.
    pub(super) fn rest(self) -> &'a str {
        self.rest.trim_matches(is_blank)
    }

    pub(super) fn at_end(self) -> bool {
        self.rest().is_empty()
    }

    /// Reads `word`, which is in plain spelling, if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let found = word.chars().all(|c| ahead.eat_if(|next| next == c).is_some());
        if found {
            *self = ahead;
        }
        found
    }

    /// Reads `word` if no Latin letter follows it: `oct` of Oct 31, not of Octet.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let ends =
            |rest: &str| rest.chars().next().is_none_or(|it| !plain(it).is_ascii_alphabetic());
        let found = ahead.eat(word) && ends(ahead.rest);
        if found {
            *self = ahead;
        }
        found
    }

    /// Reads the first of `words` that comes next.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    /// Reads one character, in plain spelling, if it is wanted.
    pub(super) fn eat_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let mut chars = self.rest.trim_start_matches(is_blank).chars();
        let c = chars.next().map(plain).filter(|&c| wanted(c))?;
        self.rest = chars.as_str();
        Some(c)
    }

    /// Reads a dash, slash or point, as between the parts of 2013-10-31.
    pub(super) fn eat_separator(&mut self) -> bool {
        self.eat_if(|c| matches!(c, '-' | 'ー' | '/' | '.' | '・')).is_some()
    }

    /// Reads what stands between two ends: から, ～, or a dash.
    pub(super) fn eat_to(&mut self) -> bool {
        self.eat_any(&["から", "to", "through", "until"])
            || self.eat_if(|c| matches!(c, '~' | '-' | 'ー')).is_some()
    }

    /// Reads a number of so many figures at most.
    pub(super) fn figures(&mut self, most: usize) -> Option<u32> {
        let mut ahead = *self;
        let text = ahead.rest.trim_start_matches(is_blank);
        let count = text.chars().take_while(|it| plain(*it).is_ascii_digit()).count();
        let number = (1..=most).contains(&count).then(|| ahead.number()).flatten()?;
        *self = ahead;
        Some(number)
    }

    /// Reads a number of just so many figures.
    pub(super) fn exactly(&mut self, count: usize) -> Option<u32> {
        let text = self.rest.trim_start_matches(is_blank);
        let found = text.chars().take_while(|it| plain(*it).is_ascii_digit()).count();
        (found == count).then(|| self.number()).flatten()
    }

    /// Reads a number in figures or kanji. Its figures stand together: 「25 10月」 is two numbers.
    pub(super) fn number(&mut self) -> Option<u32> {
        let text = self.rest.trim_start_matches(is_blank);
        let is_figure = |c| plain(c).is_ascii_digit();
        let is_kanji = |c| kanji_digit(c).is_some();
        let end_of = |belongs: &dyn Fn(char) -> bool| text.find(|c| !belongs(c));
        let (length, value) = if text.starts_with(is_figure) {
            let length = end_of(&is_figure).unwrap_or(text.len());
            let figures: String = text[..length].chars().map(plain).collect();
            (length, figures.parse().ok()?)
        } else {
            let length = end_of(&is_kanji).unwrap_or(text.len());
            (length, kanji_number(&text[..length])?)
        };
        self.rest = &text[length..];
        Some(value)
    }
}
