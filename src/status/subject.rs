//! Who owes: what it is called and where it stands.

use crate::disclosure::{Obligation, ProgramRef, PublicRecord, StandingKind, Subject};
use crate::record::{Key, Program, UnitIndex};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::Link;
use crate::words::Message;

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
        let link = self.public_record_link(subject);
        if link.href.is_empty() { Link { href: self.fallback(subject), ..link } } else { link }
    }

    /// The same on the page of the unit that owes it, to which nothing there leads: what has no page is no link.
    pub(crate) fn public_record_link(&self, subject: &Subject) -> Link {
        let program = self.program_at(subject.program);
        let (label, address) = match self.public.subject(subject) {
            PublicRecord::Sheet(sheet) => (sheet.name(self), Some(sheet.address())),
            PublicRecord::Number(number) => (self.numbered(program, number), None),
            PublicRecord::Charter(charter) => {
                (program.file.name.to_string(), Some(charter.address(self)))
            }
            PublicRecord::Nothing => (program.file.name.to_string(), None),
        };
        Link { label, href: address.map_or_else(String::new, |it| it.link()) }
    }

    /// What is said of a record that has no page: that there is no charter for the year, or none yet; empty where it has
    /// one.
    pub(super) fn without_record(&self, index: usize) -> String {
        let obligations = self.public.obligations();
        let subject = &obligations.subjects[index];
        let is_to_come = |it: &Obligation| it.standing.kind() == StandingKind::NotDue;
        match self.public.subject(subject) {
            PublicRecord::Sheet(_) | PublicRecord::Charter(_) => String::new(),
            PublicRecord::Nothing if !obligations.owed_by_subject(index).iter().any(is_to_come) => {
                let form = &self.program_at(subject.program).form;
                let charter = self.heading(form, Key::ServiceCharter);
                self.words.say(&Message::new("no-charter").with("charter", charter))
            }
            PublicRecord::Number(_) | PublicRecord::Nothing => self.words.word("charter-missing"),
        }
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
