//! The records of a city as pages need them: what belongs to each unit is found once, so that a
//! unit's page does not read every sheet.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::frame::unit_address;
use super::phrases::Phrases;
use super::status::{DataSizes, Figures};
use super::{Address, charter, heading};
use crate::disclosure::{self, Obligation, Obligations, ProgramRef};
use crate::record::{Charter, CharterYear, Library, Plan, Program, Record, Sheet, Unit, UnitIndex};
use crate::words::Words;

/// A city's records on a day, in a language.
#[derive(Debug)]
pub struct Site<'a> {
    /// The records.
    pub library: &'a Library,
    /// Who published what and when.
    pub obligations: &'a Obligations,
    /// The day the site speaks for.
    pub as_of: Date,
    /// The language it is written in.
    pub words: &'a Words,
    /// The unit shown where a page has none of its own.
    pub(super) office: Option<UnitIndex>,
    pub(super) phrases: Phrases,
    /// What stands over the parts of a form, where it is not the form's own word.
    pub(super) headings: HashMap<&'static str, String>,
    /// The sums of the ledger.
    pub(super) figures: Figures,
    /// The charter years that carry a sheet out, by the sheet's file: places in the ledger.
    carried_out: HashMap<&'a str, Vec<usize>>,
    /// What each sheet owes, by its file: places in the obligations's subjects.
    owed: HashMap<&'a str, usize>,
    units: Vec<UnitRecords<'a>>,
    /// How large the obligations are as data; set before the page that says so is made.
    pub data_sizes: OnceLock<DataSizes>,
}

/// What belongs to one unit.
#[derive(Debug, Default)]
pub(super) struct UnitRecords<'a> {
    pub(super) href: String,
    /// Sheets that it answers for, plan by plan.
    pub(super) owned: Vec<SheetOf<'a>>,
    /// Sheets that it carries out but does not answer for.
    pub(super) joined: Vec<SheetOf<'a>>,
    /// Its charters, oldest first.
    pub(super) charters: Vec<CharterOf<'a>>,
    /// What it owes: places in the obligations's subjects, in their order.
    pub(super) owed: Vec<usize>,
    /// Units that it took over from.
    pub(super) predecessors: Vec<UnitIndex>,
    /// Units that belong to it.
    pub(super) children: Vec<UnitIndex>,
}

/// A sheet: its plan and its place in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct SheetOf<'a> {
    pub(super) plan: &'a Plan,
    pub(super) at: usize,
}

/// A charter, its charter year and its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct CharterOf<'a> {
    pub(super) charter_year: &'a CharterYear,
    pub(super) record: &'a Record<Charter>,
    pub(super) unit: UnitIndex,
}

impl<'a> Site<'a> {
    /// The site of these records on the obligations's day, in these words.
    #[must_use]
    pub fn new(library: &'a Library, obligations: &'a Obligations, words: &'a Words) -> Self {
        let (organization, as_of) = (&library.organization, obligations.as_of);
        let units = organization.units().iter().map(UnitRecords::new).collect();
        let office = organization.find(&library.settings.contact, as_of, as_of);
        let phrases = Phrases::new(words);
        let headings = heading::translated(words);
        let figures = Figures::new(obligations, words);
        let mut site = Self {
            library,
            obligations,
            as_of,
            words,
            office,
            phrases,
            headings,
            figures,
            carried_out: HashMap::new(),
            owed: HashMap::new(),
            units,
            data_sizes: OnceLock::new(),
        };
        site.index_units();
        site.index_sheets();
        site.index_charters();
        site.index_obligations();
        site
    }

    fn index_units(&mut self) {
        let organization = &self.library.organization;
        for index in 0..organization.units().len() {
            for successor in organization.successors(index) {
                self.units[successor].predecessors.push(index);
            }
            if let Some(parent) = organization.parent(index) {
                self.units[parent].children.push(index);
            }
        }
    }

    fn index_sheets(&mut self) {
        let organization = &self.library.organization;
        for plan in &self.library.plans {
            for sheet in sheets(plan) {
                let data = sheet.data();
                let owners = plan.program.named(&data.owner, organization);
                for unit in plan.program.named(&data.participants, organization) {
                    if !owners.contains(&unit) {
                        self.units[unit].joined.push(sheet);
                    }
                }
                for unit in owners {
                    self.units[unit].owned.push(sheet);
                }
            }
        }
    }

    fn index_charters(&mut self) {
        for charter_year in &self.library.charter_years {
            for record in &charter_year.charters {
                if let Some(charter) = self.charter(charter_year, record) {
                    self.units[charter.unit].charters.push(charter);
                }
            }
        }
    }

    fn index_obligations(&mut self) {
        for (index, subject) in self.obligations.subjects.iter().enumerate() {
            for unit in &subject.units {
                self.units[*unit].owed.push(index);
            }
            let kind = self.obligations.programs[subject.program].kind;
            if let (ProgramRef::Plan(plan), disclosure::RecordRef::Sheet(at)) =
                (kind, subject.record)
            {
                self.owed.insert(&self.library.plans[plan].sheets[at].file, index);
            }
        }
        for (at, program) in self.obligations.programs.iter().enumerate() {
            let ProgramRef::CharterYear(index) = program.kind else { continue };
            let basis = self.basis(&self.library.charter_years[index].program);
            if let Some(sheet) = basis {
                self.carried_out.entry(&sheet.record().file).or_default().push(at);
            }
        }
    }

    /// The charter years that carry a sheet out: places in the ledger.
    pub(super) fn carried_out(&self, sheet: SheetOf) -> &[usize] {
        self.carried_out.get(&*sheet.record().file).map_or(&[], Vec::as_slice)
    }

    /// What a sheet owes, in order of time.
    pub(super) fn owed_by(&self, sheet: SheetOf) -> &[Obligation] {
        let subject = self.owed.get(&*sheet.record().file);
        subject.map_or(&[], |it| self.obligations.owed_by_subject(*it))
    }

    /// A charter that has a page on this day.
    pub(super) fn charter(
        &self,
        charter_year: &'a CharterYear,
        record: &'a Record<Charter>,
    ) -> Option<CharterOf<'a>> {
        let charter = &record.data;
        if charter.draft || charter.posted.is_some_and(|it| it.date > self.as_of) {
            return None;
        }
        let name = if charter.unit.is_empty() { &*record.slug } else { &*charter.unit };
        let (first, last) = charter_year.program.days();
        let unit = self.library.organization.find(name, first, last)?;
        Some(CharterOf { charter_year, record, unit })
    }

    /// What belongs to a unit.
    pub(super) fn unit(&self, unit: UnitIndex) -> &UnitRecords<'a> {
        &self.units[unit]
    }

    /// Whether sheets have a page in the layout of the form.
    pub(super) fn forms(&self) -> bool {
        self.library.settings.forms.0
    }

    /// A unit as it was written.
    pub(super) fn named(&self, unit: UnitIndex) -> &'a Unit {
        &self.library.organization.units()[unit]
    }

    /// A number as it is spoken of under a program.
    pub(super) fn numbered(&self, program: &Program, number: &str) -> String {
        let word = program.form.heading("番号");
        let word = if word == "番号" { &self.phrases.number } else { word };
        let space = if word.ends_with('.') { "" } else { " " };
        format!("{word}{space}{number}")
    }

    /// The sheet that a charter year carries out, if it has a page.
    pub(super) fn basis(&self, program: &Program) -> Option<SheetOf<'a>> {
        let (plan, slug) = program.file.basis.split_once('/')?;
        let plan = self.library.plans.iter().find(|it| it.program.slug == plan)?;
        sheets(plan).find(|it| it.record().slug == slug)
    }
}

impl UnitRecords<'_> {
    fn new(unit: &Unit) -> Self {
        Self { href: unit_address(unit).link(), ..Self::default() }
    }
}

/// The sheets of a plan that have a page.
pub(super) fn sheets(plan: &Plan) -> impl DoubleEndedIterator<Item = SheetOf<'_>> {
    (0..plan.sheets.len()).map(|at| SheetOf { plan, at }).filter(|it| !it.data().draft)
}

impl<'a> SheetOf<'a> {
    /// Its record.
    pub(super) fn record(self) -> &'a Record<Sheet> {
        &self.plan.sheets[self.at]
    }

    /// What it says.
    pub(super) fn data(self) -> &'a Sheet {
        &self.record().data
    }

    /// Where its page stands.
    pub(super) fn address(self) -> Address {
        Address::new(&["reforms", &self.plan.program.slug, &self.record().slug])
    }

    /// Its number and title as they are spoken of: No.45 ….
    pub(super) fn name(self, site: &Site) -> String {
        format!("{} {}", self.number(site), &*self.data().title)
    }

    /// Its number as it is spoken of: No.45. A word of the city's own stands before it as it is.
    pub(super) fn number(self, site: &Site) -> String {
        site.numbered(&self.plan.program, &self.data().number)
    }
}

impl CharterOf<'_> {
    /// Where its page stands.
    pub(super) fn address(self, site: &Site) -> Address {
        charter::address(&self.charter_year.program, site.named(self.unit))
    }
}
