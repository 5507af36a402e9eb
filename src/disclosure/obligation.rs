//! An obligation, and whose it is.

use jiff::civil::Date;

use super::standing::days;
use super::{Item, Standing};
use crate::record::{Charter, Gap, Library, Program, Record, Sheet, UnitIndex};

/// An obligation: what a subject owes by a day, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obligation {
    /// Whose it is: place in `Obligations::subjects`.
    pub subject: usize,
    /// What is owed.
    pub item: Item,
    /// The last day on which it is in time.
    pub due: Date,
    /// What became of it.
    pub standing: Standing,
    /// Whether the day of its publication is the one on which the log first saw it, because nobody says when it was.
    pub is_first_seen: bool,
    /// Why it is not owed: place in the obligations' reasons. Some, when the standing is exempt.
    pub(super) reason: Option<u32>,
}

impl Obligation {
    /// Days late, or on a day: days overdue, at least 1, or days that are left, 0 on the due day itself; none where there
    /// is nothing to count.
    #[must_use]
    pub fn days(&self, as_of: Date) -> Option<u32> {
        match self.standing {
            Standing::Late { days, .. } => Some(days),
            Standing::Overdue => Some(days(self.due, as_of)),
            Standing::NotDue => Some(days(as_of, self.due)),
            Standing::OnTime { .. } | Standing::Undated | Standing::Exempt => None,
        }
    }
}

/// Who or what owes: a unit its charter, or a sheet its reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Place in `Obligations::programs`.
    pub program: usize,
    /// The unit whose charter it is, or the units that answer for the sheet, as the record names
    /// them.
    pub units: Vec<UnitIndex>,
    /// What there is of it.
    pub record: RecordRef,
}

/// A sheet, by its places in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetRef {
    /// Place of its plan in [`Library::plans`].
    pub plan: usize,
    /// Place in [`Plan::sheets`](crate::record::Plan::sheets).
    pub sheet: usize,
}

/// A charter, by its places in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharterRef {
    /// Place of its year in [`Library::charter_years`].
    pub charter_year: usize,
    /// Place in [`CharterYear::charters`](crate::record::CharterYear::charters).
    pub charter: usize,
}

/// What there is of a subject, by its places in the library; [`RecordRef::resolve`] looks it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordRef {
    /// A sheet.
    Sheet(SheetRef),
    /// A charter.
    Charter(CharterRef),
    /// A file that cannot be read: its program, and the place in the program's gaps.
    LeftOut(ProgramRef, usize),
    /// A sheet that a plan names and nobody wrote.
    Listed {
        /// Place of the plan in [`Library::plans`].
        plan: usize,
        /// Place in the plan's 改革項目.
        row: usize,
    },
    /// A charter that nobody wrote.
    Missing,
}

/// What there is of a subject.
#[derive(Debug, Clone, Copy)]
pub enum SubjectRecord<'a> {
    /// A sheet.
    Sheet(SheetRef, &'a Record<Sheet>),
    /// A charter.
    Charter(CharterRef, &'a Record<Charter>),
    /// A file that cannot be read.
    LeftOut(&'a Gap),
    /// The number of a sheet that its plan names and nobody wrote.
    Listed(&'a str),
    /// A charter that nobody wrote.
    Missing,
}

impl RecordRef {
    /// The record in the library from which the obligations were made.
    #[must_use]
    pub fn resolve(self, library: &Library) -> SubjectRecord<'_> {
        match self {
            Self::Sheet(at) => SubjectRecord::Sheet(at, &library.plans[at.plan].sheets[at.sheet]),
            Self::Charter(at) => {
                let charters = &library.charter_years[at.charter_year].charters;
                SubjectRecord::Charter(at, &charters[at.charter])
            }
            Self::LeftOut(ProgramRef::Plan(plan), gap) => {
                SubjectRecord::LeftOut(&library.plans[plan].gaps[gap])
            }
            Self::LeftOut(ProgramRef::CharterYear(year), gap) => {
                SubjectRecord::LeftOut(&library.charter_years[year].gaps[gap])
            }
            Self::Listed { plan, row } => {
                SubjectRecord::Listed(&library.plans[plan].program.file.items[row].0)
            }
            Self::Missing => SubjectRecord::Missing,
        }
    }
}

impl<'a> SubjectRecord<'a> {
    /// Path of its file, if it has one.
    #[must_use]
    pub fn file(self) -> Option<&'a str> {
        match self {
            Self::Sheet(_, record) => Some(&record.file),
            Self::Charter(_, record) => Some(&record.file),
            Self::LeftOut(gap) => Some(&gap.file),
            Self::Listed(_) | Self::Missing => None,
        }
    }

    /// Whether its file is there and could be read.
    #[must_use]
    pub fn is_read(self) -> bool {
        matches!(self, Self::Sheet(..) | Self::Charter(..))
    }
}

/// Which program an obligation comes from, by its place in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramRef {
    /// A reform plan: place in [`Library::plans`].
    Plan(usize),
    /// The charters of a year: place in [`Library::charter_years`].
    CharterYear(usize),
}

impl ProgramRef {
    /// Every program of a library: the plans, then the charter years.
    pub fn all(library: &Library) -> impl Iterator<Item = Self> + Clone + use<> {
        let plans = (0..library.plans.len()).map(Self::Plan);
        plans.chain((0..library.charter_years.len()).map(Self::CharterYear))
    }

    /// The program in the library.
    #[must_use]
    pub fn resolve(self, library: &Library) -> &Program {
        match self {
            Self::Plan(at) => &library.plans[at].program,
            Self::CharterYear(at) => &library.charter_years[at].program,
        }
    }

    /// The folder of its kind, in `content/` and on the site: reforms, charters.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Plan(_) => "reforms",
            Self::CharterYear(_) => "charters",
        }
    }

    /// Its identifier, which is also the address of its page: reforms/gyokaku-2013, charters/2014.
    #[must_use]
    pub fn identifier(self, library: &Library) -> String {
        format!("{}/{}", self.folder(), self.resolve(library).slug)
    }
}
