//! What the fields of a record are called on a form, and which of them are prose.

use crate::record::{Block, FieldKind, Key, Program};
use crate::record_edit::Step;
use crate::view::Headings;

/// The labels of a program's form.
#[derive(Clone, Copy)]
pub(super) struct Labels<'a> {
    program: &'a Program,
    headings: &'a Headings,
}

/// Fields that hold sentences.
const PROSE: [Key; 12] = [
    Key::Background,
    Key::Purpose,
    Key::Measures,
    Key::Text,
    Key::Countermeasure,
    Key::ReasonForGrade,
    Key::NextSteps,
    Key::AfterPlan,
    Key::Preamble,
    Key::Slogan,
    Key::Title,
    Key::Note,
];

impl<'a> Labels<'a> {
    pub(super) fn new(program: &'a Program, headings: &'a Headings) -> Self {
        Self { program, headings }
    }

    /// The built-in key at the end of a path.
    pub(super) fn key(self, path: &[Step]) -> Option<Key> {
        let form = &self.program.form;
        let Some(Step::Key(word)) = path.last() else { return None };
        if path.len() == 1 && form.field(word).is_some() {
            return None;
        }
        Key::find(form.key(word)?)
    }

    /// What a field is called.
    pub(super) fn of(self, path: &[Step]) -> String {
        let form = &self.program.form;
        let Some(Step::Key(word)) = path.last() else { return String::new() };
        if let Some(field) = form.field(word).filter(|_| path.len() == 1) {
            return form
                .fields()
                .get(field)
                .map_or(word.as_str(), |it| form.field_heading(it))
                .to_owned();
        }
        let block = path.first().and_then(|it| match it {
            Step::Key(word) => Key::find(form.key(word)?),
            Step::Item(_) => None,
        });
        match (self.key(path), block) {
            (Some(key), Some(_)) if path.len() == 1 => self.headings.of(form, key).to_owned(),
            (Some(key), Some(block)) => self.headings.in_block(form, block, key).to_owned(),
            (Some(key), None) => self.headings.of(form, key).to_owned(),
            (None, _) => self.headings.of_name(form, word).to_owned(),
        }
    }

    /// Whether sentences stand in a field.
    pub(super) fn is_prose(self, path: &[Step]) -> bool {
        let form = &self.program.form;
        if let Some(Step::Key(word)) = path.first()
            && let Some(field) = form.field(word).and_then(|it| form.fields().get(it))
        {
            return path.len() == 1 && field.kind == FieldKind::Text;
        }
        let is_indicator = matches!(path.first(), Some(Step::Key(word)) if word == form.word(Block::Indicators.key()));
        self.key(path).is_some_and(|it| PROSE.contains(&it)) && !is_indicator
    }
}
