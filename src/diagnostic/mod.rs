//! What an author wrote wrong: collected, never an early return, and worded only when printed.

pub mod code;
mod fix;
mod format;
mod human;
mod line;
mod position;

use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use code::{CODES, Code, Family, Severity};
pub use fix::{Fix, Replacement, fixed};
pub use format::{FORMATS, Format, Report, summary};
pub use human::{Style, render};
pub use line::{place, render_line};
pub use position::{Position, Text};

use crate::words::Message;

/// One mistake or remark, at one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Which kind of mistake it is.
    #[serde(serialize_with = "write_code", deserialize_with = "read_code")]
    pub code: &'static Code,
    /// How grave it is, which settings may change.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Message,
    /// Where it is.
    pub place: Place,
    /// What was expected, written next to the caret.
    pub label: Option<Message>,
    /// What to type, or to do, next.
    pub help: Vec<Message>,
    /// The units that it concerns: who wrote it, or who owes it; none when that cannot be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitName>,
    /// What mends it, where nobody can have meant anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A unit of the city, as far as a finding needs it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitName {
    /// Its id: kita-ku.
    pub id: String,
    /// What it is called: 北区.
    pub name: String,
}

/// Where something is: a file and, if it is in its text, the bytes there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Path from the city's folder.
    pub file: String,
    /// Bytes of the file's text.
    pub span: Option<Span>,
    /// The field it is about, such as 進捗管理.平成26年度上半期.状況, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), span: None, field: None }
    }

    /// Bytes of a file.
    #[must_use]
    pub fn at(file: impl Into<String>, span: Span) -> Self {
        Self { file: file.into(), span: Some(span), field: None }
    }
}

/// Bytes of a text. Unlike [`Range`] it sorts, by its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Diagnostic {
    /// A mistake of this kind at a place; its sentence is the code's own, with these arguments.
    #[must_use]
    pub fn new(code: &'static Code, place: Place, message: Message) -> Self {
        Self {
            code,
            severity: code.severity,
            message,
            place,
            label: None,
            help: Vec::new(),
            units: Vec::new(),
            fix: None,
        }
    }

    /// The same with what was expected.
    #[must_use]
    pub fn label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// The same with one more thing to do next.
    #[must_use]
    pub fn help(mut self, help: impl IntoIterator<Item = Message>) -> Self {
        self.help.extend(help);
        self
    }
}

fn write_code<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.code)
}

fn read_code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Code, D::Error> {
    let name = String::deserialize(deserializer)?;
    let code = CODES.iter().copied().find(|it| it.code == name);
    code.ok_or_else(|| serde::de::Error::custom("an unknown code"))
}

/// Everything that was found wrong, by file and position.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    found: Vec<Diagnostic>,
    /// How many errors, warnings and notes there are that nobody asked to read.
    counted: [usize; 3],
}

impl Findings {
    /// So many errors, warnings and notes that nobody asked to read.
    #[must_use]
    pub fn counted(counted: [usize; 3]) -> Self {
        Self { found: Vec::new(), counted }
    }

    /// The same with other findings.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.found.extend(others.found);
        for (count, other) in self.counted.iter_mut().zip(others.counted) {
            *count += other;
        }
        self
    }

    /// The same, each with what becomes of it.
    #[must_use]
    pub fn map(mut self, with: impl FnMut(Diagnostic) -> Diagnostic) -> Self {
        self.found = self.found.into_iter().map(with).collect();
        self
    }

    /// Adds what was found.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(found);
    }

    /// Adds one.
    pub fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// All of them in order of file, position and code, each once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.found.sort_by(|a, b| (&a.place, a.code.code).cmp(&(&b.place, b.code.code)));
        self.found.dedup();
        self
    }

    /// The same, errors first, then warnings, then notes, each in the order in which they were.
    #[must_use]
    pub fn gravest_first(&self) -> Vec<&Diagnostic> {
        let mut found: Vec<&Diagnostic> = self.found.iter().collect();
        found.sort_by_key(|it| it.severity);
        found
    }

    /// Leaves out those that are not wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(wanted);
    }

    /// All of those that can be read.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// The same, one next to the other.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.found
    }

    /// How many there are of one severity, whether they can be read or not.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let read = self.found.iter().filter(|it| it.severity == severity).count();
        read + self.counted[severity as usize]
    }

    /// How many errors, warnings and notes there are.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [Severity::Error, Severity::Warning, Severity::Note].map(|it| self.count(it))
    }

    /// Those that are in the way of a build.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(|it| it.severity == Severity::Error)
    }

    /// Whether nothing at all was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts() == [0; 3]
    }
}

impl FromIterator<Diagnostic> for Findings {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Self {
        Self { found: found.into_iter().collect(), ..Self::default() }
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
