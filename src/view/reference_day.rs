//! The day that a page names (基準日). All that pages, drawings and data ask about the day is asked here or of
//! `disclosure`, where the answer changes only when something happens; a test asserts that nothing else asks for it.

use jiff::civil::Date;

use crate::disclosure::{Obligation, Public};

/// The day that a page names, which its frame gives out. Whatever counts days up to it takes one, so that no page counts
/// days and does not say up to which.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReferenceDay(Date);

impl ReferenceDay {
    /// The day, for a frame that names it.
    pub(super) fn new(public: Public) -> Self {
        Self(public.as_of())
    }

    /// The day itself.
    pub(crate) fn date(self) -> Date {
        self.0
    }

    /// Days late, overdue or left; none where there is nothing to count.
    pub(crate) fn days(self, obligation: &Obligation) -> Option<u32> {
        obligation.days(self.0)
    }

    /// Days until a later day.
    pub(crate) fn days_until(self, day: Date) -> u32 {
        let days = self.0.until(day).map_or(0, |it| it.get_days());
        u32::try_from(days).unwrap_or(0)
    }
}
