//! Lists of sheets by what they have in common: how they stand, how they were graded, who answers for
//! them, and year by year. And the list of them all.

use serde::Serialize;

use super::plan::{self, SheetItem, item};
use crate::disclosure::{Item, PublicSheet, Vacancy};
use crate::japanese::reading_order;
use crate::record::{Grade, Key, Plan, Presence, Present, Program, Written};
use crate::route::{Address, Facet};
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::scale::{Chip, GradeView, grades, status};
use crate::words::Message;

/// How many sheets the list of them all shows at most; a city with more has the lists of its plans.
const ALL: usize = 2_000;

/// The sheets of a plan by what they have in common: `sheets-by.html`.
#[derive(Debug, Serialize)]
pub struct SheetsByView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// What they have in common: 担当課から探す.
    pub title: String,
    /// Where this list stands.
    pub href: String,
    /// The plan and its lists, this one among them.
    pub lists: PlanLists<'a>,
    /// The groups, those without sheets left out.
    pub groups: Vec<SheetGroup<'a>>,
}

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
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// What the columns are: the years, and last the whole plan where it is graded.
    pub columns: Vec<String>,
    /// The sheets, in the order of their numbers.
    pub rows: Vec<GradedSheet<'a>>,
}

/// A plan and the lists of its sheets.
#[derive(Debug, Serialize)]
pub struct PlanLists<'a> {
    /// The plan's name.
    pub name: &'a str,
    /// Its page, where the sheets stand under their categories.
    pub href: String,
    /// A link to each list: by status, by grade, by unit, by year.
    pub links: Vec<Link>,
}

/// Sheets that have something in common.
#[derive(Debug, Serialize)]
pub struct SheetGroup<'a> {
    /// What leads to it on the page: `g1`.
    pub id: String,
    /// What they have in common.
    pub heading: String,
    /// The level they have in common, in place of the heading.
    pub chip: Option<Chip<'a>>,
    /// The unit that they have in common.
    pub href: String,
    /// The sheets, in the order of their numbers.
    pub sheets: Vec<SheetItem<'a>>,
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
    /// Why it was not: 評価なし, これから, 対象外; empty where it was.
    pub nothing: String,
}

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
    /// The form's word for the status: 状況.
    pub status_label: &'a str,
    /// The form's word for the grade: 評価.
    pub grade_label: &'a str,
    /// Its sheets; none where there are too many for one page.
    pub rows: Vec<SheetRow<'a>>,
}

/// A sheet in the list of them all.
#[derive(Debug, Serialize)]
pub struct SheetRow<'a> {
    /// Its number, title and owners, with a link to its page.
    pub sheet: SheetItem<'a>,
    /// The status of its newest report.
    pub status: Option<Chip<'a>>,
    /// What that report is for: 平成26年度下半期; empty when there is none.
    pub reported: String,
    /// Why there is no status: 報告なし, これから, 対象外; empty when there is one.
    pub without_status: String,
    /// Why there is no grade: 評価なし, これから, 対象外; empty when there is one.
    pub without_grade: String,
}

fn title(site: &Site, facet: Facet, program: &Program) -> String {
    let form = &program.form;
    let (sentence, word) = match facet {
        Facet::Status => ("list-by-status", site.heading(form, Key::Status)),
        Facet::Grade => ("list-by-grade", site.heading(form, Key::Grade)),
        Facet::Unit => ("list-by-unit", site.heading(form, Key::Owner)),
        Facet::Year => ("list-by-year", site.heading(form, Key::Grade)),
    };
    site.words.say(&Message::new(sentence).with("word", word))
}

/// What the sheets of a plan are listed by; nothing where there is none to list.
fn facets(site: &Site, plan: &Plan) -> impl Iterator<Item = Facet> {
    let any = site.public.has_sheets(plan);
    Facet::of(plan).filter(move |_| any)
}

/// The lists of a plan's sheets.
pub(super) fn of_plan<'a>(site: &Site, plan: &'a Plan) -> PlanLists<'a> {
    let program = &plan.program;
    let link = |it: Facet| Link::new(title(site, it, program), &Address::sheets_by(program, it));
    PlanLists {
        name: &program.file.name,
        href: Address::plan(program).link(),
        links: facets(site, plan).map(link).collect(),
    }
}

fn frame<'a>(site: &'a Site<'a>, plan: &Plan, facet: Facet) -> Frame<'a> {
    let program = &plan.program;
    let title = title(site, facet, program);
    let plans = Link::new(&site.phrases.plans, &Address::plans());
    let above = Link::new(&*program.file.name, &Address::plan(program));
    // Two plans have lists of the same name.
    let full = format!("{title}｜{}", &*program.file.name);
    let mut frame = site.frame(full, "/reforms/").below(site, [plans, above]);
    frame.breadcrumb.push(Link::new(title, &Address::sheets_by(program, facet)));
    frame.contact = site.contact(program.office(site.public.organization()));
    frame
}

/// The sheets of a plan by what they have in common.
pub(super) fn by<'a>(site: &'a Site<'a>, plan: &'a Plan, facet: Facet) -> SheetsByView<'a> {
    let groups = match facet {
        Facet::Status => by_status(site, plan),
        Facet::Unit => by_unit(site, plan),
        Facet::Grade | Facet::Year => by_grade(site, plan),
    };
    let mut groups: Vec<SheetGroup> =
        groups.into_iter().filter(|it| !it.sheets.is_empty()).collect();
    for (group, number) in groups.iter_mut().zip(1..) {
        group.id = format!("g{number}");
    }
    SheetsByView {
        page: frame(site, plan, facet),
        title: title(site, facet, &plan.program),
        href: Address::sheets_by(&plan.program, facet).link(),
        lists: of_plan(site, plan),
        groups,
    }
}

fn group<'a>(
    site: &'a Site<'a>,
    chip: Option<Chip<'a>>,
    sheets: impl Iterator<Item = PublicSheet<'a>>,
) -> SheetGroup<'a> {
    SheetGroup {
        id: String::new(),
        heading: String::new(),
        chip,
        href: String::new(),
        sheets: sheets.map(|it| item(site, it)).collect(),
    }
}

fn by_status<'a>(site: &'a Site<'a>, plan: &'a Plan) -> Vec<SheetGroup<'a>> {
    let newest: Vec<_> = site
        .public
        .sheets(plan)
        .map(|it| (it, newest_status(site, it).0.map(|chip| chip.label)))
        .collect();
    let with = |label: Option<&'a str>| {
        newest.iter().filter(move |(_, it)| *it == label).map(|(sheet, _)| *sheet)
    };
    let levels = plan.program.file.statuses.iter();
    let level = |label: &'a str| group(site, status(&plan.program, label), with(Some(label)));
    let mut groups: Vec<_> = levels.map(|it| level(&it.label)).collect();
    let none: Vec<PublicSheet> = with(None).collect();
    groups.extend(by_vacancy(site, &none, Vacancy::of_status, "list-no-status"));
    groups
}

fn by_grade<'a>(site: &'a Site<'a>, plan: &'a Plan) -> Vec<SheetGroup<'a>> {
    let newest: Vec<_> =
        site.public.sheets(plan).map(|it| (it, plan::newest_grade(site, it).0)).collect();
    let mut groups = Vec::new();
    for (axis, levels) in &plan.program.file.grades.axes {
        for level in levels {
            let has = |it: &&(PublicSheet<'a>, Vec<GradeView<'a>>)| {
                it.1.iter().any(|grade| *grade.axis == **axis && *grade.label == *level.label)
            };
            let chip = Chip::new(&level.label, Some(level));
            let found = newest.iter().filter(has).map(|it| it.0);
            groups.push(SheetGroup { heading: axis.to_string(), ..group(site, Some(chip), found) });
        }
    }
    let none: Vec<PublicSheet> =
        newest.iter().filter(|it| it.1.is_empty()).map(|it| it.0).collect();
    groups.extend(by_vacancy(site, &none, Vacancy::of_grade, "list-no-grade"));
    groups
}

/// Sheets of which something is not there, by why it is not: first where it is merely missing.
fn by_vacancy<'a>(
    site: &'a Site<'a>,
    sheets: &[PublicSheet<'a>],
    vacancy: fn(&Site<'a>, PublicSheet<'a>) -> Vacancy<'a>,
    missing: &'static str,
) -> Vec<SheetGroup<'a>> {
    let mut named: Vec<(u8, String, PublicSheet)> = Vec::new();
    for sheet in sheets {
        let vacancy = vacancy(site, *sheet);
        named.push((vacancy.rank(), site.vacancy_name(vacancy, missing), *sheet));
    }
    named.sort_by_key(|it| it.0);
    let groups = named.chunk_by(|a, b| a.0 == b.0);
    let view = |same: &[(u8, String, PublicSheet<'a>)]| SheetGroup {
        heading: same[0].1.clone(),
        ..group(site, None, same.iter().map(|it| it.2))
    };
    groups.map(view).collect()
}

fn by_unit<'a>(site: &'a Site<'a>, plan: &'a Plan) -> Vec<SheetGroup<'a>> {
    let mut units: Vec<usize> = (0..site.public.organization().units().len()).collect();
    units.sort_by_cached_key(|index| {
        let unit = site.named(*index);
        (unit.reading.is_empty(), reading_order(&unit.reading), unit.name.to_string())
    });
    let of_unit = |index: usize| {
        let owned = site.unit(index).owned.iter().copied();
        let owned = owned.filter(|it| std::ptr::eq(it.plan, plan));
        let (unit, href) = (site.named(index), site.unit(index).href.clone());
        SheetGroup { heading: unit.name.to_string(), href, ..group(site, None, owned) }
    };
    units.into_iter().map(of_unit).collect()
}

/// The sheets of a plan with their grades, year by year.
pub(super) fn by_year<'a>(site: &'a Site<'a>, plan: &'a Plan) -> SheetsByYearView<'a> {
    let program = &plan.program;
    let years: Vec<_> = program.file.years.years().collect();
    let overall = site.public.sheets(plan).any(|it| it.data().overall_evaluation.is_some());
    let row = |sheet: PublicSheet<'a>| {
        let data = sheet.data();
        let graded = |grade: Option<&'a Grade>, item| {
            let given = grade.filter(|it| it.is_given());
            let grades = given.map_or_else(Vec::new, |it| grades(program, it));
            let vacancy = || site.public.vacancy(program, site.owed_by(sheet), item);
            let nothing = match grades.as_slice() {
                [] => site.vacancy_name(vacancy(), "list-no-grade"),
                [..] => String::new(),
            };
            GradedTime { grades, nothing }
        };
        let of_year = |year| {
            let said = site.public.annual(program, &data.annual_evaluations, year);
            graded(said.map(|it| &it.grade), Item::Annual(year))
        };
        let mut cells: Vec<_> = years.iter().map(|it| of_year(*it)).collect();
        if overall {
            let said = site.public.overall(program, data.overall_evaluation.as_ref());
            cells.push(graded(said.map(|it| &it.grade), Item::Final));
        }
        GradedSheet { link: Link::new(sheet.name(site), &sheet.address()), grades: cells }
    };
    let mut columns: Vec<String> = years.iter().map(|it| site.short_year(*it)).collect();
    columns.extend(overall.then(|| site.heading(&program.form, Key::OverallGrade).to_owned()));
    SheetsByYearView {
        page: frame(site, plan, Facet::Year),
        title: title(site, Facet::Year, program),
        href: Address::sheets_by(program, Facet::Year).link(),
        lists: of_plan(site, plan),
        sheet_label: site.heading(&program.form, Key::ReformSheet),
        columns,
        rows: site.public.sheets(plan).map(row).collect(),
    }
}

/// The status of a sheet's newest report, and what that report is for.
fn newest_status<'a>(site: &Site, sheet: PublicSheet<'a>) -> (Option<Chip<'a>>, String) {
    let program = &sheet.plan.program;
    let public = site.public.reports(program, &sheet.data().progress);
    let written = public.filter(|(_, it)| it.is_written());
    let has_status = |label: &str| Presence::of_level(label) == Presence::Given;
    let newest = written.filter(|it| has_status(&it.1.status)).max_by_key(|it| it.0);
    newest.map_or((None, String::new()), |(period, report)| {
        (status(program, &report.status), program.cadence.name(period))
    })
}

/// Every sheet of the city.
pub(super) fn all<'a>(site: &'a Site<'a>) -> SheetsView<'a> {
    let title = site.words.word("all-sheets");
    let mut page = site.frame(&title, "/reforms/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::sheets()));
    let total: usize = site.public.plans().iter().map(|it| site.public.sheets(it).count()).sum();
    let view = |(plan, number): (&'a Plan, usize)| {
        let form = &plan.program.form;
        let row = |sheet: PublicSheet<'a>| {
            let ((status, reported), item) = (newest_status(site, sheet), item(site, sheet));
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
                    !item.grades.is_empty(),
                    Vacancy::of_grade(site, sheet),
                    "list-no-grade",
                ),
                sheet: item,
                status,
                reported,
            }
        };
        PlanSheets {
            id: format!("p{number}"),
            lists: of_plan(site, plan),
            count: site.public.sheets(plan).count(),
            sheet_label: site.heading(form, Key::ReformSheet),
            owner_label: site.heading(form, Key::Owner),
            status_label: site.heading(form, Key::Status),
            grade_label: site.heading(form, Key::Grade),
            rows: site.public.sheets(plan).filter(|_| total <= ALL).map(row).collect(),
        }
    };
    SheetsView { page, plans: plan::newest_first(site).zip(1..).map(view).collect() }
}
