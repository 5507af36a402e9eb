//! What was withdrawn: a record, or what the settings say was at an address.

use jiff::civil::Date;

use crate::disclosure::{CharterRef, Public, PublicCharter, PublicSheet, SheetRef};
use crate::record::{Record, StaticPage, Text, Withdrawal};
use crate::route::Gone;
use crate::view::Site;

/// Something that was withdrawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct WithdrawnThing<'a> {
    pub(super) subject: WithdrawnSubject<'a>,
    pub(super) day: Date,
    pub(super) reason: &'a str,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum WithdrawnSubject<'a> {
    Sheet(PublicSheet<'a>),
    Charter(PublicCharter<'a>),
    StaticPage(&'a Record<StaticPage>),
    /// An address that the settings name, with what they say was there.
    Address(&'a Text),
}

impl<'a> WithdrawnThing<'a> {
    fn new(subject: WithdrawnSubject<'a>, withdrawal: &'a Withdrawal) -> Self {
        Self { subject, day: withdrawal.day.date, reason: &withdrawal.reason }
    }

    /// A sheet that was withdrawn by the day.
    pub(super) fn sheet(public: Public<'a>, at: SheetRef) -> Option<Self> {
        let (sheet, withdrawal) = public.withdrawn_sheet(at)?;
        Some(Self::new(WithdrawnSubject::Sheet(sheet), withdrawal))
    }

    /// A charter that was withdrawn by the day.
    pub(super) fn charter(public: Public<'a>, at: CharterRef) -> Option<Self> {
        let (charter, withdrawal) = public.withdrawn_charter(at)?;
        Some(Self::new(WithdrawnSubject::Charter(charter), withdrawal))
    }

    /// A static page that was withdrawn by the day.
    pub(super) fn static_page(public: Public<'a>, at: usize) -> Option<Self> {
        let (record, withdrawal) = public.withdrawn_static_page(at)?;
        Some(Self::new(WithdrawnSubject::StaticPage(record), withdrawal))
    }

    /// What was at an address that the settings name, once its day has come.
    pub(super) fn address(public: Public<'a>, gone: &Gone) -> Option<Self> {
        let entry = public.withdrawn_address(gone.entry)?;
        let subject = WithdrawnSubject::Address(&entry.title);
        Some(Self { subject, day: entry.day.date, reason: &entry.reason })
    }

    /// What it was called.
    pub(super) fn title(self, site: &Site) -> String {
        match self.subject {
            WithdrawnSubject::Sheet(sheet) => sheet.name(site),
            WithdrawnSubject::Charter(charter) => charter.name(site),
            WithdrawnSubject::StaticPage(record) => record.data.title.to_string(),
            WithdrawnSubject::Address(title) => title.to_string(),
        }
    }
}
