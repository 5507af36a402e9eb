//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Report;
use super::fingerprint::Fingerprints;
use crate::diagnostic::{Code, Diagnostic, Fix, Position};
use crate::words::Words;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn write(report: &Report) -> String {
    let mut codes: Vec<&Code> = report.findings.iter().map(|it| it.code).collect();
    codes.sort_by_key(|it| it.code);
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|it| rule(it, report.words)).collect();
    let mut fingerprints = Fingerprints::default();
    let mut results = Vec::new();
    for finding in report.findings {
        let index = codes.partition_point(|it| it.code < finding.code.code);
        let fingerprint = fingerprints.of(report, finding);
        results.push(result(report, finding, index, &fingerprint));
    }
    let mut driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    // Whoever publishes the program says where in its manifest.
    if !env!("CARGO_PKG_REPOSITORY").is_empty() {
        driver["informationUri"] = env!("CARGO_PKG_REPOSITORY").into();
    }
    let value = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "language": report.words.language().tag(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{value:#}\n")
}

fn rule(code: &Code, words: &Words) -> Value {
    let said = |what| words.word(&format!("{}.{what}", code.name));
    json!({
        "id": code.code,
        "name": code.name,
        "shortDescription": { "text": said("what") },
        "fullDescription": { "text": said("why") },
        "help": { "text": said("fix") },
        "defaultConfiguration": { "level": code.severity.name() },
    })
}

fn result(report: &Report, finding: &Diagnostic, index: usize, fingerprint: &str) -> Value {
    let artifact = json!({ "uri": uri(&report.path(finding)) });
    let mut place = json!({ "artifactLocation": &artifact });
    if let Some((start, end)) = report.range(finding) {
        place["region"] = region(start, end);
    }
    let mut location = json!({ "physicalLocation": place });
    if let Some(field) = &finding.place.field {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": field }]);
    }
    let mut value = json!({
        "ruleId": finding.code.code,
        "ruleIndex": index,
        "level": finding.severity.name(),
        "message": { "text": report.sentences(finding) },
        "locations": [location],
        "partialFingerprints": { "kohyo/v1": fingerprint },
    });
    if let Some(fix) = &finding.fix {
        value["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": artifact,
            "replacements": replacements(report, finding, fix),
        }] }]);
    }
    if !finding.units.is_empty() {
        let names: Vec<&str> = finding.units.iter().map(|it| it.name.as_str()).collect();
        value["properties"] = json!({ "tags": names });
    }
    value
}

/// The pieces of a file that mend a finding.
fn replacements(report: &Report, finding: &Diagnostic, fix: &Fix) -> Value {
    let replacements = fix.edits.iter().filter_map(|edit| {
        let (start, end) = report.range_of(finding, edit.span)?;
        let region = region(start, end);
        Some(json!({ "deletedRegion": region, "insertedContent": { "text": edit.text } }))
    });
    replacements.collect()
}

fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a relative reference: RFC 3986, section 3.3, keeps these characters as they are. A
/// colon is not among them, for what stands before the first one would be taken for a scheme.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for &byte in path.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("content/a b#1.md"), "content/a%20b%231.md");
        assert_eq!(uri("市/c:d%.md"), "%E5%B8%82/c%3Ad%25.md");
    }
}
