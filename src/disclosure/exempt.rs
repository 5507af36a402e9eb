//! Why something is not owed.

use jiff::civil::Date;

use super::Item;
use crate::record::{
    Duty, Exemption, FixedWord, Names, Organization, Program, ProgramExemption, SheetNumber, Unit,
    UnitIndex, When,
};

/// Why something is not owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// As the city wrote it.
    Written(String),
    /// The unit was set up on this day, after the time in question.
    NotYet(Date),
    /// The record was taken off the site on this day, and why, as the city wrote it.
    Withdrawn {
        /// The first day on which it was not published.
        day: Date,
        /// Why.
        reason: String,
    },
    /// The last day of the unit was this one, before the time in question.
    NoMore(Date),
}

/// An exemption, its names looked up.
pub(super) struct Exempting<'a> {
    units: Vec<UnitIndex>,
    numbers: Vec<SheetNumber>,
    when: Vec<When>,
    duties: Vec<Duty>,
    reason: &'a str,
}

impl<'a> Exempting<'a> {
    /// Those of a program.
    pub(super) fn of_program(program: &'a Program, organization: &Organization) -> Vec<Self> {
        let exempting = |it: &'a ProgramExemption| Self {
            units: program.named(&it.units, organization),
            numbers: numbers(&it.numbers),
            when: when(&it.when, program),
            duties: duties(&it.duties),
            reason: &it.reason,
        };
        program.file.exemptions.iter().map(exempting).collect()
    }

    /// The one of a record.
    pub(super) fn of_record(exemption: &'a Exemption, program: &Program) -> Self {
        Self {
            units: Vec::new(),
            numbers: Vec::new(),
            when: when(&exemption.when, program),
            duties: duties(&exemption.duties),
            reason: &exemption.reason,
        }
    }

    /// Whether it covers an item of these units, or of the sheet of this number.
    pub(super) fn covers(&self, item: Item, units: &[UnitIndex], number: &str) -> bool {
        (self.units.is_empty() || units.iter().any(|it| self.units.contains(it)))
            && (self.numbers.is_empty() || self.numbers.contains(&SheetNumber::of(number)))
            && (self.duties.is_empty() || self.duties.contains(&item.duty()))
            && (self.when.is_empty() || self.is_when(item))
    }

    fn is_when(&self, item: Item) -> bool {
        self.when.iter().any(|it| match (it, item) {
            (When::Period(named), Item::Report(period)) => *named == period,
            (When::Period(_), _) => false,
            (When::Year(named), _) => match item.year() {
                Some(year) => *named == year,
                // What concerns the whole program belongs to no year, unless it is named.
                None => !self.duties.is_empty(),
            },
        })
    }

    pub(super) fn reason(&self) -> Reason {
        Reason::Written(self.reason.to_owned())
    }
}

fn numbers(names: &Names) -> Vec<SheetNumber> {
    names.0.iter().map(|it| SheetNumber::of(it)).collect()
}

fn when(names: &Names, program: &Program) -> Vec<When> {
    names.0.iter().flat_map(|it| program.times(it)).collect()
}

fn duties(names: &Names) -> Vec<Duty> {
    names.0.iter().filter_map(|it| Duty::find(it)).collect()
}

/// Why a unit does not owe an item of its charter year, because it did not exist then.
///
/// A charter is posted by units that exist on some day from the start of the program to its due
/// day; a year is judged by units that exist on its last day.
pub(super) fn absent(unit: &Unit, item: Item, program: &Program, due: Date) -> Option<Reason> {
    let (first, last) = item.interval(program);
    let (first, last) = match item {
        Item::Posting => (first, due.max(first)),
        Item::Annual(_) => (last, last),
        Item::Report(_) | Item::Provisional | Item::Final => (first, last),
    };
    match (unit.from, unit.to) {
        (Some(from), _) if from.date > last => Some(Reason::NotYet(from.date)),
        (_, Some(to)) if to.date < first => Some(Reason::NoMore(to.date)),
        _ => None,
    }
}
