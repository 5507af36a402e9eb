//! What a rule is.

use std::fmt;

use super::context::{CityContext, ProgramContext, RecordContext};
use super::reporter::Reporter;
use crate::diagnostic::Code;

/// A rule: its code, and how it looks at a record, at a program, at the city. Each rule stands in a
/// file of its own below `rules/`.
pub struct Rule {
    /// Its code; its sentences stand under the code's name in the catalogues.
    pub code: &'static Code,
    pub(super) record: for<'a> fn(&RecordContext<'a>, &mut Reporter<'_, 'a>),
    pub(super) program: for<'a> fn(&ProgramContext<'a>, &mut Reporter<'_, 'a>),
    pub(super) city: for<'a> fn(CityContext<'a>, &mut Reporter<'_, 'a>),
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.code.code)
    }
}

impl Rule {
    /// A rule with this code that looks at nothing yet.
    pub(super) const fn new(code: &'static Code) -> Self {
        Self { code, record: |_, _| {}, program: |_, _| {}, city: |_, _| {} }
    }

    /// The same, looking at each sheet and each charter.
    pub(super) const fn of_record(
        mut self,
        look: for<'a> fn(&RecordContext<'a>, &mut Reporter<'_, 'a>),
    ) -> Self {
        self.record = look;
        self
    }

    /// The same, looking at each program with its records.
    pub(super) const fn of_program(
        mut self,
        look: for<'a> fn(&ProgramContext<'a>, &mut Reporter<'_, 'a>),
    ) -> Self {
        self.program = look;
        self
    }

    /// The same, looking at all there is.
    pub(super) const fn of_city(
        mut self,
        look: for<'a> fn(CityContext<'a>, &mut Reporter<'_, 'a>),
    ) -> Self {
        self.city = look;
        self
    }
}
