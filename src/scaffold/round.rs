//! Reports and evaluations to fill in: which records owe them in a round, which have them, and what is added to the others.

use serde_json::Value;

use super::editor::Subject;
use super::skeleton::Skeleton;
use crate::calendar::FiscalYear;
use crate::disclosure::{
    Item, Obligation, Obligations, ProgramRef, Reason, Subject as Owing, SubjectRecord,
};
use crate::record::{
    Charter, FileKind, Key, Library, PeriodKey, Program, Record, Sheet, Table, UnitIndex, When,
    Written, YearKey,
};
use crate::record_edit::{Change, Edit, EditError, ProgramKeys, Step, value_at};
use crate::words::Words;

/// What a program asks of its records at one time: the reports of a period, or the evaluations of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// Place in [`Obligations::programs`].
    pub program: usize,
    /// What is owed.
    pub item: Item,
}

/// A record that owes something in a round, or is exempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRecord<'a> {
    /// The units that answer for it.
    pub units: &'a [UnitIndex],
    /// The number of a sheet; empty of a charter.
    pub number: &'a str,
    /// Its file, if there is one.
    pub file: Option<&'a str>,
    /// How it stands.
    pub state: RoundState<'a>,
}

/// How a record stands in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundState<'a> {
    /// It owes an entry and has none.
    Lacks,
    /// It has one, in which something is written.
    Written,
    /// It has one, in which nothing is written.
    Blank,
    /// It owes none.
    Exempt(&'a Reason),
    /// It was withdrawn.
    Withdrawn,
    /// There is no file.
    NoFile,
    /// There is one with errors in it.
    Unreadable,
}

impl Round {
    /// The round of a program (a place in [`Obligations::programs`]) that somebody means by a period or a year.
    #[must_use]
    pub fn read(
        typed: &str,
        program: usize,
        library: &Library,
        obligations: &Obligations,
    ) -> Option<Self> {
        let items = Self::items(program, obligations);
        let known = obligations.programs[program].program.resolve(library);
        let falls = |item: &Item| match (known.when(typed)?, *item) {
            (When::Period(period), Item::Report(of)) => Some(of == period),
            (When::Year(year), Item::Annual(of)) => Some(of == year),
            // Where there is one report a year, the year is its period.
            (When::Year(year), Item::Report(of)) => {
                Some(of.year == year && known.cadence.periods().len() == 1)
            }
            (When::Period(_) | When::Year(_), _) => None,
        };
        let mut found: Vec<Item> = items.filter(|it| falls(it) == Some(true)).collect();
        // The evaluation of a year comes before a report that is of the whole year.
        found.sort_by_key(|it| !matches!(it, Item::Annual(_)));
        found.first().map(|item| Self { program, item: *item })
    }

    /// What a program asks for at some time, with a day on which it is due or without.
    pub fn items(program: usize, obligations: &Obligations) -> impl Iterator<Item = Item> {
        let schedule = &obligations.programs[program];
        let undated = schedule.without_due_date.iter().map(|it| it.0);
        schedule.items.iter().map(|it| it.0).chain(undated)
    }

    /// The records of these units, or of all: what each of them owes.
    #[must_use]
    pub fn records<'a>(
        &self,
        units: Option<&[UnitIndex]>,
        library: &'a Library,
        obligations: &'a Obligations,
    ) -> Vec<RoundRecord<'a>> {
        let schedule = &obligations.programs[self.program];
        let program = schedule.program.resolve(library);
        let mut records = Vec::new();
        for place in schedule.subjects.clone() {
            let subject = &obligations.subjects[place];
            let mut owed = obligations.owed_by_subject(place).iter();
            let obligation = owed.find(|it| it.item == self.item);
            if units.is_none_or(|it| concerns(it, subject, obligation, library, obligations)) {
                records.push(self.record(subject, obligation, program, library, obligations));
            }
        }
        records
    }

    fn record<'a>(
        &self,
        subject: &'a Owing,
        obligation: Option<&Obligation>,
        program: &Program,
        library: &'a Library,
        obligations: &'a Obligations,
    ) -> RoundRecord<'a> {
        let record = subject.record.resolve(library);
        let number = match record {
            SubjectRecord::Sheet(_, record) => &record.data.number,
            SubjectRecord::Listed(number) => number,
            SubjectRecord::Charter(..) | SubjectRecord::LeftOut(_) | SubjectRecord::Missing => "",
        };
        let reason = obligation.and_then(|it| obligations.reason(it));
        let state = reason.map_or_else(|| self.state(record, program), RoundState::Exempt);
        RoundRecord { units: &subject.units, number, file: record.file(), state }
    }

    fn state(&self, record: SubjectRecord<'_>, program: &Program) -> RoundState<'static> {
        match record {
            SubjectRecord::Sheet(_, Record { data, .. }) if data.withdrawn.is_some() => {
                RoundState::Withdrawn
            }
            SubjectRecord::Charter(_, Record { data, .. }) if data.withdrawn.is_some() => {
                RoundState::Withdrawn
            }
            SubjectRecord::Sheet(_, record) => self.of_sheet(&record.data, program),
            SubjectRecord::Charter(_, record) => self.of_charter(&record.data, program),
            SubjectRecord::LeftOut(_) => RoundState::Unreadable,
            SubjectRecord::Listed(_) | SubjectRecord::Missing => RoundState::NoFile,
        }
    }

    fn of_sheet(&self, sheet: &Sheet, program: &Program) -> RoundState<'static> {
        match self.item {
            Item::Annual(year) => of_year(&sheet.annual_evaluations, year),
            Item::Posting | Item::Report(_) | Item::Provisional | Item::Final => {
                self.of_report(&sheet.progress, program)
            }
        }
    }

    fn of_charter(&self, charter: &Charter, program: &Program) -> RoundState<'static> {
        match self.item {
            Item::Annual(year) => of_year(&charter.annual_evaluations, year),
            Item::Posting | Item::Report(_) | Item::Provisional | Item::Final => {
                self.of_report(&charter.reports, program)
            }
        }
    }

    fn of_report<T: Written>(
        &self,
        rows: &Table<PeriodKey, T>,
        program: &Program,
    ) -> RoundState<'static> {
        let is_it = |key: &PeriodKey| program.period(key).map(Item::Report) == Some(self.item);
        state(rows.iter().find(|(key, _)| is_it(key)).map(|it| &it.1))
    }

    /// What is put into records of the round; none where the form has no place for it.
    #[must_use]
    pub fn entry<'a>(
        &self,
        library: &'a Library,
        obligations: &Obligations,
        words: &Words,
    ) -> Option<NewEntry<'a>> {
        let reference = obligations.programs[self.program].program;
        let program = reference.resolve(library);
        let (kind, reports) = match reference {
            ProgramRef::Plan(_) => (FileKind::Sheet, Key::Progress),
            ProgramRef::CharterYear(_) => (FileKind::Charter, Key::Reports),
        };
        let block =
            if matches!(self.item, Item::Annual(_)) { Key::AnnualEvaluations } else { reports };
        let schema = Subject::of(kind, Some(program), library).schema(words);
        let rows = schema["properties"][program.form.word(block)]["properties"].as_object()?;
        let (key, row) = rows.iter().find(|(key, _)| self.is_key(key, program))?;
        let lines = Skeleton::rows_of(row, words);
        Some(NewEntry { round: *self, program, block, key: key.clone(), lines })
    }

    fn is_key(&self, key: &str, program: &Program) -> bool {
        match self.item {
            Item::Report(period) => program.read_period(key).map(|it| it.value) == Some(period),
            Item::Annual(year) => FiscalYear::parse(key).is_ok_and(|it| it.value == year),
            Item::Posting | Item::Provisional | Item::Final => false,
        }
    }
}

/// An entry without values, as a record of the form has it.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    round: Round,
    program: &'a Program,
    block: Key,
    key: String,
    lines: String,
}

impl NewEntry<'_> {
    /// A record with the entry in its place; everything else stays as it is typed.
    ///
    /// # Errors
    ///
    /// The record cannot be edited by a program.
    pub fn put_into(&self, text: &str) -> Result<String, EditError> {
        let keys = ProgramKeys::new(self.program);
        let block = Step::Key(self.program.form.word(self.block).to_owned());
        let siblings = value_at(text, std::slice::from_ref(&block), &keys)?;
        let key = Step::Key(self.key_among(siblings.as_ref()));
        let edit = Edit { path: vec![block, key], change: Change::Write(self.lines.clone()) };
        crate::record_edit::apply(text, &[edit], &keys)
    }

    /// The name of the period as the others are called: with its year, where they say theirs.
    fn key_among(&self, siblings: Option<&Value>) -> String {
        let Item::Report(period) = self.round.item else { return self.key.clone() };
        let cadence = &self.program.cadence;
        let says_year = |key: &String| {
            let period = self.program.read_period(key);
            period.is_some_and(|it| cadence.name(it.value) == *key)
        };
        let mut keys = siblings.and_then(Value::as_object).into_iter().flat_map(|it| it.keys());
        if keys.any(says_year) { cadence.name(period) } else { self.key.clone() }
    }
}

/// Whether a subject is a matter of these units.
fn concerns(
    units: &[UnitIndex],
    subject: &Owing,
    obligation: Option<&Obligation>,
    library: &Library,
    obligations: &Obligations,
) -> bool {
    let is_one = |it: &UnitIndex| units.contains(it);
    let responsible = obligation.map(|it| obligations.responsible(&library.organization, it));
    subject.units.iter().any(is_one) || responsible.iter().flatten().any(is_one)
}

fn of_year<T: Written>(rows: &Table<YearKey, T>, year: FiscalYear) -> RoundState<'static> {
    state(rows.year(year))
}

fn state<T: Written>(entry: Option<&T>) -> RoundState<'static> {
    match entry {
        None => RoundState::Lacks,
        Some(entry) if entry.is_written() => RoundState::Written,
        Some(_) => RoundState::Blank,
    }
}
