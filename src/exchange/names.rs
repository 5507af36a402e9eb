//! What programs, items and standings are called, asked for once.

use crate::disclosure::{
    Obligation, Obligations, Public, PublicRecord, Reason, StandingKind, Subject,
};
use crate::words::{Message, Words};

/// The names that the rows of the obligations share.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    /// By the obligations' programs.
    pub(crate) programs: Vec<ProgramNames<'a>>,
    /// By [`StandingKind`].
    pub(crate) standings: [String; 6],
    pub(crate) reasons: Reasons,
}

/// A program's names.
#[derive(Debug)]
pub(crate) struct ProgramNames<'a> {
    /// reforms/gyokaku-2013, charters/2014
    pub(crate) address: String,
    pub(crate) name: &'a str,
    /// As the obligations have its items.
    pub(crate) items: Vec<ItemNames>,
}

/// What is owed, by its names.
#[derive(Debug)]
pub(crate) struct ItemNames {
    /// report:2013-1
    pub(crate) key: String,
    /// 平成25年度上半期
    pub(crate) name: String,
}

/// A record by its names; all empty where there is none.
#[derive(Clone, Copy, Default)]
pub(crate) struct RecordNames<'a> {
    /// The last part of its address.
    slug: &'a str,
    pub(crate) number: &'a str,
    pub(crate) title: &'a str,
}

/// Sentences for units that did not exist; `{ $day }` is put in by [`reason`].
#[derive(Debug)]
pub(crate) struct Reasons {
    not_yet: String,
    withdrawn: String,
    no_more: String,
}

/// What stands for the day until it is known.
const DAY: &str = "@day@";
const WHY: &str = "@reason@";

impl<'a> Names<'a> {
    pub(crate) fn new(public: Public<'a>, words: &Words) -> Self {
        let mut standings: [String; 6] = Default::default();
        for kind in StandingKind::ALL {
            standings[kind as usize] = words.word(&kind.word());
        }
        let dated = |id| words.say(&Message::new(id).with("day", DAY));
        let withdrawn = Message::new("exempt-withdrawn").with("day", DAY).with("reason", WHY);
        let withdrawn = words.say(&withdrawn);
        let reasons = Reasons {
            not_yet: dated("exempt-not-yet"),
            withdrawn,
            no_more: dated("exempt-no-more"),
        };
        let programs = public.obligations().programs.iter().map(|schedule| {
            let program = public.program(schedule.program);
            let items = schedule.items.iter().map(|(item, _)| ItemNames {
                key: item.key(),
                name: words.say(&item.name(program)),
            });
            ProgramNames {
                address: format!("{}/{}", schedule.program.folder(), program.slug),
                name: &program.file.name,
                items: items.collect(),
            }
        });
        Self { programs: programs.collect(), standings, reasons }
    }

    /// The names of an obligation's program and item.
    pub(crate) fn of(
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

impl<'a> RecordNames<'a> {
    /// The names of what may be shown of a subject.
    pub(crate) fn of(public: Public<'a>, subject: &Subject) -> Self {
        match public.subject(subject) {
            PublicRecord::Sheet(sheet) => {
                let data = sheet.data();
                Self { slug: &sheet.record().slug, number: &data.number, title: &data.title }
            }
            PublicRecord::Number(number) => Self { number, ..Self::default() },
            // A charter's page is named after its unit, whatever its file is called.
            PublicRecord::Charter(charter) => {
                let unit = &public.organization().units()[charter.unit];
                Self { slug: &unit.id, ..Self::default() }
            }
            PublicRecord::Nothing => Self::default(),
        }
    }
}

impl RecordNames<'_> {
    /// The record's address, which is also its page's; empty where there is none.
    pub(crate) fn address(self, program: &str) -> String {
        if self.slug.is_empty() { String::new() } else { format!("{program}/{}", self.slug) }
    }
}

/// Why something is not owed.
pub(crate) fn reason(reason: &Reason, reasons: &Reasons) -> String {
    match reason {
        Reason::Written(reason) => reason.clone(),
        Reason::NotYet(day) => reasons.not_yet.replace(DAY, &day.to_string()),
        Reason::Withdrawn { day, reason } => {
            reasons.withdrawn.replace(DAY, &day.to_string()).replace(WHY, reason)
        }
        Reason::NoMore(day) => reasons.no_more.replace(DAY, &day.to_string()),
    }
}

/// Where the day of a publication is from; none when there is no day.
pub(crate) fn published_by(obligation: &Obligation) -> Option<&'static str> {
    obligation.standing.published()?;
    Some(if obligation.is_first_seen { "log" } else { "record" })
}
