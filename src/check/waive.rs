//! Findings that someone looked at and found in order are not reported, and a waiver that nothing
//! needs is.

use std::collections::HashMap;

use super::context::CityContext;
use super::reporter::{Finding, Reporter};
use crate::diagnostic::Code;
use crate::diagnostic::code;
use crate::record::{Key, Path, Program, UnitIndex, Waiver};

/// The waivers of a file, in order, and whether each was needed.
struct Waivers<'a> {
    file: &'a str,
    /// The program whose words a record is written in; none for a program's own file.
    program: Option<&'a Program>,
    units: Vec<UnitIndex>,
    rows: &'a [Waiver],
    needed: Vec<bool>,
}

/// What is left of findings after the waivers, with the waivers that nothing needs. `is_on` tells
/// whether a rule is looked for at all: a waiver of one that is not may stay.
pub(super) fn waived<'a>(
    city: CityContext<'a>,
    findings: Vec<Finding<'a>>,
    is_on: &dyn Fn(&'static Code) -> bool,
) -> Vec<Finding<'a>> {
    let mut by_file = collect(city);
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let waivers = by_file.get_mut(finding.file);
        if !waivers.is_some_and(|it| it.waive(&finding)) {
            kept.push(finding);
        }
    }
    if is_on(&code::UNUSED_WAIVER) {
        let mut files: Vec<&Waivers> = by_file.values().collect();
        files.sort_by_key(|it| it.file);
        for file in files {
            file.unused(is_on, &mut kept);
        }
    }
    kept
}

fn collect(city: CityContext<'_>) -> HashMap<&str, Waivers<'_>> {
    let mut files: Vec<Waivers<'_>> = Vec::new();
    let organization = &city.library.organization;
    for context in city.programs() {
        let (program, office) = (context.program, context.office.clone());
        files.push(Waivers::new(&program.path, None, office, &program.file.waivers));
        files.extend(context.sheets.iter().map(|sheet| {
            let units = program.named(&sheet.data.owner, organization);
            Waivers::new(&sheet.file, Some(program), units, &sheet.data.waivers)
        }));
        files.extend(context.charters.iter().map(|charter| {
            let unit = organization.by_id(&charter.slug).into_iter().collect();
            Waivers::new(&charter.file, Some(program), unit, &charter.data.waivers)
        }));
    }
    let waiving = files.into_iter().filter(|it| !it.rows.is_empty());
    waiving.map(|it| (it.file, it)).collect()
}

impl<'a> Waivers<'a> {
    fn new(
        file: &'a str,
        program: Option<&'a Program>,
        units: Vec<UnitIndex>,
        waivers: &'a [Waiver],
    ) -> Self {
        Self { file, program, units, rows: waivers, needed: vec![false; waivers.len()] }
    }

    /// Whether a finding is waived.
    fn waive(&mut self, finding: &Finding<'_>) -> bool {
        let mut waived = false;
        for (waiver, needed) in self.rows.iter().zip(&mut self.needed) {
            let rule = finding.code.is_called(&waiver.rule);
            if rule && finding.path.is_within(&waiver.place, finding.program) {
                *needed = true;
                waived = true;
            }
        }
        waived
    }

    fn unused(&self, is_on: &dyn Fn(&'static Code) -> bool, kept: &mut Vec<Finding<'a>>) {
        for (index, (waiver, needed)) in self.rows.iter().zip(&self.needed).enumerate() {
            let Some(rule) = code::find(&waiver.rule) else { continue };
            if *needed || !is_on(rule) {
                continue;
            }
            let mut reporter = Reporter::in_city(&code::UNUSED_WAIVER, kept);
            let path = Path::default().then(Key::Waivers).then(index).then(Key::Rule);
            let finding = reporter.in_file(self.file, self.program, path);
            finding.with("rule", rule.name).with("place", &*waiver.place).about(&self.units);
        }
    }
}
