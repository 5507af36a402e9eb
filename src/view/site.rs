//! The records of a city as pages need them: what belongs to each unit is found once, so that a
//! unit's page does not read every sheet.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::figures::Figures;
use super::frame::Link;
use super::heading::Headings;
use super::news::CityNews;
use super::phrases::Phrases;
use super::time::YearNames;
use crate::disclosure::{Obligation, ProgramRef, Public, PublicCharter, PublicRecord, PublicSheet};
use crate::open_data::Facts;
use crate::record::{Block, Form, Key, Program, SheetNumber, Unit, UnitIndex};
use crate::route::{Address, FeedSubject, LanguageRoutes, Routes};
use crate::words::{Message, Words};

/// What may be shown of a city on a day, in a language.
#[derive(Debug)]
pub struct Site<'a> {
    /// What may be shown of the records on the day.
    pub public: Public<'a>,
    /// Every address of the site.
    pub routes: &'a Routes,
    /// The addresses in this language.
    pub language: &'a LanguageRoutes,
    /// The sentences of its language.
    pub words: &'a Words,
    /// The unit shown where a page has none of its own.
    pub(crate) office: Option<UnitIndex>,
    pub(crate) phrases: Phrases,
    pub(super) year_names: YearNames,
    /// What stands over the parts of a form.
    headings: Headings,
    /// The sums of the obligations.
    pub(crate) figures: Figures,
    /// The charter years that carry a sheet out, by the sheet's file: places in the obligations.
    carried_out: HashMap<&'a str, Vec<usize>>,
    /// What each sheet and charter owes, by its file: places in the subjects of the obligations.
    owed: HashMap<&'a str, usize>,
    units: Vec<UnitRecords<'a>>,
    /// What was published and corrected, in short.
    pub(crate) news: CityNews<'a>,
    /// How large the obligations are as data; set before the page that says so is made.
    pub data_sizes: OnceLock<Vec<usize>>,
    /// What is to be known of each table of the open data, as CSV and as JSON; set before the page that explains them is
    /// made.
    pub open_data: OnceLock<Vec<[Facts; 2]>>,
}

/// What belongs to one unit.
#[derive(Debug, Default)]
pub(crate) struct UnitRecords<'a> {
    pub(crate) href: String,
    /// Sheets that it answers for, plan by plan.
    pub(crate) owned: Vec<PublicSheet<'a>>,
    /// Sheets that it carries out but does not answer for.
    pub(crate) joined: Vec<PublicSheet<'a>>,
    /// Its charters, oldest first.
    pub(crate) charters: Vec<PublicCharter<'a>>,
    /// What it owes: places in the obligations' subjects, in their order.
    pub(crate) owed: Vec<usize>,
    /// Units that it took over from.
    pub(crate) predecessors: Vec<UnitIndex>,
    /// Units that belong to it.
    pub(crate) children: Vec<UnitIndex>,
}

impl<'a> Site<'a> {
    /// What may be shown, in the language of these words.
    #[must_use]
    pub fn new(
        public: Public<'a>,
        routes: &'a Routes,
        language: &'a LanguageRoutes,
        words: &'a Words,
    ) -> Self {
        let organization = public.organization();
        let is_main_language = public.settings().translation(words.language()).is_none();
        let mut site = Self {
            public,
            routes,
            language,
            words,
            office: public.unit_of_today(&public.settings().contact),
            phrases: Phrases::new(words),
            year_names: YearNames::new(public, words),
            headings: Headings::new(words, is_main_language),
            figures: Figures::new(public.obligations(), words),
            carried_out: HashMap::new(),
            owed: HashMap::new(),
            units: organization.units().iter().map(UnitRecords::new).collect(),
            news: CityNews::new(public),
            data_sizes: OnceLock::new(),
            open_data: OnceLock::new(),
        };
        site.index_units();
        site.index_sheets();
        site.index_charters();
        site.index_obligations();
        site
    }

    fn index_units(&mut self) {
        let organization = self.public.organization();
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
        let organization = self.public.organization();
        for plan in self.public.plans() {
            for sheet in self.public.sheets(plan) {
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
        for charter_year in self.public.charter_years() {
            for charter in self.public.charters(charter_year) {
                self.units[charter.unit].charters.push(charter);
            }
        }
    }

    fn index_obligations(&mut self) {
        let obligations = self.public.obligations();
        for (index, subject) in obligations.subjects.iter().enumerate() {
            for unit in &subject.units {
                self.units[*unit].owed.push(index);
            }
            match self.public.subject(subject) {
                PublicRecord::Sheet(sheet) => self.owed.insert(&sheet.record().file, index),
                PublicRecord::Charter(charter) => self.owed.insert(&charter.record.file, index),
                PublicRecord::Number(_) | PublicRecord::Nothing => None,
            };
        }
        for (at, schedule) in obligations.programs.iter().enumerate() {
            let ProgramRef::CharterYear(_) = schedule.program else { continue };
            if let Some(sheet) = self.basis(self.public.program(schedule.program)) {
                self.carried_out.entry(&sheet.record().file).or_default().push(at);
            }
        }
    }

    /// The charter years that carry a sheet out: places in the obligations.
    pub(crate) fn carried_out(&self, sheet: PublicSheet) -> &[usize] {
        self.carried_out.get(&*sheet.record().file).map_or(&[], Vec::as_slice)
    }

    /// What a sheet owes, in order of time.
    pub(crate) fn owed_by(&self, sheet: PublicSheet) -> &'a [Obligation] {
        self.owed_in(&sheet.record().file)
    }

    /// What the record in a file owes, in order of time.
    pub(crate) fn owed_in(&self, file: &str) -> &'a [Obligation] {
        let subject = self.owed.get(file);
        subject.map_or(&[], |it| self.public.obligations().owed_by_subject(*it))
    }

    /// What citizens read for a key of a form.
    pub(crate) fn heading<'s>(&'s self, form: &'s Form, key: Key) -> &'s str {
        self.headings.of(form, key)
    }

    /// What citizens read for a name that the city has given: of a declared field, a level, a period.
    pub(crate) fn heading_of<'s>(&'s self, form: &'s Form, name: &'s str) -> &'s str {
        self.headings.of_name(form, name)
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理; nothing where the form does not have it.
    pub(crate) fn heading_in<'s>(&'s self, form: &'s Form, block: Key, key: Key) -> &'s str {
        if form.leaves_out(&[block, key]) { "" } else { self.headings.in_block(form, block, key) }
    }

    /// What citizens read for the grade of evaluations, or for its reason; nothing where nobody gives one.
    pub(crate) fn heading_of_judgement<'s>(
        &'s self,
        program: &'s Program,
        block: Block,
        key: Key,
    ) -> &'s str {
        if !program.judges(block, key) {
            return "";
        }
        self.headings.in_block(&program.form, block.key(), key)
    }

    /// What citizens read for the key at the end of a path; nothing where the form does not have it.
    pub(crate) fn heading_at<'s>(&'s self, form: &'s Form, path: &[Key]) -> &'s str {
        match path.last() {
            Some(key) if !form.leaves_out(path) => self.heading(form, *key),
            Some(_) | None => "",
        }
    }

    /// What belongs to a unit.
    pub(crate) fn unit(&self, unit: UnitIndex) -> &UnitRecords<'a> {
        &self.units[unit]
    }

    /// Whether sheets have a page in the layout of the form.
    pub(crate) fn forms(&self) -> bool {
        self.public.settings().forms.0
    }

    /// A unit as it was written.
    pub(crate) fn named(&self, unit: UnitIndex) -> &'a Unit {
        &self.public.organization().units()[unit]
    }

    /// A link to a feed under its name; none where the site has no feeds.
    pub(crate) fn feed_link(&self, subject: FeedSubject) -> Option<Link> {
        let feed = self.language.feeds.iter().find(|it| it.subject == subject)?;
        // No page, so that the link names its language.
        let href = format!("/{}{}", self.folder(), feed.file());
        Some(Link { label: self.feed_title(subject), href })
    }

    /// What a feed is called: 北区の新着・更新.
    pub(crate) fn feed_title(&self, subject: FeedSubject) -> String {
        let about = match subject {
            FeedSubject::City => self.title(),
            FeedSubject::Program(program) => &self.public.program(program).file.name,
            FeedSubject::Unit(unit) => &self.named(unit).name,
        };
        self.words.say(&Message::new("news-of").with("it", about))
    }

    /// Links to the pages of units.
    pub(crate) fn unit_links(&self, units: &[UnitIndex]) -> Vec<Link> {
        let link = |it: &UnitIndex| Link {
            label: self.named(*it).name.to_string(),
            href: self.unit(*it).href.clone(),
        };
        units.iter().map(link).collect()
    }

    /// A number as it is spoken of under a program.
    pub(crate) fn numbered(&self, program: &Program, number: &str) -> String {
        let own = program.form.own(Key::Number);
        let word = match own {
            Some(word) => word,
            None if SheetNumber::says_no(number) => return number.to_owned(),
            None => &self.phrases.number,
        };
        let space = if word.ends_with('.') { "" } else { " " };
        format!("{word}{space}{number}")
    }

    /// The sheet that a charter year carries out, if it has a page.
    pub(crate) fn basis(&self, program: &Program) -> Option<PublicSheet<'a>> {
        let (plan, slug) = program.file.basis.split_once('/')?;
        let plan = self.public.plans().iter().find(|it| it.program.slug == plan)?;
        self.public.sheets(plan).find(|it| it.record().slug == slug)
    }
}

impl UnitRecords<'_> {
    fn new(unit: &Unit) -> Self {
        Self { href: Address::unit(unit).link(), ..Self::default() }
    }
}

impl PublicSheet<'_> {
    /// Where its page is.
    pub(crate) fn address(self) -> Address {
        Address::sheet(&self.plan.program, &self.record().slug)
    }

    /// Its number and title as they are spoken of: No.45 ….
    pub(crate) fn name(self, site: &Site) -> String {
        format!("{} {}", self.number(site), &*self.data().title)
    }

    /// Its number as it is spoken of: No.45. A word of the city's own stands before it as it is.
    pub(crate) fn number(self, site: &Site) -> String {
        site.numbered(&self.plan.program, &self.data().number)
    }
}

impl PublicCharter<'_> {
    /// What it is called: 東区のサービス憲章.
    pub(crate) fn name(self, site: &Site) -> String {
        let form = &self.charter_year.program.form;
        let heading = Message::new("charter-of")
            .with("unit", &*site.named(self.unit).name)
            .with("charter", site.heading(form, Key::ServiceCharter));
        site.words.say(&heading)
    }

    /// Where its page is.
    pub(crate) fn address(self, site: &Site) -> Address {
        Address::charter(&self.charter_year.program, site.named(self.unit))
    }

    /// What it is called: 東区のサービス憲章.
    pub(crate) fn heading(self, site: &Site) -> String {
        let heading = Message::new("charter-of")
            .with("unit", &*site.named(self.unit).name)
            .with("charter", site.heading(&self.charter_year.program.form, Key::ServiceCharter));
        site.words.say(&heading)
    }
}
