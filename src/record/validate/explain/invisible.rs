//! Characters that nobody can see, wherever they come from: as they are in a file, or through an escape
//! such as `"\u202E"` in quotation marks.

use std::borrow::Cow;

use crate::characters;
use crate::diagnostic::{Diagnostic, Fix, Place, Span, code};
use crate::record::validate::explain::Finding;
use crate::record::validate::explain::node::{Content, Node};
use crate::words::Message;

/// As many of them are told of one file. A text that was copied from a page may have one after each
/// word; a file that has more was never a text.
const MOST: usize = 200;

/// Those that stand in a text as they are, a run of one character once.
pub(crate) fn raw(file: &str, text: &str) -> Vec<Diagnostic> {
    let mut runs: Vec<(Span, char)> = Vec::new();
    for (at, c) in characters::find(text) {
        let end = at + c.len_utf8();
        let goes_on = runs.last_mut().filter(|(span, last)| *last == c && span.end == at);
        if let Some((span, _)) = goes_on {
            span.end = end;
        } else if runs.len() < MOST {
            runs.push((Span { start: at, end }, c));
        } else {
            break;
        }
    }
    let told = |(span, c)| finding(c, span).at(Place::at(file, span));
    runs.into_iter().map(told).collect()
}

/// What is said of such a character at a place of the file.
pub(super) fn finding(c: char, span: Span) -> Finding {
    let help = if characters::ends_line(c) { "help-line-end" } else { "help-invisible" };
    // A control character may stand for something that was lost.
    let fix = (!c.is_control() && !characters::ends_line(c)).then(|| Fix::replace(span, ""));
    Finding::new(&code::INVISIBLE_CHARACTER)
        .with("code", characters::code_point(c))
        .with("name", characters::name(c))
        .help(Message::new(help))
        .fix(fix)
}

/// A text without them, but with an end of a line for each that is one elsewhere, and how to get back to the places of the original.
pub(super) struct Stripped<'a> {
    /// The text.
    pub(super) text: Cow<'a, str>,
    /// Byte of the text → how many bytes are missing before it.
    missing: Vec<(usize, usize)>,
}

impl<'a> Stripped<'a> {
    pub(super) fn of(yaml: &'a str) -> Self {
        let mut total = 0;
        let missing = characters::find(yaml).map(|(at, c)| {
            let kept = at - total;
            let is_kept = usize::from(characters::parts_lines(c));
            total += c.len_utf8() - is_kept;
            (kept + is_kept, total)
        });
        let missing = missing.collect();
        Self { text: characters::in_lines(yaml), missing }
    }

    /// The place in the original.
    pub(super) fn original(&self, span: Span) -> Span {
        let before = |it: usize| it.checked_sub(1).map_or(0, |last| self.missing[last].1);
        let start = before(self.missing.partition_point(|(kept, _)| *kept <= span.start));
        let end = before(self.missing.partition_point(|(kept, _)| *kept < span.end));
        Span { start: span.start + start, end: (span.end + end).max(span.start + start) }
    }
}

/// Whether something in quotation marks may have an escape that stands for one of them.
pub(super) fn may_be_escaped(yaml: &str) -> bool {
    let after = |at: usize| yaml.as_bytes().get(at + 1).copied();
    memchr::memchr_iter(b'\\', yaml.as_bytes()).filter_map(after).any(escapes)
}

fn escapes(byte: u8) -> bool {
    b"0abvfreNLPxuU".contains(&byte)
}

/// Each escape of a value, or of a key, that stands for one of them: its place in the YAML.
pub(super) fn escaped(yaml: &str, root: Option<&Node>) -> Vec<(Span, char)> {
    let mut found = Vec::new();
    if let Some(root) = root.filter(|_| may_be_escaped(yaml)) {
        of_node(yaml, root, &mut found);
    }
    found.truncate(MOST);
    found
}

/// Takes what escapes stood for out of values and keys, so that those are known again.
pub(super) fn strip(node: &mut Node) {
    match &mut node.content {
        Content::Scalar { text, .. } => {
            if let Cow::Owned(stripped) = characters::without(text) {
                *text = stripped;
            }
        }
        Content::List(items) => items.iter_mut().for_each(strip),
        Content::Table(rows) => {
            for (key, value) in rows {
                strip(key);
                strip(value);
            }
        }
    }
}

fn of_node(yaml: &str, node: &Node, found: &mut Vec<(Span, char)>) {
    match &node.content {
        Content::List(items) => items.iter().for_each(|it| of_node(yaml, it, found)),
        Content::Table(rows) => {
            for (key, value) in rows {
                of_node(yaml, key, found);
                of_node(yaml, value, found);
            }
        }
        Content::Scalar { .. } => {
            let source = yaml.get(node.span.start..node.span.end).unwrap_or_default();
            if source.starts_with('"') && source.contains('\\') {
                of_quoted(source, node.span.start, found);
            }
        }
    }
}

/// Reads what stands in quotation marks as YAML does, and remembers what came from an escape.
fn of_quoted(source: &str, start: usize, found: &mut Vec<(Span, char)>) {
    let mut text = String::with_capacity(source.len());
    // Bytes of the text that were escaped, and where in the source.
    let mut origins: Vec<(usize, Span)> = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let decoded = if c == '\\' { escape(&source[at + 1..]) } else { None };
        let length = decoded.map_or(c.len_utf8(), |(_, length)| length + 1);
        if decoded.is_some() {
            let span = Span { start: start + at, end: start + at + length };
            origins.push((text.len(), span));
        }
        text.push(decoded.map_or(c, |(meant, _)| meant));
        at += length;
    }
    let unwanted: Vec<usize> = characters::find(&text).map(|(at, _)| at).collect();
    for (at, span) in origins {
        let Some(c) = text[at..].chars().next() else { continue };
        // A return by itself is no end of a line here: whoever wants one writes `\n`.
        if c == '\r' || unwanted.binary_search(&at).is_ok() {
            found.push((span, c));
        }
    }
}

/// The character that an escape stands for, and how long it is after its backslash.
fn escape(rest: &str) -> Option<(char, usize)> {
    let digits = |count: usize| {
        let code = u32::from_str_radix(rest.get(1..=count)?, 16).ok()?;
        Some((char::from_u32(code)?, count + 1))
    };
    match rest.chars().next()? {
        '0' => Some(('\0', 1)),
        'a' => Some(('\u{7}', 1)),
        'b' => Some(('\u{8}', 1)),
        'v' => Some(('\u{B}', 1)),
        'f' => Some(('\u{C}', 1)),
        'r' => Some(('\r', 1)),
        'e' => Some(('\u{1B}', 1)),
        'N' => Some(('\u{85}', 1)),
        'L' => Some(('\u{2028}', 1)),
        'P' => Some(('\u{2029}', 1)),
        'x' => digits(2),
        'u' => digits(4),
        'U' => digits(8),
        // What stands for itself, an end of a line, or nothing.
        other => Some((other, other.len_utf8())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::validate::explain::node;

    #[test]
    fn escapes_are_found_at_their_place() {
        for (yaml, expected) in [
            (r#"番号: "a\bc""#, &[(r"\b", '\u{8}')][..]),
            (r#"番号: "\0\e[31m""#, &[(r"\0", '\0'), (r"\e", '\u{1B}')]),
            (r#"番号: "\u202Ea\u202C""#, &[(r"\u202E", '\u{202E}'), (r"\u202C", '\u{202C}')]),
            (r#"番号: "\x85\N""#, &[(r"\x85", '\u{85}'), (r"\N", '\u{85}')]),
            (r#"番号: "\U000E0041""#, &[(r"\U000E0041", '\u{E0041}')]),
            (r#""担当\u200b課": 1"#, &[(r"\u200b", '\u{200B}')]),
            (
                r#"a: ["\uFEFF", {b: "\L\P"}]"#,
                &[(r"\uFEFF", '\u{FEFF}'), (r"\L", '\u{2028}'), (r"\P", '\u{2029}')],
            ),
            (r#"番号: "a\r\n""#, &[(r"\r", '\r')]),
            // A backslash that is escaped itself, kinds of quotation marks without escapes, and
            // what is to be seen.
            (r#"番号: "\\b\\u202E""#, &[]),
            (r"番号: 'a\b'", &[]),
            (r"番号: a\b", &[]),
            (r#"番号: "\t\n\u3042\_\/\"""#, &[]),
            (r#"番号: "葛\U000E0100城市""#, &[]),
        ] {
            let root = node::parse(yaml).node.expect("YAML");
            let found: Vec<(&str, char)> = escaped(yaml, Some(&root))
                .iter()
                .map(|(at, c)| (&yaml[at.start..at.end], *c))
                .collect();
            assert_eq!(found, expected, "{yaml}");
        }
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let yaml = "担\u{200B}当\u{200B}\u{200B}課: 人事課\n";
        let stripped = Stripped::of(yaml);
        assert_eq!(stripped.text, "担当課: 人事課\n");
        let place = |word: &str| {
            let at = stripped.text.find(word).expect("the word");
            let span = stripped.original(Span { start: at, end: at + word.len() });
            &yaml[span.start..span.end]
        };
        assert_eq!(place("人事課"), "人事課");
        assert_eq!(place("担当課"), "担\u{200B}当\u{200B}\u{200B}課");
        assert_eq!(place("担"), "担");
    }
}
