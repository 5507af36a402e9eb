//! Who owes: what it is called and where it stands.

use crate::disclosure::{Kind, Record, Subject};
use crate::page::frame::Link;
use crate::page::site::{CharterOf, SheetOf};
use crate::page::{Address, Site, plan, programme};
use crate::record::{Program, UnitIndex};

impl<'a> Site<'a> {
    /// The program at a place of the ledger.
    pub(super) fn program_at(&self, at: usize) -> &'a Program {
        self.program(self.ledger.programs[at].kind)
    }

    /// A program.
    pub(super) fn program(&self, kind: Kind) -> &'a Program {
        match kind {
            Kind::Plan(at) => &self.library.plans[at].program,
            Kind::Programme(at) => &self.library.programmes[at].program,
        }
    }

    /// Where the page of a program stands that tells who published what.
    pub(in crate::page) fn status_address(&self, kind: Kind) -> Address {
        let folder = match kind {
            Kind::Plan(_) => "reforms",
            Kind::Programme(_) => "charters",
        };
        Address::new(&["status", folder, &self.program(kind).slug])
    }

    /// The same as a link under the program's name.
    pub(super) fn status_link(&self, at: usize) -> Link {
        let address = self.status_address(self.ledger.programs[at].kind);
        Link::new(&*self.program_at(at).file.name, &address)
    }

    /// Where a program's own page stands.
    pub(super) fn program_link(&self, kind: Kind) -> Link {
        let program = self.program(kind);
        let address = match kind {
            Kind::Plan(_) => plan::address(program),
            Kind::Programme(_) => programme::address(program),
        };
        Link::new(&*program.file.name, &address)
    }

    /// What a subject owes, where it is published: the sheet under its name, the charter under the
    /// programme's. What has no page leads to its unit, which is to blame, else to the program.
    pub(super) fn record_link(&self, subject: &Subject) -> Link {
        let link = match self.ledger.programs[subject.program].kind {
            Kind::Plan(plan) => self.sheet_link(plan, subject.record),
            Kind::Programme(programme) => self.charter_link(programme, subject.record),
        };
        let (label, address) = link;
        let href = address.map_or_else(|| self.fallback(subject), |it| it.link());
        Link { label, href }
    }

    fn sheet_link(&self, plan: usize, record: Record) -> (String, Option<Address>) {
        let plan = &self.library.plans[plan];
        match record {
            Record::Sheet(at) => {
                let sheet = SheetOf { plan, at };
                // Of a draft there is only the number.
                if sheet.data().draft {
                    (sheet.number(self), None)
                } else {
                    (sheet.name(self), Some(sheet.address()))
                }
            }
            Record::LeftOut(at) => (self.numbered(&plan.program, &plan.gaps[at].slug), None),
            Record::Listed(at) => {
                let number = plan.program.file.items.get(at).map_or("", |(it, _)| &**it);
                (self.numbered(&plan.program, number), None)
            }
            Record::Charter(_) | Record::Missing => (String::new(), None),
        }
    }

    fn charter_link(&self, programme: usize, record: Record) -> (String, Option<Address>) {
        let programme = &self.library.programmes[programme];
        let charter: Option<CharterOf> = match record {
            Record::Charter(at) => self.charter(programme, &programme.charters[at]),
            Record::Sheet(_) | Record::LeftOut(_) | Record::Listed(_) | Record::Missing => None,
        };
        (programme.program.file.name.to_string(), charter.map(|it| it.address(self)))
    }

    fn fallback(&self, subject: &Subject) -> String {
        match subject.units.first() {
            Some(unit) => self.unit(*unit).href.clone(),
            None => self.program_link(self.ledger.programs[subject.program].kind).href,
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
