//! All that the city wrote, read and found sound: what pages and rules are made from.

use std::sync::Arc;

use jiff::civil::Date;

use crate::calendar::FiscalYear;
use crate::calendar::{Cadence, FirstMonth, Naming, Period, Reading};
use crate::publication_log::PublicationLog;
use crate::record::key::Key;
use crate::record::model::block::Block;
use crate::record::model::charter::{Charter, Outcome};
use crate::record::model::choice_place::{Exclusion, choice_places};
use crate::record::model::column::Column;
use crate::record::model::exemption::When;
use crate::record::model::fixed_word::FixedWord;
use crate::record::model::form::Form;
use crate::record::model::glossary::Term;
use crate::record::model::organization::{Organization, UnitIndex};
use crate::record::model::page::StaticPage;
use crate::record::model::program::{ProgramFile, YearSpan};
use crate::record::model::scale::{Scale, ScaleLevel};
use crate::record::model::scope::{Scope, is_all_units};
use crate::record::model::settings::Settings;
use crate::record::model::sheet::Sheet;
use crate::record::model::value::{Names, PeriodKey};
use crate::record::model::withdrawal::Withdrawal;

/// The records of a city.
#[derive(Debug)]
pub struct Library {
    /// `kohyo.yaml`.
    pub settings: Settings,
    /// The units of the city, past and present.
    pub organization: Organization,
    /// The words that are explained, in the order of the file.
    pub glossary: Vec<Term>,
    /// The plans with their sheets, by folder name.
    pub plans: Vec<Plan>,
    /// The charter years with their charters, by folder name.
    pub charter_years: Vec<CharterYear>,
    /// The static pages, by address.
    pub pages: Vec<Record<StaticPage>>,
    /// What was published when; empty for a city that keeps no log.
    pub log: Arc<PublicationLog>,
}

/// A record and where it came from.
#[derive(Debug)]
pub struct Record<T> {
    /// Path of its file.
    pub file: String,
    /// Its part of the address: the file's name without ending.
    pub slug: String,
    /// What it says, shared with other readings of the same file.
    pub data: Arc<T>,
}

/// A record that its author can keep off the site (下書き).
pub trait Draft {
    /// Whether it is kept off.
    fn is_draft(&self) -> bool;
}

impl Draft for Sheet {
    fn is_draft(&self) -> bool {
        self.draft
    }
}

impl Draft for Charter {
    fn is_draft(&self) -> bool {
        self.draft
    }
}

impl Draft for StaticPage {
    fn is_draft(&self) -> bool {
        self.draft
    }
}

/// A record that has an address of its own, which people may have written down.
pub trait Addressed {
    /// That it was taken off the site (取下げ).
    fn withdrawal(&self) -> Option<&Withdrawal>;

    /// Where it was before (旧アドレス), as its author wrote it.
    fn former_addresses(&self) -> &Names;
}

macro_rules! addressed {
    ($($record:ty),*) => {
        $(impl Addressed for $record {
            fn withdrawal(&self) -> Option<&Withdrawal> {
                self.withdrawn.as_ref()
            }

            fn former_addresses(&self) -> &Names {
                &self.former_addresses
            }
        })*
    };
}

addressed!(Sheet, Charter, StaticPage);

/// A record that was left out because it is wrong, so that its absence can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Path of its file.
    pub file: String,
    /// The part of the address that it would have.
    pub slug: String,
    /// The units that answer for it (担当課), as far as they can be read.
    pub owner: Names,
}

/// A reform plan and its sheets.
#[derive(Debug)]
pub struct Plan {
    /// The plan.
    pub program: Program,
    /// The sheets, in the order of their file names as people count: 2 before 10.
    pub sheets: Vec<Record<Sheet>>,
    /// Sheets that were left out.
    pub gaps: Vec<Gap>,
}

/// A year's charters and its charters.
#[derive(Debug)]
pub struct CharterYear {
    /// The charter year.
    pub program: Program,
    /// The charters, in the order of the organization.
    pub charters: Vec<Record<Charter>>,
    /// Charters that were left out.
    pub gaps: Vec<Gap>,
}

/// What both kinds of program are: years, periods, scales, a form, the units bound.
#[derive(Debug)]
pub struct Program {
    /// Its folder's name, part of its address.
    pub slug: String,
    /// Path of its `_program.yaml`.
    pub path: String,
    /// What it says.
    pub file: ProgramFile,
    /// Its periods.
    pub cadence: Cadence,
    /// Its form.
    pub form: Form,
    /// The units it binds, in the order of the organization.
    pub units: Vec<UnitIndex>,
    /// The choices that cannot all be made in one of its records.
    pub exclusions: Vec<Exclusion>,
    first_month: FirstMonth,
    /// Its periods by the names that they are usually given.
    named: Vec<(String, Period)>,
}

impl Program {
    /// A program out of its file.
    pub(crate) fn new(
        place: (&str, &str),
        mut file: ProgramFile,
        cadence: Cadence,
        blocks: &[Block],
        organization: &Organization,
        first_month: FirstMonth,
    ) -> Self {
        let (slug, path) = (place.0.to_owned(), place.1.to_owned());
        let form = Form::new(std::mem::take(&mut file.form), blocks);
        let places = choice_places(&file, form.fields(), |key| form.word(key));
        let exclusions = file.incompatible.iter().map(|it| Exclusion::of(it, &places)).collect();
        let (units, named) = (Vec::new(), Vec::new());
        let mut program =
            Self { slug, path, file, cadence, form, units, exclusions, first_month, named };
        program.named = program.periods().map(|it| (program.cadence.name(it), it)).collect();
        program.units = program.bound(organization);
        program
    }

    /// The units that the program binds.
    fn bound(&self, organization: &Organization) -> Vec<UnitIndex> {
        let (first, last) = self.days();
        let alive = |it: &UnitIndex| organization.units()[*it].exists(first, last);
        let all = (0..organization.units().len()).filter(alive);
        match &self.file.scope {
            Scope::All => all.collect(),
            Scope::Kinds(kinds) => {
                all.filter(|it| kinds.0.contains(&organization.units()[*it].kind)).collect()
            }
            Scope::Units(names) => {
                let mut units = self.named(names, organization);
                units.sort_unstable();
                units.dedup();
                units
            }
        }
    }

    /// The units of these names; 全部署 is every unit that the program binds.
    #[must_use]
    pub fn named(&self, names: &Names, organization: &Organization) -> Vec<UnitIndex> {
        let (first, last) = self.days();
        let mut units = Vec::with_capacity(names.0.len());
        for name in &names.0 {
            if is_all_units(name) {
                units.extend(&self.units);
            } else {
                units.extend(organization.find(name, first, last));
            }
        }
        units
    }

    /// The unit in charge of the program itself (所管), if there is one.
    #[must_use]
    pub fn office(&self, organization: &Organization) -> Option<UnitIndex> {
        let (first, last) = self.days();
        organization.find(&self.file.office, first, last)
    }

    /// The first and the last day of its years.
    #[must_use]
    pub fn days(&self) -> (Date, Date) {
        let years = self.file.years;
        (years.first.first_day(self.first_month), years.last.last_day(self.first_month))
    }

    /// What its years and days are called.
    #[must_use]
    pub fn naming(&self) -> Naming {
        self.cadence.naming()
    }

    /// The first month of its fiscal years.
    #[must_use]
    pub fn first_month(&self) -> FirstMonth {
        self.first_month
    }

    /// The period of a key, if the program has it.
    #[must_use]
    pub fn period(&self, key: &PeriodKey) -> Option<Period> {
        self.read_period(&key.0).map(|it| it.value)
    }

    /// The period that a text names, with a note if it was written under another name.
    pub(crate) fn read_period(&self, text: &str) -> Option<Reading<Period>> {
        let years = self.file.years;
        if let Some((_, value)) = self.named.iter().find(|(name, _)| name == text) {
            return Some(Reading { value: *value, note: None });
        }
        let read = |text: &str| self.cadence.read(text).ok();
        // R3年間 is the whole of R3, not something in it that is called 間.
        let whole_year = || text.strip_suffix('間').filter(|it| it.ends_with('年'));
        let reading = read(text).or_else(|| read(whole_year()?)).or_else(|| {
            // In a program of one year the year need not be said.
            let index = self.cadence.find(text).filter(|_| years.first == years.last)?;
            Some(Reading { value: Period { year: years.first, index }, note: None })
        })?;
        years.contains(reading.value.year).then_some(reading)
    }

    /// Every period of the program, in order of time.
    pub fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        let count = self.cadence.periods().len();
        self.file
            .years
            .years()
            .flat_map(move |year| (0..count).map(move |index| Period { year, index }))
    }

    /// The names of its periods.
    #[must_use]
    pub fn period_names(&self) -> Vec<String> {
        self.periods().map(|it| self.cadence.name(it)).collect()
    }

    /// The scale on which results of promises are judged: that called 約束, else the first.
    #[must_use]
    pub fn promise_scale(&self) -> Option<&Scale> {
        let scales = &self.file.value_scales;
        let first = scales.axes.first().map(|it| &it.scale);
        scales.scale(Key::Promises.word()).or(first).filter(|it| !it.is_empty())
    }

    /// The scale on which a column of judgements is: the one that it names, else the first.
    #[must_use]
    pub fn value_scale(&self, column: &Column) -> Option<&Scale> {
        let scales = &self.file.value_scales;
        let first = || scales.axes.first().map(|it| &it.scale);
        if column.scale.is_empty() { first() } else { scales.scale(&column.scale) }
    }

    /// The words for how a promise was kept: the program's own, else those that every charter year has.
    #[must_use]
    pub fn outcomes(&self) -> &Scale {
        if self.file.outcomes.is_empty() {
            Outcome::scale(self.naming())
        } else {
            &self.file.outcomes
        }
    }

    /// The level that a word for how a promise was kept means.
    #[must_use]
    pub fn outcome(&self, label: &str, year: FiscalYear) -> Option<&ScaleLevel> {
        let scale = self.outcomes();
        if !self.file.outcomes.is_empty() {
            return scale.level(label, year);
        }
        // They can be typed in both languages.
        let outcome = Outcome::find(label)?;
        Outcome::WORDS.iter().zip(scale.iter()).find(|(it, _)| it.0 == outcome).map(|it| it.1)
    }
}

impl CharterYear {
    /// The unit whose charter it is: the one that the record names, else the one that its file is named
    /// after.
    #[must_use]
    pub fn unit_of(
        &self,
        charter: &Record<Charter>,
        organization: &Organization,
    ) -> Option<UnitIndex> {
        let name = if charter.data.unit.is_empty() { &*charter.slug } else { &*charter.data.unit };
        let (first, last) = self.program.days();
        organization.find(name, first, last)
    }
}

impl Library {
    /// How many records there are: sheets, charters and static pages.
    #[must_use]
    pub fn records(&self) -> usize {
        let sheets: usize = self.plans.iter().map(|it| it.sheets.len()).sum();
        let charters: usize = self.charter_years.iter().map(|it| it.charters.len()).sum();
        sheets + charters + self.pages.len()
    }
}

impl Program {
    /// The years or periods that a text names: one, or a span of them.
    #[must_use]
    pub fn times(&self, text: &str) -> Vec<When> {
        if let Some(one) = self.when(text) {
            return vec![one];
        }
        let years = self.file.years;
        let is_within = |it: &YearSpan| years.contains(it.first) && years.contains(it.last);
        if let Some(span) = YearSpan::parse(text).filter(is_within) {
            return span.years().map(When::Year).collect();
        }
        YearSpan::ends(text)
            .find_map(|(first, last)| {
                let (first, last) = (self.read_period(first)?.value, self.read_period(last)?.value);
                let within = self.periods().skip_while(|it| *it != first);
                let count = self.periods().skip_while(|it| *it != first).position(|it| it == last);
                Some(within.take(count? + 1).map(When::Period).collect())
            })
            .unwrap_or_default()
    }

    /// The year or period that a text names, with whether it was written under another name.
    #[must_use]
    pub fn when(&self, text: &str) -> Option<When> {
        if let Ok(year) = FiscalYear::parse(text)
            && self.file.years.contains(year.value)
        {
            return Some(When::Year(year.value));
        }
        self.read_period(text).map(|it| When::Period(it.value))
    }
}
