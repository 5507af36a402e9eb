//! kohyo's own JSON: `docs/check.md` describes it, `docs/schema/check.json` is its schema.

use serde_json::{Value, json};

use super::{Position, Report, Severity};
use crate::diagnostic::{Diagnostic, Fix};

/// Raised when a program that reads the format would have to change.
const VERSION: u32 = 1;

pub(super) fn write(report: &Report) -> String {
    let findings: Vec<Value> = report.findings.iter().map(|it| finding(report, it)).collect();
    let value = json!({
        "version": VERSION,
        "kohyo": env!("CARGO_PKG_VERSION"),
        "day": report.day.to_string(),
        "counts": {
            "units": report.units,
            "records": report.records,
            "errors": report.findings.count(Severity::Error),
            "warnings": report.findings.count(Severity::Warning),
            "notes": report.findings.count(Severity::Note),
        },
        "findings": findings,
    });
    format!("{value:#}\n")
}

fn finding(report: &Report, finding: &Diagnostic) -> Value {
    let words = report.words;
    let units = finding.units.iter().map(|it| json!({ "id": it.id, "name": it.name }));
    json!({
        "code": finding.code.code,
        "name": finding.code.name,
        "severity": finding.severity.name(),
        "message": words.say(&finding.message),
        "label": finding.label.as_ref().map(|it| words.say(it)),
        "help": finding.help.iter().map(|it| words.say(it)).collect::<Vec<_>>(),
        "file": finding.place.file,
        "field": finding.place.field,
        "range": report.range(finding).map(|(start, end)| {
            json!({ "start": position(start), "end": position(end) })
        }),
        "units": units.collect::<Vec<_>>(),
        "fix": finding.fix.as_ref().map(|it| edits(report, finding, it)),
    })
}

/// What mends a finding: pieces of its file, and what comes in their place.
fn edits(report: &Report, finding: &Diagnostic, fix: &Fix) -> Value {
    let edits = fix.edits.iter().filter_map(|edit| {
        let (start, end) = report.range_of(finding, edit.span)?;
        let range = json!({ "start": position(start), "end": position(end) });
        Some(json!({ "range": range, "text": edit.text }))
    });
    edits.collect()
}

fn position(position: Position) -> Value {
    json!({ "byte": position.byte, "line": position.line, "column": position.column })
}
