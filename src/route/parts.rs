//! Which lists and books of a plan are too large for one page, and how they are cut: by category, a level
//! further where that is not enough, and where there is no further level, by number.
//!
//! The page itself stays where it is and leads to its parts, whose addresses are below it. They are numbered in the
//! order of their categories, so that a category added at the end changes no address.

use super::Facet;
use crate::disclosure::Audience;
use crate::record::{Library, Plan, Program, Record, Sheet};
use crate::source::Tree;

/// What of a plan can be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// The list on the plan's own page.
    Plan,
    /// A list of its sheets by something that they have in common.
    Facet(Facet),
    /// The book of its forms.
    Book,
}

/// A part of a list or of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its place at each depth, from 1: below the address of the whole.
    pub path: Vec<usize>,
    /// What the sheets in it have in common.
    pub about: PartOf,
    /// The sheets in it, by their places in the plan.
    pub sheets: Vec<usize>,
    /// Whether it is cut further.
    pub is_cut: bool,
}

/// What the sheets of a part have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartOf {
    /// A category of this level of the plan.
    Category(usize, String),
    /// None of the categories of that level.
    NoCategory,
    /// Only that their numbers follow one another.
    Numbers,
}

/// A part of a page, by its place among those of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartRef {
    /// The plan's place in the library.
    pub plan: usize,
    /// What is cut.
    pub cut: Cut,
    /// The part's place in [`Parts::of`].
    pub part: usize,
}

/// The parts of everything that is cut.
#[derive(Debug, Clone, Default)]
pub struct Parts(Vec<(usize, Cut, Vec<Part>)>);

/// What a page holds at most, in bytes as they are estimated here: somewhat less than the 500 KB that no page
/// may have.
const PAGE: usize = 400_000;

/// Sheets on the page of a plan at most, which has more to show than their list.
const LISTED: usize = 200;

/// What a row of a list takes without its grades, a grade with its sign, and one that is counted with others.
const ROW: usize = 450;
const GRADE: usize = 300;
const COUNTED: usize = 60;

/// What a form takes besides its grades: so much, and two and a half times its record.
const FORM: usize = 1_000;

impl Parts {
    /// The parts of every plan. Drafts are in them for the preview only.
    pub(super) fn new(tree: &Tree, library: &Library, audience: Audience) -> Self {
        let mut all = Vec::new();
        for (at, plan) in library.plans.iter().enumerate() {
            let facets = Facet::of(plan).map(Cut::Facet);
            for cut in [Cut::Plan, Cut::Book].into_iter().chain(facets) {
                let sheets = plan.sheets.iter().enumerate();
                let sheets = sheets.filter(|(_, it)| audience.sees(&*it.data));
                let weigh = |(at, record): (usize, &Record<Sheet>)| {
                    let source = tree.text(&record.file).map_or(0, str::len);
                    (at, weight(&plan.program, cut, source))
                };
                let mut parts = Vec::new();
                divide(plan, &sheets.map(weigh).collect::<Vec<_>>(), 0, &[], &mut parts);
                if !parts.is_empty() {
                    all.push((at, cut, parts));
                }
            }
        }
        Self(all)
    }

    /// The parts of a page, each before those that it is cut into; none where the page holds everything.
    #[must_use]
    pub fn of(&self, plan: usize, cut: Cut) -> &[Part] {
        let found = self.0.iter().find(|(at, it, _)| (*at, *it) == (plan, cut));
        found.map_or(&[], |(_, _, parts)| parts)
    }
}

impl Part {
    /// The parts right below a path.
    pub(crate) fn below<'p>(parts: &'p [Self], path: &[usize]) -> impl Iterator<Item = &'p Self> {
        parts.iter().filter(move |it| it.path.split_last().is_some_and(|(_, above)| above == path))
    }
}

/// About how many bytes a sheet takes on a page.
fn weight(program: &Program, cut: Cut, source: usize) -> usize {
    let axes = program.file.grades.axes.len();
    // Each year, and last the whole plan.
    let times = program.file.years.years().count() + 1;
    // Of many axes lists say how many have which level.
    let grades = if program.file.grades.are_many() { COUNTED } else { axes * GRADE };
    match cut {
        Cut::Plan => PAGE / LISTED,
        Cut::Facet(Facet::Status | Facet::Unit) => ROW + grades,
        Cut::Facet(Facet::Grade) => axes.max(1) * (ROW + grades),
        Cut::Facet(Facet::Year) => ROW + times * grades,
        Cut::Book => FORM + source * 5 / 2 + times * axes * GRADE,
    }
}

/// Adds the parts of these sheets, with the weight of each; nothing where one page holds them.
fn divide(
    plan: &Plan,
    sheets: &[(usize, usize)],
    level: usize,
    above: &[usize],
    parts: &mut Vec<Part>,
) -> bool {
    if sheets.iter().map(|it| it.1).sum::<usize>() <= PAGE {
        return false;
    }
    let (groups, next) = match plan.program.file.levels.get(level) {
        Some(_) => (by_category(plan, sheets, level), level + 1),
        None => (by_number(sheets), level),
    };
    // A level that all have in common divides nothing.
    if groups.len() == 1 && next > level {
        return divide(plan, sheets, next, above, parts);
    }
    for ((about, sheets), place) in groups.into_iter().zip(1..) {
        let path: Vec<usize> = above.iter().copied().chain([place]).collect();
        let at = parts.len();
        let own = sheets.iter().map(|it| it.0).collect();
        parts.push(Part { path: path.clone(), about, sheets: own, is_cut: false });
        // A single sheet is not cut, however large.
        parts[at].is_cut = sheets.len() > 1 && divide(plan, &sheets, next, &path, parts);
    }
    true
}

type Group = (PartOf, Vec<(usize, usize)>);

/// The sheets of each category, in the order of the level, and last those without one.
fn by_category(plan: &Plan, sheets: &[(usize, usize)], at: usize) -> Vec<Group> {
    let Some(level) = plan.program.file.levels.get(at) else { return Vec::new() };
    let mut groups: Vec<Group> = Vec::new();
    for sheet in sheets {
        let category = plan.sheets[sheet.0].data.categories.of(&level.name).map_or("", |it| it);
        let about = match category {
            "" => PartOf::NoCategory,
            category => PartOf::Category(at, category.to_owned()),
        };
        match groups.iter_mut().find(|it| it.0 == about) {
            Some(group) => group.1.push(*sheet),
            None => groups.push((about, vec![*sheet])),
        }
    }
    groups.sort_by_key(|(about, _)| match about {
        PartOf::Category(_, category) => level.rank(category),
        PartOf::NoCategory | PartOf::Numbers => usize::MAX,
    });
    groups
}

/// As many sheets that follow one another as a page holds.
fn by_number(sheets: &[(usize, usize)]) -> Vec<Group> {
    let total: usize = sheets.iter().map(|it| it.1).sum();
    let size = sheets.len().div_ceil(total.div_ceil(PAGE)).max(1);
    sheets.chunks(size).map(|it| (PartOf::Numbers, it.to_vec())).collect()
}
