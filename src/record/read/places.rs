//! Where in a file the fields of a record are, read when its findings are to be placed.

use crate::calendar::{FiscalYear, Naming};
use crate::diagnostic::{Place, Span};
use crate::record::front_matter;
use crate::record::model::form::Form;
use crate::record::model::path::{Path, Step};
use crate::record::validate::explain::{self, Node, Subject};

/// A file with the place of everything in it, read when its findings are to be placed.
#[derive(Debug)]
pub struct Places<'a> {
    file: &'a str,
    yaml: &'a str,
    offset: usize,
    node: Option<Node>,
    naming: Naming,
}

impl<'a> Places<'a> {
    /// Reads the text of a record or of a file that is YAML as a whole.
    #[must_use]
    pub fn new(file: &'a str, text: &'a str, naming: Naming) -> Self {
        let is_record = std::path::Path::new(file).extension().is_some_and(|it| it == "md");
        let parts = front_matter::split(text).map(|it| (it.yaml, it.offset));
        let (yaml, offset) = if is_record { parts.unwrap_or(("", 0)) } else { (text, 0) };
        Self { file, yaml, offset, node: explain::node(yaml), naming }
    }

    /// The place of a field: of what stands there, else of the key that it should stand below. Of
    /// what has nothing to stand below, only the file.
    #[must_use]
    pub fn of(&self, path: &Path, form: Option<&Form>) -> Place {
        let field = (!path.0.is_empty()).then(|| path.spelled(form, self.naming));
        let subject = Subject { file: self.file, yaml: self.yaml, offset: self.offset };
        let span = self.span(path, form).map(|it| explain::placed(subject, it));
        Place { file: self.file.to_owned(), span, field }
    }

    /// What follows the front matter of a record, to the end of its text.
    #[must_use]
    pub fn body(&self, text: &str) -> Span {
        Span { start: self.offset + self.yaml.len(), end: text.len() }
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
