//! When something was last changed (更新日): the day that was typed, else the newest on which anything of it was
//! published or corrected; and of a list, the newest of what is in it.

use jiff::civil::Date;

use super::{Public, PublicCharter, PublicSheet};
use crate::record::{Charter, CharterYear, Day, Evaluation, Plan, Sheet, StaticPage};

impl<'a> Public<'a> {
    /// When a sheet was last changed; none where nobody knows.
    #[must_use]
    pub fn sheet_changed(&self, sheet: PublicSheet) -> Option<Date> {
        self.changed(sheet.data().updated, days_of_sheet(sheet.data()))
    }

    /// When a charter was last changed.
    #[must_use]
    pub fn charter_changed(&self, charter: PublicCharter) -> Option<Date> {
        self.changed(charter.record.data.updated, days_of_charter(&charter.record.data))
    }

    /// When a static page was last changed.
    #[must_use]
    pub fn static_page_changed(&self, page: &StaticPage) -> Option<Date> {
        self.changed(page.updated, std::iter::empty())
    }

    /// When the sheets of a plan were last changed.
    #[must_use]
    pub fn plan_changed(&self, plan: &'a Plan) -> Option<Date> {
        self.sheets(plan).filter_map(|it| self.sheet_changed(it)).max()
    }

    /// When the sheets of any plan were last changed.
    #[must_use]
    pub fn plans_changed(&self) -> Option<Date> {
        self.plans().iter().filter_map(|it| self.plan_changed(it)).max()
    }

    /// When the charters of a year were last changed.
    #[must_use]
    pub fn charter_year_changed(&self, charter_year: &'a CharterYear) -> Option<Date> {
        self.charters(charter_year).filter_map(|it| self.charter_changed(it)).max()
    }

    /// When the charters of any year were last changed.
    #[must_use]
    pub fn charter_years_changed(&self) -> Option<Date> {
        self.charter_years().iter().filter_map(|it| self.charter_year_changed(it)).max()
    }

    /// The day that was typed, else the newest of the others, of those that have come.
    fn changed(&self, typed: Option<Day>, days: impl Iterator<Item = Option<Day>>) -> Option<Date> {
        let come = |it: &Date| *it <= self.as_of();
        let newest = || days.flatten().map(|it| it.date).filter(come).max();
        typed.map(|it| it.date).filter(come).or_else(newest)
    }
}

/// The days on which something of a sheet was published or corrected.
fn days_of_sheet(sheet: &Sheet) -> impl Iterator<Item = Option<Day>> + '_ {
    let reports = sheet.progress.iter().map(|(_, it)| it.published);
    let years = sheet.annual_evaluations.iter().flat_map(|(_, it)| days_of_evaluation(it));
    let overall = sheet.overall_evaluation.iter().flat_map(|overall| {
        let assessors = overall.assessments.iter().map(|(_, it)| it.published);
        assessors.chain([overall.published, overall.provisional_published])
    });
    let corrections = sheet.corrections.iter().map(|it| Some(it.date));
    reports.chain(years).chain(overall).chain(corrections)
}

/// The days on which the evaluation of a year, and those of its assessors, were published.
fn days_of_evaluation(evaluation: &Evaluation) -> impl Iterator<Item = Option<Day>> + '_ {
    let assessors = evaluation.assessments.iter().map(|(_, it)| it.published);
    assessors.chain([evaluation.published])
}

/// The days on which something of a charter was published or corrected.
fn days_of_charter(charter: &Charter) -> impl Iterator<Item = Option<Day>> + '_ {
    let reports = charter.reports.iter().map(|(_, it)| it.published);
    let years = charter.annual_evaluations.iter().flat_map(|(_, it)| days_of_evaluation(it));
    let corrections = charter.corrections.iter().map(|it| Some(it.date));
    std::iter::once(charter.posted).chain(reports).chain(years).chain(corrections)
}
