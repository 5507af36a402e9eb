//! What tables are made of: the public records, each with its names and with what it owes.

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::calendar::{Naming, Period};
use crate::disclosure::{
    CharterRef, Item, Obligation, Public, PublicCharter, PublicSheet, RecordRef, SheetRef, Vacancy,
};
use crate::exchange::{Names, ProgramNames, published_by, reason};
use crate::record::{CharterYear, Day, Plan, Program, Unit};
use crate::route::Address;
use crate::words::{Message, Words};

/// The folder of the data, from the top of the site.
pub const FOLDER: &str = "data/";

use super::cell::{Cell, made, text};

/// What tables are made of. It does not know the day: what is there is asked of [`Public`].
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) public: Public<'a>,
    pub(super) words: &'a Words,
    pub(super) names: Names<'a>,
    pub(super) naming: Naming,
    /// What stands before an address from the top of the site; empty where nobody says where the site is.
    pub(super) base: String,
    /// When anything was last changed, once somebody asked.
    changed: OnceLock<Option<Date>>,
    /// Of each plan's sheets, then of each year's charters: the place in the subjects of the obligations.
    subjects: Vec<Vec<Option<usize>>>,
}

/// A record with its names.
pub(super) struct Place<'a> {
    pub(super) program: &'a Program,
    pub(super) names: &'a ProgramNames<'a>,
    /// Its address, which is also its page's: reforms/gyokaku-2013/045.
    pub(super) record: String,
    /// A sheet's number and title; empty of a charter.
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    /// The unit of a charter.
    pub(super) unit: Option<&'a Unit>,
    /// What it owes, in order of time.
    pub(super) owed: &'a [Obligation],
}

/// Why a cell is empty that could have something in it.
pub(super) const ABSENCES: &[&str] = &["missing", "to_come", "exempt", "not_asked"];

impl<'a> Source<'a> {
    pub(super) fn new(public: Public<'a>, words: &'a Words) -> Self {
        let base_url = &public.settings().base_url;
        let base = match base_url.trim_end_matches('/') {
            "" => String::new(),
            base => format!("{base}/"),
        };
        let sheets = public.plans().iter().map(|it| vec![None; it.sheets.len()]);
        let charters = public.charter_years().iter().map(|it| vec![None; it.charters.len()]);
        let mut subjects: Vec<Vec<Option<usize>>> = sheets.chain(charters).collect();
        let plans = public.plans().len();
        for (at, subject) in public.obligations().subjects.iter().enumerate() {
            match subject.record {
                RecordRef::Sheet(sheet) => subjects[sheet.plan][sheet.sheet] = Some(at),
                RecordRef::Charter(charter) => {
                    subjects[plans + charter.charter_year][charter.charter] = Some(at);
                }
                RecordRef::LeftOut(..) | RecordRef::Listed { .. } | RecordRef::Missing => {}
            }
        }
        let (names, naming) = (Names::new(public, words), public.settings().naming());
        let changed = OnceLock::new();
        Self { public, words, names, naming, base, changed, subjects }
    }

    /// The address of a page as people and programs follow it: absolute, or from the top of the site where nobody says
    /// where that is.
    pub(super) fn address(&self, address: &Address) -> String {
        format!("{}{address}", self.base)
    }

    /// The address of the page of a record, program or unit.
    pub(super) fn page(&self, path: &str) -> String {
        format!("{}{path}/", self.base)
    }

    /// Where a file of the folder of the data is: absolute, or relative to that folder where nobody says where the site
    /// is.
    pub(super) fn data_link(&self, file: &str) -> String {
        match &*self.base {
            "" if file.is_empty() => "./".to_owned(),
            "" => file.to_owned(),
            base => format!("{base}{FOLDER}{file}"),
        }
    }

    /// Where the site is, likewise.
    pub(super) fn home(&self) -> &str {
        if self.base.is_empty() { "../" } else { &self.base }
    }

    /// The host of the site, to tell its names from those of others.
    pub(super) fn host(&self) -> &str {
        let host = self.base.split_once("://").and_then(|(_, rest)| rest.split('/').next());
        match (host, &*self.public.settings().municipality.code) {
            (Some(host), _) => host,
            (None, "") => "kohyo.invalid",
            (None, code) => code,
        }
    }

    /// What the open data are called.
    pub(super) fn title(&self) -> String {
        self.titled("open-data-title")
    }

    /// What the calendar is called.
    pub(super) fn calendar_name(&self) -> String {
        self.titled("calendar-name")
    }

    fn titled(&self, id: &'static str) -> String {
        self.words.say(&Message::new(id).with("title", &*self.public.settings().title))
    }

    /// When anything was last changed, if anybody knows.
    pub(super) fn changed(&self) -> Option<Date> {
        let changed = || self.public.plans_changed().max(self.public.charter_years_changed());
        *self.changed.get_or_init(changed)
    }

    /// The first and the last day of all programs; none where there is no program.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let days = || self.public.programs().map(|it| self.public.program(it).days());
        Some((days().map(|it| it.0).min()?, days().map(|it| it.1).max()?))
    }

    fn owed(&self, program: usize, record: usize) -> &'a [Obligation] {
        let subject = self.subjects[program][record];
        subject.map_or(&[], |it| self.public.obligations().owed_by_subject(it))
    }

    /// Every public sheet.
    pub(super) fn sheets(&self) -> impl Iterator<Item = (Place<'_>, PublicSheet<'a>)> {
        let plans = self.public.plans().iter().enumerate();
        plans.flat_map(move |(at, plan)| {
            self.public.sheets(plan).map(move |sheet| (self.sheet(at, plan, sheet), sheet))
        })
    }

    fn sheet(&self, plan_at: usize, plan: &'a Plan, sheet: PublicSheet<'a>) -> Place<'_> {
        let (names, data) = (&self.names.programs[plan_at], sheet.data());
        Place {
            program: &plan.program,
            names,
            record: format!("{}/{}", names.address, sheet.record().slug),
            number: &data.number,
            title: &data.title,
            unit: None,
            owed: self.owed(plan_at, sheet.at),
        }
    }

    /// Every public charter.
    pub(super) fn charters(&self) -> impl Iterator<Item = (Place<'_>, PublicCharter<'a>)> {
        let years = self.public.charter_years().iter().enumerate();
        years.flat_map(move |(at, year)| {
            let charters = (0..year.charters.len()).filter_map(move |charter| {
                let charter_ref = CharterRef { charter_year: at, charter };
                Some((charter, self.public.charter(charter_ref)?))
            });
            charters.map(move |(place, it)| (self.charter((at, year), place, it), it))
        })
    }

    fn charter(
        &self,
        (year_at, year): (usize, &'a CharterYear),
        place: usize,
        charter: PublicCharter<'a>,
    ) -> Place<'_> {
        let at = self.public.plans().len() + year_at;
        let names = &self.names.programs[at];
        let unit = &self.public.organization().units()[charter.unit];
        Place {
            program: &year.program,
            names,
            record: format!("{}/{}", names.address, &*unit.id),
            number: "",
            title: "",
            unit: Some(unit),
            owed: self.owed(at, place),
        }
    }

    /// The place of one sheet.
    pub(super) fn place_of_sheet(&self, at: SheetRef) -> Option<(Place<'_>, PublicSheet<'a>)> {
        let sheet = self.public.sheet(at)?;
        Some((self.sheet(at.plan, sheet.plan, sheet), sheet))
    }

    /// The place of one charter.
    pub(super) fn place_of_charter(
        &self,
        at: CharterRef,
    ) -> Option<(Place<'_>, PublicCharter<'a>)> {
        let charter = self.public.charter(at)?;
        let year = (at.charter_year, charter.charter_year);
        Some((self.charter(year, at.charter, charter), charter))
    }

    /// Why nothing is there, and in words what the city says of it.
    pub(super) fn absence(&self, vacancy: Vacancy) -> Absence {
        let because = match vacancy {
            Vacancy::Exempt(because) => reason(because, &self.names.reasons),
            Vacancy::Missing | Vacancy::ToCome | Vacancy::NotAsked => String::new(),
        };
        Absence { name: ABSENCES[usize::from(vacancy.rank())], reason: because }
    }
}

/// When something was published.
#[derive(Debug, Clone, Copy)]
pub(super) struct Publication {
    pub(super) day: Option<Date>,
    /// `record` or `log`.
    pub(super) by: Option<&'static str>,
}

/// Why nothing is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Absence {
    pub(super) name: &'static str,
    pub(super) reason: String,
}

impl Publication {
    /// The day on which a record published an item: the one that was typed, else the one on which the log first saw it.
    pub(super) fn of(place: &Place, item: Item, typed: Option<Day>) -> Self {
        if let Some(day) = typed {
            return Self { day: Some(day.date), by: Some("record") };
        }
        let owed = place.owed.iter().find(|it| it.item == item);
        let by = owed.and_then(published_by);
        Self { day: owed.and_then(|it| it.standing.published()), by }
    }
}

impl Absence {
    pub(super) fn name(&self) -> Cell<'_> {
        text(self.name)
    }

    pub(super) fn reason(&self) -> Cell<'_> {
        text(&self.reason)
    }
}

impl Place<'_> {
    pub(super) fn record(&self) -> Cell<'_> {
        text(&self.record)
    }

    pub(super) fn program(&self) -> Cell<'_> {
        text(&self.names.address)
    }

    pub(super) fn program_name(&self) -> Cell<'_> {
        text(self.names.name)
    }

    pub(super) fn unit(&self) -> Cell<'_> {
        self.unit.map_or(Cell::Empty, |it| text(&it.id))
    }

    pub(super) fn unit_name(&self) -> Cell<'_> {
        self.unit.map_or(Cell::Empty, |it| text(&it.name))
    }

    /// What a period is called: 平成25年度上半期.
    pub(super) fn period_name(&self, period: Period) -> Cell<'static> {
        made(self.program.cadence.name(period))
    }

    /// Where the page of the record, or a file next to it, is.
    pub(super) fn beside(&self, source: &Source, file: &str) -> Cell<'static> {
        made(format!("{}{file}", source.page(&self.record)))
    }
}
