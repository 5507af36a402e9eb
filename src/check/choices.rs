//! What was chosen in a record: in each place of the form where something is chosen, time by time.

use super::context::RecordContext;
use super::texts::Data;
use crate::calendar::{FiscalYear, Period};
use crate::record::{
    Assessment, ChoicePlace, Entry, EntryShape, Extra, Field, FieldKind, FieldValue, Grade, Key,
    Path, Step, Table, Text,
};

/// The time of a choice, finer before wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Time {
    Period(Period),
    Year(FiscalYear),
    /// All of the program.
    Whole,
}

/// One choice.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    pub(super) time: Time,
    pub(super) label: &'a str,
    /// Where it stands.
    pub(super) path: Path,
}

impl Time {
    /// Whether another time is a part of this one.
    fn holds(self, other: Self) -> bool {
        match (self, other) {
            (Self::Whole, Self::Year(_) | Self::Period(_)) => true,
            (Self::Year(year), Self::Period(period)) => period.year == year,
            (Self::Whole, Self::Whole)
            | (Self::Year(_), Self::Year(_) | Self::Whole)
            | (Self::Period(_), _) => false,
        }
    }
}

/// What holds at a time: what was chosen for it, or else what was chosen last in a part of it.
pub(super) fn at<'c, 'a>(chosen: &'c [Chosen<'a>], time: Time) -> Vec<&'c Chosen<'a>> {
    let of = |time: Time| chosen.iter().filter(move |it| it.time == time).collect::<Vec<_>>();
    let exact = of(time);
    if !exact.is_empty() {
        return exact;
    }
    let parts = chosen.iter().map(|it| it.time).filter(|it| time.holds(*it));
    // Of a year that was judged as a whole, its periods say nothing more.
    let last = parts.max_by_key(|it| match it {
        Time::Period(period) => (period.year, period.index),
        Time::Year(year) => (*year, usize::MAX),
        Time::Whole => (FiscalYear::MAX, usize::MAX),
    });
    last.map(of).unwrap_or_default()
}

/// What was chosen in a place of the form.
pub(super) fn chosen<'a>(context: &RecordContext<'a>, place: &ChoicePlace) -> Vec<Chosen<'a>> {
    let mut chosen = match place {
        ChoicePlace::Field(field) => of_field(context, *field, None),
        ChoicePlace::Column(field, column) => of_field(context, *field, Some(*column)),
        ChoicePlace::Status(axis) => context
            .reports
            .iter()
            .filter_map(|report| {
                let path = report.path.clone().then(Key::Status);
                on_axis(report.status, axis, Time::Period(report.period), path)
            })
            .collect(),
        ChoicePlace::Grade(assessor, axis) => of_evaluations(context, *assessor, axis),
    };
    chosen.retain(|it| !it.label.is_empty());
    chosen
}

fn on_axis<'a>(grade: &'a Grade, axis: &Text, time: Time, path: Path) -> Option<Chosen<'a>> {
    let (_, label) = grade.labels().find(|it| it.0 == &**axis)?;
    let path = if axis.is_empty() { path } else { path.then(Step::Written((&**axis).into())) };
    Some(Chosen { time, label, path })
}

fn of_evaluations<'a>(
    context: &RecordContext<'a>,
    assessor: Option<usize>,
    axis: &Text,
) -> Vec<Chosen<'a>> {
    let name = assessor.and_then(|it| context.program.file.assessors.get(it)).map(|it| &it.name);
    let on = |own: &'a Grade, assessments: &'a Table<Text, Assessment>, time, path: Path| {
        let (grade, path) = match name {
            None => (own, path),
            Some(name) => {
                let step = Step::Written((&**name).into());
                (&assessments.of(name)?.grade, path.then(Key::Assessors).then(step))
            }
        };
        on_axis(grade, axis, time, path.then(Key::Grade))
    };
    let annual = context.evaluations.iter().filter_map(|it| {
        on(&it.data.grade, &it.data.assessments, Time::Year(it.year), it.path.clone())
    });
    let overall = context.overall().and_then(|evaluation| {
        let path = Path::default().then(Key::OverallEvaluation);
        on(&evaluation.grade, &evaluation.assessments, Time::Whole, path)
    });
    annual.chain(overall).collect()
}

/// The fields of its own that a record has.
pub(super) fn extra<'a>(context: &RecordContext<'a>) -> &'a [Extra] {
    match context.data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    }
}

/// Shows each single value of a declared field of a record, with its time and the way to it.
pub(super) fn entries<'a>(
    context: &RecordContext<'a>,
    field: usize,
    visit: &mut dyn FnMut(Time, &'a Entry, Path),
) {
    let Some(extra) = extra(context).iter().find(|it| it.field == field) else { return };
    let name = &context.program.form.fields()[field].name;
    let path = Path::default().then(Step::Written((&**name).into()));
    match &extra.value {
        FieldValue::Once(entry) => visit(Time::Whole, entry, path),
        FieldValue::Yearly(table) => {
            for (key, entry) in table.iter() {
                visit(Time::Year(key.year), entry, path.clone().then(key.year));
            }
        }
        FieldValue::Periodic(table) => {
            for (key, entry) in table.iter() {
                let Some(period) = context.program.period(key) else { continue };
                visit(Time::Period(period), entry, path.clone().then(key));
            }
        }
    }
}

fn of_field<'a>(
    context: &RecordContext<'a>,
    field: usize,
    column: Option<usize>,
) -> Vec<Chosen<'a>> {
    let columns = context.program.form.field_columns(field);
    let column = column.and_then(|it| columns.get(it));
    let mut found = Vec::new();
    entries(context, field, &mut |time, entry, path| match (entry, column) {
        (Entry::Text(label) | Entry::Dated { value: label, .. }, None) => {
            found.push(Chosen { time, label, path });
        }
        (Entry::Several(labels), None) => {
            found.extend(labels.0.iter().map(|it| Chosen { time, label: it, path: path.clone() }));
        }
        (Entry::Columns(cells), Some(column)) => {
            found.push(Chosen { time, label: cells.at(column), path: path.then(column.step()) });
        }
        (Entry::Text(_) | Entry::Dated { .. } | Entry::Several(_), Some(_))
        | (Entry::Columns(_), None)
        | (Entry::Rows(_), _) => {}
    });
    found
}

/// How the name of a field ends that says why.
const REASONS: [&str; 6] = ["理由", "根拠", "説明", "コメント", "内容", "所見"];

/// Whether a text says why the choice of the field before it was made.
pub(super) fn is_reason(reason: &Field, field: &Field) -> bool {
    let is_choice = field.kind == FieldKind::Choice && field.entry() != EntryShape::Columns;
    let is_text = reason.kind == FieldKind::Text && reason.columns.is_empty();
    is_choice
        && is_text
        && reason.shape() == field.shape()
        && (reason.name.starts_with(&*field.name)
            || matches!(&*reason.name, "理由" | "根拠")
            || reason.name.contains(&*field.name))
        && REASONS.iter().any(|it| reason.name.ends_with(it))
}
