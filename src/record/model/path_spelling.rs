//! How people write where something stands: in the words of their form, with years and periods in any spelling.

use std::borrow::Cow;

use crate::calendar::{FiscalYear, Naming};
use crate::japanese::fold;
use crate::record::model::form::Form;
use crate::record::model::library::Program;
use crate::record::model::path::{Path, Step};

impl Path {
    /// The path as people write it, in the words of a form. Places in lists count from 1.
    #[must_use]
    pub fn spelled(&self, form: Option<&Form>, naming: Naming) -> String {
        let steps: Vec<Cow<'_, str>> = self
            .0
            .iter()
            .map(|it| match it {
                Step::Key(key) => form.map_or(key.word(), |form| form.word(*key)).into(),
                Step::Written(word) => Cow::from(&**word),
                Step::Year(year) => naming.year(*year).into(),
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
