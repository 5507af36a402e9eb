//! What a record says that several rules ask for, found once.

use std::cell::OnceCell;

use jiff::civil::Date;
use rayon::slice::ParallelSliceMut;

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

/// Three numbers in a row of a series of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NumberWindow {
    /// The place of the program in the obligations.
    pub(super) program: usize,
    /// Of the numbers and their times.
    pub(super) hash: u64,
    /// The place of the record in the program.
    pub(super) record: usize,
    /// The place of the series in the record.
    pub(super) series: usize,
}

/// What the records say that others may say too.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) phrases: Vec<Phrase>,
    pub(super) number_windows: Vec<NumberWindow>,
}

impl Gathered {
    /// This, and what others say.
    pub(super) fn append(&mut self, others: &mut Self) {
        self.phrases.append(&mut others.phrases);
        self.number_windows.append(&mut others.number_windows);
    }

    /// The same, by programs.
    pub(super) fn sort(&mut self) {
        self.phrases.par_sort_unstable();
        self.number_windows.par_sort_unstable();
    }

    /// That of a program, once it is sorted.
    pub(super) fn of_program(&self, program: usize) -> (&[Phrase], &[NumberWindow]) {
        let phrases = range(&self.phrases, program, |it| it.program);
        (phrases, range(&self.number_windows, program, |it| it.program))
    }
}

/// What is of a program in what is sorted by programs.
fn range<T>(all: &[T], program: usize, of: impl Fn(&T) -> usize) -> &[T] {
    let first = all.partition_point(|it| of(it) < program);
    let end = all.partition_point(|it| of(it) <= program);
    &all[first..end]
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
