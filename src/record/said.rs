//! What the calendar calls something, as a fact of a sentence.

use crate::calendar::CalendarName;
use crate::words::Fact;

impl From<CalendarName> for Fact {
    fn from(named: CalendarName) -> Self {
        Self::Named { own: named.own, english: named.english }
    }
}

impl From<&CalendarName> for Fact {
    fn from(named: &CalendarName) -> Self {
        Self::from(named.clone())
    }
}
