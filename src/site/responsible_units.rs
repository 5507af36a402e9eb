//! Whom a finding about a file concerns.

use std::collections::HashMap;

use crate::diagnostic::{Findings, UnitName};
use crate::disclosure::{Obligations, ProgramRef, RecordRef, Subject};
use crate::record::{Library, Program, UnitIndex};

/// The findings with the units that wrote the files, or are in charge of them.
pub(super) fn named(findings: Findings, library: &Library, obligations: &Obligations) -> Findings {
    if findings.is_empty() {
        return findings;
    }
    let concerned = concerned(library, obligations);
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
fn concerned<'a>(
    library: &'a Library,
    obligations: &Obligations,
) -> HashMap<&'a str, Vec<UnitIndex>> {
    let mut concerned = HashMap::new();
    let mut office = |program: &'a Program| {
        let (first, last) = program.days();
        let unit = library.organization.find(&program.file.office, first, last);
        concerned.insert(program.path.as_str(), unit.into_iter().collect());
    };
    library.plans.iter().for_each(|it| office(&it.program));
    library.charter_years.iter().for_each(|it| office(&it.program));
    for subject in &obligations.subjects {
        if let Some(file) = file(library, obligations, subject) {
            concerned.insert(file, subject.units.clone());
        }
    }
    concerned
}

/// The file of a subject, if there is one.
fn file<'a>(library: &'a Library, obligations: &Obligations, subject: &Subject) -> Option<&'a str> {
    match (obligations.programs[subject.program].kind, subject.record) {
        (ProgramRef::Plan(plan), RecordRef::Sheet(sheet)) => {
            Some(&library.plans[plan].sheets.get(sheet)?.file)
        }
        (ProgramRef::Plan(plan), RecordRef::LeftOut(gap)) => {
            Some(&library.plans[plan].gaps.get(gap)?.file)
        }
        (ProgramRef::CharterYear(charter_year), RecordRef::Charter(charter)) => {
            Some(&library.charter_years[charter_year].charters.get(charter)?.file)
        }
        (ProgramRef::CharterYear(charter_year), RecordRef::LeftOut(gap)) => {
            Some(&library.charter_years[charter_year].gaps.get(gap)?.file)
        }
        (
            ProgramRef::Plan(_) | ProgramRef::CharterYear(_),
            RecordRef::Sheet(_) | RecordRef::Charter(_) | RecordRef::Listed(_) | RecordRef::Missing,
        ) => None,
    }
}
