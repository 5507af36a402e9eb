//! What a program knows of the keys of its records: which spellings are one, and in which order they stand.

use std::cmp::Ordering;

use super::{Keys, Step};
use crate::calendar::FiscalYear;
use crate::japanese::fold;
use crate::record::{Key, Program};

/// The keys of the records of a program.
#[derive(Debug, Clone, Copy)]
pub struct ProgramKeys<'a> {
    program: &'a Program,
}

impl<'a> ProgramKeys<'a> {
    /// Those of a program.
    #[must_use]
    pub fn new(program: &'a Program) -> Self {
        Self { program }
    }

    fn is_built_in(self, word: &str) -> bool {
        self.program.form.key(word).and_then(Key::find).is_some()
    }

    /// Where a built-in key stands among the others.
    fn place(self, word: &str) -> Option<usize> {
        let key = Key::find(self.program.form.key(word)?)?;
        ORDER.iter().position(|it| *it == key)
    }
}

/// The keys of records in the order in which they stand in one.
const ORDER: &[Key] = &[
    Key::Number,
    Key::Title,
    Key::Units,
    Key::Owner,
    Key::Participants,
    Key::Categories,
    Key::Slogan,
    Key::Posted,
    Key::Preamble,
    Key::Background,
    Key::Purpose,
    Key::Measures,
    Key::Schedule,
    Key::Promises,
    Key::Reports,
    Key::Label,
    Key::Action,
    Key::Indicators,
    Key::Name,
    Key::Kind,
    Key::Unit,
    Key::Direction,
    Key::Note,
    Key::Baseline,
    Key::ByYear,
    Key::When,
    Key::Target,
    Key::Goal,
    Key::Plan,
    Key::Actual,
    Key::Progress,
    Key::AnnualEvaluations,
    Key::OverallEvaluation,
    Key::Stage,
    Key::Status,
    Key::Grade,
    Key::Text,
    Key::ReasonForGrade,
    Key::NextSteps,
    Key::Countermeasure,
    Key::NewDue,
    Key::AfterPlan,
    Key::Assessors,
    Key::Published,
    Key::ProvisionalPublished,
    Key::Results,
    Key::Outcome,
    Key::Rate,
    Key::Judgement,
    Key::Corrections,
    Key::Updated,
    Key::Draft,
    Key::Withdrawn,
    Key::FormerAddresses,
    Key::Exemptions,
    Key::Waivers,
];

impl Keys for ProgramKeys<'_> {
    fn same(&self, _parent: &[Step], a: &str, b: &str) -> bool {
        if a == b || fold(a) == fold(b) {
            return true;
        }
        // The name of a field is no year and no period.
        if self.is_built_in(a) || self.is_built_in(b) {
            return false;
        }
        let period = |text: &str| self.program.read_period(text.trim()).map(|it| it.value);
        let year = |text: &str| FiscalYear::parse(text.trim()).ok().map(|it| it.value);
        match (period(a), period(b)) {
            (Some(a), Some(b)) => a == b,
            // The name of a period in a program of one year is no year, and the other way round.
            (Some(_), None) | (None, Some(_)) => false,
            (None, None) => year(a).is_some_and(|it| Some(it) == year(b)),
        }
    }

    fn compare(&self, _parent: &[Step], a: &str, b: &str) -> Ordering {
        let program = self.program;
        let day = |text: &str| {
            let period = program.read_period(text.trim());
            let interval = period.and_then(|it| program.cadence.interval(it.value));
            let year = || FiscalYear::parse(text.trim()).ok().map(|it| it.value);
            interval.or_else(|| {
                let month = program.first_month();
                year().map(|it| (it.first_day(month), it.last_day(month)))
            })
        };
        if let Some((a, b)) = self.place(a).zip(self.place(b)) {
            return a.cmp(&b);
        }
        let number = |text: &str| text.trim().parse::<u64>().ok();
        if let Some((a, b)) = number(a).zip(number(b)) {
            return a.cmp(&b);
        }
        day(a).zip(day(b)).map_or(Ordering::Equal, |(a, b)| a.cmp(&b))
    }
}
