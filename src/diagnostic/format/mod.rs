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
use super::{Diagnostic, Findings, Severity};
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

/// A format for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// kohyo's own, described in `docs/check.md`.
    Json,
    /// SARIF 2.1.0, which code hosts and editors read.
    Sarif,
    /// Workflow commands of GitHub Actions, which put findings next to the lines of a change.
    Github,
    /// Code Quality reports of GitLab, which shows findings next to the lines of a change.
    Gitlab,
}

impl Format {
    /// The report in this format. What is JSON says everything as it is, in letters that can be seen.
    #[must_use]
    pub fn write(self, report: &Report) -> String {
        match self {
            Self::Json => visible_json(&json::write(report)).into_owned(),
            Self::Sarif => visible_json(&sarif::write(report)).into_owned(),
            Self::Github => github::write(report),
            Self::Gitlab => visible_json(&gitlab::write(report)).into_owned(),
        }
    }
}

impl Report<'_> {
    /// Where a finding begins and ends, when it is in a text that is still there.
    fn range(&self, finding: &Diagnostic) -> Option<(Position, Position)> {
        let text = (self.text)(&finding.place.file)?;
        finding.place.span.map(|span| Text(text).range(span))
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
