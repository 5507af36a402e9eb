//! T104: a text that was to be filled in.
//!
//! What an example promises is no placeholder: 電話では「○○課の△△です」と名乗ります. So circles in
//! quotation marks, after 例 and in a charter's preamble are left alone, and 未定 is one only where
//! nothing else is said.

use super::super::rule::Rule;
use super::super::signs::{SHORT, Sign};
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PLACEHOLDER).of_texts(Sign::Placeholder, look);

/// A whole text that says nothing yet, folded.
#[rustfmt::skip]
const WHOLE: [&str; 13] = [
    "未定", "調整中", "要確認", "確認中", "未記入", "記入予定", "後日記入", "後日掲載", "作成中",
    "準備中", "todo", "tbd", "xxx",
];
/// Words that nobody publishes on purpose.
#[rustfmt::skip]
const ANYWHERE: [&str; 10] = [
    "TODO", "FIXME", "要確認", "＊＊＊", "ここに記入", "（記入）", "（後日記入", "(後日記入", "（ここに", "(ここに",
];
/// What stands for a number when doubled.
const LETTERS: [&str; 2] = ["XX", "ＸＸ"];
/// Signs that stand for a word when doubled.
const CIRCLES: [char; 8] = ['○', '〇', '◯', '△', '●', '×', '□', '▲'];

/// Every word and sign, one of which is in each text that the rule finds.
pub(in super::super) fn words() -> impl Iterator<Item = String> {
    let words = WHOLE.into_iter().chain(ANYWHERE).chain(LETTERS).map(str::to_owned);
    words.chain(CIRCLES.map(|it| format!("{it}{it}")))
}

fn look(location: &mut TextLocation<'_, '_, '_>) {
    if location.is_draft {
        return;
    }
    if let Some(word) = whole(location.as_str()).or_else(|| inside(location.as_str(), location.key))
    {
        location.report().on(word).with("word", word).help(Message::new("help-placeholder"));
    }
}

fn whole(text: &str) -> Option<&str> {
    // Longer texts say something else too.
    if text.len() > SHORT {
        return None;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    WHOLE.contains(&bare).then_some(text)
}

fn inside(text: &str, key: Option<Key>) -> Option<&str> {
    let word = ANYWHERE.iter().find_map(|it| text.find(it).map(|at| &text[at..at + it.len()]));
    word.or_else(|| letters(text))
        .or_else(|| if key == Some(Key::Preamble) { None } else { circles(text) })
}

/// XX that is not part of a longer word: XX月XX日.
fn letters(text: &str) -> Option<&str> {
    LETTERS.iter().find_map(|sign| {
        let alone = |at: &usize| {
            let letter =
                |neighbour: Option<char>| neighbour.is_some_and(|it| it.is_ascii_alphanumeric());
            let rest = text[*at..].trim_start_matches(['X', 'Ｘ']);
            !letter(text[..*at].chars().next_back()) && !letter(rest.chars().next())
        };
        let at = text.match_indices(sign).map(|(at, _)| at).find(alone)?;
        Some(&text[at..at + sign.len()])
    })
}

/// ○○ outside quotation marks.
fn circles(text: &str) -> Option<&str> {
    let mut quoted = 0_usize;
    let mut before = None;
    for (at, c) in text.char_indices() {
        match c {
            '「' | '『' | '“' => quoted += 1,
            '」' | '』' | '”' => quoted = quoted.saturating_sub(1),
            // What an example says ends with its sentence.
            '例' if text[at..].starts_with("例えば") || text[at..].starts_with("例：") => {
                return text[at..].find(['。', '\n']).and_then(|end| circles(&text[at + end..]));
            }
            _ if CIRCLES.contains(&c) && quoted == 0 => {
                let rest = &text[at + c.len_utf8()..];
                let numeral = |neighbour: Option<char>| {
                    neighbour.is_some_and(|it| "一二三四五六七八九十".contains(it))
                };
                // 二〇〇三年 is a number.
                let end = rest.trim_start_matches(c).chars().next();
                let number = c == '〇' && (numeral(before) || numeral(end));
                if rest.starts_with(c) && !number && before != Some(c) {
                    return Some(&text[at..at + 2 * c.len_utf8()]);
                }
            }
            _ => {}
        }
        before = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_to_be_filled_in_is_found() {
        for (text, word) in [
            ("未定", Some("未定")),
            ("（調整中）", Some("（調整中）")),
            ("○○部と協議した", Some("○○")),
            ("XX月に開始", Some("XX")),
            ("TODO: 件数", Some("TODO")),
            ("「例」のとおり、△△に置く。", Some("△△")),
        ] {
            assert_eq!(whole(text).or_else(|| inside(text, Some(Key::Text))), word, "{text}");
        }
        for text in [
            "開始の時期は未定だが、協議を続けた",
            "電話では「○○課の△△です」と名乗ります",
            "二〇〇三年に始めた",
            "EXXON",
            "第XXI期",
            "○ 実施した",
            "例えば○○町内会のように",
        ] {
            assert_eq!(whole(text).or_else(|| inside(text, Some(Key::Text))), None, "{text}");
        }
    }
}
