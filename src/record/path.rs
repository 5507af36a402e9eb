//! Where in a record something stands, by its fields: 進捗管理.平成26年度上半期.状況.
//!
//! A rule names a path; the characters of the file are looked up only when somebody asks.

use std::borrow::Cow;

use super::explain::{self, Node, Subject};
use super::form::Form;
use super::front_matter;
use super::key::Key;
use super::library::Program;
use crate::calendar::FiscalYear;
use crate::diagnostic::{Place, Span};
use crate::japanese::fold;

/// A field of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A built-in key, whatever this city's form calls it.
    Key(Key),
    /// A key as its author wrote it: a period, a promise's number.
    Written(Box<str>),
    /// A fiscal year, in whatever spelling.
    Year(FiscalYear),
    /// Place in a list, from 0.
    Index(usize),
}

impl From<Key> for Step {
    fn from(key: Key) -> Self {
        Self::Key(key)
    }
}

impl From<FiscalYear> for Step {
    fn from(year: FiscalYear) -> Self {
        Self::Year(year)
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl From<&super::value::PeriodKey> for Step {
    fn from(key: &super::value::PeriodKey) -> Self {
        Self::Written(key.0.clone())
    }
}

impl Path {
    /// The field below this one.
    #[must_use]
    pub fn then(mut self, step: impl Into<Step>) -> Self {
        self.0.push(step.into());
        self
    }

    /// The path as people write it, in the words of a form. Places in lists count from 1.
    #[must_use]
    pub fn spelled(&self, form: Option<&Form>) -> String {
        let steps: Vec<Cow<'_, str>> = self
            .0
            .iter()
            .map(|it| match it {
                Step::Key(key) => form.map_or(key.word(), |form| form.word(*key)).into(),
                Step::Written(word) => Cow::from(&**word),
                Step::Year(year) => year.wareki().into(),
                Step::Index(index) => (index + 1).to_string().into(),
            })
            .collect();
        steps.join(".")
    }

    /// Whether a path that somebody wrote names this field or one that it is in.
    #[must_use]
    pub fn is_within(&self, written: &str, program: Option<&Program>) -> bool {
        let written: Vec<&str> = written.split('.').map(str::trim).collect();
        let same = |(step, text): (&Step, &&str)| step.is_named(text, program);
        written.len() <= self.0.len() && self.0.iter().zip(&written).all(same)
    }
}

impl Step {
    fn is_named(&self, text: &str, program: Option<&Program>) -> bool {
        match self {
            Self::Key(key) => {
                let word = program.map_or(key.word(), |it| it.form.word(*key));
                fold(text) == fold(word)
            }
            Self::Written(word) => {
                let period = |text| program.and_then(|it| it.read_period(text)).map(|it| it.value);
                fold(text) == fold(word) || period(text).is_some_and(|it| Some(it) == period(word))
            }
            Self::Year(year) => FiscalYear::parse(text).is_ok_and(|it| it.value == *year),
            Self::Index(index) => text.parse() == Ok(index + 1),
        }
    }
}

/// A file with the place of everything in it, read when its findings are to be placed.
#[derive(Debug)]
pub struct Places<'a> {
    file: &'a str,
    yaml: &'a str,
    offset: usize,
    node: Option<Node>,
}

impl<'a> Places<'a> {
    /// Reads the text of a record or of a file that is YAML as a whole.
    #[must_use]
    pub fn new(file: &'a str, text: &'a str) -> Self {
        let is_record = std::path::Path::new(file).extension().is_some_and(|it| it == "md");
        let parts = front_matter::split(text).map(|it| (it.yaml, it.offset));
        let (yaml, offset) = if is_record { parts.unwrap_or(("", 0)) } else { (text, 0) };
        Self { file, yaml, offset, node: explain::node(yaml) }
    }

    /// The place of a field: of what stands there, else of the key that it should stand below. Of
    /// what has nothing to stand below, only the file.
    #[must_use]
    pub fn of(&self, path: &Path, form: Option<&Form>) -> Place {
        let field = (!path.0.is_empty()).then(|| path.spelled(form));
        let subject = Subject { file: self.file, yaml: self.yaml, offset: self.offset };
        let span = self.span(path, form).map(|it| explain::placed(subject, it));
        Place { file: self.file.to_owned(), span, field }
    }

    /// All lines of what stands at a field.
    #[must_use]
    pub fn lines_of(&self, path: &Path, form: Option<&Form>) -> Option<Span> {
        let span = self.span(path, form)?;
        Some(Span { start: span.start + self.offset, end: span.end + self.offset })
    }

    fn span(&self, path: &Path, form: Option<&Form>) -> Option<Span> {
        let mut span = None;
        let mut node = self.node.as_ref();
        for (index, step) in path.0.iter().enumerate() {
            let Some((key, value)) = node.and_then(|it| step.below(it, form)) else { break };
            let is_last = index + 1 == path.0.len();
            span = Some(if is_last && !value.is_null() { value.span } else { key });
            node = Some(value);
        }
        span
    }
}

impl Step {
    /// What the step leads to and the place of its key; of an item of a list, its own.
    fn below<'n>(&self, node: &'n Node, form: Option<&Form>) -> Option<(Span, &'n Node)> {
        if let Self::Index(index) = self {
            return node.items().get(*index).map(|it| (it.first().span, it));
        }
        let is_key = |text: &str| match self {
            Self::Key(key) => text == form.map_or(key.word(), |form| form.word(*key)),
            Self::Written(word) => text.trim() == &**word,
            Self::Year(year) => FiscalYear::parse(text).is_ok_and(|it| it.value == *year),
            Self::Index(_) => false,
        };
        node.row(is_key).map(|(key, value)| (key.span, value))
    }
}
