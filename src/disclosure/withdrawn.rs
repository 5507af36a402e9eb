//! What was taken off the site (取下げ): what may still be said of it.

use super::{CharterRef, NewsRecord, Public, PublicCharter, PublicSheet, SheetRef};
use crate::record::{Addressed, Draft, Record, StaticPage, Withdrawal, WithdrawnAddress};

impl<'a> Public<'a> {
    /// Whether a record is kept off the site, or has been taken off it.
    pub(super) fn shows(&self, record: &(impl Draft + Addressed)) -> bool {
        self.audience.sees(record) && self.withdrawal(record).is_none()
    }

    /// A sheet that was taken off the site by the day.
    #[must_use]
    pub fn withdrawn_sheet(&self, at: SheetRef) -> Option<(PublicSheet<'a>, &'a Withdrawal)> {
        let sheet = PublicSheet { plan: &self.library.plans[at.plan], at: at.sheet };
        Some((sheet, self.withdrawal(sheet.data())?))
    }

    /// A charter that was taken off the site by the day.
    #[must_use]
    pub fn withdrawn_charter(&self, at: CharterRef) -> Option<(PublicCharter<'a>, &'a Withdrawal)> {
        let charter_year = &self.library.charter_years[at.charter_year];
        let record = &charter_year.charters[at.charter];
        let withdrawal = self.withdrawal(&*record.data)?;
        let unit = charter_year.unit_of(record, &self.library.organization)?;
        Some((PublicCharter { charter_year, record, unit }, withdrawal))
    }

    /// A static page that was taken off the site by the day.
    #[must_use]
    pub fn withdrawn_static_page(
        &self,
        at: usize,
    ) -> Option<(&'a Record<StaticPage>, &'a Withdrawal)> {
        let record = self.library.pages.get(at)?;
        Some((record, self.withdrawal(&*record.data)?))
    }

    /// Every record that was taken off the site by the day.
    #[must_use]
    pub fn withdrawn_records(&self) -> Vec<(NewsRecord<'a>, &'a Withdrawal)> {
        let (plans, years) = (self.plans().iter(), self.charter_years().iter());
        let sheets = plans
            .enumerate()
            .flat_map(|(plan, it)| (0..it.sheets.len()).map(move |sheet| SheetRef { plan, sheet }));
        let sheets = sheets.filter_map(|it| self.withdrawn_sheet(it));
        let charters = years.enumerate().flat_map(|(charter_year, it)| {
            (0..it.charters.len()).map(move |charter| CharterRef { charter_year, charter })
        });
        let charters = charters.filter_map(|it| self.withdrawn_charter(it));
        let pages = (0..self.library.pages.len()).filter_map(|it| self.withdrawn_static_page(it));
        let sheets = sheets.map(|(it, withdrawal)| (NewsRecord::Sheet(it), withdrawal));
        let charters = charters.map(|(it, withdrawal)| (NewsRecord::Charter(it), withdrawal));
        let pages = pages.map(|(it, withdrawal)| (NewsRecord::StaticPage(it), withdrawal));
        sheets.chain(charters).chain(pages).collect()
    }

    /// What the settings say of a withdrawn address, by its place there, once its day has come.
    #[must_use]
    pub fn withdrawn_address(&self, entry: usize) -> Option<&'a WithdrawnAddress> {
        let entry = self.settings().withdrawn.get(entry)?;
        (entry.day.date <= self.as_of()).then_some(entry)
    }

    /// That a record which would be shown otherwise was taken off the site by the day.
    fn withdrawal<'r>(&self, record: &'r (impl Draft + Addressed)) -> Option<&'r Withdrawal> {
        let withdrawal = record.withdrawal().filter(|_| self.audience.sees(record))?;
        withdrawal.has_come(self.as_of()).then_some(withdrawal)
    }
}
