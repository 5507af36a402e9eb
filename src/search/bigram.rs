//! Texts as pairs of characters.

use super::era::eras;
use super::normalize::spelled;

/// Stand before and after a title or a name, so that a word that is all of it is found first.
const ENDS: [char; 2] = ['\u{2}', '\u{3}'];

/// One character or two, in one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Bigram(u64);

impl Bigram {
    fn one(c: char) -> Self {
        Self(u64::from(u32::from(c)) << 21)
    }

    fn two(a: char, b: char) -> Self {
        Self(u64::from(u32::from(a)) << 21 | u64::from(u32::from(b)))
    }

    /// The number that is the same for no other bigram; it has 42 bits.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    /// The bigram of a number.
    pub(super) fn of(number: u64) -> Self {
        Self(number)
    }

    /// The bigram as text.
    pub(super) fn text(self) -> String {
        let part = |bits: u64| u32::try_from(bits).ok().and_then(char::from_u32);
        let second = part(self.0 & 0x1F_FFFF).filter(|it| *it != '\0');
        part(self.0 >> 21).into_iter().chain(second).collect()
    }
}

/// Hands on the grams of a title or a name: with its ends, and each character alone.
pub(super) fn of_name(text: &str, mut found: impl FnMut(Bigram)) {
    each(text, &mut |chars| {
        let (Some(first), Some(last)) = (chars.first(), chars.last()) else { return };
        found(Bigram::two(ENDS[0], *first));
        found(Bigram::two(*last, ENDS[1]));
        for c in chars {
            found(Bigram::one(*c));
        }
        pairs(chars, &mut found);
    });
}

/// Hands on the grams of a text: its pairs, and each kanji alone.
pub(super) fn of_text(text: &str, mut found: impl FnMut(Bigram)) {
    each(text, &mut |chars| {
        for kanji in chars.iter().filter(|it| ('\u{4E00}'..='\u{9FFF}').contains(*it)) {
            found(Bigram::one(*kanji));
        }
        pairs(chars, &mut found);
    });
}

fn pairs(chars: &[char], found: &mut impl FnMut(Bigram)) {
    for pair in chars.windows(2) {
        found(Bigram::two(pair[0], pair[1]));
    }
}

/// Hands on a text as it is compared, and the surroundings of every year in it by its other name:
/// 25年度 and 2013年度 are both parts of 平成25年度.
fn each(text: &str, found: &mut impl FnMut(&[char])) {
    let mut chars = spelled(text);
    let years = eras(&chars);
    let mut around = Vec::new();
    for year in &years {
        around.clear();
        // Only the nearest neighbours that are no blanks make a pair with the year.
        around.extend(chars[..year.start].iter().rev().find(|it| **it != ' '));
        around.extend(year.year().chars());
        around.extend(chars[year.end..].iter().find(|it| **it != ' '));
        found(&around);
    }
    chars.retain(|it| *it != ' ');
    found(&chars);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bigrams(text: &str) -> Vec<String> {
        let mut bigrams = Vec::new();
        of_text(text, |it| bigrams.push(it.text()));
        bigrams
    }

    #[test]
    fn a_year_is_cut_by_both_its_names() {
        let bigrams = bigrams("は平成25年度");
        for pair in ["は2", "20", "13", "3年", "年度", "は平", "25", "5年", "成"] {
            assert!(bigrams.iter().any(|it| it == pair), "{pair}: {bigrams:?}");
        }
    }

    #[test]
    fn a_name_has_ends_and_a_text_has_none() {
        let mut names = Vec::new();
        of_name("北区", |it| names.push(it.text()));
        assert_eq!(names, ["\u{2}北", "区\u{3}", "北", "区", "北区"]);
        assert_eq!(bigrams("ＯＫ です"), ["ok", "kで", "です"]);
    }
}
