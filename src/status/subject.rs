//! Who owes: what it is called and where it stands.

use crate::disclosure::{ProgramRef, PublicRecord, Subject};
use crate::record::{Program, UnitIndex};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::Link;

impl<'a> Site<'a> {
    /// The program at a place of the obligations.
    pub(super) fn program_at(&self, at: usize) -> &'a Program {
        self.public.program(self.public.obligations().programs[at].program)
    }

    /// Where the page of a program is that tells who published what.
    pub(crate) fn status_address(&self, program: ProgramRef) -> Address {
        Address::program_status(program, self.public.program(program))
    }

    /// The same as a link under the program's name.
    pub(super) fn status_link(&self, at: usize) -> Link {
        let address = self.status_address(self.public.obligations().programs[at].program);
        Link::new(&*self.program_at(at).file.name, &address)
    }

    /// Where a program's own page is.
    pub(super) fn program_link(&self, program_ref: ProgramRef) -> Link {
        let program = self.public.program(program_ref);
        Link::new(&*program.file.name, &Address::program(program_ref, program))
    }

    /// What a subject owes, where it is published: the sheet under its name, the charter under the
    /// charter year's. What has no page leads to its unit, which is to blame, else to the program.
    pub(crate) fn record_link(&self, subject: &Subject) -> Link {
        let program = self.program_at(subject.program);
        let (label, address) = match self.public.subject(subject) {
            PublicRecord::Sheet(sheet) => (sheet.name(self), Some(sheet.address())),
            PublicRecord::Number(number) => (self.numbered(program, number), None),
            PublicRecord::Charter(charter) => {
                (program.file.name.to_string(), Some(charter.address(self)))
            }
            PublicRecord::Nothing => (program.file.name.to_string(), None),
        };
        let href = address.map_or_else(|| self.fallback(subject), |it| it.link());
        Link { label, href }
    }

    fn fallback(&self, subject: &Subject) -> String {
        match subject.units.first() {
            Some(unit) => self.unit(*unit).href.clone(),
            None => {
                self.program_link(self.public.obligations().programs[subject.program].program).href
            }
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
