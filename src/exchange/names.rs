//! What programs, items and standings are called, asked for once.

use jiff::civil::Date;

use crate::disclosure::{
    Obligation, Obligations, ProgramRef, Reason, RecordRef, StandingKind, Subject,
};
use crate::record::Library;
use crate::words::{Message, Words};

/// The names that the rows of the obligations share.
pub(super) struct Names<'a> {
    /// By the obligations's programs.
    pub(super) programs: Vec<ProgramNames<'a>>,
    /// By [`StandingKind`].
    pub(super) standings: [String; 6],
    pub(super) reasons: Reasons,
}

/// A program's names.
pub(super) struct ProgramNames<'a> {
    kind: ProgramRef,
    /// reforms/gyokaku-2013, charters/2014
    pub(super) address: String,
    pub(super) name: &'a str,
    /// As the obligations has its items.
    pub(super) items: Vec<ItemNames>,
}

/// What is owed, by its names.
pub(super) struct ItemNames {
    /// report:2013-1
    pub(super) key: String,
    /// 平成25年度上半期
    pub(super) name: String,
}

/// A record by its names; all empty where there is none.
#[derive(Clone, Copy, Default)]
pub(super) struct RecordNames<'a> {
    /// The last part of its address.
    slug: &'a str,
    pub(super) number: &'a str,
    pub(super) title: &'a str,
}

/// Sentences for units that did not exist; `{ $day }` is put in by [`reason`].
pub(super) struct Reasons {
    not_yet: String,
    no_more: String,
}

/// What stands for the day until it is known.
const DAY: &str = "\u{0}";

impl<'a> Names<'a> {
    pub(super) fn new(library: &'a Library, obligations: &Obligations, words: &Words) -> Self {
        let mut standings: [String; 6] = Default::default();
        for kind in StandingKind::ALL {
            standings[kind as usize] = words.word(&kind.word());
        }
        let dated = |id| words.say(&Message::new(id).with("day", DAY));
        let reasons =
            Reasons { not_yet: dated("exempt-not-yet"), no_more: dated("exempt-no-more") };
        let programs = obligations.programs.iter().map(|part| {
            let (folder, program) = match part.kind {
                ProgramRef::Plan(index) => ("reforms", &library.plans[index].program),
                ProgramRef::CharterYear(index) => {
                    ("charters", &library.charter_years[index].program)
                }
            };
            let items = part.items.iter().map(|(item, _)| ItemNames {
                key: item.key(),
                name: words.say(&item.name(program)),
            });
            ProgramNames {
                kind: part.kind,
                address: format!("{folder}/{}", program.slug),
                name: &program.file.name,
                items: items.collect(),
            }
        });
        Self { programs: programs.collect(), standings, reasons }
    }

    /// The names of an obligation's program and item.
    pub(super) fn of(
        &self,
        obligations: &Obligations,
        obligation: &Obligation,
    ) -> (&ProgramNames<'a>, &ItemNames) {
        let index = obligations.subject(obligation).program;
        let items = &obligations.programs[index].items;
        let at = items.iter().position(|(it, _)| *it == obligation.item).unwrap_or(0);
        let program = &self.programs[index];
        (program, &program.items[at])
    }
}

impl ProgramNames<'_> {
    /// The names of a subject's record on a day; what has no page yet has no address.
    pub(super) fn record<'l>(
        &self,
        library: &'l Library,
        subject: &Subject,
        as_of: Date,
    ) -> RecordNames<'l> {
        match (self.kind, subject.record) {
            (ProgramRef::Plan(plan), RecordRef::Sheet(sheet)) => {
                let sheet = &library.plans[plan].sheets[sheet];
                let (number, title) = (&*sheet.data.number, &*sheet.data.title);
                // That a sheet is owed is public; what it will say is not.
                if sheet.data.draft {
                    return RecordNames { number, ..RecordNames::default() };
                }
                RecordNames { slug: &sheet.slug, number, title }
            }
            (ProgramRef::Plan(plan), RecordRef::Listed(row)) => {
                let number = &library.plans[plan].program.file.items[row].0;
                RecordNames { number, ..RecordNames::default() }
            }
            (ProgramRef::Plan(plan), RecordRef::LeftOut(gap)) => RecordNames {
                number: &library.plans[plan].gaps[gap].slug,
                ..RecordNames::default()
            },
            // A charter's page is named after its unit, whatever its file is called.
            (ProgramRef::CharterYear(charter_year), RecordRef::Charter(charter)) => {
                let charter = &library.charter_years[charter_year].charters[charter].data;
                let is_to_come = charter.posted.is_some_and(|it| it.date > as_of);
                let unit = subject.units.first().filter(|_| !charter.draft && !is_to_come);
                let slug = unit.map_or("", |it| &*library.organization.units()[*it].id);
                RecordNames { slug, ..RecordNames::default() }
            }
            (ProgramRef::Plan(_), RecordRef::Charter(_) | RecordRef::Missing)
            | (
                ProgramRef::CharterYear(_),
                RecordRef::Sheet(_)
                | RecordRef::Listed(_)
                | RecordRef::LeftOut(_)
                | RecordRef::Missing,
            ) => RecordNames::default(),
        }
    }
}

impl RecordNames<'_> {
    /// The record's address, which is also its page's; empty where there is none.
    pub(super) fn address(self, program: &str) -> String {
        if self.slug.is_empty() { String::new() } else { format!("{program}/{}", self.slug) }
    }
}

/// Why something is not owed.
pub(super) fn reason(reason: &Reason, reasons: &Reasons) -> String {
    match reason {
        Reason::Written(reason) => reason.clone(),
        Reason::NotYet(day) => reasons.not_yet.replace(DAY, &day.to_string()),
        Reason::NoMore(day) => reasons.no_more.replace(DAY, &day.to_string()),
    }
}
