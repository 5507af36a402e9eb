//! A record that is being made: texts, each in its field.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::filled::{FilledField, Place};
use crate::calendar::{FiscalYear, Period};
use crate::japanese::fold;
use crate::record::{Key, Program};
use crate::record_edit::Step;

/// A step on the way to a field. Steps are in the order in which a record has them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldStep {
    /// A key of the form, by its place in the order in which a record has them.
    Key(usize),
    /// A level of the categories, by its number and name.
    Level(usize, String),
    /// A declared field, by its number and name.
    Declared(usize, String),
    /// An item of a list.
    Item(usize),
    /// A fiscal year.
    Year(FiscalYear),
    /// A period.
    Period(Period),
    /// A column, by its number and name.
    Column(usize, String),
}

/// The keys in the order in which a record has them.
const ORDER: &[Key] = &[
    Key::Number,
    Key::Title,
    Key::Owner,
    Key::Participants,
    Key::Categories,
    Key::Background,
    Key::Purpose,
    Key::Measures,
    Key::Schedule,
    Key::Indicators,
    Key::Progress,
    Key::AnnualEvaluations,
    Key::OverallEvaluation,
    Key::Action,
    Key::Name,
    Key::Baseline,
    Key::ByYear,
    Key::When,
    Key::Goal,
    Key::Stage,
    Key::Status,
    Key::Text,
    Key::Countermeasure,
    Key::NewDue,
    Key::Grade,
    Key::ReasonForGrade,
    Key::NextSteps,
    Key::AfterPlan,
    Key::Published,
];

/// What a form has to have beside what it must: what the paper rarely says.
const ASKED: [Key; 4] = [Key::Number, Key::Title, Key::Owner, Key::Participants];

/// A record that is being made of a form.
#[derive(Debug, Default)]
pub struct RecordDraft {
    fields: BTreeMap<Vec<FieldStep>, (String, Place)>,
}

/// Why a value could not be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetError {
    /// There is no `=`.
    NoValue,
    /// There is no such key.
    UnknownKey(String),
    /// It has a value already.
    Taken(String),
}

impl FieldStep {
    pub(super) fn key(key: Key) -> Self {
        Self::Key(ORDER.iter().position(|it| *it == key).unwrap_or(ORDER.len()))
    }

    /// The key in a record.
    fn name(&self, program: &Program) -> String {
        match self {
            Self::Key(at) => ORDER.get(*at).map_or("", |it| program.form.word(*it)).to_owned(),
            Self::Level(_, name) | Self::Declared(_, name) | Self::Column(_, name) => name.clone(),
            Self::Item(at) => (at + 1).to_string(),
            Self::Year(year) => program.naming().year(*year),
            Self::Period(period) => program.cadence.name(*period),
        }
    }
}

impl RecordDraft {
    /// Puts a text into a field.
    ///
    /// # Errors
    ///
    /// The field has one already.
    pub(super) fn put(&mut self, path: Vec<FieldStep>, text: &str, at: Place) -> Result<(), ()> {
        match self.fields.entry(path) {
            Entry::Vacant(entry) => {
                entry.insert((text.to_owned(), at));
                Ok(())
            }
            Entry::Occupied(entry) if entry.get().0 == text => Ok(()),
            Entry::Occupied(_) => Err(()),
        }
    }

    /// Adds a paragraph to the text of a field.
    pub(super) fn add(&mut self, path: &[FieldStep], paragraph: &str) -> Result<(), ()> {
        let (text, _) = self.fields.get_mut(path).ok_or(())?;
        text.push_str("\n\n");
        text.push_str(paragraph);
        Ok(())
    }

    /// Sets a value that the form does not have: `実施部署=全部署`, `計画期間の評価.段階=確定`,
    /// `進捗管理.平成25年度上半期.公表日=2013-10-31`. 段階, which only one block has, needs no block.
    ///
    /// # Errors
    ///
    /// There is no such key, or it has a value.
    pub fn set(&mut self, program: &Program, assignment: &str) -> Result<(), SetError> {
        let (key, value) = assignment.split_once('=').ok_or(SetError::NoValue)?;
        let mut path = Vec::new();
        for part in key.split('.') {
            path.push(step(program, part).ok_or_else(|| SetError::UnknownKey(part.to_owned()))?);
        }
        if path == [FieldStep::key(Key::Stage)] {
            path.insert(0, FieldStep::key(Key::OverallEvaluation));
        }
        let taken = || SetError::Taken(key.to_owned());
        // A text in the place of a table, or the other way round, would take what is there.
        if self
            .fields
            .keys()
            .any(|it| *it != path && (it.starts_with(&path) || path.starts_with(it)))
        {
            return Err(taken());
        }
        self.put(path, value.trim(), Place::Given).map_err(|()| taken())
    }

    /// How many items a list has.
    pub(super) fn items(&self, list: Key) -> usize {
        let of_list = |path: &[FieldStep]| match path {
            [first, FieldStep::Item(at), ..] if *first == FieldStep::key(list) => Some(*at + 1),
            _ => None,
        };
        self.fields.keys().filter_map(|it| of_list(it)).max().unwrap_or(0)
    }

    /// The text of a field that a record has once.
    #[must_use]
    pub fn text(&self, key: Key) -> Option<&str> {
        self.fields.get([FieldStep::key(key)].as_slice()).map(|it| it.0.as_str())
    }

    /// What the form did not say and a record has: its keys, as people type them.
    #[must_use]
    pub fn missing(&self, program: &Program) -> Vec<String> {
        let form = &program.form;
        let mut missing: Vec<String> = ASKED
            .into_iter()
            .filter(|it| self.text(*it).is_none())
            .map(|it| form.word(it).to_owned())
            .collect();
        let overall = FieldStep::key(Key::OverallEvaluation);
        let stage = vec![overall.clone(), FieldStep::key(Key::Stage)];
        if self.fields.keys().any(|it| it[0] == overall) && !self.fields.contains_key(&stage) {
            missing.push(format!(
                "{}.{}",
                form.word(Key::OverallEvaluation),
                form.word(Key::Stage)
            ));
        }
        missing
    }

    /// Each field with its text and where that stood; nothing where it was set.
    pub fn fields<'a>(
        &'a self,
        program: &'a Program,
    ) -> impl Iterator<Item = (String, &'a str, Place)> {
        self.fields.iter().map(|(path, (text, at))| {
            let names: Vec<String> = path.iter().map(|it| it.name(program)).collect();
            (names.join("."), text.as_str(), *at)
        })
    }

    /// What was typed into each field, for the record.
    #[must_use]
    pub fn filled(&self, program: &Program) -> Vec<FilledField> {
        let step = |it: &FieldStep| match it {
            FieldStep::Item(at) => Step::Item(*at),
            FieldStep::Key(_)
            | FieldStep::Level(..)
            | FieldStep::Declared(..)
            | FieldStep::Year(_)
            | FieldStep::Period(_)
            | FieldStep::Column(..) => Step::Key(it.name(program)),
        };
        let field = |(path, (text, at)): (&Vec<FieldStep>, &(String, Place))| FilledField {
            path: path.iter().map(step).collect(),
            text: text.clone(),
            at: *at,
            exported: None,
        };
        self.fields.iter().map(field).collect()
    }
}

/// The step of a word.
fn step(program: &Program, word: &str) -> Option<FieldStep> {
    let form = &program.form;
    let same = |it: &str| fold(it) == fold(word);
    let key = ORDER.iter().position(|it| same(form.word(*it)) || same(it.word()));
    let level = || program.file.levels.iter().position(|it| same(&it.name));
    let declared = || form.fields().iter().position(|it| same(&it.name));
    key.map(FieldStep::Key)
        .or_else(|| level().map(|it| FieldStep::Level(it, word.to_owned())))
        .or_else(|| declared().map(|it| FieldStep::Declared(it, word.to_owned())))
        .or_else(|| FiscalYear::parse(word).ok().map(|it| FieldStep::Year(it.value)))
        .or_else(|| program.cadence.read(word).ok().map(|it| FieldStep::Period(it.value)))
}
