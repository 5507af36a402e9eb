//! The list of every sheet of the city.

use serde::Serialize;

use super::plan::{self, SheetItem, item};
use super::sheet_lists::{PlanLists, newest_report, of_plan};
use super::{PageKind, View};
use crate::disclosure::{PublicSheet, Vacancy};
use crate::record::{Block, Key, Plan};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::scale::{Chip, GradeView, by_axis, status};

/// How many sheets the list of them all shows at most; a city with more has the lists of its plans.
const ALL: usize = 600;

/// Every sheet of the city: `sheets.html`.
#[derive(Debug, Serialize)]
pub struct SheetsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The plans, newest first.
    pub plans: Vec<PlanSheets<'a>>,
}

/// The sheets of one plan in the list of them all.
#[derive(Debug, Serialize)]
pub struct PlanSheets<'a> {
    /// What leads to it on the page: `p1`.
    pub id: String,
    /// The plan and its lists.
    pub lists: PlanLists<'a>,
    /// How many sheets it has.
    pub count: usize,
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// The form's word for the units that answer for it: 担当課.
    pub owner_label: &'a str,
    /// The form's word for the status: 状況; empty when the form does not have it.
    pub status_label: &'a str,
    /// The form's word for the grade: 評価; empty when the form does not have it.
    pub grade_label: &'a str,
    /// Its sheets; none where there are too many for one page.
    pub rows: Vec<SheetRow<'a>>,
}

/// A sheet in the list of them all.
#[derive(Debug, Serialize)]
pub struct SheetRow<'a> {
    /// Its number, title and owners, with a link to its page.
    pub sheet: SheetItem<'a>,
    /// The status of its newest report, of several axes the gravest.
    pub status: Option<Chip<'a>>,
    /// That status on each axis, the gravest first; none where statuses have no axes.
    pub statuses: Vec<GradeView<'a>>,
    /// What that report is for: 平成26年度下半期; empty when there is none.
    pub reported: String,
    /// Why there is no status: 報告なし, これから, 対象外; empty when there is one.
    pub without_status: String,
    /// Why there is no grade: 評価なし, これから, 対象外; empty when there is one.
    pub without_grade: String,
}

/// The list of every sheet.
pub(super) static SHEETS: PageKind = PageKind::of_city(
    "sheets.html",
    |city| (!city.library.plans.is_empty()).then(Address::sheets),
    |site| View::of(&view(site)),
);

fn view<'a>(site: &'a Site<'a>) -> SheetsView<'a> {
    let title = site.words.word("all-sheets");
    let mut page = site.frame(&title, "/reforms/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::sheets()));
    let page = page.changed(site, site.public.plans_changed());
    let total: usize = site.public.plans().iter().map(|it| site.public.sheets(it).count()).sum();
    let view = |(plan, number): (&'a Plan, usize)| {
        let form = &plan.program.form;
        let row = |sheet: PublicSheet<'a>| {
            let (program, item) = (&plan.program, item(site, sheet));
            let newest = newest_report(site, sheet);
            let status = newest.and_then(|(at, it)| status(program, &it.status, at.year));
            let statuses = newest.map(|(at, it)| by_axis(program, &it.status, at.year));
            let reported = newest.map(|(at, _)| program.cadence.name(at)).unwrap_or_default();
            let without = |is_there: bool, vacancy, missing| {
                if is_there { String::new() } else { site.vacancy_name(vacancy, missing) }
            };
            SheetRow {
                without_status: without(
                    status.is_some(),
                    Vacancy::of_status(site, sheet),
                    "list-no-status",
                ),
                without_grade: without(
                    !item.grades.is_empty() || !item.tally.is_empty(),
                    Vacancy::of_grade(site, sheet),
                    "list-no-grade",
                ),
                sheet: item,
                status,
                statuses: statuses.unwrap_or_default(),
                reported,
            }
        };
        PlanSheets {
            id: format!("p{number}"),
            lists: of_plan(site, plan),
            count: site.public.sheets(plan).count(),
            sheet_label: site.heading(form, Key::ReformSheet),
            owner_label: site.heading(form, Key::Owner),
            status_label: site.heading_at(form, &[Key::Progress, Key::Status]),
            grade_label: match [Block::AnnualEvaluations, Block::OverallEvaluation] {
                blocks if blocks.iter().any(|it| plan.program.judges(*it, Key::Grade)) => {
                    site.heading(form, Key::Grade)
                }
                _ => "",
            },
            rows: site.public.sheets(plan).filter(|_| total <= ALL).map(row).collect(),
        }
    };
    SheetsView { page, plans: plan::newest_first(site).zip(1..).map(view).collect() }
}
