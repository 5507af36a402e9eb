//! What each finding means: the page of `kohyo explain`, and the same for all as a document.

use std::fmt::Write;

use crate::diagnostic::{CODES, Code, Family, Severity};
use crate::japanese::{display_width, suggest};
use crate::words::{Message, Words};

/// The families in the order of the document, with the name of each one's sentence.
const FAMILIES: [(Family, &str); 5] = [
    (Family::Consistency, "family-consistency"),
    (Family::Disclosure, "family-disclosure"),
    (Family::Links, "family-links"),
    (Family::Text, "family-text"),
    (Family::Reading, "family-reading"),
];

/// The code that somebody typed, short or long, in capitals or not; else the name that was most
/// likely meant, if one is near enough.
///
/// # Errors
///
/// There is no such code.
pub fn find(typed: &str) -> Result<&'static Code, Option<&'static str>> {
    let typed = typed.trim();
    let is_it =
        |it: &&&Code| it.code.eq_ignore_ascii_case(typed) || it.name.eq_ignore_ascii_case(typed);
    match CODES.iter().find(is_it) {
        Some(code) => Ok(code),
        None => Err(suggest(typed, CODES.iter().flat_map(|it| [it.name, it.code]))),
    }
}

/// The page of one code, for a terminal.
#[must_use]
pub fn page(code: &Code, words: &Words) -> String {
    let Page { heading, what, why, example, fix } = Page::new(code, words);
    let mut out = format!("{heading}\n\n{what}\n");
    for (label, text) in [("explain-why", why), ("explain-example", example), ("explain-fix", fix)]
    {
        let _ = write!(out, "\n{}\n", words.word(label));
        for line in text.lines() {
            let _ = writeln!(out, "{}", format!("  {line}").trim_end());
        }
    }
    out
}

/// Every code on a line of its own, for a terminal.
#[must_use]
pub fn table(words: &Words) -> String {
    let name = CODES.iter().map(|it| it.name.len()).max().unwrap_or_default();
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let widths = severities.iter().map(|it| display_width(&severity(*it, words)));
    let severity_width = widths.max().unwrap_or_default();
    let mut out = String::new();
    for code in CODES {
        let severity = severity(code.severity, words);
        let gap = " ".repeat(severity_width - display_width(&severity));
        let what = first_sentence(&said(code, "what", words)).to_owned();
        let _ = writeln!(out, "{}  {:name$}  {severity}{gap}  {what}", code.code, code.name);
    }
    out
}

/// All codes by family as a document in Markdown.
#[must_use]
pub fn document(words: &Words) -> String {
    let mut out = format!("# {}\n\n{}\n", words.word("rules-title"), words.word("rules-intro"));
    for (family, title) in FAMILIES {
        let codes = || CODES.iter().copied().filter(move |it| it.family == family);
        let _ = write!(out, "\n## {}\n\n{}\n", words.word(title), words.word("rules-table"));
        for code in codes() {
            let severity = severity(code.severity, words);
            let what = said(code, "what", words);
            let (short, long, what) = (code.code, code.name, first_sentence(&what));
            let _ =
                writeln!(out, "| [{short}](#{}) | `{long}` | {severity} | {what} |", anchor(code));
        }
        for code in codes() {
            section(code, words, &mut out);
        }
    }
    out
}

fn section(code: &Code, words: &Words, out: &mut String) {
    let Page { heading, what, why, example, fix } = Page::new(code, words);
    let _ = write!(out, "\n<a id=\"{}\"></a>\n### {heading}\n\n{what}\n\n", anchor(code));
    let _ = write!(out, "**{}** {why}\n\n", words.word("explain-why"));
    let _ = write!(out, "**{}**\n\n```yaml\n{example}\n```\n\n", words.word("explain-example"));
    let _ = writeln!(out, "**{}** {fix}", words.word("explain-fix"));
}

fn anchor(code: &Code) -> String {
    code.code.to_ascii_lowercase()
}

/// What is said of a code.
struct Page {
    heading: String,
    what: String,
    why: String,
    example: String,
    fix: String,
}

impl Page {
    fn new(code: &Code, words: &Words) -> Self {
        let said = |part| said(code, part, words);
        let heading = Message::new("explain-heading")
            .with("code", code.code)
            .with("name", code.name)
            .with("severity", severity(code.severity, words));
        let (what, why, example, fix) = (said("what"), said("why"), said("example"), said("fix"));
        Self { heading: words.say(&heading), what, why, example, fix }
    }
}

fn said(code: &Code, part: &str, words: &Words) -> String {
    words.word(&format!("{}.{part}", code.name))
}

fn severity(severity: Severity, words: &Words) -> String {
    words.word(severity.word())
}

fn first_sentence(text: &str) -> &str {
    let end = text.find('。').map(|at| at + '。'.len_utf8());
    let end = end.or_else(|| text.find(". ").map(|at| at + 1));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::code;

    #[test]
    fn a_code_is_found_by_either_name() {
        assert_eq!(find("d101"), Ok(&code::OVERDUE));
        assert_eq!(find("Overdue"), Ok(&code::OVERDUE));
        assert_eq!(find("overdeu"), Err(Some("overdue")));
        assert_eq!(find("遅延"), Err(None));
    }
}
