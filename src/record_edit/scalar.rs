//! How a text is written in YAML, so that readers of every version read the same text.

use std::fmt::Write as _;

/// The quotation marks that a text has where it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// None, where nothing is taken for something else without them.
    None,
    Single,
    Double,
}

/// Words that YAML 1.1 or 1.2 take for something else than a text.
const WORDS: [&str; 18] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", "+.inf", "-.inf",
    ".nan", "=", "<<", "nan", "inf",
];

/// The longest text that readers take for a key.
const KEY: usize = 1000;

/// A text on one line.
pub(super) fn inline(text: &str, quotes: Quotes, in_flow: bool) -> String {
    let is_raw = text.chars().all(is_printable);
    match quotes {
        Quotes::None if is_raw && is_plain(text, in_flow) => text.to_owned(),
        Quotes::Single if is_raw => single(text),
        // One in double quotation marks would have escapes where it needs none.
        Quotes::None if is_raw && text.contains(['"', '\\']) => single(text),
        Quotes::None | Quotes::Single | Quotes::Double => double(text),
    }
}

/// A key of a row; none of what no reader would take for one.
pub(super) fn key(text: &str) -> Option<String> {
    // What would need quotation marks in braces is hard to read as a key elsewhere: `a:b: c`.
    (text.chars().count() <= KEY).then(|| inline(text, Quotes::None, true))
}

/// A text of several lines as a block: its sign, and its lines. None of what a block cannot say.
pub(super) fn block(text: &str, indentation: usize) -> Option<(String, Vec<&str>)> {
    let is_line = |line: &str| {
        let is_only_blank = !line.is_empty() && line.trim_start_matches([' ', '\t']).is_empty();
        !is_only_blank
            && !line.starts_with('\t')
            && line.chars().all(|c| c == '\t' || is_printable(c))
    };
    let content = text.trim_end_matches('\n');
    if !text.contains('\n') || content.is_empty() || !content.split('\n').all(is_line) {
        return None;
    }
    let mut sign = "|".to_owned();
    // Readers find out the indentation from the first line that is not empty.
    if content.starts_with([' ', '\n']) {
        if indentation > 9 {
            return None;
        }
        let _ = write!(sign, "{indentation}");
    }
    let ends = text.len() - content.len();
    match ends {
        0 => sign.push('-'),
        1 => {}
        _ => sign.push('+'),
    }
    let empty = std::iter::repeat_n("", ends.saturating_sub(1));
    Some((sign, content.split('\n').chain(empty).collect()))
}

/// Whether a character may stand in a file as it is, on a line: no controls, no ends of lines, nothing
/// that some readers do not allow.
fn is_printable(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
        && u32::from(c) & 0xFFFE != 0xFFFE
}

/// Whether a text says the same without quotation marks.
fn is_plain(text: &str, in_flow: bool) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return false;
    };
    if is_exact(text) {
        return true;
    }
    let is_sign = |c| "-?:,[]{}#&*!|>'\"%@`".contains(c);
    let is_taken = |word: &str| word.eq_ignore_ascii_case(text);
    !(is_sign(first)
        || first.is_whitespace()
        || last.is_whitespace()
        || last == ':'
        || text.starts_with("...")
        || is_comment_or_key(text)
        || WORDS.into_iter().any(is_taken)
        || is_number_like(text)
        || in_flow && text.contains([',', '[', ']', '{', '}', ':']))
}

/// Whether a `#` begins a comment or a `:` ends a key within the text.
fn is_comment_or_key(text: &str) -> bool {
    let ends = |rest: &str| rest.chars().next().is_none_or(char::is_whitespace);
    let begins = |at: usize| text[..at].ends_with(char::is_whitespace);
    text.match_indices(':').any(|(at, _)| ends(&text[at + 1..]))
        || text.match_indices('#').any(|(at, _)| begins(at))
}

/// A number or a day in the one way in which it can be written: it says the same to those who read texts
/// and to those who read numbers.
fn is_exact(text: &str) -> bool {
    let is_whole = text.parse::<i64>().is_ok_and(|it| it.to_string() == text);
    let is_decimal = || {
        let is_digits = text.bytes().all(|it| it.is_ascii_digit() || b"-.".contains(&it));
        is_digits && text.len() < 16 && text.parse::<f64>().is_ok_and(|it| it.to_string() == text)
    };
    is_whole || is_decimal() || is_day(text)
}

/// Whether it is written as 2013-10-31: records have their days without quotation marks.
fn is_day(text: &str) -> bool {
    let is_like =
        |(at, it): (usize, u8)| if at == 4 || at == 7 { it == b'-' } else { it.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(is_like)
}

/// Whether some reader may take it for a number, a date or a time: `010`, `1e3`, `0x1F`, `1_000`, `1:30`.
fn is_number_like(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-', '.']);
    let is_of_number = |c: char| c.is_ascii_hexdigit() || "+-._:,oOxXbBtTzZ ".contains(c);
    digits.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(is_of_number)
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        let escape = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ if is_printable(c) => {
                written.push(c);
                continue;
            }
            _ => {
                written.push_str("\\U");
                // Writing to a string cannot fail.
                let _ = write!(written, "{:08X}", u32::from(c));
                continue;
            }
        };
        written.push_str(escape);
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_something_else_has_quotation_marks() {
        for text in [
            "true",
            "No",
            "~",
            "null",
            "",
            "010",
            "1e3",
            "0x1F",
            "1_000",
            "1.10",
            "+1",
            "1:30",
            ".5",
            "平成25年度: a",
            "a #b",
            "a:",
            "- a",
            "?",
            "-",
            "--- a",
            "[a",
            "@a",
            " a",
            "a ",
            "\u{3000}a",
            "2013-1-1",
            "2013-10-31 10:00:00",
            "<<",
            "=",
            "12345678901234567890",
            "...",
            "%a",
            "1.",
        ] {
            assert!(inline(text, Quotes::None, false).starts_with('"'), "{text}");
        }
        assert_eq!(inline("\"a\"", Quotes::None, false), "'\"a\"'");
    }

    #[test]
    fn what_says_the_same_has_none() {
        for text in [
            "45",
            "-5",
            "0",
            "1.5",
            "2013-10-31",
            "平成25年度",
            "全庁で実施、公表",
            "a:b",
            "a#b",
            "（a）",
            "－",
            "―",
            "：",
            "http://a/",
            "1,200人",
            "80%以上",
            "it's",
            "3件",
        ] {
            assert_eq!(inline(text, Quotes::None, false), text);
        }
        assert_eq!(inline("a, b", Quotes::None, true), "\"a, b\"");
    }

    #[test]
    fn blocks_say_how_they_begin_and_end() {
        let sign = |text| block(text, 4).map(|it| it.0);
        assert_eq!(sign("a\nb").as_deref(), Some("|-"));
        assert_eq!(sign("a\nb\n").as_deref(), Some("|"));
        assert_eq!(sign("a\nb\n\n").as_deref(), Some("|+"));
        assert_eq!(sign(" a\nb\n").as_deref(), Some("|4"));
        assert_eq!(sign("a\n \nb"), None);
        assert_eq!(sign("a\r\nb"), None);
    }
}
