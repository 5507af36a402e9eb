//! The reports and the grades of a sheet side by side.

use super::super::graded::tally;
use crate::calendar::{FiscalYear, Period};
use crate::disclosure::{Item, PublicSheet};
use crate::record::Key;
use crate::view::Site;
use crate::view::scale::{GradeView, grades, status};
use crate::view::summary::{CourseCell, CourseRow, CourseView, SignView};

/// Periods of a year that have room beside each other on a phone.
const PERIODS: usize = 4;

/// Years that stand at the head of a page, of more the newest with a report or a grade.
const YEARS: usize = 3;

/// The years of a sheet; none where nothing was reported or graded, or where the form has neither.
pub(super) fn of_sheet(site: &Site, sheet: PublicSheet) -> Option<CourseView> {
    let program = &sheet.plan.program;
    let form = &program.form;
    let names = &program.file.reporting;
    let has_status = !form.leaves_out(&[Key::Progress, Key::Status]);
    let periods = if has_status && names.len() <= PERIODS { names.len() } else { 0 };
    let mut heads: Vec<String> =
        names.iter().take(periods).map(|it| site.heading_of(form, &it.name).to_owned()).collect();
    heads.push(site.heading(form, Key::AnnualEvaluations).to_owned());
    let mut rows: Vec<CourseRow> = program
        .file
        .years
        .years()
        .map(|year| {
            let of_periods = (0..periods).map(|index| period(site, sheet, Period { year, index }));
            let cells = of_periods.chain([graded(site, sheet, year)]).collect();
            CourseRow { year: site.short_year(year), cells }
        })
        .collect();
    let says = |row: &CourseRow| row.cells.iter().any(|it| !it.signs.is_empty());
    let last = rows.iter().rposition(says)?;
    rows.truncate(last + 1);
    rows.drain(..rows.len().saturating_sub(YEARS));
    Some(CourseView { heads, rows })
}

fn period(site: &Site, sheet: PublicSheet, period: Period) -> CourseCell {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let mut reports = site.public.reports(program, &data.progress);
    let report = reports.find(|(it, _)| *it == period).map(|(_, it)| it);
    let sign = report.and_then(|it| status(program, &it.status, period.year));
    let signs: Vec<SignView> =
        sign.map(|it| SignView::new(it.tone, it.label)).into_iter().collect();
    cell(site, sheet, signs, Item::Report(period))
}

fn graded(site: &Site, sheet: PublicSheet, year: FiscalYear) -> CourseCell {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let evaluation = site.public.annual(program, &data.annual_evaluations, year);
    let grades: Vec<GradeView> =
        evaluation.and_then(|it| it.judgement(program)).map(grades).unwrap_or_default();
    let tally = tally(site, program, &grades);
    let signs = if tally.is_empty() {
        grades.iter().map(SignView::from).collect()
    } else {
        vec![SignView::new("none", tally)]
    };
    cell(site, sheet, signs, Item::Annual(year))
}

fn cell(site: &Site, sheet: PublicSheet, signs: Vec<SignView>, item: Item) -> CourseCell {
    let why = || site.vacancy(site.public.vacancy(&sheet.plan.program, site.owed_by(sheet), item));
    let nothing = if signs.is_empty() { why() } else { String::new() };
    CourseCell { signs, nothing }
}
