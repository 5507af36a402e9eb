//! By what a finding is known again in the next run.

use std::collections::HashMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Report, Text};
use crate::diagnostic::Diagnostic;

/// What tells a finding from others in the next run too, when its line has moved: its code, file
/// and field, the text of its lines, and which of several alike it is.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<[u8; 32], usize>,
}

impl Fingerprints {
    pub(super) fn of(&mut self, report: &Report, finding: &Diagnostic) -> String {
        let lines = finding
            .place
            .span
            .and_then(|span| (report.text)(&finding.place.file).map(|text| Text(text).lines(span)));
        let parts = [
            finding.code.code,
            &report.path(finding),
            finding.place.field.as_deref().unwrap_or_default(),
            lines.as_deref().unwrap_or_default(),
        ];
        let digest: [u8; 32] = Sha256::digest(parts.join("\0")).into();
        let nth = self.seen.entry(digest).or_default();
        *nth += 1;
        let mut text = String::new();
        for byte in &digest[..16] {
            let _ = write!(text, "{byte:02x}");
        }
        format!("{text}:{nth}")
    }
}
