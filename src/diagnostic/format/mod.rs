//! Findings as data, each format in its file: a pure function from a [`Report`] to a text.

mod fingerprint;
mod github;
mod gitlab;
mod json;
mod sarif;
mod summary;

use jiff::civil::Date;

pub use summary::summary;

use super::position::{Position, Text};
use super::{Diagnostic, Findings, Severity, Span};
use crate::characters::visible_json;
use crate::words::Words;

/// What a format is written from.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What was found, in order.
    pub findings: &'a Findings,
    /// The text of a file, when it has one.
    pub text: &'a dyn Fn(&str) -> Option<&'a str>,
    /// The language.
    pub words: &'a Words,
    /// The day that was checked for.
    pub day: Date,
    /// How many units the city has.
    pub units: usize,
    /// How many records were read.
    pub records: usize,
    /// How many errors, warnings and notes were found and not asked for.
    pub left_out: [usize; 3],
    /// From the repository's top folder to the city's, empty or with `/` at its end: what shows
    /// findings next to a repository's files names them from there.
    pub prefix: &'a str,
}

/// A format for other programs: a file of this folder, a row here, and its sentence in the catalogues.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What people type for it: `sarif`.
    pub name: &'static str,
    /// Whether it is JSON, in which everything is said as it is, in letters that can be seen.
    is_json: bool,
    write: fn(&Report<'_>) -> String,
}

/// Every format.
pub static FORMATS: &[Format] = &[
    // kohyo's own, described in `docs/check.md`.
    Format { name: "json", is_json: true, write: json::write },
    // SARIF 2.1.0, which code hosts and editors read.
    Format { name: "sarif", is_json: true, write: sarif::write },
    // Workflow commands of GitHub Actions, which put findings next to the lines of a change.
    Format { name: "github", is_json: false, write: github::write },
    // Code Quality reports of GitLab, which shows findings next to the lines of a change.
    Format { name: "gitlab", is_json: true, write: gitlab::write },
];

impl Format {
    /// The format of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|it| it.name == name)
    }

    /// The report in this format.
    #[must_use]
    pub fn write(&self, report: &Report) -> String {
        let text = (self.write)(report);
        if self.is_json { visible_json(&text).into_owned() } else { text }
    }
}

impl Report<'_> {
    /// Where a finding begins and ends, when it is in a text that is still there.
    fn range(&self, finding: &Diagnostic) -> Option<(Position, Position)> {
        self.range_of(finding, finding.place.span?)
    }

    /// Where a piece of a finding's file begins and ends.
    fn range_of(&self, finding: &Diagnostic, span: Span) -> Option<(Position, Position)> {
        let text = (self.text)(&finding.place.file)?;
        Some(Text(text).range(span))
    }

    /// The sentence, with what to do next.
    fn sentences(&self, finding: &Diagnostic) -> String {
        let help = finding.help.iter().map(|it| self.words.say(it));
        let label = finding.label.iter().map(|it| self.words.say(it));
        let sentences = [self.words.say(&finding.message)].into_iter().chain(label).chain(help);
        sentences.collect::<Vec<_>>().join("\n")
    }

    /// A finding's file, from the repository's top folder.
    fn path(&self, finding: &Diagnostic) -> String {
        format!("{}{}", self.prefix, finding.place.file)
    }
}

impl Severity {
    /// Its name in formats.
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
