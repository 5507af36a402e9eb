//! Every obligation of every program and its standing on a day.

use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use super::program_obligations::{self, ItemStanding, ProgramObligations, Row};
use super::{Item, Obligation, ProgramRef, Reason, StandingKind, Subject, Tally, WithoutDueDate};
use crate::record::{Library, Organization, UnitIndex};

/// Who owes what, and what became of it, by a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Obligations {
    /// The day it speaks for.
    pub as_of: Date,
    /// The programs: plans first, then charter years, as the library has them.
    pub programs: Vec<ProgramSchedule>,
    /// Who or what owes, program by program.
    pub subjects: Vec<Subject>,
    /// The obligations: subject by subject, in the order of their program's items.
    pub all: Vec<Obligation>,
    reasons: Vec<Reason>,
}

/// What one program makes due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramSchedule {
    /// Which program it is.
    pub program: ProgramRef,
    /// What it makes due and by when, in order of time.
    pub items: Vec<(Item, Date)>,
    /// What it asks for without a rule that says by when.
    pub without_due_date: Vec<WithoutDueDate>,
    /// Its part of [`Obligations::subjects`].
    pub subjects: Range<usize>,
    /// Its part of [`Obligations::all`].
    pub obligations: Range<usize>,
}

impl Obligations {
    /// Obligations in which nothing is owed.
    #[must_use]
    pub fn empty(as_of: Date) -> Self {
        Self { as_of, ..Self::default() }
    }

    /// The obligations of a library on a day.
    #[must_use]
    pub fn new(library: &Library, as_of: Date) -> Self {
        let plans = library.plans.par_iter().enumerate().map(|(at, plan)| {
            (ProgramRef::Plan(at), program_obligations::of_plan((at, plan), library, as_of))
        });
        let charter_years = library.charter_years.par_iter().enumerate().map(|(at, year)| {
            let part = program_obligations::of_charter_year((at, year), library, as_of);
            (ProgramRef::CharterYear(at), part)
        });
        let parts: Vec<(ProgramRef, ProgramObligations)> = plans.chain(charter_years).collect();
        let mut obligations = Self { as_of, ..Self::default() };
        for (program, part) in parts {
            obligations.append(program, part);
        }
        obligations
    }

    fn append(&mut self, program_ref: ProgramRef, part: ProgramObligations) {
        let program = self.programs.len();
        let (subjects, obligations) = (self.subjects.len(), self.all.len());
        for Row { units, record, standings } in part.rows {
            let subject = self.subjects.len();
            self.subjects.push(Subject { program, units, record });
            for (&(item, due), standing) in part.items.iter().zip(standings) {
                let ItemStanding { standing, is_first_seen, reason } = standing;
                let reason = reason.map(|it| self.reason_of(it));
                self.all.push(Obligation { subject, item, due, standing, is_first_seen, reason });
            }
        }
        self.programs.push(ProgramSchedule {
            program: program_ref,
            items: part.items,
            without_due_date: part.without_due_date,
            subjects: subjects..self.subjects.len(),
            obligations: obligations..self.all.len(),
        });
    }

    fn reason_of(&mut self, reason: Reason) -> u32 {
        // Reasons are few and repeated: one that a whole kind of units shares is kept once.
        let recent = self.reasons.iter().rev().take(16).position(|it| *it == reason);
        let at = recent.map_or(self.reasons.len(), |it| self.reasons.len() - 1 - it);
        if at == self.reasons.len() {
            self.reasons.push(reason);
        }
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Why an obligation is not owed; some, when its standing is exempt.
    #[must_use]
    pub fn reason(&self, obligation: &Obligation) -> Option<&Reason> {
        self.reasons.get(usize::try_from(obligation.reason?).ok()?)
    }

    /// Whose an obligation is.
    #[must_use]
    pub fn subject(&self, obligation: &Obligation) -> &Subject {
        &self.subjects[obligation.subject]
    }

    /// The program that an obligation comes from.
    #[must_use]
    pub fn program(&self, obligation: &Obligation) -> &ProgramSchedule {
        &self.programs[self.subject(obligation).program]
    }

    /// What a subject owes, in the order of its program's items.
    #[must_use]
    pub fn owed_by_subject(&self, subject: usize) -> &[Obligation] {
        let program = &self.programs[self.subjects[subject].program];
        let width = program.items.len();
        let start = program.obligations.start + (subject - program.subjects.start) * width;
        &self.all[start..start + width]
    }

    /// The obligations of a program with one item, subject by subject.
    pub fn column(
        &self,
        program: &ProgramSchedule,
        item: Item,
    ) -> impl Iterator<Item = &Obligation> {
        let at = program.items.iter().position(|(it, _)| *it == item);
        let owed = &self.all[program.obligations.clone()];
        let width = program.items.len().max(1);
        at.into_iter().flat_map(move |at| owed.iter().skip(at).step_by(width))
    }

    /// How many obligations stand how.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(&self.all)
    }

    /// The units that must act on an obligation: those that owe it, or where one is no more, those
    /// that took over from it.
    #[must_use]
    pub fn responsible(
        &self,
        organization: &Organization,
        obligation: &Obligation,
    ) -> Vec<UnitIndex> {
        let mut units = Vec::new();
        for &unit in &self.subject(obligation).units {
            heirs(organization, unit, self.as_of, 0, &mut units);
        }
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Obligations of one standing, the longest overdue, the latest or the next due first.
    #[must_use]
    pub fn ranked(&self, kind: StandingKind) -> Vec<&Obligation> {
        self.ranked_in(0..self.all.len(), kind)
    }

    /// The same of a part of [`Obligations::all`], such as a program's.
    #[must_use]
    pub fn ranked_in(
        &self,
        program_obligations: Range<usize>,
        kind: StandingKind,
    ) -> Vec<&Obligation> {
        let program_obligations = &self.all[program_obligations];
        let mut found: Vec<&Obligation> =
            program_obligations.iter().filter(|it| it.standing.kind() == kind).collect();
        match kind {
            StandingKind::NotDue => found.sort_by_key(|it| (it.due, it.subject)),
            StandingKind::OnTime
            | StandingKind::Late
            | StandingKind::Undated
            | StandingKind::Overdue
            | StandingKind::Exempt => {
                found
                    .sort_by_key(|it| (std::cmp::Reverse(it.days(self.as_of)), it.due, it.subject));
            }
        }
        found
    }
}

/// The units that a unit's duties passed to, if it is no more on a day.
fn heirs(
    organization: &Organization,
    unit: UnitIndex,
    day: Date,
    depth: usize,
    out: &mut Vec<UnitIndex>,
) {
    // No city reorganises as often within a plan's life; units that succeed each other do.
    const DEEPEST: usize = 8;
    let gone = organization.units()[unit].to.is_some_and(|it| it.date < day);
    let next: Vec<UnitIndex> = organization.successors(unit).collect();
    if !gone || next.is_empty() || depth == DEEPEST {
        return out.push(unit);
    }
    for heir in next {
        heirs(organization, heir, day, depth + 1, out);
    }
}
