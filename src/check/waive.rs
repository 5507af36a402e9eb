//! Findings that someone looked at and found in order are not reported, and a waiver that nothing
//! needs is.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::CityContext;
use super::reporter::{Finding, Reporter};
use crate::diagnostic::Code;
use crate::diagnostic::code;
use crate::disclosure::ProgramRef;
use crate::record::{Key, Path, Program, UnitIndex, Waiver};

/// The waivers of a city, by the file that they stand in.
pub(super) struct Waivers<'a> {
    by_file: HashMap<&'a str, FileWaivers<'a>>,
}

/// The waivers of a file, in order, and whether each was needed.
struct FileWaivers<'a> {
    file: &'a str,
    /// The program whose words a record is written in; none for a program's own file.
    program: Option<&'a Program>,
    units: Vec<UnitIndex>,
    rows: Vec<(&'a Waiver, AtomicBool)>,
}

impl<'a> Waivers<'a> {
    pub(super) fn of(city: CityContext<'a>) -> Self {
        let mut by_file = HashMap::new();
        let mut add = |file: &'a str, program, rows: &'a [Waiver], units: Vec<UnitIndex>| {
            let rows = rows.iter().map(|it| (it, AtomicBool::new(false))).collect();
            by_file.insert(file, FileWaivers { file, program, units, rows });
        };
        let (library, organization) = (city.library, &city.library.organization);
        for program in ProgramRef::all(library).map(|it| it.resolve(library)) {
            let office = program.office(organization).into_iter().collect();
            add(&program.path, None, &program.file.waivers, office);
        }
        for plan in &library.plans {
            for sheet in plan.sheets.iter().filter(|it| !it.data.waivers.is_empty()) {
                let units = plan.program.named(&sheet.data.owner, organization);
                add(&sheet.file, Some(&plan.program), &sheet.data.waivers, units);
            }
        }
        for charter_year in &library.charter_years {
            for charter in charter_year.charters.iter().filter(|it| !it.data.waivers.is_empty()) {
                let unit = organization.by_id(&charter.slug).into_iter().collect();
                add(&charter.file, Some(&charter_year.program), &charter.data.waivers, unit);
            }
        }
        Self { by_file }
    }

    /// Whether a finding is waived; the waiver is needed then.
    pub(super) fn waive(&self, finding: &Finding<'_>) -> bool {
        self.by_file.get(finding.file).is_some_and(|it| it.waive(finding))
    }

    /// The waivers that nothing has needed. `is_on` tells whether a rule is looked for at all: a
    /// waiver of one that is not may stay.
    pub(super) fn unused(&self, is_on: &dyn Fn(&'static Code) -> bool) -> Vec<Finding<'a>> {
        let mut files: Vec<&FileWaivers> = self.by_file.values().collect();
        files.sort_by_key(|it| it.file);
        let mut unused = Vec::new();
        for file in files {
            file.unused(is_on, &mut unused);
        }
        unused
    }
}

impl<'a> FileWaivers<'a> {
    fn waive(&self, finding: &Finding<'_>) -> bool {
        let mut waived = false;
        for (waiver, needed) in &self.rows {
            let rule = finding.code.is_called(&waiver.rule);
            if rule && finding.path.is_within(&waiver.place, finding.program) {
                needed.store(true, Ordering::Relaxed);
                waived = true;
            }
        }
        waived
    }

    fn unused(&self, is_on: &dyn Fn(&'static Code) -> bool, unused: &mut Vec<Finding<'a>>) {
        for (index, (waiver, needed)) in self.rows.iter().enumerate() {
            let Some(rule) = code::find(&waiver.rule) else { continue };
            if needed.load(Ordering::Relaxed) || !is_on(rule) {
                continue;
            }
            let mut reporter = Reporter::in_city(&code::UNUSED_WAIVER, unused);
            let path = Path::default().then(Key::Waivers).then(index).then(Key::Rule);
            let finding = reporter.in_file(self.file, self.program, path);
            finding.with("rule", rule.name).with("place", &*waiver.place).about(&self.units);
        }
    }
}
