//! Every obligation of every program and its standing on a day.

use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use super::part::{self, Part};
use super::{Entry, Item, Kind, Reason, StandingKind, Subject, Tally};
use crate::record::{Library, Organization, UnitIndex};

/// Who owes what, and what became of it, by a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The day it speaks for.
    pub as_of: Date,
    /// The programs: plans first, then charter programmes, as the library has them.
    pub programs: Vec<ProgramLedger>,
    /// Who or what owes, program by program.
    pub subjects: Vec<Subject>,
    /// The obligations: subject by subject, in the order of their program's items.
    pub entries: Vec<Entry>,
    reasons: Vec<Reason>,
}

/// What one program makes due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramLedger {
    /// Which program it is.
    pub kind: Kind,
    /// What it makes due and by when, in order of time.
    pub items: Vec<(Item, Date)>,
    /// What it asks for without a rule that says by when.
    pub unruled: Vec<Unruled>,
    /// Its part of [`Ledger::subjects`].
    pub subjects: Range<usize>,
    /// Its part of [`Ledger::entries`].
    pub entries: Range<usize>,
}

/// Something that a program asks for, or records carry, without a due day: nobody can be late with
/// it, so it is no obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unruled(pub Item);

impl Ledger {
    /// A ledger in which nothing is owed.
    #[must_use]
    pub fn empty(as_of: Date) -> Self {
        Self { as_of, ..Self::default() }
    }

    /// The ledger of a library on a day.
    #[must_use]
    pub fn new(library: &Library, as_of: Date) -> Self {
        let organization = &library.organization;
        let plans = library.plans.par_iter().enumerate().map(|(index, plan)| {
            let part = part::of_plan(plan, organization, as_of);
            (Kind::Plan(index), part)
        });
        let programmes = library.programmes.par_iter().enumerate().map(|(index, programme)| {
            let part = part::of_programme(programme, organization, as_of);
            (Kind::Programme(index), part)
        });
        let parts: Vec<(Kind, Part)> = plans.chain(programmes).collect();
        let mut ledger = Self { as_of, ..Self::default() };
        for (kind, part) in parts {
            ledger.append(kind, part);
        }
        ledger
    }

    fn append(&mut self, kind: Kind, part: Part) {
        let program = self.programs.len();
        let (subjects, entries) = (self.subjects.len(), self.entries.len());
        for row in part.rows {
            let subject = self.subjects.len();
            self.subjects.push(Subject { program, ..row.subject });
            for (entry, reason) in row.entries {
                let reason = reason.map(|it| self.reason_of(it));
                self.entries.push(Entry { subject, reason, ..entry });
            }
        }
        self.programs.push(ProgramLedger {
            kind,
            items: part.items,
            unruled: part.unruled,
            subjects: subjects..self.subjects.len(),
            entries: entries..self.entries.len(),
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
    pub fn reason(&self, entry: &Entry) -> Option<&Reason> {
        self.reasons.get(usize::try_from(entry.reason?).ok()?)
    }

    /// Whose an obligation is.
    #[must_use]
    pub fn subject(&self, entry: &Entry) -> &Subject {
        &self.subjects[entry.subject]
    }

    /// The program that an obligation comes from.
    #[must_use]
    pub fn program(&self, entry: &Entry) -> &ProgramLedger {
        &self.programs[self.subject(entry).program]
    }

    /// What a subject owes, in the order of its program's items.
    #[must_use]
    pub fn entries_of(&self, subject: usize) -> &[Entry] {
        let program = &self.programs[self.subjects[subject].program];
        let width = program.items.len();
        let start = program.entries.start + (subject - program.subjects.start) * width;
        &self.entries[start..start + width]
    }

    /// The obligations of a program with one item, subject by subject.
    pub fn column(&self, program: &ProgramLedger, item: Item) -> impl Iterator<Item = &Entry> {
        let at = program.items.iter().position(|(it, _)| *it == item);
        let entries = &self.entries[program.entries.clone()];
        let width = program.items.len().max(1);
        at.into_iter().flat_map(move |at| entries.iter().skip(at).step_by(width))
    }

    /// How many obligations stand how.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(&self.entries)
    }

    /// The units that must act on an obligation: those that owe it, or where one is no more, those
    /// that took over from it.
    #[must_use]
    pub fn responsible(&self, library: &Library, entry: &Entry) -> Vec<UnitIndex> {
        let organization = &library.organization;
        let mut units = Vec::new();
        for &unit in &self.subject(entry).units {
            heirs(organization, unit, self.as_of, 0, &mut units);
        }
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Obligations of one standing, the longest overdue, the latest or the next due first.
    #[must_use]
    pub fn ranked(&self, kind: StandingKind) -> Vec<&Entry> {
        self.ranked_in(0..self.entries.len(), kind)
    }

    /// The same of a part of [`Ledger::entries`], such as a program's.
    #[must_use]
    pub fn ranked_in(&self, part: Range<usize>, kind: StandingKind) -> Vec<&Entry> {
        let part = &self.entries[part];
        let mut found: Vec<&Entry> = part.iter().filter(|it| it.standing.kind() == kind).collect();
        match kind {
            StandingKind::NotDue => found.sort_by_key(|it| (it.due, it.subject)),
            StandingKind::OnTime
            | StandingKind::Late
            | StandingKind::Undated
            | StandingKind::Overdue
            | StandingKind::Exempt => {
                found.sort_by_key(|it| (std::cmp::Reverse(it.standing.days()), it.due, it.subject));
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
