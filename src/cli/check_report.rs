//! What `kohyo check` prints for people: every finding on a line, the gravest first, then how many there are of which
//! rule and unit, and how to read more.

use super::findings_table::{self, Room};
use super::shell::{Screen, Shell, counts};
use crate::characters::visible_lines;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::record::Library;
use crate::words::Message;

/// All that goes to standard output, so that a file or a pager gets the whole of it.
pub(super) struct ReportPage<'a> {
    pub(super) report: &'a Report<'a>,
    /// None when the settings or the organization cannot be read.
    pub(super) library: Option<&'a Library>,
    /// What only the curious want.
    pub(super) details: &'a [Message],
    /// What is said below the number of findings.
    pub(super) notes: &'a [Message],
    pub(super) screen: Screen,
}

/// Lines of a terminal that the sentences below the tables take, and the prompt.
const BELOW: usize = 6;

/// Lines for the tables where nothing is known of a terminal.
const LINES: usize = 24;

impl ReportPage<'_> {
    pub(super) fn text(&self, shell: &Shell) -> String {
        let findings = self.report.findings.gravest_first();
        let mut parts = Vec::new();
        if shell.is_verbose() {
            parts.push(said(self.details, shell));
            parts.extend(findings.iter().map(|it| self.full(it, shell)));
        } else {
            parts.push(findings.iter().map(|it| self.line(it, shell)).collect());
        }
        if !shell.is_quiet() {
            parts.push(self.table(&findings, shell));
        }
        parts.push(self.closing(&findings, shell));
        parts.retain(|it| !it.is_empty());
        parts.join("\n")
    }

    fn line(&self, finding: &Diagnostic, shell: &Shell) -> String {
        let text = (self.report.text)(&finding.place.file);
        diagnostic::render_line(finding, text, &shell.words, self.screen.style) + "\n"
    }

    fn full(&self, finding: &Diagnostic, shell: &Shell) -> String {
        let text = (self.report.text)(&finding.place.file);
        diagnostic::render(finding, text, &shell.words, self.screen.style) + "\n"
    }

    fn table(&self, findings: &[&Diagnostic], shell: &Shell) -> String {
        let lines = self.screen.lines.map(|it| it.saturating_sub(BELOW).max(LINES - BELOW));
        let lines = lines.unwrap_or(LINES);
        let lines = (!shell.is_verbose()).then_some(lines);
        let room = Room { columns: self.screen.columns, lines };
        let table = findings_table::lines(findings, self.library, &shell.words, room);
        let lines = table.iter().flat_map(|it| [it.as_str(), "\n"]);
        visible_lines(&lines.collect::<String>()).into_owned()
    }

    /// How many findings there are, what they are of, and how to read more.
    fn closing(&self, findings: &[&Diagnostic], shell: &Shell) -> String {
        let counts = counts(self.report.findings.counts(), self.report.left_out);
        if shell.is_quiet() {
            return if findings.is_empty() { String::new() } else { said(&[counts], shell) };
        }
        let mut closing = said(&[counts], shell) + &said(self.notes, shell);
        if let Some(first) = findings.first().filter(|_| !shell.is_verbose()) {
            let text = (self.report.text)(&first.place.file);
            let place = diagnostic::place(first, text);
            closing += &said(&[Message::new("check-full-text").with("place", place)], shell);
        }
        closing
    }
}

fn said(messages: &[Message], shell: &Shell) -> String {
    let line = |it: &Message| format!("{}\n", visible_lines(shell.words.say(it).trim()));
    messages.iter().map(line).collect()
}
