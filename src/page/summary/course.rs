//! The reports and the grades of a sheet side by side.

use super::super::graded::tally;
use crate::calendar::{FiscalYear, Period};
use crate::disclosure::{Item, PublicSheet};
use crate::record::{Block, Key};
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
    let is_graded = program.judges(Block::AnnualEvaluations, Key::Grade);
    if is_graded {
        heads.push(site.heading(form, Key::AnnualEvaluations).to_owned());
    }
    let mut rows: Vec<(FiscalYear, Vec<Told>)> = Vec::new();
    for year in program.file.years.years() {
        let of_periods = (0..periods).map(|index| period(site, sheet, Period { year, index }));
        let of_year = is_graded.then(|| graded(site, sheet, year));
        rows.push((year, of_periods.chain(of_year).collect()));
    }
    let last = rows.iter().rposition(|(_, cells)| cells.iter().any(|it| it.1.is_some()))?;
    rows.truncate(last + 1);
    rows.drain(..rows.len().saturating_sub(YEARS));
    let rows = rows.into_iter().map(|(year, cells)| CourseRow {
        year: site.short_year(year),
        cells: cells.into_iter().map(|it| cell(site, sheet, it)).collect(),
    });
    Some(CourseView { heads, rows: rows.collect() })
}

/// What was to be reported or graded, and what was.
type Told = (Item, Option<CourseCell>);

fn period(site: &Site, sheet: PublicSheet, period: Period) -> Told {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let mut reports = site.public.reports(program, &data.progress);
    let report = reports.find(|(it, _)| *it == period).map(|(_, it)| it);
    let chip = report.and_then(|it| status(program, &it.status, period.year));
    let cell = chip.map(|it| CourseCell {
        signs: vec![SignView::new(it.tone, it.label)],
        text: String::new(),
    });
    (Item::Report(period), cell)
}

fn graded(site: &Site, sheet: PublicSheet, year: FiscalYear) -> Told {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let evaluation = site.public.annual(program, &data.annual_evaluations, year);
    let grades: Vec<GradeView> =
        evaluation.and_then(|it| it.judgement(program)).map(grades).unwrap_or_default();
    let text = tally(site, program, &grades);
    let signs =
        if text.is_empty() { grades.iter().map(SignView::from).collect() } else { Vec::new() };
    (Item::Annual(year), (!grades.is_empty()).then_some(CourseCell { signs, text }))
}

/// What was told; else why nothing was.
fn cell(site: &Site, sheet: PublicSheet, (item, told): Told) -> CourseCell {
    told.unwrap_or_else(|| {
        let vacancy = site.public.vacancy(&sheet.plan.program, site.owed_by(sheet), item);
        CourseCell { signs: Vec::new(), text: site.vacancy(vacancy) }
    })
}
