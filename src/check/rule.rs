//! What a rule is.

use std::fmt;

use super::context::{CityContext, ProgramContext, RecordContext};
use super::needs::Need;
use super::reporter::{Finding, Reporter};
use super::signs::Sign;
use super::text_visitor::{self, TextLocation};
use crate::diagnostic::Code;
use crate::record::Key;

/// A rule: its code, and how it looks at a record, at a program, at the city. Each rule stands in a
/// file of its own below `rules/`.
pub struct Rule {
    /// Its code; its sentences stand under the code's name in the catalogues.
    pub code: &'static Code,
    record: for<'a> fn(&RecordContext<'a>, &mut Reporter<'_, 'a>),
    program: for<'a> fn(&ProgramContext<'a>, &mut Reporter<'_, 'a>),
    city: for<'a> fn(CityContext<'a>, &mut Reporter<'_, 'a>),
    /// What of a form it needs, in each part where it finds something; nothing, where it looks at whatever there is.
    pub needs: &'static [Need],
    /// Set where its findings are told once for a program in which nearly all lack the same: the fields that may not be
    /// on the form at all then, each by the keys above it and its own.
    pub summed: Option<&'static [&'static [Key]]>,
    /// A sign, and what is done with each text that has it.
    texts: Option<(Sign, LookAtText)>,
}

/// How a rule looks at a text.
type LookAtText = for<'a> fn(&mut TextLocation<'_, '_, 'a>);

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.code.code)
    }
}

impl Rule {
    /// A rule with this code that looks at nothing yet.
    pub(super) const fn new(code: &'static Code) -> Self {
        Self {
            code,
            record: |_, _| {},
            program: |_, _| {},
            city: |_, _| {},
            needs: &[],
            summed: None,
            texts: None,
        }
    }

    /// The same, looked for only where a program's form has what it needs.
    pub(super) const fn needing(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }

    /// The same, told once for a program in which nearly all lack the same, with the fields that may not be on the form.
    pub(super) const fn summed(mut self, fields: &'static [&'static [Key]]) -> Self {
        self.summed = Some(fields);
        self
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

    /// The same, looking at each text that has a sign, wherever it stands.
    pub(super) const fn of_texts(mut self, sign: Sign, look: LookAtText) -> Self {
        self.texts = Some((sign, look));
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

    /// Looks at a record, and says how much it asked for.
    pub(super) fn look_at_record<'a>(
        &self,
        context: &RecordContext<'a>,
        found: &mut Vec<Finding<'a>>,
    ) -> usize {
        let mut reporter = Reporter::in_record(self.code, context, found);
        (self.record)(context, &mut reporter);
        if let Some((sign, look)) = self.texts {
            text_visitor::in_record(context, |it| it.has(sign), &mut reporter, look);
        }
        reporter.asked()
    }

    /// Looks at a program, and at the texts of its own file.
    pub(super) fn look_at_program<'a>(
        &self,
        context: &ProgramContext<'a>,
        found: &mut Vec<Finding<'a>>,
    ) -> usize {
        let mut reporter = Reporter::in_program(self.code, context, found);
        (self.program)(context, &mut reporter);
        if let Some((sign, look)) = self.texts {
            text_visitor::in_program(context, sign, &mut reporter, look);
        }
        reporter.asked()
    }

    /// Looks at the city, and at the texts of its pages.
    pub(super) fn look_at_city<'a>(
        &self,
        city: CityContext<'a>,
        found: &mut Vec<Finding<'a>>,
    ) -> usize {
        let mut reporter = Reporter::in_city(self.code, found);
        (self.city)(city, &mut reporter);
        if let Some((sign, look)) = self.texts {
            text_visitor::in_pages(city, sign, &mut reporter, look);
        }
        reporter.asked()
    }
}
