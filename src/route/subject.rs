//! What a page is about.

use super::PartRef;
use crate::disclosure::{CharterRef, ProgramRef, SheetRef};
use crate::record::{Block, Key};
use crate::record::{Library, Plan, UnitIndex};

/// What a page is about, by its place in the library. A kind of page is about one of these; several
/// kinds may be about the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The city as a whole.
    City,
    /// The city as a whole, with the place of the static page that introduces it, if there is one.
    Home(Option<usize>),
    /// A plan.
    Plan(usize),
    /// The sheets of a plan by something that they have in common.
    Facet(usize, Facet),
    /// A part of a list of sheets or of a book.
    Part(PartRef),
    /// A sheet.
    Sheet(SheetRef),
    /// A charter year.
    CharterYear(usize),
    /// A charter.
    Charter(CharterRef),
    /// A unit.
    Unit(UnitIndex),
    /// A plan or a charter year.
    Program(ProgramRef),
    /// A static page, by its place in the library.
    StaticPage(usize),
    /// A former address that leads on, by its place in [`Routes::redirects`](super::Routes::redirects).
    Moved(usize),
    /// An address at which nothing is any more, by its place in [`Routes::gone`](super::Routes::gone).
    Gone(usize),
}

impl Subject {
    /// Path of the file in which it is written; none for what is written in many.
    #[must_use]
    pub fn file(self, library: &Library) -> Option<&str> {
        match self {
            Self::City
            | Self::Facet(..)
            | Self::Part(_)
            | Self::Program(_)
            | Self::Moved(_)
            | Self::Gone(_) => None,
            Self::Home(introduction) => introduction.map(|it| library.pages[it].file.as_str()),
            Self::Plan(at) => Some(&library.plans[at].program.path),
            Self::Sheet(at) => Some(&library.plans[at.plan].sheets[at.sheet].file),
            Self::CharterYear(at) => Some(&library.charter_years[at].program.path),
            Self::Charter(at) => {
                Some(&library.charter_years[at.charter_year].charters[at.charter].file)
            }
            Self::Unit(_) => Some("content/organization.yaml"),
            Self::StaticPage(at) => Some(&library.pages[at].file),
        }
    }
}

/// What the sheets of a plan can be listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// 進捗区分 of the newest report.
    Status,
    /// 評価区分 of the newest evaluation.
    Grade,
    /// 担当課.
    Unit,
    /// The grades of every year.
    Year,
}

impl Facet {
    /// Those that the sheets of a plan can be listed by: none where it has no scale for them.
    pub fn of(plan: &Plan) -> impl Iterator<Item = Self> + use<> {
        let (program, file) = (&plan.program, &plan.program.file);
        let has_status = !program.form.leaves_out(&[Key::Progress, Key::Status]);
        let reports = !file.statuses.is_empty() && has_status;
        let is_graded = |block| file.is_graded() && program.judges(block, Key::Grade);
        let yearly = is_graded(Block::AnnualEvaluations);
        let overall = is_graded(Block::OverallEvaluation);
        let graded = yearly || overall;
        [(Self::Status, reports), (Self::Grade, graded), (Self::Unit, true), (Self::Year, yearly)]
            .into_iter()
            .filter(|(_, it)| *it)
            .map(|(facet, _)| facet)
    }

    /// Its part of the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Grade => "grade",
            Self::Unit => "unit",
            Self::Year => "year",
        }
    }
}
