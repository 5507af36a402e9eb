//! Which characters are set without spaces between words.

/// Whether `c` is a letter or a digit of any script; kana and kanji, which most are, need no table.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー' | '\u{4E00}'..='\u{9FFF}')
        || c.is_alphanumeric()
}

/// Whether `c` belongs to Japanese running text: kanji, kana, and the punctuation and full-width
/// forms set with them. Between two such characters a line break in the source is not a space.
#[must_use]
pub fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}'       // radicals
        | '\u{3000}'..='\u{303F}'     // punctuation: 、。「」『』【】〜
        | '\u{3040}'..='\u{30FF}'     // hiragana, katakana, ・ー
        | '\u{31F0}'..='\u{31FF}'     // small katakana
        | '\u{3200}'..='\u{33FF}'     // enclosed and squared forms: ㈱ ㎡
        | '\u{3400}'..='\u{4DBF}'     // kanji, extension A
        | '\u{4E00}'..='\u{9FFF}'     // kanji
        | '\u{F900}'..='\u{FAFF}'     // compatibility kanji
        | '\u{FF00}'..='\u{FFEF}'     // full-width and half-width forms
        | '\u{20000}'..='\u{3134F}'   // kanji, extensions B to G
        | '\u{2460}'..='\u{24FF}'     // ① and the like
        | '\u{2160}'..='\u{217F}'     // Ⅰ and the like
        | '\u{2018}'..='\u{201D}'     // “ ” as set in Japanese text
        | '\u{2026}' | '\u{25A0}'..='\u{25FF}' | '\u{203B}')
}
