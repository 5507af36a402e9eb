//! Every record of a city with what clerks know it by, whether or not it may be shown.

use jiff::civil::Date;

use super::{ProgramRef, charter_id, page_id, sheet_id};
use crate::record::{Charter, Library, Program, Record, Sheet, StaticPage, UnitIndex, Withdrawal};

/// A record, and what it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRecord<'a> {
    /// What names it: `sheet/gyokaku-2013/045`.
    pub id: String,
    /// Its plan or charter year; none of a static page.
    pub program: Option<ProgramRef>,
    /// The number of a sheet; empty of others.
    pub number: &'a str,
    /// The title of a sheet or a page, the slogan of a charter.
    pub title: &'a str,
    /// The units that answer for it, the first one first.
    pub units: Vec<UnitIndex>,
    /// Its categories.
    pub categories: Vec<&'a str>,
    /// Its file.
    pub file: &'a str,
    /// Whether its author keeps it off the site, or took it off.
    pub state: RecordState,
}

/// What its author wants to become of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordState {
    /// It is to be on the site.
    Shown,
    /// 下書き
    Draft,
    /// 取下げ
    Withdrawn,
}

impl RecordState {
    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Draft => "draft",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn of(draft: bool, withdrawn: Option<&Withdrawal>, day: Date) -> Self {
        match withdrawn {
            Some(withdrawal) if withdrawal.has_come(day) => Self::Withdrawn,
            Some(_) | None if draft => Self::Draft,
            Some(_) | None => Self::Shown,
        }
    }
}

/// Every record: of the plans, of the charter years, the static pages.
#[must_use]
pub fn all_records(library: &Library, day: Date) -> Vec<ListedRecord<'_>> {
    let mut all = Vec::new();
    for (at, plan) in library.plans.iter().enumerate() {
        let program = (ProgramRef::Plan(at), &plan.program);
        all.extend(plan.sheets.iter().map(|it| of_sheet(it, program, library, day)));
    }
    for (at, charter_year) in library.charter_years.iter().enumerate() {
        let program = (ProgramRef::CharterYear(at), &charter_year.program);
        all.extend(charter_year.charters.iter().map(|record| {
            let unit = charter_year.unit_of(record, &library.organization);
            of_charter(record, unit, program, day)
        }));
    }
    all.extend(library.pages.iter().map(|it| of_page(it, day)));
    all
}

fn of_sheet<'a>(
    record: &'a Record<Sheet>,
    (reference, program): (ProgramRef, &Program),
    library: &Library,
    day: Date,
) -> ListedRecord<'a> {
    let sheet = &record.data;
    let mut units = program.named(&sheet.owner, &library.organization);
    for unit in program.named(&sheet.participants, &library.organization) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    ListedRecord {
        id: sheet_id(program, record),
        program: Some(reference),
        number: &sheet.number,
        title: &sheet.title,
        units,
        categories: sheet.categories.iter().map(|(_, it)| &**it).collect(),
        file: &record.file,
        state: RecordState::of(sheet.draft, sheet.withdrawn.as_ref(), day),
    }
}

fn of_charter<'a>(
    record: &'a Record<Charter>,
    unit: Option<UnitIndex>,
    (reference, program): (ProgramRef, &Program),
    day: Date,
) -> ListedRecord<'a> {
    let charter = &record.data;
    ListedRecord {
        id: charter_id(program, record),
        program: Some(reference),
        number: "",
        title: &charter.slogan,
        units: unit.into_iter().collect(),
        categories: Vec::new(),
        file: &record.file,
        state: RecordState::of(charter.draft, charter.withdrawn.as_ref(), day),
    }
}

fn of_page(record: &Record<StaticPage>, day: Date) -> ListedRecord<'_> {
    let page = &record.data;
    ListedRecord {
        id: page_id(record),
        program: None,
        number: "",
        title: &page.title,
        units: Vec::new(),
        categories: Vec::new(),
        file: &record.file,
        state: RecordState::of(page.draft, page.withdrawn.as_ref(), day),
    }
}
