//! Whom a finding about a file concerns.

use std::collections::HashMap;

use crate::diagnostic::{Findings, UnitName};
use crate::disclosure::{Obligations, ProgramRef};
use crate::record::{Library, UnitIndex};

/// The findings with the units that wrote the files, or are in charge of them.
pub(super) fn named(findings: Findings, library: &Library, obligations: &Obligations) -> Findings {
    if findings.as_slice().is_empty() {
        return findings;
    }
    let concerned = concerned(library, obligations);
    let unit = |index: &UnitIndex| {
        let unit = &library.organization.units()[*index];
        UnitName { id: unit.id.to_string(), name: unit.name.to_string() }
    };
    findings.map(|mut diagnostic| {
        if diagnostic.units.is_empty() {
            let units =
                concerned.get(diagnostic.place.file.as_str()).map_or(&[][..], Vec::as_slice);
            diagnostic.units = units.iter().map(unit).collect();
        }
        diagnostic
    })
}

/// The units of each file of a program.
fn concerned<'a>(
    library: &'a Library,
    obligations: &Obligations,
) -> HashMap<&'a str, Vec<UnitIndex>> {
    let mut concerned = HashMap::new();
    for program in ProgramRef::all(library).map(|it| it.resolve(library)) {
        let office = program.office(&library.organization);
        concerned.insert(program.path.as_str(), office.into_iter().collect());
    }
    for subject in &obligations.subjects {
        if let Some(file) = subject.record.resolve(library).file() {
            concerned.insert(file, subject.units.clone());
        }
    }
    concerned
}
