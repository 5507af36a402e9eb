//! D109: a unit was late with one thing after the other.
//!
//! Once can happen; three of four half-years is how the reform of item 45 went without anybody being
//! named. A charter year goes on from year to year, so its years are looked at together.

use std::collections::BTreeMap;

use super::super::context::CityContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Item, Obligation, ProgramRef, Standing};
use crate::record::{Key, Path, Program, UnitIndex};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::LATE_REPEATEDLY).of_city(look);

/// From how many in a row it is more than a slip.
const IN_A_ROW: usize = 2;

fn look<'a>(city: CityContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let mut by_unit: BTreeMap<UnitIndex, Vec<&'a Obligation>> = BTreeMap::new();
    for (index, subject) in city.obligations.subjects.iter().enumerate() {
        let owed = city.obligations.owed_by_subject(index);
        match (city.obligations.programs[subject.program].program, subject.units.first()) {
            (ProgramRef::Plan(_), _) => runs(city, owed.iter().collect(), &subject.units, reporter),
            (ProgramRef::CharterYear(_), Some(unit)) => {
                by_unit.entry(*unit).or_default().extend(owed);
            }
            (ProgramRef::CharterYear(_), None) => {}
        }
    }
    for (unit, mut owed) in by_unit {
        owed.sort_by_key(|it| (it.due, it.subject));
        runs(city, owed, &[unit], reporter);
    }
}

/// Reports each run of things that were late or are overdue, at the last of them.
fn runs<'a>(
    city: CityContext<'a>,
    owed: Vec<&'a Obligation>,
    units: &[UnitIndex],
    reporter: &mut Reporter<'_, 'a>,
) {
    let mut run: Vec<&Obligation> = Vec::new();
    for obligation in owed {
        match obligation.standing {
            Standing::Late { .. } | Standing::Overdue => run.push(obligation),
            // Neither for nor against.
            Standing::NotDue | Standing::Exempt => {}
            Standing::OnTime { .. } | Standing::Undated => {
                report(city, &run, units, reporter);
                run.clear();
            }
        }
    }
    report(city, &run, units, reporter);
}

fn report<'a>(
    city: CityContext<'a>,
    run: &[&Obligation],
    units: &[UnitIndex],
    reporter: &mut Reporter<'_, 'a>,
) {
    // Of a record that is not there D105 says so.
    let written = run.iter().rev().find_map(|it| Some((*it, file(city, it)?)));
    let Some((last, (file, program))) = written.filter(|_| run.len() >= IN_A_ROW) else { return };
    let said = run.iter().map(|obligation| {
        let name = match obligation.standing {
            Standing::Overdue => "unit-overdue",
            Standing::Late { .. }
            | Standing::OnTime { .. }
            | Standing::Undated
            | Standing::NotDue
            | Standing::Exempt => "unit-late",
        };
        let days = obligation.days(city.obligations.as_of).unwrap_or_default();
        let program = program_of(city, obligation);
        // Of the postings of several years the year must be said.
        let what: Fact = match obligation.item {
            Item::Posting => Message::new("named-program").with("name", &*program.file.name).into(),
            Item::Report(_) | Item::Annual(_) | Item::Provisional | Item::Final => {
                obligation.item.name(program).into()
            }
        };
        Message::new(name).with("unit", what).with("days", days)
    });
    let all = city.library.organization.units();
    let names = units.iter().map(|it| all[*it].name.to_string());
    reporter
        .in_file(file, Some(program), path(city, last))
        .with("units", listed(names))
        .with("count", run.len())
        .with("items", listed(said))
        .about(units)
        .help(Message::new("help-late-repeatedly"));
}

/// The file of what an obligation belongs to, if there is one that can be read.
fn file<'a>(city: CityContext<'a>, obligation: &Obligation) -> Option<(&'a str, &'a Program)> {
    let record = city.obligations.subject(obligation).record.resolve(city.library);
    let file = record.file().filter(|_| record.is_read())?;
    Some((file, program_of(city, obligation)))
}

fn program_of<'a>(city: CityContext<'a>, obligation: &Obligation) -> &'a Program {
    city.obligations.program(obligation).program.resolve(city.library)
}

/// The block that an obligation is in, or should.
fn path(city: CityContext<'_>, obligation: &Obligation) -> Path {
    let block = match (obligation.item, city.obligations.program(obligation).program) {
        (Item::Posting, _) => Key::Posted,
        (Item::Report(_), ProgramRef::Plan(_)) => Key::Progress,
        (Item::Report(_), ProgramRef::CharterYear(_)) => Key::Reports,
        (Item::Annual(_), _) => Key::AnnualEvaluations,
        (Item::Provisional | Item::Final, _) => Key::OverallEvaluation,
    };
    Path::default().then(block)
}
