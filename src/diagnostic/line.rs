//! A finding on one line, so that a thousand of them can be read, searched and sorted: where it is, how grave, which
//! rule, and what is wrong.

use super::{Diagnostic, Severity, Style, Text};
use crate::characters::visible;
use crate::words::Words;

/// The finding as `FILE:LINE:COLUMN: error[R024]: …`, without a line break. `text` is the text of its file.
#[must_use]
pub fn render_line(
    diagnostic: &Diagnostic,
    text: Option<&str>,
    words: &Words,
    style: Style,
) -> String {
    let severity = words.word(diagnostic.severity.word());
    let kind =
        painted(&format!("{severity}[{}]", diagnostic.code.code), diagnostic.severity, style);
    let message = words.say(&diagnostic.message);
    // Some sentences go on below their line.
    let message: Vec<&str> = message.lines().map(str::trim).collect();
    format!("{}: {kind}: {}", place(diagnostic, text), message.join(" "))
}

/// `FILE:LINE:COLUMN`, or the file alone where a finding is about all of it.
#[must_use]
pub fn place(diagnostic: &Diagnostic, text: Option<&str>) -> String {
    let file = visible(&diagnostic.place.file);
    match diagnostic.place.span.zip(text) {
        Some((span, text)) => {
            let position = Text(text).position(span.start);
            format!("{file}:{}:{}", position.line, position.column)
        }
        None => file.into_owned(),
    }
}

/// A text in the colour of a severity, which is the one that the full text of a finding has.
fn painted(text: &str, severity: Severity, style: Style) -> String {
    let color = match severity {
        Severity::Error => "91",
        Severity::Warning => "33",
        Severity::Note => "92",
    };
    match style {
        Style::Plain => text.to_owned(),
        Style::Colored => format!("\x1b[1;{color}m{text}\x1b[0m"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Span, code};
    use crate::words::{Language, Message};

    #[test]
    fn whatever_a_finding_says_it_is_one_line() {
        let span = Span { start: 3, end: 4 };
        let names = Message::new("unknown-key").with("key", "a\nb\u{202e}");
        for (place, expected) in [
            (Place::at("a\nb.md", span), "a\\nb.md:2:1: error[R017]: "),
            (Place::file("a.md"), "a.md: error[R017]: "),
        ] {
            let finding = Diagnostic::new(&code::UNKNOWN_KEY, place, names.clone());
            let line =
                render_line(&finding, Some("番\nx"), &Words::new(Language::En), Style::Plain);
            let expected = expected.replace(":2:1", ":1:2");
            assert!(line.starts_with(&expected), "{line}");
            assert!(!line.contains(['\n', '\u{202e}']), "{line}");
        }
    }
}
