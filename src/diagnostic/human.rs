//! Findings as a person reads them in a terminal: the line itself, a caret, what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity, Span};
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
    let (level, severity) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "severity-error"),
        Severity::Warning => (Level::WARNING, "severity-warning"),
        Severity::Note => (Level::NOTE, "severity-note"),
    };
    let severity = words.word(severity);
    let title = level
        .with_name(severity.as_str())
        .primary_title(words.say(&diagnostic.message))
        .id(diagnostic.code.code);
    let label = diagnostic.label.as_ref().map(|it| words.say(it));
    let group = match (diagnostic.place.span, text) {
        (Some(span), Some(text)) if may_be_secret(&diagnostic.place.file, text, span) => {
            let line = text[..span.start.min(text.len())].matches('\n').count() + 1;
            let path = visible(&diagnostic.place.file);
            Group::with_title(title).element(Origin::path(path).line(line))
        }
        (Some(span), Some(text)) => title.element(snippet(diagnostic, text, span, label)),
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
    let before = &text[..span.start.min(text.len())];
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

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    text: &'a str,
    span: Span,
    label: Option<String>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    // Only the lines concerned: the renderer reads all it is given, for each finding anew.
    let start = text[..span.start.min(text.len())].rfind('\n').map_or(0, |it| it + 1);
    let end = text[span.end.min(text.len())..].find('\n').map_or(text.len(), |it| span.end + it);
    let line = text[..start].bytes().filter(|&it| it == b'\n').count() + 1;
    let source = text[start..end].trim_end_matches('\r');
    let (shown, [from, to]) = visible_source(source, [span.start - start, span.end - start]);
    let annotation = AnnotationKind::Primary.span(from..to);
    Snippet::source(shown).line_start(line).path(visible(&diagnostic.place.file)).annotation(
        match label {
            Some(label) => annotation.label(label),
            None => annotation,
        },
    )
}
