//! What a record owes no more once it was taken off the site (取下げ).

use jiff::civil::Date;

use super::{Published, Reason};
use crate::record::{Addressed, Withdrawal};

/// What a withdrawal makes of an item: what was published before it stays a fact, what was due before it stays owed,
/// and what would come due from its day on is owed no more.
pub(super) struct Withdrawing<'a> {
    withdrawal: Option<&'a Withdrawal>,
}

impl<'a> Withdrawing<'a> {
    /// That of a record, on a day on which it has come.
    pub(super) fn of(record: &'a impl Addressed, as_of: Date) -> Self {
        Self { withdrawal: record.withdrawal().filter(|it| it.has_come(as_of)) }
    }

    /// That of what is no record.
    pub(super) fn none() -> Self {
        Self { withdrawal: None }
    }

    /// What was published of an item while the record was there. A day after that is none.
    pub(super) fn published(&self, published: Published) -> Published {
        match (self.withdrawal, published) {
            (Some(withdrawal), Published::On(day) | Published::Seen(day))
                if day >= withdrawal.day.date =>
            {
                Published::Not
            }
            _ => published,
        }
    }

    /// Why an item that was published so is owed no more.
    pub(super) fn reason(&self, published: Published, due: Date) -> Option<Reason> {
        let withdrawal = self.withdrawal.filter(|_| published == Published::Not)?;
        let day = withdrawal.day.date;
        let reason = withdrawal.reason.to_string();
        (due >= day).then_some(Reason::Withdrawn { day, reason })
    }
}
