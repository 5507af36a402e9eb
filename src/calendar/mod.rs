//! The city's calendar: fiscal years, eras, reporting periods and due days.
//!
//! Everything is read in the many spellings that people type and written in one. Nothing here
//! knows what day it is.

mod cadence;
mod cursor;
mod date;
mod due;
mod due_english;
mod english;
mod era;
mod fiscal;
mod month_day;
mod names;
mod naming;
mod reading;
mod span;
mod written_year;

pub use cadence::{Cadence, CadenceError, Period, PeriodError, PeriodSpec};
pub use date::{DateError, parse_date};
pub use due::{Anchor, DueError, DueRule, Length};
pub use era::{ERAS, Era, full_date, in_other_eras, wareki_date};
pub use fiscal::{FirstMonth, FiscalYear};
pub use month_day::MonthDay;
pub use naming::{CalendarName, Naming, western_date};
pub use reading::{Note, Reading};
pub use span::{Span, SpanError};
pub use written_year::YearError;
