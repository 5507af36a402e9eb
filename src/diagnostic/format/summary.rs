//! Findings as a page of Markdown, by unit, for the summary of a CI job: whom to tell what.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Report, Severity};
use crate::characters::{visible, visible_lines};
use crate::diagnostic::{Diagnostic, UnitName};
use crate::html::escape_into;
use crate::words::Message;

/// The report as Markdown, at most `limit` bytes: what is too much is left out, and said so.
#[must_use]
pub fn summary(report: &Report, limit: usize) -> String {
    let groups = groups(report);
    let mut page = Page { text: String::new(), limit, left_out: 0 };
    page.text.push_str(&head(report));
    if !report.findings.is_empty() {
        page.text.push_str(&table(report, &groups));
    }
    for (unit, findings) in &groups {
        let mut heading = Some(format!("\n### {}\n\n", name(report, *unit)));
        for finding in findings {
            let entry = heading.clone().unwrap_or_default() + &entry(report, finding);
            if page.push(&entry) {
                heading = None;
            }
        }
    }
    page.finish(report)
}

/// The findings of each unit by its id, last those of none.
type Groups<'a> = Vec<(Option<&'a UnitName>, Vec<&'a Diagnostic>)>;

fn groups<'a>(report: &Report<'a>) -> Groups<'a> {
    let mut units: BTreeMap<&UnitName, Vec<&Diagnostic>> = BTreeMap::new();
    let mut others = Vec::new();
    for finding in report.findings {
        for unit in &finding.units {
            units.entry(unit).or_default().push(finding);
        }
        if finding.units.is_empty() {
            others.push(finding);
        }
    }
    let mut groups: Groups = units.into_iter().map(|(unit, it)| (Some(unit), it)).collect();
    if !others.is_empty() {
        groups.push((None, others));
    }
    for (_, findings) in &mut groups {
        findings.sort_by_key(|it| it.severity);
    }
    groups
}

fn name(report: &Report, unit: Option<&UnitName>) -> String {
    unit.map_or_else(|| report.words.word("summary-no-unit"), |it| escape(&visible(&it.name)))
}

fn head(report: &Report) -> String {
    let read = Message::new("summary-read")
        .with("day", report.day.to_string())
        .with("units", report.units)
        .with("records", report.records);
    // Where a build would refuse, nobody is told that there are no mistakes.
    let none = if report.left_out[0] > 0 { "findings-none-asked" } else { "findings-none" };
    let found = if report.findings.is_empty() {
        format!("\n{}\n", report.words.word(none))
    } else {
        String::new()
    };
    let title = report.words.word("summary-title");
    format!("## {title}\n\n{}\n{found}", report.words.say(&read))
}

fn table(report: &Report, groups: &Groups) -> String {
    let words = report.words;
    let heads = ["summary-unit", "severity-error", "severity-warning", "severity-note"];
    let heads = heads.map(|it| words.word(it)).join(" | ");
    let mut table = format!("\n| {heads} |\n| :-- | --: | --: | --: |\n");
    for (unit, findings) in groups {
        let of = |severity| findings.iter().filter(|it| it.severity == severity).count();
        table.push_str(&row(&name(report, *unit), of));
    }
    // A finding of two units stands under both and counts once.
    table.push_str(&row(&words.word("summary-all"), |it| report.findings.count(it)));
    table
}

fn row(name: &str, count: impl Fn(Severity) -> usize) -> String {
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    format!("| {name} | {errors} | {warnings} | {notes} |\n")
}

fn entry(report: &Report, finding: &Diagnostic) -> String {
    let severity = report.words.word(finding.severity.word());
    let line = report.range(finding).map(|(it, _)| format!(":{}", it.line)).unwrap_or_default();
    let place = code(&format!("{}{line}", report.path(finding)));
    let text = escape(&report.sentences(finding)).replace('\n', "<br>");
    format!("- **{}** {} {place}<br>{text}\n", escape(&severity), finding.code.code)
}

/// Text that Markdown and HTML leave alone: GitHub reads both in a summary.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible_lines(text).chars() {
        match character {
            // Not a backslash alone: GitHub would still tell a person who is called @name.
            '@' => escaped.push_str("&#64;"),
            '\r' => {}
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' | '$' | ':' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escape_into(&mut escaped, character.encode_utf8(&mut [0; 4])),
        }
    }
    escaped
}

/// Text as code, with more backticks around it than in it.
fn code(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A text that is being written up to a limit.
struct Page {
    text: String,
    limit: usize,
    left_out: usize,
}

/// Bytes that are kept for the sentence that says what was left out.
const RESERVE: usize = 500;

impl Page {
    /// Writes a piece if there is room for it, and says whether there was. After the first that
    /// found none nothing is written, so that what is there is the whole beginning.
    fn push(&mut self, piece: &str) -> bool {
        let fits = self.text.len() + piece.len() + RESERVE <= self.limit;
        if self.left_out > 0 || !fits {
            self.left_out += 1;
            return false;
        }
        self.text.push_str(piece);
        true
    }

    fn finish(mut self, report: &Report) -> String {
        if self.left_out > 0 {
            let message = Message::new("summary-cut").with("count", self.left_out);
            let _ = write!(self.text, "\n{}\n", report.words.say(&message));
        }
        if self.text.len() > self.limit {
            self.text.clear();
        }
        self.text
    }
}
