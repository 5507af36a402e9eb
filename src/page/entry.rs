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
            Kind::Sheet(it) => of_sheet(site, it),
            Kind::Charter(it) => of_charter(site, it),
            Kind::Unit(it) => of_unit(site, it),
            Kind::Free(it) => of_free(it),
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
        for (_, it) in table.iter() {
            self.texts([&it.plan, &it.actual]);
        }
    }

    fn evaluations(&mut self, site: &Site, table: &'a Table<YearKey, Evaluation>) {
        let public = table.iter().filter(|(_, it)| is_public(it.published, site.as_of));
        public.for_each(|(_, it)| self.texts([&it.text, &it.next_steps]));
    }

    fn rest(&mut self, site: &Site, corrections: &'a [Correction], extra: &'a [Extra]) {
        let made = corrections.iter().filter(|it| it.date.date <= site.as_of);
        made.for_each(|it| self.texts([&it.text]));
        for it in extra {
            self.texts.extend(it.value.texts().map(|it| &**it));
        }
    }
}

fn of_sheet<'a>(site: &Site<'a>, it: SheetOf<'a>) -> Entry<'a> {
    let (program, sheet): (&Program, &'a Sheet) = (&it.plan.program, it.data());
    let mut entry = entry(EntryKind::Sheet, it.name(site));
    entry.of_program(&it.plan.program);
    entry.names.push(Cow::Owned(it.number(site)));
    entry.names([&sheet.title, &sheet.number]);
    entry.names(sheet.owner.0.iter().chain(&sheet.participants.0));
    entry.names(sheet.categories.iter().map(|(_, it)| it));
    let owners = program.named(&sheet.owner, &site.library.organization);
    entry.units = owners.iter().map(|it| &*site.named(*it).name).collect();
    entry.texts([&sheet.background, &sheet.purpose, &sheet.measures, &sheet.body]);
    for row in &sheet.schedule {
        entry.texts([&row.name, &row.baseline, &row.goal]);
        entry.years_of(&row.years);
    }
    for it in &sheet.indicators {
        entry.texts([&it.name, &it.note, &it.baseline, &it.goal]);
        entry.years_of(&it.years);
    }
    let reports = sheet.progress.iter().filter(|(_, it)| is_public(it.published, site.as_of));
    reports.for_each(|(_, it)| entry.texts([&it.status, &it.text, &it.countermeasure]));
    entry.evaluations(site, &sheet.annual_evaluations);
    if let Some(it) = published_overall(sheet.overall_evaluation.as_ref(), site.as_of) {
        entry.texts([&it.text, &it.next_steps, &it.after_plan]);
    }
    entry.rest(site, &sheet.corrections, &sheet.extra);
    entry
}

fn of_charter<'a>(site: &Site<'a>, it: CharterOf<'a>) -> Entry<'a> {
    let charter: &'a Charter = &it.record.data;
    let (unit, program) = (site.named(it.unit), &it.programme.program);
    let mut entry = entry(EntryKind::Charter, format!("{} {}", &*unit.name, &*program.file.name));
    entry.of_program(program);
    entry.names([&unit.name, &unit.reading, &charter.slogan]);
    entry.units.push(&unit.name);
    entry.texts([&charter.preamble, &charter.body]);
    for promise in &charter.promises {
        entry.texts([&promise.group, &promise.text]);
        if let Some(it) = &promise.measure {
            entry.texts([&it.name]);
        }
    }
    let reports = charter.reports.iter().filter(|(_, it)| is_public(it.published, site.as_of));
    for (_, report) in reports {
        entry.texts([&report.status, &report.text, &report.countermeasure]);
        for (_, it) in report.results.iter() {
            entry.texts([&it.note]);
        }
    }
    entry.evaluations(site, &charter.annual_evaluations);
    entry.rest(site, &charter.corrections, &charter.extra);
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
