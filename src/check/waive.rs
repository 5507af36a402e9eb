//! Findings that someone looked at and found in order are not reported, and a waiver that nothing
//! needs is.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::CityContext;
use super::levels::folder;
use super::reporter::{Finding, Reporter};
use crate::diagnostic::{Code, Family, code};
use crate::disclosure::ProgramRef;
use crate::record::{
    Key, Names, Path, Program, ProgramWaiver, SheetNumber, Text, UnitIndex, Waiver,
};

/// Whether a rule is looked for in a part of a file.
type IsOn<'i> = &'i dyn Fn(&'static Code, &str, Option<Key>) -> bool;

/// The waivers of a city.
pub(super) struct Waivers<'a> {
    /// By the record that they stand in.
    of_records: HashMap<&'a str, RecordWaivers<'a>>,
    /// By the folder of the program whose file they stand in.
    of_programs: HashMap<&'a str, ProgramWaivers<'a>>,
}

/// The waivers of a record, in order, and whether each was needed.
struct RecordWaivers<'a> {
    file: &'a str,
    /// The program whose words the record is written in.
    program: &'a Program,
    units: Vec<UnitIndex>,
    rows: Vec<(&'a Waiver, AtomicBool)>,
}

/// The waivers of a program, for its file and for its records.
struct ProgramWaivers<'a> {
    program: &'a Program,
    office: Vec<UnitIndex>,
    rows: Vec<ProgramRow<'a>>,
    /// What may be named of each record, by its file.
    records: HashMap<&'a str, Named>,
}

/// A waiver of a program, with what it names.
struct ProgramRow<'a> {
    waiver: &'a ProgramWaiver,
    numbers: Vec<Restriction<SheetNumber>>,
    units: Vec<Restriction<Vec<UnitIndex>>>,
    needed: AtomicBool,
}

/// A record, or records, that a waiver is for, and whether it was needed for them.
struct Restriction<T> {
    to: T,
    needed: AtomicBool,
}

/// What a record can be named by.
struct Named {
    number: Option<SheetNumber>,
    units: Vec<UnitIndex>,
}

impl<'a> Waivers<'a> {
    pub(super) fn of(city: CityContext<'a>) -> Self {
        let mut waivers = Self { of_records: HashMap::new(), of_programs: HashMap::new() };
        let (library, organization) = (city.library, &city.library.organization);
        for plan in &library.plans {
            for sheet in plan.sheets.iter().filter(|it| !city.is_withdrawn(&*it.data)) {
                let units = plan.program.named(&sheet.data.owner, organization);
                waivers.add(&sheet.file, &plan.program, units, &sheet.data.waivers);
            }
        }
        for charter_year in &library.charter_years {
            let charters = charter_year.charters.iter();
            for charter in charters.filter(|it| !city.is_withdrawn(&*it.data)) {
                let units = organization.by_id(&charter.slug).into_iter().collect();
                waivers.add(&charter.file, &charter_year.program, units, &charter.data.waivers);
            }
        }
        for reference in ProgramRef::all(library) {
            let program = reference.resolve(library);
            if !program.file.waivers.is_empty() {
                let of_program = ProgramWaivers::new(city, reference);
                waivers.of_programs.insert(folder(&program.path), of_program);
            }
        }
        waivers
    }

    fn add(
        &mut self,
        file: &'a str,
        program: &'a Program,
        units: Vec<UnitIndex>,
        rows: &'a [Waiver],
    ) {
        if !rows.is_empty() {
            let rows = rows.iter().map(|it| (it, AtomicBool::new(false))).collect();
            self.of_records.insert(file, RecordWaivers { file, program, units, rows });
        }
    }

    /// Whether a finding is waived; the waiver is needed then.
    pub(super) fn waive(&self, finding: &Finding<'_>) -> bool {
        let of_record = self.of_records.get(finding.file).is_some_and(|it| it.waive(finding));
        let of_program = self.of_programs.get(folder(finding.file));
        // Both are needed where both say it.
        of_program.is_some_and(|it| it.waive(finding)) || of_record
    }

    /// The waivers that nothing has needed. `is_on` tells whether a rule is looked for at all in a part of a file: a
    /// waiver of one that is not may stay.
    pub(super) fn unused(&self, is_on: IsOn<'_>) -> Vec<Finding<'a>> {
        let mut unused = Vec::new();
        let mut records: Vec<&RecordWaivers> = self.of_records.values().collect();
        records.sort_by_key(|it| it.file);
        for record in records {
            record.unused(is_on, &mut unused);
        }
        let mut programs: Vec<&ProgramWaivers> = self.of_programs.values().collect();
        programs.sort_by_key(|it| &it.program.path);
        for program in programs {
            program.unused(is_on, &mut unused);
        }
        unused
    }
}

impl<'a> RecordWaivers<'a> {
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

    fn unused(&self, is_on: IsOn<'_>, unused: &mut Vec<Finding<'a>>) {
        for (index, (waiver, needed)) in self.rows.iter().enumerate() {
            let Some(rule) = code::find(&waiver.rule) else { continue };
            if needed.load(Ordering::Relaxed)
                || !is_on(rule, self.file, part(&waiver.place, self.program))
            {
                continue;
            }
            let path = Path::default().then(Key::Waivers).then(index).then(Key::Rule);
            let mut reporter = Reporter::in_city(&code::UNUSED_WAIVER, unused);
            let finding = reporter.in_file(self.file, Some(self.program), path);
            finding.about(&self.units);
            tell(finding, rule, &waiver.place, "");
        }
    }
}

impl<'a> ProgramWaivers<'a> {
    fn new(city: CityContext<'a>, reference: ProgramRef) -> Self {
        let (library, organization) = (city.library, &city.library.organization);
        let program = reference.resolve(library);
        let unit = |name: &Text| program.named(&Names(vec![name.clone()]), organization);
        let row = |waiver: &'a ProgramWaiver| ProgramRow {
            waiver,
            numbers: restrictions(&waiver.numbers, |it| SheetNumber::of(it)),
            units: restrictions(&waiver.units, unit),
            needed: AtomicBool::new(false),
        };
        let records = match reference {
            ProgramRef::Plan(index) => {
                let sheets = library.plans[index].sheets.iter();
                sheets
                    .map(|sheet| {
                        let number = Some(SheetNumber::of(&sheet.data.number));
                        let units = program.named(&sheet.data.owner, organization);
                        (sheet.file.as_str(), Named { number, units })
                    })
                    .collect()
            }
            ProgramRef::CharterYear(index) => {
                let charters = library.charter_years[index].charters.iter();
                charters
                    .map(|charter| {
                        let units = organization.by_id(&charter.slug).into_iter().collect();
                        (charter.file.as_str(), Named { number: None, units })
                    })
                    .collect()
            }
        };
        Self {
            program,
            office: program.office(organization).into_iter().collect(),
            rows: program.file.waivers.iter().map(row).collect(),
            records,
        }
    }

    fn waive(&self, finding: &Finding<'_>) -> bool {
        let named = self.records.get(finding.file);
        let mut waived = false;
        for row in &self.rows {
            let is_named = match named {
                Some(named) => row.names(named),
                // The program's own file has neither a number nor units.
                None => row.numbers.is_empty() && row.units.is_empty(),
            };
            let rule = finding.code.is_called(&row.waiver.rule);
            if rule && is_named && finding.path.is_within(&row.waiver.place, finding.program) {
                row.need(named);
                waived = true;
            }
        }
        waived
    }

    fn unused(&self, is_on: IsOn<'_>, unused: &mut Vec<Finding<'a>>) {
        for (index, row) in self.rows.iter().enumerate() {
            let Some(rule) = code::find(&row.waiver.rule) else { continue };
            if !is_on(rule, &self.program.path, part(&row.waiver.place, self.program)) {
                continue;
            }
            let mut report = |step: Path, record: &str| {
                let mut reporter = Reporter::in_city(&code::UNUSED_WAIVER, unused);
                let finding = reporter.in_file(&self.program.path, None, step);
                finding.about(&self.office);
                tell(finding, rule, &row.waiver.place, record);
            };
            let path = || Path::default().then(Key::Waivers).then(index);
            if !row.needed.load(Ordering::Relaxed) {
                report(path().then(Key::Rule), "");
                continue;
            }
            let names = row.waiver.numbers.0.iter().zip(&row.numbers).enumerate();
            for (at, (name, _)) in names.filter(|it| !it.1.1.needed.load(Ordering::Relaxed)) {
                report(path().then(Key::Number).then(at), name);
            }
            let names = row.waiver.units.0.iter().zip(&row.units).enumerate();
            for (at, (name, _)) in names.filter(|it| !it.1.1.needed.load(Ordering::Relaxed)) {
                report(path().then(Key::Units).then(at), name);
            }
        }
    }
}

impl ProgramRow<'_> {
    /// Whether the waiver is for a record.
    fn names(&self, record: &Named) -> bool {
        let number = self.numbers.is_empty() || self.numbers.iter().any(|it| it.is_number(record));
        number && (self.units.is_empty() || self.units.iter().any(|it| it.is_unit(record)))
    }

    /// Notes that it was needed for a record, or for the program's own file.
    fn need(&self, record: Option<&Named>) {
        self.needed.store(true, Ordering::Relaxed);
        let Some(record) = record else { return };
        for number in self.numbers.iter().filter(|it| it.is_number(record)) {
            number.needed.store(true, Ordering::Relaxed);
        }
        for unit in self.units.iter().filter(|it| it.is_unit(record)) {
            unit.needed.store(true, Ordering::Relaxed);
        }
    }
}

fn restrictions<T>(names: &Names, to: impl Fn(&Text) -> T) -> Vec<Restriction<T>> {
    names.0.iter().map(|it| Restriction { to: to(it), needed: AtomicBool::new(false) }).collect()
}

impl Restriction<SheetNumber> {
    fn is_number(&self, record: &Named) -> bool {
        record.number.as_ref() == Some(&self.to)
    }
}

impl Restriction<Vec<UnitIndex>> {
    fn is_unit(&self, record: &Named) -> bool {
        self.to.iter().any(|it| record.units.contains(it))
    }
}

/// The part of a file in which the place of a waiver is.
fn part(place: &str, program: &Program) -> Option<Key> {
    let word = place.split('.').next().unwrap_or_default().trim();
    program.form.key(word).and_then(Key::find)
}

/// Says that a waiver is not needed: at all, or for a record that it names.
fn tell(finding: &mut Finding<'_>, rule: &Code, place: &str, record: &str) {
    let kind = match (rule.family, record) {
        (Family::Reading, _) => "reading",
        (Family::Disclosure | Family::Consistency | Family::Links | Family::Text, "") => "place",
        (Family::Disclosure | Family::Consistency | Family::Links | Family::Text, _) => "record",
    };
    finding.with("rule", rule.name).with("place", place).with("record", record).with("kind", kind);
}
