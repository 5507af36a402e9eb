//! Code Quality reports of GitLab:
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::{Report, Severity};

/// A list of findings, which GitLab shows next to the lines of a merge request.
pub(super) fn write(report: &Report) -> String {
    let mut fingerprints = Fingerprints::default();
    let findings = report.findings.iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        };
        json!({
            "description": report.sentences(finding),
            "check_name": format!("{} {}", finding.code.code, finding.code.name),
            "fingerprint": fingerprints.of(report, finding),
            "severity": severity,
            "location": {
                "path": report.path(finding),
                // A report needs a line: what concerns a whole file is at its first.
                "lines": { "begin": report.range(finding).map_or(1, |(start, _)| start.line) },
            },
        })
    });
    format!("{:#}\n", Value::Array(findings.collect()))
}
