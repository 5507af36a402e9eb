//! What the page at an address is about.

use crate::disclosure::{CharterRef, ProgramRef, SheetRef};
use crate::record::{Plan, UnitIndex};

/// What a page is about, by places in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The home page, with the place of the static page that introduces it, if there is one.
    Home(Option<usize>),
    /// The list of plans.
    Plans,
    /// A plan.
    Plan(usize),
    /// The list of every sheet.
    Sheets,
    /// The sheets of a plan by something that they have in common.
    SheetsBy(usize, Facet),
    /// A sheet.
    Sheet(SheetRef),
    /// A sheet, laid out as on paper.
    Form(SheetRef),
    /// Every form of a plan.
    Book(usize),
    /// The list of charter years.
    CharterYears,
    /// A charter year.
    CharterYear(usize),
    /// A charter.
    Charter(CharterRef),
    /// The list of units.
    Units,
    /// A unit.
    Unit(UnitIndex),
    /// Who published what and when.
    Status,
    /// The same of one program.
    ProgramStatus(ProgramRef),
    /// A static page, by its place in the library.
    StaticPage(usize),
    /// The page that looks words up.
    Search,
    /// The map of the site.
    Sitemap,
    /// The words that are explained.
    Glossary,
    /// The terms of use.
    Terms,
    /// The policy on accessibility.
    Accessibility,
    /// The results of the test of accessibility.
    AccessibilityResults,
    /// The page shown where there is none.
    NotFound,
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
        let file = &plan.program.file;
        let (graded, reports) = (!file.grades.axes.is_empty(), !file.statuses.is_empty());
        [(Self::Status, reports), (Self::Grade, graded), (Self::Unit, true), (Self::Year, graded)]
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

impl Target {
    /// Whether it lays out as on paper what has a page of its own for reading.
    #[must_use]
    pub fn is_form(self) -> bool {
        matches!(self, Self::Form(_) | Self::Book(_))
    }
}
