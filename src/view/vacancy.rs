//! What is said where nothing is to be read, so that readers can tell what is missing from what is to come, what is
//! exempt, and what nobody asked for.

use super::Site;
use crate::disclosure::{Item, PublicSheet, Reason, Vacancy};
use crate::record::{CharterYear, UnitIndex};
use crate::words::Message;

impl<'a> Vacancy<'a> {
    /// Why a sheet has no status at all.
    pub(crate) fn of_status(site: &Site<'a>, sheet: PublicSheet<'a>) -> Self {
        let program = &sheet.plan.program;
        Self::of_all(site, sheet, program.periods().map(Item::Report))
    }

    /// Why a sheet has no grade at all.
    pub(crate) fn of_grade(site: &Site<'a>, sheet: PublicSheet<'a>) -> Self {
        let years = sheet.plan.program.file.years.years().map(Item::Annual);
        Self::of_all(site, sheet, years.chain([Item::Provisional, Item::Final]))
    }

    fn of_all(site: &Site<'a>, sheet: PublicSheet<'a>, items: impl Iterator<Item = Item>) -> Self {
        let (program, owed) = (&sheet.plan.program, site.owed_by(sheet));
        Self::gravest(items.map(|it| site.public.vacancy(program, owed, it)))
    }
}

impl Site<'_> {
    /// What is said in place of a text on the record's own page: （これから）, （対象外：平成26年度に始めたため）.
    pub(crate) fn vacancy(&self, vacancy: Vacancy) -> String {
        match vacancy {
            Vacancy::Missing => self.phrases.not_given.clone(),
            Vacancy::ToCome => self.phrases.to_come.clone(),
            Vacancy::NotAsked => self.phrases.not_asked.clone(),
            Vacancy::Exempt(reason) => {
                self.words.say(&Message::new("exempt-because").with("reason", self.reason(reason)))
            }
        }
    }

    /// The same in place of a value, where the reason is said elsewhere on the page.
    pub(crate) fn vacancy_of_value(&self, vacancy: Vacancy) -> &str {
        match vacancy {
            Vacancy::Missing => &self.phrases.not_given,
            Vacancy::ToCome => &self.phrases.to_come,
            Vacancy::NotAsked => &self.phrases.not_asked,
            Vacancy::Exempt(_) => &self.phrases.exempt,
        }
    }

    /// The same as the name of a group of records: 評価なし, これから, 対象外. What is merely missing has another
    /// name in every list.
    pub(crate) fn vacancy_name(&self, vacancy: Vacancy, missing: &'static str) -> String {
        self.words.word(match vacancy {
            Vacancy::Missing => missing,
            Vacancy::ToCome => "vacancy-to-come",
            Vacancy::NotAsked => "vacancy-not-asked",
            Vacancy::Exempt(_) => "standing-exempt",
        })
    }

    /// Why a unit has no charter in a year.
    pub(crate) fn posting_vacancy(
        &self,
        charter_year: &CharterYear,
        unit: UnitIndex,
    ) -> Vacancy<'_> {
        let obligations = self.public.obligations();
        let of_year = |subject: &&usize| {
            let program = obligations.programs[obligations.subjects[**subject].program].program;
            std::ptr::eq(self.public.program(program), &raw const charter_year.program)
        };
        let subject = self.unit(unit).owed.iter().find(of_year);
        let owed = subject.map_or(&[][..], |it| obligations.owed_by_subject(*it));
        self.public.vacancy(&charter_year.program, owed, Item::Posting)
    }

    /// Why something is not owed, in a sentence.
    pub(crate) fn reason(&self, reason: &Reason) -> String {
        let day = |id, day| Message::new(id).with("day", self.day(day).text);
        match reason {
            Reason::Written(text) => text.clone(),
            Reason::NotYet(first) => self.words.say(&day("exempt-not-yet", *first)),
            Reason::Withdrawn { day: first, reason } => {
                self.words.say(&day("exempt-withdrawn", *first).with("reason", reason))
            }
            Reason::NoMore(last) => self.words.say(&day("exempt-no-more", *last)),
        }
    }
}
