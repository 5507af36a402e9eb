//! Where in a record something stands, by its fields: 進捗管理.平成26年度上半期.状況.
//!
//! A rule names a path; the characters of the file are looked up only when somebody asks.

use crate::calendar::FiscalYear;
use crate::record::key::Key;
use crate::record::model::value::PeriodKey;

/// A field of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub(crate) Vec<Step>);

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

impl From<&PeriodKey> for Step {
    fn from(key: &PeriodKey) -> Self {
        Self::Written(key.0.clone())
    }
}

impl Path {
    /// The field next to this one, below the same.
    #[must_use]
    pub fn sibling(mut self, step: impl Into<Step>) -> Self {
        self.0.pop();
        self.then(step)
    }

    /// The field below this one.
    #[must_use]
    pub fn then(mut self, step: impl Into<Step>) -> Self {
        self.0.push(step.into());
        self
    }
}
