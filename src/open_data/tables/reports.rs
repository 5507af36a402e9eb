//! Reports of every period, and corrections.

use anyhow::Result;

use super::super::cell::{Cell, date, day, place, text};
use super::super::column::{Column, Put, Rows};
use super::super::source::{ABSENCES, Absence, Place, Publication, Source};
use super::programs::TONES;
use crate::calendar::Period;
use crate::disclosure::Item;
use crate::record::{Correction, Grade, PeriodKey, ReportFields, Table, Written};

/// Reports, one row for each record and period, whether or not there is one.
pub(super) struct Reports;

pub(super) struct ReportRow<'a> {
    place: &'a Place<'a>,
    period: Period,
    report: Option<ReportFields<'a>>,
    published: Publication,
    absence: Absence,
}

impl ReportRow<'_> {
    fn said<'r>(&'r self, part: impl FnOnce(&ReportFields<'r>) -> Cell<'r>) -> Cell<'r> {
        self.report.as_ref().map_or(Cell::Empty, part)
    }
}

/// The label of a judgement on the only scale; of several axes `judgements` has them.
pub(super) fn label(grade: &Grade) -> Cell<'_> {
    match grade {
        Grade::One(label) => text(label),
        Grade::ByAxis(_) => Cell::Empty,
    }
}

impl Rows for Reports {
    type Row<'a> = ReportRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("number", |it| text(it.place.number)),
        Column::text("title", |it| text(it.place.title)),
        Column::text("unit", |it| it.place.unit()),
        Column::text("unit_name", |it| it.place.unit_name()),
        Column::year("fiscal_year", |it| Cell::Year(it.period.year)),
        Column::spelled("fiscal_year_name", |it| Cell::Year(it.period.year)),
        Column::text("period", |it| Cell::Text(it.period.slug().into())),
        Column::text("period_name", |it| it.place.period_name(it.period)),
        Column::text("status", |it| it.said(|report| label(report.status))),
        Column::word("tone", TONES, |it| {
            it.said(|report| {
                let program = it.place.program;
                let level = program.gravest_status(report.status, it.period.year);
                level.map_or(Cell::Empty, |level| text(level.tone.name()))
            })
        }),
        Column::text("text", |it| it.said(|report| text(report.text))),
        Column::text("countermeasure", |it| it.said(|report| text(report.countermeasure))),
        Column::day("new_due", |it| it.said(|report| day(report.new_due))),
        Column::spelled("new_due_name", |it| it.said(|report| day(report.new_due))),
        Column::day("published", |it| date(it.published.day)),
        Column::spelled("published_name", |it| date(it.published.day)),
        Column::word("published_by", &["record", "log"], |it| text(it.published.by.unwrap_or(""))),
        Column::word("absence", ABSENCES, |it| it.absence.name()),
        Column::text("absence_reason", |it| it.absence.reason()),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            rows(source, &place, &sheet.data().progress, put)?;
        }
        for (place, charter) in source.charters() {
            rows(source, &place, &charter.record.data.reports, put)?;
        }
        Ok(())
    }
}

/// Puts a row for each period of a record.
fn rows<'t, T: Written>(
    source: &Source,
    place: &Place<'t>,
    reports: &'t Table<PeriodKey, T>,
    put: Put<Reports>,
) -> Result<()>
where
    ReportFields<'t>: From<&'t T>,
{
    let public = source.public;
    let mut published: Vec<(Period, &T)> = public.reports(place.program, reports).collect();
    published.retain(|it| it.1.is_begun());
    for period in place.program.periods() {
        let found = published.iter().find(|it| it.0 == period);
        let report = found.map(|it| ReportFields::from(it.1));
        let (item, mut absence) = (Item::Report(period), Absence::default());
        let mut day = Publication { day: None, by: None };
        match report {
            Some(report) => day = Publication::of(place, item, report.published),
            None => absence = source.absence(public.vacancy(place.program, place.owed, item)),
        }
        put(&ReportRow { place, period, report, published: day, absence })?;
    }
    Ok(())
}

/// What was corrected after it was published.
pub(super) struct Corrections;

pub(super) struct CorrectionRow<'a> {
    record: &'a str,
    at: usize,
    correction: &'a Correction,
}

impl Rows for Corrections {
    type Row<'a> = CorrectionRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| text(it.record)),
        Column::integer("correction", |it| place(it.at)),
        Column::day("corrected", |it| Cell::Day(it.correction.date.date)),
        Column::spelled("corrected_name", |it| Cell::Day(it.correction.date.date)),
        Column::text("text", |it| text(&it.correction.text)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        let mut rows = |record: &str, corrections: &[Correction]| {
            let mut made = source.public.corrections(corrections).enumerate();
            made.try_for_each(|(at, correction)| put(&CorrectionRow { record, at, correction }))
        };
        for (place, sheet) in source.sheets() {
            rows(&place.record, &sheet.data().corrections)?;
        }
        for (place, charter) in source.charters() {
            rows(&place.record, &charter.record.data.corrections)?;
        }
        Ok(())
    }
}
