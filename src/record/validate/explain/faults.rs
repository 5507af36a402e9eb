//! What is said of text that is not YAML, where no slip explains it.

use crate::diagnostic::{Place, Span, code};
use crate::record::limit;
use crate::record::validate::explain::finding::Finding;
use crate::record::validate::explain::format;
use crate::record::validate::explain::invisible;
use crate::record::validate::explain::node::Fault;
use crate::record::validate::explain::subject::shifted;
use crate::record::validate::explain::walk::Walker;
use crate::words::Message;

impl Walker<'_> {
    /// Escapes that stand for characters that nobody can see.
    pub(super) fn escapes(&mut self, escapes: Vec<(Span, char)>) {
        for (span, c) in escapes {
            let place = self.place((self.original)(span));
            let span = place.span.unwrap_or(span);
            self.found.push(invisible::finding(c, span).at(place));
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place::at(self.subject.file, shifted(span, self.subject.offset))
    }

    pub(super) fn faults(&mut self, faults: &[Fault]) {
        // Where a `#` cuts off the end of `{ }`, that is the mistake.
        let is_cut = self.found.iter().any(|it| it.code == &code::COMMENT_IN_TEXT);
        let is_told = |it: &&Fault| is_cut && matches!(it, Fault::Syntax(..));
        for fault in faults.iter().filter(|it| !is_told(it)) {
            let (span, finding) = match fault {
                Fault::Syntax(span, info) => {
                    (span, format::syntax(info, self.is_first_of_line(span.start)))
                }
                Fault::Alias(span) => {
                    let help = Message::new("help-alias");
                    (span, Finding::new(&code::ALIAS).help(help))
                }
                Fault::Tag(span) => {
                    (span, Finding::new(&code::SYNTAX).help(Message::new("help-quote")))
                }
                Fault::TooDeep(span) => (span, Finding::new(&code::TOO_DEEP)),
                Fault::TooManyRows(span) => {
                    let limit = limit::rows_of(self.subject.file);
                    (span, Finding::new(&code::TOO_MANY_ROWS).with("limit", limit))
                }
                Fault::SecondDocument(span) => {
                    (span, Finding::new(&code::SYNTAX).help(Message::new("help-front-matter")))
                }
            };
            self.report(*span, finding);
        }
    }

    /// Whether nothing but spaces stands before a byte of the mended text on its line, and a key
    /// follows: then it is the indentation that is wrong.
    pub(super) fn is_first_of_line(&self, at: usize) -> bool {
        let at = (self.original)(Span { start: at, end: at }).start;
        let yaml = self.subject.yaml;
        let (Some(before), Some(after)) = (yaml.get(..at), yaml.get(at..)) else { return false };
        let line = after.lines().next().unwrap_or("");
        before.rsplit('\n').next().is_some_and(|it| !it.is_empty() && it.trim().is_empty())
            && (line.contains(": ") || line.ends_with(':'))
    }
}
