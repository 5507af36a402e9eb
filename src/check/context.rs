//! What rules look at: a record, a program, the city, with what many rules need found once.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::comparison::Folded;
use super::facts::{Gathered, NumberWindow, Phrase, RecordFacts};
use super::judgement::Targets;
use super::log_differences::LogDifferences;
use super::scanned_texts::ScannedTexts;
use super::signs::Scanner;
use super::texts::Data;
use crate::calendar::{CalendarName, FiscalYear, Period};
use crate::disclosure::{
    Item, Obligation, Obligations, ProgramRef, ProgramSchedule, Subject, SubjectRecord,
};
use crate::record::{
    Addressed, Charter, Day, Draft, Evaluation, Grade, Judgement, Key, Library, OverallEvaluation,
    Path, PeriodKey, Program, Record, ReportFields, Sheet, Step, Table, Text, Tone, UnitIndex,
    Written, YearKey,
};
use crate::route::Routes;
use crate::source::Tree;

/// All there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct CityContext<'a> {
    pub(super) library: &'a Library,
    pub(super) obligations: &'a Obligations,
    pub(super) tree: &'a Tree,
    pub(super) routes: &'a Routes,
    pub(super) scanner: &'a Scanner,
    /// The texts of the static pages and of the settings.
    pub(super) texts: &'a ScannedTexts<'a>,
    /// What is not as the log of publications has it.
    pub(super) log_differences: &'a LogDifferences,
}

/// A program with its records.
#[derive(Debug)]
pub(super) struct ProgramContext<'a> {
    pub(super) city: CityContext<'a>,
    pub(super) program: &'a Program,
    /// What it makes due.
    pub(super) schedule: &'a ProgramSchedule,
    /// Its sheets; none for a charter year.
    pub(super) sheets: &'a [Record<Sheet>],
    /// Its charters; none for a plan.
    pub(super) charters: &'a [Record<Charter>],
    /// The unit in charge, if there is one.
    pub(super) office: Vec<UnitIndex>,
    /// The texts of its own file.
    pub(super) texts: ScannedTexts<'a>,
    /// Those of its records, by their hashes.
    pub(super) phrases: &'a [Phrase],
    /// The numbers that stand in a row in them, by their hashes.
    pub(super) number_windows: &'a [NumberWindow],
}

/// A sheet or a charter.
#[derive(Debug)]
pub(super) struct RecordContext<'a> {
    pub(super) city: CityContext<'a>,
    pub(super) program: &'a Program,
    /// The place of the program in the obligations, and of the record in the program.
    pub(super) place: (usize, usize),
    /// Path of its file.
    pub(super) file: &'a str,
    pub(super) data: Data<'a>,
    pub(super) texts: ScannedTexts<'a>,
    /// The units that answer for it.
    pub(super) units: Vec<UnitIndex>,
    /// What it owes; empty for a charter of a unit that owes none.
    pub(super) owed: &'a [Obligation],
    /// Its reports in the order of time, whatever the order in the file.
    pub(super) reports: Vec<ReportOf<'a>>,
    /// Its annual evaluations, oldest first.
    pub(super) evaluations: Vec<EvaluationOf<'a>>,
    /// 評価内容 and 今後の方針 of the overall evaluation as they are compared with others.
    pub(super) overall_folded: (Folded, Folded),
    /// What several rules ask for, once one does.
    pub(super) facts: RecordFacts<'a>,
    /// How its targets of each year stand, once a rule asks.
    targets: Vec<(FiscalYear, OnceCell<Targets<'a>>)>,
}

/// A report of a sheet (進捗管理) or a charter (実施状況).
#[derive(Debug)]
pub(super) struct ReportOf<'a> {
    pub(super) period: Period,
    /// 平成26年度上半期
    pub(super) name: CalendarName,
    /// Where it stands: 進捗管理.平成26年度上半期.
    pub(super) path: Path,
    pub(super) status: &'a Grade,
    /// How the status is to be taken; none without a status.
    pub(super) tone: Option<Tone>,
    pub(super) text: &'a Text,
    /// The text as it is compared with others.
    pub(super) folded: Folded,
    pub(super) countermeasure: &'a Text,
    pub(super) new_due: Option<Day>,
    pub(super) published: Option<Day>,
    /// Whether there is anything in it but days.
    pub(super) is_written: bool,
}

/// An annual evaluation.
#[derive(Debug)]
pub(super) struct EvaluationOf<'a> {
    pub(super) year: FiscalYear,
    /// 平成26年度
    pub(super) name: CalendarName,
    /// Where it stands: 年度評価.平成26年度.
    pub(super) path: Path,
    pub(super) data: &'a Evaluation,
    /// The grade that stands for it.
    pub(super) judgement: Option<Judgement<'a>>,
    /// 評価内容 as it is compared with others.
    pub(super) text: Folded,
    /// 今後の方針 as it is compared with others.
    pub(super) next_steps: Folded,
}

/// Every record of a city, one by one.
pub(super) struct RecordContexts<'a> {
    city: CityContext<'a>,
    places: Vec<Place<'a>>,
}

/// A record with what is known of it.
#[derive(Clone, Copy)]
enum Place<'a> {
    Sheet(Owing<'a>, &'a Record<Sheet>),
    Charter(Owing<'a>, &'a Record<Charter>),
}

/// What a record is in, and what it owes.
#[derive(Clone, Copy)]
struct Owing<'a> {
    program: &'a Program,
    /// See [`RecordContext::place`].
    place: (usize, usize),
    owed: &'a [Obligation],
    units: &'a [UnitIndex],
}

impl<'a> RecordContexts<'a> {
    pub(super) fn of(city: CityContext<'a>) -> Self {
        let obligations = city.obligations;
        let place = |(index, subject): (usize, &'a Subject)| {
            let program = obligations.programs[subject.program].program.resolve(city.library);
            let owing = |record| Owing {
                program,
                place: (subject.program, record),
                owed: obligations.owed_by_subject(index),
                units: &subject.units,
            };
            match subject.record.resolve(city.library) {
                SubjectRecord::Sheet(_, record) if city.is_withdrawn(&*record.data) => None,
                SubjectRecord::Charter(_, record) if city.is_withdrawn(&*record.data) => None,
                SubjectRecord::Sheet(at, record) => Some(Place::Sheet(owing(at.sheet), record)),
                SubjectRecord::Charter(at, record) => {
                    Some(Place::Charter(owing(at.charter), record))
                }
                SubjectRecord::LeftOut(_) | SubjectRecord::Listed(_) | SubjectRecord::Missing => {
                    None
                }
            }
        };
        let places = obligations.subjects.iter().enumerate().filter_map(place).collect();
        Self { city, places }
    }

    /// Each record, on as many cores as there are.
    pub(super) fn into_par_iter(self) -> impl ParallelIterator<Item = RecordContext<'a>> {
        let city = self.city;
        self.places.into_par_iter().map(move |it| match it {
            Place::Sheet(owing, record) => RecordContext::sheet(city, owing, record),
            Place::Charter(owing, record) => RecordContext::charter(city, owing, record),
        })
    }
}

impl<'a> CityContext<'a> {
    /// Whether a record was taken off the site by the day: what it says is no longer judged.
    pub(super) fn is_withdrawn(self, record: &impl Addressed) -> bool {
        record.withdrawal().is_some_and(|it| it.has_come(self.obligations.as_of))
    }

    /// Every program with its records, and what all of them say.
    pub(super) fn programs(
        self,
        gathered: &'a Gathered,
    ) -> impl Iterator<Item = ProgramContext<'a>> {
        let (library, organization) = (self.library, &self.library.organization);
        self.obligations.programs.iter().enumerate().map(move |(place, schedule)| {
            let (sheets, charters): (&[_], &[_]) = match schedule.program {
                ProgramRef::Plan(index) => (&library.plans[index].sheets, &[]),
                ProgramRef::CharterYear(index) => (&[], &library.charter_years[index].charters),
            };
            let program = schedule.program.resolve(library);
            let office = program.office(organization).into_iter().collect();
            let texts = ScannedTexts::of_program(self.scanner, program);
            let (phrases, number_windows) = gathered.of_program(place);
            ProgramContext {
                city: self,
                program,
                schedule,
                sheets,
                charters,
                office,
                texts,
                phrases,
                number_windows,
            }
        })
    }
}

impl<'a> RecordContext<'a> {
    fn sheet(city: CityContext<'a>, owing: Owing<'a>, record: &'a Record<Sheet>) -> Self {
        let Owing { program, place, owed, units } = owing;
        let sheet = &record.data;
        let overall = sheet.overall_evaluation.as_ref();
        let overall = overall.map_or(("", ""), |it| (&*it.text, &*it.next_steps));
        let data = Data::Sheet(sheet);
        let evaluations = evaluations(owing.program, &sheet.annual_evaluations);
        let years: BTreeSet<FiscalYear> =
            program.file.years.years().chain(evaluations.iter().map(|it| it.year)).collect();
        Self {
            city,
            program,
            place,
            file: &record.file,
            data,
            texts: ScannedTexts::of_record(city.scanner, data, program),
            units: units.to_vec(),
            owed,
            facts: RecordFacts::default(),
            reports: reports(program, Key::Progress, &sheet.progress),
            targets: years.into_iter().map(|it| (it, OnceCell::new())).collect(),
            evaluations,
            overall_folded: (Folded::new(overall.0), Folded::new(overall.1)),
        }
    }

    fn charter(city: CityContext<'a>, owing: Owing<'a>, record: &'a Record<Charter>) -> Self {
        let Owing { program, place, owed, units } = owing;
        let charter = &record.data;
        let data = Data::Charter(charter);
        Self {
            city,
            program,
            place,
            file: &record.file,
            data,
            texts: ScannedTexts::of_record(city.scanner, data, program),
            units: units.to_vec(),
            owed,
            facts: RecordFacts::default(),
            reports: reports(program, Key::Reports, &charter.reports),
            evaluations: evaluations(owing.program, &charter.annual_evaluations),
            overall_folded: Default::default(),
            targets: Vec::new(),
        }
    }

    /// How its targets of a year stand; none of a charter, and of a year that it says nothing about.
    pub(super) fn targets(&self, year: FiscalYear) -> Option<&Targets<'a>> {
        let sheet = self.as_sheet()?;
        let (_, targets) = self.targets.iter().find(|it| it.0 == year)?;
        Some(targets.get_or_init(|| Targets::of(self.program, sheet, year)))
    }

    /// A text of the record as it is compared: of most it is kept.
    pub(super) fn folded(&self, text: &Text) -> Cow<'_, Folded> {
        let reports = self.reports.iter().map(|it| (it.text, &it.folded));
        let evaluations = self.evaluations.iter();
        let reasons = evaluations.clone().map(|it| (&it.data.text, &it.text));
        let next_steps = evaluations.map(|it| (&it.data.next_steps, &it.next_steps));
        let overall = self.overall().into_iter().flat_map(|it| {
            [(&it.text, &self.overall_folded.0), (&it.next_steps, &self.overall_folded.1)]
        });
        let mut kept = reports.chain(reasons).chain(next_steps).chain(overall);
        let kept = kept.find(|it| std::ptr::eq(it.0, text)).map(|it| it.1);
        kept.map_or_else(|| Cow::Owned(Folded::new(text)), Cow::Borrowed)
    }

    /// Where something owed stands in the record, or should.
    pub(super) fn path_of(&self, item: Item) -> Path {
        let path = Path::default();
        match item {
            Item::Posting => path.then(Key::Posted),
            Item::Report(period) => {
                let block = match self.data {
                    Data::Sheet(_) => Key::Progress,
                    Data::Charter(_) => Key::Reports,
                };
                let written = self.reports.iter().find(|it| it.period == period);
                let name = || Step::Written(self.program.cadence.name(period).into());
                written.map_or_else(|| path.then(block).then(name()), |it| it.path.clone())
            }
            Item::Annual(year) => path.then(Key::AnnualEvaluations).then(year),
            Item::Provisional | Item::Final => path.then(Key::OverallEvaluation),
        }
    }

    /// The sheet, if it is one.
    pub(super) fn as_sheet(&self) -> Option<&'a Sheet> {
        match self.data {
            Data::Sheet(sheet) => Some(sheet),
            Data::Charter(_) => None,
        }
    }

    /// The charter, if it is one.
    pub(super) fn as_charter(&self) -> Option<&'a Charter> {
        match self.data {
            Data::Charter(charter) => Some(charter),
            Data::Sheet(_) => None,
        }
    }

    /// Whether it is kept off the site: what is missing in it may still come.
    pub(super) fn is_draft(&self) -> bool {
        match self.data {
            Data::Sheet(sheet) => sheet.is_draft(),
            Data::Charter(charter) => charter.is_draft(),
        }
    }

    /// The report of the last period of a year, if there is one.
    pub(super) fn last_report(&self, year: FiscalYear) -> Option<&ReportOf<'a>> {
        let last = self.program.cadence.periods_of(year).next_back()?;
        self.reports.iter().find(|it| it.period == last)
    }

    /// The evaluation of the whole plan, if there is one.
    pub(super) fn overall(&self) -> Option<&'a OverallEvaluation> {
        self.as_sheet()?.overall_evaluation.as_ref()
    }

    /// The grade that stands for the evaluation of the whole plan.
    pub(super) fn overall_judgement(&self) -> Option<Judgement<'a>> {
        self.overall()?.fields(self.program).judgement(self.program)
    }
}

fn reports<'a, T: Written>(
    program: &Program,
    block: Key,
    table: &'a Table<PeriodKey, T>,
) -> Vec<ReportOf<'a>>
where
    ReportFields<'a>: From<&'a T>,
{
    let of = |(key, report): &'a (PeriodKey, T)| {
        let period = program.period(key)?;
        let fields = ReportFields::from(report);
        Some(ReportOf {
            period,
            name: program.cadence.said_name(period),
            path: Path::default().then(block).then(key),
            status: fields.status,
            tone: program.gravest_status(fields.status, period.year).map(|it| it.tone),
            text: fields.text,
            folded: Folded::new(fields.text),
            countermeasure: fields.countermeasure,
            new_due: fields.new_due,
            published: fields.published,
            is_written: report.is_written(),
        })
    };
    let mut reports: Vec<_> = table.iter().filter_map(of).collect();
    reports.sort_by_key(|it| it.period);
    reports
}

fn evaluations<'a>(
    program: &'a Program,
    table: &'a [(YearKey, Evaluation)],
) -> Vec<EvaluationOf<'a>> {
    let of = |(key, evaluation): &'a (YearKey, Evaluation)| EvaluationOf {
        year: key.year,
        name: program.naming().said_year(key.year),
        path: Path::default().then(Key::AnnualEvaluations).then(key.year),
        data: evaluation,
        judgement: evaluation.fields(key.year).judgement(program),
        text: Folded::new(&evaluation.text),
        next_steps: Folded::new(&evaluation.next_steps),
    };
    let mut evaluations: Vec<_> = table.iter().map(of).collect();
    evaluations.sort_by_key(|it| it.year);
    evaluations
}
