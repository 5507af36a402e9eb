//! D109: a unit was late with one thing after the other.
//!
//! Once can happen; three of four half-years is how the reform of item 45 went without anybody being
//! named. A charter programme goes on from year to year, so its years are looked at together.

use std::collections::BTreeMap;

use super::super::case::City;
use super::super::found::Found;
use super::super::listing::listed;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Entry, Item, Kind, Record, Standing};
use crate::record::{Path, Program, UnitIndex};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::LATE_REPEATEDLY).of_city(look);

/// From how many in a row it is more than a slip.
const IN_A_ROW: usize = 2;

fn look<'a>(city: City<'a>, found: &mut Found<'_, 'a>) {
    let mut by_unit: BTreeMap<UnitIndex, Vec<&'a Entry>> = BTreeMap::new();
    for (index, subject) in city.ledger.subjects.iter().enumerate() {
        let entries = city.ledger.entries_of(index);
        match (city.ledger.programs[subject.program].kind, subject.units.first()) {
            (Kind::Plan(_), _) => runs(city, entries.iter().collect(), &subject.units, found),
            (Kind::Programme(_), Some(unit)) => by_unit.entry(*unit).or_default().extend(entries),
            (Kind::Programme(_), None) => {}
        }
    }
    for (unit, mut entries) in by_unit {
        entries.sort_by_key(|it| (it.due, it.subject));
        runs(city, entries, &[unit], found);
    }
}

/// Reports each run of things that were late or are overdue, at the last of them.
fn runs<'a>(
    city: City<'a>,
    entries: Vec<&'a Entry>,
    units: &[UnitIndex],
    found: &mut Found<'_, 'a>,
) {
    let mut run: Vec<&Entry> = Vec::new();
    for entry in entries {
        match entry.standing {
            Standing::Late { .. } | Standing::Overdue { .. } => run.push(entry),
            // Neither for nor against.
            Standing::NotDue { .. } | Standing::Exempt => {}
            Standing::OnTime { .. } | Standing::Undated => {
                report(city, &run, units, found);
                run.clear();
            }
        }
    }
    report(city, &run, units, found);
}

fn report<'a>(city: City<'a>, run: &[&Entry], units: &[UnitIndex], found: &mut Found<'_, 'a>) {
    // Of a record that is not there D105 says so.
    let written = run.iter().rev().find_map(|it| Some((*it, file(city, it)?)));
    let Some((last, (file, program))) = written.filter(|_| run.len() >= IN_A_ROW) else { return };
    let said = run.iter().map(|entry| {
        let name = match entry.standing {
            Standing::Overdue { .. } => "unit-overdue",
            Standing::Late { .. }
            | Standing::OnTime { .. }
            | Standing::Undated
            | Standing::NotDue { .. }
            | Standing::Exempt => "unit-late",
        };
        let days = entry.standing.days().unwrap_or_default();
        let program = program_of(city, entry);
        // Of the postings of several years the year must be said.
        let what: Fact = match entry.item {
            Item::Posting => (&*program.file.name).into(),
            Item::Report(_) | Item::Annual(_) | Item::Provisional | Item::Final => {
                entry.item.name(program).into()
            }
        };
        Message::new(name).with("unit", what).with("days", days)
    });
    let all = city.library.organization.units();
    let names = units.iter().map(|it| all[*it].name.to_string());
    found
        .in_file(file, Some(program), path(city, last))
        .with("units", listed(names))
        .with("count", run.len())
        .with("items", listed(said))
        .about(units)
        .help(Message::new("help-late-repeatedly"));
}

/// The file of what an entry belongs to, if there is one that can be read.
fn file<'a>(city: City<'a>, entry: &Entry) -> Option<(&'a str, &'a Program)> {
    let file = match (city.ledger.program(entry).kind, city.ledger.subject(entry).record) {
        (Kind::Plan(plan), Record::Sheet(sheet)) => {
            &city.library.plans[plan].sheets.get(sheet)?.file
        }
        (Kind::Programme(programme), Record::Charter(charter)) => {
            &city.library.programmes[programme].charters.get(charter)?.file
        }
        (
            Kind::Plan(_) | Kind::Programme(_),
            Record::Sheet(_)
            | Record::Charter(_)
            | Record::LeftOut(_)
            | Record::Listed(_)
            | Record::Missing,
        ) => return None,
    };
    Some((file, program_of(city, entry)))
}

fn program_of<'a>(city: City<'a>, entry: &Entry) -> &'a Program {
    match city.ledger.program(entry).kind {
        Kind::Plan(plan) => &city.library.plans[plan].program,
        Kind::Programme(programme) => &city.library.programmes[programme].program,
    }
}

/// The block that an entry stands in, or should.
fn path(city: City<'_>, entry: &Entry) -> Path {
    let block = match (entry.item, city.ledger.program(entry).kind) {
        (Item::Posting, _) => "掲載日",
        (Item::Report(_), Kind::Plan(_)) => "進捗管理",
        (Item::Report(_), Kind::Programme(_)) => "実施状況",
        (Item::Annual(_), _) => "年度評価",
        (Item::Provisional | Item::Final, _) => "計画期間の評価",
    };
    Path::default().then(block)
}
