//! Readies an author's text for pulldown-cmark.
//!
//! `CommonMark` decides by the characters next to a run of `*` whether it can open or close
//! emphasis, and counts 「」（）。 as punctuation, so that `**「憲章」**です` is not emphasis: no
//! space follows the closing run, as none does in Japanese. We put a mark that is neither
//! punctuation nor space between. It takes part in no other rule of the syntax, every text that
//! comes out of the parser goes through [`super::escape`], and there it is dropped again: from
//! code, destinations and titles too.
//!
//! The marks are noncharacters of Unicode, which are not for interchange: in an author's text they
//! mean nothing and are dropped as controls are.

use std::borrow::Cow;

use super::escape::is_dropped;
use crate::japanese::is_japanese;

/// Stands between two characters so that they are not next to each other for the parser.
const JOINT: char = '\u{FDD0}';
/// A space that does not end a link's destination.
pub(super) const SPACE: char = '\u{FDD1}';

/// The text with our marks in it, and nothing in it that could be mistaken for one.
pub(super) fn prepare(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.as_ref();
    let mut before = None;
    while let Some(at) = rest.find(['\\', '*', '~', '<', ']']) {
        let (ordinary, tail) = rest.split_at(at);
        out.push_str(ordinary);
        before = ordinary.chars().next_back().or(before);
        let taken = match tail.as_bytes()[0] {
            b'\\' => escaped(&mut out, tail),
            b'<' => angle(&mut out, tail),
            b']' => destination(&mut out, tail),
            mark => run(&mut out, before, tail, mark),
        };
        before = tail[..taken].chars().next_back();
        rest = &tail[taken..];
    }
    out.push_str(rest);
    out
}

fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dropped) {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(lines.chars().filter(|&c| !is_dropped(c)).collect())
}

/// A backslash and what it escapes stay together.
fn escaped(out: &mut String, tail: &str) -> usize {
    let taken = 1 + tail[1..].chars().next().map_or(0, char::len_utf8);
    out.push_str(&tail[..taken]);
    taken
}

/// A run of `*` or `~`. The rule is that of markdown-cjk-friendly: next to a Japanese character,
/// punctuation counts as a letter.
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
    let japanese = [before, after].into_iter().flatten().any(is_cjk);
    let parted = |neighbour: Option<char>| japanese && neighbour.is_some_and(is_sign);
    if parted(before) {
        out.push(JOINT);
    }
    out.push_str(&tail[..taken]);
    if parted(after) {
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

/// A `<` that would begin HTML is a character here; one that begins `<https://…>` is not touched.
fn angle(out: &mut String, tail: &str) -> usize {
    out.push('<');
    let name = tail[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let named = name.len() < tail.len() - 1;
    let html = match name.chars().next() {
        None => named,
        Some(c) if named => c.is_whitespace() || matches!(c, '/' | '>'),
        Some(c) => matches!(c, '!' | '?' | '/'),
    };
    if html {
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
