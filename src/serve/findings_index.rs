//! What is wrong, ready to be shown next to any page: of a large city that is tens of thousands of
//! findings, and a page must not wait for them to be looked through.

use crate::diagnostic::{Diagnostic, Findings, Severity};

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// The most findings that are shown at once.
pub(super) const MOST: usize = 30;

/// What was found, in order of file.
#[derive(Debug, Default)]
pub(super) struct FindingsIndex {
    findings: Findings,
    counts: [usize; 3],
    /// The first of each severity.
    first: [Vec<usize>; 3],
}

impl From<Findings> for FindingsIndex {
    fn from(findings: Findings) -> Self {
        let findings = findings.sorted();
        let first = SEVERITIES.map(|severity| {
            let at = findings.iter().enumerate().filter(|(_, it)| it.severity == severity);
            at.map(|(index, _)| index).take(MOST).collect()
        });
        Self { counts: findings.counts(), findings, first }
    }
}

impl FindingsIndex {
    /// How many there are of a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.counts.iter().sum()
    }

    /// As many of a severity as are shown: those of a file, then others.
    pub(super) fn of<'a>(
        &'a self,
        severity: Severity,
        file: Option<&'a str>,
    ) -> (impl Iterator<Item = &'a Diagnostic>, impl Iterator<Item = &'a Diagnostic>) {
        let all = self.findings.as_slice();
        let own = file.map_or(0..0, |file| {
            let start = all.partition_point(|it| it.place.file.as_str() < file);
            start..all.partition_point(|it| it.place.file.as_str() <= file)
        });
        let others = self.first[severity as usize].iter().filter({
            let own = own.clone();
            move |it| !own.contains(it)
        });
        let own = all[own].iter().filter(move |it| it.severity == severity);
        (own, others.map(|it| &all[*it]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, code};
    use crate::words::Message;

    #[test]
    fn those_of_a_file_come_first_and_none_twice() {
        let of = |file: &str, line: usize, code| {
            let message = Message::new("x").with("line", line);
            Diagnostic::new(code, Place::file(file), message)
        };
        let many = (0..40).map(|line| of("a.md", line, &code::UNKNOWN_KEY));
        let own = (0..2).map(|line| of("b.md", line, &code::UNKNOWN_KEY));
        let found = FindingsIndex::from(many.chain(own).collect::<Findings>());
        let (own, others) = found.of(Severity::Error, Some("b.md"));
        assert_eq!((own.count(), others.count()), (2, MOST));
        let (own, others) = found.of(Severity::Error, Some("a.md"));
        assert_eq!((own.count(), others.count()), (40, 0));
        let (own, others) = found.of(Severity::Warning, Some("a.md"));
        assert_eq!((own.count(), others.count()), (0, 0));
        assert_eq!((found.len(), found.count(Severity::Error)), (42, 42));
    }
}
