//! Why there is nothing to be read where a report, an evaluation or a value could be.
//!
//! What an author typed instead of a value is another matter: [`Absence`](crate::record::Absence).

use super::{Item, Obligation, Obligations, Public, Reason, StandingKind, WithoutDueDate};
use crate::calendar::FiscalYear;
use crate::record::Program;

/// Why there is nothing to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vacancy<'a> {
    /// It should be there.
    Missing,
    /// Its time has not come.
    ToCome,
    /// It is not owed, for this reason.
    Exempt(&'a Reason),
    /// Nobody asked for it: the program judges nothing, or has no rule by which it would be published.
    NotAsked,
}

impl Vacancy<'_> {
    /// The gravest of several, each of another year: what should be there, else what is to come, else what is exempt.
    #[must_use]
    pub fn gravest(vacancies: impl Iterator<Item = Self>) -> Self {
        vacancies.min_by_key(Self::rank).unwrap_or(Self::NotAsked)
    }

    /// Its place among the four, the gravest first.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::ToCome => 1,
            Self::Exempt(_) => 2,
            Self::NotAsked => 3,
        }
    }
}

impl<'a> Public<'a> {
    /// Why nothing is there of an item that a subject, which owes this, could have published.
    #[must_use]
    pub fn vacancy(&self, program: &Program, owed: &[Obligation], item: Item) -> Vacancy<'a> {
        let obligations = self.obligations();
        if let Some(obligation) = owed.iter().find(|it| it.item == item) {
            return match (obligation.standing.kind(), obligations.reason(obligation)) {
                (StandingKind::Exempt, Some(reason)) => Vacancy::Exempt(reason),
                (StandingKind::NotDue, _) => Vacancy::ToCome,
                _ => Vacancy::Missing,
            };
        }
        // What is asked for without a day is to come until its time is over.
        if !self.is_asked(program, item) {
            Vacancy::NotAsked
        } else if item.interval(program).1 >= self.as_of() {
            Vacancy::ToCome
        } else {
            Vacancy::Missing
        }
    }

    /// Whether a program asks for an item without saying by when.
    fn is_asked(&self, program: &Program, item: Item) -> bool {
        let mut schedules = self.obligations().programs.iter();
        let schedule = schedules.find(|it| std::ptr::eq(self.program(it.program), program));
        schedule.is_some_and(|it| it.without_due_date.contains(&WithoutDueDate(item)))
    }

    /// Why there is no value of a year: the year is exempt as a whole, or not over, or the value is missing.
    #[must_use]
    pub fn vacancy_of_year(
        &self,
        program: &Program,
        owed: &[Obligation],
        year: FiscalYear,
    ) -> Vacancy<'a> {
        if let Some(reason) = self.obligations().exempt_year(owed, year) {
            Vacancy::Exempt(reason)
        } else if year.last_day(program.first_month()) >= self.as_of() {
            Vacancy::ToCome
        } else {
            Vacancy::Missing
        }
    }
}

impl Obligations {
    /// Why a subject, which owes this, owes nothing of a year: its evaluation is exempt, or where none is owed, all its
    /// reports are.
    #[must_use]
    pub fn exempt_year(&self, owed: &[Obligation], year: FiscalYear) -> Option<&Reason> {
        let is_exempt = |it: &Obligation| it.standing.kind() == StandingKind::Exempt;
        let of_year = owed.iter().filter(|it| it.item.year() == Some(year));
        let mut deciding: Vec<&Obligation> = of_year.collect();
        if deciding.iter().any(|it| it.item == Item::Annual(year)) {
            deciding.retain(|it| it.item == Item::Annual(year));
        }
        let reason = deciding.first().and_then(|it| self.reason(it))?;
        deciding.iter().all(|it| is_exempt(it)).then_some(reason)
    }
}
