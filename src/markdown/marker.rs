//! How Japanese documents begin the lines of a list.
//!
//! | line begins with | becomes |
//! | --- | --- |
//! | ・ ･ • | an item with its sign, so that a published record stays the same to the letter |
//! | ● ○ ◎ ◆ ◇ ■ □ ▪ | an item with its sign, which says something: ■ done, □ not yet |
//! | ① ⑴ ❶ （1） 1） （ア） | an item with its sign, which is referred to |
//! | ※ | a line of its own: a note on what is before it |
//!
//! A sign that is followed by nothing or by another one is text: the grade ○, the ○○課, the ・・・.

/// What tells the items of one list from those of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Bullet,
    Sign(char),
    Circled,
    Bracketed,
    HalfBracketed,
    Kana,
}

/// The beginning of an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) kind: Kind,
    /// How many bytes at the beginning of the line are not part of the item.
    pub(super) skip: usize,
}

/// The marker at the beginning of a line, which may be HTML: no marker has a character that is
/// escaped.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let text = line.trim_start_matches(is_space);
    let (kind, rest) = match text.chars().next()? {
        '・' | '･' | '•' => (Kind::Bullet, after_first(text)),
        c if is_sign(c) => (Kind::Sign(outline(c)), after_first(text)),
        c if is_circled(c) => (Kind::Circled, after_first(text)),
        _ => bracketed(text)?,
    };
    let body = rest.trim_start_matches(is_space);
    let begins = body.chars().next()?;
    if is_sign(begins) || is_circled(begins) || is_listing(begins) {
        return None;
    }
    Some(Marker { kind, skip: line.len() - text.len() })
}

/// Whether a line is a note, which is never run into the line before it.
pub(super) fn is_note(line: &str) -> bool {
    line.trim_start_matches(is_space).starts_with('※')
}

/// Whether the beginning of a line, up to the first markup in it, is never run into the line before.
pub(super) fn stands_apart(beginning: &str) -> bool {
    let lone_bullet = matches!(beginning.trim_matches(is_space), "・" | "･" | "•");
    lone_bullet || is_note(beginning) || marker(beginning).is_some()
}

/// The number that a list item of `CommonMark` begins with: `3. `.
pub(super) fn typed_number(item: &str) -> Option<u64> {
    let text = item.trim_start_matches(is_space);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text[..digits].parse().ok()
}

fn after_first(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

fn bracketed(text: &str) -> Option<(Kind, &str)> {
    let inside = text.strip_prefix(['（', '(']);
    let text = inside.unwrap_or(text);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let digits = text[..text.len() - rest.len()].chars().count();
    let (kind, rest) = match (digits, inside.is_some()) {
        (1 | 2, true) => (Kind::Bracketed, rest),
        (1 | 2, false) => (Kind::HalfBracketed, rest),
        (0, true) => (Kind::Kana, rest.strip_prefix(|c| ('ア'..='ン').contains(&c))?),
        _ => return None,
    };
    Some((kind, rest.strip_prefix(['）', ')'])?))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '●' | '○' | '◎' | '◆' | '◇' | '■' | '□' | '▪')
}

/// ■ and □ are in one list: they are the boxes that are ticked and those that are not.
fn outline(sign: char) -> char {
    match sign {
        '●' | '◎' => '○',
        '◆' => '◇',
        '■' => '□',
        _ => sign,
    }
}

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '⑴'..='⒇' | '❶'..='❿')
}

/// 「①、②」「①～③」 speak of items and do not begin one.
fn is_listing(c: char) -> bool {
    matches!(c, '・' | '･' | '•' | '、' | '，' | '～' | '〜' | '~')
}

#[cfg(test)]
mod tests {
    use super::{Kind, marker};

    #[test]
    fn a_sign_before_text_begins_an_item() {
        for (line, kind, item) in [
            ("・実施", Kind::Bullet, "・実施"),
            ("　･ 実施", Kind::Bullet, "･ 実施"),
            ("○実施", Kind::Sign('○'), "○実施"),
            ("①実施", Kind::Circled, "①実施"),
            ("（1）実施", Kind::Bracketed, "（1）実施"),
            ("(１２)実施", Kind::Bracketed, "(１２)実施"),
            ("　1）実施", Kind::HalfBracketed, "1）実施"),
            ("（ア）実施", Kind::Kana, "（ア）実施"),
        ] {
            let found = marker(line).expect(line);
            assert_eq!((found.kind, &line[found.skip..]), (kind, item));
        }
    }

    #[test]
    fn a_sign_that_says_something_by_itself_is_text() {
        for line in [
            "",
            "　",
            "・",
            "○",
            "◎ ",
            "・・・以上",
            "○○課",
            "①、②",
            "①～③",
            "①②",
            "名詞・名詞",
            "（注）",
            "1",
            "（1",
            "123）",
            "アイ）",
            "※注",
            "（1）",
        ] {
            assert_eq!(marker(line), None, "{line:?}");
        }
    }
}
