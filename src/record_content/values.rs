//! The parts of a record's content as JSON values.

use crate::canonical_json::Value;
use crate::disclosure::Public;
use crate::record::{
    Assessment, AxisGrade, Cells, Column, Columns, Course, Day, Direction, Entry, EvaluationFields,
    Exemption, Extra, FieldValue, FixedWord, Grade, Indicator, Key, Measure, Names, Outcome,
    OverallEvaluation, PeriodKey, Program, Promise, PromiseResult, ReportFields, RowTime,
    ScheduleRow, Stage, Text, ValueRow, YearKey,
};

/// A row of a table, under the stable name of its key.
pub(super) type Row = (String, Value);

pub(super) fn row(key: Key, value: impl Into<Value>) -> Row {
    (key.name().to_owned(), value.into())
}

pub(super) fn report_rows(report: &ReportFields) -> [Row; 5] {
    [
        row(Key::Status, grade_value(report.status)),
        row(Key::Text, &**report.text),
        row(Key::Countermeasure, &**report.countermeasure),
        row(Key::NewDue, day(report.new_due)),
        row(Key::Published, day(report.published)),
    ]
}

/// An evaluation of the whole plan, as far as it has been published.
pub(super) fn overall_value(
    public: Public,
    overall: &OverallEvaluation,
    fields: &EvaluationFields,
) -> Value {
    let OverallEvaluation { published, provisional_published, .. } = overall;
    let stage = fields.stage.map_or("", |it| match it {
        Stage::Provisional => "provisional",
        Stage::Final => "final",
    });
    let mut rows = vec![
        row(Key::Stage, stage),
        row(Key::Grade, fields.grade.map_or(Value::from(""), grade_value)),
        row(Key::ReasonForGrade, fields.text),
        row(Key::NextSteps, fields.next_steps),
        row(Key::AfterPlan, fields.after_plan),
        row(Key::Published, come(public, *published)),
        row(Key::ProvisionalPublished, come(public, *provisional_published)),
    ];
    rows.extend(assessments_row(fields));
    Value::table(rows)
}

/// The evaluation of a year, as far as it has been published.
pub(super) fn annual_value(fields: &EvaluationFields, published: Option<Day>) -> Value {
    let mut rows = vec![
        row(Key::Grade, fields.grade.map_or(Value::from(""), grade_value)),
        row(Key::ReasonForGrade, fields.text),
        row(Key::NextSteps, fields.next_steps),
        row(Key::Published, day(published)),
    ];
    rows.extend(assessments_row(fields));
    Value::table(rows)
}

/// What assessors judged, where any did.
fn assessments_row(fields: &EvaluationFields) -> Option<Row> {
    let row_of = |(name, assessment): &(&Text, &Assessment)| {
        let Assessment { grade, text, published } = assessment;
        let value = Value::table([
            row(Key::Grade, grade_value(grade)),
            row(Key::ReasonForGrade, &**text),
            row(Key::Published, day(*published)),
        ]);
        (name.to_string(), value)
    };
    let assessments = Value::table(fields.assessments.iter().map(row_of));
    (!fields.assessments.is_empty()).then(|| row(Key::Assessors, assessments))
}

pub(super) fn schedule_value(program: &Program, schedule: &ScheduleRow) -> Value {
    let ScheduleRow { name, baseline, years: _, periods: _, goal } = schedule;
    let ends =
        [row(Key::Action, &**name), row(Key::Baseline, &**baseline), row(Key::Goal, &**goal)];
    Value::table(ends.into_iter().chain(rows_of(program, schedule)))
}

pub(super) fn indicator_value(program: &Program, indicator: &Indicator) -> Value {
    let Indicator { name, kind, unit, direction, note, baseline, years: _, periods: _, goal } =
        indicator;
    let facts = [
        row(Key::Name, &**name),
        row(Key::Kind, &**kind),
        row(Key::Unit, &**unit),
        row(Key::Direction, direction.map_or("", Direction::name)),
        row(Key::Note, &**note),
        row(Key::Baseline, &**baseline),
        row(Key::Goal, &**goal),
    ];
    Value::table(facts.into_iter().chain(rows_of(program, indicator)))
}

/// The values of each year, and those of each period where there are any.
fn rows_of<C: Course>(program: &Program, course: &C) -> Vec<Row> {
    let (years, periods): (Vec<_>, Vec<_>) = program.rows(course).partition(ValueRow::is_of_year);
    let rows = |rows: Vec<ValueRow>| Value::table(rows.iter().map(|it| value_row(program, it)));
    let mut values = vec![row(Key::ByYear, rows(years))];
    if !periods.is_empty() {
        values.push(row(Key::When, rows(periods)));
    }
    values
}

fn value_row(program: &Program, values: &ValueRow) -> (String, Value) {
    let time = match values.time {
        RowTime::Year(year) => year.western().to_string(),
        RowTime::Period(period) => program.cadence.name(period),
    };
    (time, cells(values.columns, values.cells))
}

/// The values of a row by the names of its columns, 計画 and 実績 by those of their keys.
fn cells(columns: &Columns, cells: &Cells) -> Value {
    let cell = |column: &Column| {
        let name = column.key.map_or_else(|| column.name.to_string(), |it| it.name().to_owned());
        (name, Value::from(&**cells.at(column)))
    };
    Value::table(columns.iter().map(cell))
}

pub(super) fn promise_value(promise: &Promise) -> Value {
    let Promise { number, group, text, measure } = promise;
    let measure = measure.as_ref().map_or(Value::from(""), |measure| {
        let Measure { name, unit, direction, target } = measure;
        Value::table([
            row(Key::Name, &**name),
            row(Key::Unit, &**unit),
            row(Key::Direction, direction.map_or("", Direction::name)),
            row(Key::Target, &**target),
        ])
    });
    Value::table([
        row(Key::Number, &**number),
        row(Key::Label, &**group),
        row(Key::Text, &**text),
        row(Key::Indicators, measure),
    ])
}

pub(super) fn promise_result(result: &PromiseResult) -> Value {
    let PromiseResult { outcome, actual, rate, judgement, note } = result;
    let outcome = match <Outcome as FixedWord>::find(outcome) {
        Some(Outcome::Kept) => "kept",
        Some(Outcome::PartlyKept) => "partly-kept",
        Some(Outcome::NotKept) => "not-kept",
        Some(Outcome::NotApplicable) => "not-applicable",
        None => outcome,
    };
    let mut rows =
        vec![row(Key::Outcome, outcome), row(Key::Actual, &**actual), row(Key::Note, &**note)];
    // A record without them has the same hash as before there were any.
    let added = [(Key::Rate, rate), (Key::Judgement, judgement)];
    rows.extend(added.iter().filter(|it| !it.1.is_empty()).map(|(key, it)| row(*key, &***it)));
    Value::table(rows)
}

pub(super) fn grade_value(grade: &Grade) -> Value {
    match grade {
        Grade::One(label) => Value::from(&**label),
        Grade::ByAxis(axes) => {
            let value = |grade: &AxisGrade| {
                let (label, text) = (&*grade.label, &*grade.text);
                if text.is_empty() {
                    return Value::from(label);
                }
                Value::table([row(Key::Grade, label), row(Key::ReasonForGrade, text)])
            };
            Value::table(axes.iter().map(|(axis, it)| (axis.to_string(), value(it))))
        }
    }
}

pub(super) fn exemption_value(exemption: &Exemption) -> Value {
    let Exemption { when, duties, reason } = exemption;
    Value::table([
        row(Key::When, names(when)),
        row(Key::Duties, names(duties)),
        row(Key::Reason, &**reason),
    ])
}

/// The values of the city's own fields, by the names that the city gave them.
pub(super) fn fields(program: &Program, extra: &[Extra]) -> Value {
    let field = |extra: &Extra| {
        let name = program.form.fields().get(extra.field).map_or("", |it| &*it.name);
        let columns = program.form.field_columns(extra.field);
        let value = match &extra.value {
            FieldValue::Once(value) => entry(columns, value),
            FieldValue::Yearly(years) => {
                let year = |(key, value): &(YearKey, Entry)| {
                    (key.year.western().to_string(), entry(columns, value))
                };
                Value::table(years.iter().map(year))
            }
            FieldValue::Periodic(periods) => {
                let period = |(key, value): &(PeriodKey, Entry)| {
                    let period = program.period(key);
                    let name =
                        period.map_or_else(|| key.0.to_string(), |it| program.cadence.name(it));
                    (name, entry(columns, value))
                };
                Value::table(periods.iter().map(period))
            }
        };
        (name.to_owned(), value)
    };
    Value::table(extra.iter().map(field))
}

fn entry(columns: &Columns, entry: &Entry) -> Value {
    match entry {
        Entry::Text(text) => Value::from(&**text),
        Entry::Several(several) => names(several),
        Entry::Dated { value, as_of } => {
            Value::table([row(Key::Text, &**value), row(Key::AsOf, day(*as_of))])
        }
        Entry::Columns(row) => cells(columns, row),
        Entry::Rows(rows) => list(rows, |it| cells(columns, it)),
    }
}

pub(super) fn names(names: &Names) -> Value {
    Value::List(names.0.iter().map(|it| Value::from(&**it)).collect())
}

pub(super) fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::List(items.iter().map(value).collect())
}

pub(super) fn day(day: Option<Day>) -> String {
    day.map_or_else(String::new, |it| it.date.to_string())
}

/// A day that has come; one to come is not public.
pub(super) fn come(public: Public, day: Option<Day>) -> String {
    self::day(day.filter(|it| it.date <= public.as_of()))
}
