//! What was read, and what is to be said about the spelling.

/// A value as it was meant, with a note if it was not quite what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// What the text means.
    pub value: T,
    /// What its author should know.
    pub note: Option<Note>,
}

/// A spelling that can be understood and should be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The era had ended by then or had not begun: 平成34年度 is 令和4年度.
    Era {
        /// The right name of the year or the day.
        right: String,
    },
    /// The day falls on another day of the week.
    Weekday {
        /// The day of the week that was typed, such as 月.
        typed: char,
        /// The right one.
        right: char,
    },
}
