//! How many findings of a file are told when it is read: a file with thousands was never a record, or one mistake in it is
//! repeated.

use crate::diagnostic::{Diagnostic, Findings, Place, Severity, code};
use crate::record::limit::FINDINGS;
use crate::words::Message;

/// The findings in order, of each file no more than anybody mends at once; that there are others is told, too.
pub(super) fn limited(findings: Findings) -> Findings {
    let found: Vec<Diagnostic> = findings.sorted().into_iter().collect();
    let of_files = found.chunk_by(|a, b| a.place.file == b.place.file);
    of_files.flat_map(of_file).collect::<Findings>().sorted()
}

fn of_file(found: &[Diagnostic]) -> Vec<Diagnostic> {
    if found.len() <= FINDINGS {
        return found.to_vec();
    }
    // Without its errors a file would be taken for one that may be used.
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().partition(|it| it.severity == Severity::Error);
    let told = errors.into_iter().chain(others).take(FINDINGS);
    let mut told: Vec<Diagnostic> = told.cloned().collect();
    let message = Message::new(code::MORE_FINDINGS.name).with("limit", FINDINGS);
    let help = Message::new("help-more-findings");
    let place = Place::file(&found[0].place.file);
    told.push(Diagnostic::new(&code::MORE_FINDINGS, place, message).help([help]));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    fn found(code: &'static crate::diagnostic::Code, file: &str, at: usize) -> Diagnostic {
        let place = Place::at(file, Span { start: at, end: at + 1 });
        Diagnostic::new(code, place, Message::new(code.name))
    }

    #[test]
    fn errors_are_kept_before_notes_and_other_files_are_left_alone() {
        let notes = (0..FINDINGS * 2).map(|it| found(&code::CORRECTED_NAME, "a.md", it));
        let errors = (1000..1010).map(|it| found(&code::SYNTAX, "a.md", it));
        let others = (0..3).map(|it| found(&code::SYNTAX, "b.md", it));
        let limited = limited(notes.chain(errors).chain(others).collect());
        let of = |file: &str| limited.iter().filter(|it| it.place.file == file).count();
        assert_eq!((of("a.md"), of("b.md")), (FINDINGS + 1, 3));
        assert_eq!(limited.count(Severity::Error), 13);
        assert_eq!(limited.iter().filter(|it| it.code == &code::MORE_FINDINGS).count(), 1);
    }
}
