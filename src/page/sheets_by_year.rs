//! The sheets of a plan with their grades, year by year.

use serde::Serialize;

use super::graded::tally;
use super::part::{PartItem, Parted};
use super::sheet_lists::{PlanLists, frame, of_plan, title};
use super::{PageKind, View};
use crate::disclosure::{Item, PublicSheet};
use crate::record::{EvaluationFields, Key};
use crate::route::{Address, Cut, Facet, PartsOf};
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::scale::{GradeView, grades};

/// The sheets of a plan with their grades, year by year: `sheets-by-year.html`.
#[derive(Debug, Serialize)]
pub struct SheetsByYearView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its heading: 年度ごとの評価.
    pub title: String,
    /// Where this list stands.
    pub href: String,
    /// The plan and its lists, this one among them.
    pub lists: PlanLists<'a>,
    /// What the sheets of the page have in common besides; empty on the page of the whole list.
    pub part: String,
    /// Pages with the sheets of a category each, where there are too many for this page; else none.
    pub index: Vec<PartItem>,
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// What the columns are: the years, and last the whole plan where it is graded.
    pub columns: Vec<String>,
    /// The sheets, in the order of their numbers.
    pub rows: Vec<GradedSheet<'a>>,
}

/// A sheet with its grades of each year.
#[derive(Debug, Serialize)]
pub struct GradedSheet<'a> {
    /// Its number and title.
    pub link: Link,
    /// Its grades, as many as there are columns.
    pub grades: Vec<GradedTime<'a>>,
}

/// How a sheet was graded at a time.
#[derive(Debug, Serialize)]
pub struct GradedTime<'a> {
    /// Its grades, one on each axis; none where it was not graded.
    pub grades: Vec<GradeView<'a>>,
    /// How many axes have which grade, in place of `grades` where there are more than four: A 3、B 5.
    pub tally: String,
    /// Why it was not: 評価なし, これから, 対象外; empty where it was.
    pub nothing: String,
}

/// The sheets of a plan with their grades, year by year.
pub(super) static SHEETS_BY_YEAR: PageKind = PageKind::of_facet(
    "sheets-by-year.html",
    |program, facet| (facet == Facet::Year).then(|| Address::sheets_by(program, facet)),
    |site, plan, facet| View::of(&view(site, Parted::list(site, plan, facet))),
)
.in_parts(PartsOf::Facet, |site, part| match part.cut {
    Cut::Facet(_) => View::of(&view(site, part)),
    Cut::Plan | Cut::Book => View::of(&()),
})
.cited();

fn view<'a>(site: &'a Site<'a>, parted: Parted<'a>) -> SheetsByYearView<'a> {
    let plan = parted.plan;
    let program = &plan.program;
    let years: Vec<_> = program.file.years.years().collect();
    let overall = site.public.sheets(plan).any(|it| it.data().overall_evaluation.is_some());
    let row = |sheet: PublicSheet<'a>| {
        let data = sheet.data();
        let graded = |said: Option<EvaluationFields<'a>>, item| {
            let judgement = said.and_then(|it| it.judgement(program));
            let grades = judgement.map(grades).unwrap_or_default();
            let vacancy = || site.public.vacancy(program, site.owed_by(sheet), item);
            let nothing = match grades.as_slice() {
                [] => site.vacancy_name(vacancy(), "list-no-grade"),
                [..] => String::new(),
            };
            let tally = tally(site, program, &grades);
            let grades = if tally.is_empty() { grades } else { Vec::new() };
            GradedTime { grades, tally, nothing }
        };
        let of_year = |year| {
            let said = site.public.annual(program, &data.annual_evaluations, year);
            graded(said, Item::Annual(year))
        };
        let mut cells: Vec<_> = years.iter().map(|it| of_year(*it)).collect();
        if overall {
            let said = site.public.overall(program, data.overall_evaluation.as_ref());
            cells.push(graded(said, Item::Final));
        }
        GradedSheet { link: Link::new(sheet.name(site), &sheet.address()), grades: cells }
    };
    let mut columns: Vec<String> = years.iter().map(|it| site.short_year(*it)).collect();
    columns.extend(overall.then(|| site.heading(&program.form, Key::OverallGrade).to_owned()));
    SheetsByYearView {
        page: frame(site, parted, Facet::Year),
        title: title(site, Facet::Year, program),
        href: parted.address().link(),
        lists: of_plan(site, plan),
        part: parted.name(site),
        index: parted.index(site),
        sheet_label: site.heading(&program.form, Key::ReformSheet),
        columns,
        rows: parted.sheets(site).into_iter().map(row).collect(),
    }
}
