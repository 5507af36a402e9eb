//! Texts that stand for nothing.

use super::fold;

/// Remarks that say nothing, folded.
const EMPTY: &[&str] = &[
    "特になし",
    "特に無し",
    "特にない",
    "特に無い",
    "特にありません",
    "特記事項なし",
    "特段なし",
    "なし",
    "無し",
    "無",
    "ない",
    "該当なし",
    "該当無し",
    "記載なし",
    "na",
];

/// Whether a text stands for nothing at all: a dash, 特になし.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    if text.chars().all(is_dash) {
        return true;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    EMPTY.contains(&bare)
}

fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '－'
            | 'ー'
            | '―'
            | '‐'
            | '−'
            | '–'
            | '—'
            | '─'
            | '…'
            | '・'
            | '.'
            | '/'
            | '／'
            | '*'
            | '＊'
            | '〃'
            | '"'
            | ' '
            | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_and_remarks_without_content_say_nothing() {
        for text in ["特になし", "特になし。", "－", "なし", "―――", "〃", "（特になし）"]
        {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["", "○", "実施なし", "問題はなかった", "なしの実を配った"]
        {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
