//! Evaluations of years and of whole plans, and every grade and status that was given.

use anyhow::Result;

use super::super::cell::{Cell, date, text, year};
use super::super::column::{Column, Put, Rows};
use super::super::source::{ABSENCES, Absence, Place, Publication, Source};
use super::programs::TONES;
use super::reports::label;
use crate::calendar::FiscalYear;
use crate::disclosure::Item;
use crate::record::{
    Evaluation, EvaluationFields, Grade, Judgement, OverallEvaluation, PeriodKey, ReportFields,
    ScaleLevel, Stage, Table, Written, YearKey,
};

/// Evaluations: one row for each record and year and one for the whole plan, whether or not there is one, and one for
/// each assessor.
pub(super) struct Evaluations;

pub(super) struct EvaluationRow<'a> {
    place: &'a Place<'a>,
    /// The year; none of a whole plan.
    year: Option<FiscalYear>,
    stage: Option<Stage>,
    said: Said<'a>,
    published: Publication,
    absence: Absence,
}

/// What somebody judged.
#[derive(Default)]
struct Said<'a> {
    assessor: &'a str,
    judgement: Option<Judgement<'a>>,
    text: &'a str,
    next_steps: &'a str,
    after_plan: &'a str,
}

impl Rows for Evaluations {
    type Row<'a> = EvaluationRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("number", |it| text(it.place.number)),
        Column::text("title", |it| text(it.place.title)),
        Column::text("unit", |it| it.place.unit()),
        Column::text("unit_name", |it| it.place.unit_name()),
        Column::word("evaluation", &["annual", "overall"], |it| {
            text(if it.year.is_some() { "annual" } else { "overall" })
        }),
        Column::year("fiscal_year", |it| year(it.year)),
        Column::spelled("fiscal_year_name", |it| year(it.year)),
        Column::word("stage", &["provisional", "final"], |it| {
            text(match it.stage {
                Some(Stage::Provisional) => "provisional",
                Some(Stage::Final) => "final",
                None => "",
            })
        }),
        Column::text("assessor", |it| text(it.said.assessor)),
        Column::text("grade", |row| row.said.judgement.map_or(Cell::Empty, |it| label(it.grade))),
        Column::word("tone", TONES, |it| it.said.judgement.map_or(Cell::Empty, tone)),
        Column::text("text", |it| text(it.said.text)),
        Column::text("next_steps", |it| text(it.said.next_steps)),
        Column::text("after_plan", |it| text(it.said.after_plan)),
        Column::day("published", |it| date(it.published.day)),
        Column::spelled("published_name", |it| date(it.published.day)),
        Column::word("published_by", &["record", "log"], |it| text(it.published.by.unwrap_or(""))),
        Column::word("absence", ABSENCES, |it| it.absence.name()),
        Column::text("absence_reason", |it| it.absence.reason()),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            let data = sheet.data();
            annual(source, &place, &data.annual_evaluations, put)?;
            overall(source, &place, data.overall_evaluation.as_ref(), put)?;
        }
        for (place, charter) in source.charters() {
            annual(source, &place, &charter.record.data.annual_evaluations, put)?;
        }
        Ok(())
    }
}

/// The tone of a grade; of several axes the gravest.
fn tone(judgement: Judgement) -> Cell<'static> {
    let tones = judgement.levels().filter_map(|it| Some(it.2?.tone));
    let gravest = tones.min_by_key(|it| it.gravity());
    gravest.map_or(Cell::Empty, |it| text(it.name()))
}

/// Puts the rows of each year.
fn annual(
    source: &Source,
    place: &Place,
    evaluations: &Table<YearKey, Evaluation>,
    put: Put<Evaluations>,
) -> Result<()> {
    for year in place.program.file.years.years() {
        let begun = evaluations.year(year).is_some_and(Written::is_begun);
        let fields = source.public.annual(place.program, evaluations, year).filter(|_| begun);
        rows(source, place, (Item::Annual(year), Some(year)), fields.as_ref(), put)?;
    }
    Ok(())
}

/// Puts the rows of the whole plan.
fn overall(
    source: &Source,
    place: &Place,
    evaluation: Option<&OverallEvaluation>,
    put: Put<Evaluations>,
) -> Result<()> {
    let begun = evaluation.is_some_and(Written::is_begun);
    let fields = source.public.overall(place.program, evaluation).filter(|_| begun);
    let item = Item::overall(fields.as_ref().and_then(|it| it.stage));
    rows(source, place, (item, None), fields.as_ref(), put)
}

/// Puts the row of an evaluation, and those of its assessors.
fn rows(
    source: &Source,
    place: &Place,
    (item, year): (Item, Option<FiscalYear>),
    fields: Option<&EvaluationFields>,
    put: Put<Evaluations>,
) -> Result<()> {
    let program = place.program;
    let Some(fields) = fields else {
        let absence = source.absence(source.public.vacancy(program, place.owed, item));
        let published = Publication { day: None, by: None };
        let said = Said::default();
        return put(&EvaluationRow { place, year, stage: None, said, published, absence });
    };
    let row = |said, published| EvaluationRow {
        place,
        year,
        stage: fields.stage,
        said,
        published,
        absence: Absence::default(),
    };
    // While it is kept back and what assessors judged is not, only these are there.
    if let Some(grade) = fields.grade {
        let own = Said {
            assessor: "",
            judgement: Some(Judgement::new(program, grade, None, fields.year)),
            text: fields.text,
            next_steps: fields.next_steps,
            after_plan: fields.after_plan,
        };
        put(&row(own, Publication::of(place, item, fields.published)))?;
    }
    for (assessor, assessment) in fields.by_assessor(program) {
        let grade = &assessment.grade;
        let said = Said {
            assessor,
            judgement: Some(Judgement::new(program, grade, Some(assessor), fields.year)),
            text: &assessment.text,
            ..Said::default()
        };
        let day = assessment.published.map(|it| it.date);
        put(&row(said, Publication { day, by: day.map(|_| "record") }))?;
    }
    Ok(())
}

/// Every status and grade, one row for each axis.
pub(super) struct Judgements;

pub(super) struct JudgementRow<'a> {
    record: &'a str,
    item: String,
    year: FiscalYear,
    assessor: &'a str,
    axis: &'a str,
    label: &'a str,
    level: Option<&'a ScaleLevel>,
    reason: &'a str,
}

impl Rows for Judgements {
    type Row<'a> = JudgementRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| text(it.record)),
        Column::text("item", |it| text(&it.item)),
        Column::year("fiscal_year", |it| Cell::Year(it.year)),
        Column::spelled("fiscal_year_name", |it| Cell::Year(it.year)),
        Column::text("assessor", |it| text(it.assessor)),
        Column::text("axis", |it| text(it.axis)),
        Column::text("level_label", |it| text(it.label)),
        Column::text("level_meaning", |it| {
            it.level.map_or(Cell::Empty, |level| text(&level.meaning))
        }),
        Column::word("tone", TONES, |it| {
            it.level.map_or(Cell::Empty, |level| text(level.tone.name()))
        }),
        Column::text("reason", |it| text(it.reason)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            let data = sheet.data();
            statuses(source, &place, &data.progress, put)?;
            grades(source, &place, &data.annual_evaluations, put)?;
            let overall = data.overall_evaluation.as_ref();
            if let Some(fields) = source.public.overall(place.program, overall) {
                judged(&place, Item::overall(fields.stage), &fields, put)?;
            }
        }
        for (place, charter) in source.charters() {
            let data = &charter.record.data;
            statuses(source, &place, &data.reports, put)?;
            grades(source, &place, &data.annual_evaluations, put)?;
        }
        Ok(())
    }
}

fn statuses<'t, T>(
    source: &Source,
    place: &Place<'t>,
    reports: &'t Table<PeriodKey, T>,
    put: Put<Judgements>,
) -> Result<()>
where
    ReportFields<'t>: From<&'t T>,
{
    for (period, report) in source.public.reports(place.program, reports) {
        let status = ReportFields::from(report).status;
        let levels = place.program.statuses(status, period.year);
        for (axis, label, level) in levels.filter(|it| !it.1.is_empty()) {
            put(&JudgementRow {
                record: &place.record,
                item: Item::Report(period).key(),
                year: period.year,
                assessor: "",
                axis,
                label,
                level,
                reason: "",
            })?;
        }
    }
    Ok(())
}

fn grades(
    source: &Source,
    place: &Place,
    evaluations: &Table<YearKey, Evaluation>,
    put: Put<Judgements>,
) -> Result<()> {
    for year in place.program.file.years.years() {
        let fields = source.public.annual(place.program, evaluations, year);
        fields.map_or(Ok(()), |it| judged(place, Item::Annual(year), &it, put))?;
    }
    Ok(())
}

/// Puts the grades of an evaluation and of its assessors.
fn judged(
    place: &Place,
    item: Item,
    fields: &EvaluationFields,
    put: Put<Judgements>,
) -> Result<()> {
    let own = fields.grade.map(|it| ("", it, None));
    let assessments = fields.by_assessor(place.program);
    let assessors = assessments.iter().map(|(name, it)| (&***name, &it.grade, Some(*name)));
    for (assessor, grade, name) in own.into_iter().chain(assessors) {
        let judgement = Judgement::new(place.program, grade, name, fields.year);
        for (axis, label, level) in judgement.levels().filter(|it| !it.1.is_empty()) {
            put(&JudgementRow {
                record: &place.record,
                item: item.key(),
                year: fields.year,
                assessor,
                axis,
                label,
                level,
                reason: reason(grade, axis),
            })?;
        }
    }
    Ok(())
}

/// The reason that is given on an axis.
fn reason<'g>(grade: &'g Grade, axis: &str) -> &'g str {
    grade.texts().find(|it| **it.0 == *axis).map_or("", |it| it.1)
}
