//! Whom a finding about a file concerns.

use std::collections::HashMap;

use crate::diagnostic::{Findings, UnitName};
use crate::disclosure::{Kind, Ledger, Record, Subject};
use crate::record::{Library, Program, UnitIndex};

/// The findings with the units that wrote the files, or are in charge of them.
pub(super) fn named(findings: Findings, library: &Library, ledger: &Ledger) -> Findings {
    if findings.is_empty() {
        return findings;
    }
    let concerned = concerned(library, ledger);
    let unit = |index: &UnitIndex| {
        let unit = &library.organization.units()[*index];
        UnitName { id: unit.id.to_string(), name: unit.name.to_string() }
    };
    let mut named = Findings::default();
    named.extend(findings.into_iter().map(|mut diagnostic| {
        if diagnostic.units.is_empty() {
            let units =
                concerned.get(diagnostic.place.file.as_str()).map_or(&[][..], Vec::as_slice);
            diagnostic.units = units.iter().map(unit).collect();
        }
        diagnostic
    }));
    named
}

/// The units of each file of a program.
fn concerned<'a>(library: &'a Library, ledger: &Ledger) -> HashMap<&'a str, Vec<UnitIndex>> {
    let mut concerned = HashMap::new();
    let mut office = |program: &'a Program| {
        let (first, last) = program.days();
        let unit = library.organization.find(&program.file.office, first, last);
        concerned.insert(program.path.as_str(), unit.into_iter().collect());
    };
    library.plans.iter().for_each(|it| office(&it.program));
    library.programmes.iter().for_each(|it| office(&it.program));
    for subject in &ledger.subjects {
        if let Some(file) = file(library, ledger, subject) {
            concerned.insert(file, subject.units.clone());
        }
    }
    concerned
}

/// The file of a subject, if there is one.
fn file<'a>(library: &'a Library, ledger: &Ledger, subject: &Subject) -> Option<&'a str> {
    match (ledger.programs[subject.program].kind, subject.record) {
        (Kind::Plan(plan), Record::Sheet(sheet)) => {
            Some(&library.plans[plan].sheets.get(sheet)?.file)
        }
        (Kind::Plan(plan), Record::LeftOut(gap)) => Some(&library.plans[plan].gaps.get(gap)?.file),
        (Kind::Programme(programme), Record::Charter(charter)) => {
            Some(&library.programmes[programme].charters.get(charter)?.file)
        }
        (Kind::Programme(programme), Record::LeftOut(gap)) => {
            Some(&library.programmes[programme].gaps.get(gap)?.file)
        }
        (
            Kind::Plan(_) | Kind::Programme(_),
            Record::Sheet(_) | Record::Charter(_) | Record::Listed(_) | Record::Missing,
        ) => None,
    }
}
