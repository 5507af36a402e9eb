//! Readies an author's text for pulldown-cmark.
//!
//! `CommonMark` decides by the characters next to a run of `*` whether it can open or close
//! emphasis, and counts 「」（）。 as punctuation, so that `**「憲章」**です` is not emphasis: no
//! space follows the closing run, as none does in Japanese. We put a mark that is neither
//! punctuation nor space between. It takes part in no other rule of the syntax, every text that
//! comes out of the parser goes through [`super::escape`], and there it is dropped again: from
//! code, destinations and titles too.
//!
//! The same marks keep from the parser what nobody means as Markdown: the asterisks of `5*3=15`,
//! `&copy;`, `>5`. What can only be judged once it was parsed, [`super::unintended`] takes back.
//!
//! The marks are noncharacters of Unicode and a control, which are not for interchange: in an
//! author's text they are an error (R045), so that none of a text is published without them.

use std::borrow::Cow;

use super::place::{DIALECT, INLINE_DIALECT};
use super::stand_in::{BLANK, JOINT, LINE, SPACE, first_dropped, is_dropped};
use super::unintended;
use crate::japanese::is_japanese;

/// A long text with our marks in it, and nothing in it that could be mistaken for one.
pub(super) fn prepare(text: &str) -> String {
    unintended::take_back(mark(text), DIALECT)
}

/// A long text with the marks in it that need no parser.
pub(super) fn mark(text: &str) -> String {
    marked(text, begin_line)
}

/// A short value with our marks in it: none of its lines begins a block.
pub(super) fn prepare_value(text: &str) -> String {
    unintended::take_back(marked(text, begin_value_line), INLINE_DIALECT)
}

/// Marks a text, whose lines are begun by a function: it writes what comes before a line, and
/// returns how much of the line is done.
fn marked(text: &str, begin: fn(&mut String, &str) -> usize) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split_inclusive('\n') {
        let mut rest = &line[begin(&mut out, line)..];
        let is_text = out.ends_with(LINE);
        let mut before = None;
        while let Some(at) = rest.bytes().position(is_mark) {
            let (ordinary, tail) = rest.split_at(at);
            out.push_str(ordinary);
            before = ordinary.chars().next_back().or(before);
            let so_far = &line[..line.len() - tail.len()];
            let taken = match tail.as_bytes()[0] {
                b'\\' => escaped(&mut out, so_far, tail),
                b'<' => angle(&mut out, tail),
                b']' => destination(&mut out, tail),
                b'&' => ampersand(&mut out),
                mark if !is_text && is_rule(so_far, tail, mark) => {
                    let signs = |it: &u8| *it == mark || matches!(*it, b' ' | b'\t');
                    let taken = tail.bytes().take_while(signs).count();
                    out.push_str(&tail[..taken]);
                    taken
                }
                mark => run(&mut out, before, tail, mark),
            };
            before = tail[..taken].chars().next_back();
            rest = &tail[taken..];
        }
        out.push_str(rest);
    }
    out
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'\\' | b'*' | b'~' | b'_' | b'<' | b']' | b'&')
}

fn clean(text: &str) -> Cow<'_, str> {
    if first_dropped(text).is_none() {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(lines.chars().filter(|&c| !is_dropped(c)).collect())
}

/// A quotation has a space after its `>`: 「>5」 is more than five.
fn begin_line(out: &mut String, line: &str) -> usize {
    let text = line.trim_start_matches(' ');
    let after = text.trim_start_matches('>');
    if text.starts_with('>') && !after.is_empty() && !after.starts_with([' ', '\t', '\n']) {
        out.push(LINE);
    }
    0
}

/// A line of a short value is text, whatever it begins with.
fn begin_value_line(out: &mut String, line: &str) -> usize {
    let text = line.trim_start_matches([' ', '\t']);
    let mark = text.as_bytes().first().copied().unwrap_or(b'\n');
    let after_digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let begins_block = match mark {
        b'-' | b'+' | b'#' | b'>' | b'=' | b'|' | b'[' => true,
        b'*' | b'_' => is_rule("", text, mark) || text[1..].starts_with([' ', '\t', '\n']),
        b'~' | b'`' => text.starts_with("~~~") || text.starts_with("```"),
        b'0'..=b'9' => after_digits.starts_with(['.', ')']),
        _ => false,
    };
    if begins_block {
        out.push(LINE);
    }
    line.len() - text.len()
}

/// A backslash and what it escapes stay together; one that need not escape is shown, as the two in
/// `\\\\server\\share` are.
fn escaped(out: &mut String, so_far: &str, tail: &str) -> usize {
    let begins_line = so_far.trim_start_matches([' ', '>', '-', '+', '*']);
    let meant = match tail[1..].chars().next() {
        Some('*' | '_' | '~' | '[' | ']' | '`' | '<' | '|' | '\n') | None => true,
        Some('#' | '+' | '-' | '>' | '=') => begins_line.is_empty(),
        Some('.' | ')') => {
            !begins_line.is_empty() && begins_line.bytes().all(|it| it.is_ascii_digit())
        }
        Some('!') => tail[2..].starts_with('['),
        Some(_) => false,
    };
    out.push('\\');
    if !meant {
        out.push(JOINT);
        return 1;
    }
    let taken = 1 + tail[1..].chars().next().map_or(0, char::len_utf8);
    out.push_str(&tail[1..taken]);
    taken
}

/// `&copy;` are the characters that were typed.
fn ampersand(out: &mut String) -> usize {
    out.push('&');
    out.push(JOINT);
    1
}

/// Whether the rest of a line is a rule, or begins or ends a block of code.
fn is_rule(so_far: &str, tail: &str, mark: u8) -> bool {
    if !so_far.trim_start_matches([' ', '>', '-', '+']).is_empty() {
        return false;
    }
    if mark == b'~' {
        return tail.starts_with("~~~");
    }
    let signs = tail.bytes().take_while(|&it| it == mark || matches!(it, b' ' | b'\t')).count();
    let marks = tail[..signs].bytes().filter(|&it| it == mark).count();
    marks > 2 && tail[signs..].trim().is_empty()
}

/// A run of `*`, `~` or `_`. The rule is that of markdown-cjk-friendly: next to a Japanese
/// character, punctuation counts as a letter. Besides, emphasis begins with no sign that closes and
/// ends with none that opens; between two letters or figures that are not Japanese `*` and `~~` are
/// text, as `_` always was; and so is what is longer than any mark, such as the blank `____`.
fn run(out: &mut String, before: Option<char>, tail: &str, mark: u8) -> usize {
    let taken = tail.bytes().take_while(|&byte| byte == mark).count();
    let after = tail[taken..].chars().next();
    if mark == b'~' && taken == 1 {
        // 「~9月」 is a range, though GitHub would strike through from one `~` to the next.
        if !before.is_some_and(char::is_alphanumeric) {
            out.push(JOINT);
        }
        out.push('~');
        return taken;
    }
    let longest = if mark == b'*' { 3 } else { 2 };
    let in_formula = before.is_some_and(is_figure) && after.is_some_and(is_figure);
    let only_closes = after.is_some_and(closes);
    let only_opens = before.is_some_and(opens);
    let is_text = taken > longest || in_formula;
    let japanese = [before, after].into_iter().flatten().any(is_cjk);
    let parted = |it: Option<char>| mark != b'_' && japanese && it.is_some_and(is_sign);
    if is_text || only_opens {
        out.push(BLANK);
    } else if parted(before) {
        out.push(JOINT);
    }
    out.push_str(&tail[..taken]);
    if is_text || only_closes {
        out.push(BLANK);
    } else if parted(after) {
        out.push(JOINT);
    }
    taken
}

/// Curly quotes and the ellipsis are set in Latin text too, where the rule must stay as it is.
fn is_cjk(c: char) -> bool {
    is_japanese(c) && !matches!(c, '\u{2018}'..='\u{2026}')
}

fn is_sign(c: char) -> bool {
    !c.is_whitespace() && !c.is_alphanumeric()
}

/// A letter or figure of those that stand in formulas, of either width.
fn is_figure(c: char) -> bool {
    c.is_alphanumeric() && (!is_japanese(c) || matches!(c, '\u{FF10}'..='\u{FF5A}'))
}

fn opens(c: char) -> bool {
    matches!(c, '（' | '「' | '『' | '【' | '〔' | '〈' | '《' | '［' | '｛' | '(' | '[' | '{')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '）' | '」' | '』' | '】' | '〕' | '〉' | '》' | '］' | '｝' | '、' | '。' | '，' | '．'
    ) || matches!(c, ')' | ']' | '}')
}

/// A `<` that would begin HTML is a character here; one that begins `<https://…>` is not touched.
fn angle(out: &mut String, tail: &str) -> usize {
    out.push('<');
    let inside = tail[1..].split([' ', '\n', '<', '>']).next().unwrap_or_default();
    let closed = tail[1 + inside.len()..].starts_with('>');
    let scheme = inside.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let live = match scheme.as_deref() {
        Some(scheme) => matches!(scheme, "http" | "https" | "mailto" | "tel"),
        None => inside.contains('@'),
    };
    if !closed || !live {
        out.push(JOINT);
    }
    1
}

/// `[資料](資料 一覧.pdf)` is no link in `CommonMark` for the space in it. Names of files have
/// spaces.
fn destination(out: &mut String, tail: &str) -> usize {
    out.push(']');
    let Some(inside) = tail.strip_prefix("](") else { return 1 };
    out.push('(');
    let stops = ['(', ')', '[', ']', '<', '>', '"', '\'', '*', '~', '`', '&', '\\', '\n'];
    let name = match inside.find(stops) {
        Some(end) if inside[end..].starts_with([')', '"']) => inside[..end].trim(),
        _ => return 2,
    };
    if !name.contains(' ') {
        return 2;
    }
    let lead = inside.len() - inside.trim_start().len();
    out.push_str(&inside[..lead]);
    out.extend(name.chars().map(|c| if c == ' ' { SPACE } else { c }));
    2 + lead + name.len()
}
