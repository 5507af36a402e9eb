//! Workflow commands of GitHub Actions:
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use std::fmt::Write as _;

use super::{Report, Severity};
use crate::characters::visible;
use crate::diagnostic::Diagnostic;

/// One line a finding, the gravest first, since GitHub shows only ten of each kind.
pub(super) fn write(report: &Report) -> String {
    let mut findings: Vec<&Diagnostic> = report.findings.iter().collect();
    findings.sort_by_key(|it| it.severity);
    findings.into_iter().map(|it| command(report, it)).collect()
}

fn command(report: &Report, finding: &Diagnostic) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut line = format!("::{name} file={}", property(&report.path(finding)));
    if let Some((start, end)) = report.range(finding) {
        let _ = write!(line, ",line={},endLine={}", start.line, end.line);
        // GitHub takes columns only where both ends are on one line.
        if start.line == end.line {
            let _ = write!(line, ",col={},endColumn={}", start.column, end.column);
        }
    }
    let title = format!("{} {}", finding.code.code, finding.code.name);
    let _ = writeln!(line, ",title={}::{}", property(&title), data(&report.sentences(finding)));
    line
}

/// A message as GitHub's own toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property as GitHub's own toolkit escapes it.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_or_property_is_escaped() {
        assert_eq!(data("50%:\r\n::error::x"), "50%25:%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25\\n");
    }
}
