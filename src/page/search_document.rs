//! What search receives about a page: all that citizens can read on it on this day, and nothing else.

use std::borrow::Cow;

use super::Page;
use super::about::About;
use crate::calendar::FiscalYear;
use crate::disclosure::{PublicCharter, PublicSheet};
use crate::record::{
    Charter, Correction, Course, Evaluation, EvaluationFields, Extra, Program, Record,
    ReportFields, Sheet, SheetNumber, StaticPage, Table, Text, UnitIndex, YearKey,
};
use crate::view::Site;

/// What search receives about a page.
#[derive(Debug)]
pub struct SearchDocument<'a> {
    /// What the page is.
    pub kind: SearchDocumentKind,
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
pub enum SearchDocumentKind {
    /// A reform sheet.
    Sheet,
    /// The charter of a unit in a year.
    Charter,
    /// The page of a unit.
    Unit,
    /// A static page.
    StaticPage,
}

impl SearchDocumentKind {
    /// All of them, in the order in which they are offered to choose from.
    pub const ALL: [Self; 4] = [Self::Sheet, Self::Charter, Self::Unit, Self::StaticPage];

    /// The name of its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sheet => "plans",
            Self::Charter => "charter-years",
            Self::Unit => "unit",
            Self::StaticPage => "search-page",
        }
    }
}

impl<'a> Page<'a> {
    /// What search receives about the page; nothing for lists, which say what others say.
    #[must_use]
    pub fn search_document(&self, site: &Site<'a>) -> Option<SearchDocument<'a>> {
        if !self.kind.is_searched() {
            return None;
        }
        let mut document = match self.about {
            About::Sheet(sheet) => of_sheet(site, sheet),
            About::Charter(charter) => of_charter(site, charter),
            About::Unit(unit) => of_unit(site, unit),
            About::StaticPage(record) => of_static_page(record),
            About::City
            | About::Plan(_)
            | About::Facet(..)
            | About::Part(_)
            | About::CharterYear(_)
            | About::Program(_)
            | About::Moved(_)
            | About::Withdrawn(_) => return None,
        };
        self.route.address.as_str().clone_into(&mut document.address);
        document.names.retain(|it| !it.is_empty());
        document.texts.retain(|it| !it.is_empty());
        Some(document)
    }
}

fn document<'a>(kind: SearchDocumentKind, title: String) -> SearchDocument<'a> {
    let (names, texts, units) = (Vec::new(), Vec::new(), Vec::new());
    SearchDocument { kind, title, address: String::new(), names, texts, units, years: None }
}

impl<'a> SearchDocument<'a> {
    fn of_program(&mut self, program: &'a Program) {
        self.names.push(Cow::Borrowed(&program.file.name));
        let years = program.file.years;
        self.names.extend(years.years().map(|it| Cow::Owned(program.naming().year(it))));
        self.years = Some((years.first, years.last));
    }

    fn names(&mut self, names: impl IntoIterator<Item = &'a Text>) {
        self.names.extend(names.into_iter().map(|it| Cow::Borrowed(&**it)));
    }

    fn texts<const N: usize>(&mut self, texts: [&'a Text; N]) {
        self.texts.extend(texts.map(|it| &**it));
    }

    fn values_of<C: Course>(&mut self, program: &'a Program, course: &'a C) {
        for row in program.rows(course) {
            self.texts.extend(row.values().map(|(_, text)| &**text));
        }
    }

    fn evaluations(
        &mut self,
        site: &Site,
        program: &Program,
        table: &'a Table<YearKey, Evaluation>,
    ) {
        let public = table.iter().filter_map(|(it, _)| site.public.annual(program, table, it.year));
        public.for_each(|it| self.evaluation(&it));
    }

    /// What has been published of an evaluation.
    fn evaluation(&mut self, fields: &EvaluationFields<'a>) {
        self.texts.extend(fields.reasons());
        self.texts.extend([fields.next_steps, fields.after_plan]);
        for (name, assessment) in &fields.assessments {
            self.texts([name]);
            self.texts.extend(assessment.grade.texts().map(|(_, it)| &**it));
            self.texts([&assessment.text]);
        }
    }

    /// What was reported, with the label of each status.
    fn report(&mut self, report: &ReportFields<'a>) {
        self.texts.extend(report.status.labels().map(|(_, it)| &**it));
        self.texts([report.text, report.countermeasure]);
    }

    fn rest(&mut self, site: &Site, corrections: &'a [Correction], extra: &'a [Extra]) {
        let made = site.public.corrections(corrections);
        made.for_each(|it| self.texts([&it.text]));
        for addition in extra {
            self.texts.extend(addition.value.texts().into_iter().map(|it| &**it));
        }
    }
}

fn of_sheet<'a>(site: &Site<'a>, sheet: PublicSheet<'a>) -> SearchDocument<'a> {
    let (program, data): (&Program, &'a Sheet) = (&sheet.plan.program, sheet.data());
    let mut document = document(SearchDocumentKind::Sheet, sheet.name(site));
    document.of_program(&sheet.plan.program);
    document.names.push(Cow::Owned(sheet.number(site)));
    document.names([&data.title, &data.number]);
    let number = SheetNumber::of(&data.number);
    if number.as_str() != &*data.number {
        document.names.push(Cow::Owned(number.as_str().to_owned()));
    }
    document.names(data.owner.0.iter().chain(&data.participants.0));
    document.names(data.categories.iter().map(|(_, it)| it));
    let owners = program.named(&data.owner, site.public.organization());
    document.units = owners.iter().map(|it| &*site.named(*it).name).collect();
    document.texts([&data.background, &data.purpose, &data.measures, &data.body]);
    for row in &data.schedule {
        document.texts([&row.name, &row.baseline, &row.goal]);
        document.values_of(program, row);
    }
    for indicator in &data.indicators {
        document.texts([&indicator.name, &indicator.note, &indicator.baseline, &indicator.goal]);
        document.values_of(program, indicator);
    }
    let reports = site.public.reports(program, &data.progress);
    reports.for_each(|(_, it)| document.report(&ReportFields::from(it)));
    document.evaluations(site, program, &data.annual_evaluations);
    if let Some(overall) = site.public.overall(program, data.overall_evaluation.as_ref()) {
        document.evaluation(&overall);
    }
    document.rest(site, &data.corrections, &data.extra);
    document
}

fn of_charter<'a>(site: &Site<'a>, charter: PublicCharter<'a>) -> SearchDocument<'a> {
    let data: &'a Charter = &charter.record.data;
    let (unit, program) = (site.named(charter.unit), &charter.charter_year.program);
    let mut document =
        document(SearchDocumentKind::Charter, format!("{} {}", &*unit.name, &*program.file.name));
    document.of_program(program);
    document.names([&unit.name, &unit.reading, &data.slogan]);
    document.units.push(&unit.name);
    document.texts([&data.preamble, &data.body]);
    for promise in &data.promises {
        document.texts([&promise.group, &promise.text]);
        if let Some(measure) = &promise.measure {
            document.texts([&measure.name]);
        }
    }
    let reports = site.public.reports(program, &data.reports);
    for (_, report) in reports {
        document.report(&ReportFields::from(report));
        for (_, result) in report.results.iter() {
            document.texts([&result.note]);
        }
    }
    document.evaluations(site, program, &data.annual_evaluations);
    document.rest(site, &data.corrections, &data.extra);
    document
}

fn of_unit<'a>(site: &Site<'a>, index: UnitIndex) -> SearchDocument<'a> {
    let unit = site.named(index);
    let mut document = document(SearchDocumentKind::Unit, unit.name.to_string());
    document.names([&unit.reading, &unit.kind].into_iter().chain(&unit.aliases.0));
    document.units.push(&unit.name);
    document
}

fn of_static_page(record: &Record<StaticPage>) -> SearchDocument<'_> {
    let mut document = document(SearchDocumentKind::StaticPage, record.data.title.to_string());
    document.texts([&record.data.summary, &record.data.body]);
    document
}
