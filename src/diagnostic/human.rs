//! Findings as a person reads them in a terminal: the line itself, a caret, what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use super::{Diagnostic, Severity, Span, Text};
use crate::characters::{visible, visible_source};
use crate::words::Words;

/// How the findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Letters only, for files and pipes.
    Plain,
    /// With the terminal's colours.
    Colored,
}

/// One finding, several lines of text without a final line break. `text` is the text of its file.
#[must_use]
pub fn render(diagnostic: &Diagnostic, text: Option<&str>, words: &Words, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let severity = words.word(diagnostic.severity.word());
    let title = level
        .with_name(severity.as_str())
        .primary_title(words.say(&diagnostic.message))
        .id(diagnostic.code.code);
    let label = diagnostic.label.as_ref().map(|it| words.say(it));
    // What was remembered of a build may be of another text.
    let span = diagnostic.place.span.zip(text).map(|(span, text)| Text(text).whole(span));
    let group = match (span, text) {
        (Some(span), Some(text)) if may_be_secret(&diagnostic.place.file, text, span) => {
            let line = Text(text).position(span.start).line;
            let path = visible(&diagnostic.place.file);
            Group::with_title(title).element(Origin::path(path).line(line))
        }
        (Some(span), Some(text)) => drawn(title, diagnostic, text, span, label),
        _ => Group::with_title(title).element(Origin::path(visible(&diagnostic.place.file))),
    };
    let help_name = words.word("level-help");
    let help = diagnostic
        .help
        .iter()
        .map(|it| Level::HELP.with_name(help_name.as_str()).message(words.say(it)));
    let report = [group.elements(help)];
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colored => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&report)
}

/// Whether a line may hold what somebody should not have typed there: a password among the targets of the settings, or in
/// an address. Such a line is not drawn, whatever is wrong with it.
fn may_be_secret(file: &str, text: &str, span: Span) -> bool {
    let before = &text[..span.start];
    let is_section =
        |it: &&str| it.starts_with(|first: char| !first.is_whitespace() && !"#-".contains(first));
    let line = before.rfind('\n').map_or(0, |it| it + 1);
    let here = text[line..].lines().next();
    let section = here.into_iter().chain(before.lines().rev()).find(is_section);
    let is_base = here.is_some_and(|it| it.starts_with("base_url") && it.contains('@'));
    let is_setting = is_base || section.is_some_and(|it| it.starts_with("publish"));
    file == "kohyo.yaml" && is_setting || here.is_some_and(has_credentials)
}

/// Whether an address on a line has the name of a user before its host.
fn has_credentials(line: &str) -> bool {
    line.split("://").skip(1).any(|after| {
        let ends = |it: char| it == '/' || it.is_whitespace();
        after.split(ends).next().is_some_and(|it| it.contains('@'))
    })
}

/// Columns after which a long line is cut around its caret.
const WIDTH: usize = 100;

/// Bytes after which the renderer is not given the whole line, which it would measure from end to end for each finding.
const LONG: usize = 2_000;

/// Bytes around the caret that it is given then.
const AROUND: usize = 400;

/// The title, and below it the lines of a span with a caret.
fn drawn<'a>(
    title: Title<'a>,
    diagnostic: &'a Diagnostic,
    text: &'a str,
    span: Span,
    label: Option<String>,
) -> Group<'a> {
    let path = visible(&diagnostic.place.file);
    let start = text[..span.start].rfind('\n').map_or(0, |it| it + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |it| span.end + it);
    if end - start <= LONG {
        return title.element(snippet(text, span, start..end, label).path(path));
    }
    // The column is counted here, since the renderer does not see where the line begins.
    let place = Text(text).position(span.start);
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND)).max(start);
    let last = text.floor_char_boundary(span.end.min(span.start + AROUND)).max(span.start);
    let to = text.floor_char_boundary(end.min(last + AROUND));
    let part = snippet(text, Span { start: span.start, end: last }, from..to, label);
    title.element(Origin::path(path).line(place.line).char_column(place.column)).element(part)
}

/// A part of a text with a caret under a span in it.
fn snippet(
    text: &str,
    span: Span,
    part: Range<usize>,
    label: Option<String>,
) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let start = part.start;
    let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count() + 1;
    let source = &text[part];
    let source = source.strip_suffix('\r').unwrap_or(source);
    // What is about the end of a line may be about the return there.
    let place = |at: usize| (at - start).min(source.len());
    let (shown, [from, to]) = visible_source(source, [span.start, span.end].map(place));
    let annotation = AnnotationKind::Primary.span(from..to);
    Snippet::source(shown).line_start(line).annotation(match label {
        Some(label) => annotation.label(label),
        None => annotation,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, code};
    use crate::words::{Language, Message};

    fn drawn(text: &str, span: Span) -> String {
        let place = Place::at("a.md", span);
        let finding = Diagnostic::new(&code::EMPTY_FILE, place, Message::new("empty-file"));
        render(&finding, Some(text), &Words::new(Language::En), Style::Plain)
    }

    #[test]
    fn of_a_long_line_the_part_around_the_caret_is_drawn_at_its_column() {
        let text = format!("a: 1\nb: {}語{}\nc: 1\n", "前".repeat(3000), "後".repeat(3000));
        let at = text.find('語').unwrap();
        let shown = drawn(&text, Span { start: at, end: at + '語'.len_utf8() });
        assert!(shown.contains("a.md:2:3004"), "{shown}");
        assert!(shown.contains("語") && shown.contains('^') && shown.len() < 1000, "{shown}");
        // A short one is drawn as a whole.
        let shown = drawn("a: 1\nb: 語\n", Span { start: 8, end: 11 });
        assert!(shown.contains("a.md:2:4") && shown.contains("2 | b: 語"), "{shown}");
    }

    #[test]
    fn a_place_among_returns_is_on_the_line() {
        let text = "a: 1\r\r\r\nb: 2\r\n\rc\r";
        for start in 0..=text.len() {
            for end in start..=text.len() {
                assert!(!drawn(text, Span { start, end }).is_empty());
            }
        }
    }

    #[test]
    fn a_place_of_another_text_is_taken_to_the_nearest_one() {
        for span in [(1, 2), (0, 1), (2, 2), (5, 1), (100, 200), (0, 999)] {
            assert!(!drawn("漢字\n", Span { start: span.0, end: span.1 }).is_empty());
        }
    }
}
