//! What a record says that several rules ask for, found once.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::series::Series;
use crate::disclosure::Item;
use crate::record::{Path, Program};

/// What is found once a rule asks.
#[derive(Debug, Default)]
pub(super) struct RecordFacts<'a> {
    /// What the record dates.
    pub(super) publication_dates: OnceCell<Vec<PublicationDate>>,
    /// Its values over time.
    pub(super) series: OnceCell<Vec<Series<'a>>>,
}

/// A text of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Phrase {
    /// The place of the program in the obligations.
    pub(super) program: usize,
    /// Of the folded text.
    pub(super) hash: u64,
    /// The place of the record in the program.
    pub(super) record: usize,
    /// The place of the text in the record.
    pub(super) text: usize,
}

/// Something that is published, with the day that its author gives.
#[derive(Debug)]
pub(super) struct PublicationDate {
    pub(super) item: Item,
    /// Where its day stands, or should.
    pub(super) path: Path,
    pub(super) day: Option<Date>,
    /// Whether anything is written that could be published.
    pub(super) content: bool,
}

impl PublicationDate {
    /// The days that it speaks for.
    pub(super) fn interval(&self, program: &Program) -> (Date, Date) {
        self.item.interval(program)
    }
}
