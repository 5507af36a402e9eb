//! Lists of the sheets of a plan by what they have in common: how they stand, how they were graded, who
//! answers for them.

use serde::Serialize;

use super::graded::newest_grade;
use super::part::{PartItem, Parted};
use super::plan::{SheetItem, item};
use super::{PageKind, View};
use crate::calendar::Period;
use crate::disclosure::{PublicSheet, Vacancy};
use crate::japanese::reading_order;
use crate::record::{Judgement, Key, Plan, Present, Program, Report, ScaleLevel, Written};
use crate::route::{Address, Cut, Facet, PartsOf};
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::scale::Chip;
use crate::words::Message;

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
    /// What the sheets of the page have in common besides; empty on the page of the whole list.
    pub part: String,
    /// Pages with the sheets of a category each, where there are too many for this page; else none.
    pub index: Vec<PartItem>,
    /// The groups, those without sheets left out.
    pub groups: Vec<SheetGroup<'a>>,
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

/// What a list of the sheets of a plan is called.
pub(super) fn title(site: &Site, facet: Facet, program: &Program) -> String {
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

/// The sheets of a plan, by something that they have in common.
pub(super) static SHEETS_BY: PageKind = PageKind::of_facet(
    "sheets-by.html",
    |program, facet| (facet != Facet::Year).then(|| Address::sheets_by(program, facet)),
    |site, plan, facet| View::of(&by(site, Parted::list(site, plan, facet), facet)),
)
.in_parts(PartsOf::Facet, |site, part| match part.cut {
    Cut::Facet(facet) => View::of(&by(site, part, facet)),
    Cut::Plan | Cut::Book => View::of(&()),
})
.cited();

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

pub(super) fn frame<'a>(site: &'a Site<'a>, parted: Parted<'a>, facet: Facet) -> Frame<'a> {
    let plan = parted.plan;
    let program = &plan.program;
    let title = title(site, facet, program);
    let plans = Link::new(&site.phrases.plans, &Address::plans());
    let above = Link::new(&*program.file.name, &Address::plan(program));
    // Two plans have lists of the same name, and each list its parts.
    let part = parted.name(site);
    let mut full = format!("{title}｜{}", &*program.file.name);
    if !part.is_empty() {
        full = format!("{part}｜{full}");
    }
    let mut frame = site.frame(full, "/reforms/").below(site, [plans, above]);
    frame.breadcrumb.push(Link::new(title, &Address::sheets_by(program, facet)));
    frame.breadcrumb.extend(parted.links(site));
    frame.contact = site.contact(program.office(site.public.organization()));
    frame.changed(site, site.public.plan_changed(plan))
}

/// The sheets of a plan by what they have in common.
fn by<'a>(site: &'a Site<'a>, parted: Parted<'a>, facet: Facet) -> SheetsByView<'a> {
    let (plan, sheets) = (parted.plan, parted.sheets(site));
    let groups = match facet {
        Facet::Status => by_status(site, plan, &sheets),
        Facet::Unit => by_unit(site, plan, &sheets),
        Facet::Grade | Facet::Year => by_grade(site, plan, &sheets),
    };
    let mut groups: Vec<SheetGroup> =
        groups.into_iter().filter(|it| !it.sheets.is_empty()).collect();
    for (group, number) in groups.iter_mut().zip(1..) {
        group.id = format!("g{number}");
    }
    SheetsByView {
        page: frame(site, parted, facet),
        title: title(site, facet, &plan.program),
        href: parted.address().link(),
        lists: of_plan(site, plan),
        part: parted.name(site),
        index: parted.index(site),
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

fn by_status<'a>(
    site: &'a Site<'a>,
    plan: &'a Plan,
    sheets: &[PublicSheet<'a>],
) -> Vec<SheetGroup<'a>> {
    let newest: Vec<_> = sheets.iter().map(|it| (*it, newest_report(site, *it))).collect();
    let mut groups = Vec::new();
    for axis in &plan.program.file.statuses.axes {
        for level in axis.scale.iter() {
            let has = |newest: &&(PublicSheet<'a>, Option<(Period, &'a Report)>)| {
                newest.1.is_some_and(|(period, report)| {
                    let said = axis.scale.level(report.status.on(&axis.name), period.year);
                    said.is_some_and(|it| std::ptr::eq(it, level))
                })
            };
            let chip = Chip::new(&level.label, Some(level));
            let found = newest.iter().filter(has).map(|it| it.0);
            let heading = site.axis_heading(axis, level);
            groups.push(SheetGroup { heading, ..group(site, Some(chip), found) });
        }
    }
    let none: Vec<PublicSheet> = newest.iter().filter(|it| it.1.is_none()).map(|it| it.0).collect();
    groups.extend(by_vacancy(site, &none, Vacancy::of_status, "list-no-status"));
    groups
}

fn by_grade<'a>(
    site: &'a Site<'a>,
    plan: &'a Plan,
    sheets: &[PublicSheet<'a>],
) -> Vec<SheetGroup<'a>> {
    let newest: Vec<_> = sheets.iter().map(|it| (*it, newest_grade(site, *it).0)).collect();
    let mut groups = Vec::new();
    let scales = plan.program.file.all_grades();
    let axes = scales.flat_map(|(name, scales)| scales.axes.iter().map(move |it| (name, it)));
    for (assessor, axis) in axes {
        for level in axis.scale.iter() {
            let is_level = |it: &ScaleLevel| std::ptr::eq(it, level);
            let has = |newest: &&(PublicSheet<'a>, Option<Judgement<'a>>)| {
                newest.1.is_some_and(|it| it.levels().any(|said| said.2.is_some_and(is_level)))
            };
            let chip = Chip::new(&level.label, Some(level));
            let found = newest.iter().filter(has).map(|it| it.0);
            let heading = site.axis_heading(axis, level);
            let heading = match assessor {
                Some(name) => format!("{} {heading}", &**name).trim_end().to_owned(),
                None => heading,
            };
            groups.push(SheetGroup { heading, ..group(site, Some(chip), found) });
        }
    }
    let none: Vec<PublicSheet> = newest.iter().filter(|it| it.1.is_none()).map(|it| it.0).collect();
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

fn by_unit<'a>(
    site: &'a Site<'a>,
    plan: &'a Plan,
    sheets: &[PublicSheet<'a>],
) -> Vec<SheetGroup<'a>> {
    let mut units: Vec<usize> = (0..site.public.organization().units().len()).collect();
    units.sort_by_cached_key(|index| {
        let unit = site.named(*index);
        (unit.reading.is_empty(), reading_order(&unit.reading), unit.name.to_string())
    });
    let of_unit = |index: usize| {
        let owned = site.unit(index).owned.iter().copied();
        let owned = owned.filter(|it| std::ptr::eq(it.plan, plan));
        let owned = owned.filter(|it| sheets.iter().any(|sheet| sheet.at == it.at));
        let (unit, href) = (site.named(index), site.unit(index).href.clone());
        SheetGroup { heading: unit.name.to_string(), href, ..group(site, None, owned) }
    };
    units.into_iter().map(of_unit).collect()
}

/// The newest report of a sheet with a status, and what it is for.
pub(super) fn newest_report<'a>(
    site: &Site,
    sheet: PublicSheet<'a>,
) -> Option<(Period, &'a Report)> {
    let public = site.public.reports(&sheet.plan.program, &sheet.data().progress);
    let written = public.filter(|(_, it)| it.is_written());
    written.filter(|it| it.1.status.is_given()).max_by_key(|it| it.0)
}
