//! What may be shown on a day: the one gate between the records and everything that is published.
//!
//! Pages, the search index and data are made from a [`Public`]. It alone knows drafts (下書き),
//! what was taken off the site (取下げ) and embargoes (a 公表日 or 掲載日 that has not come); a test asserts that nothing above asks for them.

use jiff::civil::Date;

use super::{CharterRef, Item, Obligations, ProgramRef, SheetRef, Subject, SubjectRecord};
use crate::calendar::{FiscalYear, Period};
use crate::publication_log::PublicationLog;
use crate::record::{
    Charter, CharterYear, Correction, Day, Draft, Evaluation, EvaluationFields, Library,
    Organization, OverallEvaluation, PeriodKey, Plan, Program, Record, ReportFields, Settings,
    Sheet, StaticPage, Table, Term, UnitIndex, Written, YearKey,
};

/// For whom something is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone: what has been published by the day, and nothing else.
    Citizens,
    /// Those who write the records: drafts too, so that their authors see them as pages. What is
    /// dated later than the day is not there either, for the day can be chosen.
    Preview,
}

impl Audience {
    /// Whether a record is shown at all, on whatever day.
    #[must_use]
    pub fn sees(self, record: &impl Draft) -> bool {
        match self {
            Self::Citizens => !record.is_draft(),
            Self::Preview => true,
        }
    }
}

/// The records of a city as they may be shown to an audience on the obligations' day.
#[derive(Debug, Clone, Copy)]
pub struct Public<'a> {
    pub(super) library: &'a Library,
    obligations: &'a Obligations,
    pub(super) audience: Audience,
}

/// A sheet that may be shown.
#[derive(Debug, Clone, Copy)]
pub struct PublicSheet<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// Its place in [`Plan::sheets`].
    pub at: usize,
}

/// A charter that may be shown.
#[derive(Debug, Clone, Copy)]
pub struct PublicCharter<'a> {
    /// Its year.
    pub charter_year: &'a CharterYear,
    /// Its record.
    pub record: &'a Record<Charter>,
    /// The unit whose charter it is.
    pub unit: UnitIndex,
}

/// What may be shown of a subject of the obligations.
#[derive(Debug, Clone, Copy)]
pub enum PublicRecord<'a> {
    /// A sheet.
    Sheet(PublicSheet<'a>),
    /// A charter.
    Charter(PublicCharter<'a>),
    /// The number of a sheet of which nothing else is there to be shown.
    Number(&'a str),
    /// Nothing: a charter that is not there yet.
    Nothing,
}

impl<'a> Public<'a> {
    /// What may be shown of a library to an audience on the day of its obligations.
    #[must_use]
    pub fn of(library: &'a Library, obligations: &'a Obligations, audience: Audience) -> Self {
        Self { library, obligations, audience }
    }

    /// Who owes what, and what became of it by the day. That something is owed is public, whether or
    /// not it is there.
    #[must_use]
    pub fn obligations(&self) -> &'a Obligations {
        self.obligations
    }

    /// The day for which it is decided what may be shown.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.obligations.as_of
    }

    /// What was published when.
    #[must_use]
    pub fn log(&self) -> &'a PublicationLog {
        &self.library.log
    }

    /// Whether a day is over.
    #[must_use]
    pub fn is_past(&self, day: Date) -> bool {
        day < self.as_of()
    }

    /// The unit of today that is called so.
    #[must_use]
    pub fn unit_of_today(&self, name: &str) -> Option<UnitIndex> {
        self.library.organization.find(name, self.as_of(), self.as_of())
    }

    /// `kohyo.yaml`.
    #[must_use]
    pub fn settings(&self) -> &'a Settings {
        &self.library.settings
    }

    /// The units of the city, past and present.
    #[must_use]
    pub fn organization(&self) -> &'a Organization {
        &self.library.organization
    }

    /// The words that are explained.
    #[must_use]
    pub fn glossary(&self) -> &'a [Term] {
        &self.library.glossary
    }

    /// The plans; their sheets are asked for by [`Public::sheets`].
    #[must_use]
    pub fn plans(&self) -> &'a [Plan] {
        &self.library.plans
    }

    /// The charter years; their charters are asked for by [`Public::charters`].
    #[must_use]
    pub fn charter_years(&self) -> &'a [CharterYear] {
        &self.library.charter_years
    }

    /// Every program: the plans, then the charter years.
    pub fn programs(&self) -> impl Iterator<Item = ProgramRef> + use<> {
        ProgramRef::all(self.library)
    }

    /// A plan or a charter year, by its place.
    #[must_use]
    pub fn program(&self, program: ProgramRef) -> &'a Program {
        program.resolve(self.library)
    }

    /// What there is of a subject of the obligations that may be shown. That a sheet with a number is
    /// owed is public even while nothing of it is.
    #[must_use]
    pub fn subject(&self, subject: &Subject) -> PublicRecord<'a> {
        match subject.record.resolve(self.library) {
            SubjectRecord::Sheet(at, record) => match self.sheet(at) {
                Some(sheet) => PublicRecord::Sheet(sheet),
                None => PublicRecord::Number(&record.data.number),
            },
            SubjectRecord::Charter(at, _) => {
                self.charter(at).map_or(PublicRecord::Nothing, PublicRecord::Charter)
            }
            SubjectRecord::LeftOut(gap) => match self.obligations.programs[subject.program].program
            {
                ProgramRef::Plan(_) => PublicRecord::Number(&gap.slug),
                ProgramRef::CharterYear(_) => PublicRecord::Nothing,
            },
            SubjectRecord::Listed(number) => PublicRecord::Number(number),
            SubjectRecord::Missing => PublicRecord::Nothing,
        }
    }

    /// The files of the drafts that are shown; none to citizens.
    #[must_use]
    pub fn drafts(&self) -> Vec<&'a str> {
        fn of<T: Draft>(records: &[Record<T>]) -> impl Iterator<Item = &str> {
            records.iter().filter(|it| it.data.is_draft()).map(|it| it.file.as_str())
        }
        match self.audience {
            Audience::Citizens => Vec::new(),
            Audience::Preview => {
                let sheets = self.library.plans.iter().flat_map(|it| of(&it.sheets));
                let years = self.library.charter_years.iter();
                let charters = years.flat_map(|it| of(&it.charters));
                sheets.chain(charters).chain(of(&self.library.pages)).collect()
            }
        }
    }

    /// The sheets of a plan.
    #[must_use]
    pub fn sheets(
        &self,
        plan: &'a Plan,
    ) -> impl DoubleEndedIterator<Item = PublicSheet<'a>> + use<'a> {
        let public = *self;
        let sheets = (0..plan.sheets.len()).map(move |at| PublicSheet { plan, at });
        sheets.filter(move |it| public.shows(it.data()))
    }

    /// Whether a plan has a sheet that may be shown.
    #[must_use]
    pub fn has_sheets(&self, plan: &Plan) -> bool {
        plan.sheets.iter().any(|it| self.shows(&*it.data))
    }

    /// A sheet, by its place; none while it may not be shown.
    #[must_use]
    pub fn sheet(&self, at: SheetRef) -> Option<PublicSheet<'a>> {
        let sheet = PublicSheet { plan: &self.library.plans[at.plan], at: at.sheet };
        self.shows(sheet.data()).then_some(sheet)
    }

    /// The charters of a year.
    pub fn charters(
        &self,
        charter_year: &'a CharterYear,
    ) -> impl Iterator<Item = PublicCharter<'a>> + use<'a> {
        let public = *self;
        charter_year.charters.iter().filter_map(move |it| public.charter_of(charter_year, it))
    }

    /// A charter, by its place; none while it may not be shown, or of no unit.
    #[must_use]
    pub fn charter(&self, at: CharterRef) -> Option<PublicCharter<'a>> {
        let charter_year = &self.library.charter_years[at.charter_year];
        self.charter_of(charter_year, &charter_year.charters[at.charter])
    }

    fn charter_of(
        &self,
        charter_year: &'a CharterYear,
        record: &'a Record<Charter>,
    ) -> Option<PublicCharter<'a>> {
        let charter = &record.data;
        let is_to_come = charter.posted.is_some_and(|it| it.date > self.as_of());
        if !self.shows(&**charter) || is_to_come {
            return None;
        }
        let unit = charter_year.unit_of(record, &self.library.organization)?;
        Some(PublicCharter { charter_year, record, unit })
    }

    /// The static pages.
    pub fn static_pages(&self) -> impl Iterator<Item = &'a Record<StaticPage>> + use<'a> {
        let public = *self;
        let pages = 0..self.library.pages.len();
        pages.filter_map(move |at| public.static_page(at))
    }

    /// A static page, by its place in [`Library::pages`].
    #[must_use]
    pub fn static_page(&self, at: usize) -> Option<&'a Record<StaticPage>> {
        self.library.pages.get(at).filter(|it| self.shows(&*it.data))
    }

    /// Whether a report or an evaluation with this 公表日 has been published by the day. One without has, once the
    /// time it speaks for has begun.
    #[must_use]
    pub fn has_come(&self, program: &Program, item: Item, published: Option<Day>) -> bool {
        match published {
            Some(day) => day.date <= self.as_of(),
            None => item.has_begun(program, self.as_of()),
        }
    }

    /// The reports of a sheet or a charter that have been published, with the periods they are of.
    pub fn reports<'e, T>(
        &self,
        program: &'e Program,
        reports: &'e Table<PeriodKey, T>,
    ) -> impl Iterator<Item = (Period, &'e T)> + use<'e, 'a, T>
    where
        ReportFields<'e>: From<&'e T>,
    {
        let public = *self;
        reports.iter().filter_map(move |(key, report)| {
            let period = program.period(key)?;
            let published = ReportFields::from(report).published;
            public.has_come(program, Item::Report(period), published).then_some((period, report))
        })
    }

    /// The annual evaluation of a year, once something of it is typed and it is published.
    #[must_use]
    pub fn annual<'e>(
        &self,
        program: &Program,
        evaluations: &'e Table<YearKey, Evaluation>,
        year: FiscalYear,
    ) -> Option<EvaluationFields<'e>> {
        let evaluation = evaluations.year(year).filter(|it| it.is_begun())?;
        self.shown(program, Item::Annual(year), evaluation.fields(year))
    }

    /// The evaluation of the whole plan, once it is published, if only provisionally.
    #[must_use]
    pub fn overall<'e>(
        &self,
        program: &Program,
        evaluation: Option<&'e OverallEvaluation>,
    ) -> Option<EvaluationFields<'e>> {
        let evaluation = evaluation.filter(|it| it.is_begun())?;
        self.shown(program, Item::Final, evaluation.fields(program))
    }

    /// What of an evaluation has been published by the day: what is its own, and the judgements of those assessors whose
    /// day has come.
    fn shown<'e>(
        &self,
        program: &Program,
        item: Item,
        mut fields: EvaluationFields<'e>,
    ) -> Option<EvaluationFields<'e>> {
        let day = fields.published;
        fields.assessments.retain(|(_, it)| self.has_come(program, item, it.published.or(day)));
        if self.has_come(program, item, day) {
            return Some(fields);
        }
        (!fields.assessments.is_empty()).then(|| fields.of_assessors())
    }

    /// The corrections that have been made by the day.
    pub fn corrections<'c>(
        &self,
        corrections: &'c [Correction],
    ) -> impl Iterator<Item = &'c Correction> + use<'c> {
        let as_of = self.as_of();
        corrections.iter().filter(move |it| it.date.date <= as_of)
    }
}

impl<'a> PublicSheet<'a> {
    /// Its record.
    #[must_use]
    pub fn record(self) -> &'a Record<Sheet> {
        &self.plan.sheets[self.at]
    }

    /// What it says.
    #[must_use]
    pub fn data(self) -> &'a Sheet {
        &self.record().data
    }
}
