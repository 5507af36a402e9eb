//! What search is told about a page: all that citizens can read on it on this day, and nothing else.

use std::borrow::Cow;

use super::block::{is_public, published_overall};
use super::site::{CharterOf, SheetOf};
use super::{Kind, Page, Site};
use crate::calendar::FiscalYear;
use crate::record::{
    Charter, Correction, Evaluation, Extra, FreePage, PlanActual, Program, Record, Sheet, Table,
    Text, UnitIndex, YearKey,
};

/// What search is told about a page.
#[derive(Debug)]
pub struct Entry<'a> {
    /// What the page is.
    pub kind: EntryKind,
    /// Its title as lists have it.
    pub title: String,
    /// Where it stands, from the top of the site, without `/` at the beginning.
    pub address: String,
    /// Names by which it is looked for: numbers, units and their readings, categories.
    pub names: Vec<Cow<'a, str>>,
    /// What it says, in Markdown.
    pub texts: Vec<&'a str>,
    /// The units whose page it is.
    pub units: Vec<&'a str>,
    /// The first and the last of its years.
    pub years: Option<(FiscalYear, FiscalYear)>,
}

/// What a page that can be found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A reform sheet.
    Sheet,
    /// A charter.
    Charter,
    /// A unit.
    Unit,
    /// A free page.
    Free,
}

impl EntryKind {
    /// All of them, in the order in which they are offered to choose from.
    pub const ALL: [Self; 4] = [Self::Sheet, Self::Charter, Self::Unit, Self::Free];

    /// The name of its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sheet => "plans",
            Self::Charter => "programmes",
            Self::Unit => "unit",
            Self::Free => "search-page",
        }
    }
}

impl<'a> Page<'a> {
    /// What search is told about the page; nothing for lists, which say what others say.
    #[must_use]
    pub fn entry(&self, site: &Site<'a>) -> Option<Entry<'a>> {
        let mut entry = match self.kind {
            Kind::Sheet(sheet) => of_sheet(site, sheet),
            Kind::Charter(charter) => of_charter(site, charter),
            Kind::Unit(unit) => of_unit(site, unit),
            Kind::Free(record) => of_free(record),
            Kind::Home
            | Kind::Plans
            | Kind::Plan(_)
            | Kind::Sheets
            | Kind::SheetsBy(..)
            | Kind::Programmes
            | Kind::Programme(_)
            | Kind::Units
            | Kind::Form(_)
            | Kind::Book(_)
            | Kind::Status
            | Kind::ProgramStatus(_)
            | Kind::Search
            | Kind::Sitemap
            | Kind::Glossary
            | Kind::Terms(_)
            | Kind::Accessibility(_)
            | Kind::Results(_)
            | Kind::NotFound => return None,
        };
        self.address.as_str().clone_into(&mut entry.address);
        entry.names.retain(|it| !it.is_empty());
        entry.texts.retain(|it| !it.is_empty());
        Some(entry)
    }
}

fn entry<'a>(kind: EntryKind, title: String) -> Entry<'a> {
    let (names, texts, units) = (Vec::new(), Vec::new(), Vec::new());
    Entry { kind, title, address: String::new(), names, texts, units, years: None }
}

impl<'a> Entry<'a> {
    fn of_program(&mut self, program: &'a Program) {
        self.names.push(Cow::Borrowed(&program.file.name));
        let years = program.file.years;
        self.names.extend(years.years().map(|it| Cow::Owned(it.wareki())));
        self.years = Some((years.first, years.last));
    }

    fn names(&mut self, names: impl IntoIterator<Item = &'a Text>) {
        self.names.extend(names.into_iter().map(|it| Cow::Borrowed(&**it)));
    }

    fn texts<const N: usize>(&mut self, texts: [&'a Text; N]) {
        self.texts.extend(texts.map(|it| &**it));
    }

    fn years_of(&mut self, table: &'a Table<YearKey, PlanActual>) {
        for (_, cell) in table.iter() {
            self.texts([&cell.plan, &cell.actual]);
        }
    }

    fn evaluations(&mut self, site: &Site, table: &'a Table<YearKey, Evaluation>) {
        let public = table.iter().filter(|(_, it)| is_public(it.published, site.as_of));
        public.for_each(|(_, it)| self.texts([&it.text, &it.next_steps]));
    }

    fn rest(&mut self, site: &Site, corrections: &'a [Correction], extra: &'a [Extra]) {
        let made = corrections.iter().filter(|it| it.date.date <= site.as_of);
        made.for_each(|it| self.texts([&it.text]));
        for addition in extra {
            self.texts.extend(addition.value.texts().map(|it| &**it));
        }
    }
}

fn of_sheet<'a>(site: &Site<'a>, sheet: SheetOf<'a>) -> Entry<'a> {
    let (program, data): (&Program, &'a Sheet) = (&sheet.plan.program, sheet.data());
    let mut entry = entry(EntryKind::Sheet, sheet.name(site));
    entry.of_program(&sheet.plan.program);
    entry.names.push(Cow::Owned(sheet.number(site)));
    entry.names([&data.title, &data.number]);
    entry.names(data.owner.0.iter().chain(&data.participants.0));
    entry.names(data.categories.iter().map(|(_, it)| it));
    let owners = program.named(&data.owner, &site.library.organization);
    entry.units = owners.iter().map(|it| &*site.named(*it).name).collect();
    entry.texts([&data.background, &data.purpose, &data.measures, &data.body]);
    for row in &data.schedule {
        entry.texts([&row.name, &row.baseline, &row.goal]);
        entry.years_of(&row.years);
    }
    for indicator in &data.indicators {
        entry.texts([&indicator.name, &indicator.note, &indicator.baseline, &indicator.goal]);
        entry.years_of(&indicator.years);
    }
    let reports = data.progress.iter().filter(|(_, it)| is_public(it.published, site.as_of));
    reports.for_each(|(_, it)| entry.texts([&it.status, &it.text, &it.countermeasure]));
    entry.evaluations(site, &data.annual_evaluations);
    if let Some(overall) = published_overall(data.overall_evaluation.as_ref(), site.as_of) {
        entry.texts([&overall.text, &overall.next_steps, &overall.after_plan]);
    }
    entry.rest(site, &data.corrections, &data.extra);
    entry
}

fn of_charter<'a>(site: &Site<'a>, charter: CharterOf<'a>) -> Entry<'a> {
    let data: &'a Charter = &charter.record.data;
    let (unit, program) = (site.named(charter.unit), &charter.programme.program);
    let mut entry = entry(EntryKind::Charter, format!("{} {}", &*unit.name, &*program.file.name));
    entry.of_program(program);
    entry.names([&unit.name, &unit.reading, &data.slogan]);
    entry.units.push(&unit.name);
    entry.texts([&data.preamble, &data.body]);
    for promise in &data.promises {
        entry.texts([&promise.group, &promise.text]);
        if let Some(measure) = &promise.measure {
            entry.texts([&measure.name]);
        }
    }
    let reports = data.reports.iter().filter(|(_, it)| is_public(it.published, site.as_of));
    for (_, report) in reports {
        entry.texts([&report.status, &report.text, &report.countermeasure]);
        for (_, result) in report.results.iter() {
            entry.texts([&result.note]);
        }
    }
    entry.evaluations(site, &data.annual_evaluations);
    entry.rest(site, &data.corrections, &data.extra);
    entry
}

fn of_unit<'a>(site: &Site<'a>, index: UnitIndex) -> Entry<'a> {
    let unit = site.named(index);
    let mut entry = entry(EntryKind::Unit, unit.name.to_string());
    entry.names([&unit.reading, &unit.kind].into_iter().chain(&unit.aliases.0));
    entry.units.push(&unit.name);
    entry
}

fn of_free(record: &Record<FreePage>) -> Entry<'_> {
    let mut entry = entry(EntryKind::Free, record.data.title.to_string());
    entry.texts([&record.data.summary, &record.data.body]);
    entry
}
