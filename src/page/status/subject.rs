//! Who owes: what it is called and where it stands.

use crate::disclosure::{ProgramRef, RecordRef, Subject};
use crate::page::frame::Link;
use crate::page::site::{CharterOf, SheetOf};
use crate::page::{Address, Site, charter_year, plan};
use crate::record::{Program, UnitIndex};

impl<'a> Site<'a> {
    /// The program at a place of the ledger.
    pub(super) fn program_at(&self, at: usize) -> &'a Program {
        self.program(self.obligations.programs[at].kind)
    }

    /// A program.
    pub(super) fn program(&self, kind: ProgramRef) -> &'a Program {
        match kind {
            ProgramRef::Plan(at) => &self.library.plans[at].program,
            ProgramRef::CharterYear(at) => &self.library.charter_years[at].program,
        }
    }

    /// Where the page of a program stands that tells who published what.
    pub(in crate::page) fn status_address(&self, kind: ProgramRef) -> Address {
        let folder = match kind {
            ProgramRef::Plan(_) => "reforms",
            ProgramRef::CharterYear(_) => "charters",
        };
        Address::new(&["status", folder, &self.program(kind).slug])
    }

    /// The same as a link under the program's name.
    pub(super) fn status_link(&self, at: usize) -> Link {
        let address = self.status_address(self.obligations.programs[at].kind);
        Link::new(&*self.program_at(at).file.name, &address)
    }

    /// Where a program's own page stands.
    pub(super) fn program_link(&self, kind: ProgramRef) -> Link {
        let program = self.program(kind);
        let address = match kind {
            ProgramRef::Plan(_) => plan::address(program),
            ProgramRef::CharterYear(_) => charter_year::address(program),
        };
        Link::new(&*program.file.name, &address)
    }

    /// What a subject owes, where it is published: the sheet under its name, the charter under the
    /// charter year's. What has no page leads to its unit, which is to blame, else to the program.
    pub(super) fn record_link(&self, subject: &Subject) -> Link {
        let link = match self.obligations.programs[subject.program].kind {
            ProgramRef::Plan(plan) => self.sheet_link(plan, subject.record),
            ProgramRef::CharterYear(charter_year) => {
                self.charter_link(charter_year, subject.record)
            }
        };
        let (label, address) = link;
        let href = address.map_or_else(|| self.fallback(subject), |it| it.link());
        Link { label, href }
    }

    fn sheet_link(&self, plan: usize, record: RecordRef) -> (String, Option<Address>) {
        let plan = &self.library.plans[plan];
        match record {
            RecordRef::Sheet(at) => {
                let sheet = SheetOf { plan, at };
                // Of a draft there is only the number.
                if sheet.data().draft {
                    (sheet.number(self), None)
                } else {
                    (sheet.name(self), Some(sheet.address()))
                }
            }
            RecordRef::LeftOut(at) => (self.numbered(&plan.program, &plan.gaps[at].slug), None),
            RecordRef::Listed(at) => {
                let number = plan.program.file.items.get(at).map_or("", |(it, _)| &**it);
                (self.numbered(&plan.program, number), None)
            }
            RecordRef::Charter(_) | RecordRef::Missing => (String::new(), None),
        }
    }

    fn charter_link(&self, charter_year: usize, record: RecordRef) -> (String, Option<Address>) {
        let charter_year = &self.library.charter_years[charter_year];
        let charter: Option<CharterOf> = match record {
            RecordRef::Charter(at) => self.charter(charter_year, &charter_year.charters[at]),
            RecordRef::Sheet(_)
            | RecordRef::LeftOut(_)
            | RecordRef::Listed(_)
            | RecordRef::Missing => None,
        };
        (charter_year.program.file.name.to_string(), charter.map(|it| it.address(self)))
    }

    fn fallback(&self, subject: &Subject) -> String {
        match subject.units.first() {
            Some(unit) => self.unit(*unit).href.clone(),
            None => self.program_link(self.obligations.programs[subject.program].kind).href,
        }
    }

    /// A unit and its page.
    pub(super) fn unit_link(&self, unit: UnitIndex) -> Link {
        Link { label: self.named(unit).name.to_string(), href: self.unit(unit).href.clone() }
    }

    /// The units of a subject by name.
    pub(super) fn unit_names(&self, subject: &Subject) -> String {
        let names: Vec<&str> = subject.units.iter().map(|it| &*self.named(*it).name).collect();
        names.join(&self.phrases.comma)
    }
}
