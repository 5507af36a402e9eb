//! Spellings that differ on the screen and mean the same.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// `text` as it is compared with other text, never as it is shown: full and half width, wave
/// dashes, dashes, the case of Latin letters and white space of every kind make no difference.
///
/// Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let mut before = None;
    let unchanged = text.chars().all(|c| {
        let same = is_settled(c) && after(before, c) == c;
        before = Some(c);
        same
    });
    if unchanged {
        return Cow::Borrowed(text);
    }
    if text.chars().all(|it| it.is_ascii() || is_settled(it)) {
        let mut folded = String::with_capacity(text.len());
        folded.extend(compared(text.chars()));
        return Cow::Owned(folded);
    }
    // Decomposed first and composed last, because taking a blank out may bring a letter and its
    // mark together.
    Cow::Owned(compared(text.nfkd()).nfc().collect())
}

/// The characters of a text as they are compared, without blanks.
fn compared(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut before = None;
    text.filter(|&c| !is_blank(c)).map(move |c| {
        let c = after(before, plain(c));
        // ガ is カ and a mark where it is decomposed; the dash after it still follows katakana.
        if !matches!(c, '\u{3099}' | '\u{309A}') {
            before = Some(c);
        }
        c
    })
}

/// Full-width digits, Latin letters and punctuation in half width, and nothing else.
///
/// The full-width tilde stays: in Japanese text it is the wave dash of 4月～9月.
#[must_use]
pub fn half_width(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| narrow(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(narrow).collect())
}

/// `text` without the blanks around it, including the ideographic space, the no-break space and
/// those that cannot be seen.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Whether nothing is to be seen of `c`. Invisible marks come along when text is copied from
/// workbooks and web pages.
#[inline]
pub(crate) fn is_blank(c: char) -> bool {
    // Nearly all characters of a text are among these.
    if matches!(c, '!'..='~' | '\u{3001}'..='\u{9FFF}') {
        return false;
    }
    c.is_whitespace()
        || matches!(c,
            '\u{00AD}'                      // soft hyphen
            | '\u{200B}'..='\u{200F}'       // zero width, direction marks
            | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'       // variation selectors
            | '\u{E0100}'..='\u{E01EF}'
            | '\u{FEFF}')
}

/// One character in the spelling that others are compared with.
pub(crate) fn plain(c: char) -> char {
    match c {
        '〜' | '～' | '∼' | '⁓' => '~',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{FE58}' => '-',
        _ => narrow(c).to_ascii_lowercase(),
    }
}

fn narrow(c: char) -> char {
    match c {
        '！'..='｝' => {
            char::from_u32(u32::from(c) - (u32::from('！') - u32::from('!'))).unwrap_or(c)
        }
        _ => c,
    }
}

/// `c` as it reads after `before`: センタ- is センター, and 4ー9 is 4-9.
fn after(before: Option<char>, c: char) -> char {
    match c {
        '-' if before.is_some_and(is_katakana) => 'ー',
        'ー' if !before.is_some_and(|b| is_katakana(b) || is_hiragana(b)) => '-',
        _ => c,
    }
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}')
}

/// Whether `c` is sure to come out of folding as it went in, whatever stands next to it.
fn is_settled(c: char) -> bool {
    (c.is_ascii_graphic() && !c.is_ascii_uppercase())
        || is_hiragana(c)
        || matches!(c,
            '\u{30A1}'..='\u{30FE}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{3001}' | '\u{3002}' | '\u{3005}' | '\u{3008}'..='\u{3011}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_that_mean_the_same_fold_to_one() {
        for (typed, same) in [
            ("サービス憲章", "サービス憲章"),
            ("ｻｰﾋﾞｽ憲章", "サービス憲章"),
            ("サ−ビス憲章", "サービス憲章"),
            ("センター", "センタ―"),
            ("データ", "ﾃﾞ-ﾀ"),
            ("担当　課", "担当課"),
            (" 担\u{a0}当\u{200b}課\u{feff}", "担当課"),
            ("4月〜9月", "４月～９月"),
            ("4ー9", "４－９"),
            ("Ⅱ 市民", "ii市民"),
            ("㈱みほん", "(株)みほん"),
            ("ＮＰＯ", "npo"),
            ("㍻25年", "平成25年"),
            ("がん", "か\u{3099}ん"),
            ("葛\u{e0100}飾", "葛飾"),
            ("", "\u{3000}"),
        ] {
            assert_eq!(fold(typed), fold(same), "{typed}");
            assert_eq!(fold(&fold(typed)), fold(typed), "{typed}");
        }
        for (one, other) in [("取組", "取り組み"), ("上半期", "下半期"), ("ハ", "バ")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    proptest! {
        /// Text that is folded without being decomposed comes out as if it had been.
        #[test]
        fn decomposing_changes_nothing_in_simple_text(text in "[A-Za-z0-9 \\-\n、。「々ー北葛がぱゔゞカガパヴヷヾ]{0,12}") {
            let decomposed: String = compared(text.nfkd()).nfc().collect();
            prop_assert_eq!(fold(&text), decomposed);
        }
    }

    #[test]
    fn ordinary_text_is_folded_without_a_copy() {
        for text in ["サービス憲章に基づく取組の浸透・定着", "npo2013-10", ""] {
            assert!(matches!(fold(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn only_width_changes_in_half_width() {
        assert_eq!(half_width("１，２３４．５－Ａｂ：（％）"), "1,234.5-Ab:(%)");
        assert_eq!(half_width("４月～９月　ｱ①"), "4月～9月　ｱ①");
        assert!(matches!(half_width("平成25年度"), Cow::Borrowed(_)));
    }

    #[test]
    fn every_blank_is_trimmed() {
        assert_eq!(trim("\u{feff}\u{3000} 人事 課\u{a0}\u{200b}\r\n"), "人事 課");
        assert_eq!(trim("\u{3000}"), "");
    }
}
