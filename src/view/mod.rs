//! What all pages have in common: the records as pages need them ([`Site`]), the frame around a page, prose as HTML,
//! scales as chips, headings, dates, and what is said where nothing is to be read.

pub(crate) mod figures;
pub(crate) mod frame;
mod heading;
mod language;
mod news;
mod phrases;
pub(crate) mod prose;
mod reference_day;
pub(crate) mod scale;
mod site;
pub(crate) mod summary;
mod time;
pub(crate) mod tone;
mod vacancy;

pub use frame::{ContactView, DateView, Frame, Link, TelephonePart};
pub(crate) use heading::{Headings, naming_records};
pub use prose::{Html, Labelled};
pub(crate) use reference_day::ReferenceDay;
pub use scale::{Chip, GradeView, LegendView, LevelView};
pub use site::Site;
pub use summary::{
    AnswerView, ChangedView, CourseCell, CourseRow, CourseView, MeasuredView, SentencePart,
    SignView, SummaryView,
};
pub use tone::TONES;
