//! The page of a plan: its sheets under their categories. And the list of plans.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::book;
use super::graded::{newest_grade, tally};
use super::part::{PartItem, Parted};
use super::sheet_lists::{self, PlanLists};
use super::{PageKind, View, summary};
use crate::chart::{AxesView, DistributionView, HeatView, distributions, heat, side_by_side};
use crate::disclosure::ProgramRef;
use crate::disclosure::PublicSheet;
use crate::record::{Key, Plan, Program};
use crate::route::{Address, Cut, FeedSubject, PartsOf};
use crate::status::{self, StandingLine};
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::prose::{Html, numbered};
use crate::view::scale::{GradeView, grades};
use crate::words::Message;

/// The page of a plan, or of some of its sheets where they are too many for one page: `plan.html`.
#[derive(Debug, Serialize)]
pub struct PlanView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The plan's name.
    pub name: &'a str,
    /// Its years: 平成25年度（2013年度）から平成26年度（2014年度）.
    pub years: String,
    /// What it is; may be empty.
    pub description: Html,
    /// Where it is told who published what; none where nothing is ever due, and on the pages of its parts.
    pub status: Option<String>,
    /// The lists of its sheets, this one among them.
    pub lists: PlanLists<'a>,
    /// How many sheets it has.
    pub count: usize,
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// What the sheets of the page have in common: 政策1 …; empty on the page of the plan itself, and what is
    /// said of the whole plan is not on the pages of its parts.
    pub part: String,
    /// Pages with the sheets of a category each, where there are too many for this page; else none.
    pub index: Vec<PartItem>,
    /// How they were graded at the newest time, on each scale; empty while they are not.
    pub grades: Vec<DistributionView<'a>>,
    /// The same in one table, for more than four axes with the same levels; then `grades` is empty.
    pub axes: Option<AxesView<'a>>,
    /// How they went by unit and period; none where one word would say it.
    pub heat: Option<HeatView<'a>>,
    /// The sheets, under the categories.
    pub sections: Vec<SheetSection<'a>>,
    /// The book with every sheet's form; none when there are no forms.
    pub book: Option<Link>,
    /// Sheets that are not there because something in them is wrong, by the name of their file.
    pub gaps: Vec<&'a str>,
}

/// Sheets of one category.
#[derive(Debug, Serialize)]
pub struct SheetSection<'a> {
    /// How deep the category is: 1 is outermost; 0 when it is none.
    pub depth: usize,
    /// The category's name; empty over sheets without one.
    pub heading: String,
    /// The sheets that stand right under it, in the order of their numbers.
    pub sheets: Vec<SheetItem<'a>>,
}

/// A sheet in a list.
#[derive(Debug, Serialize)]
pub struct SheetItem<'a> {
    /// Its number: No.45.
    pub number: String,
    /// Its title.
    pub title: &'a str,
    /// Where its page stands.
    pub href: String,
    /// The units that answer for it, as their names are written there.
    pub owner: String,
    /// Its grade: of the whole plan, else of the newest year that has one.
    pub grades: Vec<GradeView<'a>>,
    /// How many axes have which grade, in place of `grades` where there are more than four: A 3、B 5.
    pub tally: String,
    /// What the grade is for: 総合評価, 平成26年度; empty when there is none.
    pub graded: String,
}

/// The list of plans: `plans.html`.
#[derive(Debug, Serialize)]
pub struct PlansView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The plans, newest first.
    pub plans: Vec<ProgramItem<'a>>,
}

/// A plan or a year's charters in a list.
#[derive(Debug, Serialize)]
pub struct ProgramItem<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where its page stands.
    pub href: String,
    /// Its years.
    pub years: String,
    /// How many sheets or charters it has.
    pub count: usize,
    /// The form's word for a sheet, where plans have several; else empty, and the list says what is counted.
    pub sheet_label: &'a str,
    /// How many units it binds.
    pub units: usize,
    /// What it is, on one line; may be empty.
    pub summary: String,
    /// How much of it was published in time; none where nothing is ever due.
    pub standing: Option<StandingLine<'a>>,
}

/// The list of plans.
pub(super) static PLANS: PageKind =
    PageKind::of_city("plans.html", |_| Some(Address::plans()), |site| View::of(&list(site)))
        .in_menu(|site| {
            let is_there = !site.public.plans().is_empty();
            is_there.then(|| Link::new(&site.phrases.plans, &Address::plans()))
        });

/// A plan.
pub(super) static PLAN: PageKind = PageKind::of_plan(
    "plan.html",
    |plan| Some(Address::plan(plan.program)),
    |site, at| View::of(&view(site, at)),
)
.in_parts(PartsOf::Plan, |site, part| View::of(&part_view(site, part)))
.cited();

/// The years of a program, in both calendars.
pub(super) fn years(site: &Site, program: &Program) -> String {
    let span = program.file.years;
    if span.first == span.last {
        site.year(span.first)
    } else {
        let message = Message::new("years-span").with("first", site.year(span.first));
        site.words.say(&message.with("last", site.year(span.last)))
    }
}

/// What a program is, as HTML.
pub(super) fn description(site: &Site, program: &Program) -> Html {
    site.phrases.body(&program.file.description, 2, "about")
}

/// The view of a plan.
fn view<'a>(site: &'a Site<'a>, at: usize) -> PlanView<'a> {
    let plan = &site.public.plans()[at];
    let program = &plan.program;
    let grades = distributions(site, plan);
    let (axes, grades) = match side_by_side(site, program, grades) {
        Ok(axes) => (Some(axes), Vec::new()),
        Err(grades) => (None, grades),
    };
    let told = axes.as_ref().map_or("", |it| &*it.headline);
    let summary = summary::of_plan(site, at, &grades, told);
    let whole = part_view(site, Parted::whole(site, at, Cut::Plan));
    PlanView {
        page: whole
            .page
            .fed(site, FeedSubject::Program(ProgramRef::Plan(at)))
            .summed(site, summary),
        status: status::page_of(site, ProgramRef::Plan(at)),
        description: description(site, program),
        grades,
        axes,
        heat: heat(site, plan),
        book: (site.public.has_sheets(plan) && site.forms()).then(|| book::link(site, plan)),
        gaps: plan.gaps.iter().map(|it| it.slug.as_str()).collect(),
        ..whole
    }
}

/// The list of a plan's sheets, or a part of it.
fn part_view<'a>(site: &'a Site<'a>, parted: Parted<'a>) -> PlanView<'a> {
    let plan = parted.plan;
    let program = &plan.program;
    let name = &*program.file.name;
    let part = parted.name(site);
    let plans = Link::new(&site.phrases.plans, &Address::plans());
    let title = if part.is_empty() { name.to_owned() } else { format!("{part}｜{name}") };
    let mut page = site.frame(title, "/reforms/").below(site, [plans]);
    page.breadcrumb.push(Link::new(name, &Address::plan(program)));
    page.breadcrumb.extend(parted.links(site));
    page.contact = site.contact(program.office(site.public.organization()));
    let sheets = parted.sheets(site);
    let mut sections = Vec::new();
    let count = if part.is_empty() { site.public.sheets(plan).count() } else { parted.count() };
    sort_in(site, sheets, parted.depth(), &mut sections);
    let depth = parted.depth();
    for section in &mut sections {
        section.depth -= section.depth.min(depth);
    }
    PlanView {
        page: page.changed(site, site.public.plan_changed(plan)).about(&program.file.description),
        name,
        years: years(site, program),
        description: Html::default(),
        status: None,
        lists: sheet_lists::of_plan(site, plan),
        count,
        sheet_label: site.heading(&program.form, Key::ReformSheet),
        part,
        index: parted.index(site),
        grades: Vec::new(),
        axes: None,
        heat: None,
        sections,
        book: None,
        gaps: Vec::new(),
    }
}

/// The list of plans.
fn list<'a>(site: &'a Site<'a>) -> PlansView<'a> {
    let title = &site.phrases.plans;
    let mut page = site.frame(title, "/reforms/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::plans()));
    PlansView { page: page.changed(site, site.public.plans_changed()), plans: items(site) }
}

/// The plans in the order in which they are listed.
pub(super) fn newest_first<'a>(site: &Site<'a>) -> impl Iterator<Item = &'a Plan> + use<'a> {
    let mut plans: Vec<&Plan> = site.public.plans().iter().collect();
    plans.sort_by_key(|it| std::cmp::Reverse(it.program.file.years.first));
    plans.into_iter()
}

/// The plans, newest first.
pub(super) fn items<'a>(site: &'a Site<'a>) -> Vec<ProgramItem<'a>> {
    let label = |it: &'a Plan| site.heading(&it.program.form, Key::ReformSheet);
    let labels: BTreeSet<&str> = site.public.plans().iter().map(label).collect();
    let item = |plan: &'a Plan| {
        let program = &plan.program;
        ProgramItem {
            name: &program.file.name,
            href: Address::plan(program).link(),
            years: years(site, program),
            count: site.public.sheets(plan).count(),
            sheet_label: if labels.len() > 1 { label(plan) } else { "" },
            units: program.units.len(),
            summary: crate::view::prose::summary(&program.file.description),
            standing: status::standing(site, &program.path),
        }
    };
    newest_first(site).map(item).collect()
}

/// Puts sheets under their categories from a depth on, in the order in which the plan names them. One that it does
/// not name stands where its first sheet does, for the sheets come in the order of their numbers.
fn sort_in<'a>(
    site: &'a Site<'a>,
    sheets: Vec<PublicSheet<'a>>,
    depth: usize,
    out: &mut Vec<SheetSection<'a>>,
) {
    let Some(program) = sheets.first().map(|it| &it.plan.program) else { return };
    let level = program.file.levels.get(depth);
    let mut here = Vec::new();
    let mut order: Vec<&str> = Vec::new();
    let mut below: BTreeMap<&str, Vec<PublicSheet>> = BTreeMap::new();
    for sheet in sheets {
        let category = level.and_then(|it| sheet.data().categories.of(&it.name));
        match category.filter(|it| !it.is_empty()) {
            Some(category) => {
                below.entry(category).or_insert_with(|| {
                    order.push(category);
                    Vec::new()
                });
                below.entry(category).or_default().push(sheet);
            }
            None => here.push(sheet),
        }
    }
    if !here.is_empty() {
        let items = here.into_iter().map(|it| item(site, it)).collect();
        match out.last_mut() {
            Some(last) if last.sheets.is_empty() && last.depth == depth => last.sheets = items,
            _ => out.push(SheetSection { depth, heading: String::new(), sheets: items }),
        }
    }
    order.sort_by_key(|it| level.map_or(0, |level| level.rank(it)));
    for category in order {
        let level = level.map_or("", |it| site.heading_of(&program.form, &it.name));
        let heading = numbered(level, category).unwrap_or_else(|| category.to_owned());
        out.push(SheetSection { depth: depth + 1, heading, sheets: Vec::new() });
        sort_in(site, below.remove(category).unwrap_or_default(), depth + 1, out);
    }
}

/// A sheet in a list.
pub(super) fn item<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> SheetItem<'a> {
    let data = sheet.data();
    let (judgement, when) = newest_grade(site, sheet);
    let grades = judgement.map(grades).unwrap_or_default();
    let tally = tally(site, &sheet.plan.program, &grades);
    let names: Vec<&str> = data.owner.0.iter().map(|it| &**it).collect();
    SheetItem {
        number: sheet.number(site),
        title: &data.title,
        href: sheet.address().link(),
        owner: names.join(&site.phrases.comma),
        grades: if tally.is_empty() { grades } else { Vec::new() },
        tally,
        graded: when,
    }
}
